"""Hints give a little of an answer away."""

import pytest

from quizapp.content.hints import Hint, hint_for


@pytest.mark.parametrize(
    ("answer", "letters", "words", "first"),
    [
        ("Oxytocin", "O…", 1, 8),
        ("protein, minerals and vitamins", "p… m… a… v…", 4, 7),
        ("Let-down reflex", "L… r…", 2, 8),
        ("1,000 ml", "… m…", 2, 5),
        ("%", "", 0, 0),
    ],
)
def test_first_letters_and_how_many_words(answer: str, letters: str, words: int, first: int) -> None:
    assert hint_for(answer) == Hint(own="", first_letters=letters, words=words, letters=first)


def test_the_decks_own_hint_stands_beside() -> None:
    assert hint_for("Oslo", "in the North").own == "in the North"

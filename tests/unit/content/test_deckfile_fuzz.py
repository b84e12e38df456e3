"""Whatever a file holds, it is a deck or a FileError with lines; nothing else ever comes out."""

from collections.abc import Callable
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.content.deck import Deck
from quizapp.content.deckfiles.deckfile import parse_deck, places_of
from quizapp.content.generators import cards_of, items_of
from quizapp.content.review import review
from quizapp.errors import FileError
from tests.builders import DECK_TEXT

LINES = DECK_TEXT.split("\n")


def survives(text: str | bytes) -> Deck | None:
    """Parse; what parses can be made into cards, items and findings, and what does not says where."""
    places_of(text, "deck.toml")
    try:
        deck = parse_deck(text, "deck.toml")
    except FileError as refused:
        problems = refused.problems
    else:
        make_all_of(deck)
        return deck
    newlines = text.count(b"\n") if isinstance(text, bytes) else text.count("\n")
    assert problems
    assert all(0 <= one.place.line <= newlines + 1 and one.message for one in problems)
    return None


def make_all_of(deck: Deck) -> None:
    cards_of(deck)
    items_of(deck, 1)
    review(deck)


def drop_a_character(text: str, dice: Random) -> str:
    at = dice.randrange(len(text))
    return text[:at] + text[at + 1 :]


def put_in_a_character(text: str, dice: Random) -> str:
    at = dice.randrange(len(text))
    return text[:at] + dice.choice("\"'[]{}=#.\\\n\t\0\x1fé?/: 9") + text[at:]


def drop_a_line(text: str, dice: Random) -> str:
    lines = text.split("\n")
    del lines[dice.randrange(len(lines))]
    return "\n".join(lines)


def double_a_line(text: str, dice: Random) -> str:
    lines = text.split("\n")
    at = dice.randrange(len(lines))
    return "\n".join([*lines[:at], lines[at], *lines[at:]])


def swap_two_lines(text: str, dice: Random) -> str:
    lines = text.split("\n")
    one, other = dice.randrange(len(lines)), dice.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]
    return "\n".join(lines)


def swap_two_words(text: str, dice: Random) -> str:
    words = text.split(" ")
    one, other = dice.randrange(len(words)), dice.randrange(len(words))
    words[one], words[other] = words[other], words[one]
    return " ".join(words)


def cut_off(text: str, dice: Random) -> str:
    return text[: dice.randrange(len(text))]


MUTATIONS = [
    drop_a_character,
    put_in_a_character,
    drop_a_line,
    double_a_line,
    swap_two_lines,
    swap_two_words,
    cut_off,
]


@pytest.mark.parametrize("mutate", MUTATIONS)
def test_a_deck_with_slips_of_the_pen(mutate: Callable[[str, Random], str]) -> None:
    broken = 0
    for seed in range(60):
        dice = Random(f"{mutate.__name__}/{seed}")
        text = DECK_TEXT
        for _ in range(dice.choice([1, 1, 1, 5])):
            text = mutate(text, dice) or " "
        broken += survives(text) is None
    assert broken > 10  # the test does reach the errors


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=300))
def test_bytes_of_any_kind(data: bytes) -> None:
    assert survives(data) is None


@settings(max_examples=150, deadline=None)
@given(st.integers(0, len(DECK_TEXT)), st.binary(min_size=1, max_size=20))
def test_bytes_of_any_kind_inside_a_deck(at: int, data: bytes) -> None:
    sound = DECK_TEXT.encode()
    survives(sound[:at] + data + sound[at:])


VALUES = ['""', '"oslo"', '"? capital-of peru"', "7", "-1", "1e400", "nan", "true", "2024-02-29", "07:32:00"]
SIGNS = ["[", "]", "{", "}", '"', "'", '"""', "=", "\n", "[[fact]]\n", "[deck]\n", "a", "#", ".", "\\"]

values = st.recursive(
    st.sampled_from(VALUES),
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda some: f"[{', '.join(some)}]")
        | inner.map(lambda one: f"{{ text = {one} }}")
    ),
    max_leaves=6,
)


@settings(max_examples=300, deadline=None)
@given(st.integers(0, len(LINES) - 1), values)
def test_values_of_the_wrong_type(number: int, value: str) -> None:
    name, sign, _ = LINES[number].partition("=")
    if sign and not name.startswith((" ", "\t")):
        survives("\n".join([*LINES[:number], f"{name}= {value}", *LINES[number + 1 :]]))


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(SIGNS), max_size=30))
def test_heaps_of_signs(signs: list[str]) -> None:
    assert survives("".join(signs)) is None

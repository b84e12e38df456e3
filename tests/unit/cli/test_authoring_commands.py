"""Adding facts and writing decks back from the command line."""

from pathlib import Path

import pytest

from tests.unit.cli.conftest import Quizapp


def test_a_fact_is_added_and_taken_back(quizapp: Quizapp) -> None:
    said = quizapp(
        *("add", "lactation", "--question", "Who wrote this?", "--answer", "I did", "--reverse"),
        *("--tag", "mine::first", "--topic", "My own", "--statement", "This is {{1:mine}}."),
    )
    assert (said.status, said.out) == (0, "Added my-1 to lactation: 3 flashcards.\n")
    mine = next(one for one in quizapp("facts", "lactation", "--json").records if one["id"] == "my-1")
    assert mine["statement"] == "This is mine."
    assert quizapp("undo").status == 0
    assert "my-1" not in quizapp("facts", "lactation").out


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--question", "Who?"), "each --question needs an --answer. Nothing was added."),
        ((), "There is nothing to learn yet"),
        (
            ("--statement", "A {{1:}}"),
            "Blank 1 hides nothing: put the hidden words after the colon. Nothing was added.",
        ),
        (("--statement", "A.", "--tag", "a::"), "has an empty level. Nothing was added."),
    ],
)
def test_what_makes_no_fact_is_a_sentence(quizapp: Quizapp, arguments: tuple[str, ...], sentence: str) -> None:
    said = quizapp("add", "lactation", "--topic", "hormones", *arguments)
    assert said.status == 1
    assert sentence in said.err


def test_a_deck_is_written_and_checks_as_well(quizapp: Quizapp, tmp_path: Path) -> None:
    quizapp("add", "lactation", "--statement", "This is {{1:mine}}.")
    said = quizapp("write", "lactation", tmp_path / "out")
    assert said.out == f"Wrote {tmp_path / 'out' / 'deck.toml'}: 86 facts, with 3 figures beside it.\n"
    assert quizapp("check", tmp_path / "out").status == 0
    assert quizapp("import", tmp_path / "out").status == 0
    assert quizapp("write", "nowhere", tmp_path / "other").status == 1

"""Commands that mark cards and facts, and undo."""

import pytest

from tests.unit.cli.conftest import Quizapp

CARD, OTHER = "lactation/F01/recall-1", "lactation/F02/recall-1"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("suspend", CARD, OTHER), "2 cards set aside"),
        (("bury", CARD), "1 card put off until tomorrow"),
        (("flag", "green", CARD), "1 card flagged"),
        (("mark", "lactation", "F01"), "1 fact marked"),
        (("delete", "lactation", "F01", "F02"), "2 facts deleted"),
        (("tag", "lactation", "exam::spring", "F01"), "1 fact tagged"),
    ],
)
def test_marking_and_undo(quizapp: Quizapp, arguments: tuple[str, ...], told: str) -> None:
    assert quizapp(*arguments).out == f"{told}. Take it back with quizapp undo.\n"
    assert quizapp(*arguments).out == "Nothing changed: it was so already.\n" or arguments[0] == "delete"
    (record,) = quizapp("undo", "lactation", "--json").records
    assert (record["act"], record["count"]) == (arguments[0], int(told[0]))
    (record,) = quizapp(*arguments, "--json").records
    assert (record["changed"], record["told"]) == (True, told)
    assert quizapp("undo").out.startswith(f"Taken back: {told}")
    assert quizapp("undo").out == "Nothing of today can be taken back.\n"
    assert quizapp("verify").status == 0


def test_what_was_put_on_is_taken_off(quizapp: Quizapp) -> None:
    quizapp("suspend", CARD)
    assert quizapp("unsuspend", CARD).out.startswith("1 card taken up again")
    quizapp("bury", CARD)
    assert quizapp("unbury", "lactation").out.startswith("1 card brought back today")
    quizapp("mark", "lactation", "F01")
    assert quizapp("unmark", "lactation", "F01").out.startswith("1 fact marked")
    quizapp("tag", "lactation", "hard", "F01")
    assert quizapp("tags", "lactation").out == "hard\n"
    assert quizapp("tags", "lactation", "--json").records == [{"tag": "hard"}]
    quizapp("untag", "lactation", "hard", "F01")
    assert quizapp("tags", "lactation").out == "No fact of this deck has a tag.\n"
    assert quizapp("tags", "lactation", "--json").out == ""
    quizapp("delete", "lactation", "F01")
    assert "F01" not in quizapp("facts", "lactation").out
    assert quizapp("undelete", "lactation", "F01").out.startswith("1 fact added")
    assert "F01" in quizapp("facts", "lactation").out


def test_several_steps_at_once(quizapp: Quizapp) -> None:
    quizapp("answer", CARD, "good")
    quizapp("flag", "red", CARD)
    said = quizapp("undo", "--steps", "3")
    assert said.out.splitlines() == [
        f"Taken back: 1 card flagged ({CARD}).",
        f"Taken back: 1 card answered ({CARD}).",
        "Nothing more of today can be taken back.",
    ]


def test_a_card_that_there_is_not(quizapp: Quizapp) -> None:
    said = quizapp("suspend", "lactation/F999/recall-1")
    assert (said.status, said.out) == (1, "")
    assert "There is no card lactation/F999/recall-1" in said.err

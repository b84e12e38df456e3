"""``quizapp find``"""

from tests.unit.cli.conftest import Quizapp


def test_cards_and_facts_are_found(quizapp: Quizapp) -> None:
    out = quizapp("find", "lactation", "fact:F33 view:recall").out
    assert out.startswith("lactation/F33/recall-1\n    ")
    records = quizapp("find", "lactation", "fact:F33", "--facts", "--json", "--sort", "due").records
    assert [(one["id"], one["fact"], one["state"]) for one in records] == [("F33", "F33", "new")]
    assert len(quizapp("find", "lactation", "is:new", "--json").records) > 300
    assert quizapp("find", "lactation", "is:suspended").out == "Nothing in this deck is found by “is:suspended”.\n"
    assert quizapp("find", "lactation", "is:suspended", "--json").out == ""


def test_what_cannot_be_read_is_told(quizapp: Quizapp) -> None:
    said = quizapp("find", "lactation", "milk is:x")
    assert (said.status, said.out) == (1, "")
    assert said.err.startswith("Here, after “milk is:”: a card can be due")
    assert "There is no column “size”" in quizapp("find", "lactation", "milk", "--sort", "size").err
    assert "no deck called" in quizapp("find", "nowhere", "milk").err

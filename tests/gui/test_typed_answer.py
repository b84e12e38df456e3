"""Typed answers: whether it was right stands in words, and the difference in marks that need no colour."""

from quizapp.content.typed import compare
from quizapp.gui.widgets.study.typed_answer import TypedDifference


def shown(qtbot, typed: str, expected: str) -> TypedDifference:
    """The difference as it is shown."""
    made = TypedDifference()
    qtbot.addWidget(made)
    made.show_result(compare(typed, expected))
    return made


def test_right_needs_no_difference(qtbot) -> None:
    made = shown(qtbot, "prolactin", "Prolactin")
    assert made.verdict == "Right"
    assert made.legend == ""


def test_a_slip_is_right_and_shown(qtbot) -> None:
    made = shown(qtbot, "prolacten", "prolactin")
    assert made.verdict == "Right, but for the spelling"
    assert "struck out: too much" in made.legend


def test_another_word_is_not_the_answer(qtbot) -> None:
    made = shown(qtbot, "oxytocin", "prolactin")
    assert made.verdict == "Not the answer"
    assert made.accessibleName().startswith("Not the answer. ")


def test_nothing_typed_is_said_so(qtbot) -> None:
    made = shown(qtbot, "", "prolactin")
    assert made.verdict == "Nothing typed"
    assert made.legend == "underlined: missing"

"""What reports and the Library tell of items of every kind."""

from collections.abc import Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from quizapp.content.facts import FactId
from quizapp.content.generators import items_of
from quizapp.content.items import FillIn, Item, OrderedResponse
from quizapp.exams.copies import FactCopy
from quizapp.exams.report import ItemResult
from quizapp.exams.scoring import Score, score
from quizapp.exams.sitting import Response
from quizapp.gui.widgets.items.kinds import _WIDGETS
from quizapp.gui.widgets.items.rationale_row import RationaleRow
from quizapp.gui.widgets.items.result import ItemResultView, ToldParts
from quizapp.gui.widgets.items.told import spoken, told
from quizapp.gui.widgets.items.verdict import Verdict
from quizapp.gui.widgets.text import Text
from quizapp.gui.words.kinds import kind_name
from tests.answering import right, wrong
from tests.gui import item_builders as built
from tests.gui.exam_room import NOW
from tests.written import greenhouse

ONE_OF_EACH = {item.kind: item for item in items_of(greenhouse(), 0)}


def result(item: Item, chosen: Sequence[str]) -> ItemResult:
    """The item as it stands in a report."""
    given = Response(chosen=tuple(chosen), at=NOW, took_ms=1) if chosen else None
    return ItemResult(number=1, item=item, chosen=tuple(chosen), score=score(item, given), flagged=False, took_ms=1)


def lines(item: Item, chosen: Sequence[str] | None) -> list[str]:
    """What is told, a line a choice: mark, text, lead."""
    marks = {Verdict.RIGHT: "v", Verdict.MISSED: "m", Verdict.CHOSEN_WRONG: "x", Verdict.WRONG: "-"}
    return [
        f"{marks[line.verdict]} {line.text} {line.lead}".rstrip() for part in told(item, chosen) for line in part.lines
    ]


@pytest.mark.parametrize("kind", _WIDGETS)
def test_every_kind_is_told_with_all_its_reasons(kind) -> None:
    item = ONE_OF_EACH[kind]
    for chosen in (None, (), right(item), wrong(item)):
        reasons = sorted(line.reason for part in told(item, chosen) for line in part.lines if line.reason)
        wanted = [item.rationale] if isinstance(item, FillIn) else [option.rationale for option in item.options]
        assert reasons == sorted(wanted)


@pytest.mark.parametrize("kind", _WIDGETS)
def test_a_right_answer_has_no_wrong_mark_and_a_wrong_one_has(kind) -> None:
    item = ONE_OF_EACH[kind]
    verdicts = [line.verdict for part in told(item, right(item)) for line in part.lines]
    assert Verdict.CHOSEN_WRONG not in verdicts
    assert Verdict.MISSED not in verdicts
    verdicts = [line.verdict for part in told(item, wrong(item)) for line in part.lines]
    assert Verdict.CHOSEN_WRONG in verdicts


@pytest.mark.parametrize("kind", _WIDGETS)
def test_the_library_takes_nothing_for_chosen(kind) -> None:
    item = ONE_OF_EACH[kind]
    leads = {line.lead for part in told(item, None) for line in part.lines}
    assert leads <= {"Right.", ""}
    assert Verdict.MISSED not in {line.verdict for part in told(item, None) for line in part.lines}


@pytest.mark.parametrize("kind", _WIDGETS)
def test_every_kind_has_a_name_and_a_place_in_a_report(kind, qtbot: QtBot) -> None:
    item = ONE_OF_EACH[kind]
    assert "{" not in kind_name(item)
    fact = FactCopy(id=FactId("F1"), statement="Leaves make sugar.", source="Notes, paragraph 1")
    shown = ItemResultView(result(item, wrong(item)), place="Plants · F1", facts=(fact,), opened=True)
    qtbot.addWidget(shown)
    shown.show()
    assert shown.head.accessibleDescription() == f"{kind_name(item)} · Plants · F1"
    rows = [row for row in shown.findChildren(RationaleRow) if row.isVisible()]
    assert rows
    texts = [text.text() for text in shown.findChildren(Text)]
    assert "F1: Leaves make sugar." in texts
    assert "Source: Notes, paragraph 1" in texts
    parts = shown.findChild(ToldParts)
    if parts.more is not None:
        QTest.mouseClick(parts.more, Qt.MouseButton.LeftButton)
        assert not parts.more.isVisible()
    every = [line for part in told(item, wrong(item)) for line in part.lines]
    assert len([row for row in shown.findChildren(RationaleRow) if row.isVisible()]) == len(every)


def test_rows_of_a_matrix_have_the_columns_names() -> None:
    item = built.matrix_choice()
    chosen = [item.cell(row.id, item.columns[0].id).id for row in item.rows]
    assert [part.heading for part in told(item, chosen)] == [row.text for row in item.rows]
    assert lines(item, chosen)[3:6] == [
        "m Oxytocin Right, not chosen.",
        "x Prolactin Your answer.",
        "- Neither",
    ]


def test_steps_stand_in_their_right_order() -> None:
    item = ONE_OF_EACH[next(kind for kind in _WIDGETS if kind.value == "ordered_response")]
    assert isinstance(item, OrderedResponse)
    texts = {option.id: option.text for option in item.options}
    swapped = (item.order[1], item.order[0], *item.order[2:])
    assert lines(item, swapped)[:3] == [
        f"x 1. {texts[item.order[0]]} You put it in place 2.",
        f"x 2. {texts[item.order[1]]} You put it in place 1.",
        f"v 3. {texts[item.order[2]]} Right, your answer.",
    ]


def test_blanks_are_numbered_in_their_passage() -> None:
    item = ONE_OF_EACH[next(kind for kind in _WIDGETS if kind.value == "drop_down_cloze")]
    parts = told(item, None)
    assert "(1)" in parts[0].heading
    assert [part.heading for part in parts[1:]] == [f"Blank {n}" for n in range(1, len(parts))]


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("30", ["v 30 seconds Right, your answer."]),
        (" 28 seconds ", ["v 28 seconds Right, your answer."]),
        ("36", ["v 30 seconds Right.", "x 36 seconds Your answer."]),
        ("", ["v 30 seconds Right."]),
    ],
)
def test_what_was_typed_is_told_with_its_unit(typed: str, wanted: list[str]) -> None:
    assert lines(built.fill_number(), (typed,) if typed else ()) == wanted


@pytest.mark.parametrize(
    ("chosen", "words"),
    [
        (("protein", "antibodies", "vitamins"), "Right, 3 of 3 points"),
        (("protein", "caffeine", "antibodies"), "Partly right, 1 of 3 points"),
        (("caffeine",), "Wrong, 0 of 3 points"),
        ((), "No answer"),
    ],
)
def test_a_report_says_how_much_was_right(chosen: tuple[str, ...], words: str, qtbot: QtBot) -> None:
    shown = ItemResultView(result(built.select_all(), chosen), place="", facts=(), opened=False)
    qtbot.addWidget(shown)
    assert shown.head.accessibleName() == f"{words}: Colostrum is rich in which of these?"


def test_what_is_spoken_leaves_out_what_is_rightly_left() -> None:
    said = spoken(built.select_all(), ("protein", "caffeine"), Score(earned=0, possible=3))
    assert said.startswith("0 of 3 points. Protein: Right, your answer. Protein is one of them.")
    assert "Caffeine: Your answer." in said
    assert "Vitamins: Right, not chosen." in said
    assert "Estrogen" not in said

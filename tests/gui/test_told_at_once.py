"""What makes an answer's feedback quick changes nothing of what is seen or told, and tells nothing before its time."""

from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from quizapp.content.items import Item
from quizapp.gui.pages.quiz.item import QuizItemPage
from quizapp.gui.widgets.items.column import Column
from quizapp.gui.widgets.items.place_reasons import PlaceReasons
from quizapp.gui.widgets.items.question_map import QuestionMap
from quizapp.gui.widgets.items.rationale_row import RationaleRow
from quizapp.gui.widgets.items.verdict import Verdict
from quizapp.services.exam import MapCell
from tests.gui import kind_items
from tests.gui.test_kinds_blanks import MADE, shown
from tests.gui.test_kinds_hot_spot import shown as hot_spot_shown
from tests.gui.test_kinds_hot_spot import spot, svg, view_of
from tests.looks.pages import settle, wait_until

__all__ = ["svg"]

ROWS = {**MADE, "highlight": kind_items.highlight_text, "order": kind_items.ordered_response}


@pytest.fixture(params=ROWS, ids=lambda name: name.replace(" ", "-"))
def item(request: pytest.FixtureRequest) -> Item:
    """An item of each kind whose reasons stand in rows below it."""
    return ROWS[request.param]()


def reasons(page: QuizItemPage) -> PlaceReasons:
    """The reasons of the item that is shown."""
    return page.answering.reasons  # type: ignore[attr-defined, no-any-return]


def rows_made(page: QuizItemPage) -> list[RationaleRow]:
    """The rows that there are, shown or not."""
    return reasons(page).findChildren(RationaleRow)


def said(page: QuizItemPage) -> Iterator[str]:
    """All that is said of an answering part, also of what is hidden: names and descriptions."""
    for widget in page.answering.findChildren(QWidget):
        yield f"{widget.accessibleName()} {widget.accessibleDescription()} {widget.toolTip()}"


def test_rows_are_made_ahead_and_say_nothing_before_the_answer(qtbot: QtBot, item: Item) -> None:
    page = shown(qtbot, kind_items.view_of(item))
    qtbot.waitUntil(lambda: len(rows_made(page)) >= len(item.keys))
    assert all(row.isHidden() and row.accessibleName() == "" for row in rows_made(page))
    rationales = {option.rationale for option in item.options}
    assert not [words for words in said(page) if any(why and why in words for why in rationales)]
    made = rows_made(page)
    page.render(kind_items.view_of(item, kind_items.rights(item), revealed=True))
    assert all(row in made for row in reasons(page).rows)
    assert all(row.isVisible() and row.accessibleName() for row in reasons(page).rows)


def test_rows_of_the_item_before_are_silent_in_the_next(qtbot: QtBot, item: Item) -> None:
    page = shown(qtbot, kind_items.view_of(item, kind_items.rights(item), revealed=True))
    assert any(row.accessibleName() for row in rows_made(page))
    page.render(kind_items.view_of(item))
    assert all(row.isHidden() and row.accessibleName() == "" for row in rows_made(page))


def test_what_is_kept_looks_as_what_is_made_anew(qtbot: QtBot, item: Item) -> None:
    fresh = shown(qtbot, kind_items.view_of(item, kind_items.rights(item), revealed=True))
    page = shown(qtbot, kind_items.view_of(item))
    page.render(kind_items.view_of(item, kind_items.rights(item), revealed=True))
    settle(QApplication.instance())
    for one, other in zip(reasons(page).rows, reasons(fresh).rows, strict=True):
        assert (one.geometry(), one.accessibleName()) == (other.geometry(), other.accessibleName())
    assert page.answering.height() == fresh.answering.height()


def test_a_figure_drawn_ahead_is_the_figure(qtbot: QtBot, svg: str) -> None:
    page = hot_spot_shown(qtbot, view_of(svg))
    QTest.qWait(20)
    spot(page).figure.choose("fatty-tissue")
    wait_until(lambda: spot(page).figure.ahead._image is not None)
    assert "alveoli" not in "".join(said(page)).lower()
    page.render(view_of(svg, ("fatty-tissue",), revealed=True))
    settle(QApplication.instance())
    ahead = spot(page).figure.grab()
    spot(page).figure.ahead._image = None
    at_once = spot(page).figure.grab()
    assert _differ(ahead, at_once) < 0.002


def _differ(one: QPixmap, other: QPixmap) -> float:
    """The share of points that are plainly different."""
    first, second = one.toImage(), other.toImage()
    points = [(x, y) for x in range(0, first.width(), 3) for y in range(0, first.height(), 3)]
    apart = [abs(first.pixelColor(x, y).lightness() - second.pixelColor(x, y).lightness()) > 24 for x, y in points]
    return sum(apart) / len(points)


@given(count=st.integers(1, 400), width=st.integers(180, 900), x=st.floats(-20, 920), y=st.floats(-20, 4_000))
def test_the_map_finds_the_square_at_every_point(
    qapp: QApplication, count: int, width: int, x: float, y: float
) -> None:
    cells = QuestionMap()
    cells.resize(QSize(width, 4_000))
    cells.show_cells(
        tuple(
            MapCell(number=n, answered=False, flagged=False, outcome=None, open=True, reachable=True)
            for n in range(1, count + 1)
        ),
        0,
    )
    point = QPointF(x, y)
    every = [index for index in range(count) if cells._cell(index).contains(point)]
    assert cells.index_at(point) == next(iter(every), -1)
    for index in (0, count // 2, count - 1):
        assert index in cells._rows_in(cells._around(index))


@given(words=st.lists(st.text("ab cd", max_size=200), min_size=1, max_size=6), width=st.integers(160, 900))
def test_a_column_is_as_tall_as_it_says(qapp: QApplication, words: list[str], width: int) -> None:
    column = Column(spacing=6)
    for number, text in enumerate(words):
        row = RationaleRow(text, text, Verdict.RIGHT, heading="Blank 1" if number % 2 else "")
        column.add_row(row)
    column.resize(width, 10)
    column.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    column.show()
    column.lay_out()
    rows = [row for row in column.findChildren(RationaleRow) if not row.isHidden()]
    assert len(rows) == len(words)
    assert max(row.geometry().bottom() for row in rows) + 1 == column.heightForWidth(width)
    assert all(one.geometry().bottom() + 7 == other.geometry().top() for one, other in pairwise(rows))
    column.close()

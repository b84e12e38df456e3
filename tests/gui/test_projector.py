"""The projector: everything is there and large enough, and nothing tells the key before it is shown."""

from dataclasses import asdict, fields, is_dataclass, replace

import pytest
from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from quizapp.content.figures.figure import regions_of
from quizapp.content.generators import items_of
from quizapp.content.items import Item, ItemKind
from quizapp.content.items.base import Head
from quizapp.exams.copies import DeckCopy, FigureCopy
from quizapp.gui.widgets.projector import options
from quizapp.gui.widgets.projector.options import Asked, row_lines
from quizapp.gui.widgets.projector.painting import body, paint_slide
from quizapp.gui.widgets.projector.qr import QUIET, modules, paint_code
from quizapp.gui.widgets.projector.question import STEM_LEAST
from quizapp.gui.widgets.projector.view import SlideView
from quizapp.paths import shipped_decks
from quizapp.teaching.points import Standing
from quizapp.teaching.room import Phase
from quizapp.teaching.showing import Bar, Choices, Shown, ShownOption, Told, shown, told
from quizapp.teaching.slides import LobbySlide, QuestionSlide, ScoresSlide, Slide, TalkSlide, TestSlide, Way
from tests.gui import item_builders, kind_items
from tests.gui.exam_room import lactation

GLAND = (shipped_decks() / "lactation" / "gland.svg").read_text(encoding="utf-8")
COPY = DeckCopy(figures=(FigureCopy(id="gland.svg", svg=GLAND),))
PLACES = {region.id: region.title for region in list(regions_of(GLAND).values())[:5]}
ITEMS = (
    *{item.kind: item for item in items_of(lactation(), 3)}.values(),
    kind_items.hot_spot(PLACES, "gland.svg", next(iter(PLACES))),
    item_builders.bow_tie(),
)
SIZES = ((1280, 720), (1024, 768), (1920, 1080), (800, 600))


def question(item: Item, *, revealed: bool = False) -> QuestionSlide:
    seen = shown(item, COPY)
    bars = tuple(Bar(option=number, count=number % 5) for number in range(len(seen.options)))
    return QuestionSlide(
        shown=seen, phase=Phase.REVEALED if revealed else Phase.OPEN, number=1, of=9,
        choices=Choices(answers=9, bars=bars) if revealed else None, told=told(item, COPY) if revealed else None,
    )  # fmt: skip


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.kind.value)
def test_every_kind_can_be_read_from_the_last_row(item: Item, size: tuple[int, int], dressed: object) -> None:
    for revealed in (False, True):
        laid = body(question(item, revealed=revealed), *size)
        assert laid.fits
        assert revealed or laid.stem >= STEM_LEAST * size[1]


def test_every_item_of_the_deck_fits(dressed: object) -> None:
    some = items_of(lactation(), 5)[::29]
    small = [item.id for item in some if body(question(item), 1280, 720).stem < 720 * STEM_LEAST]
    assert not small


def test_blanks_that_nobody_filled_take_no_room_once_told(dressed: object) -> None:
    item = next(one for one in ITEMS if one.kind is ItemKind.DRAG_DROP_CLOZE)
    seen, key = shown(item, COPY), told(item, COPY)
    nobody = Asked(shown=seen, choices=Choices(answers=0, bars=()), told=key, width=800, option=30)
    assert row_lines(nobody).height == 0
    two = Choices(answers=2, bars=(Bar(option=seen.cells[0][0], count=2),))
    assert row_lines(replace(nobody, choices=two)).height > 0


def test_boxes_of_groups_beside_each_other_begin_at_one_height(
    dressed: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[QRectF] = []
    monkeypatch.setattr(options, "box", lambda _painter, rect, **_looks: drawn.append(QRectF(rect)))
    few = (ShownOption(text="Duct", place=0), ShownOption(text="Lobe", place=1))
    heads = ("Short", "A heading of so many words that they take more than one line here")
    seen = Shown(kind=ItemKind.GROUPING, stem="", options=few, places=heads)
    piece = options.grouped(Asked(shown=seen, choices=None, told=None, width=600, option=30), 2, heads)
    sheet = QImage(600, 400, QImage.Format.Format_ARGB32)
    painter = QPainter(sheet)
    piece.draw(painter, 0, 0)
    painter.end()
    assert len({rect.left() for rect in drawn}) == 2
    assert len({rect.top() for rect in drawn}) == 1


def test_an_endless_item_is_set_smaller_and_not_cut(dressed: object) -> None:
    seen = shown(item_builders.bow_tie(), COPY)
    endless = QuestionSlide(
        shown=type(seen)(kind=seen.kind, stem="What is asked here and why? " * 40, options=seen.options,
                         places=seen.places, takes=seen.takes),
        phase=Phase.OPEN, number=1, of=1,
    )  # fmt: skip
    laid = body(endless, 1280, 720)
    assert laid.fits
    assert laid.stem < 720 * STEM_LEAST


def everything(value: object) -> list[object]:
    """Whatever can be reached from a widget's own state."""
    if is_dataclass(value) and not isinstance(value, type):
        return [value, *(one for field in fields(value) for one in everything(getattr(value, field.name)))]
    if isinstance(value, tuple | list):
        return [one for inner in value for one in everything(inner)]
    return [value]


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.kind.value)
def test_the_view_holds_no_key_before_the_reveal(item: Item, qtbot: QtBot) -> None:
    view = SlideView("Projector")
    qtbot.addWidget(view)
    view.show_slide(question(item), 30)
    held = everything(view.slide)
    assert not [one for one in held if isinstance(one, Told | Head)]
    key = told(item, COPY)
    spoken = view.accessibleName() + view.accessibleDescription()
    said = {item.stem, *(one.text for one in item.options)}
    for secret in {*key.reasons, key.why, key.source} - said - {""}:
        assert secret not in spoken
        assert secret not in repr(asdict(view.slide))
    view.show_slide(question(item, revealed=True), None)
    assert any(isinstance(one, Told) for one in everything(view.slide))


def picture(slide: Slide, left: int | None = None) -> QImage:
    image = QImage(640, 360, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    paint_slide(painter, slide, 640, 360, left)
    painter.end()
    return image


WAY = Way(url="http://192.168.43.17:8321/#ABCDE", code="ABCDE")
ROWS = tuple(Standing(place=n, name=f"Team {n}", points=100 * n) for n in range(1, 13))
DRAWN = tuple(Standing(place=1, name=f"T {n}", points=5) for n in range(6))


@pytest.mark.parametrize(
    "slide",
    [
        LobbySlide(title="An evening", place="Here", people=3, names=("Ana", "Ben"), way=WAY),
        LobbySlide(title="A very long title " * 12, place="", people=200, names=tuple(f"Name {n}" for n in range(200))),
        TalkSlide(title="Break", pause=True, minutes=10),
        TestSlide(title="Test before", items=9, handed=2, answering=12, way=WAY),
        ScoresSlide(title="An evening", rows=ROWS, teams=True),
        ScoresSlide(title="An evening", rows=ROWS[:3], podium=True),
        ScoresSlide(title="A draw", rows=DRAWN, podium=True),
        ScoresSlide(title="An evening", named=False, podium=True),
    ],
    ids=lambda slide: type(slide).__name__,
)  # fmt: skip
def test_other_slides_are_painted_and_their_clock_moves(slide: Slide, dressed: object) -> None:
    shown_once = picture(slide, 75)
    blank = QColor(shown_once.pixel(0, 0))
    assert any(QColor(shown_once.pixel(x, y)) != blank for x in range(0, 640, 3) for y in range(0, 360, 3))
    if isinstance(slide, TalkSlide | TestSlide):
        assert picture(slide, 74) != shown_once


def test_the_code_is_painted_module_by_module(dressed: object) -> None:
    rows = modules(WAY.url)
    side = len(rows) + 2 * QUIET
    image = QImage(side * 4, side * 4, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    paint_code(painter, QRectF(image.rect()), WAY.url)
    painter.end()
    for y, row in enumerate(rows):
        for x, dark in enumerate(row):
            at = image.pixelColor((x + QUIET) * 4 + 2, (y + QUIET) * 4 + 2)
            assert (at.lightness() < 128) is dark


def test_a_small_view_is_a_picture_of_the_large_one(qtbot: QtBot) -> None:
    view = SlideView("Projector")
    qtbot.addWidget(view)
    view.show_like(QSizeF(1280, 720))
    assert view.heightForWidth(320) == 180
    assert not view.show_slide(view.slide, None)

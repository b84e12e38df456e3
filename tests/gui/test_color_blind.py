"""Colours that carry meaning stay apart for eyes that lack a kind of cone; where they do not, a mark or a word does.

Vision is simulated as in Machado, Oliveira and Fernandes, "A Physiologically-based Model for Simulation of Color
Vision Deficiency", IEEE TVCG 15 (6), 2009: their matrices for severity 1.0, over linear light. Distances are Euclidean
in OKLab (Ottosson, 2020), where about 0.02 can just be told apart side by side.
"""

from array import array
from dataclasses import replace
from itertools import combinations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from quizapp.exams.outcome import Outcome
from quizapp.gui import theme
from quizapp.gui.flags import FLAGS
from quizapp.gui.models.browse import BrowseTable
from quizapp.gui.widgets.charts.frame import paint_bar
from quizapp.gui.widgets.charts.told import Lines
from quizapp.gui.widgets.items.verdict import _ICONS, Verdict, verdict_words
from quizapp.gui.widgets.library.browse_view import COLUMNS, BrowseView
from quizapp.gui.widgets.tree.painting import leaf_color
from quizapp.gui.words.points import outcome_look, outcome_words
from quizapp.services.browse import Listing
from tests.gui.browse_rows import row
from tests.gui.test_progress_charts import opened
from tests.looks.pages import Room

APART = 0.07
"""What is told by colour alone differs by so much at least: three times what can just be seen."""

Matrix = tuple[tuple[float, float, float], ...]
VISIONS: dict[str, Matrix] = {
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
SIDES = [(dark, contrast) for dark in (False, True) for contrast in (False, True)]

BY_COLOUR = [
    ("leaf_low", "leaf_high"),  # the tree: nearly forgotten, surely recalled
    ("leaf_low", "paper"),
    ("leaf_high", "paper"),
    ("track", "leaf_high"),  # the calendar: no answers, many
    ("track", "teal"),  # bars: the empty part
    ("teal", "warn"),  # columns: recalled, not recalled
    ("teal", "gold"),  # lines, also dashed
]
"""Not teal and muted: where two lines have these, one is dashed."""


def seen(color: QColor, vision: Matrix) -> tuple[float, float, float]:
    """A colour as the eye sees it, in OKLab."""
    light = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in color.getRgbF()[:3]]
    red, green, blue = (min(1.0, max(0.0, sum(a * b for a, b in zip(row, light, strict=True)))) for row in vision)
    long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
    middle = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
    short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
    return (
        0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short,
    )


def distance(one: QColor, other: QColor, vision: Matrix) -> float:
    """How far apart two colours are."""
    pairs = zip(seen(one, vision), seen(other, vision), strict=True)
    return float(sum((a - b) ** 2 for a, b in pairs) ** 0.5)


def test_the_simulation_knows_what_is_hard_to_tell_apart() -> None:
    red, green = QColor("#C0392B"), QColor("#7A7A12")
    assert distance(red, green, VISIONS["deuteranopia"]) < 0.6 * distance(red, green, VISIONS["tritanopia"])
    assert distance(QColor("white"), QColor("black"), VISIONS["protanopia"]) == pytest.approx(1, abs=0.01)


@pytest.mark.parametrize(("dark", "contrast"), SIDES)
@pytest.mark.parametrize("vision", VISIONS)
@pytest.mark.parametrize(("one", "other"), BY_COLOUR)
def test_what_is_told_by_colour_stays_apart(one: str, other: str, vision: str, dark: bool, contrast: bool) -> None:
    colors = theme.colors(dark=dark, contrast=contrast)
    assert distance(getattr(colors, one), getattr(colors, other), VISIONS[vision]) >= APART


@pytest.mark.parametrize("vision", VISIONS)
def test_a_leaf_is_told_from_one_much_less_known(vision: str, dressed) -> None:
    levels = [leaf_color(recall) for recall in (0.3, 0.7, 0.9, 1.0)]
    assert all(distance(one, other, VISIONS[vision]) >= 0.05 for one, other in combinations(levels, 2))


def test_right_and_wrong_never_hang_on_colour() -> None:
    assert len({outcome_look(how)[0] for how in Outcome}) == len(Outcome)  # a mark of its own
    assert len({outcome_words(how) for how in Outcome}) == len(Outcome)  # and a word
    told = (Verdict.RIGHT, Verdict.MISSED, Verdict.CHOSEN_WRONG)
    assert len({_ICONS[one] for one in told}) == len(told)
    assert len({verdict_words(one, chosen=one is not Verdict.MISSED, several=True) for one in told}) == len(told)


def test_flags_have_names_and_numbers_of_their_own() -> None:
    assert len({flag.name for flag in FLAGS}) == len({flag.number for flag in FLAGS}) == len(FLAGS)


def test_pieces_of_a_column_are_told_apart_without_colour(dressed) -> None:
    plain, hatched = (QImage(40, 40, QImage.Format.Format_RGB32) for _ in range(2))
    for image, is_second in ((plain, False), (hatched, True)):
        image.fill(QColor("white"))
        painter = QPainter(image)
        paint_bar(painter, QRectF(0, 0, 40, 40), 0, "teal", hatched=is_second)
        painter.end()
    assert plain != hatched


def test_no_two_series_of_a_chart_hang_on_colour(room: Room) -> None:
    panels = opened(room).page.charts.panels
    lines = [panel.told.picture for panel in panels if panel.told and isinstance(panel.told.picture, Lines)]
    assert lines
    for picture in lines:
        for one, other in combinations(picture.series, 2):
            assert one.color == other.color or one.dashed != other.dashed, (one.name, other.name)


def test_a_flag_in_the_library_has_its_number(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    look = theme.current()
    grey = replace(look, colors=replace(look.colors, **{flag.role: look.colors.muted for flag in FLAGS}))
    monkeypatch.setattr(theme, "current", lambda: grey)
    model = BrowseTable(COLUMNS)
    model.fetch = lambda numbers, _listing: tuple(row(1, "The same", flag=number) for number in numbers)
    view = BrowseView(model)
    qtbot.addWidget(view)
    view.resize(400, 600)
    view.show()
    model.show_found(array("q", (flag.number for flag in FLAGS)), Listing.CARDS)
    seen = view.viewport().grab().toImage()
    height = view.rowHeight(0)
    rows = [seen.copy(0, n * height + 2, 60, height - 4) for n in range(len(FLAGS))]
    assert all(one != other for one, other in combinations(rows, 2)), "two flags look the same without colour"

"""The tokens hold to WCAG AA, and a change of theme reaches every widget."""

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from quizapp.gui import theme
from quizapp.gui.flags import FLAGS
from quizapp.gui.theme import Size
from quizapp.gui.widgets.text import Text


def luminance(color: QColor) -> float:
    """Relative luminance, WCAG 2.2."""
    parts = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in color.getRgbF()[:3]]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: QColor, other: QColor) -> float:
    """From 1 to 21."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


TEXT = [
    (ink, ground) for ink in ("ink", "muted", "gold", "teal", "good", "warn", "bad") for ground in ("paper", "surface")
]
TEXT += [("ink", "tint"), ("muted", "tint"), ("on_gold", "gold_fill"), ("on_teal", "teal")]
TEXT += [("ink", "good_tint"), ("ink", "bad_tint"), ("good", "good_tint"), ("bad", "bad_tint")]
TEXT += [("ink", "warn_tint"), ("warn", "warn_tint")]
MARKS = [("edge", "paper"), ("edge", "surface"), ("gold", "paper"), ("gold", "surface"), ("gold", "tint")]
MARKS += [("teal", "paper"), ("teal", "tint"), ("leaf_high", "paper"), ("bark", "paper"), ("gold", "gold_fill")]


MARKS += [(flag.role, ground) for flag in FLAGS for ground in ("paper", "surface", "tint")]


@pytest.mark.parametrize("high", [False, True], ids=["usual", "high contrast"])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), TEXT)
def test_text_can_be_read(ink: str, ground: str, dark: bool, high: bool) -> None:
    colors = theme.colors(dark=dark, contrast=high)
    assert contrast(getattr(colors, ink), getattr(colors, ground)) >= (7 if high else 4.5)


@pytest.mark.parametrize("high", [False, True], ids=["usual", "high contrast"])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize(("mark", "ground"), [pair for pair in MARKS if pair != ("gold", "gold_fill")])
def test_marks_can_be_seen(mark: str, ground: str, dark: bool, high: bool) -> None:
    colors = theme.colors(dark=dark, contrast=high)
    assert contrast(getattr(colors, mark), getattr(colors, ground)) >= (4.5 if high else 3.0)


def test_contrast_is_measured_as_wcag_does() -> None:
    assert contrast(QColor("white"), QColor("black")) == pytest.approx(21)
    assert contrast(QColor("#777777"), QColor("white")) == pytest.approx(4.48, abs=0.01)


def test_a_text_follows_when_only_the_scale_changes(dressed: QApplication, qtbot) -> None:
    text = Text("Suckling")
    qtbot.addWidget(text)
    text.show()
    sizes = []
    for scale in (200, 100, 150):
        theme.apply(dressed, dark=False, text_scale=scale)
        sizes.append((text.font().pixelSize(), text.sizeHint().height()))
    assert [pixels for pixels, _ in sizes] == [30, 15, 22]
    assert len(set(sizes)) == 3


def test_a_text_follows_scale_and_colours(dressed: QApplication, qtbot) -> None:
    text = Text("Which hormone moves the milk?", size=Size.TITLE, role="gold")
    qtbot.addWidget(text)
    text.show()
    before = text.sizeHint().height()
    theme.apply(dressed, dark=True, text_scale=200)
    dressed.processEvents()
    assert text.sizeHint().height() == pytest.approx(2 * before, abs=2)
    assert text.palette().color(text.foregroundRole()) == theme.colors(dark=True).gold


def test_a_text_takes_the_lines_it_needs(qtbot) -> None:
    text = Text("one two three four five six seven eight nine ten")
    qtbot.addWidget(text)
    assert text.heightForWidth(80) > 2 * text.heightForWidth(2000)


def test_a_space_that_does_not_break_gives_way_to_a_narrow_window(qtbot) -> None:
    text = Text("about\u00a0eight\u00a0minutes")
    qtbot.addWidget(text)
    assert text.heightForWidth(60) == 3 * text.heightForWidth(2000)

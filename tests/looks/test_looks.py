"""Every page looks as it looked when somebody last looked at it, and no word is cut.

After a change that is meant: ``python -m tests.looks.test_looks`` draws the baseline anew; look at what it drew.
"""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from quizapp.gui.widgets.button import Button
from quizapp.gui.widgets.text import Text
from tests.looks import demo
from tests.looks.pages import Room, application, put_on, settle
from tests.looks.recipes import RECIPES
from tests.ready_made import studied_profile

BASELINE = Path(__file__).parent / "baseline"
KEPT = QSize(480, 315)
"""Pictures are kept small: and blind to how a stroke is smoothed."""

LOOKS = [("light", 100), ("dark", 100), ("light", 150)]
CUT_LOOKS = [("light", 100, 1280, 840), ("light", 150, 1280, 840), ("dark", 200, 1280, 840), ("light", 100, 480, 640)]
MOST_DIFFERENT = 0.01
NOTICEABLE = 48
"""Of 255, in any colour."""


@pytest.fixture
def app() -> Iterator[QApplication]:
    """The application; other tests find it light at 100 % again."""
    running = application()
    put_on(running, "light", 100)
    yield running
    put_on(running, "light", 100)
    settle(running)


def opened(app: QApplication, copy: Path, name: str, size: tuple[int, int]) -> Room:
    """A window that shows a page of the demo profile."""
    studied_profile(copy)
    room = Room(copy, demo.StoppedClock(demo.TODAY))
    room.window.resize(*size)
    room.window.show()
    settle(app)
    RECIPES[name](room)
    settle(app)
    return room


def picture(window: QWidget) -> QImage:
    """A window as it is kept."""
    image = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    return image.scaled(KEPT, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)


def share_that_differs(one: QImage, other: QImage) -> float:
    """How much of two pictures differs noticeably."""
    pixels = [bytes(image.convertToFormat(QImage.Format.Format_RGB888).constBits()) for image in (one, other)]
    assert len(pixels[0]) == len(pixels[1])
    different = sum(abs(a - b) > NOTICEABLE for a, b in zip(*pixels, strict=True))
    return different / (KEPT.width() * KEPT.height())


@pytest.mark.parametrize("name", RECIPES)
def test_a_page_looks_as_it_did(name: str, app: QApplication, tmp_path: Path) -> None:
    room = opened(app, tmp_path / "copy", name, (1280, 840))
    differing = []
    for look, scale in LOOKS:
        put_on(app, look, scale)
        settle(app)
        drawn = picture(room.window)
        kept = QImage(str(BASELINE / f"{name}-{look}-{scale}.png"))
        assert not kept.isNull(), "no picture is kept yet: python -m tests.looks.test_looks"
        share = share_that_differs(drawn, kept)
        if share > MOST_DIFFERENT:
            drawn.save(str(tmp_path / f"{look}-{scale}.png"))
            differing.append(f"{share:.1%} of {look} at {scale} %")
    room.close()
    assert not differing, f"{name} differs: {differing}; see {tmp_path}"


def test_the_comparison_can_fail(app: QApplication, tmp_path: Path) -> None:
    put_on(app, "light", 100)
    room = opened(app, tmp_path / "copy", "teach", (1280, 840))
    assert share_that_differs(picture(room.window), QImage(str(BASELINE / "today-light-100.png"))) > MOST_DIFFERENT
    room.close()


def cut(window: QWidget) -> list[str]:
    """Texts and buttons that have less room than their words need."""
    found = []
    for widget in window.findChildren(QWidget):
        if not widget.isVisible() or not widget.width():
            continue
        if isinstance(widget, Text):
            need = QSize(0, widget.heightForWidth(widget.width())) if widget.wordWrap() else widget.sizeHint()
            short = need.width() > widget.width() + 1 or need.height() > widget.height() + 1
        elif isinstance(widget, QAbstractButton) and widget.text():
            need = widget.minimumSizeHint()
            if isinstance(widget, Button):  # in a narrow place its cap and its icon give way to the word
                need.setWidth(min(need.width(), widget.word_width + 16))
            short = need.width() > widget.width() + 1 or need.height() > widget.height() + 1
        else:
            continue
        parent = widget.parentWidget()
        place = QRect(widget.mapTo(parent, QPoint(0, 0)), widget.size())
        if short or not parent.rect().adjusted(-1, -1, 1, 1).contains(place):
            found.append(f"{type(widget).__name__} “{widget.text()}” has {widget.size()}, needs {need}")
    return found


@pytest.mark.parametrize("name", RECIPES)
def test_no_word_is_cut(name: str, app: QApplication, tmp_path: Path) -> None:
    room = opened(app, tmp_path / "copy", name, (1280, 840))
    found = []
    for look, scale, width, height in CUT_LOOKS:
        put_on(app, look, scale)
        room.window.resize(width, height)
        settle(app)
        found += [f"{width}×{height} at {scale} %: {words}" for words in cut(room.window)]
    room.close()
    assert not found, "\n".join(found)


def main() -> None:
    """Draws the baseline anew."""
    import tempfile

    app = application()
    BASELINE.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for name in sys.argv[1:] or RECIPES:
            put_on(app, "light", 100)
            room = opened(app, Path(folder) / name, name, (1280, 840))
            for look, scale in LOOKS:
                put_on(app, look, scale)
                settle(app)
                picture(room.window).save(str(BASELINE / f"{name}-{look}-{scale}.png"), "PNG", 0)
            room.close()


if __name__ == "__main__":
    main()

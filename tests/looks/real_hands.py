"""Keys and mouse of a real X display, by xdotool: what a person does to a window, as the window system sees it."""

import subprocess
import time

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QWidget

from quizapp.content.items import (
    DragDropCloze,
    DropDownCloze,
    DropDownRationale,
    FillIn,
    HighlightText,
    HotSpot,
    Item,
    Matching,
    Matrix,
    OptionId,
    OrderedResponse,
)
from quizapp.gui.pages.quiz.item import QuizItemPage
from quizapp.gui.widgets.items.choice_menu import ChoiceRow
from quizapp.gui.widgets.items.option_row import CheckRow, OptionRow
from tests.gui.conftest import Keys
from tests.gui.kind_keys import letters

_NAMES = {
    Qt.Key.Key_Return: "Return", Qt.Key.Key_Down: "Down", Qt.Key.Key_Up: "Up", Qt.Key.Key_Space: "space",
    ".": "period", ",": "comma", "-": "minus", " ": "space",
}  # fmt: skip


def wait(seconds: float = 0.06) -> None:
    """Lets the window hear what has happened, lay out and paint."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        QApplication.processEvents()
        time.sleep(0.004)


def xdotool(*words: object) -> None:
    """One act."""
    subprocess.run(["xdotool", *map(str, words)], check=True, timeout=20)
    wait()


class RealKeys(Keys):
    """Presses real keys."""

    def __init__(self) -> None:
        """The focus is wherever the window put it."""

    def press(self, *keys: Qt.Key | str, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Presses keys one after another."""
        for key in keys:
            xdotool("key", _NAMES.get(key, key))


class RealMouse:
    """Clicks and drags."""

    def __init__(self, page: QuizItemPage) -> None:
        self._page = page

    def see(self, widget: QWidget) -> None:
        """Scrolls a control into sight."""
        self._page.sheet.ensureWidgetVisible(widget, 0, 40)
        wait()

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        """Clicks a control, in its middle unless told where."""
        self.see(widget)
        point = widget.mapToGlobal(widget.rect().center() if at is None else at)
        xdotool("mousemove", point.x(), point.y(), "click", 1)

    def drag(self, widget: QWidget, to: QPoint) -> None:
        """Drags a control to a point of the screen, as a hand does: not in one leap."""
        start = widget.mapToGlobal(widget.rect().center())
        xdotool("mousemove", start.x(), start.y(), "mousedown", 1)
        for share in (0.2, 0.6, 1.0):
            step = start + (to - start) * share
            xdotool("mousemove", step.x(), step.y())
        xdotool("mouseup", 1)

    # -- an answer

    def give(self, chosen: tuple[OptionId, ...]) -> None:
        """Answers the item on the screen by mouse; a text is typed after a click."""
        item, kind = self._page._view.item, self._page.answering
        if isinstance(item, OrderedResponse):
            self._order(chosen)
        elif isinstance(item, DragDropCloze | Matching):
            self._tokens(item, chosen)
        elif isinstance(item, DropDownCloze | DropDownRationale):
            self._menus(item, chosen)
        elif isinstance(item, HotSpot):
            for one in chosen:
                self.click(kind.figure, kind.figure.point_on(one).toPoint())
        elif isinstance(item, FillIn):
            self.click(kind.field)
            xdotool("type", chosen[0])
        else:
            self._rows(item, chosen)

    def _rows(self, item: Item, chosen: tuple[OptionId, ...]) -> None:
        kind = self._page.answering
        keys = [key.upper() for key in letters(item, chosen)]
        if isinstance(item, Matrix):
            for row, column in zip(keys[::2], keys[1::2], strict=True):
                self.click(kind.table.cells[ord(row) - ord("A")][int(column) - 1])
        elif isinstance(item, HighlightText):
            for key in keys:
                phrase = kind.phrases[ord(key) - ord("A")]
                self.click(phrase, phrase.lines[0].center().toPoint())
        else:
            rows = [*kind.findChildren(OptionRow), *kind.findChildren(CheckRow)]
            by_letter = {row._letter: row for row in rows if row.isVisible()}
            for key in keys:
                self.click(by_letter[key])

    def _order(self, wanted: tuple[OptionId, ...]) -> None:
        kind = self._page.answering
        for place, step in enumerate(wanted):
            at = kind.response().index(step) if kind.response() else None
            rows = kind.rows
            row = kind._rows[step]
            if at is None or rows.index(row) != place:
                target = rows[place]
                self.see(row)
                top = target.mapToGlobal(QPoint(target.width() // 2, 4))
                self.drag(row, top)

    def _tokens(self, item: Item, chosen: tuple[OptionId, ...]) -> None:
        kind = self._page.answering
        for named in kind.places:
            one = next(option for option in chosen if option in {each.id for each in item.at(named.place)})
            number = [option.id for option in item.at(named.place)].index(one)
            blank, token = kind.blank_at(named.place), kind.tokens[number]
            self._see_both(blank, token)
            self.drag(token, blank.mapToGlobal(blank.rect().center()))

    def _see_both(self, one: QWidget, other: QWidget) -> None:
        """Scrolls so that both are in sight, if the window is tall enough for that."""
        sheet = self._page.sheet
        body = sheet.widget()
        boxes = [QRect(each.mapTo(body, QPoint(0, 0)), each.size()) for each in (one, other)]
        both = boxes[0].united(boxes[1])
        sheet.verticalScrollBar().setValue(both.center().y() - sheet.viewport().height() // 2)
        wait()

    def _menus(self, item: Item, chosen: tuple[OptionId, ...]) -> None:
        kind = self._page.answering
        for named in kind.places:
            options = item.at(named.place)
            number = next(number for number, option in enumerate(options) if option.id in chosen)
            self.click(kind.blank_at(named.place))
            rows = [row for row in kind.menu.findChildren(ChoiceRow) if row.isVisibleTo(kind.menu)]
            row = rows[number]
            point = row.mapToGlobal(row.rect().center())
            xdotool("mousemove", point.x(), point.y(), "click", 1)

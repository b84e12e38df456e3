"""One item of a quiz: stem, options, rationales once they may be told, the question map, and the way on."""

from dataclasses import replace
from itertools import pairwise

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from quizapp.exams.answers import is_complete
from quizapp.gui import shortcuts, theme
from quizapp.gui.announce import announce
from quizapp.gui.widgets.item_foot import ItemFoot
from quizapp.gui.widgets.item_head import ItemHead
from quizapp.gui.widgets.item_kinds import ItemWidget
from quizapp.gui.widgets.item_sheet import ItemSheet
from quizapp.gui.widgets.item_told import spoken
from quizapp.gui.widgets.kind_chip import kind_name
from quizapp.gui.widgets.map_panel import MapPanel
from quizapp.gui.widgets.notice import Notice
from quizapp.services.exam import ItemView

_HINT_SECONDS = 6
_NO_LIMIT = 16_777_215

_MAP_FROM = 820
"""From this width (px at 100 %) on the question map stands at the side; below it folds away behind a button."""

_MAP_BESIDE_EXHIBIT_FROM = 1240
"""An exhibit needs the room more than the map does."""

_PAUSE_MS = 600
"""In an exam a typed answer is stored when the typing pauses so long, and whenever the item is left."""

_HARMLESS = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier
"""Many keyboards have the plus, some the digits, with Shift; a capital letter means what the small one does."""


class QuizItemPage(QWidget):
    """One item and what the person wants of it. Stem and buttons stay where they are when rationales come."""

    responded = Signal(int, object)
    moved = Signal(int)
    flagged = Signal(int)
    finished = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: ItemView | None = None
        self._known: list[ItemWidget] = []
        self._map_open = False
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.timeout.connect(self._store)
        self._build()
        shortcuts.bind(self, shortcuts.FLAG, self._flag)
        shortcuts.bind(self, shortcuts.ITEM_BEFORE, lambda: self._step(-1))
        shortcuts.bind(self, shortcuts.ITEM_AFTER, lambda: self._step(1))
        shortcuts.bind(self, shortcuts.QUESTION_MAP, self._toggle_map)
        shortcuts.bind(self, shortcuts.LEAVE_QUIZ, self._leave)

    # -- how it is made

    def _build(self) -> None:
        self.head = ItemHead()
        self.place, self.kind, self.map_button = self.head.place, self.head.kind, self.head.map_button
        self.map_button.clicked.connect(self._toggle_map)
        self.sheet = ItemSheet()
        self.stem, self.source, self.score = self.sheet.stem, self.sheet.source, self.sheet.score

        self._left = QWidget()
        left = QVBoxLayout(self._left)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(16)
        left.addWidget(self.head)
        self._fold = QVBoxLayout()
        left.addLayout(self._fold)
        left.addWidget(self.sheet, 1)
        self.notice = Notice()
        self.notice.acted.connect(self._finish)
        left.addWidget(self.notice)
        self.foot = ItemFoot()
        self.end, self.flag, self.on = self.foot.end, self.foot.flag, self.foot.on
        self.end.clicked.connect(self._end)
        self.flag.clicked.connect(self._flag)
        self.on.clicked.connect(self._go_on)
        left.addWidget(self.foot)
        self._row = QHBoxLayout(self)
        self._row.setSpacing(48)
        self._row.addWidget(self._left, 1)
        self.aside = MapPanel()
        self.aside.item_chosen.connect(self._go_to)
        self.map = self.aside.map
        self._row.addWidget(self.aside, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addStretch(0)

    # -- what it shows

    def render(self, view: ItemView) -> None:  # type: ignore[override]  # not QWidget's painting
        """Shows an item; the focus goes to its options, or to the way on when it is settled."""
        before, self._view = self._view, view
        another = before is None or (before.sitting, before.index) != (view.sitting, view.index)
        told = view.revealed and (another or (before is not None and not before.revealed))
        self.head.show_item(view)
        unsent = not another and view.tutor and not view.revealed
        widget = self.sheet.show_item(replace(view, chosen=self.answering.response()) if unsent else view)
        if widget not in self._known:
            self._known.append(widget)
            widget.changed.connect(self._changed)
            widget.hint.connect(lambda words: self.notice.say(words, seconds=_HINT_SECONDS))
        stops = (self.map_button, *self.sheet.exhibit.tab_stops(), *widget.tab_stops())
        for stop, onward in pairwise((*stops, self.end, self.flag, self.on, self.map)):
            QWidget.setTabOrder(stop, onward)
        self.foot.show_flag(flagged=view.flagged)
        self.aside.show_map(view)
        self.notice.say("")
        self._show_way_on()
        self._arrange()
        if another:
            announce(self, f"{self.place.text()}. {kind_name(view.item)}. {view.item.stem}")
        elif told:
            announce(self, spoken(view.item, view.chosen, view.score))
        if another or told or not self._has_focus():
            self.take_focus()
        self.sheet.settle()
        if another:
            self.sheet.to_top()
        elif told:
            self.sheet.to_points()

    def _has_focus(self) -> bool:
        focus = QApplication.focusWidget()
        return focus is not None and self.isAncestorOf(focus)

    @property
    def answering(self) -> ItemWidget:
        """The widget of the item on the screen."""
        if self._view is None:
            raise LookupError("no item is shown")
        return self.sheet.widget_of(self._view.item.kind)

    def take_focus(self) -> None:
        """Where the next key is expected."""
        if self._view is not None and self._view.revealed:
            self.on.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._view is not None:
            self.answering.take_focus()

    def _open_elsewhere(self) -> int | None:
        """The next item without an answer, after this one or from the start; None when all others have one."""
        if self._view is None:
            return None
        here, cells = self._view.index, self._view.map
        order = [*range(here + 1, len(cells)), *range(here)]
        return next((index for index in order if not cells[index].answered), None)

    def _show_way_on(self) -> None:
        """The one main button: answer, next, or the report."""
        view = self._view
        if view is None:
            return
        if view.tutor and not view.revealed:
            self.on.setText(self.tr("Answer"))
            self.on.setEnabled(is_complete(view.item, self.answering.response()))
        else:
            last = self._open_elsewhere() is None and (view.tutor or view.index == view.total - 1)
            self.on.setText(self.tr("See the report") if last else self.tr("Next"))
            self.on.setEnabled(True)
        self.foot.arrange()

    # -- what is wanted of it

    def _changed(self) -> None:
        view = self._view
        if view is None:
            return
        if self.notice.text and not self.notice.action.isVisible():
            self.notice.say("")
        if not view.tutor and self.answering.typed:
            self._typing.start(_PAUSE_MS)
        elif not view.tutor:
            self._store()
        self._show_way_on()

    def _store(self) -> None:
        """In an exam: has what is chosen now stored; nothing chosen takes the answer back."""
        self._typing.stop()
        if self._view is not None:
            self.responded.emit(self._view.index, self.answering.response())

    def _settle(self) -> None:
        """Stores what was typed before anything else happens."""
        if self._typing.isActive():
            self._store()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing that was typed is lost when another page is opened."""
        self._settle()
        super().hideEvent(event)

    def _go_on(self) -> None:
        view = self._view
        if view is None:
            return
        if view.tutor and not view.revealed:
            chosen = self.answering.response()
            if is_complete(view.item, chosen):
                self.responded.emit(view.index, chosen)
            elif chosen or self.answering.typed:
                self.notice.say(self.answering.missing(), seconds=_HINT_SECONDS)
            return
        self._settle()
        onward = self._open_elsewhere()
        if not view.tutor and view.index < view.total - 1:
            self.moved.emit(view.index + 1)
        elif onward is None:
            self._finish()
        elif view.tutor:
            self.moved.emit(onward)
        else:
            self._end()

    def _end(self) -> None:
        """Ends at once when all is answered; otherwise asks in a quiet line first."""
        if self._view is None:
            return
        self._settle()
        left = sum(not cell.answered for cell in self._view.map)
        if left == 0:
            self._finish()
            return
        words = self.tr("{n} questions have no answer yet; they would count as missed.").format(n=left)
        if left == 1:
            words = self.tr("One question has no answer yet; it would count as missed.")
        self.notice.say(words, action=self.tr("End it now"))
        self.notice.action.setFocus(Qt.FocusReason.OtherFocusReason)

    def _finish(self) -> None:
        self._settle()
        self.finished.emit()

    def _leave(self) -> None:
        self._settle()
        self.left.emit()

    def _flag(self) -> None:
        self._settle()
        if self._view is not None:
            self.flagged.emit(self._view.index)

    def _go_to(self, index: int) -> None:
        self._map_open = False
        self._arrange()
        self._settle()
        self.moved.emit(index)

    def _step(self, by: int) -> None:
        if self._view is not None and 0 <= self._view.index + by < self._view.total:
            self._settle()
            self.moved.emit(self._view.index + by)

    def _toggle_map(self) -> None:
        if self._is_wide():
            self.map.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        self._map_open = not self._map_open
        self._arrange()
        if self._map_open:
            self.map.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters and digits choose, Enter answers and goes on."""
        key = event.key()
        if event.modifiers() & ~_HARMLESS:
            super().keyPressEvent(event)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._go_on()
        elif self._view is not None and self.answering.press_key(Qt.Key(key)):
            return
        elif Qt.Key.Key_A <= key <= Qt.Key.Key_Z and self._view is not None:
            self.answering.press_letter(chr(key))
        elif Qt.Key.Key_0 <= key <= Qt.Key.Key_9 and self._view is not None:
            self.answering.press((key - Qt.Key.Key_1) % 10)  # 0 is the tenth
        else:
            super().keyPressEvent(event)

    # -- room

    @property
    def _has_exhibit(self) -> bool:
        return self._view is not None and self._view.item.exhibit is not None

    def _is_wide(self) -> bool:
        return self.width() >= theme.current().px(_MAP_BESIDE_EXHIBIT_FROM if self._has_exhibit else _MAP_FROM)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The map stands at the side or folds away."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        px = theme.current().px
        wide = self._is_wide()
        side = 24 if self.width() < px(720) else 48
        self._row.setContentsMargins(side, 24, side, 24)
        self._row.setSpacing(48 if wide else 0)
        tight = self.width() < px(360)
        self.head.arrange(narrow=self.width() < px(560), tight=tight, map_folds=not wide)
        self.aside.heading.setVisible(wide)
        if wide and self._row.indexOf(self.aside) < 0:
            self._row.insertWidget(1, self.aside, 0, Qt.AlignmentFlag.AlignTop)
        elif not wide and self._fold.indexOf(self.aside) < 0:
            self._fold.addWidget(self.aside)
        aside = self.map.sizeHint().width() if wide else max(100, self.width() - 2 * side)
        most = px(1240) if self._has_exhibit else px(780) if wide else _NO_LIMIT
        self._left.setMaximumWidth(most)
        self.sheet.arrange(min(most, self.width() - 2 * side - (aside + 48 if wide else 0)))
        self.aside.setFixedWidth(aside)
        self.aside.setVisible(wide or self._map_open)

"""One item of a quiz: stem, options, rationales once they may be told, the question map, and the way on."""

from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from quizapp.exams.answers import is_complete
from quizapp.gui import shortcuts
from quizapp.gui.announce import announce
from quizapp.gui.pages.quiz.aids import HINT_SECONDS, QuizAids
from quizapp.gui.widgets.items.kinds import ItemWidget
from quizapp.gui.widgets.items.told import spoken
from quizapp.gui.words.kinds import kind_name
from quizapp.gui.words.sitting import notice_words
from quizapp.services.exam import ItemView, Notice

_PAUSE_MS = 600
"""In an exam a typed answer is stored when the typing pauses so long, and whenever the item is left."""

_HARMLESS = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier
"""Many keyboards have the plus, some the digits, with Shift."""


class QuizItemPage(QuizAids):
    """One item and what the person wants of it. Stem and buttons stay where they are when rationales come."""

    responded = Signal(int, object, object)
    moved = Signal(int)
    flagged = Signal(int)
    paused = Signal()
    finished = Signal()
    left = Signal()
    put_away = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._known: list[ItemWidget] = []
        self._leaves_open = False
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.timeout.connect(self._store)
        self.head.pause.clicked.connect(self._pause)
        self.notice.acted.connect(self._act_on_notice)
        self.end.clicked.connect(self._end)
        self.flag.clicked.connect(self._flag)
        self.on.clicked.connect(self._go_on)
        self.map.item_chosen.connect(self._go_to)
        shortcuts.bind(self, shortcuts.FLAG, self._flag)
        shortcuts.bind(self, shortcuts.ITEM_BEFORE, lambda: self._step(-1))
        shortcuts.bind(self, shortcuts.ITEM_AFTER, lambda: self._step(1))
        shortcuts.bind(self, shortcuts.LEAVE_QUIZ, self._leave)
        shortcuts.bind(self, shortcuts.PAUSE, self._pause)

    # -- what it shows

    def render(self, view: ItemView) -> None:  # type: ignore[override]  # not QWidget's painting
        """Shows an item; the focus goes to its options, or to the way on when it is settled."""
        before, self._view = self._view, view
        another = before is None or (before.sitting, before.index) != (view.sitting, view.index)
        told = view.revealed and (another or (before is not None and not before.revealed))
        unsent = not another and view.tutor and not view.revealed and view.open
        self.head.show_item(view)
        self.head.show_clock(view, anew=another)
        self.show_certainty(view, unsent=unsent)
        widget = self.sheet.show_item(replace(view, chosen=self.answering.response()) if unsent else view)
        if widget not in self._known:
            self._known.append(widget)
            widget.changed.connect(self._changed)
            widget.struck_changed.connect(self._struck)
            widget.hint.connect(lambda words: self.notice.say(words, seconds=HINT_SECONDS))
        self.foot.show_flag(flagged=view.flagged)
        self.aside.show_map(view)
        self.has_exhibit = view.item.exhibit is not None
        self.calculator_is_open = self.calculator_is_open and self.wants_calculator
        self.order_tabs(widget)
        self._leaves_open = False
        notice = view.notice or (Notice.ITEM_TIME_UP if not another and _ran_out(before, view) else None)
        self.notice.say("" if notice is None else notice_words(notice), seconds=HINT_SECONDS)
        self.show_way_on()
        self.arrange()
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

    def show_clock(self, view: ItemView) -> None:
        """Shows what the sitting's clock says; everything else is as it was."""
        self._view = view
        self.head.show_clock(view, anew=False)

    def _has_focus(self) -> bool:
        focus = QApplication.focusWidget()
        return focus is not None and self.isAncestorOf(focus) and focus.isEnabled()

    def _open_elsewhere(self) -> int | None:
        """The next item that still takes an answer and has none, after this one or from the start; None for none."""
        if self._view is None:
            return None
        here, cells = self._view.index, self._view.map
        order = [*range(here + 1, len(cells)), *range(here)]
        return next((index for index in order if not cells[index].answered and cells[index].open), None)

    def show_way_on(self) -> None:
        """The one main button: answer, next, or the report."""
        view = self._view
        if view is None:
            return
        if view.tutor and not view.revealed and view.open:
            self.on.setText(self.tr("Answer"))
            self.on.setEnabled(is_complete(view.item, self.answering.response()) and not self.lacks_certainty)
        else:
            last = self._open_elsewhere() is None and (view.tutor or view.index == view.total - 1)
            self.on.setText(self.tr("See the report") if last else self.tr("Next"))
            self.on.setEnabled(True)
        self.foot.arrange()

    # -- the answer

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
        self.show_way_on()

    def _store(self) -> None:
        """In an exam: has what is chosen now stored; nothing chosen takes the answer back."""
        self._typing.stop()
        if self._view is not None:
            self.responded.emit(self._view.index, self.answering.response(), None)

    def settle(self) -> None:
        """Stores what was typed before anything else happens."""
        if self._typing.isActive():
            self._store()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing that was typed is lost when another page is opened."""
        self.settle()
        super().hideEvent(event)
        if not event.spontaneous():
            self.put_away.emit()

    # -- the way on

    def _go_on(self) -> None:
        view = self._view
        if view is None:
            return
        if view.tutor and not view.revealed and view.open:
            self._answer(view)
            return
        self.settle()
        onward = self._open_elsewhere()
        if not view.tutor and view.index < view.total - 1:
            self._step(1)
        elif onward is None:
            self._finish()
        elif view.tutor:
            self.moved.emit(onward)
        else:
            self._end()

    def _answer(self, view: ItemView) -> None:
        chosen = self.answering.response()
        if is_complete(view.item, chosen):
            if self.lacks_certainty:
                self.notice.say(notice_words(Notice.CERTAINTY_WANTED), seconds=HINT_SECONDS)
                return
            self.responded.emit(view.index, chosen, self.certainty.level if view.conditions.certainty else None)
        elif chosen or self.answering.typed:
            self.notice.say(self.answering.missing(), seconds=HINT_SECONDS)

    def _end(self) -> None:
        """Ends at once when all is answered; otherwise asks in a quiet line first."""
        if self._view is None:
            return
        self.settle()
        left = sum(not cell.answered for cell in self._view.map)
        if left == 0:
            self._finish()
            return
        words = self.tr("{n} questions have no answer yet; they would count as missed.").format(n=left)
        if left == 1:
            words = self.tr("One question has no answer yet; it would count as missed.")
        self._ask(words, self.tr("End it now"), leaves_open=False)

    def _ask(self, words: str, action: str, *, leaves_open: bool) -> None:
        self._leaves_open = leaves_open
        self.notice.say(words, action=action)
        self.notice.action.setFocus(Qt.FocusReason.OtherFocusReason)

    def _act_on_notice(self) -> None:
        if self._leaves_open and self._view is not None:
            self.moved.emit(self._view.index + 1)
        else:
            self._finish()

    def _finish(self) -> None:
        self.settle()
        self.finished.emit()

    def _leave(self) -> None:
        self.settle()
        self.left.emit()

    def _pause(self) -> None:
        self.settle()
        self.paused.emit()

    def _flag(self) -> None:
        self.settle()
        if self._view is not None:
            self.flagged.emit(self._view.index)

    def _go_to(self, index: int) -> None:
        view = self._view
        if view is None:
            return
        if not view.conditions.back and index > view.index + 1:
            self.notice.say(self.tr("This quiz goes through its questions in their order."), seconds=HINT_SECONDS)
            return
        self.map_is_open = False
        self.arrange()
        if index == view.index + 1:
            self._step(1)
        else:
            self.settle()
            self.moved.emit(index)

    def _step(self, by: int) -> None:
        """One item on or back; a quiz that does not go back asks before an item is left without an answer."""
        view = self._view
        if view is None or not 0 <= view.index + by < view.total:
            return
        self.settle()
        view = self._view or view
        if by > 0 and not view.conditions.back and view.open and not view.map[view.index].answered:
            words = self.tr("This question has no answer yet, and this quiz does not come back to it.")
            self._ask(words, self.tr("Go on without one"), leaves_open=True)
        else:
            self.moved.emit(view.index + by)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters and digits choose, with Shift a letter strikes out, Enter answers and goes on."""
        key, modifiers = event.key(), event.modifiers()
        if modifiers & ~_HARMLESS:
            super().keyPressEvent(event)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._go_on()
        elif self._view is None or not self.answering.isEnabled():
            super().keyPressEvent(event)
        elif self.answering.press_key(Qt.Key(key)):
            return
        elif Qt.Key.Key_A <= key <= Qt.Key.Key_Z and modifiers & Qt.KeyboardModifier.ShiftModifier:
            self.answering.strike_letter(chr(key))
        elif Qt.Key.Key_A <= key <= Qt.Key.Key_Z:
            self.answering.press_letter(chr(key))
        elif Qt.Key.Key_0 <= key <= Qt.Key.Key_9:
            self.answering.press((key - Qt.Key.Key_1) % 10)  # 0 is the tenth
        else:
            super().keyPressEvent(event)


def _ran_out(before: ItemView | None, view: ItemView) -> bool:
    """Whether the item was closed under the person's hands, for its time is up."""
    return before is not None and before.open and not view.open and view.clock.item_left_ms == 0

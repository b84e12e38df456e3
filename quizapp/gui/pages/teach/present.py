"""Holding a session: the trainer's window with key, notes and controls; or, with one screen, the slide and a bar."""

from collections.abc import Mapping
from enum import Enum, auto

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from quizapp.gui import shortcuts, theme
from quizapp.gui.pages.teach.standing import Standing
from quizapp.gui.pages.teach.trainer import TrainerBody
from quizapp.gui.shortcuts import Shortcut
from quizapp.gui.theme import Size, Weight
from quizapp.gui.widgets.button import Button
from quizapp.gui.widgets.flow import Flow
from quizapp.gui.widgets.notice import Notice
from quizapp.gui.widgets.projector.painting import clock_words
from quizapp.gui.widgets.projector.view import SlideView
from quizapp.gui.widgets.text import Text
from quizapp.gui.words.teach import onward_words, phase_words
from quizapp.teaching.course import backward
from quizapp.teaching.room import Phase
from quizapp.teaching.slides import BlankSlide


class Deed(Enum):
    """What the trainer does by a key or a button."""

    ON = auto()
    BACK = auto()
    BLANK = auto()
    SCORES = auto()
    TIME = auto()
    DOOR = auto()
    TOOLS = auto()
    PEEK = auto()
    HANDS = auto()
    PEOPLE = auto()
    PROJECTOR = auto()
    LEAVE = auto()


_KEYS: Mapping[Deed, Shortcut] = {
    Deed.ON: shortcuts.STEP_ON,
    Deed.BACK: shortcuts.STEP_BACK,
    Deed.BLANK: shortcuts.BLANK,
    Deed.SCORES: shortcuts.SCORES,
    Deed.TIME: shortcuts.MORE_TIME,
    Deed.DOOR: shortcuts.DOOR,
    Deed.TOOLS: shortcuts.TOOLS,
    Deed.PEEK: shortcuts.PEEK,
    Deed.HANDS: shortcuts.COUNT_HANDS,
    Deed.PEOPLE: shortcuts.PEOPLE_HERE,
    Deed.PROJECTOR: shortcuts.PRESENT,
    Deed.LEAVE: shortcuts.LEAVE_TEACHING,
}
_BY_KEY = {QKeySequence(key).toString(): deed for deed, one in _KEYS.items() for key in one.keys}


class PresentPage(QWidget):
    """``done`` carries a deed, ``digit`` and ``letter`` what is typed for teams, ``row`` a step among a table's rows;
    ``gave_up`` that no team is to have the keys."""

    done = Signal(object)
    digit = Signal(int)
    letter = Signal(str)
    row = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._standing: Standing | None = None
        self.leave = Button(self.tr("Leave"), icon="chevron-left", quiet=True)
        self.where = Text(role="muted", size=Size.SMALL)
        self.again = Button(self.tr("To the projector"), key="F5", quiet=True)
        self.head = QWidget()
        top = QHBoxLayout(self.head)
        top.setContentsMargins(24, 12, 24, 8)
        top.setSpacing(16)
        top.addWidget(self.leave)
        top.addWidget(self.where, 1)
        top.addWidget(self.again)
        self.trainer = TrainerBody()
        self.view = SlideView(self.tr("What the room sees"))
        self.stack = QStackedWidget()
        self.stack.addWidget(self.trainer)
        self.stack.addWidget(self.view)
        self.notice = Notice()
        self.notice.setContentsMargins(24, 0, 24, 4)
        self._build_bar()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.stack, 1)
        column.addWidget(self.notice)
        column.addWidget(self.bar)
        for button, deed in self._buttons.items():
            button.clicked.connect(lambda _=False, deed=deed: self.done.emit(deed))

    def _build_bar(self) -> None:
        self.bar = QWidget()
        column = QVBoxLayout(self.bar)
        column.setContentsMargins(24, 4, 24, 12)
        column.setSpacing(6)
        line = QHBoxLayout()
        line.setSpacing(16)
        self.phase = Text(weight=Weight.MEDIUM)
        self.clock = Text("", weight=Weight.BOLD, size=Size.LARGE, wrap=False, role="gold")
        line.addWidget(self.phase, 1)
        line.addWidget(self.clock)
        column.addLayout(line)
        self.onward = Button(self.tr("Begin"), key="Space", primary=True)
        self.back = Button(self.tr("Back"), icon="chevron-left", key="PgUp")
        self.blank = Button(self.tr("Blank"), key="B")
        self.scores = Button(self.tr("Scores"), key="S")
        self.time = Button(self.tr("30 s more"), key="T")
        self.tools = Button(self.tr("Controls"), key="O")
        self.peek = Button(self.tr("Key"), key="K")
        acts = QWidget()
        flow = Flow(acts, gap=10)
        for button in (self.onward, self.back, self.blank, self.scores, self.time, self.tools, self.peek):
            flow.addWidget(button)
        column.addWidget(acts)
        for button in (self.blank, self.scores):
            button.setCheckable(True)
        self._buttons = {
            self.leave: Deed.LEAVE, self.again: Deed.PROJECTOR, self.onward: Deed.ON, self.back: Deed.BACK,
            self.blank: Deed.BLANK, self.scores: Deed.SCORES, self.time: Deed.TIME, self.tools: Deed.TOOLS,
            self.peek: Deed.PEEK,
        }  # fmt: skip

    # -- what it shows

    def show_standing(self, standing: Standing) -> None:
        """Shows how everything stands."""
        self._standing = standing
        room, alone = standing.snapshot.room, standing.alone
        self.stack.setCurrentIndex(1 if alone and not standing.tools else 0)
        if alone:
            self.view.show_slide(standing.slide, standing.left)
        self.trainer.show_standing(standing)
        self.head.setVisible(not alone or standing.tools)
        self.where.setText(self._where(standing))
        self.again.setVisible(not standing.projector)
        phase = phase_words(room)
        if standing.team:
            entered = standing.entered.get(standing.team, "")
            phase = self.tr("{team}: {letters}").format(team=standing.team, letters=f"{entered} ▸")
        self.phase.setText(phase)
        self.onward.setText(self._onward(standing))
        self.onward.setVisible(room.phase is not Phase.OVER)
        self.back.setEnabled(backward(room) is not None or room.scores_shown)
        self.blank.setChecked(room.blank)
        self.scores.setChecked(room.scores_shown)
        self.scores.setEnabled(room.phase is not Phase.LOBBY)
        self.time.setEnabled(room.seconds is not None)
        self.tools.setVisible(alone)
        self.tools.setText(self.tr("Slide") if standing.tools else self.tr("Controls"))
        self.peek.setVisible(alone and standing.tools and room.phase is not Phase.LOBBY)
        self.show_time(standing.left)

    def show_time(self, left: int | None) -> None:
        """The clock goes on."""
        self.clock.setText("" if left is None else clock_words(left))
        if self._standing is not None:
            self.trainer.stage.show_slide(self.trainer.stage.slide, left)
            if self._standing.alone:
                self.view.show_slide(self.view.slide, left)

    def _onward(self, standing: Standing) -> str:
        if standing.ending:
            return self.tr("Once more: end it")
        if standing.slide == BlankSlide():
            return self.tr("Show again")
        return onward_words(standing.snapshot.room)

    def _where(self, standing: Standing) -> str:
        if standing.alone:
            return self.tr("One window: the room sees what you see.")
        if standing.projector:
            return self.tr("The room sees {screen}. Keys and notes stand only here.").format(screen=standing.projector)
        return self.tr("The projector is not connected. F5 chooses a screen.")

    def say(self, text: str) -> None:
        """A quiet line above the controls."""
        self.notice.say(text, seconds=15)

    def take_focus(self) -> None:
        """On the next step."""
        (self.onward if not self.onward.isHidden() else self.leave).setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The captions of keys go where there is no room for them."""
        super().resizeEvent(event)
        roomy = self.width() >= theme.current().px(760)
        for button, key in ((self.back, "PgUp"), (self.blank, "B"), (self.scores, "S"), (self.time, "T")):
            button.show_key(key if roomy else "")

    # -- keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The presenter's remote and the keyboard; what has the focus takes its own keys first."""
        if not self.take_key(event):
            super().keyPressEvent(event)

    def take_key(self, event: QKeyEvent) -> bool:
        """Does what a key means here; whether it means anything."""
        held = event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
        if self._standing is None or event.isAutoRepeat() or held != Qt.KeyboardModifier.NoModifier:
            return False
        if self._take_team_key(event, self._standing):
            return True
        deed = _BY_KEY.get(QKeySequence(event.key()).toString())
        if deed is not None:
            self.done.emit(deed)
        return deed is not None

    def _take_team_key(self, event: QKeyEvent, standing: Standing) -> bool:
        """A digit is a team; while one has the keys, letters are its answer."""
        text, steps = event.text(), {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: +1}
        if text.isdigit() and text != "0" and standing.points:
            self.digit.emit(int(text))
        elif not standing.team:
            return False
        elif len(text) == 1 and text.isascii() and text.isalpha():
            self.letter.emit(text)
        elif event.key() in steps:
            self.row.emit(steps[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Escape:
            self.digit.emit(0)
        else:
            return False
        return True

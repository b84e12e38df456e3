"""The screen of a paused quiz: the question is hidden, the clock stands, Enter goes on."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from quizapp.gui import shortcuts
from quizapp.gui.theme import Size
from quizapp.gui.widgets.button import Button
from quizapp.gui.widgets.flow import Flow
from quizapp.gui.widgets.items.exam_clock import clock_words
from quizapp.gui.widgets.panel import Page, page_heading
from quizapp.gui.widgets.text import Text
from quizapp.services.exam import ItemView


class QuizPausePage(Page):
    """Shows nothing of the item."""

    went_on = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, max_width=720)
        self.heading = page_heading(self.tr("Paused"))
        self.sentence = Text(
            self.tr("The question is hidden and the clock stands still."), size=Size.LARGE, role="muted"
        )
        self.state = Text(role="muted")
        self.on = Button(self.tr("Go on"), icon="play", key="Enter", primary=True)
        self.on.clicked.connect(self.went_on)
        self.leave = Button(self.tr("Leave the quiz"), key=shortcuts.LEAVE_QUIZ.shown)
        self.leave.clicked.connect(self.left)
        words = QVBoxLayout()
        words.setSpacing(6)
        for text in (self.heading, self.sentence, self.state):
            words.addWidget(text)
        acts = QWidget()
        flow = Flow(acts, gap=16)
        flow.addWidget(self.on)
        flow.addWidget(self.leave)
        self.column.addLayout(words)
        self.column.addSpacing(16)
        self.column.addWidget(acts)
        self.column.addStretch(1)
        shortcuts.bind(self, shortcuts.LEAVE_QUIZ, self.left.emit)
        shortcuts.bind(self, shortcuts.PAUSE, self.went_on.emit)

    def render(self, view: ItemView) -> None:  # type: ignore[override]  # not QWidget's painting
        """Says how far the quiz is, and how much time is left where there is a limit."""
        done = sum(cell.answered for cell in view.map)
        said = self.tr("{done} of {total} answered.").format(done=done, total=view.total)
        if view.clock.left_ms is not None:
            left = self.tr("{time} left.").format(time=clock_words(view.clock.left_ms // 1000))
            said = f"{said} {left}"
        self.state.setText(said)

    def take_focus(self) -> None:
        """Enter goes on."""
        self.on.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, wherever the focus is."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.went_on.emit()
            return
        super().keyPressEvent(event)

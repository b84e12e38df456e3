"""Study: nothing but the card; at the end a summary."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from quizapp.gui import shortcuts
from quizapp.gui.pages.study_card import CardView
from quizapp.gui.pages.study_summary import SummaryView
from quizapp.scheduling.memory import Grade
from quizapp.services.study import Asking, Finished, GradeChoice, StudyStep, StudySummary


class StudyPage(QWidget):
    """Renders a ``StudyStep``. The answer is shown by ``reveal``, with what each grade would do."""

    reveal_chosen = Signal()
    grade_chosen = Signal(int)
    undo_chosen = Signal()
    end_chosen = Signal()
    fact_chosen = Signal()
    help_chosen = Signal()
    today_chosen = Signal()
    quiz_chosen = Signal()
    again_chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.card = CardView()
        self.summary = SummaryView()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.card)
        self._stack.addWidget(self.summary)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self._wire()

    def _wire(self) -> None:
        card, summary = self.card, self.summary
        card.show_answer.clicked.connect(self.reveal_chosen)
        for grade, button in card.grades.buttons.items():
            button.clicked.connect(partial(self._grade_if_shown, grade))
            shortcuts.bind(self, card.grades.shortcut(grade), partial(self._grade_if_shown, grade))
        card.undo.clicked.connect(self.undo_chosen)
        card.fact_action.triggered.connect(self.fact_chosen)
        card.end_action.triggered.connect(self.end_chosen)
        card.help_action.triggered.connect(self.help_chosen)
        summary.undo.clicked.connect(self.undo_chosen)
        summary.today.clicked.connect(self.today_chosen)
        summary.quiz.clicked.connect(self.quiz_chosen)
        summary.again.clicked.connect(self.again_chosen)
        shortcuts.bind(self, shortcuts.UNDO, self.undo_chosen.emit)
        shortcuts.bind(card, shortcuts.MORE, card.open_menu)
        shortcuts.bind(card, shortcuts.SHOW_FACT, self.fact_chosen.emit)
        shortcuts.bind(card, shortcuts.END_SESSION, self.end_chosen.emit)

    @property
    def is_asking(self) -> bool:
        """Whether a card is on the screen (not a summary)."""
        return self._stack.currentWidget() is self.card

    def render(self, step: StudyStep) -> None:  # type: ignore[override]  # pages say render; Qt's own is for printing
        """Shows the next question, or the summary."""
        match step:
            case Asking():
                # One painting for all that changes: a progress bar, for one, would else repaint at once by itself.
                self.setUpdatesEnabled(False)
                self.card.ask(step)
                self._stack.setCurrentWidget(self.card)
                self.card.show_answer.setFocus()
                self.setUpdatesEnabled(True)
            case Finished(summary=summary, can_undo=can_undo):
                self.show_summary(summary, can_undo=can_undo)

    def reveal(self, choices: tuple[GradeChoice, ...]) -> None:
        """Shows the answer and the grades; Recalled has the focus."""
        self.card.reveal(choices)
        self.card.grades.buttons[Grade.GOOD].setFocus()

    def show_summary(self, summary: StudySummary, *, can_undo: bool) -> None:
        """Shows what the session came to."""
        self.summary.show_summary(summary, can_undo=can_undo)
        self._stack.setCurrentWidget(self.summary)
        self.summary.main_act.setFocus()

    def _grade_if_shown(self, grade: Grade, *_checked: bool) -> None:
        if self.is_asking and self.card.is_revealed:
            self.grade_chosen.emit(int(grade))

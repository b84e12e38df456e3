"""Study: nothing but the card; at the end a summary."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from quizapp.content.typed import TypedResult
from quizapp.gui import shortcuts
from quizapp.gui.flags import FLAGS
from quizapp.gui.pages.study.card import CardView
from quizapp.gui.pages.study.editor import FactEditor
from quizapp.gui.pages.study.help import SetAsideView
from quizapp.gui.pages.study.menu import KEYS, StudyAct
from quizapp.gui.pages.study.sheet import Manner
from quizapp.gui.pages.study.summary import SummaryView
from quizapp.gui.shortcuts import Shortcut
from quizapp.gui.tasks import TaskLine
from quizapp.scheduling.memory import Grade
from quizapp.services.library import FactField
from quizapp.services.settings import GradeWords
from quizapp.services.study import Asking, CardFace, Finished, GradeChoice, StudyStep


class StudyPage(QWidget):
    """Renders a ``StudyStep``. The answer is shown by ``reveal``, with what each grade would do."""

    reveal_chosen = Signal()
    grade_chosen = Signal(int)
    undo_chosen = Signal()
    act_chosen = Signal(object)
    flag_chosen = Signal(int)
    edit_saved = Signal(object)
    edit_left = Signal()
    help_left = Signal()
    keep_chosen = Signal(object)
    today_chosen = Signal()
    quiz_chosen = Signal()
    again_chosen = Signal()
    go_on_chosen = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.card = CardView()
        self.editor = FactEditor()
        self.set_aside = SetAsideView()
        self.summary = SummaryView()
        self._stack = QStackedWidget()
        for view in (self.card, self.editor, self.set_aside, self.summary):
            self._stack.addWidget(view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.deck_line = TaskLine()
        self.deck_line.setContentsMargins(24, 12, 24, 0)
        column.addWidget(self.deck_line)
        column.addWidget(self._stack)
        self._wire()
        self._bind()

    def _wire(self) -> None:
        card, summary = self.card, self.summary
        card.answered.connect(self._reveal_once)
        for grade, button in card.grades.buttons.items():
            button.clicked.connect(partial(self._grade_if_shown, grade))
        card.undo.clicked.connect(self.undo_chosen)
        card.menu.acted.connect(self.act_chosen)
        card.menu.flagged.connect(self.flag_chosen)
        self.editor.saved.connect(self.edit_saved)
        self.editor.left.connect(self.edit_left)
        self.set_aside.left.connect(self.help_left)
        self.set_aside.kept_chosen.connect(self.keep_chosen)
        summary.undo.clicked.connect(self.undo_chosen)
        summary.today.clicked.connect(self.today_chosen)
        summary.quiz.clicked.connect(self.quiz_chosen)
        summary.again.clicked.connect(self.again_chosen)
        summary.go_on.clicked.connect(self.go_on_chosen)

    def _bind(self) -> None:
        card = self.card
        for grade in card.grades.buttons:
            shortcuts.bind(card, card.grades.shortcut(grade), partial(self._grade_if_shown, grade))
        for act, shortcut in KEYS.items():
            if act is not StudyAct.SHORTCUTS:  # F1 is the window's
                shortcuts.bind(card, shortcut, partial(self.act_chosen.emit, act))
        for flag in FLAGS:
            key = Shortcut(keys=(flag.key,), does=flag.english)
            shortcuts.bind(card, key, partial(self.flag_chosen.emit, flag.number))
        shortcuts.bind(card, shortcuts.MORE, card.open_menu)
        for view in (card, self.summary):
            shortcuts.bind(view, shortcuts.UNDO, self.undo_chosen.emit)
        for act in (StudyAct.CHOOSE, StudyAct.END):
            shortcuts.bind(self.summary, KEYS[act], partial(self.act_chosen.emit, act))

    def set_manner(self, manner: Manner, names: GradeWords, voice_missing: Callable[[], str]) -> None:
        """How cards are asked and grades are named from the next card on; what is missing for reading aloud."""
        self.card.manner = manner
        self.card.grades.name_grades(names)
        self.card.menu.voice_missing = voice_missing

    @property
    def is_asking(self) -> bool:
        """Whether a card is on the screen (not a summary)."""
        return self._stack.currentWidget() is self.card

    @property
    def is_editing(self) -> bool:
        """Whether the fact behind the card is being edited."""
        return self._stack.currentWidget() is self.editor

    def hideEvent(self, event: QHideEvent) -> None:
        """Another page comes to the front, or the window is closed."""
        super().hideEvent(event)
        self.left.emit()

    def render(self, step: StudyStep) -> None:  # type: ignore[override]  # pages say render; Qt's own is for printing
        """Shows the next question, or the summary."""
        match step:
            case Asking():
                self._stack.setCurrentWidget(self.card)
                self.card.ask(step)
            case Finished():
                self.summary.show_end(step)
                self._stack.setCurrentWidget(self.summary)
                self.summary.main_act.setFocus()

    def reveal(self, choices: tuple[GradeChoice, ...], proposed: Grade, typed: TypedResult | None = None) -> None:
        """Shows the answer and the grades; the proposed one has the focus."""
        self.card.reveal(choices, proposed, typed)

    def edit(self, place: str, fields: tuple[FactField, ...], *, cards: int) -> None:
        """Shows the texts of the card's fact to be edited."""
        self.editor.show_texts(place, fields, cards=cards)
        self._stack.setCurrentWidget(self.editor)
        self.editor.take_focus()

    def back_to_card(self) -> None:
        """Shows the card again as it stood."""
        self._stack.setCurrentWidget(self.card)
        self.card.take_focus()

    def show_help(self, face: CardFace) -> None:
        """Shows a card that was set aside, with help."""
        self.set_aside.show_card(face)
        self._stack.setCurrentWidget(self.set_aside)
        self.set_aside.go_on.setFocus()

    def _reveal_once(self) -> None:
        if self.is_asking and not self.card.is_revealed:
            self.reveal_chosen.emit()

    def _grade_if_shown(self, grade: Grade, *_checked: bool) -> None:
        if self.is_asking and self.card.is_revealed:
            self.grade_chosen.emit(int(grade))

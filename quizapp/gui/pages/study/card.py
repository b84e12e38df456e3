"""A card being asked: its place, its marks, the sheet with question and answer; the four grades at the foot."""

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from quizapp.content.typed import TypedResult
from quizapp.gui import theme
from quizapp.gui.announce import announce
from quizapp.gui.pages.study.menu import MenuState, StudyMenu
from quizapp.gui.pages.study.sheet import CardSheet, Manner
from quizapp.gui.theme import Size
from quizapp.gui.widgets.button import Button
from quizapp.gui.widgets.panel import NARROW
from quizapp.gui.widgets.progress_line import ProgressLine
from quizapp.gui.widgets.study.grade_bar import GradeBar
from quizapp.gui.widgets.study.marks_line import Marks, MarksLine
from quizapp.gui.widgets.study.timer import StudyTimer
from quizapp.gui.widgets.text import Text
from quizapp.gui.words import counts as words
from quizapp.scheduling.memory import Grade
from quizapp.scheduling.selection import Selection
from quizapp.services.study import Asking, CardFace, GradeChoice

_WIDEST = 1160
"""On a very large screen the grades stay together, in px at 100 %."""

_LOW = 700
"""A lower window gives the options of a choice all the height that they can have, in px at 100 %."""

_SCROLLS = frozenset({Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Up, Qt.Key.Key_Down})
_SHOWS = frozenset({Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter})


class _Foot(QStackedWidget):
    """The button that shows the answer, or the grades. It keeps its height, so that nothing moves; in a low window it
    is ``lean``: as tall as what it shows, so that the question has the rest."""

    lean = False

    def __init__(self) -> None:
        super().__init__()
        self.currentChanged.connect(self._follow)

    @property
    def tallest(self) -> int:
        """The height that it may come to."""
        return super().sizeHint().height()

    def sizeHint(self) -> QSize:
        """Room for what is shown, or for either."""
        shown = self.currentWidget()
        return shown.sizeHint() if self.lean and shown is not None else super().sizeHint()

    def _follow(self) -> None:
        if self.lean:
            self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        """No less."""
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())


class CardView(QWidget):
    """The question keeps its place when the answer comes; what stands at the foot keeps its height.

    ``answered`` comes when the answer is wanted: by Space, by choosing an option, by Enter after typing.
    """

    answered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._face: CardFace | None = None
        self.is_revealed = False
        self.manner = Manner()
        self.selection: Selection | None = None
        self._proposed = Grade.GOOD
        self.sheet = CardSheet()
        self._make_controls()
        self._lay_out()
        self._fit()

    # -- how it is made

    def _make_controls(self) -> None:
        self._topic = Text(size=Size.SMALL, role="muted")
        self.marks = MarksLine()
        self.opened = Text(size=Size.SMALL, role="teal")
        self.opened.hide()
        self._count = Text(size=Size.SMALL, role="muted", wrap=False)
        self.timer = StudyTimer()
        self._progress = ProgressLine()
        self.undo = Button(self.tr("Undo"), icon="undo-2", quiet=True, role="muted")
        self.more = Button(self.tr("More"), icon="ellipsis", quiet=True, role="muted")
        self.menu = StudyMenu(self, self._menu_state)
        self.more.clicked.connect(self.open_menu)
        self.show_answer = Button(self.tr("Show answer"), key=self.tr("Space"), primary=True)
        self.show_answer.clicked.connect(self.answered)
        self.sheet.choices.answered.connect(self.answered)
        self.sheet.field.entered.connect(self.answered)
        self.grades = GradeBar()
        reveal = QWidget()
        row = QHBoxLayout(reveal)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.show_answer, 0, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom)
        self.foot = _Foot()
        self.foot.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._feet = (reveal, self.grades)
        for foot in self._feet:
            self.foot.addWidget(foot)

    def _lay_out(self) -> None:
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        place = QVBoxLayout()
        place.setSpacing(4)
        place.addWidget(self._topic)
        place.addWidget(self.marks)
        place.addWidget(self.opened)
        tools = QHBoxLayout()
        tools.setSpacing(24)
        tools.addWidget(self.undo)
        tools.addWidget(self.more)
        tools.addStretch(1)
        tools.addWidget(self.timer)
        tools.addWidget(self._count)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.addLayout(place, 1)
        self._head.addLayout(tools)
        self._column.addLayout(self._head)
        self._column.addSpacing(8)
        self._column.addWidget(self._progress)
        self._column.addWidget(self.sheet, 1)
        self._column.addSpacing(8)
        self._column.addWidget(self.foot)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Takes margins that fit."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """A larger type wants another arrangement."""
        super().changeEvent(event)
        if event.type() in theme.CHANGE_EVENTS and hasattr(self, "foot"):
            self._fit()

    def _fit(self) -> None:
        px = theme.current().px
        narrow = self.width() < px(NARROW)
        side = 24 if narrow else max(56, (self.width() - px(_WIDEST)) // 2)
        self._column.setContentsMargins(side, 16 if narrow else 24, side, 16 if narrow else 36)
        across = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._head.setDirection(across)
        self._head.setSpacing(4 if narrow else 24)
        self.grades.fit(self.width() - 2 * side)
        self.foot.lean = self.sheet.is_choice and self.height() < px(_LOW)
        self.sheet.fit(narrow=narrow, height=self.height() - self.foot.tallest)
        self.foot.updateGeometry()  # the grades may be hidden now, and hidden layouts tell nobody

    # -- what it shows

    @property
    def face(self) -> CardFace | None:
        """The card on the screen."""
        return self._face

    @property
    def count(self) -> str:
        """How far the session is, in words."""
        return self._count.text()

    @property
    def place(self) -> str:
        """Deck and topic, and what was done with the card."""
        return self._topic.text()

    def ask(self, step: Asking) -> None:
        """Shows a question, and puts the focus where it is answered."""
        self.is_revealed = False
        had = self.sheet.has_figure, self.sheet.is_choice
        self.show_marks(step.face)
        self._topic.setText(f"{step.face.deck_title} · {step.face.topic_title}")
        self._count.setText(self._how_far(step))
        self._progress.show_share(step.done, step.total)
        self.undo.setEnabled(step.can_undo)
        self.sheet.ask(step.face, self.manner)
        self._say_opened(words.opened_forms(step.opened))
        if had != (self.sheet.has_figure, self.sheet.is_choice):
            self._fit()
        self.timer.begin(on=self.manner.timer)
        self._turn_foot(0)

    def _turn_foot(self, number: int) -> None:
        """Brings the button or the grades to the foot, with the focus. It moves before what had it is hidden: Qt would
        else send it to whatever comes next, the rail, and screen readers would say that first."""
        self._feet[number].show()
        self.take_focus()
        self.foot.setCurrentIndex(number)

    def _say_opened(self, what: str) -> None:
        """Says quietly, until the next card, that the last answer opened a harder form."""
        if what or not self.opened.isHidden():
            self.opened.setText(what)
            self.opened.setVisible(bool(what))
            announce(self.opened, what)

    def take_focus(self) -> None:
        """Where the next key belongs: the options, the field, the button that shows the answer, or the grade."""
        if self.is_revealed:
            self.grades.buttons[self._proposed].setFocus()
        elif self.sheet.is_choice:
            self.sheet.choices.take_focus()
        elif self.sheet.is_typed:
            self.sheet.field.setFocus()
        else:
            self.show_answer.setFocus()

    def show_marks(self, face: CardFace) -> None:
        """Shows flag, mark and tags; the card stays as it stands."""
        self._face = face
        self.marks.show_marks(Marks(flag=face.flag, marked=face.marked, leech=face.leech, tags=face.tags))

    def _how_far(self, step: Asking) -> str:
        if self.selection is not None and self.selection.minutes:
            time = words.minutes(self.selection.minutes)
            return self.tr("{n} · {time} at most").format(n=step.done + 1, time=time)
        return self.tr("{n} of {total}").format(n=min(step.done + 1, step.total), total=step.total)

    def reveal(self, choices: tuple[GradeChoice, ...], proposed: Grade, typed: TypedResult | None = None) -> None:
        """Shows the answer under a hairline, and the grades; the proposed one has the focus."""
        if self._face is None:
            return
        self.is_revealed = True
        self._proposed = proposed
        self.timer.stop()
        self.sheet.reveal(typed)
        self.grades.show_choices(choices)
        self._turn_foot(1)
        QTimer.singleShot(0, self.sheet, self.sheet.bring_answer_into_sight)

    def say_taken_back(self, what: str) -> None:
        """Says beside the topic what was taken back."""
        self._topic.setText(f"{self._topic.text()} · {what}")

    # -- keys and the menu

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Page up and down scroll a long card; Space shows the answer and letters choose, wherever the focus is."""
        key = Qt.Key(event.key())
        if key in _SCROLLS:
            bar = self.sheet.verticalScrollBar()
            step = bar.pageStep() if key in {Qt.Key.Key_PageUp, Qt.Key.Key_PageDown} else bar.singleStep()
            back = key in {Qt.Key.Key_PageUp, Qt.Key.Key_Up}
            bar.setValue(bar.value() + (-step if back else step))
        elif key in _SHOWS and not self.is_revealed:
            self.answered.emit()  # also with the focus on a figure
        elif self.is_revealed or not self.sheet.is_choice or not self.sheet.choices.answer_by_letter(event.text()):
            super().keyPressEvent(event)

    def _menu_state(self) -> MenuState:
        face, chosen = self._face, self.selection
        return MenuState(
            flag=0 if face is None else face.flag,
            marked=face is not None and face.marked,
            has_hint=face is not None and bool(face.hint),
            has_help=face is not None and face.help is not None,
            typing=self.manner.typing,
            minutes=None if chosen is None else chosen.minutes,
            cards=None if chosen is None else chosen.cards,
        )

    def open_menu(self) -> None:
        """Opens More under its button."""
        self.menu.refresh()
        corner = QPoint(self.more.width() - self.menu.sizeHint().width(), self.more.height() + 6)
        self.menu.popup(self.more.mapToGlobal(corner))

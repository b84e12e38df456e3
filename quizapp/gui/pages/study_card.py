"""A card being asked: question, answer, why, source; the four grades at the foot."""

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QSpacerItem, QStackedWidget, QVBoxLayout, QWidget

from quizapp.content.cards import BLANK, View
from quizapp.gui import theme
from quizapp.gui.announce import announce
from quizapp.gui.shortcuts import END_SESSION, HELP, SHOW_FACT
from quizapp.gui.theme import Size, Weight
from quizapp.gui.widgets.button import Button
from quizapp.gui.widgets.figure import FigureView
from quizapp.gui.widgets.figure_bar import FigureBar
from quizapp.gui.widgets.grade_bar import GradeBar
from quizapp.gui.widgets.menu import Menu
from quizapp.gui.widgets.panel import NARROW, Line, Page
from quizapp.gui.widgets.progress_line import ProgressLine
from quizapp.gui.widgets.text import Text
from quizapp.services.study import Asking, CardFace, GradeChoice

_WIDTH = 720
"""No line of a question is longer, in px at 100 %."""

_AROUND_FIGURE = 360
"""The room that all but a figure and the grades takes, so that question, figure and answer are seen at once."""

_LEAST_FIGURE = 270
"""The words in a smaller figure could not be read: then the card scrolls. Both in px at 100 %."""

_WIDEST = 1160
"""On a very large screen the grades stay together, in px at 100 %."""


class CardView(QWidget):
    """The question keeps its place when the answer comes; what stands at the foot keeps its height."""

    def __init__(self) -> None:
        super().__init__()
        self._face: CardFace | None = None
        self.is_revealed = False
        self._make_texts()
        self._make_controls()
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        tools = QHBoxLayout()
        tools.setSpacing(24)
        tools.addWidget(self.undo)
        tools.addWidget(self.more)
        tools.addStretch(1)
        tools.addWidget(self._count)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.addWidget(self._topic, 1)
        self._head.addLayout(tools)
        self._column.addLayout(self._head)
        self._column.addSpacing(8)
        self._column.addWidget(self._progress)
        self._column.addWidget(self._sheet(), 1)
        self._column.addSpacing(8)
        self._column.addWidget(self.foot)
        self._fit()

    @property
    def count(self) -> str:
        """How far the session is, in words."""
        return self._count.text()

    def _make_texts(self) -> None:
        centre = Qt.AlignmentFlag.AlignHCenter
        self._topic = Text(size=Size.SMALL, role="muted")
        self._count = Text(size=Size.SMALL, role="muted", wrap=False)
        self._progress = ProgressLine()
        self.question = Text(size=Size.TITLE, align=centre)
        self.answer = Text(size=Size.DISPLAY, weight=Weight.BOLD, role="gold", align=centre)
        self.why = Text(size=Size.LARGE, role="muted", align=centre)
        self.source = Text(size=Size.SMALL, role="teal", align=centre)
        self.figure = FigureView(tallest=420)
        self._figure_room = QWidget()
        room = QVBoxLayout(self._figure_room)
        room.setContentsMargins(0, 0, 0, 12)
        room.setSpacing(4)
        room.addWidget(self.figure)
        self.figure_bar = FigureBar(self.figure)
        room.addWidget(self.figure_bar)
        self._line = Line()

    def _make_controls(self) -> None:
        self.undo = Button(self.tr("Undo"), icon="undo-2", quiet=True, role="muted")
        self.more = Button(self.tr("More"), icon="ellipsis", quiet=True, role="muted")
        self.menu = Menu(self)
        self.fact_action = self.menu.addAction(self.tr("Show the fact in the Library"))
        self.fact_action.setShortcut(SHOW_FACT.keys[0])
        self.end_action = self.menu.addAction(self.tr("End the session"))
        self.end_action.setShortcut(END_SESSION.keys[0])
        self.help_action = self.menu.addAction(self.tr("Shortcuts"))
        self.help_action.setShortcut(HELP.keys[0])
        for action in self.menu.actions():  # shown beside the words; the keys themselves are bound by the page
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.more.clicked.connect(self.open_menu)
        self.show_answer = Button(self.tr("Show answer"), key=self.tr("Space"), primary=True)
        self.grades = GradeBar()
        reveal = QWidget()
        row = QHBoxLayout(reveal)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.show_answer, 0, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom)
        self.foot = QStackedWidget()
        self.foot.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.foot.addWidget(reveal)
        self.foot.addWidget(self.grades)

    def _sheet(self) -> Page:
        self.sheet = Page()
        self.sheet.fixed_margins(0)
        column = self.sheet.column
        column.setSpacing(0)
        self._air = QSpacerItem(0, 64, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        column.addItem(self._air)
        for widget, below in (
            (self.question, 32),
            (self._figure_room, 0),
            (self._line, 32),
            (self.answer, 16),
            (self.why, 16),
            (self.source, 0),
        ):
            row = QHBoxLayout()
            row.addStretch(1)
            row.addWidget(widget, 1000)
            row.addStretch(1)
            column.addLayout(row)
            column.addSpacing(below)
        column.addStretch(1)
        return self.sheet

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Takes margins that fit."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        px = theme.current().px
        narrow = self.width() < px(NARROW)
        side = 24 if narrow else max(56, (self.width() - px(_WIDEST)) // 2)
        self._column.setContentsMargins(side, 16 if narrow else 24, side, 16 if narrow else 36)
        across = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._head.setDirection(across)
        self._head.setSpacing(4 if narrow else 24)
        self._air.changeSize(0, 24 if narrow or not self._figure_room.isHidden() else 64)
        self.sheet.column.invalidate()
        for text in (self.question, self._figure_room, self._line, self.answer, self.why, self.source):
            text.setMaximumWidth(px(_WIDTH))
        self.grades.fit(self.width() - 2 * side)
        left = self.height() - self.foot.sizeHint().height() - px(_AROUND_FIGURE)
        self.figure.limit_height(max(px(_LEAST_FIGURE), left))
        self.foot.updateGeometry()  # the grades may be hidden now, and hidden layouts tell nobody

    def changeEvent(self, event: QEvent) -> None:
        """A larger type wants another arrangement."""
        super().changeEvent(event)
        if event.type() in theme.CHANGE_EVENTS and hasattr(self, "foot"):
            self._fit()

    def ask(self, step: Asking) -> None:
        """Shows a question."""
        self._face = face = step.face
        self.is_revealed = False
        self._topic.setText(f"{face.deck_title} · {face.topic_title}")
        self._count.setText(self.tr("{n} of {total}").format(n=min(step.done + 1, step.total), total=step.total))
        self._progress.show_share(step.done, step.total)
        self.undo.setEnabled(step.can_undo)
        front = face.card.front
        self.question.set_size(Size.TITLE if len(front) <= 180 else Size.LARGE)
        if face.card.view is View.CLOZE:
            self.question.set_spans(front, ((front.find(BLANK), len(BLANK), "gold"),))
        else:
            self.question.setText(front)
        self._show_figure(revealed=False)
        for widget in (self._line, self.answer, self.why, self.source):
            widget.hide()
        self.sheet.verticalScrollBar().setValue(0)
        self.foot.setCurrentIndex(0)
        announce(self.question, front)

    def reveal(self, choices: tuple[GradeChoice, ...]) -> None:
        """Shows the answer under a hairline, and the grades."""
        face = self._face
        if face is None:
            return
        self.is_revealed = True
        card = face.card
        if card.view is View.CLOZE:
            start = card.front.find(BLANK)
            self.question.set_spans(card.front.replace(BLANK, card.back, 1), ((start, len(card.back), "gold"),))
        else:
            self.answer.set_size(Size.TITLE if face.figure else _answer_size(card.back))
            self.answer.setText(card.back)
            self.answer.show()
        self._show_figure(revealed=True)
        self.why.setText(face.why)
        self.why.setVisible(bool(face.why))
        self.source.setText(self.tr("Source: {place}").format(place=face.source))
        self.source.show()
        self._line.show()
        self.grades.show_choices(choices)
        self.foot.setCurrentIndex(1)
        QTimer.singleShot(0, self, self._bring_answer_into_sight)
        announce(self.answer, f"{card.back}. {face.why}")

    def _show_figure(self, *, revealed: bool) -> None:
        """The figure of a label card: with its label hidden, then whole. It stays where it was."""
        shown = self._face.figure if self._face else None
        if shown is not None and revealed:
            self.figure.show_figure(shown.back, words=shown.back_words)
        elif shown is not None:
            self.figure.show_figure(shown.front, words=shown.front_words)
        if self._figure_room.isHidden() is not (shown is None):
            self._figure_room.setVisible(shown is not None)
            self._fit()

    def _bring_answer_into_sight(self) -> None:
        """In a small window the answer may lie below; a question that is answered may scroll away above it."""
        self.sheet.ensureWidgetVisible(self.source, 0, 0)
        first = self.question if self.answer.isHidden() else self.answer
        self.sheet.ensureWidgetVisible(first, 0, 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Page up and down scroll a long card, and Space shows the answer, wherever the focus is."""
        if event.key() in {Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Up, Qt.Key.Key_Down}:
            bar = self.sheet.verticalScrollBar()
            step = bar.pageStep() if event.key() in {Qt.Key.Key_PageUp, Qt.Key.Key_PageDown} else bar.singleStep()
            back = event.key() in {Qt.Key.Key_PageUp, Qt.Key.Key_Up}
            bar.setValue(bar.value() + (-step if back else step))
            return
        if event.key() in {Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter} and not self.is_revealed:
            self.show_answer.click()  # also with the focus on a figure
            return
        super().keyPressEvent(event)

    def say_taken_back(self) -> None:
        """Says that this card is asked again because its answer was taken back."""
        self._topic.setText(self.tr("{topic} · answer taken back").format(topic=self._topic.text()))

    def open_menu(self) -> None:
        """Opens More under its button."""
        corner = QPoint(self.more.width() - self.menu.sizeHint().width(), self.more.height() + 6)
        self.menu.popup(self.more.mapToGlobal(corner))


def _answer_size(answer: str) -> Size:
    """Short answers large, long ones so that they stay easy to read."""
    if len(answer) <= 40:
        return Size.DISPLAY
    return Size.TITLE if len(answer) <= 120 else Size.LARGE

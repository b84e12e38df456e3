"""What stands on a card: question, the way to answer it, answer, why, source, and help where it is hard to keep."""

from dataclasses import dataclass

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget

from quizapp.content.cards import BLANK, View
from quizapp.content.hints import Hint
from quizapp.content.typed import TypedResult
from quizapp.gui import theme
from quizapp.gui.announce import announce
from quizapp.gui.theme import Size, Weight
from quizapp.gui.widgets.figures.bar import FigureBar
from quizapp.gui.widgets.figures.figure import FigureView
from quizapp.gui.widgets.items.verdict import Verdict
from quizapp.gui.widgets.panel import Line, Page
from quizapp.gui.widgets.study.choice_list import ChoiceList
from quizapp.gui.widgets.study.leech_help import LeechHelpPanel
from quizapp.gui.widgets.study.typed_answer import TypedDifference, TypedField
from quizapp.gui.widgets.text import Text
from quizapp.gui.words import counts as words
from quizapp.services.study import CardFace

_WIDTH = 720
"""No line of a question is longer, in px at 100 %."""

_AROUND_FIGURE = 360
"""The room that all but a figure and the grades takes, so that question, figure and answer are seen at once."""

_LEAST_FIGURE = 270
"""The words in a smaller figure could not be read: then the card scrolls. Both in px at 100 %."""


_RING = 5
"""Room at both sides for the ring around what has the focus, in px."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """How cards are asked, as the settings say."""

    typing: bool = False
    timer: bool = False


class CardSheet(Page):
    """The question keeps its place when the answer comes."""

    def __init__(self) -> None:
        super().__init__()
        self._face: CardFace | None = None
        self._hints = 0
        self.fixed_margins(0)
        centre = Qt.AlignmentFlag.AlignHCenter
        self.question = Text(size=Size.TITLE, align=centre)
        self.choices = ChoiceList()
        self.field = TypedField()
        self.hint = Text(role="muted", align=centre)
        self.answer = Text(size=Size.DISPLAY, weight=Weight.BOLD, role="gold", align=centre)
        self.difference = TypedDifference()
        self.why = Text(size=Size.LARGE, role="muted", align=centre)
        self.source = Text(size=Size.SMALL, role="teal", align=centre)
        self.help = LeechHelpPanel()
        self.figure = FigureView(tallest=420)
        self._figure_room = QWidget()
        room = QVBoxLayout(self._figure_room)
        room.setContentsMargins(0, 0, 0, 12)
        room.setSpacing(4)
        room.addWidget(self.figure)
        self.answer_figure = FigureView(tallest=420)
        self.figure_bar = FigureBar(self.figure)
        room.addWidget(self.figure_bar)
        self._line = Line()
        self._lay_out()

    def _lay_out(self) -> None:
        self.column.setSpacing(0)
        self._air = QSpacerItem(0, 64, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.column.addItem(self._air)
        self._rows: list[QWidget] = []
        for widget, below in (
            (self.question, 32),
            (self._figure_room, 0),
            (self.choices, 24),
            (self.field, 24),
            (self.hint, 16),
            (self._line, 32),
            (self.answer, 16),
            (self.answer_figure, 16),
            (self.difference, 24),
            (self.why, 16),
            (self.source, 0),
            (self.help, 0),
        ):
            holder = _Row(widget, below)
            self._rows.append(widget)
            self.column.addWidget(holder)
        self.column.addStretch(1)

    @property
    def has_figure(self) -> bool:
        """Whether a figure is shown."""
        return not self._figure_room.isHidden()

    @property
    def is_choice(self) -> bool:
        """Whether the card is answered by choosing."""
        return not self.choices.isHidden()

    @property
    def is_typed(self) -> bool:
        """Whether the answer is being typed."""
        return not self.field.isHidden()

    def fit(self, *, narrow: bool, height: int) -> None:
        """Takes the widths and heights that the window allows; ``height`` is what the page has, without its foot."""
        px = theme.current().px
        self._air.changeSize(0, 24 if narrow or self.has_figure or self.is_choice else 64)
        self.column.invalidate()
        for widget in self._rows:
            widget.setMaximumWidth(px(_WIDTH))
        for figure in (self.figure, self.answer_figure):
            figure.limit_height(max(px(_LEAST_FIGURE), height - px(_AROUND_FIGURE)))

    # -- what it shows

    def ask(self, face: CardFace, manner: Manner) -> None:
        """Shows a question."""
        self._face, self._hints = face, 0
        front = face.card.front
        self.question.set_size(Size.TITLE if len(front) <= 180 else Size.LARGE)
        if face.card.view is View.CLOZE:
            self.question.set_spans(front, ((front.find(BLANK), len(BLANK), "gold"),))
        else:
            self.question.setText(front)
        self._show_figure(revealed=False)
        if face.choices:
            self.choices.offer(face.choices)
        _show(self.choices, on=bool(face.choices))
        self.field.clear()
        _show(self.field, on=manner.typing and face.typable)
        after = (self.answer, self.answer_figure, self.difference, self.why, self.source, self.help)
        for widget in (self.hint, self._line, *after):
            _show(widget, on=False)
        self.verticalScrollBar().setValue(0)
        announce(self.question, front)

    def show_hint(self) -> bool:
        """Says a hint under the question, each time a little more; False when the card has none."""
        hints = () if self._face is None or self._face.hint is None else _steps(self._face.hint)
        if not hints:
            return False
        self._hints = min(self._hints + 1, len(hints))
        self.hint.setText(self.tr("Hint: {hint}").format(hint=" · ".join(hints[: self._hints])))
        _show(self.hint, on=True)
        announce(self.hint, self.hint.text())
        return True

    def reveal(self, typed: TypedResult | None) -> None:
        """Shows the answer under a hairline, and how what was typed or chosen differs from it."""
        face = self._face
        if face is None:
            return
        card = face.card
        if self.is_choice:
            self.choices.tell()
        elif card.view is View.CLOZE:
            start = card.front.find(BLANK)
            self.question.set_spans(card.front.replace(BLANK, card.back, 1), ((start, len(card.back), "gold"),))
        else:
            self.answer.set_size(Size.TITLE if face.figure else _answer_size(card.back))
            self.answer.setText(card.back)
            _show(self.answer, on=True)
        _show(self.field, on=False)
        if typed is not None:
            self.difference.show_result(typed)
        _show(self.difference, on=typed is not None)
        self._show_figure(revealed=True)
        self.why.setText(face.why)
        _show(self.why, on=bool(face.why))
        self.source.setText(self.tr("Source: {place}").format(place=face.source))
        _show(self.source, on=True)
        _show(self._line, on=not self.is_choice)
        announce(self.answer, f"{card.back}. {face.why}")

    def show_help(self) -> bool:
        """Shows the help for a card that is hard to keep; False when there is none."""
        face = self._face
        help_ = None if face is None else face.help
        if face is None or help_ is None:
            return False
        self.help.show_help(help_, statement=face.statement, answer=face.card.back)
        _show(self.help, on=True)
        announce(self.help, self.help.spoken)
        QTimer.singleShot(0, self, self._bring_help_into_sight)
        return True

    def _bring_help_into_sight(self) -> None:
        """The help from its beginning, as far as it fits."""
        top = self.help.mapTo(self.body, QPoint(0, 0)).y()
        room = self.viewport().height()
        self.verticalScrollBar().setValue(min(top - 12, max(0, top + self.help.height() - room)))

    def _show_figure(self, *, revealed: bool) -> None:
        """The figure of a label card: with its label hidden, then whole; on other cards the picture of the fact. It
        stays where it was."""
        shown = self._face.figure if self._face else None
        picture = self._face.picture if self._face else None
        if shown is not None and revealed:
            self.figure.show_figure(shown.back, words=shown.back_words)
        elif shown is not None:
            self.figure.show_figure(shown.front, words=shown.front_words)
        elif picture and not revealed:
            self.figure.show_figure(picture)
        _show(self._figure_room, on=shown is not None or bool(picture))
        answering = self._face.answer_picture if self._face and revealed else None
        if answering:
            self.answer_figure.show_figure(answering)
        _show(self.answer_figure, on=bool(answering))

    def bring_answer_into_sight(self) -> None:
        """In a small window the answer may lie below; a question that is answered may scroll away above it."""
        if self.is_choice:
            self.ensureWidgetVisible(self.source, 0, 0)
            rows = self.choices.rows
            told = (*(row for row in rows if row.isChecked()), *(row for row in rows if row.verdict is Verdict.RIGHT))
            for row in told:  # the right one last: it matters most where there is not room for both
                self.ensureWidgetVisible(row, 0, 0)
            return
        self.ensureWidgetVisible(self.source, 0, 0)
        first: QWidget = self.question if self.answer.isHidden() else self.answer
        if not self.difference.isHidden():
            self.ensureWidgetVisible(first, 0, 0)
            first = self.difference  # how it differs matters most where there is not room for both
        self.ensureWidgetVisible(first, 0, 0)


class _Row(QWidget):
    """A part of the sheet in the middle of its width, with room below; gone where the part is hidden."""

    def __init__(self, widget: QWidget, below: int) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(_RING, 0, _RING, below)
        row.setSpacing(0)
        row.addStretch(1)
        row.addWidget(widget, 1000)
        row.addStretch(1)


def _show(widget: QWidget, *, on: bool) -> None:
    """Shows a part of the sheet with its room, or neither."""
    if widget.isHidden() is on:
        widget.setVisible(on)
    holder = widget.parentWidget()
    if isinstance(holder, _Row) and holder.isHidden() is on:
        holder.setVisible(on)


def _steps(hint: Hint) -> tuple[str, ...]:
    """What a hint gives away, a little more each time: the deck's own words, how many words, their first letters."""
    if not hint.words:
        return (hint.own,) if hint.own else ()
    counted = words.counted(hint.words, "{n} word", "{n} words")
    return tuple(part for part in (hint.own, counted, hint.first_letters) if part)


def _answer_size(text: str) -> Size:
    if len(text) <= 40:
        return Size.DISPLAY
    return Size.TITLE if len(text) <= 120 else Size.LARGE

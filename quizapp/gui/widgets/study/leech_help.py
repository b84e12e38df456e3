"""Help with a card that is hard to keep: why it is so, another side of it, and what it is taken for beside it."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from quizapp.content.cards import BLANK, Card, View
from quizapp.gui import theme
from quizapp.gui.theme import Size, Weight
from quizapp.gui.widgets.figures.figure import FigureView
from quizapp.gui.widgets.panel import Line, Panel, section_heading
from quizapp.gui.widgets.text import Text
from quizapp.gui.words import counts as words
from quizapp.services.study import LeechHelp

_BESIDE = 480
"""From this width on, in px at 100 %, the two facts stand side by side."""


class _Part(QWidget):
    """A heading and what stands under it."""

    def __init__(self, heading: str, *parts: QWidget) -> None:
        super().__init__()
        self.heading = Text(heading, size=Size.SMALL, role="muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.heading)
        for part in parts:
            column.addWidget(part)
        column.addStretch(1)


class LeechHelpPanel(Panel):
    """Shows the help; parts of which nothing is known are not there."""

    def __init__(self) -> None:
        super().__init__()
        self._heading = section_heading(self.tr("Help with this card"))
        self.lapses = Text(role="muted")
        self.why = Text()
        self._why = _Part(self.tr("Why it is so"), self.why)
        self.front = Text()
        self.back = Text(weight=Weight.BOLD, role="gold")
        self._figure = FigureView(tallest=260)
        self._other = _Part(self.tr("The same fact, asked from another side"), self.front, self._figure, self.back)
        self.this = Text()
        self._this = _Part("", self.this)
        self.neighbour = Text()
        self._neighbour = _Part("", self.neighbour)
        self._pair_row = QWidget()
        self._pair = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._pair_row)
        self._pair.setContentsMargins(0, 0, 0, 0)
        self._pair.setSpacing(32)
        self._pair.addWidget(self._this, 1)
        self._pair.addWidget(self._neighbour, 1)
        self._lines = (Line(), Line(), Line())
        self.column.setSpacing(12)
        for widget in (self._heading, self.lapses):
            self.column.addWidget(widget)
        for line, part in zip(self._lines, (self._why, self._other, self._pair_row), strict=True):
            self.column.addWidget(line)
            self.column.addWidget(part)

    @property
    def spoken(self) -> str:
        """The help as it is said to screen readers."""
        texts = [one for one in self.findChildren(Text) if one.text() and one.isVisibleTo(self)]
        return ". ".join(one.text().rstrip(".") for one in texts)

    def show_help(self, help_: LeechHelp, *, statement: str, answer: str) -> None:
        """``statement`` is the card's fact, ``answer`` the card's back."""
        self.lapses.setText(
            words.counted(help_.lapses, "Forgotten {n} time.", "Forgotten {n} times.")
            + " "
            + self.tr("Seen from another side, and beside what it is taken for, it will be easier to keep.")
        )
        self.why.setText(help_.why)
        self._show_part(0, self._why, on=bool(help_.why))
        if help_.other is not None:
            self._show_other(help_.other)
            if help_.other_figure is not None:
                self._figure.show_figure(help_.other_figure.front, words=help_.other_figure.front_words)
        self._figure.setVisible(help_.other_figure is not None)
        self._show_part(1, self._other, on=help_.other is not None)
        neighbour = help_.neighbour
        if neighbour is not None:
            self._this.heading.setText(self.tr("This: {name}").format(name=answer))
            self.this.setText(statement)
            name = self.tr("Not to be taken for: {name}").format(name=neighbour.name)
            if neighbour.times:
                name += " · " + words.counted(
                    neighbour.times, "you chose it {n} time in quizzes", "you chose it {n} times in quizzes"
                )
            self._neighbour.heading.setText(name)
            self.neighbour.setText(neighbour.statement)
        self._show_part(2, self._pair_row, on=neighbour is not None)

    def _show_part(self, number: int, part: QWidget, *, on: bool) -> None:
        self._lines[number].setVisible(on)
        part.setVisible(on)

    def _show_other(self, card: Card) -> None:
        if card.view is View.CLOZE:
            start = card.front.find(BLANK)
            self.front.set_spans(card.front.replace(BLANK, card.back, 1), ((start, len(card.back), "gold"),))
        else:
            self.front.setText(card.front)
            self.back.setText(card.back)
        self.back.setVisible(card.view is not View.CLOZE)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The two facts side by side, or under each other."""
        super().resizeEvent(event)
        beside = self.width() >= theme.current().px(_BESIDE)
        self._pair.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)

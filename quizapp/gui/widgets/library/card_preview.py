"""A card as Study shows it, small, with how it stands in the plan."""

from PySide6.QtCore import QCoreApplication, Qt

from quizapp.content.cards import View
from quizapp.gui.theme import Size, Weight
from quizapp.gui.widgets.figures.figure import FigureView
from quizapp.gui.widgets.panel import Line, Panel
from quizapp.gui.widgets.text import Text
from quizapp.gui.words import counts as words
from quizapp.scheduling.memory import State
from quizapp.services.library import CardLine


def _tr(text: str) -> str:
    return QCoreApplication.translate("CardPreview", text)


def standing(line: CardLine, today: int) -> str:
    """How a card stands, in words: ``Comes back in 3 days. Answered 5 times, forgotten once.``"""
    match line.state:
        case State.NEW:
            return _tr("Not met yet.")
        case State.LEARNING:
            state = _tr("Being learnt; comes back today.")
        case State.RELEARNING:
            state = _tr("Forgotten, being learnt again; comes back today.")
        case State.REVIEW:
            due = max(0, (line.due_day or today) - today)
            state = _tr("Comes back {when}.").format(when=words.in_days(due) if due else _tr("today"))
    answered = words.counted(line.reviews, "Answered once", "Answered {n} times")
    if not line.lapses:
        return f"{state} {answered}."
    forgotten = words.counted(line.lapses, "forgotten once", "forgotten {n} times")
    return f"{state} {answered}, {forgotten}."


class CardPreview(Panel):
    """Front, a hairline, back."""

    def __init__(self) -> None:
        super().__init__(padding=20)
        centre = Qt.AlignmentFlag.AlignHCenter
        self._kind = Text(size=Size.SMALL, role="muted", weight=Weight.BOLD)
        self.front = Text(size=Size.LARGE, align=centre)
        self.back = Text(size=Size.LARGE, weight=Weight.BOLD, role="gold", align=centre)
        self.figure = FigureView(tallest=280)
        self.standing = Text(size=Size.SMALL, role="muted")
        self.column.setSpacing(12)
        for widget in (self._kind, self.front, self.figure, Line(), self.back, self.standing):
            self.column.addWidget(widget)

    def show_card(self, line: CardLine, today: int) -> None:
        """Shows a card."""
        names = {
            View.CHOICE: self.tr("Question with options"),
            View.RECALL: self.tr("Question"),
            View.REVERSE: self.tr("The other way round"),
            View.CLOZE: self.tr("Gap"),
            View.LABEL: self.tr("Figure"),
        }
        self._kind.setText(names[line.card.view])
        self.front.setText(line.card.front)
        self.back.setText(line.card.back)
        if line.figure is not None:
            self.figure.show_figure(line.figure.front, words=line.figure.front_words)
        self.figure.setVisible(line.figure is not None)
        self.standing.setText(standing(line, today))

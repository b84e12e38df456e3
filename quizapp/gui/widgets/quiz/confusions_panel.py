"""What was taken for what: each mix-up with why the one is right and the other is not."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from quizapp.content.facts import FactId
from quizapp.exams.report import Confusion, Report
from quizapp.gui.theme import Size, Weight
from quizapp.gui.widgets.button import Button
from quizapp.gui.widgets.panel import Line, Panel, section_heading
from quizapp.gui.widgets.text import Text
from quizapp.gui.words import counts as words

_CONFUSIONS = 2
"""So many mix-ups are told at length; every one stands with its item below."""


class ConfusionsPanel(Panel):
    """``practise`` carries the facts behind both sides of a mix-up."""

    practise = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.column.addWidget(section_heading(self.tr("What you took for what")))
        self._confusions = QVBoxLayout()
        self._confusions.setSpacing(6)
        self.column.addLayout(self._confusions)
        self.column.addStretch(1)
        self.drawn: list[QWidget] = []

    def show_confusions(self, report: Report) -> None:
        """Shows the mix-ups of a report."""
        for old in self.drawn:
            self._confusions.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.drawn = []
        if not report.confusions:
            nothing = report.score.full
            text = self.tr("Everything right: nothing was taken for anything else.")
            if not nothing:
                text = self.tr("No mix-ups this time: what you missed had no answer.")
            self._draw(Text(text, role="muted"))
        for number, confusion in enumerate(report.confusions[:_CONFUSIONS]):
            if number:
                self._draw(Line())
            self._draw_confusion(report, confusion)

    def _draw(self, widget: QWidget) -> None:
        self.drawn.append(widget)
        self._confusions.addWidget(widget)

    def _draw_confusion(self, report: Report, confusion: Confusion) -> None:
        self._draw(_confusion_line(confusion))
        for reason in _reasons(report, confusion):
            self._draw(Text(reason, role="muted"))
        practise = Button(self.tr("Practise this pair"), quiet=True)
        practise.setAccessibleName(self.tr("Practise {a} and {b}").format(a=confusion.chosen, b=confusion.correct))
        practise.clicked.connect(lambda: self.practise.emit(_pair_facts(report, confusion)))
        self._draw(practise)
        self._confusions.setAlignment(practise, Qt.AlignmentFlag.AlignLeft)


def _confusion_line(confusion: Confusion) -> Text:
    """``Prolactin for oxytocin, three times.`` with both names bold; whole sentences lose their stop."""
    text = Text(weight=Weight.REGULAR, size=Size.BODY)
    times = words.counted(confusion.times, "once", "{n} times") if confusion.times > 1 else text.tr("once")
    chosen, correct = words.capitalised(confusion.chosen).rstrip("."), confusion.correct.rstrip(".")
    line = text.tr("{chosen} for {correct}, {times}.").format(chosen=chosen, correct=correct, times=times)
    spans = tuple((line.index(name), len(name), "ink") for name in (chosen, correct) if name in line)
    text.set_spans(line, spans)
    return text


def _reasons(report: Report, confusion: Confusion) -> tuple[str, ...]:
    """Why the one is right and the other is not, from the item where it happened."""
    for result in report.items:
        texts = {option.id: option for option in result.item.options}
        keys = {key.place: key for key in result.item.keys if key.text == confusion.correct}
        for chosen in result.chosen:
            option = texts.get(chosen)
            wrong = option is not None and not option.correct and option.text == confusion.chosen
            if option is not None and wrong and option.place in keys:
                return tuple(dict.fromkeys((option.rationale, keys[option.place].rationale)))
    return ()


def _pair_facts(report: Report, confusion: Confusion) -> tuple[FactId, ...]:
    """The facts behind both sides of a confusion."""
    for result in report.items:
        if confusion.correct in {key.text for key in result.item.keys}:
            other = [
                one.fact for one in result.item.options if one.text == confusion.chosen and one.id in result.chosen
            ]
            if other:
                return tuple(dict.fromkeys((*result.item.facts, *other)))
    return (confusion.fact,)

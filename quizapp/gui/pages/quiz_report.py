"""The report of a quiz: points, topics, what was taken for what, every item with all its rationales."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from quizapp.content.facts import FactId, TopicId
from quizapp.exams.report import Confusion, ItemResult, Report
from quizapp.gui import words
from quizapp.gui.points import points
from quizapp.gui.theme import Size, Weight
from quizapp.gui.widgets.bars import Bar, Bars
from quizapp.gui.widgets.button import Button
from quizapp.gui.widgets.flow import Flow
from quizapp.gui.widgets.item_result import ItemResultView
from quizapp.gui.widgets.panel import Line, Page, Panel, page_heading, section_heading
from quizapp.gui.widgets.text import Text

_UNFOLDED = 6
"""So many of the missed items stand open at first."""

_CONFUSIONS = 2
"""So many mix-ups are told at length; every one stands with its item below."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportView:
    """A report with the titles of its topics and the places of its facts in the source."""

    report: Report
    topic_titles: Mapping[TopicId, str]
    sources: Mapping[FactId, str]


class QuizReportPage(Page):
    """Says how it went and offers the one act that helps."""

    study_missed = Signal(object)
    practise = Signal(object)
    another = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, max_width=960)
        self._view: ReportView | None = None
        self._build_head()
        self.bars = Bars()
        topics, self._topics_panel = self._panel(self.tr("By topic"))
        topics.addWidget(self.bars)
        topics.addStretch(1)
        confusions, self._confusions_panel = self._panel(self.tr("What you took for what"))
        self._confusions = QVBoxLayout()
        self._confusions.setSpacing(6)
        confusions.addLayout(self._confusions)
        confusions.addStretch(1)
        self._pair = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._pair.setSpacing(20)
        self._pair.addWidget(self._topics_panel, 1)
        self._pair.addWidget(self._confusions_panel, 1)
        self.column.addLayout(self._pair)
        items, _ = self._panel(self.tr("Every question, missed ones first"))
        self._items = QVBoxLayout()
        self._items.setSpacing(8)
        items.addLayout(self._items)
        self._results: list[ItemResultView] = []
        self._drawn: list[QWidget] = []
        self.column.addStretch(1)

    def _panel(self, heading: str) -> tuple[QVBoxLayout, Panel]:
        panel = Panel()
        panel.column.addWidget(section_heading(heading))
        if heading == self.tr("Every question, missed ones first"):
            self.column.addWidget(panel)
        return panel.column, panel

    def _build_head(self) -> None:
        self._when = Text(role="muted")
        self.heading = page_heading("")
        self.missed = Button("", primary=True)
        self.missed.clicked.connect(self._study_missed)
        self.again = Button(self.tr("Another quiz"))
        self.again.clicked.connect(self.another)
        text = QVBoxLayout()
        text.setSpacing(2)
        text.addWidget(self._when)
        text.addWidget(self.heading)
        acts = QWidget()
        flow = Flow(acts, gap=16)
        flow.addWidget(self.missed)
        flow.addWidget(self.again)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.setSpacing(16)
        self._head.addLayout(text, 1)
        self._head.addWidget(acts, 0)
        self.column.addLayout(self._head)
        self.column.addSpacing(8)

    # -- what it shows

    def render(self, view: ReportView) -> None:  # type: ignore[override]  # not QWidget's painting
        """Shows a report."""
        self._view = view
        report = view.report
        took = round((report.finished_at - report.started_at).total_seconds() / 60)
        self._when.setText(self.tr("Quiz finished, {time}").format(time=words.minutes(took)))
        score = self.tr("{earned} of {possible} points")
        self.heading.setText(score.format(earned=points(report.score.earned), possible=points(report.score.possible)))
        n = len(report.missed)
        self.missed.setText(self.tr("Study what I missed ({n})").format(n=n))
        self.missed.setVisible(n > 0)
        self.again.set_primary(n == 0)
        self.bars.show_bars(
            tuple(self._bar(view, one.topic, one.score.earned, one.score.possible) for one in report.topics)
        )
        self._show_confusions(report)
        self._show_items(view)
        self.verticalScrollBar().setValue(0)

    def _bar(self, view: ReportView, topic: TopicId, earned: float, possible: float) -> Bar:
        return Bar(
            name=view.topic_titles.get(topic, str(topic)),
            share=earned / possible if possible else 0.0,
            figure=self.tr("{earned} of {possible}").format(earned=points(earned), possible=points(possible)),
        )

    def take_focus(self) -> None:
        """The act that helps most."""
        act = self.missed if not self.missed.isHidden() else self.again
        act.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def results(self) -> tuple[ItemResultView, ...]:
        """The items in the order in which they stand."""
        return tuple(self._results)

    # -- confusions

    def _show_confusions(self, report: Report) -> None:
        for old in self._drawn:
            self._confusions.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._drawn = []
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
        self._drawn.append(widget)
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

    # -- items

    def _show_items(self, view: ReportView) -> None:
        for old in self._results:
            self._items.removeWidget(old)
            old.hide()
            old.deleteLater()
        order = sorted(view.report.items, key=lambda result: result.score.full)
        self._results = []
        for number, result in enumerate(order):
            opened = not result.score.full and number < _UNFOLDED
            self._results.append(self._result(view, result, opened=opened))
            self._items.addWidget(self._results[-1])

    def _result(self, view: ReportView, result: ItemResult, *, opened: bool) -> ItemResultView:
        facts = " ".join(result.item.facts)
        place = f"{view.topic_titles.get(result.item.topic, '')} · {facts}"
        return ItemResultView(result, place=place, source=view.sources.get(result.item.facts[0], ""), opened=opened)

    # -- what is wanted of it

    def _study_missed(self) -> None:
        if self._view is not None:
            self.study_missed.emit(self._view.report.missed)

    def arrange(self, *, narrow: bool) -> None:
        """Topics and confusions stand beside each other where there is room."""
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._pair.setDirection(direction)
        self._head.setDirection(direction)


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
                return (option.rationale, keys[option.place].rationale)
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

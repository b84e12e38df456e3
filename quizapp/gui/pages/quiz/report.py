"""The report of a quiz: points, topics, what was taken for what, every item with all its rationales."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QBoxLayout, QVBoxLayout, QWidget

from quizapp.exams.report import ItemResult, Report
from quizapp.exams.scoring import Score
from quizapp.gui import shortcuts
from quizapp.gui.pages.quiz.report_told import certainty_told, times_told, trend_told
from quizapp.gui.tab_order import set_tab_order
from quizapp.gui.tasks import TaskLine
from quizapp.gui.widgets.bars import Bar, Bars
from quizapp.gui.widgets.charts.panel import ChartPanel
from quizapp.gui.widgets.items.result import ItemResultView
from quizapp.gui.widgets.panel import Page, Panel, section_heading
from quizapp.gui.widgets.quiz.confusions_panel import ConfusionsPanel
from quizapp.gui.widgets.quiz.report_head import ReportHead
from quizapp.gui.words.blueprint import level_title
from quizapp.gui.words.kinds import kind_title
from quizapp.gui.words.points import points
from quizapp.services.results import QuizReport, TrendPoint

_UNFOLDED = 6
"""So many of the missed items stand open at first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportView:
    """A report with what its quiz kept of the deck, and how the deck's quizzes went over time."""

    quiz: QuizReport
    trend: tuple[TrendPoint, ...] = ()

    @property
    def report(self) -> Report:
        """The report itself."""
        return self.quiz.report


class QuizReportPage(Page):
    """Says how it went and offers the one act that helps.

    ``again`` asks for other questions on the same facts; ``pdf_wanted`` and ``table_wanted`` for a file of the report,
    ``picture_wanted`` and ``chart_table_wanted`` for one of a chart.
    """

    study_missed = Signal(object)
    practise = Signal(object)
    again = Signal()
    another = Signal()
    pdf_wanted = Signal()
    table_wanted = Signal()
    picture_wanted = Signal(object)
    chart_table_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, max_width=960)
        self._view: ReportView | None = None
        self.head = ReportHead()
        self.heading, self.missed = self.head.heading, self.head.missed
        self.column.addWidget(self.head)
        self.task_line = TaskLine()
        self.column.addWidget(self.task_line)
        self._build_panels()
        self._build_items()
        self.column.addStretch(1)
        self._wire()

    def _build_panels(self) -> None:
        self.topics, self.kinds, self.levels = (
            Bars(self.tr("By topic")),
            Bars(self.tr("By kind of question")),
            Bars(self.tr("By level")),
        )
        self.bars = self.topics
        self.confusions = ConfusionsPanel()
        self._pairs: list[QBoxLayout] = []
        self._pair(self._bars_panel(self.topics), self.confusions)
        self._levels_panel = self._bars_panel(self.levels)
        self._kinds_panel = self._bars_panel(self.kinds)
        self._pair(self._kinds_panel, self._levels_panel)
        self.certainty, self.times, self.trend = ChartPanel(), ChartPanel(), ChartPanel()
        self.charts = (self.certainty, self.times, self.trend)
        self._pair(self.times, self.trend)
        self.column.addWidget(self.certainty)

    def _pair(self, one: QWidget, other: QWidget) -> None:
        """Two panels beside each other where there is room."""
        pair = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        pair.setSpacing(20)
        pair.addWidget(one, 1)
        pair.addWidget(other, 1)
        self._pairs.append(pair)
        self.column.addLayout(pair)

    def _bars_panel(self, bars: Bars) -> Panel:
        panel = Panel()
        panel.column.addWidget(section_heading(bars.accessibleName()))
        panel.column.addWidget(bars)
        panel.column.addStretch(1)
        return panel

    def _build_items(self) -> None:
        panel = Panel()
        panel.column.addWidget(section_heading(self.tr("Every question, missed ones first")))
        self._items = QVBoxLayout()
        self._items.setSpacing(8)
        panel.column.addLayout(self._items)
        self._results: list[ItemResultView] = []
        self.column.addWidget(panel)

    def _wire(self) -> None:
        self.missed.clicked.connect(self._study_missed)
        self.head.again.clicked.connect(self.again)
        self.head.another.clicked.connect(self.another)
        self.head.pdf.clicked.connect(self.pdf_wanted)
        self.head.table.clicked.connect(self.table_wanted)
        self.confusions.practise.connect(self.practise)
        for chart in self.charts:
            chart.picture_wanted.connect(self.picture_wanted)
            chart.table_wanted.connect(self.chart_table_wanted)
        shortcuts.bind(self, shortcuts.SAVE_PDF, self.pdf_wanted.emit)
        shortcuts.bind(self, shortcuts.SAVE_REPORT_TABLE, self._save_table)
        shortcuts.bind(self, shortcuts.REPORT_CHART, self._save_picture)
        shortcuts.bind(self, shortcuts.REPORT_AS_TABLE, self._toggle_table)

    # -- what it shows

    def render(self, view: ReportView) -> None:  # type: ignore[override]  # not QWidget's painting
        """Shows a report."""
        self._view = view
        report = view.report
        self.head.show_report(report)
        self.topics.show_bars(tuple(_bar(view.quiz.deck.topic_title(one.topic), one.score) for one in report.topics))
        self.kinds.show_bars(tuple(_bar(kind_title(one.kind), one.score) for one in report.kinds))
        self.levels.show_bars(tuple(_bar(level_title(one.level), one.score) for one in report.levels))
        self._kinds_panel.setVisible(len(report.kinds) > 1)
        self._levels_panel.setVisible(len(report.levels) > 1)
        self.confusions.show_confusions(report)
        self.certainty.show_told(certainty_told(view.quiz.curve))
        self.certainty.setVisible(bool(view.quiz.curve))
        self.times.show_told(times_told(report))
        self.trend.show_told(trend_told(view.trend))
        self._show_items(view)
        set_tab_order(self.body)
        self.verticalScrollBar().setValue(0)

    def take_focus(self) -> None:
        """The act that helps most."""
        self.head.main_act.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def results(self) -> tuple[ItemResultView, ...]:
        """The items in the order in which they stand."""
        return tuple(self._results)

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
        deck, facts = view.quiz.deck, " ".join(result.item.facts)
        place = f"{deck.topic_title(result.item.topic)} · {facts}"
        return ItemResultView(result, place=place, facts=deck.facts_of(result.item.facts), opened=opened)

    # -- what is wanted of it

    def _study_missed(self) -> None:
        if self._view is not None:
            self.study_missed.emit(self._view.report.missed)

    @property
    def _focused_chart(self) -> ChartPanel | None:
        focus = QApplication.focusWidget()
        return next((one for one in self.charts if focus is not None and one.isAncestorOf(focus)), None)

    def _save_table(self) -> None:
        chart = self._focused_chart
        if chart is None:
            self.table_wanted.emit()
        else:
            self.chart_table_wanted.emit(chart)

    def _save_picture(self) -> None:
        if self._focused_chart is not None:
            self.picture_wanted.emit(self._focused_chart)

    def _toggle_table(self) -> None:
        if self._focused_chart is not None:
            self._focused_chart.toggle_table()

    def arrange(self, *, narrow: bool) -> None:
        """Panels stand beside each other where there is room."""
        for pair in self._pairs:
            pair.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)


def _bar(name: str, score: Score) -> Bar:
    figure = QApplication.translate("report", "{earned} of {possible}")
    return Bar(
        name=name,
        share=score.earned / score.possible if score.possible else 0.0,
        figure=figure.format(earned=points(score.earned), possible=points(score.possible)),
    )

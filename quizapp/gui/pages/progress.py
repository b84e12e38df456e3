"""Progress: the tree, what was recalled, what lies ahead, and the days that were studied."""

from datetime import date

from PySide6.QtCore import QModelIndex, QPoint, QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QBoxLayout,
    QHeaderView,
    QSizePolicy,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from quizapp.gui import shortcuts, theme, words
from quizapp.gui.models.tree_table import TreeTable
from quizapp.gui.theme import Size, Weight
from quizapp.gui.widgets.button import Button
from quizapp.gui.widgets.charts import BarChart, HeatStrip
from quizapp.gui.widgets.flow import Flow
from quizapp.gui.widgets.panel import Page, Panel, page_heading
from quizapp.gui.widgets.table import dress_table
from quizapp.gui.widgets.text import Text
from quizapp.gui.widgets.tree import TreeView
from quizapp.services.progress import DayCount, Progress


class ProgressPage(Page):
    """Shows the numbers with a sentence each; a branch, a row or a button says what the person wants."""

    branch_chosen = Signal(str)
    fact_chosen = Signal(str)
    picture_wanted = Signal()
    study_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._build_head()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(32)
        self._columns.addWidget(self._build_tree(), 1, Qt.AlignmentFlag.AlignTop)
        self._columns.addWidget(self._build_figures(), 0)
        self.column.addLayout(self._columns, 1)
        shortcuts.bind(self, shortcuts.AS_TABLE, self.as_table.click)
        shortcuts.bind(self, shortcuts.SAVE_PICTURE, self.picture_wanted.emit)

    # -- how it is made

    def _build_head(self) -> None:
        self.heading = page_heading(self.tr("Your tree"))
        self.lead = Text(role="muted")
        self.as_table = Button(self.tr("As a table"), icon="table", key=shortcuts.AS_TABLE.shown)
        self.as_table.setCheckable(True)
        self.as_table.toggled.connect(self._show_table)
        self.save = Button(self.tr("Save picture"), icon="image-down")
        self.save.clicked.connect(self.picture_wanted)
        self.begin = Button(self.tr("Start studying"), icon="play", primary=True)
        self.begin.clicked.connect(self.study_wanted)
        acts = QWidget()
        flow = Flow(acts, gap=16)
        for button in (self.begin, self.as_table, self.save):
            flow.addWidget(button)
        text = QVBoxLayout()
        text.setSpacing(4)
        text.addWidget(self.heading)
        text.addWidget(self.lead)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.setSpacing(16)
        self._head.addLayout(text, 1)
        self._head.addWidget(acts, 0, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(self._head)

    def _build_tree(self) -> QWidget:
        self.tree = TreeView()
        self.tree.branch_chosen.connect(self.branch_chosen)
        self.model = TreeTable()
        self._sorted = QSortFilterProxyModel()
        self._sorted.setSourceModel(self.model)
        self._sorted.setSortRole(TreeTable.SORT)
        self.table = QTableView()
        self.table.setModel(self._sorted)
        self.table.setSortingEnabled(True)
        self.table.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
        self.table.setAccessibleName(self.tr("The tree as a table: topic, fact, recall today"))
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setTabKeyNavigation(False)
        dress_table(self.table)
        head = self.table.horizontalHeader()
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(2, QHeaderView.ResizeMode.ResizeToContents)
        self.table.activated.connect(self._row_chosen)
        self._views = QStackedWidget()
        self._views.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._views.addWidget(self.tree)
        self._views.addWidget(self.table)
        return self._views

    def _build_figures(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        self.retention, self.retention_words = self._figure(column, self.tr("Recalled when asked, last 30 days"))
        self.bars = BarChart(self.tr("Reviews ahead, next 7 days"), self.tr("{n} reviews"))
        self.ahead_words = self._charted(column, self.tr("Reviews ahead, next 7 days"), self.bars)
        self.strip = HeatStrip(self.tr("Answers a day, last 12 weeks"), self.tr("{n} answers"))
        self.studied, self.studied_words = self._figure(column, self.tr("Days studied, last two weeks"), self.strip)
        column.addStretch(1)
        self._side = side
        return side

    def _figure(self, column: QVBoxLayout, name: str, chart: QWidget | None = None) -> tuple[Text, Text]:
        panel = Panel()
        panel.column.setSpacing(4)
        panel.column.addWidget(Text(name, size=Size.SMALL, role="muted"))
        figure, sentence = Text(size=Size.DISPLAY, weight=Weight.BOLD), Text(role="muted")
        panel.column.addWidget(figure)
        panel.column.addWidget(sentence)
        if chart is not None:
            panel.column.addSpacing(12)
            panel.column.addWidget(chart)
        column.addWidget(panel)
        return figure, sentence

    def _charted(self, column: QVBoxLayout, name: str, chart: QWidget) -> Text:
        panel = Panel()
        panel.column.addWidget(Text(name, size=Size.SMALL, role="muted"))
        panel.column.addWidget(chart)
        sentence = Text(role="muted")
        panel.column.addWidget(sentence)
        column.addWidget(panel)
        return sentence

    # -- what it shows

    def render(self, view: Progress) -> None:  # type: ignore[override]  # not QWidget's painting
        """Shows the numbers."""
        fresh = view.answered_total == 0
        self.heading.setText(self.tr("Your tree"))
        self.lead.setText(
            self.tr("Each leaf is a fact, still an outline. Study a little, and the first ones turn green.")
            if fresh
            else self.tr(
                "Each leaf is a fact: greener means likelier to be recalled today. Outlines are still to be learnt."
            )
        )
        self.begin.setVisible(fresh)
        self.tree.render(view.tree)
        self.model.show_tree(view.tree)
        self._show_retention(view)
        self._show_ahead(view.ahead[:7])
        self._show_days(view)
        self._fit_tree()

    def _show_retention(self, view: Progress) -> None:
        recalled, asked = view.retention
        aim = words.percent(view.aim)
        if not asked:
            self.retention.setText("–")
            self.retention_words.setText(
                self.tr("Will stand here after your first reviews, tomorrow at the earliest. The aim is {aim}.").format(
                    aim=aim
                )
            )
            return
        share = recalled / asked
        self.retention.setText(words.percent(share))
        if round(share * 100) >= round(view.aim * 100):
            verdict = self.tr("You aimed for {aim}: your plan works.")
        elif share >= view.aim - 0.05:
            verdict = self.tr("You aimed for {aim}: you are close.")
        else:
            verdict = self.tr("You aimed for {aim}. Fewer new cards for a while will help.")
        of = self.tr("{recalled} of {asked} answers.").format(recalled=recalled, asked=asked)
        self.retention_words.setText(f"{verdict.format(aim=aim)} {of}")

    def _show_ahead(self, ahead: tuple[DayCount, ...]) -> None:
        self.bars.show_days(ahead)
        total = sum(day.count for day in ahead)
        if not total:
            self.ahead_words.setText(self.tr("Nothing waits yet. What you learn today comes back in a few days."))
            return
        busiest = max(ahead, key=lambda day: day.count)
        name = _day(busiest.day, ahead[0].day)
        pattern = self.tr("{total} reviews in all; {day} is the fullest day, with {most}.")
        self.ahead_words.setText(pattern.format(total=total, day=name, most=busiest.count))

    def _show_days(self, view: Progress) -> None:
        self.strip.show_days(view.calendar)
        self.studied.setText(self.tr("{days} of 14").format(days=view.studied_of_14))
        if view.answered_total == 0:
            self.studied_words.setText(self.tr("Every day you study becomes a green square here."))
            return
        hours = view.minutes_total / 60
        spent = (
            self.tr("{n} hours").format(n=f"{hours:.1f}") if hours >= 2 else words.minutes(round(view.minutes_total))
        )
        pattern = self.tr("{answers} answers so far, in {time} of study.")
        self.studied_words.setText(pattern.format(answers=view.answered_total, time=spent))

    def take_focus(self) -> None:
        """On the tree, or on the way to begin."""
        target: QWidget = self.begin if not self.begin.isHidden() else self.tree
        if self.as_table.isChecked():
            target = self.table
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The whole tree is seen at once, without scrolling, wherever that can be."""
        super().resizeEvent(event)
        self._fit_tree()

    def _fit_tree(self) -> None:
        room = self.viewport().height() - self._views.mapTo(self.body, QPoint(0, 0)).y() - 24
        self._views.setFixedHeight(max(self.tree.minimumHeight(), room))

    # -- what is wanted of it

    def _show_table(self, on: bool) -> None:  # noqa: FBT001 - Qt's signature
        self._views.setCurrentWidget(self.table if on else self.tree)
        self.as_table.setText(self.tr("As a tree") if on else self.tr("As a table"))
        self.save.setVisible(not on)
        if on and not self.table.currentIndex().isValid():
            self.table.selectRow(0)
        (self.table if on else self.tree).setFocus(Qt.FocusReason.OtherFocusReason)

    def _row_chosen(self, index: QModelIndex) -> None:
        self.fact_chosen.emit(str(self.model.leaf(self._sorted.mapToSource(index).row()).fact))

    def arrange(self, *, narrow: bool) -> None:
        """The figures stand beside the tree, or under it."""
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._columns.setDirection(direction)
        self._head.setDirection(direction)
        if narrow:
            self._side.setMaximumWidth(16_777_215)
            self._side.setMinimumWidth(0)
        else:
            self._side.setFixedWidth(theme.current().px(304))


def _day(day: date, today: date) -> str:
    return words.day_name(day, today).removeprefix("on ")

"""Progress: the tree with its figures, the charts, and the plan ahead."""

from enum import StrEnum
from typing import TYPE_CHECKING

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

from quizapp.gui import shortcuts, theme
from quizapp.gui.models.tree_table import TreeTable
from quizapp.gui.pages.progress.figures import Figures
from quizapp.gui.tasks import TaskLine
from quizapp.gui.widgets.button import Button
from quizapp.gui.widgets.flow import Flow
from quizapp.gui.widgets.panel import Page, page_heading
from quizapp.gui.widgets.segmented import Segmented
from quizapp.gui.widgets.table import dress_table
from quizapp.gui.widgets.text import Text
from quizapp.gui.widgets.tree.tree import TreeView
from quizapp.services.progress import Progress, Tree

if TYPE_CHECKING:  # built, and imported, when they are first looked at
    from quizapp.gui.pages.progress.charts import ChartsView
    from quizapp.gui.pages.progress.plan import PlanView


class Aspect(StrEnum):
    """The three sides of the page."""

    TREE = "tree"
    CHARTS = "charts"
    PLAN = "plan"


class ProgressPage(Page):
    """Shows the numbers with a sentence each; a branch, a row or a button says what the person wants. ``aspect_chosen``
    carries the side that is wanted; ``table_wanted`` asks for the chosen chart as a file."""

    aspect_chosen = Signal(object)
    table_wanted = Signal()
    branch_chosen = Signal(str)
    fact_chosen = Signal(str)
    picture_wanted = Signal()
    study_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._build_head()
        self.aspect = Aspect.TREE
        self._charts: ChartsView | None = None
        self._plan: PlanView | None = None
        self._trunk = QWidget()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._trunk)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(32)
        self._columns.addWidget(self._build_tree(), 1, Qt.AlignmentFlag.AlignTop)
        self._columns.addWidget(self._build_figures(), 0)
        self.column.addWidget(self._trunk, 1)
        shortcuts.bind(self, shortcuts.AS_TABLE, self._toggle_table)
        shortcuts.bind(self, shortcuts.SAVE_PICTURE, self.picture_wanted.emit)
        shortcuts.bind(self, shortcuts.SAVE_TABLE, self.table_wanted.emit)

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
        self.aspects = Segmented(
            (
                (self.tr("Tree"), Aspect.TREE),
                (self.tr("Charts"), Aspect.CHARTS),
                (self.tr("Exam and workload"), Aspect.PLAN),
            ),
            name=self.tr("What to look at"),
        )
        self.aspects.choose(Aspect.TREE)
        self.aspects.chosen.connect(self.aspect_chosen)
        self.task_line = TaskLine()
        self.column.addWidget(self.aspects)
        self.column.addWidget(self.task_line)

    # -- its sides

    @property
    def charts(self) -> "ChartsView":
        """The charts; built when first asked for."""
        if self._charts is None:
            from quizapp.gui.pages.progress.charts import ChartsView

            self._charts = ChartsView()
            self._charts.arrange(narrow=self.is_narrow)
            self.column.insertWidget(self.column.indexOf(self._trunk) + 1, self._charts, 1)
        return self._charts

    @property
    def plan(self) -> "PlanView":
        """Exam date and workload; built when first asked for."""
        if self._plan is None:
            from quizapp.gui.pages.progress.plan import PlanView

            self._plan = PlanView()
            self._plan.arrange(narrow=self.is_narrow)
            self.column.insertWidget(self.column.indexOf(self._trunk) + 1, self._plan, 1)
        return self._plan

    def show_aspect(self, aspect: Aspect) -> None:
        """Brings a side of the page to the front."""
        self.aspect = aspect
        self.aspects.choose(aspect)
        tree = aspect is Aspect.TREE
        self._trunk.setVisible(tree)
        self.as_table.setVisible(tree)
        self.save.setVisible(tree and not self.as_table.isChecked())
        self.heading.setText(
            {
                Aspect.TREE: self.tr("Your tree"),
                Aspect.CHARTS: self.tr("Your charts"),
                Aspect.PLAN: self.tr("What lies ahead"),
            }[aspect]
        )
        self.lead.setVisible(tree)
        if self._charts is not None:
            self._charts.setVisible(aspect is Aspect.CHARTS)
        if self._plan is not None:
            self._plan.setVisible(aspect is Aspect.PLAN)
        if tree:
            self._fit_tree()

    def _toggle_table(self) -> None:
        if self.aspect is Aspect.TREE:
            self.as_table.click()
        elif self.aspect is Aspect.CHARTS and self.charts.focused is not None:
            self.charts.focused.toggle_table()

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
        self._side = side = Figures()
        self.retention, self.retention_words = side.retention, side.retention_words
        self.bars, self.ahead_words = side.bars, side.ahead_words
        self.strip, self.studied, self.studied_words = side.strip, side.studied, side.studied_words
        return side

    # -- what it shows

    def render(self, view: Progress) -> None:  # type: ignore[override]  # not QWidget's painting
        """Shows the numbers."""
        fresh = view.answered_total == 0
        self.lead.setText(
            self.tr("Each leaf is a fact, still an outline. Study a little, and the first ones turn green.")
            if fresh
            else self.tr(
                "Each leaf is a fact: greener means likelier to be recalled today. Outlines are still to be learnt."
            )
        )
        if view.tree is None:
            self.lead.setText(self._lead_of_shares())
        self.begin.setVisible(fresh)
        self._side.render(view)
        if view.tree is None:
            self.tree.await_tree()
            self._fit_tree()
        else:
            self.show_tree(view.tree)

    def _lead_of_shares(self) -> str:
        return self.tr("Each branch is a topic, greener where it is known better. Outlines are still to be learnt.")

    def show_tree(self, tree: Tree) -> None:
        """Shows the tree, also as a table."""
        if not tree.is_whole:
            self.lead.setText(self._lead_of_shares())
        self.tree.render(tree)
        self.model.show_tree(tree)
        self._fit_tree()

    def take_focus(self) -> None:
        """On the tree, or on the way to begin; on the first chart; on the exam date."""
        if self.aspect is Aspect.CHARTS:
            self.charts.take_focus()
            return
        if self.aspect is Aspect.PLAN:
            self.plan.exam.day.setFocus(Qt.FocusReason.OtherFocusReason)
            return
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
        row = self.model.tree_row(self._sorted.mapToSource(index).row())
        if row.fact is None:
            self.branch_chosen.emit(str(row.topic))
        else:
            self.fact_chosen.emit(str(row.fact))

    def arrange(self, *, narrow: bool) -> None:
        """The figures stand beside the tree, or under it."""
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._columns.setDirection(direction)
        self._head.setDirection(direction)
        for side in (self._charts, self._plan):
            if side is not None:
                side.arrange(narrow=narrow)
        if narrow:
            self._side.setMaximumWidth(16_777_215)
            self._side.setMinimumWidth(0)
        else:
            self._side.setFixedWidth(theme.current().px(304))

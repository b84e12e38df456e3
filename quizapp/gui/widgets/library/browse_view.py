"""The Library's table on the screen: columns that fit, sorting by click or key, rows that are chosen in numbers."""

from array import array

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QAction, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from quizapp.gui import theme
from quizapp.gui.delegates.browse_rows import RowPainter
from quizapp.gui.models.browse import BrowseTable
from quizapp.gui.theme import Size, Weight
from quizapp.gui.widgets.menu import Menu
from quizapp.gui.widgets.scroll_bar import slim
from quizapp.services.browse import Column

COLUMNS = tuple(column for column in Column if column is not Column.DECK)
"""All there are, in the order in which they stand."""

_WIDTHS = {
    Column.TEXT: 260,
    Column.TOPIC: 150,
    Column.TAGS: 130,
    Column.DUE: 112,
    Column.STABILITY: 88,
    Column.RECALL: 104,
    Column.LAPSES: 96,
    Column.FLAG: 96,
    Column.STATE: 104,
}
"""In px at 100 %. The text takes what is left, and at least this."""

_FIRST_TO_STAY = (
    Column.TEXT, Column.DUE, Column.RECALL, Column.STATE, Column.TOPIC, Column.TAGS, Column.FLAG, Column.LAPSES,
    Column.STABILITY,
)  # fmt: skip
"""Where there is not room for all that were chosen, the last of these goes first."""


class _Head(QHeaderView):
    """Names of columns; the one that sorts has an arrow."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # sorting by key is the menu's

    def sizeHint(self) -> QSize:
        """A line of small type."""
        return QSize(super().sizeHint().width(), theme.current().px(32))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """A word, and an arrow on the column that sorts."""
        look, px = theme.current(), theme.current().px
        painter.save()
        painter.fillRect(rect, look.colors.paper)
        painter.setPen(look.colors.edge)
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setFont(look.font(Size.SMALL, Weight.BOLD))
        sorts = self.isSortIndicatorShown() and self.sortIndicatorSection() == section
        painter.setPen(look.colors.ink if sorts else look.colors.muted)
        inside = QRectF(rect).adjusted(px(8), 0, -px(8) - (px(16) if sorts else 0), 0)
        name = str(self.model().headerData(section, Qt.Orientation.Horizontal) or "")
        metrics = QFontMetricsF(painter.font())
        name = metrics.elidedText(name, Qt.TextElideMode.ElideRight, inside.width())
        painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, name)
        if sorts:
            down = self.sortIndicatorOrder() is Qt.SortOrder.DescendingOrder
            arrow = theme.icon_pixmap(
                "chevron-down" if down else "chevron-up", look.colors.ink.name(), px(14), self.devicePixelRatioF()
            )
            painter.drawPixmap(
                round(inside.left() + metrics.horizontalAdvance(name) + 4), rect.center().y() - px(7), arrow
            )
        painter.restore()


class BrowseView(QTableView):
    """A table whose rows are chosen whole. ``chosen_changed`` tells that other rows are chosen."""

    focus_ring = False  # the row in focus has its own
    sort_wanted = Signal(object, object)
    """A column, and whether the other way round."""

    opened = Signal()
    columns_changed = Signal()
    chosen_changed = Signal()
    menu_wanted = Signal(QPoint)

    def __init__(self, model: BrowseTable) -> None:
        super().__init__()
        self.table = model
        self.wanted: tuple[Column, ...] = COLUMNS
        self.setModel(model)
        self.setHorizontalHeader(_Head(self))
        self._rows = RowPainter(self, model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.viewport().setAutoFillBackground(False)
        # What is behind the rows is painted with them, so that scrolling moves what is there and paints what comes.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        slim(self)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().sectionClicked.connect(self._head_clicked)
        self.horizontalHeader().setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.horizontalHeader().customContextMenuRequested.connect(lambda at: self.open_columns(self.mapToGlobal(at)))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(lambda at: self.menu_wanted.emit(self.viewport().mapToGlobal(at)))
        self.doubleClicked.connect(lambda _index: self.opened.emit())
        self._dress()

    # -- what is chosen

    @property
    def chosen(self) -> "array[int]":
        """The numbers of the chosen rows. Goes by stretches: all of 100,000 rows are one."""
        numbers = array("q")
        for one in self._stretches():
            numbers.extend(self.table.numbers(one.top(), one.bottom()))
        return numbers

    @property
    def chosen_count(self) -> int:
        """How many rows are chosen."""
        return sum(one.height() for one in self._stretches())

    def _stretches(self) -> list[QItemSelectionRange]:
        chosen = self.selectionModel().selection()
        return [chosen.at(place) for place in range(chosen.size())]

    def choose_place(self, place: int) -> None:
        """Chooses one row and brings it into view."""
        index = self.table.index(place, 0)
        self.selectionModel().setCurrentIndex(
            index, QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        )
        self.scrollTo(index)

    def stretches(self) -> tuple[tuple[int, int], ...]:
        """The first and last places of the rows that are chosen one after another."""
        return tuple((one.top(), one.bottom()) for one in self._stretches())

    def choose_stretches(self, stretches: tuple[tuple[int, int], ...], here: int) -> None:
        """Chooses these rows again; the one in focus need not be among them."""
        model, flags = self.selectionModel(), QItemSelectionModel.SelectionFlag
        model.setCurrentIndex(self.table.index(here, 0), flags.NoUpdate)
        chosen = QItemSelection()
        for first, last in stretches:
            chosen.select(self.table.index(first, 0), self.table.index(last, 0))
        model.select(chosen, flags.ClearAndSelect | flags.Rows)
        self.scrollTo(self.table.index(here, 0))

    def selectionChanged(self, selected: object, deselected: object) -> None:
        """Tells of it."""
        super().selectionChanged(selected, deselected)  # type: ignore[arg-type]
        self.chosen_changed.emit()

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        """The ring moves: both rows are painted anew."""
        super().currentChanged(current, previous)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Whole rows, and none that is not seen."""
        painter = QPainter(self.viewport())
        self._rows.paint(painter, event.rect())
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the row; Home and End go to the first and the last one."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self.opened.emit()
        elif event.key() == Qt.Key.Key_Home and not event.modifiers() and self.table.rowCount():
            self.choose_place(0)
        elif event.key() == Qt.Key.Key_End and not event.modifiers() and self.table.rowCount():
            self.choose_place(self.table.rowCount() - 1)
        elif event.text().strip() and not event.modifiers():
            event.ignore()  # letters belong to the page; Qt would look through every row for them
        else:
            super().keyPressEvent(event)

    # -- columns

    def show_sorting(self, column: Column, *, descending: bool) -> None:
        """Shows by which column rows are sorted."""
        head = self.horizontalHeader()
        head.setSortIndicatorShown(column in self.table.columns)
        if column in self.table.columns:
            order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
            head.blockSignals(True)  # noqa: FBT003 - Qt's own sorting is not meant
            head.setSortIndicator(self.table.columns.index(column), order)
            head.blockSignals(False)  # noqa: FBT003
        head.viewport().update()

    def show_columns(self, wanted: tuple[Column, ...]) -> None:
        """Shows these columns as far as there is room."""
        self.wanted = wanted
        self._fit()

    def open_columns(self, at: QPoint) -> None:
        """A menu of columns: which to show, and by which to sort."""
        menu = Menu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for column in (Column.DECK, *COLUMNS):
            action = menu.addAction(self.tr("Sort by {column}").format(column=self.table.name(column)))
            action.triggered.connect(lambda _=False, chosen=column: self._sort(chosen, descending=False))
        menu.addAction(self.tr("The other way round")).triggered.connect(self._turn)
        menu.addSeparator()
        for column in COLUMNS[1:]:
            shown = QAction(self.tr("Show {column}").format(column=self.table.name(column)), menu)
            shown.setCheckable(True)
            shown.setChecked(column in self.wanted)
            shown.triggered.connect(lambda on, chosen=column: self._want(chosen, on=on))
            menu.addAction(shown)
        menu.popup(at)

    def _sort(self, column: Column, *, descending: bool) -> None:
        self.sort_wanted.emit(column, descending)

    def _turn(self) -> None:
        head = self.horizontalHeader()
        if head.isSortIndicatorShown():
            down = head.sortIndicatorOrder() is Qt.SortOrder.DescendingOrder
            self._sort(self.table.columns[head.sortIndicatorSection()], descending=not down)
        else:
            self._sort(Column.DECK, descending=True)

    def _want(self, column: Column, *, on: bool) -> None:
        self.show_columns(tuple(one for one in COLUMNS if (on if one is column else one in self.wanted)))
        self.columns_changed.emit()

    def _head_clicked(self, section: int) -> None:
        head, column = self.horizontalHeader(), self.table.columns[section]
        if not head.isSortIndicatorShown() or head.sortIndicatorSection() != section:
            self._sort(column, descending=False)
        elif head.sortIndicatorOrder() is Qt.SortOrder.AscendingOrder:
            self._sort(column, descending=True)
        else:
            self._sort(Column.DECK, descending=False)

    # -- room

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Columns that fit, and the row in focus in view where it was so before."""
        here = self.currentIndex()
        was_seen = here.isValid() and self.visualRect(here).bottom() <= event.oldSize().height()
        super().resizeEvent(event)
        self._fit()
        if was_seen and event.size().height() < event.oldSize().height():
            self.scrollTo(here)

    def changeEvent(self, event: QEvent) -> None:
        """Follows the theme."""
        super().changeEvent(event)
        if event.type() in theme.CHANGE_EVENTS and hasattr(self, "table"):
            self._dress()

    def _dress(self) -> None:
        self.verticalHeader().setDefaultSectionSize(theme.current().px(38))
        self._fit()

    def _fit(self) -> None:
        px, room = theme.current().px, self.viewport().width()
        shown: list[Column] = []
        used = 0
        for column in (one for one in _FIRST_TO_STAY if one is Column.TEXT or one in self.wanted):
            used += px(_WIDTHS[column])
            if shown and used > room:
                break
            shown.append(column)
        for place, column in enumerate(self.table.columns):
            self.setColumnHidden(place, column not in shown)
            if column is not Column.TEXT:
                self.setColumnWidth(place, px(_WIDTHS[column]))
        others = sum(px(_WIDTHS[column]) for column in shown if column is not Column.TEXT)
        self.setColumnWidth(self.table.columns.index(Column.TEXT), max(px(80), room - others))

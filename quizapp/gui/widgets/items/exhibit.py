"""The exhibit of an item: tabs with a text or a table each, such as the notes and the measurements of a record."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from quizapp.content.items import Exhibit, Tab
from quizapp.gui import theme
from quizapp.gui.theme import Size, Weight
from quizapp.gui.widgets.panel import Line, Panel
from quizapp.gui.widgets.segmented import Segmented
from quizapp.gui.widgets.text import Text

_CASE_STEPS = 6
"""A case study of the NGN has six items."""

_CELL = 92
"""Least width of a table's column in px at 100 %; with less, every row becomes a small list."""

Table = tuple[tuple[str, ...], ...]


class TabTable(QWidget):
    """A table that wraps its words, and where that is not enough shows each row as a list under its own heading."""

    def __init__(self, table: Table) -> None:
        super().__init__()
        self._table = table
        self._stacked: bool | None = None
        self._texts: list[Text] = []
        self._lines: list[Line] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(6)
        self._arrange()

    @property
    def is_stacked(self) -> bool:
        """Whether each row is a list."""
        return bool(self._stacked)

    def _arrange(self) -> None:
        columns = max(len(row) for row in self._table)
        stacked = self.width() < columns * theme.current().px(_CELL)
        if stacked == self._stacked:
            return
        self._stacked = stacked
        for old in (*self._texts, *self._lines):
            self._grid.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._texts, self._lines = [], []
        heads = self._table[0]
        rows = self._table[1:] if stacked else self._table
        for line, row in enumerate(rows):
            cells = [self._list(heads, row)] if stacked else [self._cell(heads, row, at) for at in range(len(row))]
            if line:
                self._lines.append(Line())
                self._grid.addWidget(self._lines[-1], 2 * line - 1, 0, 1, len(cells))
                self._lines[-1].show()
            for column, cell in enumerate(cells):
                self._grid.addWidget(cell, 2 * line, column, Qt.AlignmentFlag.AlignTop)
                self._texts.append(cell)
                cell.show()
        for column in range(columns):
            self._grid.setColumnStretch(column, 0 if stacked and column else 1)

    def _cell(self, heads: tuple[str, ...], row: tuple[str, ...], at: int) -> Text:
        bold = row is heads or at == 0
        text = Text(row[at], weight=Weight.BOLD if bold else Weight.REGULAR, size=Size.SMALL if bold else Size.BODY)
        if not bold and at < len(heads):
            text.setAccessibleName(f"{row[0]}, {heads[at]}: {row[at]}")
        return text

    def _list(self, heads: tuple[str, ...], row: tuple[str, ...]) -> Text:
        text = Text()
        lines = [row[0], *(f"{head}: {value}" for head, value in zip(heads[1:], row[1:], strict=False))]
        text.set_spans("\n".join(lines), ((0, len(row[0]), "ink"),))
        return text

    def minimumSizeHint(self) -> QSize:
        """As narrow as it gets once it stands otherwise: what it takes now must not hold the page open."""
        return QSize(theme.current().px(120), theme.current().px(40))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Columns or lists."""
        super().resizeEvent(event)
        self._arrange()


class ExhibitPanel(Panel):
    """One tab at a time; a single tab shows its title as a heading."""

    def __init__(self) -> None:
        super().__init__(padding=20)
        self.column.setSpacing(12)
        self._exhibit: Exhibit | None = None
        self._tab = 0
        self.case = Text(role="muted", size=Size.SMALL)
        self._title = Text(weight=Weight.BOLD)
        self.tabs: Segmented | None = None
        self._body: QWidget | None = None
        self._room = QVBoxLayout()
        self._tabs_room = QVBoxLayout()
        self.column.addWidget(self.case)
        self.column.addLayout(self._tabs_room)
        self.column.addWidget(self._title)
        self.column.addLayout(self._room)
        self.column.addStretch(1)
        self.setAccessibleName(self.tr("Exhibit"))
        self.hide()

    def show_exhibit(self, exhibit: Exhibit | None) -> None:
        """Shows an exhibit at its first tab, or nothing; the same one stays as it is."""
        self.setVisible(exhibit is not None)
        if exhibit is None or exhibit.tabs == (self._exhibit.tabs if self._exhibit else None):
            self._exhibit = exhibit or self._exhibit
            self._show_case()
            return
        self._exhibit = exhibit
        self._show_case()
        if self.tabs is not None:
            self._drop(self.tabs, self._tabs_room)
            self.tabs = None
        if len(exhibit.tabs) > 1:
            choices = tuple((tab.title, number) for number, tab in enumerate(exhibit.tabs))
            self.tabs = Segmented(choices, name=self.tr("Exhibit"))
            self.tabs.chosen.connect(self.show_tab)
            self._tabs_room.addWidget(self.tabs)
        self._title.setText(exhibit.tabs[0].title if exhibit.tabs else "")
        self._title.setVisible(len(exhibit.tabs) == 1)
        self.show_tab(0)

    def set_padding(self, padding: int) -> None:
        """Takes another margin, in px."""
        self.column.setContentsMargins(padding, padding, padding, padding)

    def _show_case(self) -> None:
        case = bool(self._exhibit and self._exhibit.case)
        self.case.setVisible(case)
        if self._exhibit is not None and case:
            words = self.tr("Case study, question {n} of {all}")
            self.case.setText(words.format(n=self._exhibit.step, all=_CASE_STEPS))

    def show_tab(self, number: int) -> None:
        """Shows a tab."""
        if self._exhibit is None or not self._exhibit.tabs:
            return
        if self._body is not None:
            self._drop(self._body, self._room)
        if self.tabs is not None:
            self.tabs.choose(number)
        self._body = _body_of(self._exhibit.tabs[number])
        self._room.addWidget(self._body)

    def _drop(self, widget: QWidget, room: QVBoxLayout) -> None:
        room.removeWidget(widget)
        widget.hide()
        widget.deleteLater()

    @property
    def body(self) -> QWidget | None:
        """What the tab on show holds."""
        return self._body

    def tab_stops(self) -> tuple[QWidget, ...]:
        """The tabs."""
        return () if self.tabs is None or self.isHidden() else tuple(self.tabs.segments.values())


def _body_of(tab: Tab) -> QWidget:
    if not tab.table:
        return Text(tab.text)
    if not tab.text:
        return TabTable(tab.table)
    both = QWidget()
    column = QVBoxLayout(both)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(16)
    column.addWidget(Text(tab.text))
    column.addWidget(TabTable(tab.table))
    return both

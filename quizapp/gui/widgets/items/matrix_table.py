"""The table of a matrix item: headings, rows of cells, hairlines, and under each row its reasons once they are told."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from quizapp.gui import theme
from quizapp.gui.theme import Size, Weight
from quizapp.gui.widgets.items.at_once import at_once
from quizapp.gui.widgets.items.matrix_cell import CheckCell, RadioCell
from quizapp.gui.widgets.keycap import KeyCap
from quizapp.gui.widgets.panel import Panel
from quizapp.gui.widgets.text import Spans, Text

Cell = RadioCell | CheckCell

_LABEL, _CELL = 190, 108
"""Least width in px at 100 % of the rows' names and of a cell; with less, a row's cells stand under its name."""


class _Named(QWidget):
    """A key's cap beside a name."""

    def __init__(self, key: str, *, centred: bool) -> None:
        super().__init__()
        self.text = Text(weight=Weight.BOLD if centred else Weight.MEDIUM, size=Size.SMALL if centred else Size.BODY)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addStretch(1 if centred else 0)
        row.addWidget(KeyCap(key), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.text, 0 if centred else 1)
        row.addStretch(1 if centred else 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class RowReasons:
    """What is told under a row: a text and which stretches of it are coloured; empty before."""

    text: str = ""
    spans: Spans = ()


class MatrixTable(Panel):
    """Holds a widget for every cell; the item's widget says what they show and hears what is done to them."""

    def __init__(self, make_cell: Callable[[], Cell]) -> None:
        super().__init__(padding=12)
        self._make_cell = make_cell
        self.cells: list[list[Cell]] = []
        self._names: list[_Named] = []
        self._heads: list[_Named] = []
        self._reasons: list[Text] = []
        self._stacked: bool | None = None
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(6)
        self.column.addLayout(self._grid)

    def set_shape(self, rows: Sequence[str], columns: Sequence[str], letters: str) -> bool:
        """Has rows and columns of these names; True when there are new cells."""
        fresh = len(rows) != len(self.cells) or len(columns) != len(self._heads)
        if fresh:
            self._clear()
            self.cells = [[self._make_cell() for _ in columns] for _ in rows]
            self._names = [_Named(letters[number], centred=False) for number in range(len(rows))]
            self._heads = [_Named(str(number + 1), centred=True) for number in range(len(columns))]
            self._reasons = [Text(size=Size.SMALL, role="muted") for _ in rows]
            self._stacked = None
        for named, text in zip((*self._names, *self._heads), (*rows, *columns), strict=True):
            named.text.setText(text)
        self._arrange()
        return fresh

    def _clear(self) -> None:
        cells = [cell for row in self.cells for cell in row]
        for old in (*cells, *self._names, *self._heads, *self._reasons):
            self._grid.removeWidget(old)
            old.hide()
            old.deleteLater()

    def show_reasons(self, reasons: Sequence[RowReasons]) -> None:
        """Tells why, under each row."""
        with at_once(self):
            for text, told in zip(self._reasons, reasons, strict=True):
                if told.text:
                    text.set_spans(told.text, told.spans)
                text.setVisible(bool(told.text))

    @property
    def reasons(self) -> tuple[str, ...]:
        """What is told under the rows."""
        return tuple(text.text() for text in self._reasons if not text.isHidden())

    @property
    def is_stacked(self) -> bool:
        """Whether cells stand under their row's name."""
        return bool(self._stacked)

    # -- room

    def _arrange(self) -> None:
        px = theme.current().px
        stacked = self.width() < px(_LABEL) + len(self._heads) * px(_CELL) + 24
        if stacked == self._stacked:
            return
        self._stacked = stacked
        columns = len(self._heads)
        self._grid.setColumnStretch(0, 0 if stacked else 5)
        for column in range(1, 7):
            self._grid.setColumnStretch(column, 0 if stacked or column > columns else 3)
            self._grid.setColumnMinimumWidth(column, 0)
        for column, head in enumerate(self._heads):
            self._grid.addWidget(head, 0, column + 1)
            head.setVisible(not stacked)
        line = 1
        for name, cells, reasons in zip(self._names, self.cells, self._reasons, strict=True):
            line = self._place_row(line, name, cells, reasons)
        if stacked:
            self._grid.setColumnStretch(0, 1)

    def _place_row(self, line: int, name: _Named, cells: Sequence[Cell], reasons: Text) -> int:
        """Puts a row in its place; gives the grid's next line."""
        for cell in cells:
            cell.set_stacked(bool(self._stacked))
        if self._stacked:
            self._grid.addWidget(name, line, 0)
            for number, cell in enumerate(cells, start=1):
                self._grid.addWidget(cell, line + number, 0)
            line += len(cells)
        else:
            self._grid.addWidget(name, line, 0)
            for number, cell in enumerate(cells, start=1):
                self._grid.addWidget(cell, line, number)
        reasons.setContentsMargins(0, 2, 0, 8)
        self._grid.addWidget(reasons, line + 1, 0, 1, 1 if self._stacked else 1 + len(cells))
        return line + 2

    def minimumSizeHint(self) -> QSize:
        """As narrow as it gets once it stands otherwise: what it takes now must not hold the page open."""
        return QSize(theme.current().px(120), theme.current().px(40))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cells stand beside or under the name."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Larger type stacks sooner."""
        super().changeEvent(event)
        if event.type() in theme.CHANGE_EVENTS and hasattr(self, "_heads"):
            self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A hairline above each row."""
        super().paintEvent(event)
        painter = QPainter(self)
        line = theme.current().colors.line
        for number, (name, cells) in enumerate(zip(self._names, self.cells, strict=True)):
            top = name.y() if self._stacked else min(name.y(), *(cell.y() for cell in cells))
            if number or not self._stacked:
                painter.fillRect(1, top - 4, self.width() - 2, 1, line)
        painter.end()

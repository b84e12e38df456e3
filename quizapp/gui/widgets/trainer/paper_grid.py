"""Tests on paper: people and questions in a table, marked by single keys."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QTableWidget, QTableWidgetItem

from quizapp.gui import theme
from quizapp.gui.theme import Size
from quizapp.gui.widgets.fold import Fold
from quizapp.gui.widgets.panel import thin_bars
from quizapp.gui.widgets.text import Text
from quizapp.teaching.acts import PersonId
from quizapp.teaching.plan import items_of_part
from quizapp.teaching.room import Person, Room

_SIGNS = {1.0: "✓", 0.5: "½", 0.0: "✗"}
_KEYS = {
    Qt.Key.Key_1: 1.0, Qt.Key.Key_R: 1.0, Qt.Key.Key_2: 0.5, Qt.Key.Key_P: 0.5, Qt.Key.Key_0: 0.0, Qt.Key.Key_W: 0.0,
}  # fmt: skip


class PaperGrid(QTableWidget):
    """``marked`` tells a person and the shares of all their questions, each time a row is whole, or empty again."""

    marked = Signal(int, object)
    focus_radius = 8

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Tests on paper"))
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setMinimumHeight(160)
        thin_bars(self)
        self._people: tuple[tuple[PersonId, str], ...] = ()

    def show_people(self, people: tuple[Person, ...], items: int, marks: dict[PersonId, tuple[float, ...]]) -> None:
        """Shows a test; what was entered and is not whole yet stays."""
        rows = tuple((one.id, one.name) for one in people)
        if rows != self._people or items != self.columnCount():
            kept = {person: self._row(row) for row, (person, _) in enumerate(self._people)}
            self._people = rows
            self.setRowCount(len(rows))
            self.setColumnCount(items)
            self.setVerticalHeaderLabels([name for _, name in rows])
            self.setHorizontalHeaderLabels([str(n + 1) for n in range(items)])
            for row, (person, _) in enumerate(rows):
                had = kept.get(person, ())
                for column in range(items):
                    self._put(row, column, had[column] if column < len(had) else None)
            for column in range(items):
                self.setColumnWidth(column, theme.current().px(40))
        for row, (person, _) in enumerate(rows):
            for column, share in enumerate(marks.get(person, ())):
                if self._row(row)[column] is None:
                    self._put(row, column, share)

    def _put(self, row: int, column: int, share: float | None) -> None:
        cell = QTableWidgetItem("" if share is None else _SIGNS.get(share, f"{share:.0%}"))
        cell.setData(Qt.ItemDataRole.UserRole, share)
        cell.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
        said = {None: self.tr("not marked"), 1.0: self.tr("right"), 0.5: self.tr("partly"), 0.0: self.tr("wrong")}
        name = self._people[row][1] if row < len(self._people) else ""
        cell.setData(
            Qt.ItemDataRole.AccessibleTextRole,
            self.tr("{name}, question {n}: {mark}").format(name=name, n=column + 1, mark=said.get(share, "")),
        )
        self.setItem(row, column, cell)

    def _row(self, row: int) -> tuple[float | None, ...]:
        cells = (self.item(row, column) for column in range(self.columnCount()))
        return tuple(None if cell is None else cell.data(Qt.ItemDataRole.UserRole) for cell in cells)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A key marks and goes on to the next question; Delete takes the mark away."""
        row, column = self.currentRow(), self.currentColumn()
        key = Qt.Key(event.key())
        if row < 0 or not (key in _KEYS or key in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}):
            super().keyPressEvent(event)
            return
        before = self._row(row)
        self._put(row, column, _KEYS.get(key))
        now = self._row(row)
        if all(one is not None for one in now):
            self.marked.emit(int(self._people[row][0]), now)
        elif all(one is not None for one in before):
            self.marked.emit(int(self._people[row][0]), ())
        if key in _KEYS:
            if column + 1 < self.columnCount():
                self.setCurrentCell(row, column + 1)
            elif row + 1 < self.rowCount():
                self.setCurrentCell(row + 1, 0)  # after the last of all it stays: one key too many begins nothing anew


class PaperPanel(Fold):
    """The table, folded away until somebody writes on paper."""

    def __init__(self) -> None:
        super().__init__()
        self.line.setText(self.tr("Mark tests on paper"))
        self.how = Text(
            self.tr("1 or R: right. 2 or P: partly. 0 or W: wrong. A row counts once all of it is marked."),
            role="muted", size=Size.SMALL,
        )  # fmt: skip
        self.grid = PaperGrid()
        self.part: int | None = None
        self.room.addWidget(self.how)
        self.room.addWidget(self.grid)
        self.first = self.grid

    def show_room(self, room: Room, part: int) -> None:
        """Shows the test that stands at a part."""
        self.part = part
        items = len(items_of_part(room.plan.parts[part]))
        marks = {person: shares for (at, person), shares in room.marked.items() if at == part}
        self.grid.show_people(room.there, items, marks)
        self.grid.setMinimumHeight(min(400, 60 + 32 * max(2, len(room.there))))

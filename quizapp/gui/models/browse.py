"""Facts or cards as a table: row numbers are known, rows are read when they come into view."""

from array import array
from collections import OrderedDict
from collections.abc import Callable, Sequence
from enum import Enum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from quizapp.gui.flags import flag_of
from quizapp.gui.words import counts as words
from quizapp.scheduling.memory import State
from quizapp.services.browse import BrowseRow, Column, Listing

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()

AT_ONCE = 16
"""Rows stand together in parts of so many: about what a window shows. The parts in view are read together."""

_KEPT = 256
"""So many readings are kept."""

Fetch = Callable[[Sequence[int], Listing], tuple[BrowseRow, ...]]


class Mark(Enum):
    """What stands as a sign before a row's text: an icon and a word each."""

    MARKED = "star"
    SUSPENDED = "archive"
    BURIED = "clock"
    LEECH = "triangle-alert"
    EDITED = "pencil"


class BrowseTable(QAbstractTableModel):
    """``fetch`` reads rows by their numbers; the page gives it."""

    ROW = Qt.ItemDataRole.UserRole

    def __init__(self, columns: tuple[Column, ...]) -> None:
        super().__init__()
        self.columns = columns
        self.fetch: Fetch = lambda _numbers, _listing: ()
        self.listing = Listing.FACTS
        self._numbers: array[int] = array("q")
        self._read: OrderedDict[int, tuple[BrowseRow, ...]] = OrderedDict()
        self._part = -1
        self._rows: tuple[BrowseRow, ...] = ()

    # -- what is shown

    def show_found(self, numbers: "array[int]", listing: Listing) -> None:
        """Shows rows by their numbers."""
        self.beginResetModel()
        self._numbers, self.listing = numbers, listing
        self._read.clear()
        self._part = -1
        self.endResetModel()

    def forget(self) -> None:
        """Reads rows anew: marks or memories changed, the rows are the same."""
        self._read.clear()
        self._part = -1
        if self._numbers:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._numbers) - 1, len(self.columns) - 1))

    def row(self, place: int) -> BrowseRow:
        """The row at a place."""
        part, inside = divmod(place, AT_ONCE)
        if part == self._part:  # as for nearly every cell of a frame
            return self._rows[inside]
        self.bring(place, place)
        self._part, self._rows = part, self._read[part]
        return self._rows[inside]

    def bring(self, first: int, last: int) -> None:
        """Has the rows from one place to another at hand: those that are missing are read together."""
        parts = range(first // AT_ONCE, last // AT_ONCE + 1)
        missing = [part for part in parts if part not in self._read]
        if missing:
            numbers = array("q")
            for part in missing:
                numbers.extend(self._numbers[part * AT_ONCE : (part + 1) * AT_ONCE])
            rows = self.fetch(numbers, self.listing)
            for place, part in enumerate(missing):
                self._read[part] = rows[place * AT_ONCE : (place + 1) * AT_ONCE]
        for part in parts:
            self._read.move_to_end(part)
        while len(self._read) > max(_KEPT, len(parts)):
            self._read.popitem(last=False)

    def numbers(self, first: int, last: int) -> "array[int]":
        """The numbers of the rows from one place to another, both included."""
        return self._numbers[first : last + 1]

    def place_of(self, number: int) -> int | None:
        """Where a row stands, by its number."""
        try:
            return self._numbers.index(number)
        except ValueError:
            return None

    # -- Qt's side

    def rowCount(self, parent: _Index = _ROOT) -> int:
        """How many were found."""
        return 0 if parent.isValid() else len(self._numbers)

    def columnCount(self, parent: _Index = _ROOT) -> int:
        """One a column of the table."""
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The names of the columns."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return self.name(self.columns[section])
        return None

    def name(self, column: Column) -> str:
        """What a column is called."""
        return {
            Column.DECK: self.tr("Deck order"),
            Column.TEXT: self.tr("Fact") if self.listing is Listing.FACTS else self.tr("Front"),
            Column.TOPIC: self.tr("Topic"),
            Column.TAGS: self.tr("Tags"),
            Column.DUE: self.tr("Due"),
            Column.STABILITY: self.tr("Stability"),
            Column.RECALL: self.tr("Recall today"),
            Column.LAPSES: self.tr("Forgotten"),
            Column.FLAG: self.tr("Flag"),
            Column.STATE: self.tr("State"),
        }[column]

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words of a cell; the first one also tells a screen reader the whole row."""
        if role not in _ANSWERED:
            return None
        row, column = self.row(index.row()), self.columns[index.column()]
        if role == self.ROW:
            return row
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(row, column)
        return self.words(row, column)

    def _spoken(self, row: BrowseRow, column: Column) -> str:
        if column is not Column.TEXT:
            return f"{self.name(column)}: {self.words(row, column)}"
        cells = (self.words(row, other) for other in self.columns if other is not Column.TEXT)
        return ". ".join((row.text, *(cell for cell in cells if cell), *self.marks(row).values()))

    def words(self, row: BrowseRow, column: Column) -> str:
        """A cell in words."""
        return _WORDS[column](self, row)

    def stability(self, row: BrowseRow) -> str:
        """In days."""
        return "" if row.stability is None else self.tr("{n} d").format(n=_short(row.stability))

    def due(self, row: BrowseRow) -> str:
        """When it comes, in words; empty for what is new or suspended."""
        if row.due_in is None or row.suspended:
            return ""
        if row.due_in < 0:
            return words.counted(-row.due_in, "{n} day late", "{n} days late")
        return self.tr("today") if row.due_in == 0 else words.in_days(row.due_in)

    def state(self, row: BrowseRow) -> str:
        """In a word."""
        if row.suspended:
            return self.tr("set aside")
        if row.buried:
            return self.tr("put off")
        if row.locked and row.state is State.NEW:
            return self.tr("waits")
        return {
            None: self.tr("no card"),
            State.NEW: self.tr("new"),
            State.LEARNING: self.tr("learning"),
            State.RELEARNING: self.tr("relearning"),
            State.REVIEW: self.tr("review"),
        }[row.state]

    def marks(self, row: BrowseRow) -> dict[Mark, str]:
        """The signs before a row's text, each with its word."""
        said = {
            Mark.MARKED: (row.marked, self.tr("marked")),
            Mark.SUSPENDED: (row.suspended, self.tr("set aside")),
            Mark.BURIED: (row.buried, self.tr("put off")),
            Mark.LEECH: (row.leech, self.tr("leech")),
            Mark.EDITED: (row.edited, self.tr("edited")),
        }
        return {mark: word for mark, (holds, word) in said.items() if holds}


_WORDS: dict[Column, Callable[[BrowseTable, BrowseRow], str]] = {
    Column.DECK: lambda _table, row: str(row.fact),
    Column.TEXT: lambda _table, row: row.text,
    Column.TOPIC: lambda _table, row: row.topic,
    Column.TAGS: lambda _table, row: ", ".join(row.tags),
    Column.DUE: BrowseTable.due,
    Column.STABILITY: BrowseTable.stability,
    Column.RECALL: lambda _table, row: "" if row.recall is None else words.percent(row.recall),
    Column.LAPSES: lambda _table, row: str(row.lapses) if row.lapses else "",
    Column.FLAG: lambda _table, row: getattr(flag_of(row.flag), "name", ""),
    Column.STATE: BrowseTable.state,
}

_ANSWERED = frozenset(
    {
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.ToolTipRole,
        Qt.ItemDataRole.AccessibleTextRole,
        BrowseTable.ROW,
    }
)


def _short(days: float) -> str:
    return f"{days:.1f}" if days < 10 else f"{days:.0f}"

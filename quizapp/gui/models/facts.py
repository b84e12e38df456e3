"""A deck's facts as rows, searched as one types."""

from collections.abc import Mapping

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from quizapp.content.facts import FactId
from quizapp.gui import words
from quizapp.services.library import FactRow

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class FactList(QAbstractListModel):
    """The rows that hold what is searched for.

    It filters by itself: a proxy would ask Python once for every row, 0.3 s a key press with 100,000 facts; one pass
    over ready-made strings is a thirtieth of that.
    """

    ROW = Qt.ItemDataRole.UserRole

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[FactRow, ...] = ()
        self._hay: list[str] = []
        self._shown: list[int] = []
        self._wanted = ""

    def show_rows(self, rows: tuple[FactRow, ...], texts: Mapping[FactId, str]) -> None:
        """Shows rows; ``texts`` are further words by which a fact is found (its questions)."""
        self.beginResetModel()
        self._rows = rows
        self._hay = [
            f"{row.statement}\n{row.topic_title}\n{row.id}\n{texts.get(row.id, '')}".casefold() for row in rows
        ]
        self._shown = self._matching()
        self.endResetModel()

    def find(self, wanted: str) -> None:
        """Shows the rows that hold every word of a search."""
        self.beginResetModel()
        self._wanted = wanted
        self._shown = self._matching()
        self.endResetModel()

    def _matching(self) -> list[int]:
        needles = self._wanted.casefold().split()
        return [number for number, hay in enumerate(self._hay) if all(needle in hay for needle in needles)]

    def fact(self, index: _Index) -> FactRow:
        """The row at an index."""
        return self._rows[self._shown[index.row()]]

    def index_of(self, fact: FactId) -> QModelIndex:
        """Where a fact stands; an invalid index when it is not shown."""
        for place, number in enumerate(self._shown):
            if self._rows[number].id == fact:
                return self.index(place)
        return QModelIndex()

    @property
    def total(self) -> int:
        """How many facts there are, found or not."""
        return len(self._rows)

    def rowCount(self, parent: _Index = _ROOT) -> int:
        """How many are found."""
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The statement, the row, or what a screen reader says."""
        row = self.fact(index)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.statement
            case Qt.ItemDataRole.ToolTipRole:
                return row.statement
            case Qt.ItemDataRole.AccessibleDescriptionRole:
                return ", ".join(self.marks(row))
            case self.ROW:
                return row
        return None

    def marks(self, row: FactRow) -> tuple[str, ...]:
        """What stands under a statement: topic, id, recall, whether it was edited."""
        recall = self.tr("not met yet") if row.recall is None else words.percent(row.recall)
        edited = (self.tr("edited"),) if row.edited else ()
        return (row.topic_title, str(row.id), recall, *edited)

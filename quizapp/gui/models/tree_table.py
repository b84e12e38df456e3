"""The tree as a table: topic, fact, recall today."""

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QPersistentModelIndex, Qt

from quizapp.gui import words
from quizapp.services.progress import Leaf, Tree

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class TreeTable(QAbstractTableModel):
    """Rows in the deck's order; sorting is a proxy's, by ``SORT``."""

    SORT = Qt.ItemDataRole.UserRole

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[tuple[str, Leaf], ...] = ()

    def show_tree(self, tree: Tree) -> None:
        """Shows a tree."""
        self.beginResetModel()
        self._rows = tuple((branch.title, leaf) for branch in tree.branches for leaf in branch.leaves)
        self.endResetModel()

    def leaf(self, row: int) -> Leaf:
        """The fact in a row."""
        return self._rows[row][1]

    def rowCount(self, parent: _Index = _ROOT) -> int:
        """A fact a row."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _ROOT) -> int:
        """Topic, fact, recall."""
        return 0 if parent.isValid() else 3

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The names of the columns."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (self.tr("Topic"), self.tr("Fact"), self.tr("Recall today"))[section]
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words of a cell, or what it sorts by."""
        title, leaf = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return (title, leaf.statement, _recall(leaf))[index.column()]
        if role == self.SORT:
            return (title, leaf.statement, -1.0 if leaf.recall is None else leaf.recall)[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return leaf.statement
        return None


def _recall(leaf: Leaf) -> str:
    return QCoreApplication.translate("TreeTable", "not met yet") if leaf.recall is None else words.percent(leaf.recall)

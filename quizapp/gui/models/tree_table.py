"""The tree as a table: topic, fact, recall today; of a large deck the topics alone."""

from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QPersistentModelIndex, Qt

from quizapp.content.facts import FactId, TopicId
from quizapp.gui.words import counts as words
from quizapp.services.progress import Branch, Leaf, Tree

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


@dataclass(frozen=True, slots=True, kw_only=True)
class TreeRow:
    """A fact, or a topic of a large deck (``fact`` is None)."""

    topic: TopicId
    title: str
    fact: FactId | None
    text: str
    recall: float | None


class TreeTable(QAbstractTableModel):
    """Rows in the deck's order; sorting is a proxy's, by ``SORT``."""

    SORT = Qt.ItemDataRole.UserRole

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[TreeRow, ...] = ()

    def show_tree(self, tree: Tree) -> None:
        """Shows a tree."""
        self.beginResetModel()
        self._rows = (
            tuple(_fact_row(branch, leaf) for branch in tree.branches for leaf in branch.leaves)
            if tree.is_whole
            else tuple(map(_topic_row, tree.branches))
        )
        self.endResetModel()

    def tree_row(self, row: int) -> TreeRow:
        """What a row shows."""
        return self._rows[row]

    def rowCount(self, parent: _Index = _ROOT) -> int:
        """A fact or a topic a row."""
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
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return (row.title, row.text, _recall(row))[index.column()]
        if role == self.SORT:
            return (row.title, row.text, -1.0 if row.recall is None else row.recall)[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.text
        return None


def _fact_row(branch: Branch, leaf: Leaf) -> TreeRow:
    return TreeRow(topic=branch.topic, title=branch.title, fact=leaf.fact, text=leaf.statement, recall=leaf.recall)


def _topic_row(branch: Branch) -> TreeRow:
    met = QCoreApplication.translate("TreeTable", "{met} of {all} facts met")
    text = met.format(met=f"{branch.learnt:,}", all=f"{branch.facts:,}")
    return TreeRow(topic=branch.topic, title=branch.title, fact=None, text=text, recall=branch.recall)


def _recall(row: TreeRow) -> str:
    return QCoreApplication.translate("TreeTable", "not met yet") if row.recall is None else words.percent(row.recall)

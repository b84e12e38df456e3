"""By what the Library can be narrowed: topics, tags as a tree, states, flags, saved lists. Each is a search term."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, QItemSelectionModel, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QFrame, QTreeWidget, QTreeWidgetItem, QWidget

from quizapp.content.search import FLAGS, Standing
from quizapp.gui import theme
from quizapp.gui.flags import flag_icon, flag_of
from quizapp.gui.theme import Size, Weight
from quizapp.gui.widgets.calm_row import CalmRow
from quizapp.gui.widgets.menu import Menu
from quizapp.gui.widgets.scroll_bar import slim
from quizapp.services.browse import Filters

_TERM = Qt.ItemDataRole.UserRole
_TAG = Qt.ItemDataRole.UserRole + 1

SHOWN_STATES = (
    Standing.DUE,
    Standing.NEW,
    Standing.LEARNING,
    Standing.REVIEW,
    Standing.SUSPENDED,
    Standing.BURIED,
    Standing.LEECH,
    Standing.MARKED,
    Standing.EDITED,
    Standing.OWN,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedSearch:
    """A study list that has a search."""

    name: str
    search: str


class FilterTree(QTreeWidget):
    """``toggled`` carries a search term that is to be added, or taken away where it is there."""

    focus_ring = False  # the row in focus has a line of its own
    toggled = Signal(str)
    renamed = Signal(str, str)
    """A tag, and what it is to be called; a name that another tag has brings the two together."""

    def __init__(self) -> None:
        super().__init__()
        self.setHeaderHidden(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setItemDelegate(CalmRow(self))
        self.setUniformRowHeights(True)
        self.setAccessibleName(self.tr("Filters"))
        self.viewport().setAutoFillBackground(False)
        slim(self)
        self.itemActivated.connect(self._activated)
        self.itemClicked.connect(self._activated)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._open_menu)
        self.setEditTriggers(QTreeWidget.EditTrigger.NoEditTriggers)
        self.itemChanged.connect(self._edited)
        self._shown: object = None
        self._renaming: QTreeWidgetItem | None = None
        self._words = ""
        self._renamed_to = ""

    def show_filters(self, filters: Filters, lists: tuple[SavedSearch, ...]) -> None:
        """Shows topics, tags and lists of a deck; what was folded together stays so."""
        if (filters, lists) == self._shown:
            return
        folded = {item.text(0) for item in self._tops() if not item.isExpanded()} if self._shown else set()
        self._shown = (filters, lists)
        self.clear()
        states = self._group(self.tr("State"))
        for standing, name in self._states():
            self._item(states, name, f"is:{standing}")
        flags = self._group(self.tr("Flags"))
        for number, english in enumerate(FLAGS):
            flag = flag_of(number)
            if flag is not None:
                self._item(flags, flag.name, f"flag:{english}").setIcon(0, flag_icon(flag))
        topics = self._group(self.tr("Topics"))
        for topic in filters.topics:
            self._item(topics, f"{topic.title}  {topic.facts}", f"topic:{topic.id}")
        if filters.tags:
            self._show_tags(filters)
        if lists:
            group = self._group(self.tr("Saved lists"))
            for one in lists:
                self._item(group, one.name, one.search)
        for item in self._tops():
            item.setExpanded(item.text(0) not in folded)
        self._stand_at_renamed()

    def _stand_at_renamed(self) -> None:
        """Whoever renamed a tag is still at it."""
        tag, self._renamed_to = self._renamed_to, ""
        item = next((one for one in self._every() if one.data(0, _TAG) == tag), None) if tag else None
        if item is not None:
            self.setCurrentItem(item, 0, QItemSelectionModel.SelectionFlag.NoUpdate)
            self.scrollToItem(item)

    def mark_terms(self, text: str) -> None:
        """Tells which terms the search has."""
        held = set(text.split())
        for item in self._every():
            term = item.data(0, _TERM)
            if term:
                font = theme.current().font(Size.BODY, Weight.BOLD if term in held else Weight.REGULAR)
                item.setFont(0, font)
                item.setSelected(term in held)

    def _states(self) -> Iterable[tuple[Standing, str]]:
        names = {
            Standing.DUE: self.tr("Due"),
            Standing.NEW: self.tr("New"),
            Standing.LEARNING: self.tr("Learning"),
            Standing.REVIEW: self.tr("In review"),
            Standing.SUSPENDED: self.tr("Set aside"),
            Standing.BURIED: self.tr("Put off"),
            Standing.LEECH: self.tr("Leeches"),
            Standing.MARKED: self.tr("Marked"),
            Standing.EDITED: self.tr("Edited by me"),
            Standing.OWN: self.tr("Written by me"),
        }
        return ((standing, names[standing]) for standing in SHOWN_STATES)

    def _show_tags(self, filters: Filters) -> None:
        above: list[QTreeWidgetItem] = [self._group(self.tr("Tags"))]
        for line in filters.tags:
            del above[line.level + 1 :]
            item = self._item(above[-1], f"{line.name}  {line.facts}", f"tag:{line.tag}")
            item.setData(0, _TAG, line.tag)
            item.setExpanded(True)
            above.append(item)

    def _group(self, name: str) -> QTreeWidgetItem:
        item = QTreeWidgetItem([name])
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        self.addTopLevelItem(item)
        return item

    def _item(self, group: QTreeWidgetItem, name: str, term: str) -> QTreeWidgetItem:
        item = QTreeWidgetItem(group, [name])
        item.setData(0, _TERM, term)
        item.setToolTip(0, term)
        return item

    def _tops(self) -> list[QTreeWidgetItem]:
        return [item for place in range(self.topLevelItemCount()) if (item := self.topLevelItem(place)) is not None]

    def _every(self) -> list[QTreeWidgetItem]:
        found, waiting = [], self._tops()
        while waiting:
            item = waiting.pop()
            found.append(item)
            waiting += [below for place in range(item.childCount()) if (below := item.child(place)) is not None]
        return found

    def _activated(self, item: QTreeWidgetItem) -> None:
        term = item.data(0, _TERM)
        if term:
            self.toggled.emit(term)
        else:
            item.setExpanded(not item.isExpanded())

    def _open_menu(self, at: QPoint) -> None:
        item = self.itemAt(at)
        tag = item.data(0, _TAG) if item is not None else None
        if item is not None and tag:
            menu = Menu(self)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.addAction(self.tr("Rename or merge the tag…")).triggered.connect(partial(self.rename, item))
            menu.popup(self.viewport().mapToGlobal(at))

    def rename(self, item: QTreeWidgetItem, *_checked: object) -> None:
        """Lets the person type another name for a tag."""
        tag = item.data(0, _TAG)
        if tag:
            self._renaming = None
            self._words = item.text(0)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
            item.setText(0, tag)
            self._renaming = item
            self.editItem(item, 0)

    def _edited(self, item: QTreeWidgetItem) -> None:
        if item is not self._renaming:
            return
        self._renaming = None
        self._shown = None  # its words are the person's until it is read anew
        tag, self._renamed_to = item.data(0, _TAG), item.text(0).strip()
        # Once the field is closed, which gives the focus back.
        QTimer.singleShot(0, self, partial(self.renamed.emit, tag, self._renamed_to))

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """A tag that is left as it was shows its words again."""
        super().closeEditor(editor, hint)
        item, self._renaming = self._renaming, None
        if item is not None:
            item.setText(0, self._words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F2 renames a tag."""
        item = self.currentItem()
        if event.key() == Qt.Key.Key_F2 and item is not None:
            self.rename(item)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A notice that takes room below does not cover the row with the focus."""
        super().resizeEvent(event)
        item = self.currentItem()
        if item is not None and self.hasFocus():
            self.scrollToItem(item)

    def changeEvent(self, event: QEvent) -> None:
        """Follows the theme."""
        super().changeEvent(event)
        if event.type() in theme.CHANGE_EVENTS:
            self.setIconSize(self.iconSize().scaled(theme.current().px(16), theme.current().px(16),
                                                    Qt.AspectRatioMode.IgnoreAspectRatio))  # fmt: skip


def with_term(text: str, term: str) -> str:
    """A search with a term added, or without it where it was there."""
    words = text.split()
    parts = term.split()
    if len(parts) > 1:
        return term if text.strip() != term else ""
    return " ".join(word for word in words if word != term) if term in words else " ".join((*words, term))

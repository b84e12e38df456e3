"""The Library's left side: search, filters, the table of facts or cards, and what can be done to the chosen rows."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from quizapp.content.facts import FactId
from quizapp.gui import shortcuts, theme
from quizapp.gui.flags import FLAGS
from quizapp.gui.models.browse import BrowseTable, Fetch
from quizapp.gui.theme import Size
from quizapp.gui.widgets.button import Button
from quizapp.gui.widgets.flow import Flow
from quizapp.gui.widgets.library.browse_view import COLUMNS, BrowseView
from quizapp.gui.widgets.library.bulk_bar import Bulk, BulkBar
from quizapp.gui.widgets.library.filter_tree import FilterTree, SavedSearch, with_term
from quizapp.gui.widgets.search_field import SearchField
from quizapp.gui.widgets.segmented import Segmented
from quizapp.gui.widgets.text import Text
from quizapp.gui.words import counts as words
from quizapp.services.browse import Column, Filters, Found, Listing

_TYPING_MS = 40
"""So long the search waits for the next letter: less than between two key presses, more than within a burst."""

_BESIDE = 480
"""From this width (px at 100 %) on the filters stand beside the table."""

_LOW = 420
"""In a lower place the filters stand instead of the rows, in px at 100 %."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableView:
    """What was found, of how many, and by what it is sorted."""

    found: Found
    listing: Listing
    total: int
    column: Column
    descending: bool


class TablePanel(QWidget):
    """``searched`` carries the search; what it found, or what is wrong with it, is shown by the controller."""

    searched = Signal(str)
    listing_chosen = Signal(object)
    fact_chosen = Signal(str)
    opened = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.model = BrowseTable(COLUMNS)
        self.list = BrowseView(self.model)
        self.filters = FilterTree()
        self.bar = BulkBar()
        self._typing = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._typing.timeout.connect(self._search_now)
        self._listing = Listing.FACTS
        row = self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(24)
        row.addWidget(self.filters)
        row.addWidget(self._build_table(), 1)
        self.filters.toggled.connect(self._toggle)
        self.list.chosen_changed.connect(self._chosen_changed)
        self.list.opened.connect(self.opened)
        self.list.menu_wanted.connect(self.bar.open_menu)
        self._bind()

    def _build_table(self) -> QWidget:
        self.search = SearchField(
            name=self.tr("Search"), placeholder=self.tr("Search, such as milk or topic:hormones is:due")
        )
        self.search.textChanged.connect(lambda _text: self._typing.start())
        self.switch = Segmented(
            ((self.tr("Facts"), Listing.FACTS), (self.tr("Cards"), Listing.CARDS)), name=self.tr("Rows")
        )
        self.switch.choose(Listing.FACTS)
        self.switch.chosen.connect(self.listing_chosen)
        self.filter_button = Button(self.tr("Filters"), icon="list-checks", quiet=True)
        self.filter_button.setCheckable(True)
        self.filter_button.clicked.connect(self._toggle_filters)
        self.columns_button = Button(self.tr("Columns"), icon="table", quiet=True)
        self.columns_button.clicked.connect(
            lambda: self.list.open_columns(self.columns_button.mapToGlobal(self.columns_button.rect().bottomLeft()))
        )
        self.found = Text(role="muted", size=Size.SMALL)
        self.list.setAccessibleName(self.tr("Facts"))
        tools = QWidget()
        flow = Flow(tools, gap=16)
        for widget in (self.switch, self.filter_button, self.columns_button):
            flow.addWidget(widget)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.search)
        column.addWidget(tools)
        column.addWidget(self.found)
        column.addWidget(self.bar)
        column.addWidget(self.list, 1)
        self.bar.hide()
        self.filters.hide()
        return whole

    def _bind(self) -> None:
        act = self.bar.act.emit
        shortcuts.bind(self, shortcuts.SUSPEND_ROWS, lambda: act(Bulk.SUSPEND))
        shortcuts.bind(self, shortcuts.BURY_ROWS, lambda: act(Bulk.BURY))
        shortcuts.bind(self, shortcuts.MARK_ROWS, lambda: act(Bulk.MARK))
        shortcuts.bind(self.list, shortcuts.DELETE_ROWS, lambda: act(Bulk.DELETE))
        shortcuts.bind(self, shortcuts.TAG_ROWS, self.bar.ask_for_tag)
        shortcuts.bind(self, shortcuts.FACTS_OR_CARDS, self._other_listing)
        for flag in FLAGS:
            shortcuts.bind(self, shortcuts.flag_rows(flag.number), partial(self.bar.flagged.emit, flag.number))

    # -- what it shows

    def read_by(self, fetch: Fetch) -> None:
        """Gives the table what reads its rows."""
        self.model.fetch = fetch

    def show_filters(self, filters: Filters, lists: tuple[SavedSearch, ...]) -> None:
        """Shows topics, tags and lists, here and among what the search offers."""
        self.filters.show_filters(filters, lists)
        self.filters.mark_terms(self.search.text())
        self.search.offer("topic", (name for line in filters.topics for name in (line.id, line.title)))
        self.search.offer("tag", ("none", *(line.tag for line in filters.tags)))

    def show_found(self, view: TableView) -> None:
        """Shows what was found; the row that was chosen stays so where it is found again."""
        here = self.list.currentIndex()
        same = view.listing is self.model.listing
        number = self.model.numbers(here.row(), here.row())[0] if same and here.isValid() else None
        several = self.list.stretches() if number is not None and self._finds_the_same(view) else ()
        self._listing = view.listing
        self.switch.choose(view.listing)
        self.list.setAccessibleName(self.tr("Facts") if view.listing is Listing.FACTS else self.tr("Cards"))
        self.model.show_found(view.found.numbers, view.listing)
        self.list.show_sorting(view.column, descending=view.descending)
        self._say_found(len(view.found.numbers), view)
        if several:
            self.list.choose_stretches(several, here.row())
            self.fact_chosen.emit(str(self.chosen))
            return
        place = None if number is None else self.model.place_of(number)
        if place is not None or view.found.numbers:
            self.list.choose_place(place or 0)
        else:
            self._chosen_changed()

    def _finds_the_same(self, view: TableView) -> bool:
        """Whether several rows are chosen and all rows stay where they are."""
        return self.list.chosen_count > 1 and view.found.numbers == self.model.numbers(0, self.model.rowCount() - 1)

    def show_searching(self) -> None:
        """Says that a search takes a while; what was found before stays until then."""
        self.found.set_role("muted")
        self.found.setText(self.tr("Searching…"))

    def show_error(self, sentence: str) -> None:
        """Says where the search cannot be read; what was found before stays."""
        self.found.set_role("bad")
        self.found.setText(sentence)

    def _say_found(self, count: int, view: TableView) -> None:
        self.found.set_role("muted")
        thing = words.facts if view.listing is Listing.FACTS else words.cards
        wanted = self.search.text().strip()
        if wanted and not count:
            said = self.tr("Nothing fits “{wanted}”. Try fewer or shorter words.").format(wanted=wanted)
        elif wanted:
            said = self.tr("{n} of {all}").format(n=f"{count:,}", all=thing(view.total))
        else:
            said = thing(count)
        self.found.setText(said)

    # -- what is chosen

    @property
    def chosen(self) -> FactId | None:
        """The fact of the row in focus."""
        index = self.list.currentIndex()
        return self.model.row(index.row()).fact if index.isValid() else None

    def _chosen_changed(self) -> None:
        count = self.list.chosen_count
        self.bar.show_count(self.tr("{n} chosen").format(n=f"{count:,}"), several=count > 1)
        if count == 1 and (fact := self.chosen) is not None:
            self.fact_chosen.emit(str(fact))

    # -- searching

    def _search_now(self) -> None:
        self._typing.stop()
        self.filters.mark_terms(self.search.text())
        self.searched.emit(self.search.text())

    def _toggle(self, term: str) -> None:
        self.search.setText(with_term(self.search.text(), term))
        self._search_now()

    def _toggle_filters(self) -> None:
        self.filters.setVisible(self.filter_button.isChecked())
        self._arrange()
        if self.filter_button.isChecked():
            self.filters.setFocus(Qt.FocusReason.OtherFocusReason)

    def _other_listing(self) -> None:
        self.listing_chosen.emit(Listing.CARDS if self._listing is Listing.FACTS else Listing.FACTS)

    def menu_at_row(self) -> None:
        """The menu of acts at the row in focus."""
        rect = self.list.visualRect(self.list.currentIndex())
        self.bar.open_menu(self.list.viewport().mapToGlobal(rect.bottomLeft() + QPoint(theme.current().px(16), 0)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """From the search Down goes into the table, Esc empties it; Esc puts the line for a tag away."""
        if self.search.hasFocus() and event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._search_now()
            self.list.setFocus(Qt.FocusReason.TabFocusReason)
        elif self.search.hasFocus() and event.key() == Qt.Key.Key_Escape and self.search.text():
            self.search.clear()
            self._search_now()
        elif self.bar.tag_field.hasFocus() and event.key() == Qt.Key.Key_Escape:
            self.bar.close_tag()
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        elif event.key() == Qt.Key.Key_Menu and self.list.hasFocus():
            self.menu_at_row()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Filters beside the table, or above it where there is no room."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        px = theme.current().px
        beside = self.width() >= px(_BESIDE)
        self._row.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        self.filters.setMaximumWidth(px(200) if beside else 16_777_215)
        self.filters.setMaximumHeight(16_777_215 if beside else px(200))
        self.filters.setMinimumHeight(0 if beside else px(120))
        self.list.setVisible(beside or self.filters.isHidden() or self.height() >= px(_LOW))
        self.columns_button.setVisible(beside)
        self.bar.set_tight(not beside)

"""The Library's table: searches, sorts, acts on the chosen rows, finds and replaces, finds duplicates."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QTimer

from quizapp.bootstrap import Services
from quizapp.content.cards import CardId
from quizapp.content.facts import DeckId, FactId
from quizapp.content.flags import Flag
from quizapp.content.search import SearchError
from quizapp.errors import UserError
from quizapp.gui.at_hand import AtHand
from quizapp.gui.latest import Latest
from quizapp.gui.navigator import Navigator
from quizapp.gui.pages.library.page import LibraryPage
from quizapp.gui.pages.library.parts import LibraryView
from quizapp.gui.pages.library.table import TableView
from quizapp.gui.tasks import SHOWN_AFTER_MS
from quizapp.gui.widgets.library.bulk_bar import Bulk
from quizapp.gui.widgets.library.filter_tree import SavedSearch
from quizapp.gui.words.acts import taken_back
from quizapp.services.browse import Column, Filters, Listing, Replacement
from quizapp.services.changes import Changes
from quizapp.services.journal import Act
from quizapp.services.library import DeckSummary
from quizapp.services.undo import Undone

Run = Callable[[Callable[[Services], object], str, Callable[[object], None]], None]
"""Runs something beside the window: what, what is said meanwhile, what is done with the outcome."""

_LARGE = 5_000
"""From so many facts on a deck is large."""


class TableController:
    """``run`` runs beside the window, with services that ``open_again`` opens; ``read`` reads the whole page anew.
    ``export_wanted`` takes facts to be exported."""

    def __init__(
        self,
        services: Services,
        navigator: Navigator,
        page: LibraryPage,
        open_again: Callable[[], Services],
        at_hand: AtHand,
        run: Run,
        read: Callable[[], None],
    ) -> None:
        self._services, self._navigator, self._page, self._run, self._read = services, navigator, page, run, read
        self._at_hand = at_hand
        self.export_wanted: Callable[[tuple[FactId, ...]], None] = lambda _facts: None
        self._listing, self._column, self._descending = Listing.FACTS, Column.DECK, False
        self._shown_deck, self._total = DeckId(""), 0
        self._searching, self._filtering = Latest(open_again, page), Latest(open_again, page)
        self._searching.done.connect(self._show_searched)
        self._searching.refused.connect(self._search_refused)
        self._filtering.done.connect(lambda read: page.table.show_filters(*read))
        self._slow = QTimer(page, singleShot=True, interval=SHOWN_AFTER_MS)
        self._slow.timeout.connect(page.table.show_searching)
        table = page.table
        table.read_by(services.browse.rows)
        table.list.show_columns(services.browse.columns())
        table.searched.connect(lambda _text: self._search_beside())
        table.listing_chosen.connect(self._choose_listing)
        table.list.sort_wanted.connect(self._sort)
        table.list.columns_changed.connect(lambda: services.browse.keep_columns(table.list.wanted))
        table.bar.act.connect(self._act)
        table.bar.flagged.connect(lambda number: self._do(lambda: services.marks.flag(self._cards(), Flag(number))))
        table.bar.tag_added.connect(lambda tag: self._tag(tag, on=True))
        table.bar.tag_removed.connect(lambda tag: self._tag(tag, on=False))
        table.filters.renamed.connect(self._rename_tag)
        page.undo_wanted.connect(self.undo)
        page.duplicates_wanted.connect(self._find_duplicates)
        page.replacing.preview_wanted.connect(self._preview_replacing)
        page.replacing.replace_wanted.connect(self._replace)

    @property
    def is_large(self) -> bool:
        """Whether the deck is so large that it is searched beside the window, and a fact is shown only when the choice
        rests."""
        return self._total > _LARGE

    @property
    def several(self) -> tuple[FactId, ...]:
        """The facts of the chosen rows, where more than one is chosen."""
        return self._facts() if self._page.list.chosen_count > 1 else ()

    @property
    def _deck(self) -> DeckId:
        return self._navigator.deck

    # -- reading

    def view(self, decks: tuple[DeckSummary, ...]) -> LibraryView:
        """The page as it is to be shown."""
        deck = self._deck
        if not deck:
            return LibraryView(decks=decks, deck=deck, table=None, filters=Filters(topics=(), tags=()), lists=())
        switched = deck != self._shown_deck
        if switched:
            self._shown_deck = deck
            self._page.search.clear()
        lists = tuple(
            SavedSearch(name=one.name, search=one.selection.search)
            for one in self._services.lists.all()
            if one.selection.deck == deck and one.selection.search
        )
        table = self._found()
        return LibraryView(
            decks=decks, deck=deck, table=table, filters=self._filters(lists, switched=switched), lists=lists
        )

    def _filters(self, lists: tuple[SavedSearch, ...], *, switched: bool) -> Filters | None:
        """Topics and tags with their numbers of facts; a large deck's are counted beside the window and come later."""
        deck = self._deck
        if not self.is_large:
            self._filtering.forget()
            return self._services.browse.filters(deck)
        self._filtering.run(lambda services: (services.browse.filters(deck), lists))
        return Filters(topics=(), tags=()) if switched else None

    def show_fact(self, fact: FactId) -> None:
        """Opens a fact; a search that hides it is emptied."""
        number = self._services.browse.number_of(self._deck, fact)
        if self._listing is not Listing.FACTS:
            self._choose_listing(Listing.FACTS)
        place = None if number is None else self._page.model.place_of(number)
        if place is None:
            self._page.search.clear()
            self._search()
            place = None if number is None else self._page.model.place_of(number)
        if place is not None:
            self._page.open_place(place)

    def _found(self) -> TableView | None:
        """What the search finds; None, with what is wrong with it said, where it cannot be read."""
        self._forget_search()
        try:
            view = self._finder()(self._services)
        except SearchError as error:
            self._page.table.show_error(str(error))
            return None
        self._total = view.total
        return view

    def _finder(self) -> Callable[[Services], TableView]:
        """What finds what is now wanted."""
        return partial(_find, self._deck, self._page.search.text(), self._listing, self._column, self._descending)

    def _search(self) -> None:
        if self._deck and (view := self._found()) is not None:
            self._page.table.show_found(view)

    def _search_beside(self) -> None:
        """What is typed into the search of a large deck is searched for beside the window."""
        if not self.is_large or not self._deck:
            self._search()
            return
        if not self._searching.is_busy:
            self._slow.start()
        self._searching.run(self._finder())

    def _forget_search(self) -> None:
        self._slow.stop()
        self._searching.forget()

    def _search_refused(self, sentence: str) -> None:
        self._slow.stop()
        self._page.table.show_error(sentence)

    def _show_searched(self, view: TableView) -> None:
        self._slow.stop()
        self._page.table.show_found(view)

    def _choose_listing(self, listing: Listing) -> None:
        chosen = self._page.chosen
        self._listing = listing
        self._search()
        if chosen is not None and listing is Listing.FACTS:
            number = self._services.browse.number_of(self._deck, chosen)
            place = None if number is None else self._page.model.place_of(number)
            if place is not None:
                self._page.list.choose_place(place)

    def _sort(self, column: Column, descending: bool) -> None:  # noqa: FBT001 - a signal's
        self._column, self._descending = column, descending
        self._search_beside()

    # -- acting on the chosen rows

    def _cards(self) -> tuple[CardId, ...]:
        return self._services.browse.cards(self._page.list.chosen, self._listing)

    def _facts(self) -> tuple[FactId, ...]:
        return self._services.browse.facts(self._page.list.chosen, self._listing)

    def _act(self, act: Bulk) -> None:
        marks, deck = self._services.marks, self._deck
        match act:
            case Bulk.SUSPEND:
                self._do(lambda: marks.suspend(self._cards()))
            case Bulk.UNSUSPEND:
                self._do(lambda: marks.unsuspend(self._cards()))
            case Bulk.BURY:
                self._do(lambda: marks.bury(self._cards()))
            case Bulk.MARK | Bulk.UNMARK:
                self._do(lambda: marks.mark(deck, self._facts(), on=act is Bulk.MARK))
            case Bulk.DELETE:
                self._do(lambda: marks.delete(deck, self._facts()))
            case Bulk.STUDY:
                if facts := self._facts():
                    self._navigator.study(facts=facts)
            case Bulk.EXPORT:
                if facts := self._facts():
                    self.export_wanted(facts)

    def _tag(self, tag: str, *, on: bool) -> None:
        marks = self._services.marks
        change = marks.add_tags if on else marks.remove_tags
        self._do(lambda: change(self._deck, self._facts(), (tag,)))

    def _rename_tag(self, tag: str, name: str) -> None:
        self._do(lambda: self._services.marks.rename_tag(self._deck, tag, name))
        self._read()

    def _do(self, act: Callable[[], Changes]) -> None:
        """One step, told in a quiet line from which it can be taken back."""
        try:
            changes = act()
        except UserError as error:
            self._navigator.say(str(error))
            return
        if changes.step is None:
            self._navigator.say(self._page.tr("Nothing changed: it was so already."))
            return
        self._refresh(changes)
        said = self._page.tr("{what}.").format(what=changes.undo)
        self._navigator.say(said, action=self._page.tr("Undo"), undo=self.undo)

    def _refresh(self, changes: Changes) -> None:
        if changes.decks or changes.facts or self._page.search.text().strip():
            self._read()  # rows may come and go, tags may be other ones
        else:
            self._page.model.forget()

    def undo(self) -> None:
        """Takes back what was done last; an import beside the window, since a large one takes its time."""
        last = self._services.undo.last()
        if last is not None and last.act is Act.IMPORT:
            self._run(lambda services: services.undo.undo(), self._page.tr("Taking it back…"), self._taken_back)
            return
        again = self._services.undo.remade()
        if again is None:
            self._undo_now()
        else:
            self._at_hand.when(again.deck, again.facts, self._undo_now, name="undo")

    def _undo_now(self) -> None:
        try:
            self._taken_back(self._services.undo.undo())
        except UserError as error:
            self._navigator.say(str(error))

    def _taken_back(self, undone: object) -> None:
        if not isinstance(undone, Undone):
            self._navigator.say(self._page.tr("Nothing of today can be taken back."))
            return
        self._navigator.leave_lost_deck()
        self._read()
        self._page.take_focus()
        self._navigator.say(f"{taken_back(undone.act, undone.facts)}.")

    # -- tidying

    def _find_duplicates(self) -> None:
        deck = self._deck
        self._run(
            lambda services: services.browse.duplicates(deck),
            self._page.tr("Comparing facts…"),
            self._show_duplicates,
        )

    def _show_duplicates(self, groups: object) -> None:
        if isinstance(groups, tuple):
            self._page.duplicates.show_groups(groups)
            self._page.show_duplicates()

    def _preview_replacing(self, find: str, replacement: str, match_case: bool) -> None:  # noqa: FBT001 - a signal's
        deck = self._deck
        self._run(
            lambda services: services.browse.replacements(deck, find, replacement, match_case=match_case),
            self._page.tr("Looking through the texts…"),
            self._show_replacing,
        )

    def _show_replacing(self, changes: object) -> None:
        if isinstance(changes, tuple):
            self._page.replacing.show_changes(changes)

    def _replace(self, changes: tuple[Replacement, ...]) -> None:
        facts = {one.fact for one in changes}
        self._at_hand.when(self._deck, facts, lambda: self._replace_now(changes), name="replace")

    def _replace_now(self, changes: tuple[Replacement, ...]) -> None:
        self._do(lambda: self._services.browse.replace(self._deck, changes))
        self._page.replacing.show_changes(())
        self._page.take_focus()  # from there Ctrl+Z takes it back


def _find(
    deck: DeckId,
    text: str,
    listing: Listing,
    column: Column,
    descending: bool,  # noqa: FBT001 - given by `partial`
    services: Services,
) -> TableView:
    """What a search finds, of how many. SearchError for one that cannot be read."""
    found = services.browse.find(deck, text, listing, column, descending=descending)
    total = services.browse.count(deck, listing) if text.strip() else len(found.numbers)
    return TableView(found=found, listing=listing, total=total, column=column, descending=descending)

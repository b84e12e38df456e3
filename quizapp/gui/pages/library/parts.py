"""What the Library's page is made of."""

from dataclasses import dataclass

from quizapp.content.facts import DeckId
from quizapp.gui.pages.library.table import TableView
from quizapp.gui.widgets.library.filter_tree import SavedSearch
from quizapp.gui.words import counts as words
from quizapp.services.browse import Filters
from quizapp.services.library import DeckSummary

TWO_COLUMNS = 820
"""From this width (px at 100 %) on the table and the fact stand beside each other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryView:
    """The decks, which of them is shown, what was found in it (None: the search cannot be read, what was found before
    stays), and by what it can be narrowed (None: it is still being read, what stands there stays)."""

    decks: tuple[DeckSummary, ...]
    deck: DeckId
    table: TableView | None
    filters: Filters | None
    lists: tuple[SavedSearch, ...]


def counts(deck: DeckSummary) -> tuple[str, ...]:
    """What a deck holds, in words."""
    questions = words.counted(deck.items, "{n} question", "{n} questions")
    return (words.facts(deck.facts), words.cards(deck.cards), questions)

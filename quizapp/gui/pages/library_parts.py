"""What the Library's page is made of."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtWidgets import QListView

from quizapp.content.facts import DeckId, FactId
from quizapp.gui import words
from quizapp.services.library import DeckSummary, FactRow

TWO_COLUMNS = 820
"""From this width (px at 100 %) on the list and the fact stand beside each other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryView:
    """The decks, which of them is shown, its facts, and further words by which a fact is found."""

    decks: tuple[DeckSummary, ...]
    deck: DeckId
    rows: tuple[FactRow, ...]
    texts: Mapping[FactId, str]


class FactsView(QListView):
    """The list of facts."""

    focus_ring = False  # the chosen row has its own


def counts(deck: DeckSummary) -> tuple[str, ...]:
    """What a deck holds, in words."""
    questions = words.counted(deck.items, "{n} question", "{n} questions")
    return (words.facts(deck.facts), words.cards(deck.cards), questions)

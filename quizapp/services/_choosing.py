"""From what a person chose to study to the rows that are meant."""

from quizapp.scheduling.selection import Selection
from quizapp.storage.cards import Scope


def scope_of(selection: Selection) -> Scope:
    """The cards that a selection means."""
    return Scope(deck=selection.deck, topics=frozenset(selection.topics), facts=frozenset(selection.facts))

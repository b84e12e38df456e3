"""From what a person chose to study to the rows that are meant."""

from quizapp.scheduling.selection import Selection
from quizapp.services._profile import OpenProfile
from quizapp.storage.cards import Scope


def scope_of(profile: OpenProfile, selection: Selection) -> Scope:
    """The cards that a selection means now. What a search finds is found once: answering takes nothing out of it.

    Raises SearchError; call it inside ``reading``.
    """
    numbers: frozenset[int] | None = None
    if selection.search.strip():
        # Late: most sessions are over a whole deck, and need no reader of searches.
        from quizapp.services._library.search import cards_found  # noqa: PLC0415

        numbers = frozenset(cards_found(profile, selection.deck, selection.search))
    return Scope(
        deck=selection.deck,
        topics=frozenset(selection.topics),
        facts=frozenset(selection.facts),
        numbers=numbers,
    )

"""``is:`` as SQL."""

from typing import assert_never

from quizapp.content.facts import DeckId
from quizapp.content.search import Standing


def standing_condition(standing: Standing, fact_n: str, deck: DeckId | None) -> str:
    """The condition on ``cards AS c``, or on the fact whose number is ``fact_n``. It uses ``:today``, ``:ends_at``
    and, where a deck is searched, ``:deck``."""
    match standing:
        case Standing.DUE:
            found = _due(deck)
        case Standing.NEW | Standing.REVIEW:
            found = f"c.state = '{standing}'"
        case Standing.LEARNING:
            found = "c.state IN ('learning', 'relearning')"
        case Standing.SUSPENDED | Standing.LEECH | Standing.LOCKED:
            found = f"c.{standing} = 1"
        case Standing.BURIED:
            found = "c.buried_day IS :today"
        case Standing.FLAGGED:
            found = "c.flag > 0"
        case Standing.MARKED | Standing.OWN:
            found = f"{fact_n} IN (SELECT n FROM facts WHERE {standing} = 1)"
        case Standing.EDITED:
            found = f"{fact_n} IN (SELECT n FROM facts JOIN edits ON edits.deck = facts.deck AND edits.fact = facts.id)"
        case _:
            assert_never(standing)
    return found


def _due(deck: DeckId | None) -> str:
    decks = "deck IN (SELECT id FROM decks)" if deck is None else "deck = :deck"
    live = f"{decks} AND retired = 0 AND suspended = 0 AND buried_day IS NOT :today"
    return (
        f"c.n IN (SELECT n FROM cards WHERE state = 'review' AND due_day <= :today AND {live} "
        f"UNION ALL SELECT n FROM cards WHERE state IN ('learning', 'relearning') AND due_at < :ends_at AND {live})"
    )

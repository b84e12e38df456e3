"""How many new cards a day an exam date asks for, and what can be reached if that is too many."""

from dataclasses import dataclass
from math import ceil

MOST_MINUTES = 120
"""More of a day than this is not planned for new cards: nobody keeps it up, and reviews come on top. Our assumption."""

REST_SHARE = 0.2
"""The share of the days to the exam that is left for review alone, within the borders below."""

LEAST_REST, MOST_REST = 1, 14


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """``learning_days`` bring new cards, the ``review_days`` after them none. ``new_per_day`` is what is planned;
    ``reached`` of the cards left are met by then."""

    learning_days: int
    review_days: int
    new_per_day: int
    reached: int


def pace(days_left: int, cards_left: int, seconds_each: float) -> Pace:
    """The pace at which all cards that are still new are met in time, with the last days left for review.

    ``days_left`` are the study days before the exam, today included. Never more cards a day than ``MOST_MINUTES`` hold
    at ``seconds_each`` for meeting a card.
    """
    if days_left < 1:
        return Pace(learning_days=0, review_days=0, new_per_day=0, reached=0)
    rest = 0 if days_left == 1 else min(MOST_REST, max(LEAST_REST, round(days_left * REST_SHARE)))
    learning = days_left - rest
    most = max(1, int(MOST_MINUTES * 60 / seconds_each))
    daily = min(most, ceil(cards_left / learning))
    return Pace(learning_days=learning, review_days=rest, new_per_day=daily, reached=min(cards_left, daily * learning))

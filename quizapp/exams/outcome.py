"""How an item went, in one word."""

from enum import StrEnum

from quizapp.exams.scoring import Score


class Outcome(StrEnum):
    """RIGHT earned every point, PARTLY some, WRONG none; UNANSWERED has nothing chosen."""

    RIGHT = "right"
    PARTLY = "partly"
    WRONG = "wrong"
    UNANSWERED = "unanswered"


def outcome(score: Score, *, answered: bool) -> Outcome:
    """The outcome of a score; ``answered`` says whether anything was chosen."""
    if not answered:
        return Outcome.UNANSWERED
    if score.full:
        return Outcome.RIGHT
    return Outcome.PARTLY if score.earned > 0 else Outcome.WRONG

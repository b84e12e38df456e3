"""What will be left of what was learnt, if nothing more is studied."""

from collections.abc import Iterable

from quizapp.scheduling.day import StudyDay
from quizapp.scheduling.fsrs import recall_probability
from quizapp.scheduling.memory import Memory, Policy


def expected_share(memories: Iterable[Memory], day: StudyDay, policy: Policy) -> float | None:
    """The share (0 to 1) of the studied cards that would be recalled on a study day, on average; None if none is
    studied.

    The mean of the cards' recall probabilities: the expected number recalled, by their number. New cards are left out.
    """
    chances = [chance for memory in memories if (chance := recall_probability(memory, day, policy)) is not None]
    return sum(chances) / len(chances) if chances else None

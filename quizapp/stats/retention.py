"""True retention: how much of what was due was in fact recalled."""

from collections.abc import Iterable
from dataclasses import dataclass

from quizapp.content.cards import CardId
from quizapp.scheduling.day import StudyDay
from quizapp.scheduling.memory import Grade, State
from quizapp.stats.log import LogEntry

DAYS_A_WEEK = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Retention:
    """``recalled`` of ``asked`` reviews were graded above Again, from study day ``first`` to ``last`` (both
    counted)."""

    first: StudyDay
    last: StudyDay
    recalled: int
    asked: int

    @property
    def share(self) -> float | None:
        """Recalled by asked (0 to 1), None when nothing was asked."""
        return self.recalled / self.asked if self.asked else None


def true_retention(log: Iterable[LogEntry], first: StudyDay, last: StudyDay) -> Retention:
    """The retention from one study day to another, as Anki's "true retention" counts it.

    Only a card's first answer of a day counts, and only if the card was in review: what is asked again a few minutes
    after it was shown, and what is still being learnt, says nothing about remembering over days.
    """
    return _retention(_first_answers(log), first, last)


def retention_by_week(log: Iterable[LogEntry], last: StudyDay, weeks: int) -> tuple[Retention, ...]:
    """The retention of each of the ``weeks`` spans of seven days that end with ``last``, the oldest first."""
    answers = _first_answers(log)
    return tuple(
        _retention(answers, StudyDay(last - DAYS_A_WEEK * (back + 1) + 1), StudyDay(last - DAYS_A_WEEK * back))
        for back in reversed(range(weeks))
    )


def _first_answers(log: Iterable[LogEntry]) -> tuple[LogEntry, ...]:
    firsts: dict[tuple[CardId, StudyDay], LogEntry] = {}
    for entry in log:
        firsts.setdefault((entry.card, entry.day), entry)
    return tuple(firsts.values())


def _retention(answers: tuple[LogEntry, ...], first: StudyDay, last: StudyDay) -> Retention:
    asked = [entry for entry in answers if first <= entry.day <= last and entry.state_before is State.REVIEW]
    recalled = sum(entry.grade is not Grade.AGAIN for entry in asked)
    return Retention(first=first, last=last, recalled=recalled, asked=len(asked))

"""How well facts and topics are known today."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil, fsum

from quizapp.content.heads import FactId
from quizapp.scheduling.day import StudyDay
from quizapp.scheduling.fsrs import curve_of, recall_probability
from quizapp.scheduling.memory import Memory, Policy


@dataclass(frozen=True, slots=True, kw_only=True)
class Mastery:
    """Of ``facts`` facts ``learnt`` have a studied card; ``recall`` is the mean over these (0 to 1), None without
    any."""

    facts: int
    learnt: int
    recall: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """So many facts that are known about equally well (0 to 1); ``recall`` is None for facts never met."""

    facts: int
    recall: float | None


def recall_by_fact(cards: Iterable[tuple[FactId, Memory]], day: StudyDay, policy: Policy) -> dict[FactId, float | None]:
    """Of every fact, the mean probability (0 to 1) of recalling its studied cards on a study day; None if none is
    studied.

    Facts come in the order of their first cards.
    """
    chances: dict[FactId, list[float]] = {}
    for fact, memory in cards:
        of_fact = chances.setdefault(fact, [])
        chance = recall_probability(memory, day, policy)
        if chance is not None:
            of_fact.append(chance)
    return {fact: _mean(of_fact) if of_fact else None for fact, of_fact in chances.items()}


def mean_recalls(cards: Iterable[tuple[int, float, StudyDay]], day: StudyDay, policy: Policy) -> dict[int, float]:
    """The like of studied cards in plain numbers (a fact's number, stability in days, study day of the last answer): of
    a hundred thousand cards within a breath."""
    chances: dict[int, list[float]] = {}
    factor, decay = curve_of(policy)
    for fact, stability, last_day in cards:
        elapsed = day - last_day
        chance = (1 + factor * elapsed / stability) ** decay if elapsed > 0 else 1.0
        if fact in chances:
            chances[fact].append(chance)
        else:
            chances[fact] = [chance]
    return {fact: _mean(of_fact) if len(of_fact) > 1 else of_fact[0] for fact, of_fact in chances.items()}


def mastery(recalls: Iterable[float | None]) -> Mastery:
    """The mastery of a topic, or of anything that has facts, from the recall of each of its facts."""
    every = tuple(recalls)
    known = [recall for recall in every if recall is not None]
    return Mastery(facts=len(every), learnt=len(known), recall=_mean(known) if known else None)


def _mean(values: list[float]) -> float:
    return fsum(values) / len(values)  # as statistics.fmean, whose module takes longer to load than a start may


def shares(counts: Iterable[tuple[float | None, int]], most: int) -> tuple[Share, ...]:
    """Facts by their recall as at most ``most`` shares of about equal size: best known first, those never met last.

    ``counts`` are recalls and how many facts have each; ``most`` is at least 2.
    """
    every = tuple((recall, facts) for recall, facts in counts if facts > 0)
    met = sorted(((recall, facts) for recall, facts in every if recall is not None), reverse=True)
    unmet = sum(facts for recall, facts in every if recall is None)
    known = sum(facts for _, facts in met)
    size = max(1, ceil((known + unmet) / (most - 1)))
    shared: list[Share] = []
    left = iter(met)
    recall, waiting = 0.0, 0
    for facts in _parts(known, ceil(known / size)):
        wanted, total = facts, 0.0
        while wanted:
            if not waiting:
                recall, waiting = next(left)
            taken = min(wanted, waiting)
            total, wanted, waiting = total + taken * recall, wanted - taken, waiting - taken
        shared.append(Share(facts=facts, recall=min(1.0, total / facts)))
    return (*shared, *(Share(facts=facts, recall=None) for facts in _parts(unmet, ceil(unmet / size))))


def _parts(whole: int, count: int) -> Iterable[int]:
    """A number in so many parts that differ by one at most."""
    return (whole * (place + 1) // count - whole * place // count for place in range(count))

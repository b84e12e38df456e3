"""How well facts and topics are known today."""

from collections.abc import Iterable
from dataclasses import dataclass
from statistics import fmean

from quizapp.content.facts import FactId
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
    return {fact: fmean(of_fact) if of_fact else None for fact, of_fact in chances.items()}


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
    return {fact: fmean(of_fact) if len(of_fact) > 1 else of_fact[0] for fact, of_fact in chances.items()}


def mastery(recalls: Iterable[float | None]) -> Mastery:
    """The mastery of a topic, or of anything that has facts, from the recall of each of its facts."""
    every = tuple(recalls)
    known = [recall for recall in every if recall is not None]
    return Mastery(facts=len(every), learnt=len(known), recall=fmean(known) if known else None)

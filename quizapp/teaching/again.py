"""What to teach again: facts of which the room earned too little, with their place in the source."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from statistics import fmean

from quizapp.content.facts import FactId, TopicId
from quizapp.exams.copies import DeckCopy
from quizapp.teaching.analysis import ItemAnalysis
from quizapp.teaching.plan import Plan, Role, Test

ENOUGH = 0.7
"""A room that earns a smaller share of a fact's points has not got it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Again:
    """A fact to teach again. ``share`` is the mean share of points (0 to 1) that the room earned on it when it was last
    asked, ``answers`` so many gave them; ``since`` is False when it was asked in the test before and never after.
    ``taken_for`` is the wrong answer that most gave, empty where none stands out."""

    fact: FactId
    topic: TopicId
    topic_title: str
    statement: str
    source: str
    share: float
    answers: int
    since: bool
    taken_for: str = ""
    times: int = 0


def to_teach_again(plan: Plan, items: Iterable[ItemAnalysis]) -> tuple[Again, ...]:
    """The facts that were not got, least first; those asked only before the teaching come last."""
    asked: dict[FactId, list[ItemAnalysis]] = {}
    for one in items:
        if one.share is not None and one.item.facts:
            asked.setdefault(one.item.facts[0], []).append(one)
    found = list(_found(plan.copy, plan, asked))
    return tuple(sorted(found, key=lambda one: (not one.since, one.share, one.fact)))


def _found(copy: DeckCopy, plan: Plan, asked: dict[FactId, list[ItemAnalysis]]) -> Iterator[Again]:
    for fact, some in asked.items():
        last = max(_when(plan, one) for one in some)
        latest = [one for one in some if _when(plan, one) == last]
        share = fmean(one.share for one in latest if one.share is not None)
        if share >= ENOUGH:
            continue
        wrong = [one.mostly_wrong for one in latest]
        most = max((one for one in wrong if one is not None), key=lambda one: one.count, default=None)
        kept = copy.facts_of((fact,))
        yield Again(
            fact=fact,
            topic=latest[0].item.topic,
            topic_title=copy.topic_title(latest[0].item.topic),
            statement=kept[0].statement if kept else "",
            source=kept[0].source if kept else "",
            share=share,
            answers=sum(one.answers for one in latest),
            since=last > 0,
            taken_for=most.text if most is not None and most.count > 1 else "",
            times=most.count if most is not None and most.count > 1 else 0,
        )


def _when(plan: Plan, one: ItemAnalysis) -> int:
    """0 before the teaching, 1 in it, 2 after it: what came later says what is known now."""
    part = plan.parts[one.step[0]]
    if not isinstance(part, Test):
        return 1
    return 0 if part.role is Role.BEFORE else 2

"""What a finished sitting says."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from quizapp.content.facts import FactId, TopicId
from quizapp.content.items import Item, Option, OptionId
from quizapp.exams.blueprint import Mode
from quizapp.exams.scoring import Score, score, total
from quizapp.exams.sitting import Sitting, SittingId


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicScore:
    """Points in one topic."""

    topic: TopicId
    score: Score


@dataclass(frozen=True, slots=True, kw_only=True)
class Confusion:
    """One thing taken for another: ``chosen`` was picked ``times`` times where ``correct`` was right.

    ``fact`` is the first fact that was asked for when it happened.
    """

    correct: str
    chosen: str
    times: int
    fact: FactId


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemResult:
    """One item with what was chosen and what it earned; ``number`` counts from 1."""

    number: int
    item: Item
    chosen: tuple[OptionId, ...]
    score: Score
    flagged: bool
    took_ms: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The whole report; topics in the deck's order, ``missed`` the facts of items without full points."""

    sitting: SittingId
    mode: Mode
    started_at: datetime
    finished_at: datetime
    score: Score
    topics: tuple[TopicScore, ...]
    confusions: tuple[Confusion, ...]
    items: tuple[ItemResult, ...]
    missed: tuple[FactId, ...]


def report(sitting: Sitting, topics: tuple[TopicId, ...] = ()) -> Report:
    """The report of a finished sitting. Raises ValueError when it is still running.

    ``topics`` is the deck's order of topics (a sitting does not keep it); without it they stand as in the blueprint,
    and topics that neither names follow as they first occurred.
    """
    if sitting.finished_at is None:
        raise ValueError(f"sitting {sitting.id} is still running")
    results = tuple(_results(sitting))
    return Report(
        sitting=sitting.id,
        mode=sitting.blueprint.mode,
        started_at=sitting.started_at,
        finished_at=sitting.finished_at,
        score=total(result.score for result in results),
        topics=_by_topic(results, topics or sitting.blueprint.topics),
        confusions=confusions(results),
        items=results,
        missed=tuple(dict.fromkeys(fact for result in results if not result.score.full for fact in result.item.facts)),
    )


def confusions(results: Iterable[ItemResult]) -> tuple[Confusion, ...]:
    """Which answers were taken for which others, most often first; ties as they first occurred.

    Answers are the same when their concept is, whatever an item calls it; options written by hand go by their text.
    """
    found: dict[tuple[str, str], Confusion] = {}
    for result in results:
        for option in result.item.options:
            if option.correct or option.id not in result.chosen:
                continue
            keys = result.item.keys_at(option.place)
            if len(keys) != 1:
                continue  # where several answers are right, none of them was taken for the wrong one
            key = keys[0]
            pair = (_thing(key), _thing(option))
            before = found.get(pair)
            found[pair] = (
                replace(before, times=before.times + 1)
                if before
                else Confusion(correct=key.text, chosen=option.text, times=1, fact=result.item.facts[0])
            )
    return tuple(sorted(found.values(), key=lambda one: -one.times))


def _thing(option: Option) -> str:
    return f"text {option.text}" if option.concept is None else f"concept {option.concept}"


def _results(sitting: Sitting) -> Iterator[ItemResult]:
    for index, (item, response) in enumerate(zip(sitting.items, sitting.responses, strict=True)):
        yield ItemResult(
            number=index + 1,
            item=item,
            chosen=response.chosen if response else (),
            score=score(item, response),
            flagged=index in sitting.flagged,
            took_ms=response.took_ms if response else 0,
        )


def _by_topic(results: tuple[ItemResult, ...], order: tuple[TopicId, ...]) -> tuple[TopicScore, ...]:
    scores: dict[TopicId, list[Score]] = {topic: [] for topic in order}
    for result in results:
        scores.setdefault(result.item.topic, []).append(result.score)
    return tuple(TopicScore(topic=topic, score=total(some)) for topic, some in scores.items() if some)

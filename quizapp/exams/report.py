"""What a finished sitting says."""

from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import islice
from typing import TypeVar

from quizapp.content.facts import FactId, Level, TopicId
from quizapp.content.items import Item, ItemKind, Option, OptionId, TrueFalseReason
from quizapp.exams.blueprint import Mode
from quizapp.exams.certainty import certainty_points
from quizapp.exams.outcome import Outcome, outcome
from quizapp.exams.scoring import Score, score, total
from quizapp.exams.sitting import Sitting, SittingId

_Part = TypeVar("_Part", bound=Hashable)


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicScore:
    """Points in one topic."""

    topic: TopicId
    score: Score


@dataclass(frozen=True, slots=True, kw_only=True)
class KindScore:
    """Points in items of one kind."""

    kind: ItemKind
    score: Score


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelScore:
    """Points in items of one level."""

    level: Level
    score: Score


@dataclass(frozen=True, slots=True, kw_only=True)
class Confusion:
    """One thing taken for another: ``chosen`` was picked ``times`` times where ``correct`` was right.

    ``fact`` is the one that made ``correct`` right when it first happened.
    """

    correct: str
    chosen: str
    times: int
    fact: FactId


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemResult:
    """One item with what was chosen and what it earned; ``number`` counts from 1, ``took_ms`` is the time for which it
    was shown. ``certainty`` is 1 to 3, None where it was not said."""

    number: int
    item: Item
    chosen: tuple[OptionId, ...]
    score: Score
    flagged: bool
    took_ms: int
    certainty: int | None = None

    @property
    def certainty_points(self) -> int | None:
        """What certainty-based marking gives for it; None where it was not said how sure the answer was."""
        if self.certainty is None or not self.chosen:
            return None
        return certainty_points(self.certainty, right=self.score.full)

    @property
    def outcome(self) -> Outcome:
        """How it went."""
        return outcome(self.score, answered=bool(self.chosen))


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The whole report; topics in the deck's order, ``missed`` the facts of items without full points.

    ``kinds`` and ``levels`` hold those that occurred, in the order in which their enums name them. ``used_ms`` is the
    time on the sitting's clock, which ended it if ``by_time``; ``breaks`` is how often it was left, or cut off, and
    gone on with: the clock stood meanwhile. A pause is none. ``drawn`` is how many items the sitting has: more than
    ``items`` where adaptive practice ended early, which counts what was shown alone.
    """

    sitting: SittingId
    mode: Mode
    started_at: datetime
    finished_at: datetime
    score: Score
    topics: tuple[TopicScore, ...]
    confusions: tuple[Confusion, ...]
    items: tuple[ItemResult, ...]
    missed: tuple[FactId, ...]
    kinds: tuple[KindScore, ...]
    levels: tuple[LevelScore, ...]
    used_ms: int = 0
    by_time: bool = False
    breaks: int = 0
    drawn: int = 0

    @property
    def ended_early(self) -> bool:
        """Whether items were left that were never asked, and do not count."""
        return len(self.items) < self.drawn

    @property
    def certainty_points(self) -> tuple[int, int] | None:
        """Points of certainty-based marking earned of possible (three an item); None where certainty was not asked."""
        given = [one.certainty_points for one in self.items]
        if all(points is None for points in given):
            return None
        return sum(points or 0 for points in given), 3 * len(given)


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
        kinds=tuple(
            KindScore(kind=kind, score=points) for kind, points in _by(results, lambda item: item.kind, ItemKind)
        ),
        levels=tuple(
            LevelScore(level=level, score=points) for level, points in _by(results, lambda item: item.level, Level)
        ),
        used_ms=sitting.used_ms,
        by_time=sitting.by_time,
        breaks=sitting.breaks,
        drawn=len(sitting.items),
    )


def confusions(results: Iterable[ItemResult]) -> tuple[Confusion, ...]:
    """Which answers were taken for which others at a place with one right answer, most often first; ties as they first
    occurred.

    Answers are the same when their concept is, whatever an item calls it; options written by hand go by their text.
    A wrong verdict on a statement takes nothing for anything else.
    """
    found: dict[tuple[str, str], Confusion] = {}
    for result in results:
        for key, option in _mistaken(result):
            pair = (_thing(key), _thing(option))
            before = found.get(pair)
            found[pair] = (
                replace(before, times=before.times + 1)
                if before
                else Confusion(correct=key.text, chosen=option.text, times=1, fact=key.fact)
            )
    return tuple(sorted(found.values(), key=lambda one: -one.times))


def _mistaken(result: ItemResult) -> Iterator[tuple[Option, Option]]:
    """What was right and what was chosen instead, place by place."""
    for option in result.item.options:
        keys = result.item.keys_at(option.place)
        # Where several answers are right, none of them was taken for the wrong one; nor was one that was chosen too.
        if option.correct or option.id not in result.chosen or len(keys) != 1 or keys[0].id in result.chosen:
            continue
        if option.place != TrueFalseReason.VERDICT:
            yield keys[0], option


def _thing(option: Option) -> str:
    return f"text {option.text}" if option.concept is None else f"concept {option.concept}"


def _results(sitting: Sitting) -> Iterator[ItemResult]:
    counted = zip(sitting.items, sitting.responses, strict=True)
    for index, (item, response) in enumerate(islice(counted, sitting.counted)):
        yield ItemResult(
            number=index + 1,
            item=item,
            chosen=response.chosen if response else (),
            score=score(item, response),
            flagged=index in sitting.flagged,
            took_ms=max(sitting.marks[index].used_ms, response.took_ms if response else 0),
            certainty=sitting.marks[index].certainty,
        )


def _by_topic(results: tuple[ItemResult, ...], order: tuple[TopicId, ...]) -> tuple[TopicScore, ...]:
    scores = _by(results, lambda item: item.topic, order)
    return tuple(TopicScore(topic=topic, score=points) for topic, points in scores)


def _by(
    results: Iterable[ItemResult], part: Callable[[Item], _Part], order: Iterable[_Part]
) -> Iterator[tuple[_Part, Score]]:
    """The points of each part that occurred: those in ``order`` first, others as they first occurred."""
    scores: dict[_Part, list[Score]] = {one: [] for one in order}
    for result in results:
        scores.setdefault(part(result.item), []).append(result.score)
    return ((one, total(some)) for one, some in scores.items() if some)

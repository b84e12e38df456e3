"""A card's whole history: each answer with the memory that it left, and the curve of recall."""

from collections.abc import Iterable

from quizapp.scheduling.day import StudyDay, day_date
from quizapp.scheduling.fsrs import recall_probability, replay, review
from quizapp.scheduling.memory import Memory, New, Policy, Reviewed, state_of
from quizapp.services._progress.charts import CardHistory, HistoryLine, RecallPoint
from quizapp.stats.forgetting import Forgetting
from quizapp.storage.cards import StoredCard
from quizapp.storage.pasts import CardPast, PastAnswer

_CURVE_POINTS = 160


def history(found: StoredCard, past: CardPast, today: StudyDay, policy: Policy) -> CardHistory:
    """What a card has behind it, as it is shown."""
    seed, now = found.card.id, found.memory
    before, since = _memories(past.before, seed, New()), _memories(past.since, seed, past.given or New())
    if past.given is not None and not isinstance(past.given, New):
        before = [*before[:-1], past.given]  # what Anki told of the last one counts, not what our weights make of it
    lines = (*zip(past.before, before, strict=False), *zip(past.since, since, strict=True))
    return CardHistory(
        card=found.card.id,
        fact=found.card.fact,
        front=found.card.front,
        back=found.card.back,
        today=day_date(today),
        state=state_of(now),
        lines=tuple(_line(one, after) for one, after in lines),
        curve=_curve([*before, *since], today),
        recall=recall_probability(now, today, policy),
        stability=None if isinstance(now, New) else now.stability,
        difficulty=None if isinstance(now, New) else now.difficulty,
        due=day_date(now.due_day) if isinstance(now, Reviewed) else None,
        lapses=0 if isinstance(now, New) else now.lapses,
    )


def memory_before(past: CardPast, seed: str, day: StudyDay) -> Memory:
    """The memory of a card on the morning of a study day. Of the time before Anki handed it over, what the answers
    brought with it give."""
    given = past.given
    if given is not None and not isinstance(given, New) and given.last_day >= day:
        return replay((one.logged for one in past.before if one.day < day), seed=seed)
    return replay((one.logged for one in past.since if one.day < day), seed=seed, start=given)


def _memories(answers: Iterable[PastAnswer], seed: str, memory: Memory) -> list[Memory]:
    """The memory that each answer left, beginning with the one before them."""
    memories: list[Memory] = []
    for one in answers:
        line = one.logged
        memory = review(memory, line.grade, line.at, line.policy, seed=seed, interval_days=line.interval_days)
        memories.append(memory)
    return memories


def _line(one: PastAnswer, after: Memory) -> HistoryLine:
    if isinstance(after, New):
        raise AssertionError("an answered card is no longer new")
    return HistoryLine(
        at=one.logged.at,
        day=day_date(one.day),
        grade=one.logged.grade,
        state_before=one.state_before,
        took_ms=one.took_ms,
        stability=after.stability,
        difficulty=after.difficulty,
        interval_days=after.due_day - after.last_day if isinstance(after, Reviewed) else None,
        expected=one.expected,
    )


def _curve(memories: Iterable[Memory], today: StudyDay) -> tuple[RecallPoint, ...]:
    """Recall day by day from the first answer to a while after today, in at most so many steps."""
    steps = [(memory.last_day, memory.stability) for memory in memories if not isinstance(memory, New)]
    if not steps:
        return ()
    model, first = Forgetting(), steps[0][0]
    last = max(today, steps[-1][0]) + max(7, (today - first) // 4)
    stride = max(1, (last - first) // _CURVE_POINTS)
    days = sorted(
        {*range(first, last + 1, stride), *(day for day, _ in steps), *(day - 1 for day, _ in steps[1:]), today}
    )
    points, place = [], 0
    for day in days:
        while place + 1 < len(steps) and steps[place + 1][0] <= day:
            place += 1
        since, stability = steps[place]
        if first <= day <= last:
            points.append(RecallPoint(day=day_date(StudyDay(day)), recall=model.recall(day - since, stability)))
    return tuple(points)

"""Our schedule in the numbers of Anki's tables (https://github.com/ankidroid/Anki-Android/wiki/Database-Structure)."""

from datetime import UTC, date, datetime, timedelta, timezone

from quizapp.exchange.anki.rows import CardRow
from quizapp.scheduling.day import StudyDay, day_starts
from quizapp.scheduling.fsrs import DEFAULT_DECAY
from quizapp.scheduling.memory import Policy

FIRST_DAY = StudyDay(date(2020, 1, 1).toordinal())
"""From which the package counts days. Anki counts again from the first day of the collection that it imports into."""

NEW, LEARNING, REVIEW, RELEARNING = 0, 1, 2, 3
_QUEUE_SUSPENDED, _QUEUE_NEW, _QUEUE_LEARNING, _QUEUE_REVIEW = -1, 0, 1, 2
EASE = 2500
"""What Anki without FSRS would multiply intervals by, in thousandths: its own default."""

CardState = tuple[int, int, int, int, int, int, int, int, int, str]
"""type, queue, due, ivl, factor, reps, lapses, left, flags, data."""


class Scheduled:
    """Turns memories into the columns of Anki's cards, under one policy."""

    def __init__(self, policy: Policy) -> None:
        decay = -policy.parameters[20] if policy.parameters else DEFAULT_DECAY
        self._rest = f',"dr":{policy.retention:g},"decay":{-decay:g},"lrt":'
        self._steps = {
            "learning": len(policy.learning_steps_minutes),
            "relearning": len(policy.relearning_steps_minutes),
        }

    def __call__(self, row: CardRow, place: int) -> CardState:
        """The columns of a card at its place among the new ones."""
        aside = row.suspended
        if row.state == "new":
            return (NEW, _QUEUE_SUSPENDED if aside else _QUEUE_NEW, place, 0, 0, 0, 0, 0, row.flag, "")
        data = self.memory(row.stability or 0.0, row.difficulty or 0.0, row.answered_at)
        if row.state == "review":
            due, last = row.due_day or 0, row.last_day or 0
            return (
                *(REVIEW, _QUEUE_SUSPENDED if aside else _QUEUE_REVIEW, due - FIRST_DAY, max(1, due - last), EASE),
                *(row.reviews, row.lapses, 0, row.flag, data),
            )
        kind, interval = (LEARNING, 0) if row.state == "learning" else (RELEARNING, 1)
        left = max(1, self._steps[row.state] - (row.step or 0))
        return (
            *(kind, _QUEUE_SUSPENDED if aside else _QUEUE_LEARNING, (row.due_at or 0) // 1000, interval),
            *(EASE if interval else 0, row.reviews, row.lapses, left, row.flag, data),
        )

    def memory(self, stability: float, difficulty: float, answered_at: int | None) -> str:
        """What Anki keeps of a memory, as JSON, with as many digits as Anki itself writes."""
        return f'{{"s":{stability:.4f},"d":{difficulty:.3f}{self._rest}{(answered_at or 0) // 1000}}}'


def collection_start(rollover_hour: int, offset: timedelta) -> tuple[int, int]:
    """When the package's first day begins (UTC seconds), and the zone's offset as Anki has it: minutes west of UTC."""
    start = day_starts(FIRST_DAY, datetime.fromtimestamp(0, timezone(offset)), rollover_hour)
    return int(start.astimezone(UTC).timestamp()), -(offset // timedelta(minutes=1))

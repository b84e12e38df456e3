"""What Anki knows of a card, as a memory of ours and as the row in which it is kept."""

import json
import math
from dataclasses import dataclass
from typing import Any

from quizapp.exchange.anki.reading.values import CardRow
from quizapp.scheduling.memory import Policy
from quizapp.scheduling.sm2 import memory_from_sm2
from quizapp.services._bringing.days import Days

MemoryRow = tuple[str, float | None, float | None, int | None, int | None, int | None, int | None, int, int]
"""State, stability, difficulty, step, due at (UTC ms), due day, last day, reviews, lapses: as the card's row has it."""

NEW: MemoryRow = ("new", None, None, None, None, None, None, 0, 0)

_FARTHEST_DAYS = 36_500
_NO_EASE = 2_500


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """A card of Anki's as it is kept: its memory, whether it is set aside, the day on which it was put off, its flag,
    and the row of the card as it came (without our number)."""

    memory: MemoryRow
    suspended: int
    buried_day: int | None
    flag: int
    kept: tuple[Any, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MemoryReader:
    """Reads cards. ``first_day`` is the study day from which the collection counts; ``today`` the person's."""

    first_day: int
    today: int
    policy: Policy
    days: Days

    def fresh(self, row: CardRow) -> Brought:
        """A card without its progress; it is kept as new."""
        cid, _, did, ord_, mod, _, _, due, *_ = row
        odid = row[14]
        position = due if row[5] == 0 else 0
        return Brought(
            memory=NEW,
            suspended=0,
            buried_day=None,
            flag=0,
            kept=(cid, ord_, odid or did, mod, 0, 0, position, 0, 0, 0, 0, 0, 0, ""),
        )

    def read(self, row: CardRow, last_ms: int | None) -> Brought:
        """A card with its progress; ``last_ms`` is the moment of its last answer in the log."""
        cid, _, did, ord_, mod, kind, queue, due, ivl, factor, reps, lapses, left, odue, odid, flags, data = row
        if odid:
            did, due = odid, odue or due
        memory = self._memory(row, due, last_ms)
        buried = self.days.of_ms(mod * 1000) if queue in {-2, -3} else None
        kept_due = due if memory[0] == "new" else (memory[4] or 0) // 1000 if memory[5] is None else memory[5]
        if kind in {1, 3} and due < 1_000_000_000 and memory[0] != "new":  # a step of days
            kept_due = self.first_day + due
        return Brought(
            memory=memory,
            suspended=int(queue == -1),
            buried_day=buried if buried == self.today else None,
            flag=flags & 7,
            kept=(cid, ord_, did, mod, kind, queue, kept_due, ivl, factor, reps, lapses, left, flags, data[:10_000]),
        )

    def _memory(self, row: CardRow, due: int, last_ms: int | None) -> MemoryRow:
        kind, ivl, factor, reps, lapses, left = row[5], row[8], row[9], row[10], row[11], row[12]
        if kind not in {1, 2, 3}:
            return NEW
        given = _given(row[16])
        lapses, reps = max(0, min(lapses, 1 << 31)), max(1, min(reps, 1 << 31))
        interval = max(1, min(ivl if ivl > 0 else 1, _FARTHEST_DAYS))
        stability, difficulty = given.get("s"), given.get("d")
        if stability is None or difficulty is None or stability <= 0:
            stability, difficulty = memory_from_sm2((factor or _NO_EASE) / 1000, interval if kind == 2 else 1)
        difficulty = min(max(difficulty, 1.0), 10.0)
        lrt = given.get("lrt")
        last_ms = int(lrt * 1000) if lrt else last_ms
        if kind == 2:
            due_day = max(1, self.first_day + max(-_FARTHEST_DAYS, min(due, 3 * _FARTHEST_DAYS)))
            last_day = due_day - interval if last_ms is None else self.days.of_ms(last_ms)
            return ("review", stability, difficulty, None, None, due_day, max(1, last_day), reps, lapses)
        steps = self.policy.learning_steps_minutes if kind == 1 else self.policy.relearning_steps_minutes
        step = max(0, len(steps) - max(1, left % 1000))
        due_ms = due * 1000 if due >= 1_000_000_000 else self.days.starts_ms(self.first_day + max(0, due))
        due_ms = max(0, min(due_ms, 1 << 45))
        last_day = self.days.of_ms(due_ms if last_ms is None else last_ms)
        state = "learning" if kind == 1 else "relearning"
        return (state, stability, difficulty, step, due_ms, None, max(1, last_day), reps, lapses)


def _given(data: str) -> dict[str, float]:
    """The numbers that Anki keeps beside a card: s, d (FSRS), lrt (the last answer, seconds)."""
    if len(data) < 5:
        return {}
    try:
        found = json.loads(data)
    except (ValueError, RecursionError):
        return {}
    if not isinstance(found, dict):
        return {}
    return {
        name: float(value)
        for name, value in found.items()
        if type(value) in {int, float} and math.isfinite(value) and abs(value) < 1e12
    }


__all__ = ["NEW", "Brought", "MemoryReader", "MemoryRow"]

"""Study days of many moments, quickly: what the person's zone was is asked once an hour of the log, not once a line."""

from datetime import UTC, datetime, timedelta, tzinfo

_HOUR_MS = 3_600_000
_DAY_MS = 24 * _HOUR_MS
EPOCH_DAY = datetime(1970, 1, 1, tzinfo=UTC).toordinal()
_FARTHEST_MS = 1 << 45


class Days:
    """Study days in a zone, with days that begin at ``rollover_hour``. Moments are milliseconds of UTC."""

    def __init__(self, zone: tzinfo | None, rollover_hour: int) -> None:
        self._zone = zone or UTC
        self.rollover_ms = rollover_hour * _HOUR_MS
        self._offsets: dict[int, int] = {}

    def offset(self, ms: int) -> int:
        """How far the zone is ahead of UTC at a moment, in minutes."""
        hour = ms // _HOUR_MS
        found = self._offsets.get(hour)
        if found is None:
            at = datetime.fromtimestamp(max(0, min(ms, _FARTHEST_MS)) / 1000, self._zone)
            found = (at.utcoffset() or timedelta()) // timedelta(minutes=1)
            self._offsets[hour] = found
        return found

    def of_ms(self, ms: int) -> int:
        """The study day of a moment."""
        return (ms + self.offset(ms) * 60_000 - self.rollover_ms) // _DAY_MS + EPOCH_DAY

    def starts_ms(self, day: int) -> int:
        """The moment at which a study day begins."""
        begins = (day - EPOCH_DAY) * _DAY_MS + self.rollover_ms
        return begins - self.offset(begins) * 60_000

    def day_sql(self, moment: str, first: int, last: int) -> str:
        """SQL for the study day of a moment between two."""
        # Two days more and off again: SQLite divides towards zero, and a day begins before its number times its length.
        since = f"{moment} + {self.offset_sql(moment, first, last)} * 60000 - {self.rollover_ms} + {2 * _DAY_MS}"
        return f"(({since}) / {_DAY_MS} - 2 + {EPOCH_DAY})"

    def offset_sql(self, moment: str, first: int, last: int) -> str:
        """SQL for how far the zone is ahead of UTC, in minutes, at a moment between two."""
        parts = []
        at = max(0, first) // _DAY_MS * _DAY_MS
        now = self.offset(at)
        while at <= min(last, _FARTHEST_MS):
            then = self.offset(at + _DAY_MS)
            if then != now:
                change = next(at + hour * _HOUR_MS for hour in range(1, 25) if self.offset(at + hour * _HOUR_MS) != now)
                parts.append(f"WHEN {moment} < {change} THEN {now}")
                now = self.offset(change)
            at += _DAY_MS
        return f"(CASE {' '.join(parts)} ELSE {now} END)" if parts else f"({now})"

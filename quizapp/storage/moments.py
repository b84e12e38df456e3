"""Moments as the database keeps them: whole milliseconds of UTC, and the person's offset from it in whole minutes."""

from datetime import UTC, datetime, timedelta, timezone

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MS = timedelta(milliseconds=1)


def to_ms(moment: datetime) -> int:
    """Milliseconds from 1970 to an aware moment, rounded down."""
    return (moment - _EPOCH) // _MS


def offset_minutes(moment: datetime) -> int:
    """How far the moment's zone is ahead of UTC then, in whole minutes."""
    return (moment.utcoffset() or timedelta()) // timedelta(minutes=1)


def from_ms(ms: int, utc_offset_minutes: int = 0) -> datetime:
    """The aware moment, in a zone of that offset (UTC itself for 0)."""
    utc = _EPOCH + ms * _MS
    return utc.astimezone(timezone(timedelta(minutes=utc_offset_minutes))) if utc_offset_minutes else utc


def storable(moment: datetime) -> datetime:
    """The moment as it will be read back: schedules computed now and rebuilt later then agree to the bit."""
    return from_ms(to_ms(moment), offset_minutes(moment))

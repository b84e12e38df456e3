"""Packages of a few notes, brought in for a test."""

from base64 import b64decode
from pathlib import Path

from quizapp.bootstrap import Services
from tests.unit.exchange.legacy import (
    Note,
    write_legacy,
)

PNG = b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAGQAAABkCAIAAAD/gAIDAAAAeElEQVR42u3QMQEAAAgDILV/5xlhDxCB9B6cJEGCBAkSJEiQIEGCBAkSJEiQIEGC"
    "BAkSJEiQIEGCBAkSJEiQIEGCBAkSJEiQIEGCBAkSJEiQIEGCBAkSJEiQIEGCBAkSJEiQIEGCBAkSJEiQIEGCBAkS9EYLQwQBxyEzvf0AAAAASUVORK5C"
    "YII="
)
DAY = 86_400_000
ANSWERED = 1_790_000_000_000  # September 2026


def cards(services: Services, deck: str = "") -> dict[str, tuple[str, str]]:
    """Front and back of each card that stands, by view and number and the first word of the front."""
    rows = services._opened.database.rows(
        "SELECT view, number, front, back FROM cards WHERE retired = 0 AND deck LIKE ? ORDER BY n", (f"anki-{deck}%",)
    )
    return {f"{row[0]}-{row[1]}": (row[2], row[3]) for row in rows}


def bring(services: Services, folder: Path, *notes: Note, **rest: object) -> dict[str, tuple[str, str]]:
    """Brings notes in; gives the cards that stand."""
    services.importing.bring(write_legacy(folder / "a.apkg", notes, **rest))  # type: ignore[arg-type]
    assert services.backup.verify() == ()
    return cards(services)


def every_byte(services: Services) -> dict[str, bytes]:
    """Every file of the profile as a reader sees it; the write-ahead log's leftovers of what was rolled back do not
    count."""
    services._opened.database.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return {one.name: one.read_bytes() for one in services.profile.iterdir() if one.suffix == ".db"}

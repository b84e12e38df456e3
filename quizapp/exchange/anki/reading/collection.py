"""A collection's database, read as what it is: somebody else's file.

It is opened read-only and unchanging, with nothing of its schema trusted; whatever the statements here do not need is
refused by the authorizer; what should be a table must be one. Values are cast, so that a column says what it should.
"""

import json
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from pathlib import Path
from typing import Any

from quizapp.exchange.anki.reading.limits import (
    MOST_CARDS,
    MOST_DECKS,
    MOST_NOTES,
    MOST_REVIEWS,
    MOST_ROW_BYTES,
    MOST_TYPES,
)
from quizapp.exchange.anki.reading.notetypes import deck_from_json, deck_from_row, type_from_json, type_from_rows
from quizapp.exchange.anki.reading.package import PackageError, refused
from quizapp.exchange.anki.reading.values import CardRow, ForeignDeck, Head, NoteRow, NoteType, ReviewRow
from quizapp.exchange.anki.reading.wire import WireError

_TABLES = frozenset({"col", "notes", "cards", "revlog", "notetypes", "fields", "templates", "decks", "config"})
_ALLOWED = frozenset({sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_FUNCTION})
_FUNCTIONS = frozenset({"count", "max", "min"})
_STEPS = 100_000
"""So many steps of SQLite's machine between two looks at the clock."""

_MOST_QUIET_SECONDS = 60
"""So long one row may be waited for."""


class ForeignCollection:
    """An open collection. Every method raises PackageError for a file that is damaged or made up."""

    def __init__(self, file: Path, package: Path, cancelled: Callable[[], bool]) -> None:
        self.file = file
        self._package = package
        self._cancelled = cancelled
        self._moved = time.monotonic()
        self._db = sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro&immutable=1", uri=True, isolation_level=None)
        self._schema = 0

    def open(self) -> None:
        """Locks the connection down, and looks whether the tables are tables."""
        db = self._db
        for limit, most in _LIMITS.items():
            db.setlimit(limit, most)
        db.create_collation("unicase", _unicase)
        db.set_progress_handler(self._too_long, _STEPS)
        with self.sound():
            for pragma in ("trusted_schema = OFF", "query_only = ON", "cell_size_check = ON", "mmap_size = 0"):
                db.execute(f"PRAGMA {pragma}")
            known = {name: (kind, sql) for kind, name, sql in db.execute("SELECT type, name, sql FROM sqlite_schema")}
            for name in _TABLES & known.keys():
                kind, sql = known[name]
                if kind != "table" or not isinstance(sql, str) or not sql.lstrip().upper().startswith("CREATE TABLE"):
                    raise refused(self._package, f"{name} in its collection is no table")
                if any(row[6] for row in db.execute(f"PRAGMA table_xinfo({name})")):
                    raise refused(self._package, f"the table {name} in its collection computes its own values")
            for name in ("col", "notes", "cards", "revlog"):
                if name not in known:
                    raise refused(self._package, f"its collection has no table {name}")
            db.set_authorizer(_authorized)
            self._schema = int(db.execute("SELECT CAST(max(ver) AS INTEGER) FROM col").fetchone()[0] or 0)

    def head(self, zone: tzinfo | None = None) -> Head:
        """Note types, decks, and how much there is."""
        with self.sound():
            counts = tuple(
                self._db.execute(f"SELECT count(*) FROM {table}").fetchone()[0]  # noqa: S608 - our own names
                for table in ("notes", "cards", "revlog")
            )
            limits = ((MOST_NOTES, "notes"), (MOST_CARDS, "cards"), (MOST_REVIEWS, "answers"))
            for count, (most, what) in zip(counts, limits, strict=True):
                if count > most:
                    raise refused(self._package, f"it has {count:,} {what}, and {most:,} are the most that are read")
            types, decks = self._modern() if self._schema > 11 else self._legacy()
            return Head(
                first_day=self._first_day(zone),
                types={one.mid: one for one in types},
                decks={one.did: one for one in decks},
                notes=counts[0],
                cards=counts[1],
                reviews=counts[2],
            )

    def notes(self) -> Iterator[NoteRow]:
        """Every note, by its id."""
        return self._rows(
            "SELECT CAST(id AS INTEGER), CAST(guid AS TEXT), CAST(mid AS INTEGER), CAST(mod AS INTEGER), "
            "CAST(tags AS TEXT), CAST(flds AS TEXT) FROM notes ORDER BY id"
        )

    def cards(self) -> Iterator[CardRow]:
        """Every card, by its note."""
        return self._rows(f"SELECT {_cast(_CARD)}, CAST(data AS TEXT) FROM cards ORDER BY nid")  # noqa: S608 - ours

    def reviews(self) -> Iterator[ReviewRow]:
        """Every line of the log, by its moment."""
        return self._rows(f"SELECT {_cast(_REVIEW)} FROM revlog ORDER BY id")  # noqa: S608 - our own names

    def graded(self, latest: int, size: int) -> Iterator[list[ReviewRow]]:
        """The lines that grade a card, before a moment (UTC ms), by their moment: so many at once."""
        sql = f"SELECT {_cast(_REVIEW)} FROM revlog WHERE {_GRADED} AND {_WHOLE} ORDER BY id"  # noqa: S608
        yield from self._batches(sql, latest, size)

    def acts(self, latest: int, size: int) -> Iterator[list[ReviewRow]]:
        """All other lines: rescheduled by hand, of no grade, from the future."""
        sql = f"SELECT {_cast(_REVIEW)} FROM revlog WHERE NOT {_GRADED} AND {_WHOLE} ORDER BY id"  # noqa: S608
        yield from self._batches(sql, latest, size)

    def ahead(self, latest: int) -> int:
        """How many answers are of no moment before ``latest`` (UTC ms): they grade nothing."""
        sql = "SELECT count(*) FROM revlog WHERE CAST(ease AS INTEGER) BETWEEN 1 AND 4 AND CAST(id AS INTEGER) >= ?1"
        return next(self._rows(sql, (latest,)), (0,))[0]

    def close(self) -> None:
        """Closes the file."""
        self._db.close()

    def _rows(self, sql: str, given: tuple[int, ...] = ()) -> Iterator[Any]:
        with self.sound():
            cursor = self._db.execute(sql, given)
            while rows := cursor.fetchmany(2_000):
                self._moved = time.monotonic()
                yield from rows

    def _batches(self, sql: str, latest: int, size: int) -> Iterator[list[ReviewRow]]:
        with self.sound():
            cursor = self._db.execute(sql, (latest,))
            while rows := cursor.fetchmany(size):
                self._moved = time.monotonic()
                yield rows

    def _legacy(self) -> tuple[list[NoteType], list[ForeignDeck]]:
        row = self._db.execute("SELECT CAST(models AS TEXT), CAST(decks AS TEXT) FROM col").fetchone()
        models, decks = (json.loads(one) for one in row)
        self._require(len(models) <= MOST_TYPES and len(decks) <= MOST_DECKS)
        return [type_from_json(one) for one in models.values()], [deck_from_json(one) for one in decks.values()]

    def _modern(self) -> tuple[list[NoteType], list[ForeignDeck]]:
        db = self._db
        heads = db.execute(
            "SELECT CAST(id AS INTEGER), CAST(name AS TEXT), CAST(mtime_secs AS INTEGER), CAST(config AS BLOB) "
            "FROM notetypes LIMIT ?",
            (MOST_TYPES + 1,),
        ).fetchall()
        self._require(len(heads) <= MOST_TYPES)
        named = "SELECT CAST(name AS TEXT), CAST(config AS BLOB) FROM {} WHERE ntid = ? ORDER BY ord LIMIT 1000"
        types = [
            type_from_rows(
                head,
                db.execute(named.format("fields"), (head[0],)).fetchall(),
                db.execute(named.format("templates"), (head[0],)).fetchall(),
            )
            for head in heads
        ]
        rows = db.execute(
            "SELECT CAST(id AS INTEGER), CAST(name AS TEXT), CAST(mtime_secs AS INTEGER), CAST(kind AS BLOB) "
            "FROM decks LIMIT ?",
            (MOST_DECKS + 1,),
        ).fetchall()
        self._require(len(rows) <= MOST_DECKS)
        return types, [deck_from_row(row) for row in rows]

    def _first_day(self, zone: tzinfo | None) -> int:
        """The study day from which the collection counts its days, by the clock where it was made; an old one does not
        say where that was: then in the person's ``zone``."""
        crt = int(self._db.execute("SELECT CAST(max(crt) AS INTEGER) FROM col").fetchone()[0] or 0)
        west = self._setting("creationOffset")
        where = zone if west is None else timezone(timedelta(minutes=-max(-900, min(900, west))))
        return datetime.fromtimestamp(min(max(crt, 0), 1 << 34), where or UTC).date().toordinal()

    def _setting(self, name: str) -> int | None:
        if self._schema > 11:
            row = self._db.execute("SELECT CAST(val AS TEXT) FROM config WHERE KEY = ?", (name,)).fetchone()
            value = json.loads(row[0]) if row else None
        else:
            value = json.loads(self._db.execute("SELECT CAST(conf AS TEXT) FROM col").fetchone()[0] or "{}").get(name)
        return value if type(value) is int else None

    def _require(self, sound: bool) -> None:  # noqa: FBT001 - a plain condition
        if not sound:
            raise refused(self._package, "it has more note types or decks than are read")

    def _too_long(self) -> int:
        return int(self._cancelled() or time.monotonic() - self._moved > _MOST_QUIET_SECONDS)

    @contextmanager
    def sound(self, *, writing: bool = False) -> Iterator[None]:
        """Around whatever reads from the file: what is wrong with it becomes a PackageError. Where it is copied while
        it is read (``writing``), what the disk refuses stays what it is."""
        self._moved = time.monotonic()
        try:
            yield
        except (sqlite3.Error, WireError, ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
            if isinstance(error, PackageError) or (writing and _is_of_the_disk(error)):
                raise
            raise refused(self._package, "its collection is damaged") from error


@contextmanager
def opened_collection(file: Path, package: Path, cancelled: Callable[[], bool]) -> Iterator[ForeignCollection]:
    """A collection, open and locked down. Raises PackageError for what is none."""
    try:
        opened = ForeignCollection(file, package, cancelled)
    except sqlite3.Error as error:
        raise refused(package, "its collection is damaged") from error
    try:
        opened.open()
        yield opened
    finally:
        opened.close()


def _authorized(action: int, first: str | None, second: str | None, _db: str | None, inner: str | None) -> int:
    """Reading from our tables, a few functions, and nothing that a trigger or a view asks for."""
    if action not in _ALLOWED or inner is not None:
        return sqlite3.SQLITE_DENY
    if action == sqlite3.SQLITE_READ and first not in _TABLES:
        return sqlite3.SQLITE_DENY
    if action == sqlite3.SQLITE_FUNCTION and second not in _FUNCTIONS:
        return sqlite3.SQLITE_DENY
    return sqlite3.SQLITE_OK


def _is_of_the_disk(error: Exception) -> bool:
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in {
        *(sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_BUSY),
        sqlite3.SQLITE_LOCKED,
    }


def _unicase(one: str, other: str) -> int:
    one, other = one.casefold(), other.casefold()
    return (one > other) - (one < other)


_CARD = "id nid did ord mod type queue due ivl factor reps lapses left odue odid flags"
_REVIEW = "id cid ease ivl lastIvl factor time type"


def _cast(columns: str) -> str:
    return ", ".join(f"CAST({one} AS INTEGER)" for one in columns.split())


_GRADED = (
    "(CAST(ease AS INTEGER) BETWEEN 1 AND 4 AND CAST(type AS INTEGER) BETWEEN 0 AND 3 AND CAST(id AS INTEGER) > 0 "
    "AND CAST(id AS INTEGER) < ?1 AND NOT (CAST(type AS INTEGER) = 3 AND CAST(factor AS INTEGER) = 0))"
)
"""A line that grades a card; ``?1`` is the moment (UTC ms) before which it must be."""

_WHOLE = f"({' AND '.join(f'{one} IS NOT NULL' for one in _REVIEW.split())})"


GRADED_LINE = f"({_GRADED} AND {_WHOLE})"
"""The like, of a line that has all its values."""

TABLES = frozenset({"notes", "cards", "revlog"})
"""From which rows are copied by statements."""

_LIMITS = {
    sqlite3.SQLITE_LIMIT_LENGTH: MOST_ROW_BYTES,
    sqlite3.SQLITE_LIMIT_SQL_LENGTH: 1_000_000,
    sqlite3.SQLITE_LIMIT_ATTACHED: 0,
    sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH: 1,
    sqlite3.SQLITE_LIMIT_EXPR_DEPTH: 100,
    sqlite3.SQLITE_LIMIT_VDBE_OP: 100_000,
}

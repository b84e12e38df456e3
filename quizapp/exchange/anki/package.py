"""The file of a package: a database on genanki's schema, filled in bulk, and the zip around it."""

import sqlite3
import tempfile
import zipfile
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from itertools import islice
from json import dumps
from pathlib import Path
from types import TracebackType

from quizapp.exchange.anki.rows import ReviewRow, Telling

Row = tuple[object, ...]

_FAST = """
    PRAGMA page_size = 16384; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE;
    PRAGMA cache_size = -32000; PRAGMA temp_store = MEMORY;
"""
"""The database is a temporary file that nobody else sees: what fails half way is thrown away."""

_PIECE = 1 << 20
_REVIEWS_AT_ONCE = 50_000


class PackageDatabase:
    """The database inside a package. One transaction: ``close`` ends it."""

    def __init__(self, file: Path) -> None:
        from genanki.apkg_schema import APKG_SCHEMA  # noqa: PLC0415 - 90 ms that only an export needs

        self._connection = sqlite3.connect(file, isolation_level=None)
        self._connection.executescript(_FAST)
        tables, _, _ = APKG_SCHEMA.partition("CREATE INDEX")  # Anki reads each table once, and has indexes of its own
        self._connection.executescript(tables)
        self._connection.execute("BEGIN")

    def __enter__(self) -> "PackageDatabase":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._connection.close()

    def put_collection(self, row: Row) -> None:
        """The one row of ``col``."""
        self._put("col", 13, (row,))

    def put_notes(self, rows: Collection[Row]) -> None:
        """Rows of ``notes``: id, guid, mid, mod, tags, flds, sfld."""
        self._many("INSERT INTO notes VALUES (?, ?, ?, ?, -1, ?, ?, ?, 0, 0, '')", rows)

    def put_cards(self, rows: Collection[Row]) -> None:
        """Rows of ``cards``: id, nid, did, ord, mod, then type to left, flags and data."""
        self._many("INSERT INTO cards VALUES (?, ?, ?, ?, ?, -1, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, ?, ?)", rows)

    def put_reviews(self, rows: Iterable[ReviewRow], ids: Mapping[int, int]) -> Iterator[int]:
        """Rows of ``revlog``, oldest first; ``ids`` are those of the cards by their numbers, answers of others are left
        out. Says now and then how many are in.

        A moment is the key of Anki's log: of two answers of one millisecond the second comes one later.
        """
        last, done = 0, 0
        lines = iter(rows)
        while some := list(islice(lines, _REVIEWS_AT_ONCE)):
            put = []
            for card, at, grade, interval, before, took, kind, factor in some:
                cid = ids.get(card)
                if cid is not None:
                    last = at if at > last else last + 1
                    put.append((last, cid, grade, interval, before, factor, took, kind))
            self._many("INSERT INTO revlog VALUES (?, ?, -1, ?, ?, ?, ?, ?, ?)", put)
            done += len(put)
            yield done

    def finish(self) -> None:
        """Ends the transaction."""
        self._connection.execute("COMMIT")

    def _put(self, table: str, columns: int, rows: Collection[Row]) -> None:
        self._many(f"INSERT INTO {table} VALUES ({', '.join('?' * columns)})", rows)  # noqa: S608 - our own names

    def _many(self, sql: str, rows: Collection[Row]) -> None:
        """Puts rows in. Raises OSError where the temporary folder has no room for them."""
        try:
            self._connection.executemany(sql, rows)
        except sqlite3.OperationalError as error:
            raise OSError(str(error)) from error


@contextmanager
def temporary_database() -> Iterator[Path]:
    """A place for the database, which is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="quizapp-") as folder:
        yield Path(folder, "collection.anki2")


def write_zip(file: Path, database: Path, media: Mapping[str, bytes], tell: Telling) -> None:
    """The zip: nothing of the moment of writing is in it."""
    size = max(1, database.stat().st_size)
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as package:
        with closing(database.open("rb")) as source, package.open("collection.anki2", "w") as target:
            while piece := source.read(_PIECE):
                target.write(piece)
                tell(source.tell() / size)
        _put(package, "media", dumps({str(place): name for place, name in enumerate(media)}).encode())
        for place, content in enumerate(media.values()):
            _put(package, str(place), content)


def _put(package: zipfile.ZipFile, name: str, content: bytes) -> None:
    with package.open(name, "w") as target:  # by name: the date is then the earliest that a zip can hold
        target.write(content)

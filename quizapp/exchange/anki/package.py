"""The file of a package: a database on genanki's schema, filled in bulk, and the zip around it."""

import hashlib
import sqlite3
import tempfile
import zipfile
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from json import dumps
from pathlib import Path

from quizapp.exchange.anki.rows import Telling

Row = tuple[object, ...]

_FAST = ("page_size = 16384", "journal_mode = OFF", "synchronous = OFF", "cache_size = -32000")
"""The database is a temporary file that nobody else sees: what fails half way is thrown away."""

_PIECE = 1 << 20
_LEVEL = 1
"""Of compression: the database shrinks to a quarter in a third of a second, where deflate took one."""

_VERSION = b"\x08\x03"
"""What ``meta`` says: the third kind of package, see ``PackageMetadata`` in Anki's import_export.proto."""


def attach(connection: sqlite3.Connection, file: Path) -> None:
    """Puts a new database beside what a connection has, under the name ``package``, for a ``PackageDatabase``. To be
    called outside of a transaction. Raises OSError where the temporary folder has no room for it."""
    try:
        connection.execute("ATTACH ? AS package", (file.resolve().as_uri(),))
        for pragma in _FAST:
            connection.execute(f"PRAGMA package.{pragma}")
    except sqlite3.OperationalError as error:
        raise OSError(str(error)) from error


@contextmanager
def nothing_else(file: Path) -> Iterator[sqlite3.Connection]:
    """A connection that has a new database as ``package``, and nothing beside it."""
    with closing(sqlite3.connect(":memory:", uri=True, isolation_level=None)) as connection:
        attach(connection, file)
        yield connection


class PackageDatabase:
    """The database inside a package, attached to a connection as ``package``. One transaction: ``finish`` ends it."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        from genanki.apkg_schema import APKG_SCHEMA  # noqa: PLC0415 - 90 ms that only an export needs

        self._connection = connection
        if not connection.in_transaction:
            self._run("BEGIN")
        tables, _, _ = APKG_SCHEMA.partition("CREATE INDEX")  # Anki reads each table once, and has indexes of its own
        for table in tables.split(";")[:-1]:
            self._run(table.replace("CREATE TABLE ", "CREATE TABLE package."))

    def put_collection(self, row: Row) -> None:
        """The one row of ``col``."""
        self._many(f"INSERT INTO package.col VALUES ({', '.join('?' * 13)})", (row,))  # noqa: S608 - our own words

    def put_notes(self, rows: Collection[Row]) -> None:
        """Rows of ``notes``: id, guid, mid, mod, tags, flds, sfld."""
        self._many("INSERT INTO package.notes VALUES (?, ?, ?, ?, -1, ?, ?, ?, 0, 0, '')", rows)

    def put_cards(self, rows: Collection[Row]) -> None:
        """Rows of ``cards``: id, nid, did, ord, mod, then type to left, flags and data."""
        self._many("INSERT INTO package.cards VALUES (?, ?, ?, ?, ?, -1, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, ?, ?)", rows)

    def put_new_cards(self, rows: Collection[Row]) -> None:
        """Rows of ``cards`` that were never answered: id, nid, did, ord, mod, place among the new ones. What is the
        same in all stands in the statement: half the time of a row goes into binding its values."""
        self._many("INSERT INTO package.cards VALUES (?, ?, ?, ?, ?, -1, 0, 0, ?, 0, 0, 0, 0, 0, 0, 0, 0, '')", rows)

    def highest_card(self) -> int:
        """The highest id of a card; 0 without any."""
        return int(self._connection.execute("SELECT coalesce(max(id), 0) FROM package.cards").fetchone()[0])

    def put_travelling(self, returned: Mapping[int, int], first: int) -> None:
        """Notes in the temporary table ``travelling`` which card is which, by the number of its row: those in
        ``returned``, and all that were put in above ``first``, to which their numbers were added."""
        self._run("CREATE TEMP TABLE travelling (n INTEGER PRIMARY KEY, cid INTEGER NOT NULL)")
        self._run("INSERT INTO temp.travelling SELECT id - ?, id FROM package.cards WHERE id > ?", (first, first))
        self._many("INSERT INTO temp.travelling VALUES (?, ?)", returned.items())

    def put_reviews(self, put: Callable[[Telling], int], tell: Telling) -> int:
        """Lets the answers of travelling cards be put into ``revlog``; gives how many there are."""
        try:
            return put(tell)
        except sqlite3.OperationalError as error:
            raise OSError(str(error)) from error

    def finish(self) -> None:
        """Ends the transaction."""
        self._run("COMMIT")

    def _run(self, sql: str, given: Row = ()) -> None:
        try:
            self._connection.execute(sql, given)
        except sqlite3.OperationalError as error:
            raise OSError(str(error)) from error

    def _many(self, sql: str, rows: Iterable[Row]) -> None:
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


def write_zip(file: Path, database: Path, media: Mapping[str, bytes], tell: Telling, *, older: bool) -> None:
    """The zip: nothing of the moment of writing is in it. ``older``: as programs before Anki 2.1.50 read it."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED if older else zipfile.ZIP_STORED, compresslevel=1) as package:
        (_fill_older if older else _fill)(package, database, media, tell)


def _fill(package: zipfile.ZipFile, database: Path, media: Mapping[str, bytes], tell: Telling) -> None:
    """What Anki writes since 2.1.50: every file pressed by zstd, and a list that names size and hash of each."""
    import zstandard  # noqa: PLC0415 - only an export needs it

    pressed = zstandard.ZstdCompressor(level=_LEVEL)
    _put(package, "meta", _VERSION)
    size = max(1, database.stat().st_size)
    with closing(database.open("rb")) as source, package.open("collection.anki21b", "w") as target:
        press = pressed.compressobj(size=size)
        while piece := source.read(_PIECE):
            target.write(press.compress(piece))
            tell(source.tell() / size)
        target.write(press.flush())
    for place, content in enumerate(media.values()):
        _put(package, str(place), pressed.compress(content))
    entries = (
        _field(1, name.encode()) + _varint(2 << 3) + _varint(len(content)) + _field(3, _sha1(content))
        for name, content in media.items()
    )
    _put(package, "media", pressed.compress(b"".join(_field(1, entry) for entry in entries)))


def _fill_older(package: zipfile.ZipFile, database: Path, media: Mapping[str, bytes], tell: Telling) -> None:
    size = max(1, database.stat().st_size)
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


def _field(number: int, content: bytes) -> bytes:
    """A field of bytes in a protobuf message."""
    return _varint(number << 3 | 2) + _varint(len(content)) + content


def _varint(value: int) -> bytes:
    parts = []
    while value >= 0x80:
        parts.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*parts, value])


def _sha1(content: bytes) -> bytes:
    return hashlib.sha1(content, usedforsecurity=False).digest()

"""A package (``.apkg``, ``.colpkg``): a zip with a database and media, unpacked within limits into a folder of our own.

Nothing of it is written under a name that it gives itself: no path can climb out, no link is made. Kinds: legacy
(``collection.anki2``, ``collection.anki21``, media listed as JSON) and new (``collection.anki21b``, zstd, media listed
as protobuf); see https://github.com/ankitects/anki/blob/main/proto/anki/import_export.proto.
"""

import json
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from quizapp.errors import UserError
from quizapp.exchange.anki.reading.limits import (
    MOST_COLLECTION_BYTES,
    MOST_FILES,
    MOST_LIST_BYTES,
    MOST_MEDIA_FILE_BYTES,
    MOST_PACKAGE_BYTES,
)
from quizapp.exchange.anki.reading.telling import Tell
from quizapp.exchange.anki.reading.wire import WireError, fields, text, whole

_NEW = "collection.anki21b"
_LEGACY = ("collection.anki21", "collection.anki2")
_CHUNK = 1 << 20
_BROKEN = (zipfile.BadZipFile, zipfile.LargeZipFile, EOFError, NotImplementedError, RuntimeError, ValueError, OSError)


class PackageError(UserError):
    """A file that is no sound package; the sentence says what is wrong, and that nothing was changed."""


def refused(file: Path, why: str) -> PackageError:
    """The error for a package that cannot be read."""
    return PackageError(
        f"{file.name} cannot be brought in: {why}. Nothing was changed. Export it from Anki once more, and try again."
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A media file as the package lists it: under which name the zip has it, and the name that notes use."""

    entry: str
    name: str


class Package:
    """An open package; ``media`` are its listed files by the names that notes use."""

    def __init__(self, file: Path, opened: zipfile.ZipFile) -> None:
        self.file = file
        self._zip = opened
        entries = opened.infolist()
        if len(entries) > MOST_FILES:
            raise refused(file, f"it holds {len(entries):,} files, and {MOST_FILES:,} are the most that are read")
        self._entries = {one.filename: one for one in entries}
        self.is_new = _NEW in self._entries
        self.media: dict[str, Listed] = {}
        self.media_fault = ""

    def unpack_collection(self, target: Path, tell: Tell) -> None:
        """Writes the database to a file of ours."""
        names = (_NEW,) if self.is_new else _LEGACY
        entry = next((name for name in names if name in self._entries), None)
        if entry is None:
            raise refused(self.file, "there is no collection in it, so it is no Anki package")
        with target.open("wb") as written:
            size = max(1, self._entries[entry].file_size)
            for chunk in self._chunks(entry, MOST_COLLECTION_BYTES, compressed=self.is_new):
                written.write(chunk)
                tell(min(1.0, written.tell() / (size * (3 if self.is_new else 1))))
        with target.open("rb") as read:
            if read.read(16) != b"SQLite format 3\0":
                raise refused(self.file, "its collection is no database")

    def read_media_list(self) -> None:
        """Reads which media there are. A list that is broken brings none, and ``media_fault`` says so."""
        try:
            found = list(self._listed_new() if self.is_new else self._listed_legacy())
        except (PackageError, WireError, ValueError, RecursionError):
            self.media_fault = "The list of pictures and sounds in the package is broken: none of them were brought in."
            return
        self.media = {one.name: one for one in found if is_plain_name(one.name) and one.entry in self._entries}

    def medium(self, name: str) -> bytes | None:
        """The content of a listed file; None where it is too large or broken."""
        listed = self.media[name]
        try:
            return b"".join(self._chunks(listed.entry, MOST_MEDIA_FILE_BYTES, compressed=self.is_new))
        except PackageError:
            return None

    def _listed_legacy(self) -> Iterator[Listed]:
        if "media" not in self._entries:
            return
        content = b"".join(self._chunks("media", MOST_LIST_BYTES, compressed=False))
        listed = json.loads(content or b"{}")
        if not isinstance(listed, dict):
            raise ValueError("no list")
        for entry, name in listed.items():
            if isinstance(name, str) and entry.isdecimal():
                yield Listed(entry=entry, name=name)

    def _listed_new(self) -> Iterator[Listed]:
        if "media" not in self._entries:
            return
        content = b"".join(self._chunks("media", MOST_LIST_BYTES, compressed=True))
        number = 0
        for field, one in fields(content):
            if field == 1 and isinstance(one, bytes):
                legacy = whole(one, 255)
                yield Listed(entry=str(legacy or number), name=text(one, 1))
                number += 1

    def _chunks(self, entry: str, most: int, *, compressed: bool) -> Iterator[bytes]:
        """The content of an entry piece by piece; PackageError where it is broken or larger than it may be."""
        total = 0
        try:
            with self._zip.open(self._entries[entry]) as opened, _plain(opened, compressed=compressed) as plain:
                while chunk := plain.read(_CHUNK):
                    total += len(chunk)
                    if total > most:
                        raise refused(self.file, f"unpacked, {entry} is larger than {most // 1_000_000:,} MB")
                    yield chunk
        except PackageError:
            raise
        except Exception as error:
            if isinstance(error, _BROKEN) or type(error).__name__ in {"ZstdError", "error"}:
                raise refused(self.file, f"{entry} in it is damaged") from error
            raise


def is_plain_name(name: str) -> bool:
    """Whether a media file's name is a name and nothing else: no path, no control characters, not too long."""
    return (
        0 < len(name) <= 255
        and name not in {".", ".."}
        and name.isprintable()
        and not any(sign in name for sign in '/\\:*?"<>|')
    )


@contextmanager
def opened_package(file: Path) -> Iterator[Package]:
    """A package, open. Raises PackageError for what is none."""
    try:
        size = file.stat().st_size
    except OSError as error:
        raise PackageError(
            f"{file} cannot be read: {error.strerror or error}. Nothing was changed. Give the path of a package."
        ) from error
    if not file.is_file():
        raise PackageError(f"{file} is no file. Nothing was changed. Give the path of a package.")
    if size > MOST_PACKAGE_BYTES:
        raise refused(file, f"it is larger than {MOST_PACKAGE_BYTES // 1_000_000:,} MB")
    try:
        opened = zipfile.ZipFile(file)
    except _BROKEN as error:
        raise refused(file, "it is no zip file, so it is no Anki package") from error
    with opened:
        yield Package(file, opened)


@contextmanager
def _plain(opened: IO[bytes], *, compressed: bool) -> Iterator[IO[bytes]]:
    if not compressed:
        yield opened
        return
    import zstandard  # noqa: PLC0415 - only the new kind needs it

    limit = 1 << 27  # of the window: what the frame asks for is allocated at once
    with zstandard.ZstdDecompressor(max_window_size=limit).stream_reader(opened, read_across_frames=True) as reader:
        yield reader


__all__ = ["Listed", "Package", "PackageError", "is_plain_name", "opened_package", "refused"]

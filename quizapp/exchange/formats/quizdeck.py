"""``.quizdeck``: the folder of a deck as one file, for a stick or a message: a zip of ``deck.toml`` and its figures."""

import io
import zipfile
import zlib
from pathlib import PurePosixPath

from quizapp.content.deck import Deck
from quizapp.content.deckfiles.deckfile import MAX_BYTES, parse_deck
from quizapp.content.deckfiles.writing import write_deck
from quizapp.content.figures.svg import MAX_BYTES as MAX_FIGURE_BYTES
from quizapp.errors import UserError
from quizapp.exchange.formats.base import Outgoing, Written
from quizapp.exchange.formats.packages import packed

SUFFIX = ".quizdeck"
_DECK_FILE = "deck.toml"
_MOST_FILES = 500
_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError)
"""What ``zipfile`` raises of damaged files, encrypted ones among them."""

_MOST_PACKED = 128 * 1024 * 1024


def write(outgoing: Outgoing) -> Written:
    """A deck with everything that was changed and added."""
    deck = outgoing.deck
    files = {_DECK_FILE: write_deck(deck).encode()} | {one.name: one.svg.encode() for one in deck.figures}
    return Written(content=packed(files), number=len(deck.standing))


def told(outgoing: Outgoing) -> Written:
    """What the file will hold, without its content."""
    return Written(content=b"", number=len(outgoing.deck.standing))


def read(content: bytes, name: str) -> Deck:
    """The deck in a file; ``name`` is what the file is called in errors. Nothing is unpacked to the disk.

    UserError for what is no such file; FileError lists everything that is wrong with the deck in it.
    """
    if len(content) > _MOST_PACKED:
        raise _refused("it is larger than any deck")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            return _deck(package, name)
    except _DAMAGED as error:
        if isinstance(error, UserError):
            raise
        raise _refused("it is damaged, or no deck") from error


def _deck(package: zipfile.ZipFile, name: str) -> Deck:
    parts = package.infolist()
    if len(parts) > _MOST_FILES:
        raise _refused(f"it holds {len(parts):,} files")
    folder = next((PurePosixPath(one.filename).parent for one in parts if _is(one, _DECK_FILE)), None)
    if folder is None:
        raise _refused("there is no deck.toml in it")
    figures: dict[str, bytes] = {}
    text = b""
    for part in parts:
        place = PurePosixPath(part.filename)
        if place.parent != folder or part.is_dir():
            continue
        if place.name == _DECK_FILE:
            text = _unpacked(package, part, MAX_BYTES)
        elif place.suffix == ".svg":
            figures[place.name] = _unpacked(package, part, MAX_FIGURE_BYTES)
    return parse_deck(text, f"{name}: {_DECK_FILE}", figures)


def _is(part: zipfile.ZipInfo, name: str) -> bool:
    place = PurePosixPath(part.filename)
    return place.name == name and len(place.parts) <= 2 and ".." not in place.parts and not place.is_absolute()


def _unpacked(package: zipfile.ZipFile, part: zipfile.ZipInfo, most: int) -> bytes:
    """A part of the package, but never more than ``most`` bytes, whatever its header says."""
    if part.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
        raise _refused("it is packed in a way that decks are not")
    with package.open(part) as stream:
        content = stream.read(most + 1)
    if len(content) > most:
        raise _refused(f"{PurePosixPath(part.filename).name} unpacks to more than {most // 2**20} MB")
    return content


def _refused(why: str) -> UserError:
    return UserError(f"This file cannot be brought in: {why}. Nothing was changed. Ask for it to be sent again.")

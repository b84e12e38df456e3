"""Deck files on disk: finding, reading and writing them."""

import hashlib
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from quizapp.content.deck import Deck
from quizapp.content.deckfiles.deckfile import MAX_BYTES, parse_deck
from quizapp.content.deckfiles.toml_reading import read_toml
from quizapp.content.facts import DeckId
from quizapp.content.figures.figure import Figure
from quizapp.content.figures.svg import MAX_BYTES as MAX_FIGURE_BYTES
from quizapp.errors import UserError

DECK_FILE = "deck.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class DeckText:
    """The bytes of a deck file and of the figures beside it by their names, and when the file was written."""

    file: Path
    content: bytes
    figures: Mapping[str, bytes]
    written_at: datetime

    @property
    def sha256(self) -> str:
        """A name for exactly this content; without figures that of the file alone."""
        found = hashlib.sha256(self.content)
        for name, svg in self.figures.items():
            found.update(f"\0{name}\0{len(svg)}\0".encode())
            found.update(svg)
        return found.hexdigest()

    def parse(self) -> Deck:
        """The deck. FileError lists everything that is wrong."""
        return parse_deck(self.content, str(self.file), self.figures)


def figure_files(file: Path) -> tuple[Path, ...]:
    """The figures beside a deck file, by name; a file of another name than deck.toml stands alone."""
    return tuple(sorted(file.parent.glob("*.svg"))) if file.name == DECK_FILE else ()


def is_there(name: str) -> bool:
    """Whether a name is the path of something; what cannot be a path at all is not."""
    try:
        return bool(name) and Path(name).exists()
    except (OSError, ValueError):
        return False


def read_deck_text(path: Path) -> DeckText:
    """Reads a deck folder's ``deck.toml``, or a file. UserError when there is none, or it is too large or
    unreadable."""
    file = path
    try:
        folder = path.is_dir()
        file = path / DECK_FILE if folder else path
        if not file.is_file():
            where = f"The folder {path} holds no {DECK_FILE}." if folder else f"There is no file {path}."
            raise UserError(f"{where} Nothing was changed. Give the folder of a deck, or its {DECK_FILE}.")
        about = file.stat()
        if about.st_size > MAX_BYTES:
            raise UserError(
                f"{file} has {about.st_size / 2**20:.0f} MB; a deck file has at most {MAX_BYTES // 2**20} MB. "
                "Nothing was changed. Divide it into several decks."
            )
        content = file.read_bytes()
        figures = {one.name: _beginning(one) for one in figure_files(file)}
    except OSError as error:
        raise UserError(
            f"{file} cannot be read: {error.strerror or error}. Nothing was changed. Allow reading it, and try again."
        ) from error
    return DeckText(file=file, content=content, figures=figures, written_at=datetime.fromtimestamp(about.st_mtime, UTC))


def write_deck_files(folder: Path, deck: DeckId, text: str, figures: Sequence[Figure]) -> Path:
    """Writes a deck file and its figures into a folder, which is made if need be; gives the file.

    A folder that holds another deck, or a deck file that cannot be read, is left alone (UserError). Figures are written
    first and the deck file last, each whole or not at all, so that the folder always holds a deck that loads.
    """
    file = folder / DECK_FILE
    try:
        _require_same_deck(file, deck)
        folder.mkdir(parents=True, exist_ok=True)
        for figure in figures:
            _write(folder / figure.name, figure.svg)
        _write(file, text)
    except OSError as error:
        raise UserError(
            f"{folder} cannot be written: {error.strerror or error}. Your library is as it was. "
            "Choose another folder, and try again."
        ) from error
    return file


def _require_same_deck(file: Path, deck: DeckId) -> None:
    if not file.exists():
        return
    there = read_toml(file.read_bytes().decode("utf-8", errors="replace")).data.get("deck")
    name = there.get("id") if isinstance(there, dict) else None
    if name != deck:
        holds = f"the deck “{name}”" if name else f"a {DECK_FILE} that is no deck"
        raise UserError(f"{file.parent} holds {holds} already. Nothing was written. Choose another folder.")


def _write(file: Path, text: str) -> None:
    fresh = file.with_name(f".{file.name}.{os.getpid()}.part")
    try:
        fresh.write_text(text, encoding="utf-8", newline="\n")
        os.replace(fresh, file)
    finally:
        fresh.unlink(missing_ok=True)


def _beginning(figure: Path) -> bytes:
    """A figure's bytes; of one that is too large just enough to say so."""
    with figure.open("rb") as opened:
        return opened.read(MAX_FIGURE_BYTES + 1)

"""Writes a deck as an Anki package (``.apkg``)."""

import os
import sqlite3
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from itertools import count
from json import dumps
from pathlib import Path
from typing import TYPE_CHECKING

from quizapp.content.cards import Card
from quizapp.content.facts import Deck
from quizapp.content.items import Item, SingleBestAnswer
from quizapp.errors import UserError
from quizapp.exchange.anki.notes import deck_number, fact_notes, question_note

if TYPE_CHECKING:
    import genanki

_ZIP_DATE = (1980, 1, 1, 0, 0, 0)  # the earliest a zip can hold: nothing of the moment of writing is in the file


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageCounts:
    """What a package holds: all its notes, its flashcards, and its questions (one card each)."""

    notes: int
    cards: int
    items: int


def write_package(
    deck: Deck,
    cards: tuple[Card, ...],
    items: tuple[Item, ...],
    file: Path,
    *,
    modified_at: datetime,
    media: tuple[Path, ...] = (),
) -> PackageCounts:
    """Writes cards and single best answers of a deck into a package; a file that was there before is replaced whole or
    not at all.

    ``modified_at`` (aware) is when the deck's content last changed. Anki updates a note when this is later than the
    note's own last change there; so hand over the content's time, not the present, and what a learner edited in Anki
    since stays.

    Raises UserError when the file cannot be written, ValueError for a naive moment.
    """
    if modified_at.tzinfo is None:
        raise ValueError("a moment needs its time zone: Anki compares moments")
    questions = tuple(item for item in items if isinstance(item, SingleBestAnswer))
    built = _decks(deck, cards, questions)
    with _replacing(file) as fresh:
        _write_zip(built, fresh, modified_at.timestamp(), media)
    return PackageCounts(notes=sum(len(one.notes) for one in built), cards=len(cards), items=len(questions))


def _decks(deck: Deck, cards: tuple[Card, ...], items: tuple[SingleBestAnswer, ...]) -> list["genanki.Deck"]:
    """``Lactation::Flashcards`` and ``Lactation::Questions``, below a deck that shows both counts and studies both.

    Two decks and not one a topic: on a phone the list of decks stays three lines long, a bus ride's flashcards are one
    tap away, and limits a day hold for the whole. Topics are tags, by which Anki's custom study picks them.
    """
    import genanki  # noqa: PLC0415 - 90 ms that only an export needs

    from quizapp.exchange.anki.models import fact_model, question_model  # noqa: PLC0415

    title = " ".join(deck.title.replace("::", ": ").split())  # two colons would open another level
    whole = genanki.Deck(deck_number(deck.id, "whole"), title, deck.summary)
    flashcards = genanki.Deck(deck_number(deck.id, "flashcards"), f"{title}::Flashcards")
    questions = genanki.Deck(deck_number(deck.id, "questions"), f"{title}::Questions")
    fact_type, question_type = fact_model(), question_model()
    for place, note in enumerate(fact_notes(deck, cards), start=1):
        flashcards.add_note(
            genanki.Note(model=fact_type, fields=list(note.fields), tags=note.tags, guid=note.guid, due=place)
        )
    for place, item in enumerate(items, start=len(flashcards.notes) + 1):
        note = question_note(deck, item)
        questions.add_note(
            genanki.Note(model=question_type, fields=list(note.fields), tags=note.tags, guid=note.guid, due=place)
        )
    return [whole, *(one for one in (flashcards, questions) if one.notes)]


def _write_zip(decks: list["genanki.Deck"], file: Path, timestamp: float, media: tuple[Path, ...]) -> None:
    """genanki's own ``write_to_file`` leaves its database in the temporary folder and the present moment in the zip."""
    import genanki  # noqa: PLC0415

    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder, "collection.anki2")
        with closing(sqlite3.connect(database)) as connection:
            genanki.Package(decks).write_to_db(connection.cursor(), timestamp, count(int(timestamp * 1000)))
            connection.commit()
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
            _put(package, "collection.anki2", database.read_bytes())
            _put(package, "media", dumps({str(place): one.name for place, one in enumerate(media)}).encode())
            for place, one in enumerate(media):
                _put(package, str(place), one.read_bytes())


def _put(package: zipfile.ZipFile, name: str, content: bytes) -> None:
    entry = zipfile.ZipInfo(name, _ZIP_DATE)
    entry.compress_type = zipfile.ZIP_DEFLATED
    package.writestr(entry, content)


@contextmanager
def _replacing(file: Path) -> Iterator[Path]:
    """A file beside the wanted one, which takes its place at the end; on failure it goes and nothing has changed."""
    fresh = file.with_name(f".{file.name}.{os.getpid()}.part")
    try:
        yield fresh
        os.replace(fresh, file)
    except OSError as error:
        kept = " The file that was there before is untouched." if file.exists() else ""
        raise UserError(f"{file} could not be written: {error.strerror or error}.{kept}") from error
    finally:
        with suppress(OSError):
            fresh.unlink()

"""Writes a deck as an Anki package (``.apkg``)."""

import sqlite3
import tempfile
import tomllib
import zipfile
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from itertools import count
from json import dumps
from pathlib import Path
from typing import TYPE_CHECKING

from quizapp.content.cards import Card, View
from quizapp.content.deck import Deck
from quizapp.content.items import Item, SingleBestAnswer
from quizapp.exchange.anki.figures import Schemes, fact_pictures, figure_notes
from quizapp.exchange.anki.notes import NoteContent, deck_number, fact_notes, question_note
from quizapp.exchange.replacing import replacing
from quizapp.paths import resources

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
    not at all. Choice cards stay out: in Anki the single best answers are there to choose from.

    ``modified_at`` (aware) is when the deck's content last changed. Anki updates a note when this is later than the
    note's own last change there; so hand over the content's time, not the present, and what a learner edited in Anki
    since stays.

    Raises UserError when the file cannot be written, ValueError for a naive moment.
    """
    if modified_at.tzinfo is None:
        raise ValueError("a moment needs its time zone: Anki compares moments")
    cards = tuple(card for card in cards if card.view is not View.CHOICE)  # the frozen note types have no such view
    questions = tuple(item for item in items if isinstance(item, SingleBestAnswer))
    schemes = _schemes()
    pictured = tuple(figure_notes(deck, cards, schemes))
    plain = tuple(fact_notes(deck, cards, fact_pictures(deck, schemes)))
    built = _decks(deck, (plain, pictured, tuple(question_note(deck, one) for one in questions)))
    with replacing(file) as fresh:
        files = {one.name: one.read_bytes() for one in media} | {
            name: content for note in (*plain, *pictured) for name, content in note.media
        }
        _write_zip(built, fresh, modified_at.timestamp(), files)
    return PackageCounts(notes=sum(len(one.notes) for one in built), cards=len(cards), items=len(questions))


def _schemes() -> Schemes:
    """The window's own colours."""
    return tomllib.loads((resources() / "styles" / "tokens.toml").read_text(encoding="utf-8"))


def _decks(
    deck: Deck, notes: tuple[tuple[NoteContent, ...], tuple[NoteContent, ...], tuple[NoteContent, ...]]
) -> list["genanki.Deck"]:
    """``Lactation::Flashcards`` and ``Lactation::Questions``, below a deck that shows both counts and studies both.

    Two decks and not one a topic: on a phone the list of decks stays three lines long, a bus ride's flashcards are one
    tap away, and limits a day hold for the whole. Topics are tags, by which Anki's custom study picks them.
    ``notes`` are those of facts, of labels and of questions; their cards come in this order.
    """
    import genanki  # noqa: PLC0415 - 90 ms that only an export needs

    from quizapp.exchange.anki.models import fact_model, figure_model, question_model  # noqa: PLC0415

    title = " ".join(deck.title.replace("::", ": ").split())  # two colons would open another level
    whole = genanki.Deck(deck_number(deck.id, "whole"), title, deck.summary)
    flashcards = genanki.Deck(deck_number(deck.id, "flashcards"), f"{title}::Flashcards")
    questions = genanki.Deck(deck_number(deck.id, "questions"), f"{title}::Questions")
    homes = ((flashcards, fact_model()), (flashcards, figure_model()), (questions, question_model()))
    place = 0
    for (home, model), some in zip(homes, notes, strict=True):
        for note in some:
            place += 1
            home.add_note(
                genanki.Note(model=model, fields=list(note.fields), tags=note.tags, guid=note.guid, due=place)
            )
    return [whole, *(one for one in (flashcards, questions) if one.notes)]


def _write_zip(decks: list["genanki.Deck"], file: Path, timestamp: float, media: Mapping[str, bytes]) -> None:
    """genanki's own ``write_to_file`` leaves its database in the temporary folder and the present moment in the zip."""
    import genanki  # noqa: PLC0415

    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder, "collection.anki2")
        with closing(sqlite3.connect(database)) as connection:
            genanki.Package(decks).write_to_db(connection.cursor(), timestamp, count(int(timestamp * 1000)))
            connection.commit()
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
            _put(package, "collection.anki2", database.read_bytes())
            _put(package, "media", dumps({str(place): name for place, name in enumerate(media)}).encode())
            for place, content in enumerate(media.values()):
                _put(package, str(place), content)


def _put(package: zipfile.ZipFile, name: str, content: bytes) -> None:
    entry = zipfile.ZipInfo(name, _ZIP_DATE)
    entry.compress_type = zipfile.ZIP_DEFLATED
    package.writestr(entry, content)

"""Writes a deck as an Anki package (``.apkg``)."""

import tomllib
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

from quizapp.content.cards import Card, View
from quizapp.content.deck import Deck
from quizapp.content.facts import FactId
from quizapp.content.items import Item
from quizapp.exchange.anki.collection import Homes, col_row
from quizapp.exchange.anki.copying import Numbers, copy_simple
from quizapp.exchange.anki.figures import Schemes, fact_pictures, figure_note
from quizapp.exchange.anki.items import item_note
from quizapp.exchange.anki.notes import FactNotes, NoteRow, choice_note
from quizapp.exchange.anki.notetypes import FACT_TYPE_ID, SLOTS
from quizapp.exchange.anki.package import PackageDatabase, nothing_else, temporary_database, write_zip
from quizapp.exchange.anki.rows import CardRow, Export, Options, Telling, rows_of_deck
from quizapp.exchange.anki.schedule import Scheduled
from quizapp.exchange.replacing import replacing
from quizapp.paths import resources
from quizapp.scheduling.memory import Policy

_NOTES_AT_ONCE = 2_000
_FILLED = 0.75
"""The share of the work that is done once the database is filled."""

_FACT_VIEWS = frozenset(view.value for view in SLOTS)


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageCounts:
    """What a package holds: all its notes, its flashcards, its questions (one card each), answers of the log."""

    notes: int
    cards: int
    items: int
    reviews: int = 0


def write_package(
    deck: Deck,
    cards: tuple[Card, ...],
    items: tuple[Item, ...],
    file: Path,
    *,
    modified_at: datetime,
    media: tuple[Path, ...] = (),
) -> PackageCounts:
    """Writes cards and items of a deck that no profile has: new cards all of them. Choice cards stay out."""
    plain = tuple(card for card in cards if card.view is not View.CHOICE)
    export = Export(
        deck=deck.id,
        title=deck.title,
        summary=deck.summary,
        source=deck.source,
        topics={topic.id: topic.title for topic in deck.topics},
        cards=rows_of_deck(deck, plain),
        count=len(plain),
        modified_at=modified_at,
        options=Options(policy=Policy()),
        items=items,
        pictured=deck,
    )

    @contextmanager
    def alone(place: Path) -> Iterator[Export]:
        with nothing_else(place) as connection:
            yield replace(export, connection=connection)

    return write_export(alone, file, media=media)


Exported = Callable[[Path], AbstractContextManager[Export]]
"""Gives an export whose connection has the file as its package, and closes the connection."""


def write_export(
    exported: Exported,
    file: Path,
    *,
    media: tuple[Path, ...] = (),
    older: bool = False,
    tell: Telling = lambda _share: None,
) -> PackageCounts:
    """Writes a package, on request one for ``older`` programs; a file that was there before is replaced whole or not
    at all.

    Raises UserError when the file cannot be written, ValueError for a naive moment, and what ``tell`` raises.
    """
    with replacing(file) as fresh, temporary_database() as place:
        files = {one.name: one.read_bytes() for one in media}
        with exported(place) as export:
            counts = _Writing(export, files, lambda share: tell(_FILLED * share)).run()
        write_zip(fresh, place, files, lambda share: tell(_FILLED + (1 - _FILLED) * share), older=older)
    tell(1.0)
    return counts


class _Writing:
    """One run of filling a package's database."""

    def __init__(self, export: Export, files: dict[str, bytes], tell: Telling) -> None:
        if export.modified_at.tzinfo is None:
            raise ValueError("a moment needs its time zone: Anki compares moments")
        if export.connection is None:
            raise ValueError("a package is written over a connection")
        self._export, self._files, self._tell = export, files, tell
        self._database = PackageDatabase(export.connection)
        self._homes = Homes(export)
        self._second = int(export.modified_at.timestamp())
        self._scheduled = Scheduled(export.options.policy) if export.progress else None
        deck = export.pictured
        self._pictures = {} if deck is None else fact_pictures(deck, _schemes())
        self._types: dict[int, None] = {}
        self._returned: dict[int, int] = {}
        self._first_id = self._second * 1000  # ids are moments, and Anki takes them for when something was made
        if export.returning is not None:
            self._first_id = max(self._first_id, export.returning.highest + 1)
        self._notes = self._cards = 0
        self._before = self._last = 0  # places: before ours, and the last that was given
        self._highest = 0  # the highest id of a card
        reviews = export.progress.count if export.progress else 0
        self._work = 8 * (export.count + 2 * len(export.items)) + 2 * reviews + 1

    def run(self) -> PackageCounts:
        """Fills the database."""
        export = self._export
        self._put_returning()
        self._before = self._last = self._notes
        self._copy_simple()
        self._put_notes(self._notes_of_cards())
        flashcards = self._cards
        if export.progress is not None:
            self._database.put_travelling(self._returned, self._first_id)
        self._highest = max(self._first_id, self._database.highest_card())
        self._put_notes(self._notes_of_items())
        reviews = 0
        if export.progress is not None:
            before = 8 * (export.count + 2 * len(export.items)) / self._work
            reviews = self._database.put_reviews(
                export.progress.put, lambda share: self._tell(before + (1 - before) * share)
            )
        offset = export.modified_at.utcoffset() or timedelta()
        self._database.put_collection(col_row(export, self._models(), self._homes.names, offset))
        self._database.finish()
        return PackageCounts(notes=self._notes, cards=flashcards, items=self._cards - flashcards, reviews=reviews)

    def _copy_simple(self) -> None:
        """Has statements write what they can."""
        numbers = Numbers(first=self._first_id, before=self._before, second=self._second)
        share = 8 * self._export.count / self._work

        def tell(done: float) -> None:
            self._tell(share * done)

        copied = copy_simple(self._export, self._homes, numbers, self._scheduled, self._pictures, tell)
        if copied:
            self._types[FACT_TYPE_ID] = None
            self._notes += copied
            self._cards += copied
            self._last += self._export.count

    def _notes_of_cards(self) -> Iterator[NoteRow]:
        export = self._export
        schemes = _schemes()
        deck = export.pictured
        made = FactNotes(export, self._pictures)
        others: list[NoteRow] = []
        plain: list[CardRow] = []
        for row in export.cards:
            self._last = max(self._last, self._before + row.place)
            if row.view in _FACT_VIEWS:
                if plain and plain[0].fact != row.fact:
                    yield from made(plain)
                    plain = []
                plain.append(row)
            elif row.view == "label" and deck is not None:
                others.append(figure_note(deck, row, schemes))
            elif row.view == "choice":
                others.append(choice_note(export, row))
        if plain:
            yield from made(plain)
        yield from others

    def _notes_of_items(self) -> Iterator[NoteRow]:
        export = self._export
        facts = export.pictured.facts if export.pictured else ()
        places = {FactId(fact.id): fact.paragraph for fact in facts}
        schemes = _schemes()
        for item in export.items:
            yield item_note(export, item, places, schemes)

    def _put_returning(self) -> None:
        """Writes the notes that go back to where they came from."""
        if self._export.returning is None:
            return
        coming = iter(self._export.returning.notes)
        while some := list(islice(coming, _NOTES_AT_ONCE)):
            note_rows: list[tuple[object, ...]] = []
            card_rows: list[tuple[object, ...]] = []
            for note in some:
                self._notes += 1
                note_rows.append((note.nid, note.guid, note.mid, note.mod, note.tags, note.fields, ""))
                for card in note.cards:
                    self._cards += 1
                    self._returned[card.n] = card.cid
                    card_rows.append((card.cid, note.nid, card.did, card.ord, card.mod, *card.state))
                if "src=" in note.fields or "[sound:" in note.fields:
                    self._files.update(self._export.returning.media(note.fields))
            self._database.put_notes(note_rows)
            self._database.put_cards(card_rows)
            self._tell(min(1.0, 8 * self._cards / self._work))

    def _put_notes(self, notes: Iterable[NoteRow]) -> None:
        """Writes notes with their cards, in their order."""
        coming = iter(notes)
        while some := list(islice(coming, _NOTES_AT_ONCE)):
            self._put_some(some)
            self._tell(min(1.0, 8 * self._cards / self._work))

    def _put_some(self, notes: list[NoteRow]) -> None:
        first, second, number_of = self._first_id, self._second, self._homes.number
        scheduled = self._scheduled
        note_rows: list[tuple[object, ...]] = []
        card_rows: list[tuple[object, ...]] = []
        new_rows: list[tuple[object, ...]] = []
        for guid, type_id, home, tags, fields, sort, cards, media, standing in notes:
            if standing:
                place = self._before + standing
            else:
                place = self._last = self._last + 1
            nid, did = first + place - 1, number_of(home)
            note_rows.append((nid, guid, type_id, second, tags, fields, sort))
            for slot, row in cards:
                self._cards += 1
                if row is None:
                    self._highest += 1
                    new_rows.append((self._highest, nid, did, slot, second, place))
                elif scheduled is None:
                    new_rows.append((first + row.n, nid, did, slot, second, place))
                else:
                    card_rows.append((first + row.n, nid, did, slot, second, *scheduled(row, place)))
            if media:
                self._files.update(media)
        self._types.update(dict.fromkeys(note.type_id for note in notes))
        self._notes += len(notes)
        self._database.put_notes(note_rows)
        self._database.put_cards(card_rows)
        self._database.put_new_cards(new_rows)

    def _models(self) -> Iterator[dict[str, Any]]:
        """The note types that are used, as genanki writes them."""
        from quizapp.exchange.anki.models import MODELS  # noqa: PLC0415 - genanki: 90 ms that only an export needs

        if self._export.returning is not None:
            yield from self._export.returning.types.values()
        for type_id in self._types:
            yield MODELS[type_id]().to_json(self._second, self._homes.whole)


def _schemes() -> Schemes:
    """The window's own colours."""
    return tomllib.loads((resources() / "styles" / "tokens.toml").read_text(encoding="utf-8"))

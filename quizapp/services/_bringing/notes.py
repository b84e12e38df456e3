"""A package note by note: what each would become, and where it would go. Reads; writes nothing."""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, tzinfo
from operator import itemgetter
from pathlib import Path
from tempfile import TemporaryDirectory

from quizapp.exchange.anki.reading.became import FIELDS, Became, Loss
from quizapp.exchange.anki.reading.becoming import became
from quizapp.exchange.anki.reading.collection import ForeignCollection, opened_collection
from quizapp.exchange.anki.reading.limits import MOST_NOTE_CHARACTERS
from quizapp.exchange.anki.reading.package import Package, opened_package, refused
from quizapp.exchange.anki.reading.plain import names_of_media
from quizapp.exchange.anki.reading.telling import Tell, part
from quizapp.exchange.anki.reading.values import CardRow, ForeignDeck, Head, NoteRow, NoteType
from quizapp.services._bringing.places import Place, place_of
from quizapp.services._bringing.views import LossLine

_PICTURES_KEPT = 64
_UNKNOWN = "Default"
_BY_ORD = itemgetter(3)


@dataclass(frozen=True, slots=True)
class Found:
    """A note of the package with its cards, its type and its place."""

    note: NoteRow
    cards: list[CardRow]
    kind: NoteType
    place: Place
    rank: int = 0
    """Its place among all notes of the package."""


class Source:
    """An open package. ``oddities`` count what was found wrong with single rows, which are left out."""

    def __init__(self, package: Package, collection: ForeignCollection, head: Head) -> None:
        self.package = package
        self.collection = collection
        self.head = head
        self.oddities: Counter[str] = Counter()
        self.media_used: set[str] = set()
        self._places: dict[int, Place] = {}
        self._pictures: dict[str, bytes | None] = {}

    def found(self, tell: Tell) -> Iterator[Found]:
        """Every note that has a type and a card."""
        return self.among(self.collection.notes(), self.collection.cards(), {}, set(), tell)

    def among(  # noqa: C901, PLR0912 - one walk, each note looked at once
        self,
        notes: Iterable[NoteRow],
        their_cards: Iterable[CardRow],
        ranks: Mapping[int, int],
        seen: set[str],
        tell: Tell,
    ) -> Iterator[Found]:
        """The like, among some notes with their cards, both by the note's id. ``ranks`` are their places among all
        notes, where these are not all; ``seen`` the GUIDs that were met, which grow."""
        cards = iter(their_cards)
        card = next(cards, None)
        types, place_of_card = self.head.types, self.place
        for count, note in enumerate(notes):
            if not count % 1_000:
                tell(count / max(1, self.head.notes))
            nid = note[0]
            own: list[CardRow] = []
            while card is not None and card[1] <= nid:
                if card[1] == nid:
                    own.append(card)
                else:
                    self.oddities["card"] += 1
                card = next(cards, None)
            kind, guid = types.get(note[2]), note[1]
            if kind is None or not guid:
                self.oddities["type"] += 1
            elif not own:
                self.oddities["no card"] += 1
            elif guid in seen:
                self.oddities["same"] += 1
            elif len(note[5]) > MOST_NOTE_CHARACTERS:
                self.oddities["long"] += 1
            elif len(own) > 1 and len({one[3] for one in own}) < len(own):
                self.oddities["twice"] += 1
            else:
                if len(own) > 1:
                    own.sort(key=_BY_ORD)
                seen.add(guid)
                yield Found(note, own, kind, place_of_card(own[0]), ranks.get(nid, count))
        while card is not None:
            self.oddities["card"] += 1
            card = next(cards, None)

    def note_ahead(self, now: datetime) -> None:
        """Counts the answers from the future among the oddities."""
        ahead = self.collection.ahead(int(now.timestamp() * 1000) + DAY_MS)
        if ahead:
            self.oddities[AHEAD] = ahead

    def place(self, card: CardRow) -> Place:
        """Where a card goes; one in a filtered deck to the deck it is at home in."""
        return self.place_of_deck(card[14] or card[2])

    def place_of_deck(self, did: int) -> Place:
        """Where the cards of a deck of Anki's go."""
        place = self._places.get(did)
        if place is None:
            deck = self.head.decks.get(did)
            place = self._places[did] = place_of(deck.name if deck is not None else _UNKNOWN)
        return place

    def decks_used(self) -> Iterator[ForeignDeck]:
        """The decks that cards came from, and those above them."""
        names = {self.head.decks[did].name for did in self._places if did in self.head.decks}
        for deck in self.head.decks.values():
            if deck.name in names or any(name.startswith(f"{deck.name}::") for name in names):
                yield deck

    def became(self, found: Found) -> Became:
        """What a note becomes."""
        note = found.note
        values = note[5].split(FIELDS)
        ords = [one[3] for one in found.cards]
        return became(found.kind, found.place.topic, note[1], values, ords, note[4], self.picture)

    def picture(self, name: str) -> bytes | None:
        """The content of a picture; None where the package does not have it."""
        if name not in self.package.media:
            return None
        if name not in self._pictures:
            if len(self._pictures) >= _PICTURES_KEPT:
                self._pictures.pop(next(iter(self._pictures)))
            self._pictures[name] = self.package.medium(name)
        return self._pictures[name]

    def use_media(self, text: str) -> None:
        """Notes which files a field uses."""
        self.media_used.update(names_of_media(text))

    def media(self) -> Iterator[tuple[str, str, bytes]]:
        """The files that are used, with their hashes."""
        for name in sorted(self.media_used & self.package.media.keys()):
            content = self.package.medium(name)
            if content is None:
                self.oddities["medium"] += 1
            else:
                yield name, hashlib.sha1(content, usedforsecurity=False).hexdigest(), content


@contextmanager
def opened_source(file: Path, zone: tzinfo | None, tell: Tell, cancelled: Callable[[], bool]) -> Iterator[Source]:
    """A package, open and unpacked into a folder that goes again. Raises UserError for what is none."""
    with opened_package(file) as package, TemporaryDirectory(prefix="quizapp-import-") as folder:
        unpacked = Path(folder, "collection.db")
        try:
            package.unpack_collection(unpacked, part(tell, 0.0, 0.1))
        except OSError as error:
            raise refused(file, f"there is no room to unpack it ({error.strerror})") from error
        package.read_media_list()
        with opened_collection(unpacked, file, cancelled) as collection:
            yield Source(package, collection, collection.head(zone))


LOSSES = {
    Loss.MARKUP: "{} have bold words, colours, lists or tables, which cards here show as plain words.",
    Loss.FORMULA: "{} have formulas, which cards here show as TeX.",
    Loss.SOUND: "{} have sounds, which cards here do not play.",
    Loss.PICTURE: "{} have pictures that cards here do not show: beside another one on the same side, of a kind other "
    "than PNG and JPEG, or too large.",
    Loss.MISSING: "{} name a picture that is not in the package.",
    Loss.CUT: "{} are longer than a card shows here; their cards end with “…”.",
    Loss.SCRIPT: "{} have templates with scripts, which are never run here.",
    Loss.EMPTY: "{} have a card without words on one side.",
    Loss.OCCLUSION: "{} hide parts of a picture that cannot be shown here; their cards ask in words.",
    Loss.TAG: "{} have tags with signs that tags cannot have here; these signs were left out.",
}

AHEAD = "answer"
"""Answers from the future, among the oddities."""

DAY_MS = 86_400_000
"""So far ahead clocks may be of one another."""

ODDITIES = {
    "card": "{} belong to no note and were left out.",
    "type": "{} have no note type in the package and were left out.",
    "no card": "{} have no card and were left out.",
    "long": "{} are longer than a million letters and were left out.",
    "twice": "{} have two cards of the same number and were left out.",
    AHEAD: "{} of a day that is still to come by this computer's clock count for nothing. If the clock is wrong, "
    "set it right and bring the file in again.",
    "question": "{} of your own are questions that were answered in Anki: questions have no schedule here.",
    "same": "{} have the identity of another note in the package and were left out.",
    "medium": "{} are damaged or larger than 50 MB and were left out.",
    "other medium": "{} have the name of another file that is here, which stayed; these were left out.",
    "list": "The list of pictures and sounds in the package is damaged: none of them can be brought in.",
    "much": "{} are beyond a gigabyte of media and were left out.",
}


def loss_lines(losses: Counter[Loss], examples: dict[Loss, str], oddities: Counter[str]) -> tuple[LossLine, ...]:
    """What cannot be shown, as sentences."""
    lines = [
        LossLine(
            kind=loss.value, count=count, sentence=LOSSES[loss].format(_counted(count, "note")), example=examples[loss]
        )
        for loss, count in losses.most_common()
    ]
    for kind, count in oddities.most_common():
        thing = kind if kind in {"card", AHEAD} else "file" if "medium" in kind or kind == "much" else "note"
        lines.append(LossLine(kind=kind, count=count, sentence=ODDITIES[kind].format(_counted(count, thing))))
    return tuple(lines)


def _counted(count: int, thing: str) -> str:
    return f"{count:,} {thing}" if count == 1 else f"{count:,} {thing}s"

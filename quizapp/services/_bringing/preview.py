"""What an import would do, seen before anything is written."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from quizapp.content.facts import DeckId, FactId
from quizapp.exchange.anki.reading.became import FIELDS, Loss, fact_id
from quizapp.exchange.anki.reading.plain import plain
from quizapp.exchange.anki.reading.telling import Tell
from quizapp.services._bringing.home import Home
from quizapp.services._bringing.notes import Found, Source, loss_lines
from quizapp.services._bringing.places import Place
from quizapp.services._bringing.views import Conflict, DeckLine, ImportPreview, TypeLine
from quizapp.storage.bringing.here import KnownNote

_CONFLICTS_SHOWN = 50
_SHOWN = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Here:
    """What is here already: notes that came before by their GUIDs, and facts of notes, shared without them."""

    notes: Mapping[str, KnownNote]
    shared: Mapping[tuple[DeckId, FactId], KnownNote]

    def of(self, found: Found) -> KnownNote | None:
        """What is here of a note; one of which only the fact is here says what it will be kept as."""
        known = self.notes.get(found.note[1])
        if known is not None:
            return known
        shared = self.shared.get((found.place.deck, fact_id(found.note[1])))
        return None if shared is None else replace(shared, flds=found.note[5])


def previewed(source: Source, here: Here, home: Home, file: Path, tell: Tell) -> ImportPreview:
    """Walks through a package."""
    counts: Counter[str] = Counter()
    types: Counter[tuple[str, str]] = Counter()
    places: Counter[tuple[str, Place]] = Counter()
    losses: Counter[Loss] = Counter()
    examples: dict[Loss, str] = {}
    conflicts: list[Conflict] = []
    for found in source.found(tell):
        source.use_media(found.note[5])
        if home.is_ours(found):
            counts["home"] += 1
            continue
        for card in found.cards:
            deck = source.head.decks.get(card[14] or card[2])
            places[deck.name if deck is not None else "", found.place] += 1
        made = source.became(found)
        types[found.kind.name, made.how] += 1
        for loss in made.losses:
            losses[loss] += 1
            examples.setdefault(loss, made.fact.statement[:80])
        there = here.of(found)
        if there is None or there.undone:
            counts["new"] += 1
        elif there.deleted:
            counts["resting"] += 1
        else:
            counts["known"] += 1
            if there.flds != found.note[5]:
                counts["differing"] += 1
                if len(conflicts) < _CONFLICTS_SHOWN:
                    conflicts.append(
                        Conflict(
                            here=_words(there.flds),
                            there=_words(found.note[5]),
                            package_newer=found.note[3] > there.mod,
                        )
                    )
    if source.package.media_fault:
        source.oddities["list"] += 1
    return ImportPreview(
        file=file,
        notes=source.head.notes,
        cards=source.head.cards,
        reviews=source.head.reviews,
        new=counts["new"],
        known=counts["known"],
        differing=counts["differing"],
        home=counts["home"],
        resting=counts["resting"],
        types=tuple(TypeLine(name=name, becomes=how, notes=count) for (name, how), count in types.most_common()),
        decks=tuple(
            DeckLine(
                name=name,
                deck=place.deck,
                deck_title=place.deck_title,
                topic_title=place.topic_title,
                cards=count,
            )
            for (name, place), count in sorted(places.items(), key=lambda one: one[0][0])
        ),
        media=len(source.media_used & source.package.media.keys()),
        losses=loss_lines(losses, examples, source.oddities),
        conflicts=tuple(conflicts),
    )


def _words(flds: str) -> str:
    return " – ".join(filter(None, (plain(field).text for field in flds.split(FIELDS))))[:_SHOWN]

"""What an import would do, seen before anything is written."""

from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from quizapp.exchange.anki.reading.became import FIELDS, Loss
from quizapp.exchange.anki.reading.plain import plain
from quizapp.exchange.anki.reading.telling import Tell
from quizapp.services._bringing.home import Home
from quizapp.services._bringing.notes import Source, loss_lines
from quizapp.services._bringing.places import Place
from quizapp.services._bringing.views import Conflict, DeckLine, ImportPreview, TypeLine
from quizapp.storage.bringing.here import KnownNote

_CONFLICTS_SHOWN = 50
_SHOWN = 200


def previewed(source: Source, known: Mapping[str, KnownNote], home: Home, file: Path, tell: Tell) -> ImportPreview:
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
        there = known.get(found.note[1])
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

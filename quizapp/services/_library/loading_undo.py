"""Taking the loading of a deck back: the deck as it was is kept whole, and is loaded again.

So nothing else need be known of what loading changes: memories, edits, tags and own facts stay through it both ways.
"""

from dataclasses import replace
from datetime import datetime

from quizapp.content.deck import Deck
from quizapp.content.facts import DeckId
from quizapp.content.figures.figure import Figure
from quizapp.content.records import (
    Record,
    concept_from_record,
    concept_to_record,
    fact_from_record,
    fact_to_record,
    relation_from_record,
    relation_to_record,
    source_from_record,
    source_to_record,
    topic_from_record,
    topic_to_record,
)
from quizapp.content.written.records import written_from_record, written_to_record
from quizapp.services._library.loading import load
from quizapp.storage.database import Database
from quizapp.storage.decks import deck_content, deck_head
from quizapp.storage.steps import Image, image_of_new_deck, put_back

LOADED = "loaded"
"""What stands for a table in the image of a deck that was loaded."""


def content_here(database: Database, deck: DeckId) -> Deck | None:
    """A deck as the profile has it; None where it has none of that id in sight."""
    head = deck_head(database, deck)
    return None if head is None else deck_content(database, head)


def image_of_deck(before: Deck | None) -> Image:
    """A deck as it was, None for one that is new, for the journal of undo."""
    return {"table": LOADED, "columns": [], "facts": [], "rows": [] if before is None else [_record(before)]}


def take_back_load(database: Database, deck: DeckId, image: Image, at: datetime) -> None:
    """Brings the deck that was loaded to what it was; one that was new goes out of sight, with its facts at rest. Call
    it inside ``writing``."""
    if image["rows"]:
        load(database, _deck(deck, image["rows"][0]), at)
        return
    there = content_here(database, deck)
    if there is not None:
        load(
            database, replace(there, facts=(), items=(), concepts=(), relations=(), figures=(), resting=frozenset()), at
        )
        put_back(database, deck, image_of_new_deck(deck))


def _record(deck: Deck) -> Record:
    return {
        "title": deck.title,
        "summary": deck.summary,
        "language": deck.language,
        "source": source_to_record(deck.source),
        "topics": [topic_to_record(one) for one in deck.topics],
        "concepts": [concept_to_record(one) for one in deck.concepts],
        "relations": [relation_to_record(one) for one in deck.relations],
        "facts": [fact_to_record(one) for one in deck.facts],
        "items": [written_to_record(one) for one in deck.items],
        "figures": [[one.name, one.svg] for one in deck.figures],
    }


def _deck(name: DeckId, record: Record) -> Deck:
    return Deck(
        id=name,
        title=record["title"],
        summary=record["summary"],
        language=record["language"],
        source=source_from_record(record["source"]),
        topics=tuple(map(topic_from_record, record["topics"])),
        concepts=tuple(map(concept_from_record, record["concepts"])),
        relations=tuple(map(relation_from_record, record["relations"])),
        facts=tuple(map(fact_from_record, record["facts"])),
        items=tuple(map(written_from_record, record["items"])),
        figures=tuple(Figure(name=file, svg=svg) for file, svg in record["figures"]),
    )

"""Notes that came from Anki, on their way back as they came: their own types, decks, fields and numbers."""

import json
from collections.abc import Iterator
from typing import Any

from quizapp.content.facts import DeckId
from quizapp.storage.database import Database
from quizapp.storage.exporting.leaving import Leaving
from quizapp.storage.memories import MEMORY_COLUMNS


def came_from_anki(database: Database, deck: DeckId) -> bool:
    """Whether a deck has notes that came from Anki."""
    found = database.row(
        "SELECT 1 FROM facts JOIN anki_notes ON anki_notes.fact_n = facts.n "
        "WHERE facts.deck = ? AND EXISTS (SELECT 1 FROM anki_notes) LIMIT 1",
        (deck,),
    )
    return found is not None


def returning_types(database: Database, leaving: Leaving) -> list[tuple[int, int, dict[str, Any]]]:
    """The note types of the notes: our number, Anki's id, and the type as Anki's schema 11 has it; newest first."""
    rows = database.rows(
        "SELECT id, mid, record FROM anki_types WHERE id IN "  # noqa: S608 - our own words
        f"(SELECT type FROM anki_notes WHERE fact_n IN (SELECT fact_n FROM cards WHERE {leaving.every_card})) "
        "ORDER BY id DESC",
        leaving.given,
    )
    return [(row["id"], row["mid"], json.loads(row["record"])) for row in rows]


def returning_decks(database: Database, leaving: Leaving) -> dict[int, tuple[str, str]]:
    """Name and description of the decks that the cards are at home in, by Anki's id.

    Where the deck itself was not kept, its name is put together from the deck and the topic that it became.
    """
    rows = database.rows(
        "SELECT anki_cards.did, coalesce(anki_decks.name, decks.title || CASE cards.topic WHEN 'all' THEN '' "  # noqa: S608
        "ELSE '::' || replace(topics.title, ' / ', '::') END) AS name, "
        "coalesce(anki_decks.record ->> 'desc', '') AS description "
        "FROM cards JOIN anki_cards ON anki_cards.card = cards.n JOIN decks ON decks.id = cards.deck "
        "JOIN topics ON topics.deck = cards.deck AND topics.id = cards.topic "
        f"LEFT JOIN anki_decks ON anki_decks.id = anki_cards.did WHERE {leaving.every_card} GROUP BY anki_cards.did",
        leaving.given,
    )
    return {row["did"]: (row["name"], row["description"]) for row in rows}


def highest_id(database: Database) -> int:
    """The highest id that Anki gave to a note or card that is here."""
    found = database.value("SELECT max((SELECT max(nid) FROM anki_notes), (SELECT max(cid) FROM anki_cards))")
    return int(found or 0)


def returning_notes(database: Database, leaving: Leaving) -> Iterator[tuple[Any, ...]]:
    """The notes in the deck's order: fact number, id, guid, our number of the type, changed (s), tags as they came,
    fields, tags that the person put on since, tags taken off since (both divided by spaces)."""
    cursor = database.connection.cursor()
    cursor.row_factory = None
    return cursor.execute(
        "SELECT facts.n, nid, guid, type, mod, tags, flds, "  # noqa: S608 - our own words
        f"{_TAGS.format('<>')}, {_TAGS.format('=')} "
        "FROM anki_notes JOIN facts ON facts.n = anki_notes.fact_n "
        f"WHERE facts.n IN (SELECT fact_n FROM cards WHERE {leaving.every_card}) ORDER BY facts.position",
        leaving.given,
    )


_TAGS = (
    "(SELECT group_concat(tag, ' ') FROM fact_tags "
    "WHERE fact_tags.deck = facts.deck AND fact_tags.fact = facts.id AND origin {} 'removed')"
)


def returning_cards(database: Database, leaving: Leaving) -> Iterator[tuple[Any, ...]]:
    """The cards, note by note in the same order: fact number, number of the row, id, ord, deck, changed (s), type,
    queue, due (new: position, within the day: s, else study day), ivl, factor, reps, lapses, left, flags, data; whether
    the memory is still the one that Anki gave; ``MEMORY_COLUMNS``, suspended, flag, moment of the newest answer."""
    memory = ", ".join(f"cards.{column}" for column in MEMORY_COLUMNS.split(", "))
    cursor = database.connection.cursor()
    cursor.row_factory = None
    return cursor.execute(
        "SELECT facts.n, cards.n, cid, ord, did, mod, anki_cards.type, queue, anki_cards.due, ivl, factor, reps, "  # noqa: S608
        f"anki_cards.lapses, left, flags, data, {_SAME}, {memory}, cards.suspended, cards.flag, "
        "(SELECT at FROM answers WHERE answers.card = cards.n ORDER BY at DESC LIMIT 1) "
        "FROM cards JOIN anki_cards ON anki_cards.card = cards.n JOIN facts ON facts.n = cards.fact_n "
        f"LEFT JOIN given_memories AS given ON given.card = cards.n WHERE {leaving.every_card} "
        "ORDER BY facts.position, ord",
        leaving.given,
    )


_SAME = (
    "(CASE WHEN given.card IS NULL THEN cards.state = 'new' ELSE given.state = cards.state "
    "AND given.stability IS cards.stability AND given.due_day IS cards.due_day AND given.due_at IS cards.due_at "
    "AND given.reviews = cards.reviews END)"
)


def returning_media(database: Database, fields: str) -> Iterator[tuple[str, bytes]]:
    """The files that some fields name, by name."""
    for row in database.rows("SELECT name, content FROM anki_media WHERE instr(?, name) > 0", (fields,)):
        yield row["name"], row["content"]


def edited_here(database: Database, leaving: Leaving) -> int:
    """How many of the notes a person edited here: they go back as they came."""
    return int(
        database.value(
            "SELECT count(DISTINCT edits.fact) FROM edits JOIN facts ON facts.deck = edits.deck "  # noqa: S608
            "AND facts.id = edits.fact JOIN anki_notes ON anki_notes.fact_n = facts.n "
            f"WHERE facts.n IN (SELECT fact_n FROM cards WHERE {leaving.every_card})",
            leaving.given,
        )
    )

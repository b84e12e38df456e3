"""What an import wrote, taken back: many rows at a time."""

import json
from collections.abc import Collection
from datetime import datetime

from quizapp.storage.database import Database
from quizapp.storage.moments import to_ms
from quizapp.storage.steps import Image

KEPT_WHOLE = frozenset({"anki_notes", "anki_cards", "given_memories"})
"""Tables of which an image holds whole rows."""


def take_answers_back(database: Database, number: int, at: datetime) -> list[tuple[int, str, bool]]:
    """Takes back the answers that an import brought. Gives the cards that it did not make and whose log it changed:
    number, id, whether asked for."""
    grown = [
        (row[0], row[1], bool(row[2]))
        for row in database.rows(
            "SELECT DISTINCT cards.n, cards.id, cards.forward FROM reviews JOIN cards ON cards.n = reviews.card "
            "WHERE brought = ?1 AND fact_n NOT BETWEEN (SELECT first_fact FROM imports WHERE id = ?1) "
            "AND (SELECT last_fact FROM imports WHERE id = ?1)",
            (number,),
        )
    ]
    trigger = database.value("SELECT sql FROM sqlite_schema WHERE type = 'trigger' AND name = 'tallies_undo'")
    many = (
        database.value("SELECT count(*) FROM (SELECT 1 FROM reviews WHERE brought = ? LIMIT 5000)", (number,)) == 5000
    )
    if many:
        database.run("DROP TRIGGER tallies_undo")
    database.run(
        "INSERT OR IGNORE INTO undone (review, at) SELECT id, ? FROM reviews WHERE brought = ?", (to_ms(at), number)
    )
    if many:
        from quizapp.storage.schema.tallies import FILL_TALLIES  # noqa: PLC0415 - beside its one use

        database.run(trigger)
        database.run("DELETE FROM tallies")
        database.run(FILL_TALLIES)
    return grown


def put_kept_back(database: Database, image: Image) -> None:
    """Puts whole rows back; of a card without any, the rows that came go."""
    table = image["table"]
    if "card" in image:
        database.run(f"DELETE FROM {table} WHERE card = ?", (image["card"],))  # noqa: S608 - our own names
    for row in image["rows"]:
        places = ", ".join("?" * len(row))
        database.run(f"INSERT OR REPLACE INTO {table} VALUES ({places})", row)  # noqa: S608 - our own names


def let_rest(database: Database, number: int, revived: Collection[int], at: datetime) -> None:
    """Lets the facts that an import made (or ``revived``, by their numbers) rest with their cards, and its decks go out
    of sight where nothing else is in them; its media go."""
    given = {"import": number, "revived": json.dumps(list(revived))}
    database.run("UPDATE imports SET undone_at = ? WHERE id = ?", (to_ms(at), number))
    database.run("CREATE TEMP TABLE IF NOT EXISTS let_rest (n INTEGER PRIMARY KEY)")
    database.run("DELETE FROM let_rest")
    database.run(
        "INSERT INTO let_rest SELECT n FROM facts, imports WHERE imports.id = :import "
        "AND n BETWEEN first_fact AND last_fact "
        "UNION SELECT value FROM json_each(:revived)",
        given,
    )
    database.run("UPDATE facts SET deleted = 1, retired = 1 WHERE n IN (SELECT n FROM let_rest)")
    database.run("UPDATE cards SET retired = 1 WHERE fact_n IN (SELECT n FROM let_rest)")
    database.run(
        "UPDATE decks SET hidden = 1 WHERE id IN (SELECT DISTINCT deck FROM facts WHERE n IN (SELECT n FROM let_rest)) "
        "AND NOT EXISTS (SELECT 1 FROM facts WHERE facts.deck = decks.id AND retired = 0)"
    )
    database.run("DELETE FROM let_rest")
    database.run("DELETE FROM anki_media WHERE import = ?", (number,))

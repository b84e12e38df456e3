"""What an import finds: notes and cards that are here already, and what it changes of them one at a time."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from quizapp.content.facts import DeckId, FactId
from quizapp.storage.database import Database
from quizapp.storage.growing import relock_around
from quizapp.storage.memories import MEMORY_COLUMNS
from quizapp.storage.steps import image_of_cards

Row = Sequence[Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownNote:
    """A note that came before: its fact, and what was kept of it. ``deleted``: by the person; ``undone``: it rests
    because its import was taken back."""

    fact_n: int
    deck: DeckId
    fact: FactId
    topic: str
    mod: int
    tags: str
    flds: str
    deleted: bool
    undone: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownCard:
    """A card that came before; ``kept_ord`` is its place in Anki's note, ``mod`` when it changed there."""

    n: int
    mod: int | None
    kept_ord: int | None


def known_notes(database: Database) -> dict[str, KnownNote]:
    """Every note that ever came, by its GUID."""
    rows = database.rows(
        "SELECT guid, fact_n, facts.deck, facts.id, facts.topic, mod, tags, flds, deleted, EXISTS "
        "(SELECT 1 FROM imports WHERE undone_at IS NOT NULL AND fact_n BETWEEN first_fact AND last_fact) AS undone "
        "FROM anki_notes JOIN facts ON facts.n = fact_n"
    )
    return {
        row[0]: KnownNote(
            fact_n=row[1],
            deck=DeckId(row[2]),
            fact=FactId(row[3]),
            topic=row[4],
            mod=row[5],
            tags=row[6],
            flds=row[7],
            deleted=bool(row[8]),
            undone=bool(row[9]) and bool(row[8]),
        )
        for row in rows
    }


def facts_without_notes(database: Database) -> dict[tuple[DeckId, FactId], KnownNote]:
    """Facts that were made of notes which never came here: those of decks that were shared. Of their notes nothing was
    kept; ``undone`` are facts that their deck no longer has."""
    rows = database.rows(
        "SELECT n, deck, id, topic, deleted, gone FROM facts "
        "WHERE id GLOB 'anki-*' AND n NOT IN (SELECT fact_n FROM anki_notes)"
    )
    return {
        (DeckId(row[1]), FactId(row[2])): KnownNote(
            fact_n=row[0],
            deck=DeckId(row[1]),
            fact=FactId(row[2]),
            topic=row[3],
            mod=0,
            tags="",
            flds="",
            deleted=bool(row[4]),
            undone=bool(row[5]),
        )
        for row in rows
    }


def types_of(database: Database, mid: int) -> list[tuple[int, str]]:
    """Our numbers and records of a note type of Anki's."""
    return [
        (row[0], row[1])
        for row in database.rows("SELECT id, record FROM anki_types WHERE mid = ? ORDER BY id DESC", (mid,))
    ]


def medium_known(database: Database, name: str) -> str | None:
    """The hash of a file that is kept; None where there is none of that name."""
    found = database.value("SELECT sha1 FROM anki_media WHERE name = ?", (name,))
    return None if found is None else str(found)


def known_cards(database: Database, fact_ns: Iterable[int]) -> dict[tuple[int, str, int], KnownCard]:
    """The cards of some facts by fact number, view and number."""
    rows = database.rows(
        "SELECT fact_n, view, number, n, mod, ord FROM cards LEFT JOIN anki_cards ON anki_cards.card = n "
        "WHERE fact_n IN (SELECT value FROM json_each(?))",
        (json.dumps(list(fact_ns)),),
    )
    return {(row[0], row[1], row[2]): KnownCard(n=row[3], mod=row[4], kept_ord=row[5]) for row in rows}


def let_go(database: Database, ns: Iterable[int]) -> None:
    """Lets cards go that their fact no longer makes."""
    database.run_many("UPDATE cards SET gone = 1, retired = 1 WHERE n = ?", ((n,) for n in ns))


def answered_here_since(database: Database, n: int) -> bool:
    """Whether a card was answered here after Anki gave its memory (or at all, if it gave none)."""
    return (
        database.row(
            "SELECT 1 FROM answers WHERE card = ?1 AND brought IS NULL "
            "AND id > coalesce((SELECT after FROM given_memories WHERE card = ?1), 0) LIMIT 1",
            (n,),
        )
        is not None
    )


def moments_of(database: Database, n: int) -> list[tuple[int, int]]:
    """The standing answers of a card: moment (UTC ms) and grade."""
    return [(row[0], row[1]) for row in database.rows("SELECT at, grade FROM answers WHERE card = ? ORDER BY at", (n,))]


def newest_line(database: Database) -> int:
    """The number of the log's last line."""
    return int(database.value("SELECT coalesce(max(id), 0) FROM reviews"))


def card_state_rows(database: Database, n: int) -> dict[str, Any]:
    """A card's row."""
    row = database.row("SELECT * FROM cards WHERE n = ?", (n,))
    if row is None:
        raise AssertionError("a card's row is never deleted")
    return dict(row)


def note_row(database: Database, fact_n: int) -> list[Any]:
    """A note as it was kept."""
    row = database.row("SELECT * FROM anki_notes WHERE fact_n = ?", (fact_n,))
    return [] if row is None else list(row)


def set_record(database: Database, fact_n: int, record: str) -> None:
    """Gives a fact another record."""
    database.run("UPDATE facts SET record = ? WHERE n = ?", (record, fact_n))


def set_card(database: Database, n: int, memory: Row, suspended: int, buried_day: int | None, flag: int) -> None:
    """Gives a card the memory and marks that Anki has of it."""
    places = ", ".join(f"{name} = ?" for name in MEMORY_COLUMNS.split(", "))
    database.run(
        f"UPDATE cards SET {places}, suspended = ?, buried_day = ?, flag = ? WHERE n = ?",  # noqa: S608 - our own names
        (*memory, suspended, buried_day, flag, n),
    )
    relock_around(database, (n,))


def drop_given(database: Database, n: int) -> None:
    """Forgets the memory that Anki gave of a card."""
    database.run("DELETE FROM given_memories WHERE card = ?", (n,))


def images_of_card(database: Database, n: int) -> list[dict[str, Any]]:
    """A card's memory and marks, and what was kept of it, as they are."""
    columns = (*MEMORY_COLUMNS.split(", "), "suspended", "buried_day", "flag")
    images = [image_of_cards(database, columns, (n,))]
    for table in ("given_memories", "anki_cards"):
        kept = [list(row) for row in database.rows(f"SELECT * FROM {table} WHERE card = ?", (n,))]  # noqa: S608 - ours
        images.append({"table": table, "columns": [], "facts": [], "rows": kept, "card": n})
    return images


def row_of_card(database: Database, name: str) -> int | None:
    """The number of a card's row; None where there is no such card."""
    found = database.value("SELECT n FROM cards WHERE id = ?", (name,))
    return None if found is None else int(found)


def would_mark(database: Database, n: int, flag: int, suspended: int) -> bool:
    """Whether a flag or a setting aside would change a card; neither takes one off."""
    row = database.row("SELECT flag, suspended FROM cards WHERE n = ?", (n,))
    return row is not None and bool((flag and flag != row[0]) or (suspended and not row[1]))


def mark(database: Database, n: int, flag: int, suspended: int) -> None:
    """Flags a card, or sets it aside."""
    database.run(
        "UPDATE cards SET flag = CASE WHEN ?1 > 0 THEN ?1 ELSE flag END, suspended = max(suspended, ?2) WHERE n = ?3",
        (flag, suspended, n),
    )
    relock_around(database, (n,))


def deck_of_card(database: Database, n: int | None) -> DeckId:
    """The deck of a card; any deck where none is asked for."""
    found = database.value("SELECT deck FROM cards WHERE n = ?", (n,)) if n is not None else None
    return DeckId(found if found is not None else database.value("SELECT id FROM decks ORDER BY id LIMIT 1"))

"""Writing what an import brings: many rows at a time, prepared SQL on the profile's own connection.

Rows carry the numbers of facts and cards, so that no trigger needs to find them; which texts are to be searched is
noted once at the end of a batch.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from quizapp.content.facts import DeckId, FactId
from quizapp.storage.database import Database
from quizapp.storage.growing import relock_around
from quizapp.storage.memories import MEMORY_COLUMNS
from quizapp.storage.moments import to_ms
from quizapp.storage.steps import image_of_cards

Row = Sequence[Any]

_CACHE_KIB = 96 * 1024
_WORTH_REBUILDING = 20_000
"""From so many new cards on, in a profile that has fewer, indexes are made anew after the rows."""


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


def numbers(database: Database) -> tuple[int, int]:
    """The highest numbers of facts and of cards."""
    return (
        int(database.value("SELECT coalesce(max(n), 0) FROM facts")),
        int(database.value("SELECT coalesce(max(n), 0) FROM cards")),
    )


def start_import(database: Database, at: datetime, file: str, first_fact: int) -> int:
    """Notes that an import begins; gives its number."""
    return database.run(
        "INSERT INTO imports (at, file, first_fact, last_fact) VALUES (?, ?, ?, ?)",
        (to_ms(at), file, first_fact, first_fact - 1),
    )


def end_import(database: Database, number: int, last_fact: int) -> None:
    """Notes which facts an import made."""
    database.run("UPDATE imports SET last_fact = ? WHERE id = ?", (last_fact, number))


def put_deck(
    database: Database, deck: DeckId, title: str, summary: str, source: str, publisher: str, at: datetime
) -> None:
    """Makes a deck for facts that come; one that is there stays as it is, and is in sight again."""
    database.run(
        "INSERT INTO decks (id, title, summary, language, source_title, source_publisher, changed_at) "
        "VALUES (?, ?, ?, 'en', ?, ?, ?) ON CONFLICT (id) DO UPDATE SET hidden = 0, changed_at = excluded.changed_at",
        (deck, title, summary, source, publisher, to_ms(at)),
    )


def put_topic(database: Database, deck: DeckId, topic: str, title: str) -> None:
    """Makes a topic at the end of a deck; one that is there is in use again."""
    database.run(
        "INSERT INTO topics (deck, id, position, title) VALUES (?1, ?2, "
        "(SELECT coalesce(max(position) + 1, 0) FROM topics WHERE deck = ?1), ?3) "
        "ON CONFLICT (deck, id) DO UPDATE SET retired = 0",
        (deck, topic, title),
    )


def next_position(database: Database, deck: DeckId) -> int:
    """The place after a deck's last fact."""
    return int(database.value("SELECT coalesce(max(position) + 1, 0) FROM facts WHERE deck = ?", (deck,)))


def put_facts(database: Database, rows: Iterable[Row]) -> None:
    """Facts: (deck, id, topic, position, statement, why, record, n)."""
    database.connection.executemany(_FACT, rows)


def put_cards(database: Database, rows: Iterable[Row]) -> None:
    """Cards in the order of ``CARD_COLUMNS``."""
    database.connection.executemany(_CARD, rows)


def put_notes(database: Database, rows: Iterable[Row]) -> None:
    """Notes as they came: (fact number, guid, id, type, changed, tags, fields)."""
    database.connection.executemany("INSERT OR REPLACE INTO anki_notes VALUES (?, ?, ?, ?, ?, ?, ?)", rows)


def put_anki_cards(database: Database, rows: Iterable[Row]) -> None:
    """Cards as they came, in the order of the table's columns."""
    database.connection.executemany(_ANKI_CARD, rows)


def put_given(database: Database, rows: Iterable[Row]) -> None:
    """Memories that Anki gave, in the order of the table's columns."""
    database.connection.executemany(_GIVEN, rows)


def put_tags_of_deck(database: Database, rows: Iterable[Row]) -> None:
    """Tags that notes came with: (deck, fact, tag, fact number)."""
    database.connection.executemany(
        "INSERT INTO fact_tags (deck, fact, tag, origin, fact_n) VALUES (?, ?, ?, 'deck', ?) ON CONFLICT DO NOTHING",
        rows,
    )


def put_figures(database: Database, rows: Iterable[Row]) -> None:
    """Figures that came along: (deck, name, SVG, deck)."""
    database.connection.executemany(
        "INSERT INTO figures (deck, id, svg, position) VALUES (?, ?, ?, "
        "(SELECT coalesce(max(position), 0) + 1 FROM figures WHERE deck = ?)) ON CONFLICT DO NOTHING",
        rows,
    )


def put_acts(database: Database, rows: Iterable[Row]) -> None:
    """Lines of Anki's log that grade nothing, in the order of the table's columns."""
    database.connection.executemany("INSERT OR IGNORE INTO anki_acts VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)


def put_reviews(database: Database, rows: Iterable[Row]) -> None:
    """Answers that came from Anki, see ``_REVIEW``."""
    database.connection.executemany(_REVIEW, rows)


def put_deck_of_anki(database: Database, did: int, name: str, record: str) -> None:
    """A deck as Anki has it."""
    database.run(
        "INSERT INTO anki_decks VALUES (?, ?, ?) "
        "ON CONFLICT (id) DO UPDATE SET name = excluded.name, record = excluded.record",
        (did, name, record),
    )


def put_type(database: Database, mid: int, mod: int, record: str, same: bool, known: int | None) -> int:  # noqa: FBT001
    """A note type as Anki has it; gives our number of it. One that is known with the ``same`` fields takes the newer
    record."""
    if known is None or not same:
        return database.run("INSERT INTO anki_types (mid, mod, record) VALUES (?, ?, ?)", (mid, mod, record))
    database.run("UPDATE anki_types SET mod = ?1, record = ?2 WHERE id = ?3 AND mod < ?1", (mod, record, known))
    return known


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


def put_medium(database: Database, name: str, sha1: str, number: int, content: bytes) -> None:
    """Keeps a file."""
    database.run(
        "INSERT INTO anki_media (name, sha1, import, content) VALUES (?, ?, ?, ?)", (name, sha1, number, content)
    )


def note_unread(database: Database, first: int, last: int) -> None:
    """Notes that the texts of facts are to be read for searching."""
    database.run("INSERT OR IGNORE INTO search_unread SELECT n FROM facts WHERE n BETWEEN ? AND ?", (first, last))


def known_cards(database: Database, fact_ns: Iterable[int]) -> dict[tuple[int, str, int], KnownCard]:
    """The cards of some facts by fact number, view and number."""
    import json  # noqa: PLC0415 - beside its one use

    rows = database.rows(
        "SELECT fact_n, view, number, n, mod, ord FROM cards LEFT JOIN anki_cards ON anki_cards.card = n "
        "WHERE fact_n IN (SELECT value FROM json_each(?)) AND gone = 0",
        (json.dumps(list(fact_ns)),),
    )
    return {(row[0], row[1], row[2]): KnownCard(n=row[3], mod=row[4], kept_ord=row[5]) for row in rows}


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


def forget_import(database: Database, number: int) -> None:
    """Forgets an import that brought nothing."""
    database.run("DELETE FROM imports WHERE id = ?", (number,))


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


@contextmanager
def trusted(database: Database) -> Iterator[None]:
    """Around a transaction whose rows are made here and refer to each other rightly: nothing is looked up to prove it,
    row by row. Tests prove it for the whole file, and so does ``quizapp verify``."""
    database.connection.execute("PRAGMA foreign_keys = OFF")  # it can be changed outside a transaction only
    database.connection.execute("PRAGMA ignore_check_constraints = ON")
    try:
        yield
    finally:
        database.connection.execute("PRAGMA ignore_check_constraints = OFF")
        database.connection.execute("PRAGMA foreign_keys = ON")


@contextmanager
def room(database: Database, new_cards: int) -> Iterator[None]:
    """Makes room for many rows: a larger cache, and, where the new cards outnumber those that are there, the cards'
    indexes and what numbers rows without numbers put off, within the transaction."""
    connection = database.connection
    before = database.value("PRAGMA cache_size")
    connection.execute(f"PRAGMA cache_size = {-_CACHE_KIB}")
    there = database.value("SELECT count(*) FROM (SELECT 1 FROM cards LIMIT ?)", (new_cards + 1,))
    put_off: list[str] = []
    if new_cards > _WORTH_REBUILDING and there < new_cards:
        found = list(
            database.rows(
                "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND ((type = 'index' AND tbl_name IN "
                "('cards', 'anki_notes')) OR name IN ('cards_numbered', 'facts_numbered', 'facts_by_number'))"
            )
        )
        for kind, name, sql in found:
            connection.execute(f"DROP {kind} {name}")
            put_off.append(sql)
    try:
        yield
        for sql in put_off:
            connection.execute(sql)
    finally:
        connection.execute(f"PRAGMA cache_size = {before}")


@contextmanager
def tallies_put_off(database: Database) -> Iterator[None]:
    """Lets answers in without counting each: whoever does so adds what they come to (``add_tallies``)."""
    sql = database.value("SELECT sql FROM sqlite_schema WHERE type = 'trigger' AND name = 'tallies_answer'")
    database.run("DROP TRIGGER tallies_answer")
    yield
    database.run(sql)


def add_tallies(database: Database, rows: Iterable[Row]) -> None:
    """Adds to the tallies: (deck, what, day, key, answers, asked, recalled, took ms)."""
    database.connection.executemany(
        "INSERT INTO tallies (deck, what, day, key, answers, asked, recalled, took_ms, expected) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0) ON CONFLICT DO UPDATE SET answers = answers + excluded.answers, "
        "asked = asked + excluded.asked, recalled = recalled + excluded.recalled, took_ms = took_ms + excluded.took_ms",
        rows,
    )


CARD_COLUMNS = (
    "n, id, deck, fact, topic, view, number, front, back, position, hint, fact_n, state, stability, difficulty, step, "
    "due_at, due_day, last_day, reviews, lapses, suspended, buried_day, flag, locked, met"
)
_CARD = (
    f"INSERT INTO cards ({CARD_COLUMNS}) VALUES ({', '.join('?' * len(CARD_COLUMNS.split(', ')))}) "  # noqa: S608
    "ON CONFLICT (id) DO UPDATE SET gone = 0, retired = 0, "
    + ", ".join(
        f"{name} = excluded.{name}"
        for name in CARD_COLUMNS.split(", ")
        if name not in {"n", "id", "deck", "fact", "fact_n"}
    )
)
_FACT = (
    "INSERT INTO facts (deck, id, topic, position, paragraph, statement, why, record, n) "
    "VALUES (?, ?, ?, ?, 0, ?, ?, ?, ?) ON CONFLICT (deck, id) DO UPDATE SET topic = excluded.topic, "
    "statement = excluded.statement, why = excluded.why, record = excluded.record, gone = 0, deleted = 0, retired = 0"
)
_ANKI_CARD = "INSERT OR REPLACE INTO anki_cards VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_GIVEN = "INSERT OR REPLACE INTO given_memories VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_REVIEW = (
    "INSERT INTO reviews (card, at, utc_offset_minutes, day, grade, took_ms, policy, state_before, interval_days, "
    "interval_before, brought, anki_ivl, anki_last_ivl, anki_factor, anki_type) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
"""Card, at (UTC ms), offset, day, grade, took ms, policy, state before, interval, interval before, import, ivl, …"""

"""Writing what an import brings: many rows at a time, prepared SQL on the profile's own connection.

Rows carry the numbers of facts and cards, so that no trigger needs to find them; which texts are to be searched is
noted once at the end of a batch.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from quizapp.content.facts import DeckId
from quizapp.storage.database import Database
from quizapp.storage.moments import to_ms

Row = Sequence[Any]

_CACHE_KIB = 96 * 1024
_WORTH_REBUILDING = 1_000
"""From so many new cards on, in a profile that has fewer, indexes are made anew after the rows."""


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


def put_facts(database: Database, rows: Iterable[Row], *, first: bool) -> None:
    """Facts: (deck, id, topic, position, statement, why, record, n). ``first``: none of them is here."""
    database.connection.executemany(_FACT if first else _FACT + _FACT_AGAIN, rows)


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


def put_medium(database: Database, name: str, sha1: str, number: int, content: bytes) -> None:
    """Keeps a file."""
    database.run(
        "INSERT INTO anki_media (name, sha1, import, content) VALUES (?, ?, ?, ?)", (name, sha1, number, content)
    )


def note_unread(database: Database, first: int, last: int) -> None:
    """Notes that the texts of facts are to be read for searching."""
    database.run("INSERT OR IGNORE INTO search_unread SELECT n FROM facts WHERE n BETWEEN ? AND ?", (first, last))


def forget_import(database: Database, number: int) -> None:
    """Forgets an import that brought nothing."""
    database.run("DELETE FROM imports WHERE id = ?", (number,))


@contextmanager
def trusted(database: Database) -> Iterator[None]:
    """Around a transaction whose rows are made here and refer to each other rightly: nothing is looked up to prove it,
    row by row. Tests prove it for the whole file, and so does ``quizapp verify``.

    What was written stays in the log, where it is as safe: the window folds it into the file beside the person's work,
    the command when it ends (docs/decisions/0014)."""
    autocheckpoint = database.value("PRAGMA wal_autocheckpoint")
    database.connection.execute("PRAGMA wal_autocheckpoint = 0")
    database.connection.execute("PRAGMA foreign_keys = OFF")  # it can be changed outside a transaction only
    database.connection.execute("PRAGMA ignore_check_constraints = ON")
    try:
        yield
    finally:
        database.connection.execute(f"PRAGMA wal_autocheckpoint = {autocheckpoint}")
        database.connection.execute("PRAGMA ignore_check_constraints = OFF")
        database.connection.execute("PRAGMA foreign_keys = ON")


@contextmanager
def room(database: Database, new_cards: int, *, first: bool) -> Iterator[None]:
    """Makes room for many rows: a larger cache, and, where the new cards outnumber those that are there, the cards'
    indexes and what numbers rows without numbers put off, within the transaction. ``first``: no fact that comes can be
    here already, so that none is looked for by its id."""
    connection = database.connection
    before = database.value("PRAGMA cache_size")
    connection.execute(f"PRAGMA cache_size = {-_CACHE_KIB}")
    there = database.value("SELECT count(*) FROM (SELECT 1 FROM cards LIMIT ?)", (new_cards + 1,))
    put_off: list[str] = []
    if new_cards > _WORTH_REBUILDING and there < new_cards:
        found = list(
            database.rows(
                "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND ((type = 'index' AND tbl_name IN "
                "('cards', 'anki_notes')) OR name IN ('cards_numbered', 'facts_new_to_read') "
                "OR (name = 'facts_by_id' AND ?))",
                (int(first),),
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
    "VALUES (?, ?, ?, ?, 0, ?, ?, ?, ?)"
)
_FACT_AGAIN = (
    " ON CONFLICT (deck, id) DO UPDATE SET topic = excluded.topic, "
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

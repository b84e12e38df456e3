"""Notes that come by the hundred thousand: what is simple is written by a few statements over the package's own tables
(``storage.attached``), and only what is left is looked at one by one.

Every note with a card arrives in ``temp.arrivals``, in the package's order, which is that of the facts' numbers and
positions, so that whatever is indexed by them is written from left to right. ``state`` says what becomes of its card: 1
a new one, 2 one in review, both of a simple note; 0: the note is none.
"""

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from quizapp.storage.bringing.attached import has_keys, is_found_by
from quizapp.storage.bringing.statements import (
    ANKI_CARDS,
    ARRIVALS,
    ARRIVE,
    CARD_ROW,
    CARDS,
    DUE_DAY,
    FACTS,
    GIVEN,
    ID_LENGTH,
    INTERVAL,
    NOT_SIMPLE,
    NOTE_ROW,
    NOTES,
    OF_OTHERS,
    TWINS,
)
from quizapp.storage.database import Database
from quizapp.storage.patience import Telling, told_steps

KeyOf = Callable[[str | None, int | None, str | None, str | None], str | None]
"""Of a note's GUID, type, tags and fields makes the fact's id, alone where the note is here already or is none; with a
sign after it where it is new; with question, 0x1F and answer where it is new and simple."""

NEW_SIGN = "\x1e"
LONGEST = 4_096
"""Fields that are longer than this together are not simple."""

_STEPS_OF_A_NOTE = 450
_STEPS_OF_A_LINE = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrived:
    """How many notes have cards; how many of the package's notes have none, and how many cards no note; the span
    (UTC ms) of the last answers of cards in review."""

    notes: int
    without_cards: int
    without_notes: int
    last_answers: tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbers:
    """The numbers before the first fact and the first card, the newest line of the log, and the study day from which
    the package counts."""

    fact: int
    card: int
    line: int
    first_day: int


def span_answers(database: Database, graded: str, latest: int, lines: int, tell: Telling) -> None:
    """Notes of each card of the package the moments of its last answer and of its first that is ``graded`` (SQL, with
    ``?1`` for the moment before which it must be): ``temp.spans``."""
    database.run("CREATE TEMP TABLE spans (cid INTEGER PRIMARY KEY, last INTEGER, first INTEGER)")
    if not lines:
        return
    if has_keys(database, "cards", "revlog") and is_found_by(database, "revlog", "cid"):
        sql = f"""
            INSERT INTO temp.spans SELECT id, (
                SELECT id FROM package.revlog WHERE cid = cards.id AND ease BETWEEN 1 AND 4 ORDER BY id DESC LIMIT 1
            ) AS newest, (
                SELECT id FROM package.revlog WHERE cid = cards.id AND {graded} ORDER BY id LIMIT 1
            ) FROM package.cards WHERE newest IS NOT NULL
        """  # noqa: S608 - our own words
    else:
        sql = f"""
            INSERT OR IGNORE INTO temp.spans
            SELECT CAST(cid AS INTEGER), CAST(max(id) AS INTEGER), CAST(min(iif({graded}, id, NULL)) AS INTEGER)
            FROM package.revlog WHERE ease BETWEEN 1 AND 4 AND cid IS NOT NULL GROUP BY 1
        """  # noqa: S608 - our own words
    with told_steps(database.connection, tell, lines * _STEPS_OF_A_LINE):
        database.run(sql, (latest,))


def spans(database: Database, *, all_cards: bool) -> Iterator[tuple[int, int, int | None]]:
    """Card, last and first answer: of all cards, or of those whose notes are not simple."""
    some = "" if all_cards else OF_OTHERS
    return database.plain(f"SELECT cid, last, first FROM temp.spans {some}")  # noqa: S608 - our own words


def arrive(
    database: Database,
    key_of: KeyOf,
    twins: Collection[str],
    *,
    progress: bool,
    notes: int,
    cards: int,
    tell: Telling,
) -> Arrived:
    """Lets the notes arrive. ``twins`` grow while they do: the ids of facts that more than one note would become."""
    database.run(ARRIVALS)
    connection = database.connection
    connection.create_function("key_of", 4, key_of)
    try:
        with told_steps(connection, tell, notes * _STEPS_OF_A_NOTE):
            database.run(ARRIVE, {"progress": int(progress)})
    finally:
        connection.create_function("key_of", 4, None)
    database.run(NOT_SIMPLE)
    arrived, their_cards = database.row("SELECT count(*), coalesce(sum(many), 0) FROM temp.arrivals") or (0, 0)
    if twins:  # which of them comes is decided one by one
        database.run(TWINS, (json.dumps(sorted(twins)),))
    first, last = database.row("SELECT min(answered), max(answered) FROM temp.arrivals WHERE state = 2") or (None, None)
    return Arrived(
        notes=arrived,
        without_cards=notes - arrived,
        without_notes=cards - their_cards,
        last_answers=(first or 0, last or 0),
    )


def homes(database: Database) -> list[tuple[int, int, bool]]:
    """The decks of notes that are new, in the order in which they are met: Anki's id, number of such notes in it, and
    whether some of them are simple."""
    return [
        (row[0], row[1], bool(row[2]))
        for row in database.plain(
            "SELECT did, count(*), max(state) > 0 FROM temp.arrivals "  # noqa: S608 - our own number
            f"WHERE length(key) > {ID_LENGTH} GROUP BY did ORDER BY min(n)"
        )
    ]


def kinds(database: Database) -> list[int]:
    """The types of simple notes, by Anki's ids."""
    return [row[0] for row in database.plain("SELECT mid FROM temp.arrivals WHERE state > 0 GROUP BY mid ORDER BY mid")]


def put_simple(
    database: Database,
    places: Iterable[Sequence[Any]],
    types: Iterable[Sequence[int]],
    numbers: Numbers,
    day_of: Callable[[str], str],
    tell: Telling,
) -> int:
    """Writes the simple notes; gives how many. ``places``: Anki's deck, deck, topic, the deck's next position, number
    of deck and topic; ``types``: Anki's id and ours; ``day_of`` gives SQL for the study day of a moment."""
    database.run(
        "CREATE TEMP TABLE homes (did INTEGER PRIMARY KEY, deck TEXT, topic TEXT, base INTEGER, place INTEGER)"
    )
    database.run_many("INSERT INTO temp.homes VALUES (?, ?, ?, ?, ?)", places)
    database.run("CREATE TEMP TABLE kinds (mid INTEGER PRIMARY KEY, type INTEGER)")
    database.run_many("INSERT INTO temp.kinds VALUES (?, ?)", types)
    given = {"fact": numbers.fact, "card": numbers.card, "line": numbers.line, "first_day": numbers.first_day}
    put = 0
    last_day = f"max(1, iif(answered IS NULL, {DUE_DAY} - {INTERVAL}, {day_of('answered')}))"
    for number, statement in enumerate((FACTS, CARDS, NOTES, ANKI_CARDS, GIVEN)):
        tell(number / 5)
        sql = statement.replace("$last_day", last_day)
        put = max(
            put, database.connection.execute(sql, {one: given[one] for one in given if f":{one}" in sql}).rowcount
        )
    database.run("DROP TABLE temp.kinds")
    return put


def others(database: Database, size: int) -> Iterator[tuple[list[Any], list[Any], dict[int, int]]]:
    """The notes that are not simple, some at once, with their cards and the place of each among all notes."""
    last = -1
    while True:
        some = database.connection.execute(
            "SELECT nid, n - 1 FROM temp.arrivals WHERE state = 0 AND n - 1 > ? ORDER BY n LIMIT ?", (last, size)
        ).fetchall()
        if not some:
            return
        last = some[-1][1]
        among = "IN (SELECT nid FROM temp.arrivals WHERE state = 0 AND n - 1 BETWEEN ? AND ?)"
        span = (some[0][1], last)
        notes = list(database.plain(f"SELECT {NOTE_ROW} FROM package.notes WHERE id {among} ORDER BY id", span))  # noqa: S608
        cards = list(database.plain(f"SELECT {CARD_ROW} FROM package.cards WHERE nid {among} ORDER BY nid", span))  # noqa: S608
        yield notes, cards, dict(map(tuple, some))


def count_others(database: Database) -> int:
    """How many notes are not simple."""
    return int(database.value("SELECT count(*) FROM temp.arrivals WHERE state = 0"))


def next_numbers(database: Database, numbers: Numbers) -> tuple[int, int]:
    """The highest numbers that facts and cards have now."""
    most = int(database.value("SELECT coalesce(max(n), 0) FROM temp.arrivals WHERE state > 0"))
    return numbers.fact + most, numbers.card + most


def close_gaps(database: Database, base: int, deck: str, first_fact: int, apart: int) -> None:
    """Lets the positions of a deck's facts from a number on follow each other from ``base`` on, and their cards', of
    which those of one fact are ``apart``. A place among all notes of a package is none among those of a deck."""
    there = database.row("SELECT count(*), max(position) FROM facts WHERE deck = ? AND n >= ?", (deck, first_fact))
    if there is None or there[1] is None or there[0] == there[1] - base + 1:
        return
    database.run("CREATE TEMP TABLE dense (n INTEGER PRIMARY KEY, position INTEGER)")
    database.run(
        "INSERT INTO temp.dense SELECT n, ? - 1 + row_number() OVER (ORDER BY position) FROM facts "
        "WHERE deck = ? AND n >= ? ORDER BY n",
        (base, deck, first_fact),
    )
    database.run("UPDATE facts SET position = dense.position FROM temp.dense WHERE facts.n = dense.n")
    database.run(
        "UPDATE cards SET position = cards.position - cards.position % ? + dense.position FROM temp.dense "
        "WHERE cards.deck = ? AND +cards.fact_n = dense.n",
        (apart, deck),
    )
    database.run("DROP TABLE temp.dense")


def forget_arrivals(database: Database) -> None:
    """Ends what ``arrive`` and ``span_answers`` began."""
    for table in ("homes", "arrivals", "spans"):
        database.run(f"DROP TABLE IF EXISTS temp.{table}")

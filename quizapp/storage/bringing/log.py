"""The answers that an import brings to cards that are new here: a million rows by statements that look at each once.

A card that is new has no answer here, so nothing need be asked of the log that is there. What is the same in all rows
stands in the statement, and the indexes are made after the rows.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from quizapp.storage.database import Database
from quizapp.storage.patience import Telling, told_steps

Row = Sequence[Any]

KINDS = ("new", "learning", "relearning", "extra", "review", "young", "mature")
"""Under which kinds the charts count answers, see ``schema_tallies``."""

_YOUNG_DAYS = 21
_STEPS_OF_A_LINE = 90
_LONGEST_MS = 60_000
_WORTH_REBUILDING = 10_000
_DAYS, _HOURS = 1 << 23, 24


@contextmanager
def cards_of_log(database: Database, first_card: int, cards: Iterable[Row]) -> Iterator[None]:
    """While the answers come in: which card of Anki's is which here, in ``temp.brought_cards``: id there, number here,
    number of its deck and topic, moment of its first answer. Those that arrived at once have numbers after
    ``first_card``; ``cards`` are the others."""
    database.run(
        "CREATE TEMP TABLE brought_cards (cid INTEGER PRIMARY KEY, n INTEGER NOT NULL, place INTEGER NOT NULL, "
        "first INTEGER)"
    )
    if database.value("SELECT 1 FROM temp.sqlite_schema WHERE name = 'homes'"):
        database.run(
            "INSERT OR IGNORE INTO brought_cards SELECT cid, ? + n, place, first FROM temp.arrivals "
            "CROSS JOIN temp.homes USING (did) LEFT JOIN temp.spans USING (cid) WHERE state > 0 ORDER BY cid",
            (first_card,),
        )
    database.run_many(
        "INSERT OR IGNORE INTO brought_cards VALUES (?1, ?2, ?3, (SELECT first FROM temp.spans WHERE cid = ?1))", cards
    )
    yield
    database.run("DROP TABLE temp.brought_cards")


@contextmanager
def log_put_off(database: Database, coming: int) -> Iterator[None]:
    """Lets answers in without counting each (whoever does so adds what they come to), and, where they outnumber those
    that are there, makes the log's indexes after them."""
    there = database.value("SELECT count(*) FROM (SELECT 1 FROM reviews LIMIT ?)", (coming + 1,))
    wanted = "name = 'tallies_answer'"
    if coming > _WORTH_REBUILDING and there < coming:
        wanted = f"({wanted} OR type = 'index' AND tbl_name = 'reviews')"
    found = list(database.plain(f"SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND {wanted}"))  # noqa: S608
    for kind, name, _ in found:
        database.run(f"DROP {kind} {name}")
    yield
    for _, _, sql in found:
        database.run(sql)


@dataclass(frozen=True, slots=True, kw_only=True)
class Graded:
    """Which lines of the package's log grade a card, and as what they come. In SQL: ``condition`` says it of a line
    (``?1``: the moment ``latest`` before which it must be, UTC ms), ``day`` its study day, and ``offset`` how far the
    person's zone was ahead of UTC (minutes), both of its moment ``at``."""

    condition: str
    latest: int
    day: str
    offset: str
    policy: int
    number: int


def put_graded(database: Database, graded: Graded, lines: int, tell: Telling) -> None:
    """Answers of cards in ``brought_cards`` from the log of the package, which has so many lines; those of other cards
    are passed over. What ``tell`` raises stops it."""
    with told_steps(database.connection, tell, lines * _STEPS_OF_A_LINE):
        database.run(
            "INSERT INTO reviews (card, at, utc_offset_minutes, day, grade, took_ms, policy, state_before, "  # noqa: S608
            "interval_days, interval_before, brought, anki_ivl, anki_last_ivl, anki_factor, anki_type) "
            f"SELECT n, at, {graded.offset}, {graded.day}, ease, max(0, took), {graded.policy}, "
            "CASE kind WHEN 0 THEN iif(at = first, 'new', 'learning') WHEN 2 THEN 'relearning' ELSE 'review' END, "
            f"iif(ivl > 0, ivl, NULL), iif(kind IN (1, 3) AND last_ivl > 0, last_ivl, NULL), {graded.number}, "
            "ivl, last_ivl, factor, kind "
            f"FROM (SELECT {_LINE} FROM package.revlog WHERE {graded.condition} ORDER BY id) AS lines "
            "CROSS JOIN temp.brought_cards AS cards ON cards.cid = lines.cid",
            (graded.latest,),
        )


def first_answer(database: Database) -> int | None:
    """The moment of the first answer in the package that grades a card."""
    found = database.value("SELECT min(first) FROM temp.spans")
    return None if found is None else int(found)


def last_of_log(database: Database) -> int:
    """The highest number of the log."""
    return int(database.value("SELECT coalesce(max(id), 0) FROM reviews"))


def put_acts_of_new(database: Database, graded: str, latest: int) -> None:
    """Lines of the package's log that grade nothing, of cards in ``brought_cards``."""
    database.run(
        "INSERT OR IGNORE INTO anki_acts SELECT at, n, ease, ivl, last_ivl, factor, took, kind "  # noqa: S608
        f"FROM (SELECT {_LINE} FROM package.revlog WHERE NOT {graded} AND {_WHOLE}) AS lines "
        "CROSS JOIN temp.brought_cards AS cards ON cards.cid = lines.cid",
        (latest,),
    )


def counted_after(database: Database, last: int) -> Iterator[tuple[int, int, int, str, int, int, int, int]]:
    """What the answers after a number of the log come to, all of them of cards in ``brought_cards``: number of deck and
    topic, study day, hour, kind, answers, asked, recalled, ms. As the view ``counted`` has it, in one pass."""
    database.run("CREATE TEMP TABLE brought_again (turn INTEGER PRIMARY KEY, first INTEGER)")  # days of more than one
    database.run("CREATE TEMP TABLE brought_places (n INTEGER PRIMARY KEY, place INTEGER NOT NULL)")
    database.run("INSERT OR IGNORE INTO brought_places SELECT n, place FROM temp.brought_cards")
    database.run(
        f"INSERT INTO brought_again SELECT {_TURN} AS turn, min(id) FROM reviews WHERE id > ? "  # noqa: S608 - ours
        "GROUP BY turn HAVING count(*) > 1",
        (last,),
    )
    for key, answers, asked, recalled, took in database.plain(_COUNTS, (last,)):
        rest, kind = divmod(key, len(KINDS))
        rest, hour = divmod(rest, _HOURS)
        place, day = divmod(rest, _DAYS)
        yield place, day, hour, KINDS[kind], answers, asked, recalled, took
    database.run("DROP TABLE temp.brought_again")
    database.run("DROP TABLE temp.brought_places")


_NAMES = {"id": "at", "cid": "cid", "ease": "ease", "ivl": "ivl", "lastIvl": "last_ivl", "factor": "factor"} | {
    "time": "took",
    "type": "kind",
}
_LINE = ", ".join(f"CAST({there} AS INTEGER) AS {here}" for there, here in _NAMES.items())
_WHOLE = " AND ".join(f"{there} IS NOT NULL" for there in _NAMES)

_TURN = "(day << 32 | card)"
"""A card's study day, as one number."""

_COUNTS = f"""
    SELECT ((place * {_DAYS} + day) * {_HOURS} + hour) * {len(KINDS)} + CASE
            WHEN state <> 'review' THEN CASE state WHEN 'new' THEN 0 WHEN 'learning' THEN 1 ELSE 2 END
            WHEN NOT asked THEN 3 WHEN ivl IS NULL THEN 4 WHEN ivl < {_YOUNG_DAYS} THEN 5 ELSE 6 END AS key,
        count(*), sum(asked), sum(asked AND grade > 1), sum(took)
    FROM (
        SELECT place, day, (at + utc_offset_minutes * 60000 + 172800000) / 3600000 % 24 AS hour, state_before AS state,
            interval_before AS ivl, grade, min(took_ms, {_LONGEST_MS}) AS took,
            state_before = 'review' AND NOT EXISTS (
                SELECT 1 FROM temp.brought_again AS again WHERE again.turn = {_TURN} AND again.first < id
            ) AS asked
        FROM reviews JOIN temp.brought_places AS places ON places.n = reviews.card WHERE id > ?
    ) GROUP BY key
"""  # noqa: S608 - numbers of ours

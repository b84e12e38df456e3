"""The answers that an import brings to cards that are new here: a million rows by statements that look at each once.

A card that is new has no answer here, so nothing need be asked of the log that is there. What is the same in all rows
stands in the statement, and the indexes are made after the rows.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
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
def cards_of_log(database: Database, cards: Iterable[Row]) -> Iterator[None]:
    """While the answers come in: which card of Anki's is which here, as (id there, number here, number of its deck and
    topic, moment of its first answer or None)."""
    database.run(
        "CREATE TEMP TABLE brought_cards (cid INTEGER PRIMARY KEY, n INTEGER NOT NULL, place INTEGER NOT NULL, "
        "first INTEGER)"
    )
    database.run_many("INSERT OR IGNORE INTO brought_cards VALUES (?, ?, ?, ?)", cards)
    database.run("CREATE TEMP TABLE brought_lines (at, cid, ease, ivl, last_ivl, factor, took, kind)")
    yield
    database.run("DROP TABLE temp.brought_lines")
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


def put_lines(database: Database, rows: Iterable[Row]) -> None:
    """Lines that grade cards, by their moment, as Anki has them: (id, card, ease, ivl, last ivl, factor, ms, type).
    They wait for ``put_graded``."""
    database.connection.executemany("INSERT INTO temp.brought_lines VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)


def put_graded(
    database: Database, offset: Callable[[str], str], rollover_ms: int, policy: int, number: int, tell: Telling
) -> None:
    """Answers of cards in ``brought_cards`` from the lines that wait; those of other cards are passed over. ``offset``
    gives SQL for how far the person's zone was ahead of UTC (minutes) at a moment. What ``tell`` raises stops it."""
    minutes = offset("at")
    # Two days more and off again: SQLite divides towards zero, and a day begins before its number times its length.
    day = f"(at + {minutes} * 60000 - {rollover_ms} + 172800000) / 86400000 - 2 + {_EPOCH_DAY}"
    count = int(database.value("SELECT count(*) FROM temp.brought_lines"))
    with told_steps(database.connection, tell, count * _STEPS_OF_A_LINE):
        database.run(
            "INSERT INTO reviews (card, at, utc_offset_minutes, day, grade, took_ms, policy, state_before, "  # noqa: S608
            "interval_days, interval_before, brought, anki_ivl, anki_last_ivl, anki_factor, anki_type) "
            f"SELECT n, at, {minutes}, {day}, ease, max(0, took), {policy}, "
            "CASE kind WHEN 0 THEN iif(at = first, 'new', 'learning') WHEN 2 THEN 'relearning' ELSE 'review' END, "
            f"iif(ivl > 0, ivl, NULL), iif(kind IN (1, 3) AND last_ivl > 0, last_ivl, NULL), {number}, "
            "ivl, last_ivl, factor, kind "
            "FROM temp.brought_lines AS lines CROSS JOIN temp.brought_cards AS cards ON cards.cid = lines.cid "
            "ORDER BY lines.rowid"
        )


def last_of_log(database: Database) -> int:
    """The highest number of the log."""
    return int(database.value("SELECT coalesce(max(id), 0) FROM reviews"))


def put_acts_of_new(database: Database, rows: Iterable[Row]) -> None:
    """Lines that grade nothing, of cards in ``brought_cards``."""
    database.connection.executemany(
        "INSERT OR IGNORE INTO anki_acts SELECT ?1, n, ?3, ?4, ?5, ?6, ?7, ?8 FROM temp.brought_cards WHERE cid = ?2",
        rows,
    )


def counted_after(database: Database, last: int) -> Iterator[tuple[int, int, int, str, int, int, int, int]]:
    """What the answers after a number of the log come to, all of them of cards in ``brought_cards``: number of deck and
    topic, study day, hour, kind, answers, asked, recalled, ms. As the view ``counted`` has it, in one pass."""
    database.run("CREATE TEMP TABLE brought_again (id INTEGER PRIMARY KEY)")  # not the first of a card and a day
    database.run("CREATE TEMP TABLE brought_places (n INTEGER PRIMARY KEY, place INTEGER NOT NULL)")
    database.run("INSERT OR IGNORE INTO brought_places SELECT n, place FROM temp.brought_cards")
    database.run(
        "INSERT INTO brought_again SELECT reviews.id FROM (SELECT day, card, min(id) AS first FROM reviews "
        "WHERE id > ?1 GROUP BY day, card HAVING count(*) > 1) AS days "
        "CROSS JOIN reviews ON reviews.day = days.day AND reviews.card = days.card AND reviews.id > days.first",
        (last,),
    )
    for key, answers, asked, recalled, took in database.plain(_COUNTS, (last,)):
        rest, kind = divmod(key, len(KINDS))
        rest, hour = divmod(rest, _HOURS)
        place, day = divmod(rest, _DAYS)
        yield place, day, hour, KINDS[kind], answers, asked, recalled, took
    database.run("DROP TABLE temp.brought_again")
    database.run("DROP TABLE temp.brought_places")


_EPOCH_DAY = 719_163
"""1970-01-01 as ``date.toordinal`` has it."""

_COUNTS = f"""
    SELECT ((place * {_DAYS} + day) * {_HOURS} + hour) * {len(KINDS)} + CASE
            WHEN state <> 'review' THEN CASE state WHEN 'new' THEN 0 WHEN 'learning' THEN 1 ELSE 2 END
            WHEN NOT asked THEN 3 WHEN ivl IS NULL THEN 4 WHEN ivl < {_YOUNG_DAYS} THEN 5 ELSE 6 END AS key,
        count(*), sum(asked), sum(asked AND grade > 1), sum(took)
    FROM (
        SELECT place, day, (at + utc_offset_minutes * 60000 + 172800000) / 3600000 % 24 AS hour, state_before AS state,
            interval_before AS ivl, grade, min(took_ms, {_LONGEST_MS}) AS took,
            state_before = 'review' AND id NOT IN (SELECT id FROM temp.brought_again) AS asked
        FROM reviews JOIN temp.brought_places AS places ON places.n = reviews.card WHERE id > ?
    ) GROUP BY key
"""  # noqa: S608 - numbers of ours

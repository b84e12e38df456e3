"""The answers of a deck on their way out: there may be a million."""

from quizapp.storage.database import Database
from quizapp.storage.exporting.leaving import Leaving
from quizapp.storage.patience import Telling, told_steps


def count_answers(database: Database, leaving: Leaving) -> int:
    """How many answers of the cards stand."""
    among = leaving.logged
    undone = database.value(
        f"SELECT count(*) FROM undone JOIN reviews ON reviews.id = undone.review WHERE {among}",  # noqa: S608
        leaving.given,
    )
    return int(database.value(f"SELECT count(*) FROM reviews WHERE {among}", leaving.given)) - int(undone)  # noqa: S608


def about_answers(database: Database) -> int:
    """About how many answers the cards in the table ``leaving`` have: as many each as all others."""
    logged, cards, leaving = (
        int(database.value(f"SELECT {most} FROM {table}"))  # noqa: S608 - our own words
        for most, table in (("coalesce(max(id), 0)", "reviews"), ("count(*)", "cards"), ("count(*)", "temp.leaving"))
    )
    return logged * leaving // max(1, cards)


def copy_answers(database: Database, tell: Telling) -> int:
    """Puts the answers that stand into ``package.revlog``; the temporary table ``travelling`` (n, cid) says which card
    there is which here. Gives how many they are. Lines that came from Anki are as they came. ``tell`` gets the share
    that is done, and stops by raising.

    A statement does it, and no row passes through Python. The log is nearly in the order of its moments as it is, and
    putting it in order first costs more than a row that is not. Answers before format 3 do not name their interval: it
    is then told by the answer that followed. A moment is the key of Anki's log: of two answers of one millisecond the
    second comes one later.
    """
    total = _travelling(database)
    whole = database.value("SELECT max(id) FROM reviews") or 0
    read = _THE_LOG if total * _OF_A_LOG > whole else _EACH_CARD
    added = 0
    with told_steps(database.connection, tell, _STEPS_OF_AN_ANSWER * max(1, total)):
        for lines in (f"{_ANSWERS.format(read, '')} ORDER BY reviews.id", _ACTS.format("")):
            added += database.connection.execute(f"INSERT OR IGNORE INTO package.revlog {lines}").rowcount
        if added < total:
            every = f"{_ANSWERS.format(read, ', reviews.id AS turn')} UNION ALL {_ACTS.format(f', {_LAST_TURN}')}"
            _put_beside(database, every)
    return total


def _travelling(database: Database) -> int:
    """How many lines the log will have: indexes alone can tell."""
    lines = (
        ("temp.travelling CROSS JOIN reviews ON reviews.card = n", 1),
        ("undone CROSS JOIN reviews ON reviews.id = undone.review JOIN temp.travelling ON n = reviews.card", -1),
        ("anki_acts CROSS JOIN temp.travelling ON n = anki_acts.card", 1),
    )
    return sum(sign * int(database.value(f"SELECT count(*) FROM {found}")) for found, sign in lines)  # noqa: S608


def _put_beside(database: Database, every: str) -> None:
    """Puts the lines in whose moment an earlier one has: each at the next millisecond that is free. ``every`` line has
    its turn at its end, by which it was put in."""
    doubles = database.plain(
        f"SELECT * FROM ({every}) WHERE at IN (SELECT at FROM ({every}) GROUP BY at HAVING count(*) > 1) "  # noqa: S608
        "ORDER BY at, turn"
    )
    there: set[int] = set()
    for at, *rest, _ in list(doubles):
        if at not in there:
            there.add(at)
            continue
        while database.value("SELECT 1 FROM package.revlog WHERE id = ?", (at,)):
            at += 1  # noqa: PLW2901 - the moment that it gets
        database.run("INSERT INTO package.revlog VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", (at, *rest))


_ANSWERS = """
    SELECT at, cid, -1 AS usn, grade,
        coalesce(anki_ivl, interval_days, CASE
            WHEN state_before = 'review' AND grade > 1 THEN coalesce(
                (SELECT next.interval_before FROM main.reviews AS next
                 WHERE next.card = reviews.card AND next.id > reviews.id ORDER BY next.id LIMIT 1),
                (SELECT due_day - last_day FROM main.cards WHERE cards.n = reviews.card), 1)
            ELSE -600 END) AS ivl,
        coalesce(anki_last_ivl, interval_before, CASE state_before WHEN 'new' THEN 0 ELSE -600 END) AS last_ivl,
        coalesce(anki_factor, 2500) AS factor, took_ms,
        coalesce(anki_type, CASE state_before WHEN 'review' THEN 1 WHEN 'relearning' THEN 2 ELSE 0 END) AS kind{1}
    FROM {0} ON travelling.n = reviews.card
    WHERE reviews.id NOT IN (SELECT review FROM main.undone)
"""
_ACTS = """
    SELECT id, cid, -1, ease, ivl, last_ivl, factor, time, type{}
    FROM main.anki_acts AS acts JOIN temp.travelling ON travelling.n = acts.card
"""
_LAST_TURN = (1 << 63) - 1

_THE_LOG = "main.reviews AS reviews CROSS JOIN temp.travelling"
_EACH_CARD = "temp.travelling CROSS JOIN main.reviews AS reviews"
_OF_A_LOG = 8
"""From an eighth of the log on it is read through; less of it is looked up card by card."""

_STEPS_OF_AN_ANSWER = 60
"""About so many steps of SQLite's machine an answer takes."""

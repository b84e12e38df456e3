"""A deck's cards and answers on their way out, streamed: there may be a hundred thousand and a million."""

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from quizapp.content.cards import Choice, View
from quizapp.content.facts import DeckId, FactId
from quizapp.content.items import ItemKind
from quizapp.storage.choices import choices_of
from quizapp.storage.database import Database
from quizapp.storage.memories import MEMORY_COLUMNS
from quizapp.storage.patience import Telling, told_steps


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaving:
    """Which cards are meant: of a deck, of some facts of it (none: of all). ``progress``: with their memories, and with
    choice cards as far as they were answered; else without choice cards. ``returning``: some of its notes came from
    Anki and go back by themselves (``storage.returning``)."""

    deck: DeckId
    facts: frozenset[FactId] = frozenset()
    progress: bool = False
    returning: bool = False

    @property
    def given(self) -> dict[str, Any]:
        """The parameters of the questions below."""
        return {"deck": self.deck, "facts": json.dumps(sorted(self.facts))}

    @property
    def every_card(self) -> str:
        """The condition for a card, whether it leaves or stays."""
        some = " AND cards.fact IN (SELECT value FROM json_each(:facts))" if self.facts else ""
        return f"cards.deck = :deck AND cards.retired = 0{some}"

    @property
    def cards(self) -> str:
        """The condition for a card that leaves."""
        answered = " OR cards.reviews > 0" if self.progress else ""
        back = " AND cards.n NOT IN (SELECT card FROM anki_cards)" if self.returning else ""
        return f"{self.every_card} AND (cards.view <> 'choice'{answered}){back}"

    @property
    def logged(self) -> str:
        """The condition for an answer or an act that leaves."""
        some = f"card IN (SELECT n FROM cards WHERE {self.cards})"  # noqa: S608 - our own words
        if not self.returning:
            return some
        return (
            f"({some} OR card IN (SELECT n FROM cards WHERE {self.every_card} AND n IN (SELECT card FROM anki_cards)))"  # noqa: S608
        )


_COLUMNS = (
    "cards.n, cards.fact, cards.topic, facts.statement, facts.why, facts.paragraph, {marked}, "
    "(SELECT group_concat(tag, ' ') FROM fact_tags "
    "WHERE fact_tags.deck = facts.deck AND fact_tags.fact = facts.id AND origin <> 'removed'), "
    "cards.view, cards.number, cards.front, cards.back, cards.hint"
)
_LAST = "(SELECT at FROM answers WHERE answers.card = cards.n ORDER BY id DESC LIMIT 1)"
_MEMORY = ", ".join(f"cards.{column}" for column in MEMORY_COLUMNS.split(", "))


def leaving_cards(database: Database, leaving: Leaving) -> Iterator[tuple[Any, ...]]:
    """The cards fact by fact in the deck's order: number of the row, fact, topic, statement, why, paragraph, marked,
    tags, view, number, front, back, hint, with progress also ``MEMORY_COLUMNS``, suspended, flag and the moment
    of the newest answer."""
    columns = _COLUMNS.format(marked="facts.marked" if leaving.progress else "0")
    if leaving.progress:
        columns = f"{columns}, {_MEMORY}, cards.suspended, cards.flag, {_LAST}"
    return _tuples(
        database,
        f"SELECT {columns} FROM cards JOIN facts ON facts.deck = cards.deck AND facts.id = cards.fact "  # noqa: S608
        f"WHERE {leaving.cards} ORDER BY facts.position, cards.position",
        leaving,
    )


def leaving_choices(database: Database, leaving: Leaving) -> dict[int, tuple[Choice, ...]]:
    """The options of choice cards, by the number of the card's row."""
    rows = database.rows(f"SELECT n, choices FROM cards WHERE {leaving.cards} AND view = 'choice'", leaving.given)  # noqa: S608
    return {row["n"]: choices_of(row["choices"]) for row in rows}


def copy_answers(package: sqlite3.Connection, database: Database, leaving: Leaving, tell: Telling) -> int:
    """Puts the answers that stand, oldest first, into the ``revlog`` of a package, whose temporary table ``travelling``
    (n, cid) says which card there is which here; gives how many. Lines that came from Anki are as they came. ``tell``
    gets the share that is done, and stops by raising.

    A statement does it, and no row passes through Python: there may be a million. Answers before format 3 do not name
    their interval: it is then told by the answer that followed. A moment is the key of Anki's log: of two answers of
    one millisecond the second comes one later.
    """
    newest = int(database.value("SELECT coalesce(max(id), 0) FROM reviews"))  # a second window may go on answering
    package.execute("ATTACH ? AS profile", (f"{database.file.resolve().as_uri()}?mode=ro",))
    lines = _LINES.format(newest=newest)
    try:
        with told_steps(package, tell, _STEPS_OF_AN_ANSWER * max(1, count_answers(database, leaving))):
            package.execute("BEGIN")
            total = int(package.execute(f"SELECT count(*) FROM ({lines})").fetchone()[0])  # noqa: S608 - our own words
            added = package.execute(f"INSERT OR IGNORE INTO revlog {lines} ORDER BY 1").rowcount
            if added < total:
                _put_beside(package, lines)
            package.execute("COMMIT")
    finally:
        if package.in_transaction:
            package.execute("ROLLBACK")
        package.execute("DETACH profile")
    return total


def _put_beside(package: sqlite3.Connection, lines: str) -> None:
    """Puts the answers in whose moment another one has: each at the next millisecond that is free."""
    doubles = package.execute(
        f"SELECT * FROM ({lines}) WHERE at IN (SELECT at FROM ({lines}) GROUP BY at HAVING count(*) > 1) ORDER BY 1"  # noqa: S608
    ).fetchall()
    first: set[int] = set()
    for at, *rest in doubles:
        there = package.execute("SELECT * FROM revlog WHERE id = ?", (at,)).fetchone()
        if at not in first and there == (at, *rest):
            first.add(at)
            continue
        while package.execute("SELECT 1 FROM revlog WHERE id = ?", (at,)).fetchone():
            at += 1  # noqa: PLW2901 - the moment that it gets
        package.execute("INSERT INTO revlog VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", (at, *rest))


def _tuples(database: Database, sql: str, leaving: Leaving) -> Iterator[tuple[Any, ...]]:
    """The rows as plain tuples: they are unpacked at once."""
    cursor = database.connection.cursor()
    cursor.row_factory = None
    return cursor.execute(sql, leaving.given)


def about_cards(database: Database, leaving: Leaving) -> int:
    """About how many cards leave: those that stay are counted too, and so an index alone can tell."""
    return int(database.value(f"SELECT count(*) FROM cards WHERE {leaving.every_card}", leaving.given))  # noqa: S608


def count_cards(database: Database, leaving: Leaving) -> int:
    """How many cards leave."""
    return int(database.value(f"SELECT count(*) FROM cards WHERE {leaving.cards}", leaving.given))  # noqa: S608


_LINES = """
    SELECT at, cid, -1 AS usn, grade,
        coalesce(anki_ivl, interval_days, CASE
            WHEN state_before = 'review' AND grade > 1 THEN coalesce(
                (SELECT next.interval_before FROM profile.reviews AS next
                 WHERE next.card = reviews.card AND next.id > reviews.id ORDER BY next.id LIMIT 1),
                (SELECT due_day - last_day FROM profile.cards WHERE cards.n = reviews.card), 1)
            ELSE -600 END) AS ivl,
        coalesce(anki_last_ivl, interval_before, CASE state_before WHEN 'new' THEN 0 ELSE -600 END) AS last_ivl,
        coalesce(anki_factor, 2500) AS factor, took_ms,
        coalesce(anki_type, CASE state_before WHEN 'review' THEN 1 WHEN 'relearning' THEN 2 ELSE 0 END) AS kind
    FROM profile.reviews AS reviews JOIN travelling ON travelling.n = reviews.card
    WHERE reviews.id <= {newest} AND reviews.id NOT IN (SELECT review FROM profile.undone)
    UNION ALL
    SELECT id, cid, -1, ease, ivl, last_ivl, factor, time, type
    FROM profile.anki_acts AS acts JOIN travelling ON travelling.n = acts.card
"""
_STEPS_OF_AN_ANSWER = 120
"""About so many steps of SQLite's machine an answer takes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeavingCounts:
    """How much leaves: cards by view; of those that leave: studied, suspended and flagged ones; facts with a star;
    choice cards that stay; cards that show a figure of their fact; answers."""

    by_view: dict[View, int]
    studied: int
    suspended: int
    flagged: int
    marked: int
    choices_staying: int
    answers: int


def leaving_counts(database: Database, leaving: Leaving) -> LeavingCounts:
    """What an export would hold."""
    where, given = leaving.cards, leaving.given
    by_view = {
        View(row["view"]): int(row["cards"])
        for row in database.rows(f"SELECT view, count(*) AS cards FROM cards WHERE {where} GROUP BY view", given)  # noqa: S608
    }
    marks = database.row(
        "SELECT coalesce(sum(state <> 'new'), 0) AS studied, coalesce(sum(suspended), 0) AS suspended, "  # noqa: S608
        f"coalesce(sum(flag > 0), 0) AS flagged FROM cards WHERE {where}",
        given,
    )
    if marks is None:
        raise AssertionError("an aggregate has a row")
    choices = database.value(f"SELECT count(*) FROM cards WHERE {leaving.every_card} AND view = 'choice'", given)  # noqa: S608
    starred = database.value(
        f"SELECT count(DISTINCT fact) FROM cards WHERE {where} "  # noqa: S608
        "AND fact IN (SELECT id FROM facts WHERE deck = :deck AND marked = 1)",
        given,
    )
    return LeavingCounts(
        by_view=by_view,
        studied=marks["studied"],
        suspended=marks["suspended"],
        flagged=marks["flagged"],
        marked=starred,
        choices_staying=choices - by_view.get(View.CHOICE, 0),
        answers=count_answers(database, leaving),
    )


def count_answers(database: Database, leaving: Leaving) -> int:
    """How many answers of the cards stand."""
    among = leaving.logged
    undone = database.value(
        f"SELECT count(*) FROM undone JOIN reviews ON reviews.id = undone.review WHERE {among}",  # noqa: S608
        leaving.given,
    )
    return int(database.value(f"SELECT count(*) FROM reviews WHERE {among}", leaving.given)) - int(undone)  # noqa: S608


def figure_count(database: Database, deck: DeckId) -> int:
    """How many figures the deck has."""
    return int(database.value("SELECT count(*) FROM figures WHERE deck = ?", (deck,)))


def item_counts(database: Database, deck: DeckId, facts: frozenset[FactId]) -> dict[ItemKind, int]:
    """How many quiz items of each kind a deck, or some of its facts, makes. Facts' own asks make single best answers; a
    written item counts for the first fact that it is about."""
    some = " AND {} IN (SELECT value FROM json_each(:facts))" if facts else ""
    given = {"deck": deck, "facts": json.dumps(sorted(facts)), "asked": ItemKind.SINGLE_BEST_ANSWER.value}
    rows = database.rows(
        "SELECT kind, sum(items) AS items FROM ("  # noqa: S608
        f"SELECT :asked AS kind, items FROM facts WHERE deck = :deck AND retired = 0{some.format('id')} UNION ALL "
        "SELECT record ->> 'kind', 1 FROM written_items WHERE deck = :deck AND fact IS NOT NULL "
        f"AND fact NOT IN (SELECT id FROM facts WHERE deck = :deck AND deleted = 1){some.format('fact')}"
        ") GROUP BY kind HAVING sum(items) > 0 ORDER BY kind",
        given,
    )
    return {ItemKind(row["kind"]): row["items"] for row in rows}

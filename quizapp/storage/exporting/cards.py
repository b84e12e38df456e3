"""A deck's cards on their way out, in the deck's order: there may be a hundred thousand.

They are put in order by their numbers alone, in a temporary table, and only then read: texts that are sorted are
carried about. Cards that are simple can be read by another statement, as ``simple``, so that no row of theirs
passes through Python.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from typing import Any

from quizapp.content.cards import Choice
from quizapp.storage.choices import choices_of
from quizapp.storage.database import Database, Parameters
from quizapp.storage.exporting.leaving import Leaving
from quizapp.storage.memories import MEMORY_COLUMNS
from quizapp.storage.patience import Telling, told_steps


def put_in_order(database: Database, leaving: Leaving, room: Mapping[str, int] | None = None) -> int:
    """Numbers the cards that leave from 1, in the temporary table ``leaving``; gives how many there are. The table goes
    with the connection.

    They are gone through as the tables have them: an index by topics would jump about in both.

    Simple is the one card of a fact of a view that has ``room``, with a number that is not above it, without a hint or
    a star, and new or in review.
    """
    views = " OR ".join(f"cards.view = '{view}' AND cards.number <= {most}" for view, most in (room or {}).items())
    connection = database.connection
    connection.execute(
        "CREATE TEMP TABLE leaving (place INTEGER PRIMARY KEY, n INTEGER NOT NULL, fact INTEGER NOT NULL, "
        "topic TEXT NOT NULL, paragraph INTEGER NOT NULL, simple INTEGER NOT NULL)"
    )
    count = connection.execute(
        "INSERT INTO temp.leaving SELECT NULL, cards.n, facts.n, cards.topic, facts.paragraph, "  # noqa: S608
        f"cards.hint = '' AND cards.state IN ('new', 'review') AND facts.marked = 0 AND ({views or 0}) "
        "FROM cards INDEXED BY cards_by_number CROSS JOIN facts ON facts.n = cards.fact_n "
        f"WHERE {leaving.cards} ORDER BY facts.position, facts.n, cards.position, cards.n",
        leaving.given,
    ).rowcount
    if views:
        connection.execute(_NOT_ALONE)
    return count


_NOT_ALONE = """
    UPDATE temp.leaving SET simple = 0 WHERE simple
    AND fact IN ((SELECT fact FROM temp.leaving AS other WHERE other.place = leaving.place - 1),
        (SELECT fact FROM temp.leaving AS other WHERE other.place = leaving.place + 1))
"""

_COLUMNS = (
    "cards.n, leaving.place, cards.fact, cards.topic, facts.statement, facts.why, facts.paragraph, {marked} AS marked, "
    "(SELECT group_concat(tag, ' ') FROM fact_tags "
    "WHERE fact_tags.deck = facts.deck AND fact_tags.fact = facts.id AND origin <> 'removed') AS tags, "
    "cards.view, cards.number, cards.front, cards.back, cards.hint"
)
_LAST = "(SELECT at FROM answers WHERE answers.card = cards.n ORDER BY id DESC LIMIT 1) AS answered_at"
_MEMORY = ", ".join(f"cards.{column}" for column in MEMORY_COLUMNS.split(", "))
_ORDERED = (
    "FROM temp.leaving CROSS JOIN main.cards ON cards.n = leaving.n CROSS JOIN main.facts ON facts.n = leaving.fact"
)


def leaving_cards(database: Database, leaving: Leaving) -> Iterator[tuple[Any, ...]]:
    """The cards that are not simple, fact by fact: number of the row, place, fact, topic, statement, why, paragraph,
    marked, tags, view, number, front, back, hint, with progress also ``MEMORY_COLUMNS``, suspended, flag and the moment
    of the newest answer. Nothing is asked before the first of them is."""
    with closing(database.connection.cursor()) as cursor:
        cursor.row_factory = None
        yield from cursor.execute(f"SELECT {_columns(leaving)} {_ORDERED} WHERE NOT leaving.simple ORDER BY place")


def _columns(leaving: Leaving) -> str:
    columns = _COLUMNS.format(marked="facts.marked" if leaving.progress else "0")
    return f"{columns}, {_MEMORY}, cards.suspended, cards.flag, {_LAST}" if leaving.progress else columns


def leaving_choices(database: Database) -> dict[int, tuple[Choice, ...]]:
    """The options of choice cards, by the number of the card's row. To be asked once the cards are in order."""
    rows = database.rows(f"SELECT cards.n, choices {_ORDERED} WHERE NOT leaving.simple AND view = 'choice'")
    return {row["n"]: choices_of(row["choices"]) for row in rows}


@dataclass(frozen=True, slots=True, kw_only=True)
class SimpleCards:
    """The simple cards, as the temporary view ``simple``, whose columns are those of ``leaving_cards``."""

    database: Database
    leaving: Leaving

    def found(self, pictured: Iterable[str]) -> tuple[int, Sequence[str], Sequence[int]]:
        """How many there are without those of some facts, the topics of all cards by the first in each, and in which
        paragraphs of the source the simple ones stand."""
        connection, given = self.database.connection, self.leaving.given
        connection.executemany(
            "UPDATE temp.leaving SET simple = 0 WHERE fact = (SELECT n FROM facts WHERE deck = ? AND id = ?)",
            ((given["deck"], fact) for fact in pictured),
        )
        columns = _columns(self.leaving)
        connection.execute(f"CREATE TEMP VIEW simple AS SELECT {columns} {_ORDERED} WHERE leaving.simple")
        topics = dict(
            self.database.plain("SELECT topic, sum(simple) FROM temp.leaving GROUP BY topic ORDER BY min(place)")
        )
        paragraphs = self.database.plain("SELECT DISTINCT paragraph FROM temp.leaving WHERE simple")
        return sum(topics.values()), tuple(topics), [paragraph for (paragraph,) in paragraphs]

    def leave_out(self, places: Iterable[int]) -> None:
        """Has the cards at some places be among the others."""
        self.database.run_many("UPDATE temp.leaving SET simple = 0 WHERE place = ?", ((place,) for place in places))

    def run(self, sql: str, given: Parameters, tell: Telling) -> int:
        """Runs a statement that goes through them once, and gives how many rows it wrote. ``tell`` gets the share that
        is done, and stops it by raising."""
        ((most,),) = self.database.plain("SELECT count(*) FROM temp.leaving WHERE simple")
        with told_steps(self.database.connection, tell, _STEPS_OF_A_CARD * most):
            return self.database.connection.execute(sql, given).rowcount


_STEPS_OF_A_CARD = 100
"""About so many steps of SQLite's machine a card takes."""

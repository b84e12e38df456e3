"""A deck's cards and answers on their way out, streamed: there may be a hundred thousand and a million."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from quizapp.content.cards import Choice, View
from quizapp.content.facts import DeckId, FactId
from quizapp.content.items import ItemKind
from quizapp.storage.choices import choices_of
from quizapp.storage.database import Database
from quizapp.storage.memories import MEMORY_COLUMNS


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


def leaving_answers(database: Database, leaving: Leaving) -> Iterator[tuple[Any, ...]]:
    """The answers that stand, oldest first: card (number of its row), moment (UTC ms), grade, interval then and before
    (days; below 0 seconds), ms taken, kind (0 learning, 1 review, 2 relearning …) and factor; lines that came from Anki
    are as they came.

    Answers before format 3 do not name their interval: it is then told by the answer that followed.
    """
    return _tuples(database, _ANSWERS.format(cards=leaving.logged), leaving)


def _tuples(database: Database, sql: str, leaving: Leaving) -> Iterator[tuple[Any, ...]]:
    """The rows as plain tuples: they are unpacked at once."""
    cursor = database.connection.cursor()
    cursor.row_factory = None
    return cursor.execute(sql, leaving.given)


def count_cards(database: Database, leaving: Leaving) -> int:
    """How many cards leave."""
    return int(database.value(f"SELECT count(*) FROM cards WHERE {leaving.cards}", leaving.given))  # noqa: S608


_ANSWERS = """
    SELECT card, at, grade,
        coalesce(anki_ivl, interval_days, CASE
            WHEN state_before = 'review' AND grade > 1 THEN coalesce(
                (SELECT next.interval_before FROM reviews AS next
                 WHERE next.card = answers.card AND next.id > answers.id ORDER BY next.id LIMIT 1),
                (SELECT due_day - last_day FROM cards WHERE cards.n = answers.card), 1)
            ELSE -600 END),
        coalesce(anki_last_ivl, interval_before, CASE state_before WHEN 'new' THEN 0 ELSE -600 END),
        took_ms,
        coalesce(anki_type, CASE state_before WHEN 'review' THEN 1 WHEN 'relearning' THEN 2 ELSE 0 END),
        coalesce(anki_factor, 2500)
    FROM answers WHERE {cards}
    UNION ALL
    SELECT card, id, ease, ivl, last_ivl, time, type, factor FROM anki_acts WHERE {cards}
    ORDER BY 2
"""


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

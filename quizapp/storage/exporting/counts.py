"""How much of a deck would leave."""

import json
from dataclasses import dataclass

from quizapp.content.cards import View
from quizapp.content.facts import DeckId, FactId
from quizapp.content.items import ItemKind
from quizapp.storage.database import Database
from quizapp.storage.exporting.leaving import Leaving
from quizapp.storage.exporting.log import count_answers


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

"""``topic:``, ``tag:``, ``deck:``, ``fact:`` and ``view:`` as SQL: the names that a pattern fits are found first."""

from collections.abc import Callable, Iterable
from typing import assert_never

from quizapp.content.cards import View
from quizapp.content.facts import DeckId
from quizapp.content.search import Name, Named, matches
from quizapp.storage.database import Database

NO_TAG = "none"
"""``tag:none`` finds what has no tag."""


def names_condition(
    database: Database, term: Named, deck: DeckId | None, where: tuple[str, str], keep: Callable[[str], str]
) -> str:
    """The condition on a fact; ``where`` is its number's column and the table that has its deck and topic."""
    pattern = term.pattern
    fact_n, table = where
    match term.name:
        case Name.TOPIC:
            topics = database.rows("SELECT deck, id, title FROM topics WHERE ?1 IS NULL OR deck = ?1", (deck,))
            found = [(row[0], row[1]) for row in topics if matches(pattern, row[1]) or matches(pattern, row[2])]
            pairs = ", ".join(f"({keep(of)}, {keep(topic)})" for of, topic in found)
            return f"({table}.deck, {table}.topic) IN (VALUES {pairs})" if found else "0"
        case Name.TAG:
            return _tagged(database, pattern, fact_n, keep)
        case Name.DECK:
            decks = database.rows("SELECT id, title FROM decks WHERE hidden = 0")
            return _among(
                f"{table}.deck", (row[0] for row in decks if matches(pattern, row[0]) or matches(pattern, row[1])), keep
            )
        case Name.FACT:
            facts = database.rows("SELECT n, id FROM facts WHERE ?1 IS NULL OR deck = ?1", (deck,))
            numbers = ", ".join(str(row[0]) for row in facts if matches(pattern, row[1]))
            return f"{fact_n} IN ({numbers})" if numbers else "0"
        case Name.VIEW:
            return _among("c.view", (view for view in View if matches(pattern, view)), keep)
        case _:
            assert_never(term.name)


def tag_names(database: Database) -> tuple[str, ...]:
    """Every tag that some fact has, or had and lost, in order. Each is sought after the one before, in the index, so
    that 100,000 tagged facts cost no more than their tags."""
    rows = database.rows(
        """
        WITH RECURSIVE names (tag) AS (
            SELECT min(tag) FROM fact_tags
            UNION ALL
            SELECT (SELECT min(tag) FROM fact_tags WHERE tag > names.tag) FROM names WHERE names.tag IS NOT NULL
        )
        SELECT tag FROM names WHERE tag IS NOT NULL
        """
    )
    return tuple(row[0] for row in rows)


def _tagged(database: Database, pattern: str, fact_n: str, keep: Callable[[str], str]) -> str:
    shown = "SELECT fact_n FROM fact_tags"
    if pattern.casefold() == NO_TAG:
        return f"{fact_n} NOT IN ({shown} WHERE origin <> 'removed')"
    tags = (tag for tag in tag_names(database) if matches(pattern, tag) or matches(f"{pattern}::*", tag))
    among = _among("tag", tags, keep)
    return "0" if among == "0" else f"{fact_n} IN ({shown} WHERE {among} AND origin <> 'removed')"


def _among(column: str, names: Iterable[str], keep: Callable[[str], str]) -> str:
    found = ", ".join(map(keep, names))
    return f"{column} IN ({found})" if found else "0"

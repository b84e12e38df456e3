"""Keeping ``cards.locked`` and ``cards.met`` what growth makes of a fact's cards, in the transaction that changes
them."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from quizapp.content.cards import View
from quizapp.content.facts import DeckId, FactId
from quizapp.scheduling.growth import Sibling, open_cards
from quizapp.storage.database import Database

_FEW = 500
"""From so many facts on, reading the whole deck is quicker than asking for each."""

_COLUMNS = "n, fact, view, stability, suspended, locked, met"

_TO_LOOK_AT = """
    SELECT fact FROM cards
    WHERE deck = :deck AND retired = 0 AND (stability IS NULL OR locked <> 0 OR met <> 1)
"""
"""A fact of which every card was answered and is as that makes it, open and met, needs no look."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Relocked:
    """What relocking did: the numbers of the rows that changed, and the views of the cards that opened."""

    changed: frozenset[int]
    opened: tuple[View, ...]


_NOTHING = Relocked(changed=frozenset(), opened=())


def relock(database: Database, deck: DeckId, facts: Collection[FactId] | None = None) -> Relocked:
    """Opens and locks the cards of some facts, or of a whole deck, as their memories now say.

    To be called in the transaction that answered, took back, suspended, retired or made a card of theirs.
    """
    found = list(_strayed(database, deck, facts))
    if not found:
        return _NOTHING
    database.run_many(
        "UPDATE cards SET locked = ?, met = ? WHERE n = ?", [(locked, met, row["n"]) for row, locked, met in found]
    )
    return Relocked(
        changed=frozenset(row["n"] for row, _, _ in found),
        opened=tuple(View(row["view"]) for row, locked, _ in found if row["locked"] and not locked),
    )


def relock_around(database: Database, ns: Collection[int]) -> None:
    """``relock`` for the facts of some cards, by the numbers of their rows."""
    facts: dict[DeckId, set[FactId]] = defaultdict(set)
    sql = "SELECT DISTINCT deck, fact FROM cards WHERE n IN (SELECT value FROM json_each(?))"
    for row in list(database.rows(sql, (json.dumps(list(ns)),))):
        facts[row["deck"]].add(row["fact"])
    for deck, some in facts.items():
        relock(database, deck, some)


def strayed(database: Database, deck: DeckId) -> Iterator[tuple[int, int, int]]:
    """Of the cards whose ``locked`` or ``met`` is not what growth makes of it: what it makes, and the row's number."""
    for row, locked, met in _strayed(database, deck, None):
        yield locked, met, row["n"]


def _strayed(
    database: Database, deck: DeckId, facts: Collection[FactId] | None
) -> Iterator[tuple[sqlite3.Row, int, int]]:
    for rows in _by_fact(database, deck, facts):
        answered = [row["stability"] is not None for row in rows]
        met, opened = int(any(answered)), None if all(answered) else open_cards(map(_sibling, rows))
        for row in rows:
            locked = int(opened is not None and row["n"] not in opened)  # what was ever answered is open
            if (row["locked"], row["met"]) != (locked, met):
                yield row, locked, met


def _by_fact(database: Database, deck: DeckId, facts: Collection[FactId] | None) -> Iterable[list[sqlite3.Row]]:
    if facts is not None and len(facts) < _FEW:
        for fact in facts:
            sql = f"SELECT {_COLUMNS} FROM cards WHERE deck = ? AND fact = ? AND retired = 0"  # noqa: S608 - our own
            yield list(database.rows(sql, (deck, fact)))
        return
    sql = f"SELECT {_COLUMNS} FROM cards WHERE deck = :deck AND retired = 0 AND fact IN ({_TO_LOOK_AT}) ORDER BY fact"  # noqa: S608 - our own
    for fact, rows in groupby(list(database.rows(sql, {"deck": deck})), key=lambda row: row["fact"]):
        if facts is None or fact in facts:
            yield list(rows)


def _sibling(row: sqlite3.Row) -> Sibling:
    return Sibling(n=row["n"], view=View(row["view"]), stability=row["stability"], aside=bool(row["suspended"]))

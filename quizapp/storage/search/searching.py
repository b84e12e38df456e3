"""Searches as SQL: which cards, which facts."""

import json
from array import array
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime
from typing import assert_never

from quizapp.content.facts import DeckId, FactId
from quizapp.content.search import (
    AllOf,
    Comparison,
    Flagged,
    Missed,
    Named,
    Not,
    OneOf,
    Property,
    PropertyIs,
    Rated,
    Search,
    Standing,
    StandingIs,
    Text,
    all_of,
    asks_of_cards,
    one_of,
)
from quizapp.scheduling.day import StudyDay
from quizapp.storage.database import Database
from quizapp.storage.moments import to_ms
from quizapp.storage.search.names import names_condition
from quizapp.storage.search.standing import standing_condition
from quizapp.storage.search.words import text_condition


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchContext:
    """What a search hangs on besides the database. Without a ``deck`` all are searched.

    ``decay`` is FSRS's (below 0), by which today's recall is reckoned. ``missed`` gives the facts that were missed in
    quizzes finished on the last so many study days.
    """

    deck: DeckId | None
    today: StudyDay
    day_ends_at: datetime
    decay: float
    missed: Callable[[int], Collection[tuple[DeckId, FactId]]]


def card_numbers(database: Database, search: Search, context: SearchContext) -> set[int]:
    """The numbers (``cards.n``) of the cards that a search finds; resting cards are never found."""
    return set(sorted_cards(database, search, context, "c.n"))


def sorted_cards(database: Database, search: Search, context: SearchContext, order: str) -> "array[int]":
    """The like, in an order that is given as SQL over ``cards AS c``."""
    question = _Question(database, context)
    where = question.of_cards(search)
    by_number = "INDEXED BY cards_by_number" if _is_found_by_number(search) else ""
    return _numbers(database, f"SELECT c.n AS n FROM cards AS c {by_number} WHERE {where} ORDER BY {order}", question)


def sorted_facts(
    database: Database, search: Search, context: SearchContext, order: str, joined: str = ""
) -> "array[int]":
    """The numbers (``facts.n``) of the facts of which a card is found; a fact without cards is found by what asks
    nothing of cards. The order is given as SQL over ``facts AS f`` and what is ``joined``."""
    question = _Question(database, context)
    where = question.of_facts(search)
    return _numbers(database, f"SELECT f.n AS n FROM facts AS f {joined} WHERE {where} ORDER BY {order}", question)


def _numbers(database: Database, sql: str, question: "_Question") -> "array[int]":
    """The numbers that a question gives, in its order. They come as one text, which SQLite puts together in the order
    of what it is given: ten thousand rows of their own take 3 ms to be handed over."""
    text = database.value(f"SELECT group_concat(n) FROM ({sql})", question.parameters)
    return array("q", json.loads(f"[{text or ''}]"))


def _is_found_by_number(search: Search) -> bool:
    """Whether a search gives numbers of cards at once, so that an index has all that is left to be asked of them."""
    return isinstance(search, Rated) or (isinstance(search, StandingIs) and search.standing is Standing.DUE)


class _Question:
    """A search on its way into SQL; ``parameters`` go with the conditions by their names."""

    def __init__(self, database: Database, context: SearchContext) -> None:
        self._database = database
        self._context = context
        self.parameters: dict[str, int | float | str] = {
            "today": context.today,
            "ends_at": to_ms(context.day_ends_at),
        }

    def of_cards(self, search: Search) -> str:
        """The condition on ``cards AS c``."""
        return f"c.retired = 0 AND {self._in_deck('c')} AND {self._condition(search, 'c.fact_n', 'c')}"

    def of_facts(self, search: Search) -> str:
        """The condition on ``facts AS f``."""
        base = f"f.retired = 0 AND {self._in_deck('f')}"
        if not asks_of_cards(search):
            return f"{base} AND {self._condition(search, 'f.n', 'f')}"
        found = f"f.n IN (SELECT c.fact_n FROM cards AS c WHERE {self.of_cards(search)})"
        without = _without_cards(search)
        if without is None:
            return f"{base} AND {found}"
        bare = "NOT EXISTS (SELECT 1 FROM cards WHERE fact_n = f.n AND retired = 0)"
        return f"{base} AND ({found} OR ({self._condition(without, 'f.n', 'f')} AND {bare}))"

    def _in_deck(self, table: str) -> str:
        if self._context.deck is None:
            return "1"
        self.parameters["deck"] = self._context.deck
        return f"+{table}.deck = :deck"  # the plus: an index by deck would be taken for it, and finds nearly everything

    def _condition(self, search: Search, fact_n: str, table: str) -> str:
        """``fact_n`` and ``table`` are where the fact's number, deck and topic stand."""
        match search:
            case AllOf(terms=terms):
                return self._joined(terms, "AND", "1", fact_n, table)
            case OneOf(terms=terms):
                return self._joined(terms, "OR", "0", fact_n, table)
            case Not(term=term):
                return f"NOT coalesce({self._condition(term, fact_n, table)}, 0)"
            case _:
                return self._one(search, fact_n, table)

    def _joined(self, terms: tuple[Search, ...], word: str, nothing: str, fact_n: str, table: str) -> str:
        parts = (self._condition(term, fact_n, table) for term in terms)
        return f"({f' {word} '.join(parts)})" if terms else nothing

    def _one(
        self,
        term: Text | Named | StandingIs | Flagged | Rated | Missed | PropertyIs,
        fact_n: str,
        table: str,
    ) -> str:
        context = self._context
        match term:
            case Text():
                found = text_condition(self._database, term, fact_n, self.keep)
            case Named():
                found = names_condition(self._database, term, context.deck, (fact_n, table), self.keep)
            case StandingIs(standing=standing):
                found = standing_condition(standing, fact_n, context.deck)
            case Flagged(flag=flag):
                found = f"c.flag = {flag:d}"
            case Rated(days=days, grade=grade):
                since = f"day > :today - {days:d} AND day <= :today" + (f" AND grade = {grade:d}" if grade else "")
                stands = "id NOT IN (SELECT review FROM undone)"  # sooner than the view, which asks for each
                found = f"c.n IN (SELECT card FROM reviews WHERE {since} AND {stands})"
            case Missed(days=days):
                found = self._missed(days, fact_n)
            case PropertyIs():
                found = self._property(term)
            case _:
                assert_never(term)
        return found

    def _missed(self, days: int, fact_n: str) -> str:
        facts = sorted(self._context.missed(days))
        if not facts:
            return "0"
        values = ", ".join(f"({self.keep(deck)}, {self.keep(fact)})" for deck, fact in facts)
        return f"{fact_n} IN (SELECT n FROM facts WHERE (deck, id) IN (VALUES {values}))"

    def _property(self, term: PropertyIs) -> str:
        if term.name is Property.RECALL:
            return self._recall(term)
        return f"{_COLUMNS[term.name]} {term.comparison} {self.keep(term.value)}"

    def _recall(self, term: PropertyIs) -> str:
        """Recall falls as the days since the last answer grow against the stability, so that these are compared: not
        every SQLite can take powers."""
        decay = self._context.decay
        factor = 0.9 ** (1 / decay) - 1
        if term.value <= 0:
            always = {Comparison.MORE, Comparison.AT_LEAST, Comparison.UNEQUAL}
            return "c.stability IS NOT NULL" if term.comparison in always else "0"
        ratio = ((term.value / 100) ** (1 / decay) - 1) / factor
        turned = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}.get(term.comparison, term.comparison)
        return f"max(0, :today - c.last_day) / c.stability {turned} {self.keep(ratio)}"

    def keep(self, value: int | float | str) -> str:
        """Keeps a value for the question; gives its name there."""
        name = f"p{len(self.parameters)}"
        self.parameters[name] = value
        return f":{name}"


_COLUMNS = {
    Property.STABILITY: "c.stability",
    Property.DIFFICULTY: "c.difficulty",
    Property.INTERVAL: "c.due_day - c.last_day",
    Property.LAPSES: "c.lapses",
    Property.REVIEWS: "c.reviews",
    Property.DUE: "c.due_day - :today",
}


def _without_cards(search: Search) -> Search | None:
    """The search as a fact without cards answers it, to whom no card is anything; None: never found."""
    match search:
        case AllOf(terms=terms):
            parts = [_without_cards(term) for term in terms]
            kept = [part for part in parts if part is not None]
            return all_of(*kept) if len(kept) == len(parts) else None
        case OneOf(terms=terms):
            some = [part for part in map(_without_cards, terms) if part is not None]
            return one_of(*some) if some else None
        case Not(term=term):
            inside = _without_cards(term)
            return all_of() if inside is None else Not(term=inside)
        case _:
            return None if asks_of_cards(search) else search

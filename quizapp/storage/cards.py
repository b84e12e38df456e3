"""Cards with their memories: the day's candidates, one card, a fact's cards, a deck's cards."""

import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from quizapp.content.cards import Card, CardId, View
from quizapp.content.heads import DeckId, FactId, TopicId
from quizapp.scheduling.cramming import MODULUS, multiplier_of
from quizapp.scheduling.day import StudyDay
from quizapp.scheduling.memory import Memory
from quizapp.scheduling.queue import Candidate
from quizapp.storage.choices import choices_of
from quizapp.storage.corrections import cards_returning
from quizapp.storage.database import Database
from quizapp.storage.memories import MEMORY_COLUMNS, memory_of
from quizapp.storage.moments import to_ms

RANK = 10_000_000
"""A card's position is so many times its rank among its fact's cards, and its fact's position: no deck file of 64 MB
can hold as many facts."""

_SEEN = f"n, id, fact, topic, position, forward, met, {MEMORY_COLUMNS}"
_WHOLE = f"{_SEEN}, deck, view, number, front, back, choices, hint, retired, suspended, leech, buried_day, flag, locked"


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredCard:
    """A card, its row number, its memory, whether it is asked for, whether it left its deck, and what the person did to
    it; ``locked``: an easier form of its fact comes first; ``met``: it is new, a sibling was answered."""

    n: int
    card: Card
    memory: Memory
    position: int
    forward: bool
    retired: bool
    suspended: bool = False
    leech: bool = False
    buried_day: StudyDay | None = None
    flag: int = 0
    locked: bool = False
    met: bool = False

    def rests(self, today: StudyDay) -> bool:
        """Whether it is not to be asked today: it left its deck, or the person set it aside."""
        return self.retired or self.suspended or self.buried_day == today

    @property
    def candidate(self) -> Candidate:
        """The card as the day's queue sees it."""
        return Candidate(
            card=self.card.id,
            fact=self.card.fact,
            position=self.position,
            memory=self.memory,
            forward=self.forward,
            met=self.met,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """Which cards of a deck are meant: some topics, some facts (both empty: all), the rows of some ``numbers`` (None:
    all)."""

    deck: DeckId
    topics: frozenset[TopicId] = frozenset()
    facts: frozenset[FactId] = frozenset()
    numbers: frozenset[int] | None = None

    def takes(self, row: sqlite3.Row) -> bool:
        """Whether the card of a row is meant."""
        return (
            (not self.topics or row["topic"] in self.topics)
            and (not self.facts or row["fact"] in self.facts)
            and (self.numbers is None or row["n"] in self.numbers)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class DayBorders:
    """A study day and the moment at which it ends; cards due ``ahead_days`` later are wanted too."""

    today: StudyDay
    ends_at: datetime
    ahead_days: int = 0


def card_by_id(database: Database, card: CardId) -> StoredCard | None:
    """A card, retired or not; None for an id that the profile has never had."""
    row = database.row(f"SELECT {_WHOLE} FROM cards WHERE id = ?", (card,))  # noqa: S608 - our own column names
    return None if row is None else _stored(row)


def card_of_row(database: Database, n: int) -> CardId:
    """The id of the card in a row that there is."""
    return CardId(database.value("SELECT id FROM cards WHERE n = ?", (n,)))


def cards_of_deck(database: Database, deck: DeckId) -> Iterator[StoredCard]:
    """The cards of a deck that have not left it, fact by fact in the deck's order."""
    columns = ", ".join(f"cards.{column}" for column in _WHOLE.split(", "))
    return map(
        _stored,
        database.rows(
            f"SELECT {columns} FROM cards JOIN facts ON facts.deck = cards.deck AND facts.id = cards.fact "  # noqa: S608
            "WHERE cards.deck = ? AND cards.retired = 0 ORDER BY facts.position, cards.position",
            (deck,),
        ),
    )


def cards_of_fact(database: Database, deck: DeckId, fact: FactId) -> tuple[StoredCard, ...]:
    """A fact's cards that have not left the deck, in the order in which they are introduced."""
    rows = database.rows(
        f"SELECT {_WHOLE} FROM cards WHERE deck = ? AND fact = ? AND retired = 0 ORDER BY position",  # noqa: S608
        (deck, fact),
    )
    return tuple(map(_stored, rows))


def memories_of_deck(database: Database, deck: DeckId) -> Iterator[tuple[FactId, Memory]]:
    """Fact and memory of every card that has not left the deck and has been studied."""
    for row in database.rows(
        f"SELECT fact, {MEMORY_COLUMNS} FROM cards WHERE deck = ? AND retired = 0 AND state <> 'new'",  # noqa: S608
        (deck,),
    ):
        yield FactId(row["fact"]), memory_of(row)


def card_counts(database: Database, deck: DeckId) -> dict[FactId, int]:
    """How many cards each fact of a deck has."""
    rows = database.rows(
        "SELECT fact, count(*) AS cards FROM cards WHERE deck = ? AND retired = 0 GROUP BY fact", (deck,)
    )
    return {FactId(row["fact"]): row["cards"] for row in rows}


def candidates_for_day(
    database: Database, scope: Scope, day: DayBorders, resting: Collection[FactId], room_for_new: int, *, grows: bool
) -> list[Candidate]:
    """The cards that a study day's queue may take, and hardly any other (a deck may have 100,000).

    All that are due or whose learning step falls due up to the day's end, that are asked for, or whose fact was missed
    in a quiz and is not corrected; and so many new ones
    that ``room_for_new`` facts are among them that neither rest (``resting``) nor have a card of the former. Where
    facts grow up (``grows``), locked cards are left out, and so many new ones are taken of facts that were met and of
    others; where they do not, the easy forms that were never answered are left out.
    """
    given = {"deck": scope.deck, "today": day.today, "due": day.today + day.ahead_days, "ends_at": to_ms(day.ends_at)}
    taken = [_candidate(row) for row in database.rows(_DUE, given) if scope.takes(row)]
    taken = _with_returning(database, scope, day.today, taken)
    if room_for_new > 0:
        closed = {candidate.fact for candidate in taken}.union(resting)
        for met in (1, 0) if grows else (None,):
            rows = database.rows(
                _NEW if met is None else _NEW_OPEN, {**given, "met": met}
            )  # read only as far as needed
            found = _new_ones((row for row in rows if scope.takes(row)), closed, room_for_new)
            taken += found if grows else (replace(one, met=False) for one in found)  # without turns, by position alone
    return taken


def pressing_candidates(database: Database, scope: Scope, day: DayBorders) -> list[Candidate]:
    """Of the cards for a day those that are in whatever its limits say: whose learning step falls due, that are asked
    for, or that come back."""
    given = {"deck": scope.deck, "today": day.today, "ends_at": to_ms(day.ends_at)}
    taken = [_candidate(row) for row in database.rows(_PRESSING, given) if scope.takes(row)]
    return _with_returning(database, scope, day.today, taken)


def _with_returning(database: Database, scope: Scope, today: StudyDay, taken: list[Candidate]) -> list[Candidate]:
    """The candidates with those that come back today because their fact was missed, unless they were asked today."""
    numbers = cards_returning(database, scope.deck, today)
    if not numbers:
        return taken
    rows = database.rows(_RETURNING, {"deck": scope.deck, "today": today, "numbers": json.dumps(numbers)})
    back = {row["id"]: replace(_candidate(row), forward=True) for row in rows if scope.takes(row)}
    return [*(one for one in taken if one.card not in back), *back.values()]


def _new_ones(rows: Iterable[sqlite3.Row], closed: Collection[str], room: int) -> Iterator[Candidate]:
    """The first new cards of so many facts that are not ``closed``."""
    facts: set[str] = set()
    for row in rows:
        if row["fact"] not in closed and row["fact"] not in facts:
            facts.add(row["fact"])
            yield _candidate(row)
            if len(facts) == room:
                return


def cards_to_cram(
    database: Database, scope: Scope, today: StudyDay, known: Collection[CardId] = (), at_most: int | None = None
) -> tuple[list[Candidate], int]:
    """The first cards of a scope to be crammed, and how many more there are; those are left out that are set aside,
    buried today, or ``known``.

    A first card of each fact comes before any second one, so that siblings stand far apart; within that the day
    decides.
    """
    where, given = _chosen(scope, today)
    if known:
        where += " AND id NOT IN (SELECT value FROM json_each(:known))"
        given["known"] = json.dumps(list(known))
    given |= {"times": multiplier_of(today), "room": -1 if at_most is None else at_most}
    order = f"ORDER BY position / {RANK}, n * :times % {MODULUS} LIMIT :room"
    numbers = [row[0] for row in database.plain(f"SELECT n FROM cards WHERE {where} {order}", given)]  # noqa: S608
    rows = database.rows(
        f"SELECT {_SEEN} FROM (SELECT key AS place, value AS wanted FROM json_each(?)) "  # noqa: S608 - our own names
        "CROSS JOIN cards ON n = wanted ORDER BY place",
        (json.dumps(numbers),),
    )
    cards = [_candidate(row) for row in rows]
    if at_most is None or len(cards) < at_most:
        return cards, 0
    return cards, int(database.value(f"SELECT count(*) FROM cards WHERE {where}", given)) - len(cards)  # noqa: S608


def _chosen(scope: Scope, today: StudyDay) -> tuple[str, dict[str, Any]]:
    """The condition on the cards of a scope that are neither set aside nor buried today."""
    where = "deck = :deck AND retired = 0 AND suspended = 0 AND buried_day IS NOT :today"
    given: dict[str, Any] = {"deck": scope.deck, "today": today}
    bounds = {"topic": scope.topics or None, "fact": scope.facts or None, "n": scope.numbers}
    for column, values in bounds.items():
        if values is not None:
            where += f" AND {column} IN (SELECT value FROM json_each(:{column}))"  # noqa: S608 - our own names
            given[column] = json.dumps(list(values))
    return where, given


def due_histogram(database: Database) -> dict[StudyDay, int]:
    """How many cards are due on each study day, over all decks."""
    rows = database.rows(
        "SELECT due_day, count(*) AS cards FROM cards WHERE state = 'review' AND retired = 0 AND suspended = 0 "
        "GROUP BY due_day"
    )
    return {StudyDay(row["due_day"]): row["cards"] for row in rows}


def due_days_of_siblings(database: Database, stored: StoredCard) -> frozenset[StudyDay]:
    """The study days on which the other cards of a card's fact are due."""
    rows = database.rows(
        "SELECT due_day FROM cards WHERE deck = ? AND fact = ? AND state = 'review' AND retired = 0 AND n <> ?",
        (stored.card.deck, stored.card.fact, stored.n),
    )
    return frozenset(StudyDay(row["due_day"]) for row in rows)


def ask_for(database: Database, n: int) -> None:
    """Asks for a card today, whatever its due date."""
    database.run("UPDATE cards SET forward = 1 WHERE n = ?", (n,))


# Each branch has an index of its own; IN takes a card once.
AWAKE = "deck = :deck AND retired = 0 AND suspended = 0 AND buried_day IS NOT :today"
_PRESSING_ROWS = f"""
        SELECT n FROM cards WHERE {AWAKE} AND state IN ('learning', 'relearning') AND due_at < :ends_at
        UNION ALL
        SELECT n FROM cards WHERE {AWAKE} AND forward = 1
"""  # noqa: S608 - our own column names
_PRESSING = f"SELECT {_SEEN} FROM cards WHERE n IN ({_PRESSING_ROWS})"  # noqa: S608 - our own column names
_DUE = f"""
    SELECT {_SEEN} FROM cards WHERE n IN (
        SELECT n FROM cards WHERE {AWAKE} AND state = 'review' AND due_day <= :due
        UNION ALL {_PRESSING_ROWS}
    )
"""  # noqa: S608 - our own column names
_RETURNING = f"""
    SELECT {_SEEN} FROM cards WHERE {AWAKE} AND n IN (SELECT value FROM json_each(:numbers))
        AND (last_day IS NULL OR last_day < :today)
"""  # noqa: S608 - our own column names
_NEW = f"SELECT {_SEEN} FROM cards WHERE {AWAKE} AND state = 'new' AND view <> 'choice' ORDER BY position"  # noqa: S608
_NEW_OPEN = (
    f"SELECT {_SEEN} FROM cards WHERE {AWAKE} AND state = 'new' AND locked = 0 AND met = :met "  # noqa: S608 - our own
    "ORDER BY position"
)


def _candidate(row: sqlite3.Row) -> Candidate:
    return Candidate(
        card=CardId(row["id"]),
        fact=FactId(row["fact"]),
        position=row["position"],
        memory=memory_of(row),
        forward=bool(row["forward"]),
        met=bool(row["met"]),
    )


def _stored(row: sqlite3.Row) -> StoredCard:
    return StoredCard(
        n=row["n"],
        card=Card(
            id=CardId(row["id"]),
            deck=DeckId(row["deck"]),
            fact=FactId(row["fact"]),
            topic=TopicId(row["topic"]),
            view=View(row["view"]),
            number=row["number"],
            front=row["front"],
            back=row["back"],
            choices=choices_of(row["choices"]),
            hint=row["hint"],
        ),
        memory=memory_of(row),
        position=row["position"],
        forward=bool(row["forward"]),
        retired=bool(row["retired"]),
        suspended=bool(row["suspended"]),
        leech=bool(row["leech"]),
        buried_day=row["buried_day"],
        flag=row["flag"],
        locked=bool(row["locked"]),
        met=bool(row["met"]),
    )

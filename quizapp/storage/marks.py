"""What a person does to cards and facts beside answering: setting aside, flags, marks, deletion; in bulk."""

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from quizapp.content.cards import CardId
from quizapp.content.facts import DeckId, FactId
from quizapp.scheduling.day import StudyDay
from quizapp.storage.database import Database
from quizapp.storage.growing import relock, relock_around


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundCards:
    """Cards by the numbers of their rows. ``decks`` are those that they are of, ``unknown`` the ids that stand for no
    card, or for one that left its deck."""

    ns: tuple[int, ...]
    decks: tuple[DeckId, ...]
    unknown: tuple[CardId, ...]


def find_cards(database: Database, cards: Collection[CardId]) -> FoundCards:
    """The cards of some ids."""
    rows = list(
        database.rows(
            "SELECT n, deck, id FROM cards WHERE id IN (SELECT value FROM json_each(?)) AND retired = 0",
            (json.dumps(list(cards)),),
        )
    )
    found = {row["id"] for row in rows}
    return FoundCards(
        ns=tuple(row["n"] for row in rows),
        decks=tuple(DeckId(deck) for deck in sorted({row["deck"] for row in rows})),
        unknown=tuple(card for card in cards if card not in found),
    )


def unknown_facts(
    database: Database, deck: DeckId, facts: Collection[FactId], *, deleted_too: bool = False
) -> list[FactId]:
    """Which of some facts a deck does not have, or no longer; deleted ones count as had if ``deleted_too``."""
    column = "gone" if deleted_too else "retired"
    rows = database.rows(
        f"SELECT id FROM facts WHERE deck = ? AND {column} = 0 AND id IN (SELECT value FROM json_each(?))",  # noqa: S608
        (deck, json.dumps(list(facts))),
    )
    known = {row["id"] for row in rows}
    return [fact for fact in facts if fact not in known]


def cards_without(database: Database, column: str, value: int, ns: Collection[int]) -> tuple[int, ...]:
    """Those of some cards of which a mark does not have a value yet."""
    rows = database.rows(
        f"SELECT n FROM cards WHERE n IN (SELECT value FROM json_each(?)) AND {column} IS NOT ?",  # noqa: S608 - ours
        (json.dumps(list(ns)), value),
    )
    return tuple(row["n"] for row in rows)


def set_cards(database: Database, column: str, value: int | None, ns: Collection[int]) -> None:
    """Sets a mark of some cards. A card that is set aside, or taken up again, opens or locks its siblings."""
    database.run(
        f"UPDATE cards SET {column} = ? WHERE n IN (SELECT value FROM json_each(?))",  # noqa: S608 - our own names
        (value, json.dumps(list(ns))),
    )
    if column == "suspended":
        relock_around(database, ns)


def buried_cards(database: Database, deck: DeckId, day: StudyDay) -> tuple[int, ...]:
    """The cards of a deck that were buried on a study day."""
    rows = database.rows("SELECT n FROM cards WHERE deck = ? AND buried_day = ? AND retired = 0", (deck, day))
    return tuple(row["n"] for row in rows)


def facts_without(
    database: Database, deck: DeckId, column: str, value: int, facts: Collection[FactId]
) -> tuple[FactId, ...]:
    """Those of some facts of which a mark does not have a value yet."""
    rows = database.rows(
        f"SELECT id FROM facts WHERE deck = ? AND id IN (SELECT value FROM json_each(?)) AND {column} <> ?",  # noqa: S608
        (deck, json.dumps(list(facts)), value),
    )
    return tuple(FactId(row["id"]) for row in rows)


def set_facts(database: Database, deck: DeckId, column: str, value: int, facts: Collection[FactId]) -> None:
    """Sets a mark of some facts."""
    database.run(
        f"UPDATE facts SET {column} = ? WHERE deck = ? AND id IN (SELECT value FROM json_each(?))",  # noqa: S608
        (value, deck, json.dumps(list(facts))),
    )


def settle_retired(database: Database, deck: DeckId, facts: Collection[FactId]) -> None:
    """Lets some facts and their cards rest, or brings them back, as ``gone`` and ``deleted`` say."""
    given = {"deck": deck, "facts": json.dumps(list(facts))}
    database.run(_SETTLE_FACTS, given)
    database.run(_SETTLE_CARDS, given)
    relock(database, deck, facts)


def mark_faults(database: Database) -> Iterator[str]:
    """A sentence for each fact or card whose rest is not what deletion says, and for each leech that never lapsed."""
    for row in database.rows("SELECT deck, id FROM facts WHERE retired <> (gone OR deleted)"):
        yield f"The fact {row['id']} of “{row['deck']}” does not rest as its deletion says."
    for row in database.rows(
        "SELECT cards.id FROM cards JOIN facts ON facts.deck = cards.deck AND facts.id = cards.fact "
        "WHERE cards.retired <> (cards.gone OR facts.deleted)"
    ):
        yield f"The card {row['id']} does not rest as the deletion of its fact says."
    for row in database.rows("SELECT id FROM cards WHERE leech = 1 AND lapses = 0"):
        yield f"The card {row['id']} is called a leech but was never forgotten."


_SETTLE_FACTS = """
    UPDATE facts SET retired = (gone OR deleted)
    WHERE deck = :deck AND id IN (SELECT value FROM json_each(:facts)) AND retired <> (gone OR deleted)
"""
_DELETED = "(SELECT deleted FROM facts WHERE facts.deck = cards.deck AND facts.id = cards.fact)"
_SETTLE_CARDS = f"""
    UPDATE cards SET retired = (gone OR {_DELETED})
    WHERE deck = :deck AND fact IN (SELECT value FROM json_each(:facts)) AND retired <> (gone OR {_DELETED})
"""  # noqa: S608 - our own names

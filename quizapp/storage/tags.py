"""Tags of facts: the deck's, the person's, and the deck's that the person took off."""

import json
from collections.abc import Collection, Iterable, Mapping

from quizapp.content.heads import DeckId, FactId
from quizapp.storage.database import Database


def shown_tags(database: Database, deck: DeckId, facts: Collection[FactId] | None = None) -> dict[FactId, list[str]]:
    """The tags of a deck's facts, or of some of them, in the order of the alphabet; facts without any are left out."""
    only = "" if facts is None else "AND fact IN (SELECT value FROM json_each(:facts))"
    tags: dict[FactId, list[str]] = {}
    for row in database.rows(
        f"SELECT fact, tag FROM fact_tags WHERE deck = :deck AND origin <> 'removed' {only} "  # noqa: S608 - our own
        "ORDER BY fact, tag COLLATE NOCASE, tag",
        {"deck": deck, "facts": json.dumps(list(facts or ()))},
    ):
        tags.setdefault(FactId(row["fact"]), []).append(row["tag"])
    return tags


def tags_of(database: Database, deck: DeckId, fact: FactId) -> tuple[str, ...]:
    """The tags of one fact."""
    return tuple(shown_tags(database, deck, (fact,)).get(fact, ()))


def tags_in_use(database: Database, deck: DeckId) -> tuple[str, ...]:
    """Every tag that some fact of a deck has, in the order of the alphabet."""
    rows = database.rows(
        "SELECT DISTINCT tag FROM fact_tags WHERE deck = ? AND origin <> 'removed' ORDER BY tag COLLATE NOCASE, tag",
        (deck,),
    )
    return tuple(row["tag"] for row in rows)


def put_tags(database: Database, deck: DeckId, tags: Mapping[FactId, Iterable[str]]) -> None:
    """Puts tags on facts; one of the deck's that had been taken off is the deck's again."""
    database.run_many(
        "INSERT INTO fact_tags (deck, fact, tag, origin) VALUES (?, ?, ?, 'person') "
        "ON CONFLICT (deck, fact, tag) DO UPDATE SET origin = 'deck' WHERE origin = 'removed'",
        ((deck, fact, tag) for fact, some in tags.items() for tag in some),
    )


def take_tags(database: Database, deck: DeckId, tags: Mapping[FactId, Iterable[str]]) -> None:
    """Takes tags off facts; of the deck's it is remembered, so that a newer deck file does not put them on again."""
    pairs = [(deck, fact, tag) for fact, some in tags.items() for tag in some]
    where = "WHERE deck = ? AND fact = ? AND tag = ? AND origin"
    database.run_many(f"DELETE FROM fact_tags {where} = 'person'", pairs)  # noqa: S608 - our own words
    database.run_many(f"UPDATE fact_tags SET origin = 'removed' {where} = 'deck'", pairs)  # noqa: S608


def merge_deck_tags(database: Database, deck: DeckId, facts: Collection[FactId] | None = None) -> None:
    """Brings the tags that a deck (or some of its facts) carries in line with its content; a person's own stay."""
    given = {"deck": deck, "facts": json.dumps(list(facts or ()))}
    among = "" if facts is None else "AND {} IN (SELECT value FROM json_each(:facts))"
    database.run(
        "DELETE FROM fact_tags WHERE deck = :deck AND origin <> 'person' "  # noqa: S608 - our own words
        f"{among.format('fact')} AND NOT EXISTS (SELECT 1 FROM facts, json_each(facts.record, '$.tags') AS own "
        "WHERE facts.deck = fact_tags.deck AND facts.id = fact_tags.fact AND own.value = fact_tags.tag)",
        given,
    )
    database.run(
        "INSERT INTO fact_tags (deck, fact, tag, origin) SELECT deck, facts.id, own.value, 'deck' "  # noqa: S608
        f"FROM facts, json_each(facts.record, '$.tags') AS own WHERE deck = :deck {among.format('facts.id')} "
        "ON CONFLICT (deck, fact, tag) DO NOTHING",
        given,
    )

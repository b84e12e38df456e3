"""What the tree is drawn from, read without a look at cards' texts: of a deck with 100,000 cards within a breath."""

from collections.abc import Iterable
from typing import cast

from quizapp.content.heads import DeckId, FactId, TopicId
from quizapp.scheduling.day import StudyDay
from quizapp.storage.database import Database


def studied_cards(database: Database, deck: DeckId, number: int | None = None) -> Iterable[tuple[int, float, StudyDay]]:
    """Of every studied card that has not left the deck, or of those of one fact: the fact's number, the stability in
    days, the study day of the last answer."""
    # An index has all of it; left alone, SQLite takes one by which it reads each card's texts too. The plus keeps it
    # from any index by deck where the one by number finds two or three cards.
    index, where = ("INDEXED BY cards_remembered", "deck") if number is None else ("", "fact_n = :number AND +deck")
    rows = database.plain(
        f"SELECT fact_n, stability, last_day FROM cards {index} "  # noqa: S608 - our own names
        f"WHERE retired = 0 AND state <> 'new' AND {where} = :deck",
        {"deck": deck, "number": number},
    )
    return cast("Iterable[tuple[int, float, StudyDay]]", rows)


def facts_on_tree(database: Database, deck: DeckId) -> Iterable[tuple[int, FactId, TopicId, str]]:
    """Number, id, topic and statement of a deck's facts, in its order."""
    rows = database.plain(
        "SELECT n, id, topic, statement FROM facts WHERE deck = ? AND retired = 0 ORDER BY position", (deck,)
    )
    return cast("Iterable[tuple[int, FactId, TopicId, str]]", rows)


def fact_on_tree(database: Database, deck: DeckId, fact: FactId) -> tuple[int, TopicId]:
    """Number and topic of a fact that there is."""
    row = database.row("SELECT n, topic FROM facts WHERE deck = ? AND id = ?", (deck, fact))
    if row is None:
        raise AssertionError("a fact's row is never deleted")
    return row["n"], TopicId(row["topic"])

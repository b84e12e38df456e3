"""What stands around a card on the Study page: one look at its fact, its topic and its tags."""

from dataclasses import dataclass

from quizapp.content.facts import DeckId, FactId
from quizapp.storage.database import Database


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """A fact as its cards show it, retired or not. ``picture`` is SVG text, if the fact has a picture;
    ``answer_picture`` likewise, of the one that is shown with the answer."""

    statement: str
    why: str
    paragraph: int
    topic_title: str
    marked: bool
    tags: tuple[str, ...]
    picture: str | None
    answer_picture: str | None


def around(database: Database, deck: DeckId, fact: FactId) -> Around | None:
    """What stands around the cards of a fact; None for a fact that the profile never had."""
    row = database.row(_AROUND, (deck, fact))
    if row is None:
        return None
    return Around(
        statement=row["statement"],
        why=row["why"],
        paragraph=row["paragraph"],
        topic_title=row["title"],
        marked=bool(row["marked"]),
        tags=tuple(sorted(row["tags"].split("\n"))) if row["tags"] else (),
        picture=row["picture"],
        answer_picture=row["answer_picture"],
    )


_AROUND = """
    SELECT facts.statement, facts.why, facts.paragraph, facts.marked, coalesce(topics.title, facts.topic) AS title,
        (SELECT group_concat(tag, char(10)) FROM fact_tags
         WHERE fact_tags.deck = facts.deck AND fact_tags.fact = facts.id AND origin <> 'removed') AS tags,
        (SELECT svg FROM figures
         WHERE figures.deck = facts.deck AND figures.id = coalesce(
             (SELECT text ->> 'picture' FROM edits
              WHERE edits.deck = facts.deck AND edits.fact = facts.id AND path = 'additions'),
             facts.record ->> 'picture')) AS picture,
        (SELECT svg FROM figures
         WHERE figures.deck = facts.deck AND figures.id = facts.record ->> 'answer_picture') AS answer_picture
    FROM facts LEFT JOIN topics ON topics.deck = facts.deck AND topics.id = facts.topic
    WHERE facts.deck = ? AND facts.id = ?
"""

"""As much of a deck as one fact is made of, however many facts there are beside it."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace

from quizapp.content.deck import Deck
from quizapp.content.facts import DeckId, Fact
from quizapp.content.figures.figure import Figure
from quizapp.content.records import concept_from_record, relation_from_record
from quizapp.storage.database import Database
from quizapp.storage.decks import DeckHead, bare_deck, figure_of, records_of


def deck_of_one(database: Database, head: DeckHead, fact: Fact) -> Deck:
    """A deck with nothing in it but a fact and what it names: enough to make the cards of one that stands alone."""
    queries = [ask.query for ask in fact.asks if ask.query is not None]
    concepts = [
        *(label.region for label in fact.labels),
        *(one for claim in fact.claims for one in (claim.subject, claim.object)),
        *(query.given for query in queries),
    ]
    relations = [*(claim.relation for claim in fact.claims), *(query.relation for query in queries)]
    shown = [*(label.figure for label in fact.labels), fact.picture, fact.answer_picture]
    return replace(
        bare_deck(database, head),
        concepts=tuple(map(concept_from_record, _named(database, "concepts", head.id, concepts))),
        relations=tuple(map(relation_from_record, _named(database, "relations", head.id, relations))),
        facts=(fact,),
        figures=_figures(database, head.id, shown),
    )


def deck_frame(database: Database, head: DeckHead, shown: list[str], *, concepts: bool) -> Deck:
    """A deck without its facts: its topics, the figures that are ``shown``, and where they are wanted its concepts."""
    records = records_of(database, "concepts", head.id) if concepts else iter(())
    return replace(
        bare_deck(database, head),
        concepts=tuple(map(concept_from_record, records)),
        figures=_figures(database, head.id, shown),
    )


def _figures(database: Database, deck: DeckId, names: list[str]) -> tuple[Figure, ...]:
    figures = (figure_of(database, deck, name) for name in dict.fromkeys(filter(None, names)))
    return tuple(figure for figure in figures if figure is not None)


def _named(database: Database, table: str, deck: DeckId, names: Sequence[str]) -> Iterator[dict[str, object]]:
    if not names:
        return iter(())
    return records_of(database, table, deck, "AND id IN (SELECT value FROM json_each(?))", json.dumps(list(names)))

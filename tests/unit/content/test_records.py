"""What storage keeps of a deck comes back as it was."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.content import records
from quizapp.content.deckfiles.deckfile import parse_deck
from quizapp.content.facts import Ask, Blank, Claim, Cloze, Concept, Fact, Level, Query, Relation, Side, Source, Topic
from quizapp.content.facts import WrittenDistractor as Written
from tests.builders import DECK_TEXT

text, ids, several = st.text(max_size=20), st.text(min_size=1, max_size=8), st.lists(st.text(max_size=8), max_size=3)
names = several.map(tuple)
queries = st.builds(Query, relation=ids, blank=st.sampled_from(Side), given=ids)
asks = st.builds(
    Ask,
    id=st.integers(1, 9999),
    query=queries,
    question=text,
    answer=text,
    reverse=text,
    reverse_answer=text,
    stem=text,
    key=st.none() | ids,
    wrong=st.lists(st.builds(Written, text=text, because=text), max_size=2).map(tuple),
    skip=names,
    level=st.sampled_from(Level),
    makes_item=st.booleans(),
    makes_card=st.booleans(),
)
blanks = st.builds(Blank, number=st.integers(1, 9), start=st.integers(0, 9), end=st.integers(0, 9))
facts = st.builds(
    Fact,
    id=ids,
    topic=ids,
    statement=text,
    paragraph=st.integers(1, 99),
    why=text,
    claims=st.lists(st.builds(Claim, subject=ids, relation=ids, object=ids), max_size=2).map(tuple),
    asks=st.lists(asks, max_size=2).map(tuple),
    clozes=st.lists(st.builds(Cloze, text=text, blanks=st.lists(blanks, max_size=2).map(tuple)), max_size=2).map(tuple),
)
PARTS: dict[str, st.SearchStrategy[Any]] = {
    "source": st.builds(Source, title=text, publisher=text, reviewed=st.none() | st.dates()),
    "topic": st.builds(Topic, id=ids, title=text),
    "concept": st.builds(Concept, id=ids, kind=text, name=text, also=names, note=text),
    "relation": st.builds(
        Relation,
        id=ids,
        meaning=text,
        subjects=names,
        objects=names,
        unique=st.lists(st.sampled_from(Side), unique=True).map(tuple),
    ),
    "fact": facts,
}


def both_ways(part: str) -> tuple[Callable[[Any], records.Record], Callable[[Any], Any]]:
    return getattr(records, f"{part}_to_record"), getattr(records, f"{part}_from_record")


@pytest.mark.parametrize("part", PARTS)
@given(data=st.data())
def test_through_json_and_back(part: str, data: st.DataObject) -> None:
    to_record, from_record = both_ways(part)
    value = data.draw(PARTS[part])
    written = json.dumps(to_record(value))
    assert from_record(json.loads(written)) == value
    assert json.dumps(to_record(from_record(json.loads(written)))) == written


def test_what_is_written_is_pinned() -> None:
    """Libraries hold these records: a changed key needs a migration."""
    deck = parse_deck(DECK_TEXT, "deck.toml")
    assert records.source_to_record(deck.source) == {
        "title": "Atlas",
        "publisher": "Map House",
        "reviewed": "2024-02-29",
    }
    assert records.concept_to_record(deck.concepts[0]) == {
        "id": "oslo",
        "kind": "city",
        "name": "Oslo",
        "also": ["Christiania"],
        "note": "",
    }
    assert records.fact_to_record(deck.facts[1])["clozes"][1] == {"text": "Lima is its name.", "blanks": [[2, 0, 4]]}
    assert json.dumps(records.fact_to_record(deck.facts[0])) == (
        '{"id": "F1", "topic": "cities", "statement": "Oslo is the capital of Norway.", "paragraph": 1, '
        '"why": "Maps mark it with a ring.", "claims": [["oslo", "capital-of", "norway"]], '
        '"asks": [{"id": 1, "relation": "capital-of", "blank": "subject", "given": "norway", '
        '"question": "Which city is the capital of Norway?", "answer": "", '
        '"reverse": "Of which country is Oslo the capital?", "reverse_answer": "", "stem": "", "key": null, '
        '"wrong": [], "skip": [], "level": "recall", "makes_item": true, "makes_card": true}], '
        '"clozes": [{"text": "The capital of Norway is Oslo.", "blanks": [[1, 15, 21], [2, 25, 29]]}]}'
    )

"""A deck that is written and read again is the same deck, whatever it holds; and the same deck makes the same file."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.content.clozes import parse_cloze
from quizapp.content.deck import Deck
from quizapp.content.deckfiles.deckfile import parse_deck
from quizapp.content.deckfiles.writing import write_deck
from quizapp.content.facts import Ask, DeckId, Fact, FactId, Level, Source, Topic, TopicId, WrittenDistractor
from quizapp.content.figures.figure import Figure
from quizapp.content.labels import Hide, Label
from quizapp.content.review import review
from quizapp.content.review.findings import Severity
from tests.builders import DECK_TEXT
from tests.written import greenhouse

LACTATION = Path(__file__).resolve().parents[3] / "decks" / "lactation"


def lactation() -> Deck:
    figures = {file.name: file.read_bytes() for file in LACTATION.glob("*.svg")}
    return parse_deck((LACTATION / "deck.toml").read_bytes(), "deck.toml", figures)


def again(deck: Deck) -> Deck:
    return parse_deck(write_deck(deck), "deck.toml", {one.name: one.svg for one in deck.figures})


@pytest.mark.parametrize(
    "deck", [lactation(), greenhouse(), parse_deck(DECK_TEXT, "deck.toml")], ids=["lactation", "greenhouse", "capitals"]
)
def test_a_deck_that_is_written_reads_as_the_same(deck: Deck) -> None:
    assert again(deck) == deck
    assert write_deck(again(deck)) == write_deck(deck)


def test_the_written_lactation_deck_stands_up_to_the_review() -> None:
    assert [one for one in review(again(lactation())) if one.severity is Severity.ERROR] == []


# What an author may type: anything but the signs that cannot be shown; runs of spaces count as one.
TEXT = (
    st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp")), max_size=40)
    .map(lambda text: " ".join(text.split()))
    .filter(bool)
)
MAYBE = st.just("") | TEXT
NAME = st.text(st.sampled_from("abcåß日-_09"), min_size=1, max_size=8)
TAG = NAME.filter(lambda text: text == text.strip())
PLAIN = TEXT.filter(lambda text: not set(text) & set("{}[]:"))


@st.composite
def plain_asks(draw: st.DrawFn, number: int) -> Ask:
    wrong = st.builds(WrittenDistractor, text=TEXT, because=TEXT)
    return Ask(
        id=number,
        query=None,
        question=draw(TEXT),
        answer=draw(TEXT),
        reverse=draw(MAYBE),
        reverse_answer=draw(MAYBE),
        stem=draw(MAYBE),
        hint=draw(MAYBE),
        wrong=tuple(draw(st.lists(wrong, max_size=3))),
        level=draw(st.sampled_from(Level)),
        makes_item=draw(st.booleans()),
        makes_card=draw(st.booleans()),
    )


@st.composite
def facts(draw: st.DrawFn, name: str, topics: list[str]) -> Fact:
    clozes = [
        f"{draw(PLAIN)} {{{{{number}:{draw(PLAIN)}{draw(st.just('') | PLAIN.map(lambda hint: f'::{hint}'))}}}}}."
        for number in range(1, draw(st.integers(1, 3)))
    ]
    return Fact(
        id=FactId(name),
        topic=TopicId(draw(st.sampled_from(topics))),
        statement=draw(TEXT),
        paragraph=draw(st.integers(0, 9_999)),
        why=draw(MAYBE),
        asks=tuple(draw(plain_asks(number)) for number in range(1, draw(st.integers(1, 4)))),
        clozes=tuple(parse_cloze(text) for text in clozes),
        tags=tuple(draw(st.lists(TAG | TAG.map(lambda tag: f"{tag}::x"), max_size=3, unique=True))),
        picture=draw(MAYBE),
        answer_picture=draw(MAYBE),
    )


@st.composite
def decks(draw: st.DrawFn) -> Deck:
    topics = draw(st.lists(NAME, min_size=1, max_size=3, unique=True))
    names = draw(st.lists(NAME, min_size=1, max_size=4, unique=True))
    return Deck(
        id=DeckId(draw(NAME)),
        title=draw(TEXT),
        summary=draw(MAYBE),
        language=draw(TEXT),
        source=Source(title=draw(TEXT), publisher=draw(TEXT | st.just("")), reviewed=draw(st.none() | st.dates())),
        topics=tuple(Topic(id=TopicId(one), title=draw(TEXT)) for one in topics),
        facts=tuple(draw(facts(name, topics)) for name in names),
    )


@settings(max_examples=150, deadline=None)
@given(decks())
def test_whatever_an_author_types_is_written_and_read_as_it_is(deck: Deck) -> None:
    assert again(deck) == deck


def test_labels_of_regions_that_are_no_concepts_go_by_the_name_in_the_figure() -> None:
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect class="region" id="r1"><title>Heart</title>'
        '</rect><g class="label" data-for="r1"><text>x</text></g></svg>'
    )
    deck = parse_deck(DECK_TEXT, "deck.toml")
    labels = (Label(id=1, figure="a.svg", region="r1"), Label(id=2, figure="a.svg", region="r1", hide=Hide.ALL))
    first = replace(deck.facts[0], labels=labels, picture="a.svg")
    whole = replace(deck, facts=(first, *deck.facts[1:]), figures=(Figure(name="a.svg", svg=svg),))
    assert again(again(whole)) == again(whole)
    assert again(whole).facts == whole.facts


def test_a_fact_that_wants_nothing_is_short() -> None:
    fact = Fact(id=FactId("F1"), topic=TopicId("t"), statement='He said "no".')
    deck = Deck(
        id=DeckId("d"),
        title="D",
        source=Source(title="S", publisher="P", reviewed=date(2020, 1, 2)),
        topics=(Topic(id=TopicId("t"), title="T"),),
        facts=(fact,),
    )
    assert write_deck(deck).endswith('\n[[fact]]\nid = "F1"\ntopic = "t"\nstatement = "He said \\"no\\"."\n')
    assert "reviewed = 2020-01-02\n" in write_deck(deck)

"""Asks without a claim: their author says what is right, and which wrong options there are."""

from dataclasses import replace

import pytest

from quizapp.content.cards import View
from quizapp.content.deck import Deck
from quizapp.content.deckfiles.deckfile import parse_deck
from quizapp.content.facts import ADDED_BY_HAND, Ask
from quizapp.content.generators import cards_of_fact, made_of_fact
from quizapp.content.generators.making import NotMade
from quizapp.content.items import Origin, SingleBestAnswer
from quizapp.content.records import fact_from_record, fact_to_record
from quizapp.content.review import review
from quizapp.errors import FileError
from tests.builders import DECK_TEXT, capital_facts, deck, fact, wrong

WRONG = ("about an hour", "about a day", "about a week")


def plain(**fields: object) -> Ask:
    given = {"id": 1, "query": None, "question": "How long is the flight?", "answer": "about a night", **fields}
    return Ask(**given)  # type: ignore[arg-type]


def holding(*asks: Ask) -> Deck:
    return deck(*capital_facts(), fact("my-1", asks=asks, paragraph=0))


def made(*asks: Ask) -> list[SingleBestAnswer | NotMade]:
    whole = holding(*asks)
    return [one for one in made_of_fact(whole, whole.facts[-1], 1) if isinstance(one, SingleBestAnswer | NotMade)]


def test_a_plain_ask_makes_cards_both_ways() -> None:
    whole = holding(
        plain(reverse="What takes about a night?"), plain(id=2, reverse="About a night", reverse_answer="!")
    )
    cards = cards_of_fact(whole, whole.facts[-1])
    assert [(card.view, card.front, card.back) for card in cards] == [
        (View.RECALL, "How long is the flight?", "about a night"),
        (View.REVERSE, "What takes about a night?", "How long is the flight?"),
        (View.RECALL, "How long is the flight?", "about a night"),
        (View.REVERSE, "About a night", "!"),
    ]


def test_wrong_answers_make_a_plain_ask_an_item() -> None:
    (item,) = made(plain(wrong=wrong(*WRONG)))
    assert isinstance(item, SingleBestAnswer)
    assert item.key.text == "About a night"
    assert (item.key.origin, item.key.rationale) == (Origin.KEY, "The statement of my-1.")
    assert {one.text.lower() for one in item.options if not one.correct} <= set(WRONG)
    assert all(one.rationale for one in item.options)


def test_without_wrong_answers_nothing_is_asked_and_nothing_is_missing() -> None:
    assert made(plain()) == []


@pytest.mark.parametrize("texts", [("about a day",), ("about a night", "about a day"), ("a day", "a Day")])
def test_too_few_wrong_answers_are_told(texts: tuple[str, ...]) -> None:
    (one,) = made(plain(wrong=wrong(*texts)))
    assert isinstance(one, NotMade)


def test_a_wrong_answer_that_is_the_right_one_is_found() -> None:
    findings = review(holding(plain(wrong=wrong("About a night", "about a day", "about a week"))))
    assert "true-written-distractor" in {one.rule for one in findings if one.fact == "my-1"}


def test_a_fact_added_by_hand_says_so_and_is_worth_a_look() -> None:
    whole = holding(plain())
    assert whole.source.place(0) == ADDED_BY_HAND
    assert "unsourced" in {one.rule for one in review(whole)}


def test_records_keep_what_is_new() -> None:
    given = replace(
        fact("my-1", asks=(plain(hint="overnight"),), clozes=("A {{1:night::dark}} and {{2:day}}.",), paragraph=0),
        tags=("travel::air",),
        picture="map.svg",
    )
    assert fact_from_record(fact_to_record(given)) == given


def text(ask: str) -> str:
    return f"{DECK_TEXT}\n[[fact.ask]]\nid = 9\n{ask}"


def refused(ask: str) -> str:
    with pytest.raises(FileError) as caught:
        parse_deck(text(ask), "deck.toml")
    (problem,) = caught.value.problems
    return problem.message


def test_a_file_may_ask_without_a_claim() -> None:
    read = parse_deck(text('question = "Who?"\nanswer = "You"\nhint = "Not me"'), "deck.toml")
    assert read.facts[-1].asks[-1] == Ask(id=9, query=None, question="Who?", answer="You", hint="Not me")


@pytest.mark.parametrize(
    ("ask", "said"),
    [
        ('question = "Who?"', "What is right here? Write `for`"),
        ('question = "Who?"\nanswer = "You"\nkey = "oslo"', "'key' goes with `for`"),
        ('question = "Who?"\nanswer = "You"\nskip = ["oslo"]', "'skip' goes with `for`"),
        ('question = "Who?"\nfor = "? capital-of', "The text is not closed"),
        ('question = "Who?"\nanswer = "You', "The text is not closed"),
    ],
)
def test_what_is_missing_or_too_much_is_said(ask: str, said: str) -> None:
    assert said in refused(ask)


def test_a_tag_that_is_none_is_told_with_its_line() -> None:
    with pytest.raises(FileError) as caught:
        parse_deck(DECK_TEXT.replace('why = "Maps', 'tags = ["good", "a::::b"]\nwhy = "Maps'), "deck.toml")
    (problem,) = caught.value.problems
    assert "has an empty level" in problem.message


def test_a_label_of_no_concept_and_no_region_is_told() -> None:
    label = '\n[[label]]\nfact = "F1"\nid = 1\nfigure = "a.svg"\nregion = "nowhere"\n'
    with pytest.raises(FileError, match="1 error"):
        parse_deck(DECK_TEXT + label, "deck.toml")

"""The review of what gives an answer away, and of facts that contradict each other."""

from dataclasses import replace
from typing import Any

from quizapp.content.deckfiles.deckfile import parse_deck, places_of
from quizapp.content.generators import items_of
from quizapp.content.items import Exhibit, Tab
from quizapp.content.review import Finding, Severity, review
from tests.builders import deck
from tests.unit.exams.makers import make_item, make_word
from tests.written import FIGURES, greenhouse, greenhouse_text

TELLS = "Oxytocin squeezes the alveoli, and milk moves along. What is it called?"
ASKS = "What squeezes the alveoli so that milk moves along?"


def told(rule: str, *items: Any) -> list[Finding]:
    return [one for one in review(deck(), items) if one.rule == rule]


def test_a_question_that_holds_its_answer() -> None:
    for item in (
        make_item(key="oxytocin", stem="Is it oxytocin that squeezes the alveoli?"),
        make_word("oxytocin", "pitocin", stem="Pitocin squeezes the alveoli. Which hormone is it?"),
    ):
        (finding,) = told("gives-itself-away", item)
        assert finding.severity is Severity.ERROR
    assert finding.message == 'The question holds its own answer, "pitocin".'


def test_words_that_a_wrong_option_has_too_tell_nothing() -> None:
    stem = "Which vitamin helps the eyes?"
    assert told("gives-itself-away", make_item(key="Vitamin A", wrong=("Vitamin K", "Vitamin D"), stem=stem)) == []
    assert told("gives-itself-away", make_item(key="Vitamin A", wrong=("Zinc", "Iron"), stem=stem)) != []


def test_a_record_may_hold_the_answer() -> None:
    exhibit = Exhibit(tabs=(Tab(title="Notes", text="Oxytocin squeezes the alveoli, milk moves along."),))
    assert told("gives-itself-away", make_item(key="oxytocin", stem=ASKS, exhibit=exhibit)) == []


def test_a_question_that_tells_the_answer_to_another_of_its_case() -> None:
    notes = (Tab(title="Notes", text="Oxytocin squeezes the alveoli so that milk moves along."),)
    first = make_item("F1", key="letdown", stem=TELLS, exhibit=Exhibit(tabs=notes, case="one", step=1))
    second = make_item("F2", key="oxytocin", stem=ASKS, exhibit=Exhibit(tabs=notes, case="one", step=2))
    (finding,) = told("gives-another-away", first, second)
    assert (finding.severity, finding.place) == (Severity.WARNING, first.id)
    assert finding.message == f'The question tells the answer to another of its case: "{ASKS}"'
    elsewhere = replace(second, exhibit=Exhibit(tabs=notes, case="other", step=1))
    assert told("gives-another-away", first, elsewhere) == []  # forms keep them apart
    assert told("gives-another-away", replace(first, exhibit=Exhibit(tabs=notes)), second) == []


def test_the_teachers_case_gives_nothing_away() -> None:
    assert not {one.rule for one in review(greenhouse())} & {"gives-itself-away", "gives-another-away", "contradiction"}


CONTRADICTING = (
    ('"too-much-heat is-met-by opening-the-roof"', '"too-much-heat is-met-by watering-more"'),
    ('"too-little-light is-met-by moving-to-window"', '"too-little-light is-met-by watering-less"'),
)
"""Two facts of the greenhouse now say what others say already of something else."""


def test_facts_that_contradict_each_other_are_errors_with_their_places() -> None:
    text = greenhouse_text(*CONTRADICTING)
    some = parse_deck(text, "deck.toml", FIGURES)
    where = places_of(text.encode(), "deck.toml")
    found = [one for one in review(some, where=where) if one.rule == "contradiction"]
    assert [(one.severity, one.fact, one.place) for one in found] == [
        (Severity.ERROR, name, str(where[name])) for name in (one.fact for one in found) if name
    ]
    assert [one.message for one in found] == [
        "The facts G1 and G4 contradict each other: for “watering it more” one says “too little water”, the other "
        "“too much heat”, and 'is-met-by' takes one answer. Nothing that they disagree about is asked.",
        "The facts G2 and G3 contradict each other: for “watering it less” one says “too much water”, the other "
        "“too little light”, and 'is-met-by' takes one answer. Nothing that they disagree about is asked.",
    ]


def test_the_bank_is_made_without_what_they_disagree_about() -> None:
    some = parse_deck(greenhouse_text(*CONTRADICTING), "deck.toml", FIGURES)
    made = {item.id for item in items_of(some, 0)}
    missing = {item.id for item in items_of(greenhouse(), 0)} - made
    assert "greenhouse/item/drop_down_cloze-case-3" in missing
    assert len(made) >= 8

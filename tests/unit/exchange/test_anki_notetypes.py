"""What is frozen, and how the cards are built."""

import re
import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.content.cards import View
from quizapp.content.facts import DeckId
from quizapp.exchange.anki.models import fact_model, figure_model, item_model, question_model
from quizapp.exchange.anki.notes import deck_number, guid
from quizapp.exchange.anki.notetypes import (
    FACT_FIELDS,
    FACT_SLOTS,
    FIGURE_FIELDS,
    ITEM_FIELDS,
    QUESTION_FIELDS,
    SLOTS,
    Slot,
    slot_of,
)
from quizapp.exchange.anki.style import CSS
from quizapp.paths import resources

from .makers import steady


def test_the_fact_type_is_frozen() -> None:
    """Written out in full. If this fails, do not change the test: Anki would refuse to update every learner's notes."""
    model = fact_model()
    assert (model.model_id, model.name) == (1763942411001, "QuizApp fact")
    assert [field["name"] for field in model.fields] == [
        *("Id", "Statement", "Why", "Source", "Topic", "Picture"),
        *("Recall 1 front", "Recall 1 back", "Recall 2 front", "Recall 2 back"),
        *("Recall 3 front", "Recall 3 back", "Recall 4 front", "Recall 4 back"),
        *("Reverse 1 front", "Reverse 1 back", "Reverse 2 front", "Reverse 2 back"),
        *("Reverse 3 front", "Reverse 3 back", "Reverse 4 front", "Reverse 4 back"),
        *("Cloze 1 front", "Cloze 1 back", "Cloze 2 front", "Cloze 2 back", "Cloze 3 front", "Cloze 3 back"),
        *("Cloze 4 front", "Cloze 4 back", "Cloze 5 front", "Cloze 5 back", "Cloze 6 front", "Cloze 6 back"),
    ]
    assert [template["name"] for template in model.templates] == [
        *("Recall 1", "Recall 2", "Recall 3", "Recall 4"),
        *("Reverse 1", "Reverse 2", "Reverse 3", "Reverse 4"),
        *("Cloze 1", "Cloze 2", "Cloze 3", "Cloze 4", "Cloze 5", "Cloze 6"),
    ]


def test_the_question_type_is_frozen() -> None:
    """Written out in full. If this fails, do not change the test: Anki would refuse to update every learner's notes."""
    model = question_model()
    assert (model.model_id, model.name) == (1763942411002, "QuizApp question")
    assert [field["name"] for field in model.fields] == [
        *("Id", "Facts", "Topic", "Stem", "Option 1", "Option 2", "Option 3", "Option 4", "Option 5"),
        *("Rationale 1", "Rationale 2", "Rationale 3", "Rationale 4", "Rationale 5", "Key", "Source", "Picture"),
    ]
    assert [template["name"] for template in model.templates] == ["Question"]


def test_the_figure_type_is_frozen() -> None:
    """Written out in full. If this fails, do not change the test: Anki would refuse to update every learner's notes."""
    model = figure_model()
    assert (model.model_id, model.name) == (1763942411003, "QuizApp figure")
    assert [field["name"] for field in model.fields] == [
        *("Id", "Fact", "Topic", "Question", "Answer", "Front picture", "Back picture", "Statement", "Why", "Source"),
    ]
    assert [template["name"] for template in model.templates] == ["Label"]


def test_the_item_type_is_frozen() -> None:
    """Written out in full. If this fails, do not change the test: Anki would refuse to update every learner's notes."""
    model = item_model()
    assert (model.model_id, model.name) == (1763942411004, "QuizApp item")
    assert [field["name"] for field in model.fields] == [
        *("Id", "Kind", "Facts", "Topic", "Stem", "Exhibit", "Task", "Answer", "Source", "Record"),
    ]
    assert [template["name"] for template in model.templates] == ["Item"]


def test_identities_are_frozen() -> None:
    """If this fails, do not change the test: every learner would get every note a second time."""
    assert guid("fact", "lactation", "F33", 1) == "2929d09fa72e1c7fd3e2"
    assert guid("item", "lactation/F33/single_best_answer-1") == "592e1a0dc5bb1a03353a"
    assert guid("label", "lactation/F16/label-1") == "fce553476edbb00177ef"
    assert deck_number(DeckId("lactation"), "whole") == 4536487386287


@steady
@given(st.lists(st.tuples(st.text("abc/", min_size=1), st.integers(1, 5)), unique=True))
def test_identities_differ(names: list[tuple[str, int]]) -> None:
    assert len({guid("fact", "deck", name, page) for name, page in names}) == len(names)


@steady
@given(st.sampled_from(sorted(SLOTS)), st.lists(st.integers(1, 9999), unique=True))
def test_each_number_has_a_place_of_its_own(view: View, numbers: list[int]) -> None:
    places = [slot_of(view, number) for number in numbers]
    assert len(set(places)) == len(numbers)
    assert {slot for _, slot in places} <= set(FACT_SLOTS)


@pytest.mark.parametrize(
    ("view", "number", "page", "name"),
    [
        (View.RECALL, 1, 1, "Recall 1"),
        (View.RECALL, 4, 1, "Recall 4"),
        (View.RECALL, 5, 2, "Recall 1"),
        (View.CLOZE, 6, 1, "Cloze 6"),
        (View.CLOZE, 13, 3, "Cloze 1"),
    ],
)
def test_a_full_note_goes_on_on_the_next_page(view: View, number: int, page: int, name: str) -> None:
    assert slot_of(view, number) == (page, Slot(view=view, number=int(name[-1])))
    assert slot_of(view, number)[1].template == name


def test_which_field_makes_which_card_is_what_genanki_would_find_out() -> None:
    import genanki

    for model in (fact_model(), figure_model(), question_model(), item_model()):
        slow = genanki.Model(model.model_id, model.name, model.fields, model.templates)
        assert model._req == slow._req


MODELS = (
    (fact_model(), FACT_FIELDS),
    (figure_model(), FIGURE_FIELDS),
    (question_model(), QUESTION_FIELDS),
    (item_model(), ITEM_FIELDS),
)


def test_templates_name_only_fields_that_exist() -> None:
    for model, fields in MODELS:
        for template in model.templates:
            named = re.findall(r"{{[#/^]?([^}]*)}}", template["qfmt"] + template["afmt"])
            assert set(named) <= set(fields)


def test_nothing_is_fetched() -> None:
    html = "".join(t["qfmt"] + t["afmt"] for model, _ in MODELS for t in model.templates)
    assert not re.search(r"https?:|//[a-z]|@import|url\(|\bsrc=|\bhref=|fetch\(|XMLHttp", CSS + html)


@pytest.mark.parametrize(("scheme", "selector"), [("light", ".card {"), ("dark", ".night_mode .card {")])
def test_colours_are_those_of_the_window(scheme: str, selector: str) -> None:
    tokens = tomllib.loads((resources() / "styles" / "tokens.toml").read_text(encoding="utf-8"))[scheme]
    block = CSS[CSS.index(selector) :].split("}", 1)[0]
    used = dict(re.findall(r"--([a-z]+): (#[0-9A-F]{6})", block))
    assert used
    assert used == {name: tokens[name] for name in used}


def test_both_schemes_name_the_same_colours_and_every_colour_used_is_named() -> None:
    named = [re.findall(r"--([a-z]+):", block) for block in CSS.split("}")[:2]]
    assert named[0] == named[1]
    assert set(re.findall(r"var\(--([a-z]+)\)", CSS)) <= set(named[0])

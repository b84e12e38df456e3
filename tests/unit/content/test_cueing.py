"""Whether one item gives another's answer away."""

from dataclasses import replace

import pytest

from quizapp.content.cueing import Room, clash, gives_away, said
from quizapp.content.items import Exhibit, Item, ItemKind, Option, OptionId, Place, PlaceId, Segment, Tab
from tests.unit.exams.makers import (
    MAKERS,
    make_drop_down,
    make_grouping,
    make_highlight,
    make_item,
    make_matching,
    make_matrix_choice,
    make_number,
    make_ordered,
    make_select_all,
    make_true_false_reason,
    make_word,
)


def asks(stem: str, key: str = "oxytocin", wrong: tuple[str, ...] = ("insulin", "estrogen")) -> Item:
    return make_item(stem=stem, key=key, wrong=wrong)


EJECTS = asks("Which hormone squeezes the alveoli, so that milk moves along the ducts?")
TELLS = "Oxytocin squeezes the alveoli and milk moves along. What comes next?"


def test_a_question_that_states_the_answer_gives_it_away() -> None:
    assert gives_away(asks(TELLS, "letdown"), EJECTS)
    assert not gives_away(EJECTS, asks(TELLS, "letdown"))
    assert clash(asks(TELLS, "letdown"), EJECTS)
    assert clash(EJECTS, asks(TELLS, "letdown"))


@pytest.mark.parametrize(
    "stem",
    [
        "What does insulin do while the alveoli are squeezed and milk moves along the ducts?",  # not the answer
        "What does oxytocin do to the uterus?",  # about something else
        "Oxytocin is one hormone. Which other squeezes the alveoli, so that milk moves?",  # in two sentences
    ],
)
def test_a_question_that_states_only_half_gives_nothing_away(stem: str) -> None:
    assert not gives_away(asks(stem, "letdown"), EJECTS)


def test_endings_and_capitals_do_not_matter() -> None:
    assert gives_away(asks("OXYTOCIN squeezes alveoli, moving the milk along a duct. Why?", "x"), EJECTS)


def test_options_state_nothing() -> None:
    one = asks("What happens?", "oxytocin squeezes the alveoli, so that milk moves along the ducts")
    assert not gives_away(one, EJECTS)


def test_a_statement_that_may_be_false_states_nothing() -> None:
    assert not gives_away(make_true_false_reason(stem=TELLS), EJECTS)
    assert gives_away(make_select_all(stem=TELLS), EJECTS)


def test_passages_and_exhibits_state_what_they_say() -> None:
    passage = (Segment(text="Oxytocin squeezes the alveoli. "), Segment(text="Milk moves", place=PlaceId("a")))
    milder = asks("Which hormone squeezes the alveoli?")
    assert gives_away(replace(make_highlight("a", "x"), passage=passage), milder)
    assert gives_away(replace(make_drop_down("1"), passage=passage), milder)
    notes = Exhibit(tabs=(Tab(title="Notes", text="Milk came.\nOxytocin squeezes the alveoli."),))
    assert gives_away(make_item(exhibit=notes), milder)
    table = Exhibit(tabs=(Tab(title="Hours", table=(("Oxytocin", "squeezes the alveoli"), ("Insulin", "does not"))),))
    assert gives_away(make_item(exhibit=table), milder)
    assert not gives_away(make_item(exhibit=Exhibit(tabs=())), milder)


def test_a_blank_keeps_its_answer_to_itself() -> None:
    passage = (Segment(place=PlaceId("1")), Segment(text=" squeezes the alveoli, and milk moves along the ducts."))
    blank = replace(make_drop_down("1"), passage=passage)
    assert not gives_away(blank, EJECTS)


def at_blank(text: str, key: str) -> Item:
    before, after = text.split("_")
    passage = (Segment(text=before), Segment(place=PlaceId("1")), Segment(text=after))
    option: Option = replace(make_drop_down("1").options[0], text=key)
    return replace(make_drop_down("1"), passage=passage, options=(option,))


def test_a_blank_is_asked_about_by_its_own_sentence() -> None:
    blank = at_blank("The baby suckles. Then _ squeezes the alveoli. Milk moves along the ducts.", "oxytocin")
    assert gives_away(asks("Why is it that oxytocin squeezes alveoli?", "x"), blank)
    assert not gives_away(asks("Why does oxytocin come once the baby suckles, so that milk moves along?", "x"), blank)


def test_names_are_asked_about_as_a_whole() -> None:
    rows = (Place(id=PlaceId("r1"), text="squeezes the alveoli"),)
    matrix = replace(make_matrix_choice({"r1": "p", "r2": "o"}), rows=rows)
    matrix = replace(matrix, options=tuple(replace(one, text="Oxytocin") for one in matrix.options[:1]))
    assert gives_away(asks("Where does oxytocin squeeze the alveoli?", "x"), matrix)
    assert not gives_away(asks("Where does oxytocin reach the alveoli?", "x"), matrix)
    terms = (Place(id=PlaceId("trunk"), text="trunk"),)
    matching = replace(make_matching({"trunk": "a"}), terms=terms)
    matching = replace(matching, options=tuple(replace(one, text="Nipple") for one in matching.options))
    assert gives_away(asks("The nipple is drawn as the trunk. What are the leaves?", "x"), matching)
    groups = (Place(id=PlaceId("g1"), text="Hormones of milk"),)
    grouping = replace(make_grouping({"g1": ("a", "x")}), groups=groups)
    grouping = replace(grouping, options=tuple(replace(one, text="Prolactin") for one in grouping.options))
    assert gives_away(asks("Prolactin is a hormone of milk. Which other is?", "x"), grouping)


def test_what_is_typed_can_be_given_away() -> None:
    number = make_number(30, stem="After how long does the letdown follow when a baby suckles?")
    assert gives_away(asks("A baby suckles and 30 seconds later the letdown follows. Why?", "x"), number)
    assert not gives_away(asks("A baby suckles and 40 seconds later the letdown follows. Why?", "x"), number)
    word = make_word("liquid gold", stem="By which name is the first milk known?")
    assert gives_away(asks("The first milk is known as liquid gold. Why?", "x"), word)


def test_a_key_without_words_is_never_given_away() -> None:
    nothing = replace(make_item(), options=(replace(make_item().options[0], text="—", id=OptionId("x")),))
    assert said(nothing).asked == ()


def test_an_order_asks_nothing_that_a_sentence_tells() -> None:
    assert said(make_ordered("abcd")).asked == ()


@pytest.mark.parametrize("kind", ItemKind)
def test_every_kind_says_something(kind: ItemKind) -> None:
    item = MAKERS[kind](stem="Which part of the milk is liquid gold, and when?")
    found = said(item)
    assert bool(found.stated) == (kind is not ItemKind.TRUE_FALSE_REASON)
    assert not gives_away(item, item)


def test_a_room_knows_what_clashes_with_anything_inside() -> None:
    teller = said(asks(TELLS, "letdown"))
    for first, second in ((teller, said(EJECTS)), (said(EJECTS), teller)):
        room = Room()
        assert not room.clashes(second)
        room.add(said(asks("Which day is it today?", "monday")))
        assert not room.clashes(second)
        room.add(first)
        assert room.clashes(second)

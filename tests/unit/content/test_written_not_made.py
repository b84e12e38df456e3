"""Written items that cannot be made: answers that are right, pools too small, facts that contradict each other."""

from quizapp.content.deckfiles.deckfile import parse_deck
from quizapp.content.distractors import true_names
from quizapp.content.facts import ConceptId, Query, Side
from quizapp.content.generators import (
    ItemNotMade,
    NotMade,
    items_among,
    made_of,
    written_items,
)
from quizapp.content.truth import contradictions
from tests.unit.content.greenhouse_items import made, reason
from tests.written import FIGURES, changed, greenhouse, greenhouse_text


def test_a_wrong_answer_that_is_right() -> None:
    wrong = 'for = "? shows-as green-crust"\nwrong = [{ text = "Too MUCH water", because = "No." }]'
    text = changed("crust", ('for = "? shows-as green-crust"', wrong))
    assert reason(text, "crust") == (
        "“Too MUCH water” is written as a wrong answer, and the deck says that it is right"
    )


def test_pools_that_are_too_small() -> None:
    text = changed("crust", ('"? shows-as green-crust"', '"? means holds-on"'))
    assert reason(text, "crust") == "only 0 wrong options of a fitting length can be found; two are needed"
    text = changed("water-signs", ('"too-much-water shows-as ?"', '"door serves-for ?"'))
    assert reason(text, "water-signs") == "only 3 options of a fitting length can be found; five are needed"
    text = changed(
        "two-light-signs", ('"too-little-light shows-as ?"\ncount = 2', '"? shows-as limp-leaves"\ncount = 2')
    )
    assert reason(text, "two-light-signs") == "only 4 options of a fitting length can be found; five are needed"


def test_facts_that_contradict_each_other() -> None:
    text = greenhouse_text(('"too-much-heat is-met-by opening-the-roof"', '"too-much-heat is-met-by watering-more"'))
    deck = parse_deck(text, "deck.toml", FIGURES)
    (found,) = contradictions(deck)
    assert (found.earlier.id, found.later.id) == ("G1", "G4")
    assert found.query == Query(relation=found.query.relation, blank=Side.SUBJECT, given=ConceptId("watering-more"))
    said = (
        "the facts G1 and G4 contradict each other: for “watering it more” one says “too little water”, the other "
        "“too much heat”, and 'is-met-by' takes one answer"
    )
    assert found.sentence(deck) == said
    reasons = {one.item: one.reason for one in written_items(deck, 0) if isinstance(one, ItemNotMade)}
    assert reasons["case-3"] == f"in blank 1 {said}"
    assert len(items_among(written_items(deck, 0))) == len(deck.items) - len(reasons) > 10
    assert list(contradictions(greenhouse())) == []


def test_an_ask_about_which_facts_contradict_each_other_makes_no_item() -> None:
    ask = 'cloze = "A plant with too little water stands in {{1:dry}} soil."'
    text = greenhouse_text(
        ('"too-much-heat is-met-by opening-the-roof"', '"too-much-heat is-met-by watering-more"'),
        (ask, f'{ask}\n[[fact.ask]]\nid = 1\nfor = "? is-met-by watering-more"\nquestion = "Against which trouble?"'),
    )
    (found,) = (one for one in made_of(parse_deck(text, "deck.toml", FIGURES), 0) if isinstance(one, NotMade))
    assert (found.fact, found.ask) == ("G1", 1)
    assert found.reason.startswith("the facts G1 and G4 contradict each other")


def test_facts_that_say_the_same_twice_or_of_one_thing_by_two_names_are_no_contradiction() -> None:
    text = greenhouse_text(
        ('"tendril means holds-on"', '"tendril means holds-on", "heat is-met-by opening-the-roof"'),
        (
            '[[concept]]\nid = "too-much-heat"',
            '[[concept]]\nid = "heat"\nkind = "trouble"\nname = "too much heat"\n\n[[concept]]\nid = "too-much-heat"',
        ),
    )
    assert list(contradictions(parse_deck(text, "deck.toml", FIGURES))) == []


def test_namesakes_are_right_too() -> None:
    """What is true of a concept is true of another by the same name, on both sides of a claim."""
    text = greenhouse_text(
        (
            '[[concept]]\nid = "too-much-heat"',
            '[[concept]]\nid = "heat"\nkind = "trouble"\nname = "too much heat"\n\n[[concept]]\nid = "too-much-heat"',
        ),
    )
    text = text.replace('columns = ["too-much-heat", "too-little-light"]', 'columns = ["heat", "too-little-light"]', 1)
    one = made(text, "sign-matrix")
    assert {key.id for key in one.keys} >= {"scorched-edges/heat", "dropped-flowers/heat"}
    deck = greenhouse()
    query = Query(relation=deck.relations[0].id, blank=Side.OBJECT, given=ConceptId("too-much-heat"))
    assert true_names(deck, query) == {"scorched leaf edges", "flowers that drop off"}

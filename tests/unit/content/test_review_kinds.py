"""The review of every kind of item: its make-up, its truth, its sets of options."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from quizapp.content.facts import ConceptId, WrittenDistractor
from quizapp.content.generators import items_of
from quizapp.content.items import (
    DropDownRationale,
    FillIn,
    HotSpot,
    Item,
    ItemKind,
    Matching,
    NumberWanted,
    Option,
    OptionId,
    OrderedResponse,
    PlaceId,
    Segment,
    SelectN,
    TrueFalseReason,
    WordWanted,
)
from quizapp.content.items import Place as Column
from quizapp.content.review import Finding, Severity, counts_by_rule, review
from quizapp.content.review.asked import choices_of, queries_by_place
from quizapp.content.review.choices import choice_sets
from quizapp.content.review.structure import complaints
from quizapp.content.written import Asked, WrittenOrderedResponse
from quizapp.errors import Place
from tests.written import EVERY_KIND, greenhouse

ITEMS = {item.id.rpartition("/")[2]: item for item in items_of(greenhouse(), 0)}


def an(kind: ItemKind) -> Any:
    """The first item of a kind."""
    return next(item for item in ITEMS.values() if item.kind is kind)


def named(name: str) -> Any:
    """The item that is written under a name."""
    return next(item for id_, item in ITEMS.items() if id_.endswith(f"-{name}"))


def only(item: Item) -> set[str]:
    """The rules that find something wrong with one item of the deck."""
    return {one.rule for one in found(item)}


def found(item: Item) -> list[Finding]:
    """What is found about one item of the deck."""
    return [one for one in review(greenhouse(), [item]) if one.place == item.id]


def with_options(item: Any, change: Callable[[Option], Option]) -> Any:
    """An item whose options are changed."""
    return replace(item, options=tuple(change(option) for option in item.options))


def turned(option: Option) -> Option:
    """Right becomes wrong and wrong right."""
    return replace(option, correct=not option.correct)


def unmarked(option: Option) -> Option:
    """Nothing is right any more."""
    return replace(option, correct=False)


@pytest.mark.parametrize("name", sorted(ITEMS))
def test_what_generators_make_is_true_by_the_claims(name: str) -> None:
    assert only(ITEMS[name]).isdisjoint({"untraceable", "true-distractor", "wrong-key", "alike-options"})


@pytest.mark.parametrize(
    "kind", sorted(set(ItemKind) - {ItemKind.FILL_IN, ItemKind.ORDERED_RESPONSE, ItemKind.BOW_TIE})
)
def test_what_is_turned_into_its_opposite_is_told_for_every_kind(kind: ItemKind) -> None:
    assert {"true-distractor", "wrong-key"} <= only(with_options(an(kind), turned))


@pytest.mark.parametrize("kind", sorted(set(ItemKind) - {ItemKind.FILL_IN, ItemKind.ORDERED_RESPONSE}))
def test_an_item_without_a_key_is_told_for_every_kind(kind: ItemKind) -> None:
    assert list(complaints(with_options(an(kind), unmarked)))


@pytest.mark.parametrize("kind", sorted(set(ItemKind) - {ItemKind.FILL_IN, ItemKind.ORDERED_RESPONSE}))
def test_an_item_without_options_is_told_for_every_kind(kind: ItemKind) -> None:
    assert list(complaints(replace(an(kind), options=())))


def test_a_reason_that_traces_to_nothing_is_told() -> None:
    assert only(replace(an(ItemKind.FILL_IN), rationale="")) >= {"untraceable"}


def test_a_verdict_against_the_facts_is_told() -> None:
    item: TrueFalseReason = an(ItemKind.TRUE_FALSE_REASON)
    verdict = item.places[0]
    changed = with_options(item, lambda option: turned(option) if option.place == verdict else option)
    assert "wrong-key" in only(changed)
    none = with_options(item, lambda option: unmarked(option) if option.place == verdict else option)
    assert "wrong-key" in only(none)


def test_an_order_against_the_facts_is_told() -> None:
    item: OrderedResponse = an(ItemKind.ORDERED_RESPONSE)
    assert "wrong-key" in only(replace(item, order=item.order[::-1]))
    assert "wrong-key" not in only(item)


def test_an_order_of_other_steps_is_told() -> None:
    item: OrderedResponse = an(ItemKind.ORDERED_RESPONSE)
    assert any("not an order" in one for one in complaints(replace(item, options=item.options[1:])))
    assert any("steps" in one for one in complaints(replace(item, order=item.order[:2])))


def test_a_spelling_that_names_a_wrong_answer_is_told() -> None:
    item = next(one for one in ITEMS.values() if isinstance(one, FillIn) and isinstance(one.wanted, WordWanted))
    assert isinstance(item.wanted, WordWanted)
    wrong = next(
        one.name for one in greenhouse().concepts if one.name not in item.wanted.accepted and one.kind == "trouble"
    )
    changed = replace(item, wanted=WordWanted(accepted=(*item.wanted.accepted, wrong)))
    assert "wrong-key" in only(changed)
    assert "wrong-key" not in only(replace(item, wanted=WordWanted(accepted=("a word that no deck has",))))
    assert list(complaints(replace(item, wanted=WordWanted(accepted=(" ",)))))
    assert not list(complaints(item))


def test_a_number_needs_a_tolerance_and_a_unit() -> None:
    item = next(one for one in ITEMS.values() if isinstance(one, FillIn) and isinstance(one.wanted, NumberWanted))
    assert not list(complaints(item))
    for wanted in (NumberWanted(value=1, tolerance=-1, unit="cm"), NumberWanted(value=1, tolerance=0, unit="")):
        assert len(list(complaints(replace(item, wanted=wanted)))) == 1


def test_how_many_are_right_stands_in_the_stem() -> None:
    item: SelectN = an(ItemKind.SELECT_N)
    assert not list(complaints(item))
    assert any("does not say" in one for one in complaints(replace(item, stem="By which signs does it show?")))
    assert not list(complaints(replace(item, stem=f"By which {item.count} signs does it show?")))
    assert len(list(complaints(replace(item, count=3)))) == 2
    assert any("12 options" in one for one in complaints(replace(item, count=12)))


def test_a_matrix_has_all_its_cells_and_something_right_in_each_column() -> None:
    item = an(ItemKind.MATRIX_MULTIPLE_CHOICE)
    assert any("cells" in one for one in complaints(replace(item, options=item.options[1:])))
    more = replace(item, columns=(*item.columns, Column(id=PlaceId("x"), text="X"), Column(id=PlaceId("y"), text="Y")))
    told = list(complaints(more))
    assert any("columns; its kind has 2 to 3" in one for one in told)
    assert any("Nothing is right in the column “X”" in one for one in told)


def test_a_cloze_has_few_sentences_and_blanks_with_options() -> None:
    item = an(ItemKind.DROP_DOWN_CLOZE)
    long = (*item.passage, Segment(text=" So. It. Goes. On. And. On."))
    assert any("sentences" in one for one in complaints(replace(item, passage=long)))
    blank = replace(item, passage=(*item.passage, Segment(place=PlaceId("9"))))
    assert any("options in blank 9" in one for one in complaints(blank))


def test_a_triad_has_three_blanks() -> None:
    dyad = next(one for one in ITEMS.values() if isinstance(one, DropDownRationale) and not one.linking)
    triad = next(one for one in ITEMS.values() if isinstance(one, DropDownRationale) and one.linking)
    assert not list(complaints(dyad))
    assert not list(complaints(triad))
    assert any("blanks" in one for one in complaints(replace(triad, linking=PlaceId(""))))


def test_a_token_or_a_description_is_right_at_one_place() -> None:
    """It can be used only once, so two places cannot both want it."""
    for kind in (ItemKind.DRAG_DROP_CLOZE, ItemKind.MATCHING):
        item = an(kind)
        first = next(option for option in item.options if option.correct).id.rpartition("/")[2]
        greedy = with_options(item, lambda option, wanted=first: replace(option, correct=option.id.endswith(wanted)))  # type: ignore[misc]
        assert any("used only once" in one for one in complaints(greedy))


def test_terms_that_read_the_same_are_told() -> None:
    item: Matching = an(ItemKind.MATCHING)
    twice = tuple(replace(term, text=item.terms[0].text.upper()) for term in item.terms)
    assert "alike-options" in only(replace(item, terms=twice))
    assert "alike-options" not in only(item)


def test_a_figure_has_the_regions_with_titles() -> None:
    item: HotSpot = an(ItemKind.HOT_SPOT)
    assert "figure-region" not in only(item)
    assert "figure-region" in only(replace(item, figure="none.svg"))
    strange = with_options(item, lambda option: replace(option, id=OptionId("nowhere")))
    assert any("has no region" in one.message for one in found(strange))
    figure = greenhouse().figure_by_name[item.figure]
    bare = replace(figure, svg=figure.svg.replace("<title>", "<desc>").replace("</title>", "</desc>"))
    deck = replace(greenhouse(), figures=(bare,))
    assert any("no title" in one.message for one in review(deck, [item]) if one.rule == "figure-region")


def test_the_only_token_of_its_kind_is_told() -> None:
    item = an(ItemKind.DRAG_DROP_CLOZE)
    assert "lone-kind" not in only(item)
    other = next(one.id for one in greenhouse().concepts if one.kind == "trouble")
    token = item.options[0].text
    odd = with_options(item, lambda option: replace(option, concept=other) if option.text == token else option)
    assert "lone-kind" in only(odd)


def test_sets_of_options() -> None:
    """Cells, steps, regions and typed words are no sets; a verdict is none; tokens are one."""
    counts = {kind: len(choice_sets(an(kind))) for kind in ItemKind}
    none = {kind for kind, count in counts.items() if count == 0}
    assert none == {
        ItemKind.MATRIX_MULTIPLE_CHOICE,
        ItemKind.MATRIX_MULTIPLE_RESPONSE,
        ItemKind.ORDERED_RESPONSE,
        ItemKind.HOT_SPOT,
        ItemKind.FILL_IN,
    }
    assert counts[ItemKind.TRUE_FALSE_REASON] == 1
    drag = an(ItemKind.DRAG_DROP_CLOZE)
    (tokens,) = choice_sets(drag)
    assert sorted(tokens.texts) == sorted({option.text for option in drag.options})
    assert {option.text for option in tokens.right} == {option.text for option in drag.keys}
    reversed_ = replace(drag, options=drag.options[::-1])
    assert {option.text for option in choice_sets(reversed_)[0].right} == {option.text for option in drag.keys}


def test_every_written_item_says_how_it_gets_its_options() -> None:
    asked = {one.id: queries_by_place(named(one.id), one) for one in EVERY_KIND}
    assert not asked["stages"]  # steps answer no query
    assert not asked["the-number"]
    assert len(asked["sign-matrix"]) == len(named("sign-matrix").rows)
    assert {bool(choices_of(one)) for one in EVERY_KIND} == {True, False}
    assert len(choices_of(next(one for one in EVERY_KIND if one.id == "wilting"))) == 3


def test_a_written_item_that_cannot_be_made_is_told_with_its_line() -> None:
    deck = greenhouse()
    stages = next(one for one in deck.items if isinstance(one, WrittenOrderedResponse))
    lost = replace(deck, items=(replace(stages, steps=stages.steps[::-1]),))
    place = Place(file="deck.toml", line=7)
    (told,) = (one for one in review(lost, where={"item:stages": place}) if one.rule == "item-not-made")
    assert (told.severity, told.place) == (Severity.ERROR, "deck.toml:7")
    assert told.message.startswith("The item 'stages' cannot be made: ")


def test_a_finding_about_a_written_item_has_the_line_of_its_block() -> None:
    places = {f"item:{one.id}": Place(file="deck.toml", line=number) for number, one in enumerate(EVERY_KIND, start=1)}
    bad = with_options(named("water-signs"), unmarked)
    told = [one for one in review(greenhouse(), [bad], where=places) if one.rule == "make-up"]
    line = [one.id for one in EVERY_KIND].index("water-signs") + 1
    assert [one.place for one in told] == [f"deck.toml:{line}"]


def test_a_written_wrong_option_that_is_true_is_told() -> None:
    deck = greenhouse()
    item = next(one for one in deck.items if one.id == "water-signs")
    asked = choices_of(item)[0]
    assert isinstance(asked, Asked)
    right = deck.concept_by_id[deck.right_answers(asked.query)[0]].name
    wrong = (WrittenDistractor(text=right, because="It is not."), WrittenDistractor(text="mud", because="No."))
    changed = replace(item, choices=replace(asked, wrong=wrong), facts=(deck.facts[0].id,))  # type: ignore[call-arg]
    told = [one for one in review(replace(deck, items=(changed,)), []) if one.rule == "true-written-distractor"]
    assert [(one.place, one.fact) for one in told] == [(f"{deck.id}/item/water-signs", deck.facts[0].id)]
    nowhere = replace(changed, facts=())
    told = [one for one in review(replace(deck, items=(nowhere,)), []) if one.rule == "true-written-distractor"]
    assert [one.fact for one in told] == [None]


def test_a_fact_that_one_kind_asks_is_told_and_little_above_recall_too() -> None:
    findings = review(greenhouse())
    assert counts_by_rule(findings)["fact-in-one-kind"] == 2
    single = [item for item in ITEMS.values() if item.kind is ItemKind.SINGLE_BEST_ANSWER]
    assert "fact-in-one-kind" not in counts_by_rule(review(greenhouse(), single))


def test_a_key_of_another_concept_with_the_same_name_is_right() -> None:
    item = an(ItemKind.SELECT_ALL)
    known = with_options(item, lambda option: replace(option, concept=None))
    assert only(known).isdisjoint({"true-distractor", "wrong-key"})
    strange = with_options(item, lambda option: replace(option, concept=ConceptId("no-such-concept")))
    assert only(strange).isdisjoint({"true-distractor", "wrong-key"})

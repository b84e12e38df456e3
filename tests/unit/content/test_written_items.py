"""Items that a deck file writes, made of every kind: right by the claims, with a reason for each option."""

import json
from collections import Counter
from dataclasses import replace
from itertools import pairwise

import pytest

from quizapp.content.balance import WIDEST_RATIO
from quizapp.content.deckfile import parse_deck
from quizapp.content.distractors import true_names
from quizapp.content.facts import ConceptId, Query, Side
from quizapp.content.generators import (
    ItemNotMade,
    NotMade,
    counted_facts,
    items_among,
    items_of,
    items_of_fact,
    made_of,
    written_items,
)
from quizapp.content.generators.making import key_position
from quizapp.content.items import (
    BowTie,
    DragDropCloze,
    DropDownCloze,
    DropDownRationale,
    Exhibit,
    FillIn,
    Grouping,
    HighlightText,
    HotSpot,
    Item,
    ItemKind,
    Matching,
    MatrixMultipleChoice,
    MatrixMultipleResponse,
    NumberWanted,
    OrderedResponse,
    Origin,
    SelectAll,
    SelectN,
    SingleBestAnswer,
    Tab,
    TrueFalseReason,
    WordWanted,
)
from quizapp.content.review import Severity, review
from quizapp.content.truth import contradictions
from quizapp.content.written.records import written_from_record, written_to_record
from quizapp.exams.answers import is_complete
from quizapp.exams.records import item_from_record, item_to_record
from quizapp.exams.scoring import score
from quizapp.exams.sitting import OptionId, Response
from tests.unit.exams.makers import NOON
from tests.written import FIGURES, block, changed, greenhouse, greenhouse_text

SEEDS = range(6)
ITEMS = {seed: items_of(greenhouse(), seed) for seed in SEEDS}


def item(name: str, seed: int = 0) -> Item:
    """One item of the greenhouse."""
    return named(ITEMS[seed], name)


def named(items: tuple[Item, ...], name: str) -> Item:
    """The item that its author calls so."""
    return next(one for one in items if one.id.rpartition("/")[2].partition("-")[2] == name)


def made(text: str, name: str, *, figures: dict[str, bytes] | None = None, seed: int = 0) -> Item:
    """One item of a deck that was written otherwise."""
    deck = parse_deck(text, "deck.toml", FIGURES if figures is None else figures)
    return named(items_of(deck, seed), name)


def reason(text: str, name: str, *, figures: dict[str, bytes] | None = None) -> str:
    """Why an item cannot be made; all others can."""
    deck = parse_deck(text, "deck.toml", FIGURES if figures is None else figures)
    found = [one for one in written_items(deck, 0) if isinstance(one, ItemNotMade)]
    assert [one.item for one in found] == [name]
    assert len(items_of(deck, 0)) == len(deck.items) - 1
    return found[0].reason


def right_answer(one: Item) -> tuple[OptionId, ...]:
    """The answer that earns every point."""
    match one:
        case OrderedResponse():
            return one.order
        case FillIn(wanted=NumberWanted() as wanted):
            return (OptionId(f"{wanted.value:g} {wanted.unit}"),)
        case FillIn(wanted=WordWanted() as wanted):
            return (OptionId(wanted.accepted[0].upper()),)
        case _:
            return tuple(key.id for key in one.keys)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_teachers_deck_is_played_through(seed: int) -> None:
    """Parsed, generated, answered and scored: every kind, a bow-tie, a trend, and a case study of six items."""
    assert {one.kind for one in ITEMS[seed]} == set(ItemKind)
    assert [one.id.rpartition("/")[2].partition("-")[2] for one in ITEMS[seed]] == [
        one.id for one in greenhouse().items
    ]
    for one in ITEMS[seed]:
        right = right_answer(one)
        assert is_complete(one, right), one.id
        assert score(one, Response(chosen=right, at=NOON, took_ms=1)).full, one.id
        assert score(one, None).earned == 0
    wrong = tuple(option.id for option in item("wilting", seed).options if not option.correct)
    assert score(item("wilting", seed), Response(chosen=(wrong[0], wrong[1]), at=NOON, took_ms=1)).earned == 0
    assert score(item("wilting", seed), None).possible == 5


@pytest.mark.parametrize("seed", SEEDS)
def test_every_option_has_a_reason_that_traces(seed: int) -> None:
    deck = greenhouse()
    for one in ITEMS[seed]:
        assert one.facts
        assert set(one.facts) <= set(deck.fact_by_id)
        assert one.deck == deck.id
        assert len({option.id for option in one.options}) == len(one.options)
        for option in one.options:
            assert option.rationale
            assert option.fact in deck.fact_by_id
            known = {fact.statement for fact in deck.facts} | {concept.note for concept in deck.concepts}
            assert option.rationale in known or option.origin in {Origin.KEY, Origin.WRITTEN}


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize(
    ("name", "query"),
    [
        ("crust", "too-much-water"),
        ("water-signs", "soft-roots green-crust limp-leaves"),
        ("two-light-signs", "long-thin-stems pale-leaves"),
    ],
)
def test_right_is_what_the_claims_make_right(seed: int, name: str, query: str) -> None:
    assert {option.concept for option in item(name, seed).keys} <= set(query.split())
    assert not {option.concept for option in item(name, seed).options if not option.correct} & set(query.split())


def test_it_does_not_depend_on_what_stands_beside() -> None:
    """The same deck and seed, the same items; another seed, others; one kind, the same ones."""
    assert items_of(greenhouse(), 0) == ITEMS[0]
    assert ITEMS[1] != ITEMS[0]
    for kind in ItemKind:
        assert items_of(greenhouse(), 0, kind) == tuple(one for one in ITEMS[0] if one.kind is kind)


def test_an_item_counts_for_its_first_fact_whatever_is_drawn() -> None:
    deck = greenhouse()
    counted = counted_facts(deck, 0)
    assert len(counted) == len(deck.items)
    counts = Counter(counted.values())
    for fact in deck.facts:
        items = items_of_fact(deck, fact, 0)
        assert len(items) == counts[fact.id]
        assert items == items_of_fact(deck, fact, 0, among={name for name, one in counted.items() if one == fact.id})
    for seed in SEEDS:
        assert counted_facts(deck, seed) == counted
        for one in ITEMS[seed]:
            assert list(one.facts) == sorted(one.facts)


@pytest.mark.parametrize("number", range(len(greenhouse().items)))
def test_it_comes_back_from_its_record(number: int) -> None:
    written = greenhouse().items[number]
    assert written_from_record(json.loads(json.dumps(written_to_record(written)))) == written
    one = ITEMS[0][number]
    assert item_from_record(json.loads(json.dumps(item_to_record(one)))) == one


# -- each kind


def test_single_best_answers() -> None:
    one = item("crust")
    assert isinstance(one, SingleBestAnswer)
    assert one.id == "greenhouse/item/single_best_answer-crust"
    assert (one.topic, one.level, one.facts) == ("plants", "cause", ("G2",))
    assert one.key.text == "Too much water"
    assert {option.origin for option in one.options} == {Origin.KEY, Origin.NEIGHBOUR}
    listed = item("night-shift")
    assert isinstance(listed, SingleBestAnswer)
    assert (listed.key.text, listed.key.rationale) == ("28 degrees", "Above 28 degrees flowers begin to drop.")


@pytest.mark.parametrize("options", [2, 3, 4])
def test_the_keys_of_single_places_are_spread(options: int) -> None:
    """Every position equally often in each twelve places with the same number of options."""
    places = [key_position("seed/written", number, options) for number in range(36)]
    for start in (0, 12, 24):
        assert sorted(places[start : start + 12]) == sorted([*range(options)] * (12 // options))
    assert places[:12] != places[12:24]


def test_blanks_count_as_places_of_their_own() -> None:
    deck = greenhouse()
    before = sum(one.places for one in deck.items[:8])
    assert (before, deck.items[8].places, deck.items[10].places) == (8, 2, 3)
    one = item("heat-sentence")
    for number, place in enumerate(one.places):
        options = one.at(place)
        assert options.index(one.keys_at(place)[0]) == key_position("0/written", before + number, len(options))


def test_true_or_false() -> None:
    one = item("crust-verdict")
    assert isinstance(one, TrueFalseReason)
    verdicts = {option.text: option for option in one.at(TrueFalseReason.VERDICT)}
    assert [option.correct for option in verdicts.values()] == [False, True]
    assert verdicts["False"].fact == "G2"  # it is too much water that makes a crust
    assert [option.concept for option in one.keys_at(TrueFalseReason.REASON)] == ["dry-soil"]
    assert "limp-leaves" not in {option.concept for option in one.options}
    true = made(
        changed("crust-verdict", ("too-little-water shows-as green", "too-much-water shows-as green")), "crust-verdict"
    )
    assert [option.text for option in true.keys_at(TrueFalseReason.VERDICT)] == ["True"]


def test_a_false_statement_of_which_nothing_else_is_known() -> None:
    text = changed("crust-verdict", ("too-little-water shows-as green-crust", "roof serves-for letting-people-in"))
    assert made(text, "crust-verdict").options[0].fact == "G7"  # the door lets people in
    nobody = '[[concept]]\nid = "rest"\nkind = "task"\nname = "rest"\n\n[[relation]]\nid = "shows-as"'
    text = changed("crust-verdict", ("too-little-water shows-as green-crust", "bench serves-for rest"))
    text = text.replace('[[relation]]\nid = "shows-as"', nobody, 1)
    assert made(text, "crust-verdict").options[0].fact == "G7"  # the bench is for pots
    text = text.replace("bench serves-for rest", "roof serves-for rest", 1)
    assert reason(text, "crust-verdict") == "its statement is false, and no fact says what is true instead"
    text = text.replace('true = ["tendril means holds-on"]', 'true = ["tendril means holds-on", "roof holds roof"]', 1)
    relation = (
        '[[relation]]\nid = "holds"\nmeaning = "x"\nfrom = ["part"]\nto = ["part"]\n\n[[relation]]\nid = "shows-as"'
    )
    text = text.replace('[[relation]]\nid = "shows-as"', relation, 1)
    assert made(text, "crust-verdict").options[0].fact == "G6"


def test_select_all() -> None:
    one = item("water-signs")
    assert isinstance(one, SelectAll)
    assert (len(one.options), len(one.keys)) == (6, 3)
    some = made(changed("water-signs", ('?"', '?"\nkeys = ["soft-roots"]')), "water-signs")
    assert [key.concept for key in some.keys] == ["soft-roots"]
    assert "limp-leaves" not in {option.concept for option in some.options}
    many = made(changed("water-signs", ('?"', '?"\nmost = 5')), "water-signs")
    assert len(many.options) == 5


def test_right_answers_that_are_shown_are_of_one_kind_and_of_a_like_length() -> None:
    more = greenhouse_text(
        (
            '"too-much-water shows-as green-crust"',
            '"too-much-water shows-as green-crust", "too-much-water shows-as mould"',
        ),
        (
            '[[concept]]\nid = "soft-roots"',
            '[[concept]]\nid = "mould"\nkind = "sign"\nname = "mould"\n\n[[concept]]\nid = "soft-roots"',
        ),
    )
    one = made(more, "water-signs")
    lengths = [len(option.text) for option in one.options]
    assert max(lengths) / min(lengths) <= WIDEST_RATIO
    assert "mould" not in {option.concept for option in one.options}
    chosen = more.replace(
        'for = "too-much-water shows-as ?"', 'for = "too-much-water shows-as ?"\nkeys = ["mould", "green-crust"]', 1
    )
    assert reason(chosen, "water-signs") == "the right answers under `keys` differ too much in length"
    other_kind = more.replace('id = "mould"\nkind = "sign"', 'id = "mould"\nkind = "growth"').replace(
        'from = ["trouble"]\nto = ["sign"]', 'from = ["trouble"]\nto = ["sign", "growth"]'
    )
    assert "mould" not in {option.concept for option in made(other_kind, "water-signs").options}


def test_select_n() -> None:
    one = item("two-light-signs")
    assert isinstance(one, SelectN)
    assert (one.count, len(one.keys), len(one.options)) == (2, 2, 6)
    text = changed("two-light-signs", ("count = 2", "count = 3"))
    assert reason(text, "two-light-signs") == "2 right answers of one kind and a like length can be shown, not 3"


def test_grouping() -> None:
    one = item("signs-by-cause")
    assert isinstance(one, Grouping)
    assert [(group.id, group.text) for group in one.groups] == [
        ("heat", "Too much heat"),
        ("light", "Too little light"),
    ]
    assert {key.concept for key in one.keys_at(one.groups[0].id)} == {"scorched-edges", "dropped-flowers"}
    assert len(one.at(one.groups[0].id)) == len(one.at(one.groups[1].id)) == 4
    text = changed("signs-by-cause", ('for = "too-much-heat shows-as ?"', 'for = "tendril means ?"'))
    assert reason(text, "signs-by-cause") == (
        "in the group “Too much heat” no wrong option of a fitting length can be found"
    )


def test_a_matrix_with_one_choice_a_row() -> None:
    one = item("sign-matrix")
    assert isinstance(one, MatrixMultipleChoice)
    assert [column.text for column in one.columns] == ["Too much heat", "Too little light", "Neither of the two"]
    assert {row.id: one.keys_at(row.id)[0].id.partition("/")[2] for row in one.rows} == {
        "scorched-edges": "too-much-heat",
        "dropped-flowers": "too-much-heat",
        "pale-leaves": "too-little-light",
        "soft-roots": "neither",
    }
    roots = next(row for row in one.rows if row.id == "soft-roots")
    assert {option.fact for option in one.at(roots.id)} == {"G2"}  # where it belongs
    pale = next(row for row in one.rows if row.id == "pale-leaves")
    assert {option.fact for option in one.at(pale.id)} == {"G3"}  # what is right there
    assert len({tuple(row.id for row in item("sign-matrix", seed).rows) for seed in SEEDS}) > 1
    text = changed("sign-matrix", ('neither = "Neither of the two"\n', ""))
    assert reason(text, "sign-matrix").startswith("in the row “soft, brown roots” no column is right: add `neither`")
    text = changed(
        "sign-matrix",
        ('"too-much-heat", "too-little-light"', '"too-much-water", "too-little-water"'),
        ('"soft-roots"', '"limp-leaves"'),
    )
    assert reason(text, "sign-matrix") == (
        "in the row “limp, hanging leaves” more than one column is right: too much water and too little water"
    )


def test_a_row_of_which_nothing_is_known() -> None:
    concept = '[[concept]]\nid = "warts"\nkind = "sign"\nname = "warts"\n\n[[relation]]\nid = "shows-as"'
    text = changed("sign-matrix", ('"soft-roots"', '"warts"'))
    text = text.replace('[[relation]]\nid = "shows-as"', concept, 1)
    assert reason(text, "sign-matrix").startswith("no fact says where “warts” belongs: write one, or a `note`")
    noted = text.replace('name = "warts"', 'name = "warts"\nnote = "Warts have no trouble."', 1)
    assert reason(noted, "sign-matrix").startswith("no fact says where “warts” belongs")
    noted = noted.replace('id = "sign-matrix"', 'id = "sign-matrix"\nfacts = ["G3", "G4"]', 1)
    one = made(noted, "sign-matrix")
    assert {option.rationale for option in one.options if option.place == "warts"} == {"Warts have no trouble."}
    assert one.facts == ("G3", "G4")
    several = changed("water-matrix", ('"soft-roots"', '"warts"'))
    several = several.replace('[[relation]]\nid = "shows-as"', concept, 1)
    one = made(several, "water-matrix")
    assert {option.fact for option in one.options if option.place == "warts"} == {"G1", "G2"}  # the columns'


def test_a_matrix_with_several_choices_a_row() -> None:
    one = item("water-matrix")
    assert isinstance(one, MatrixMultipleResponse)
    limp = next(row for row in one.rows if row.id == "limp-leaves")
    assert len(one.keys_at(limp.id)) == 2
    text = changed("water-matrix", ('"too-much-water"]', '"too-much-heat"]'))
    assert reason(text, "water-matrix") == "in the column “too much heat” no row is right"


def test_drop_downs() -> None:
    one = item("heat-sentence")
    assert isinstance(one, DropDownCloze)
    assert [(segment.text, segment.place) for segment in one.passage] == [
        ("", "1"),
        (" is met by ", ""),
        ("", "2"),
        (".", ""),
    ]
    assert [key.text for key in one.keys] == ["Too much heat", "opening the roof"]  # a capital where a sentence begins
    dyad = item("because")
    assert isinstance(dyad, DropDownRationale)
    assert (dyad.linking, dyad.places) == ("", ("effect", "cause"))
    triad = item("triad")
    assert isinstance(triad, DropDownRationale)
    assert (triad.linking, len(triad.places)) == ("cause", 3)
    text = changed("heat-sentence", ("too-much-heat is-met-by ?", "tendril means ?"))
    assert reason(text, "heat-sentence").startswith("in blank 2 only 0 wrong options of a fitting length")


def test_drag_and_drop() -> None:
    one = item("drag-remedies")
    assert isinstance(one, DragDropCloze)
    assert {token.id for token in one.tokens} == {
        "watering-more",
        "watering-less",
        "moving-to-window",
        "opening-the-roof",
    }
    assert [key.id for key in one.keys] == ["1/moving-to-window", "2/opening-the-roof"]
    filled = made(changed("drag-remedies", ('tokens = ["watering-more", "watering-less"]\n', "")), "drag-remedies")
    assert isinstance(filled, DragDropCloze)
    assert {token.id for token in filled.tokens} == {token.id for token in one.tokens}
    text = changed("drag-remedies", ("too-much-heat is-met-by ?", "too-little-light is-met-by ?"))
    assert (
        reason(text, "drag-remedies")
        == "its tokens “moving it to a window” and “moving it to a window” are the same thing"
    )
    text = changed("drag-remedies", ('"watering-more", "watering-less"]', '"soft-roots", "limp-leaves"]')).replace(
        'for = "too-little-light is-met-by ?"', 'for = "too-much-water shows-as ?"\nkey = "green-crust"', 1
    )
    assert "fit blank 1" in reason(text, "drag-remedies")


def test_drag_and_drop_in_a_teachers_words() -> None:
    listed = (
        'facts = ["G3"]\n[[item.part]]\nid = 1\n'
        'options = [{ text = "Light", right = true, because = "It lacks light." }, '
        '{ text = "Salt", because = "Salt helps nothing." }]\n'
        '[[item.part]]\nid = 2\nfor = "too-much-heat is-met-by ?"\n'
        'wrong = [{ text = "shutting the door", because = "That keeps heat in." }]\n\n'
    )
    head = 'id = "drag-remedies"\nkind = "drag_drop_cloze"\ntopic = "climate"\nstem = "Complete."\ntext = "{1}. {2}."\n'
    text = greenhouse_text((block("drag-remedies"), f"[[item]]\n{head}{listed}"))
    one = made(text, "drag-remedies")
    assert isinstance(one, DragDropCloze)
    assert {token.text for token in one.tokens} == {"Light", "Salt", "Opening the roof", "Shutting the door"}
    reasons = {option.id: option.rationale for option in one.options if not option.correct}
    assert reasons["1/1:option:2"] == "Salt helps nothing."
    assert (
        reasons["2/1:option:2"]
        == "Too much heat scorches the edges of leaves and makes flowers drop; the roof is opened."
    )
    assert reasons["2/2:wrong:1"] == "That keeps heat in."
    assert reasons["1/opening-the-roof"] == "It lacks light."
    alone = listed.partition("[[item.part]]\nid = 2")[0]
    text = greenhouse_text((block("drag-remedies"), f"[[item]]\n{head.replace('{1}. {2}.', '{1}.')}{alone}\n"))
    assert reason(text, "drag-remedies") == "it has only 2 tokens; four are needed: list more under `tokens`"


def test_steps_in_order() -> None:
    one = item("stages")
    assert isinstance(one, OrderedResponse)
    assert one.order == ("sowing", "sprouting", "potting", "staking")
    for seed in SEEDS:
        assert tuple(option.id for option in item("case-5", seed).options) != ("sprouting", "potting", "staking")
    text = greenhouse_text(('"tendril means holds-on"', '"tendril means holds-on", "staking comes-before sprouting"'))
    found = [one for one in made_of(parse_deck(text, "d", FIGURES), 0) if isinstance(one, ItemNotMade)]
    assert found[0].reason == (
        "the facts contradict each other: G6 puts “the stem is tied to a stake” before “the first leaves show”"
    )
    assert {one.item for one in found} == {"stages", *(f"case-{step}" for step in range(1, 7))}
    assert found[1].reason == "“case-5” of the same case cannot be made"


def test_a_link_between_steps_that_has_gone() -> None:
    """Not in a file, which would not be loaded, but a deck may be made in other ways."""
    deck = greenhouse()
    facts = tuple(replace(fact, claims=()) if fact.id == "G5" else fact for fact in deck.facts)
    found = [one for one in written_items(replace(deck, facts=facts), 0) if isinstance(one, ItemNotMade)]
    assert found[0].reason == "no fact says that “the first leaves show” follows “the seed is sown”"


def test_a_deck_whose_claims_have_gone_makes_nothing_up() -> None:
    deck = greenhouse()
    bare = replace(deck, facts=tuple(replace(fact, claims=()) for fact in deck.facts))
    reasons = {one.item: one.reason for one in written_items(bare, 0) if isinstance(one, ItemNotMade)}
    assert set(reasons) == {one.id for one in deck.items} - {"night-shift", "the-number", "wilting", "a-warm-day"}
    assert reasons["crust"] == reasons["the-word"] == "no fact answers what it asks"
    assert reasons["crust-verdict"] == "its statement is false, and no fact says what is true instead"
    assert reasons["drag-remedies"] == "no fact says what stands in blank 1"
    assert reasons["triad"] == "in blank cause no fact answers what it asks"
    assert reasons["water-signs"].startswith("0 right answers")


def test_keys_whose_claims_have_gone() -> None:
    text = changed(
        "crust", ('for = "? shows-as green-crust"', 'for = "? shows-as green-crust"\nkey = "too-much-water"')
    )
    deck = parse_deck(text, "deck.toml", FIGURES)
    bare = replace(deck, facts=tuple(replace(fact, claims=()) for fact in deck.facts))
    (found,) = (one for one in written_items(bare, 0) if isinstance(one, ItemNotMade) and one.item == "crust")
    assert found.reason == "no fact makes “too much water” right"


def test_matching() -> None:
    one = item("remedies")
    assert isinstance(one, Matching)
    assert [term.id for term in one.terms] == ["too-little-water", "too-much-water", "too-little-light"]
    assert [key.id.partition("/")[2] for key in one.keys] == ["watering-more", "watering-less", "moving-to-window"]
    for seed in SEEDS:
        shown = item("remedies", seed)
        assert isinstance(shown, Matching)
        assert [place.id for place in shown.descriptions][:3] != ["watering-more", "watering-less", "moving-to-window"]
        assert len(shown.descriptions) == 4
    text = changed("remedies", ('"too-little-light"]', '"too-much-heat"]'))
    assert reason(text, "remedies") == "“opening the roof” stands under `extra` and fits “too much heat”"
    text = changed("remedies", ("term is-met-by ?", "term shows-as ?"), ('extra = ["opening-the-roof"]\n', ""))
    assert isinstance(made(text, "remedies"), Matching)  # limp leaves fit two, so others are taken


def test_a_term_without_a_description_of_its_own() -> None:
    text = changed(
        "remedies",
        ("term is-met-by ?", "? shows-as term"),
        ('"too-little-water", "too-much-water", "too-little-light"', '"limp-leaves", "dry-soil", "green-crust"'),
        ('extra = ["opening-the-roof"]\n', ""),
    )
    assert reason(text, "remedies") == (
        "“limp, hanging leaves” has no description of its own: what fits it fits another term too"
    )
    text = changed(
        "remedies",
        ("term is-met-by ?", "term serves-for ?"),
        ('"too-little-water", "too-much-water", "too-little-light"', '"roof", "vent", "door"'),
        ('extra = ["opening-the-roof"]\n', ""),
    )
    assert reason(text, "remedies") == "“roof” has no description of its own: no fact says what fits it"


def test_a_description_of_which_nothing_is_said_gives_its_note() -> None:
    concept = (
        '[[concept]]\nid = "singing"\nkind = "remedy"\nname = "singing to it"\nnote = "It cannot hear."\n\n'
        '[[relation]]\nid = "shows-as"'
    )
    text = changed("remedies", ('["opening-the-roof"]', '["singing"]')).replace(
        '[[relation]]\nid = "shows-as"', concept, 1
    )
    assert {one.rationale for one in made(text, "remedies").options if one.concept == "singing"} == {"It cannot hear."}


def test_highlighted_phrases() -> None:
    one = item("find-the-heat")
    assert isinstance(one, HighlightText)
    assert "".join(segment.text for segment in one.passage) == (
        "Today there were brown edges, dry soil, pale leaves and fallen flowers."
    )
    assert [(option.id, option.text, option.correct) for option in one.options] == [
        ("scorched-edges", "brown edges", True),
        ("dry-soil", "dry soil", False),
        ("pale-leaves", "pale leaves", False),
        ("dropped-flowers", "fallen flowers", True),
    ]
    text = changed("find-the-heat", ("too-much-heat shows-as ?", "too-much-water shows-as ?"))
    assert reason(text, "find-the-heat") == "none of its phrases is right"
    text = changed(
        "find-the-heat",
        ("{dry-soil:dry soil}, {pale-leaves:pale leaves} and", "{limp-leaves:it} and"),
        ("too-much-heat shows", "too-much-water shows"),
        ("{scorched-edges:", "{green-crust:"),
        ("{dropped-flowers:", "{soft-roots:"),
    )
    assert reason(text, "find-the-heat") == "all of its phrases are right"


def test_a_phrase_of_which_nothing_is_said() -> None:
    concept = '[[concept]]\nid = "warts"\nkind = "sign"\nname = "warts"\n\n[[relation]]\nid = "shows-as"'
    text = changed("find-the-heat", ("{pale-leaves:pale", "{warts:pale")).replace(
        '[[relation]]\nid = "shows-as"', concept, 1
    )
    assert reason(text, "find-the-heat").startswith("no fact says where “warts” belongs")
    noted = text.replace('name = "warts"', 'name = "warts"\nnote = "Warts are nothing."', 1)
    noted = noted.replace('id = "find-the-heat"', 'id = "find-the-heat"\nfacts = ["G4"]', 1)
    reasons = {one.id: one.rationale for one in made(noted, "find-the-heat").options}
    assert reasons["warts"] == "Warts are nothing."


def test_hot_spots() -> None:
    one = item("where-is-the-vent")
    assert isinstance(one, HotSpot)
    assert (one.figure, [option.id for option in one.options]) == ("house.svg", ["roof", "vent", "door", "bench"])
    assert [option.rationale for option in one.options if option.id == "roof"] == ["The roof covers the house."]
    skipped = made(changed("where-is-the-vent", ('"house.svg"', '"house.svg"\nskip = ["roof"]')), "where-is-the-vent")
    assert [option.id for option in skipped.options] == ["vent", "door", "bench"]
    assert reason(greenhouse_text(), "where-is-the-vent", figures={}) == (
        "the deck's folder holds no figure called house.svg"
    )
    svg = FIGURES["house.svg"]
    assert reason(greenhouse_text(), "where-is-the-vent", figures={"house.svg": svg.replace(b'"vent"', b'"flap"')}) == (
        "house.svg has no region called “vent”"
    )
    few = svg.replace(b'id="roof"', b'id="sky"').replace(b'id="door"', b'id="soft-roots"')
    assert reason(greenhouse_text(), "where-is-the-vent", figures={"house.svg": few}) == (
        "house.svg has 2 regions that may answer; three are needed"
    )
    two = greenhouse_text(('"door serves-for letting-people-in"', '"door serves-for letting-hot-air-out"'))
    assert reason(two, "where-is-the-vent") == "more than one region of house.svg is right: vent, door"


def test_filled_in_words_and_numbers() -> None:
    word, number = item("the-word"), item("the-number")
    assert isinstance(word, FillIn)
    assert isinstance(number, FillIn)
    assert word.wanted == WordWanted(accepted=("tendril", "climbing shoot", "tendrils"))
    assert (word.fact, word.facts, word.rationale) == ("G6", ("G6",), greenhouse().fact_by_id[word.fact].statement)
    assert number.wanted == NumberWanted(value=28.0, tolerance=1.0, unit="degrees")


def test_a_bow_tie_and_its_exhibit() -> None:
    one = item("wilting")
    assert isinstance(one, BowTie)
    assert [len(one.keys_at(place)) for place in (BowTie.ACTIONS, BowTie.CONDITION, BowTie.PARAMETERS)] == [2, 1, 2]
    assert one.exhibit == Exhibit(
        tabs=(Tab(title="Notes", text="The soil has a green crust. The roots are brown and soft."),)
    )
    trend = item("a-warm-day").exhibit
    assert trend is not None
    assert trend.tabs[0].table == (("Time", "8:00", "12:00", "16:00"), ("Degrees", "22", "34", "36"))


def test_a_case_study() -> None:
    case = [one.exhibit for one in ITEMS[0] if one.exhibit is not None and one.exhibit.case == "the-new-plant"]
    assert [one.step for one in case] == [1, 2, 3, 4, 5, 6]
    assert len(case[0].tabs) == 1


# -- what cannot be made


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


def test_every_step_of_a_case_is_in_order_for_all_pairs() -> None:
    steps = [one.exhibit.step for one in ITEMS[0] if one.exhibit is not None and one.exhibit.case]
    assert all(later == earlier + 1 for earlier, later in pairwise(steps))


def test_the_review_finds_nothing_unfair_in_the_teachers_deck() -> None:
    for seed in SEEDS:
        found = review(greenhouse(), seed=seed)
        assert [one.message for one in found if one.severity is Severity.ERROR] == []

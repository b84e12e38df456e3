"""Written items that are answered by choosing: one of a few, several of many, cells of a matrix."""

import pytest

from quizapp.content.balance import WIDEST_RATIO
from quizapp.content.generators.making import key_position
from quizapp.content.items import (
    Grouping,
    MatrixMultipleChoice,
    MatrixMultipleResponse,
    Origin,
    SelectAll,
    SelectN,
    SingleBestAnswer,
    TrueFalseReason,
)
from tests.unit.content.greenhouse_items import SEEDS, item, made, reason
from tests.written import changed, greenhouse, greenhouse_text


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
    assert verdicts["False"].fact == "G1"  # what too little water shows as instead
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

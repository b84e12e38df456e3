"""What each kind of item is worth: the worked examples, one by one."""

from collections.abc import Sequence

import pytest

from quizapp.content.items import Item, ItemKind
from quizapp.exams.scoring import RULES, Score, partly, rule_in_words, score, total
from quizapp.exams.scoring.rules import TRIAD_POINTS

from .makers import (
    MAKERS,
    answer,
    choose,
    make_bow_tie,
    make_drag_drop,
    make_drop_down,
    make_grouping,
    make_highlight,
    make_hot_spot,
    make_item,
    make_matching,
    make_matrix_choice,
    make_matrix_response,
    make_number,
    make_ordered,
    make_rationale,
    make_select_all,
    make_select_n,
    make_true_false_reason,
    make_word,
    right_answer,
)

EXAMPLES: list[tuple[str, Item, str, float, float]] = [
    # Single best answer, hot spot: 0/1.
    ("the key", make_item(), "o0", 1, 1),
    ("another option", make_item(), "o1", 0, 1),
    ("the right region", make_hot_spot(), "a", 1, 1),
    ("another region", make_hot_spot(), "x", 0, 1),
    ("either of two right regions", make_hot_spot("ab"), "b", 1, 1),
    # True or false with reason: 0/1 for the verdict, 0/1 for the reason.
    ("verdict and reason", make_true_false_reason(), "verdict/true reason/why", 2, 2),
    ("the verdict alone", make_true_false_reason(), "verdict/true reason/no-why", 1, 2),
    ("the reason alone", make_true_false_reason("false"), "verdict/true reason/why", 1, 2),
    ("neither", make_true_false_reason(), "verdict/false reason/no-why", 0, 2),
    # Select all that apply: +/−. The published example: four keys, all four and two wrong chosen.
    ("four keys and two wrong", make_select_all("abcd", "xyz"), "a b c d x y", 2, 4),
    ("exactly the keys", make_select_all("abcd", "xyz"), "d a c b", 4, 4),
    ("two keys", make_select_all("abcd", "xyz"), "a b", 2, 4),
    ("a key and three wrong", make_select_all("abcd", "xyz"), "a x y z", 0, 4),
    ("everything right", make_select_all("abcde", ""), "a b c d e", 5, 5),
    # Highlight text: +/−.
    ("two phrases", make_highlight("ab", "xy"), "a b", 2, 2),
    ("a right and a wrong phrase", make_highlight("ab", "xy"), "a x", 0, 2),
    # Select N, bow-tie: 0/1 a key.
    ("one of two", make_select_n("ab", "xyz"), "a x", 1, 2),
    ("both", make_select_n("ab", "xyz"), "b a", 2, 2),
    ("five of five", make_bow_tie(), "actions/a actions/b condition/c parameters/p parameters/q", 5, 5),
    ("three of five", make_bow_tie(), "actions/a actions/x condition/c parameters/p parameters/x", 3, 5),
    # Multiple-response grouping: +/− a group.
    ("a group below 0 takes nothing from another", make_grouping(), "g1/x g1/y g2/c", 1, 3),
    ("the wrong one costs its own group", make_grouping(), "g1/a g1/b g1/x g2/c", 2, 3),
    ("every group", make_grouping(), "g1/a g1/b g2/c", 3, 3),
    # Matrix multiple choice: 0/1 a row.
    ("three rows of four", make_matrix_choice(), "r1/p r2/o r3/p r4/n", 3, 4),
    # Matrix multiple response: +/− a column. The published example: eight keys, columns that earn 3, 2 and 0.
    ("columns of 3, 2 and 0", make_matrix_response(), "r1/a r2/a r4/a r1/b r3/b r1/c r3/c", 5, 8),
    ("every cell that is right", make_matrix_response(), "r1/a r1/b r1/c r2/a r2/c r3/b r4/a r4/c", 8, 8),
    # Clozes, matching: 0/1 a blank or pair.
    ("two blanks of three", make_drop_down(), "1/a 2/x 3/a", 2, 3),
    ("a token in each blank", make_drag_drop(), "1/a 2/b", 2, 2),
    ("tokens the wrong way round", make_drag_drop(), "1/b 2/a", 0, 2),
    ("tokens that fit either blank", make_drag_drop({"1": "ab", "2": "ab"}), "1/b 2/a", 2, 2),
    ("one pair of three", make_matching(), "trunk/a branch/c leaf/b", 1, 3),
    # Drop-down rationale, dyad: both or nothing.
    ("cause and effect", make_rationale(), "1/a 2/a", 1, 1),
    ("the effect alone", make_rationale(), "1/a 2/x", 0, 1),
    # Triad: nothing without the linking blank.
    ("all three", make_rationale("1"), "1/a 2/a 3/a", 2, 2),
    ("the link and one of the pair", make_rationale("1"), "1/a 2/x 3/a", 1, 2),
    ("the link alone", make_rationale("2"), "1/x 2/a 3/y", 0, 2),
    ("the pair without the link", make_rationale("1"), "1/x 2/a 3/a", 0, 2),
    # Ordered response: all or none.
    ("the right order", make_ordered("abcd"), "a b c d", 1, 1),
    ("two steps turned", make_ordered("abcd"), "a c b d", 0, 1),
]


@pytest.mark.parametrize(
    ("item", "chosen", "earned", "possible"), [one[1:] for one in EXAMPLES], ids=[one[0] for one in EXAMPLES]
)
def test_worked_examples(item: Item, chosen: str, earned: float, possible: float) -> None:
    assert score(item, answer(*chosen.split())) == Score(earned=earned, possible=possible)


@pytest.mark.parametrize("kind", ItemKind)
def test_no_answer_earns_nothing_and_the_right_one_everything(kind: ItemKind) -> None:
    item = MAKERS[kind]()
    assert score(item, None).earned == 0
    assert score(item, answer(*right_answer(item))).full
    assert score(item, None).possible == score(item, answer(*right_answer(item))).possible > 0


@pytest.mark.parametrize("item", [make_number(), make_number(0), make_word("colostrum")])
def test_nothing_typed_earns_nothing(item: Item) -> None:
    assert score(item, answer("")).earned == score(item, answer(" ")).earned == 0
    assert score(item, answer(*right_answer(item))).earned == 1


@pytest.mark.parametrize(
    ("given", "share"), [("abcd", 1), ("bcda", 2 / 3), ("acbd", 0), ("dcba", 0), ("cdab", 2 / 3), ("", 0)]
)
def test_beside_all_or_none_stands_the_share_of_steps_that_follow_one_another(given: str, share: float) -> None:
    assert partly(make_ordered("abcd"), answer(*given)) == pytest.approx(share)


def test_an_order_not_given_is_no_part_of_it() -> None:
    assert partly(make_ordered("abcd"), None) == 0
    assert partly(make_ordered("a"), None) == 0


@pytest.mark.parametrize("kind", [kind for kind in ItemKind if kind is not ItemKind.ORDERED_RESPONSE])
def test_other_kinds_show_no_share(kind: ItemKind) -> None:
    item = MAKERS[kind]()
    assert partly(item, answer(*right_answer(item))) is None


def test_every_kind_has_a_rule() -> None:
    assert set(RULES) == set(ItemKind)


@pytest.mark.parametrize("kind", ItemKind)
def test_the_rule_is_a_sentence_that_gives_nothing_away(kind: ItemKind) -> None:
    item = MAKERS[kind]()
    words = rule_in_words(item)
    assert words[0].isupper()
    assert words.endswith(".")
    assert "30" not in words
    assert not any(f" {option.text.casefold()} " in words.casefold() for option in item.keys if len(option.text) > 1)


@pytest.mark.parametrize(
    ("item", "says"),
    [
        (make_rationale(), "both blanks"),
        (make_rationale("1"), "links"),
        (make_number(30), "the right number."),
        (make_number(30, 5), "up to 5 seconds more or less counts as right."),
        (make_number(12, 0.5, ""), "up to 0.5 more"),
        (make_word("milk"), "capitals and accents"),
    ],
)
def test_rules_that_depend_on_the_item(item: Item, says: str) -> None:
    assert says in rule_in_words(item)


def test_the_split_of_a_triad_stands_in_one_table() -> None:
    chosen: Sequence[tuple[str, ...]] = [("1/a",), ("1/a", "2/a"), ("1/a", "2/a", "3/a")]
    assert tuple(score(make_rationale("1"), answer(*some)).earned for some in chosen) == TRIAD_POINTS


def test_full_means_every_point() -> None:
    assert Score(earned=2, possible=2).full
    assert not Score(earned=1, possible=2).full


def test_a_total_is_a_sum() -> None:
    assert total([Score(earned=1, possible=1), Score(earned=0.5, possible=2)]) == Score(earned=1.5, possible=3)
    assert total([]) == Score(earned=0, possible=0)


def test_a_choice_earns_what_its_option_does() -> None:
    assert score(make_item(), choose(make_item(), "oxytocin")) == Score(earned=1, possible=1)
    assert score(make_item(), choose(make_item(), "prolactin")) == Score(earned=0, possible=1)


def test_slashes_in_ids_do_not_mix_up_columns() -> None:
    item = make_matrix_response({"a/1": "x", "b/2": "xy", "c": "y", "d": "x"}, "xy")
    assert score(item, answer("a/1/x", "b/2/x", "d/x", "c/x", "c/y")) == Score(earned=3, possible=5)


def test_where_nothing_is_right_a_wrong_choice_is_free() -> None:
    """The floor makes it so: a column or group without a key can cost nothing, and an item should have none."""
    item = make_matrix_response({"r1": "a", "r2": "a", "r3": "a", "r4": "a"}, "ab")
    assert score(item, answer("r1/a", "r2/a", "r3/a", "r4/a", "r1/b", "r2/b")).full

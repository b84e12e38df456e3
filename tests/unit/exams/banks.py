"""Banks and sittings drawn by hypothesis for the tests of ``quizapp.exams``."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import timedelta

from hypothesis import strategies as st

from quizapp.content.facts import Level
from quizapp.content.items import FillIn, Item, ItemId, ItemKind, OrderedResponse
from quizapp.exams.answers import complaint
from quizapp.exams.blueprint import Mode
from quizapp.exams.sitting import Sitting, finish, respond

from .makers import (
    NOON,
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
    make_sitting,
    make_true_false_reason,
    make_word,
    right_answer,
)

CONCEPTS = ("oxytocin", "prolactin", "estrogen", "insulin", "a made-up hormone")


@st.composite
def banks(draw: st.DrawFn, *, largest: int = 30) -> tuple[Item, ...]:
    """A bank: facts belong to one topic each and have one item or more, with 3 to 5 options."""
    items: list[Item] = []
    facts = draw(st.lists(st.tuples(st.integers(0, 3), st.integers(1, 4)), min_size=1, max_size=largest))
    for fact, (topic, count) in enumerate(facts):
        for number in range(1, count + 1):
            names = draw(st.permutations(CONCEPTS))[: draw(st.integers(3, 5))]
            place = draw(st.integers(0, len(names) - 1))
            items.append(
                make_item(f"F{fact}", number, topic=f"t{topic}", key=names[0], wrong=tuple(names[1:]), key_at=place)
            )
    return tuple(items)


@st.composite
def finished_sittings(draw: st.DrawFn) -> Sitting:
    """A finished sitting with arbitrary answers and flags."""
    items = draw(banks(largest=8))
    sitting = make_sitting(*items, mode=draw(st.sampled_from(Mode)))
    for index, item in enumerate(items):
        chosen = draw(st.none() | st.sampled_from([option.text for option in item.options]))
        if chosen is not None:
            sitting = respond(sitting, index, choose(item, chosen, after_s=draw(st.integers(0, 500))))
    return finish(sitting, NOON + timedelta(hours=1))


RIGHT, WRONG = "abcdef", "uvwxyz"


def letters(alphabet: str, fewest: int, most: int) -> st.SearchStrategy[str]:
    """Some of the letters, each once."""
    return st.lists(st.sampled_from(alphabet), min_size=fewest, max_size=most, unique=True).map("".join)


def rows(columns: str, fewest: int, most: int) -> st.SearchStrategy[dict[str, str]]:
    """Rows by name with the letters of their right columns; every column is right in some row."""
    some = st.lists(letters(columns, fewest, most), min_size=4, max_size=6)
    return some.filter(lambda keys: set("".join(keys)) == set(columns)).map(
        lambda keys: {f"r{number}": right for number, right in enumerate(keys)}
    )


def groups() -> st.SearchStrategy[dict[str, tuple[str, str]]]:
    """Groups by name with their right and wrong letters."""
    some = st.lists(st.tuples(letters(RIGHT, 1, 3), letters(WRONG, 0, 2)), min_size=2, max_size=5)
    return some.map(lambda keys: {f"g{number}": pair for number, pair in enumerate(keys)})


def tokens() -> st.SearchStrategy[dict[str, str]]:
    """Targets by name with the letter of the token that fits, each token once."""
    return letters(RIGHT, 1, 5).map(lambda keys: {f"{number}": right for number, right in enumerate(keys)})


SHAPED: Mapping[ItemKind, st.SearchStrategy[Item]] = {
    ItemKind.SINGLE_BEST_ANSWER: st.builds(make_item, key_at=st.integers(0, 3)),
    ItemKind.TRUE_FALSE_REASON: st.builds(make_true_false_reason, st.sampled_from(["true", "false"])),
    ItemKind.SELECT_ALL: st.builds(make_select_all, letters(RIGHT, 1, 6), letters(WRONG, 0, 4)),
    ItemKind.SELECT_N: st.builds(make_select_n, letters(RIGHT, 1, 4), letters(WRONG, 1, 4)),
    ItemKind.GROUPING: st.builds(make_grouping, groups()),
    ItemKind.MATRIX_MULTIPLE_CHOICE: st.builds(make_matrix_choice, rows("pon", 1, 1)),
    ItemKind.MATRIX_MULTIPLE_RESPONSE: st.builds(make_matrix_response, rows("abc", 0, 3)),
    ItemKind.DROP_DOWN_CLOZE: letters("12345", 1, 5).map(lambda blanks: make_drop_down(*blanks)),
    ItemKind.DROP_DOWN_RATIONALE: st.builds(make_rationale, st.sampled_from(["", "1", "3"])),
    ItemKind.DRAG_DROP_CLOZE: st.builds(make_drag_drop, tokens(), st.just(RIGHT)),
    ItemKind.ORDERED_RESPONSE: st.builds(make_ordered, letters(RIGHT, 2, 6)),
    ItemKind.MATCHING: st.builds(make_matching, tokens(), st.just(RIGHT)),
    ItemKind.HIGHLIGHT_TEXT: st.builds(make_highlight, letters(RIGHT, 1, 6), letters(WRONG, 1, 6)),
    ItemKind.HOT_SPOT: st.builds(make_hot_spot),
    ItemKind.FILL_IN: st.one_of(
        st.builds(make_number, st.integers(-9_999, 9_999), st.integers(0, 50), st.sampled_from(["", "days"])),
        st.builds(make_word, letters(RIGHT, 1, 6)),
    ),
    ItemKind.BOW_TIE: st.builds(make_bow_tie),
}
"""Items of each kind, in all sizes."""


def answers_to(item: Item) -> st.SearchStrategy[tuple[str, ...]]:
    """Answers that the item takes: whatever is drawn too much is left away."""
    match item:
        case FillIn():
            return st.sampled_from([*right_answer(item), "0", "12,5 days", "nothing"]).map(lambda text: (text,))
        case OrderedResponse():
            return st.permutations(item.order).map(tuple)
        case _:
            ids = [option.id for option in item.options]
            drawn = st.one_of(st.permutations(ids), st.lists(st.sampled_from(ids), min_size=1, unique=True))
            return drawn.map(lambda some: _thinned(item, some))


def _thinned(item: Item, some: Sequence[str]) -> tuple[str, ...]:
    kept: tuple[str, ...] = ()
    for one in some:
        kept = kept if complaint(item, (*kept, one)) else (*kept, one)
    return kept


MIX = {
    make_item: 160,
    make_select_all: 24,
    make_matrix_choice: 16,
    make_true_false_reason: 20,
    make_drop_down: 16,
    make_rationale: 14,
    make_matching: 10,
    make_ordered: 10,
    make_highlight: 12,
    make_word: 14,
    make_number: 8,
    make_select_n: 10,
    make_grouping: 6,
}
"""A bank of 320 like that of a whole deck: half of it single best answers."""

BROAD = {
    make_matrix_choice: 5,
    make_matching: 4,
    make_ordered: 3,
    make_grouping: 4,
    make_select_all: 3,
    make_drop_down: 2,
}
"""Kinds that ask several facts at once."""


def mixed_bank(seed: int = 1, facts: int = 85, topics: int = 14) -> tuple[Item, ...]:
    """A bank of 320 items of 13 kinds over 85 facts in 14 topics of unequal size."""
    dice = random.Random(seed)
    topic_of = [min(topics - 1, int(dice.expovariate(0.3))) for _ in range(facts)]
    items: list[Item] = []
    for make, count in MIX.items():
        for _ in range(count):
            asked = dice.sample(range(facts), BROAD.get(make, 1))
            levels = {"level": dice.choices(list(Level), (4, 2, 1, 2, 1))[0]}
            names = {"fact": f"F{asked[0]}", "more_facts": tuple(f"F{fact}" for fact in asked[1:])}
            item = make(topic=f"t{topic_of[asked[0]]}", **names, **levels)
            items.append(replace(item, id=ItemId(f"deck/{names['fact']}/{item.kind}-{len(items)}")))
    return tuple(items)

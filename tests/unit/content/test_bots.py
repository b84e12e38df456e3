"""Bots that do not read questions: each finds the flaw it is made for, and none finds anything in fair items."""

from dataclasses import replace
from math import isclose

import pytest

from quizapp.content.corpus import Corpus
from quizapp.content.facts import FactId
from quizapp.content.generators import items_of
from quizapp.content.items import ItemId, SingleBestAnswer
from quizapp.content.likeness import stem_overlap
from quizapp.content.review.bots import BOTS, Standing, bound, four_option_items, standings
from quizapp.content.review.bots.base import Bot, shares_of
from quizapp.content.review.bots.form import agreement
from quizapp.content.review.bots.length import specificity
from quizapp.content.review.bots.likeness import convergence, strangeness
from tests.builders import deck

BY_NAME = {bot.name: bot for bot in BOTS}
CORPUS = Corpus.of(["Milk is made in the alveoli.", "Milk flows.", "The nipple lets milk out."])


def an_item(stem: str, key: str, *wrong: str, number: int = 0, position: int = 0) -> SingleBestAnswer:
    """An item with these words; the key stands at ``position``."""
    first = items_of(deck(), 0)[0]
    assert isinstance(first, SingleBestAnswer)
    distractors = [option for option in first.options if not option.correct]
    options = [replace(option, text=text) for option, text in zip(distractors, wrong, strict=True)]
    options.insert(position, replace(first.key, text=key))
    return replace(first, id=ItemId(f"item{number}"), facts=(FactId(f"F{number}"),), stem=stem, options=tuple(options))


@pytest.mark.parametrize(
    ("bot", "stem", "key", "wrong"),
    [
        ("longest", "Which?", "a long one", ("short", "brief", "tiny")),
        ("shortest", "Which?", "tiny", ("longer", "longest", "very long")),
        ("most specific", "Which?", "about 5 cells, in rows", ("cells", "rows", "tissue")),
        ("convergence", "Which?", "milk and oil", ("milk and tea", "wine and oil", "milk and rum")),
        ("odd one out", "Which?", "the moon", ("cats", "dogs", "rats")),
        ("stem overlap", "Where does milk flow?", "along the milky way", ("home", "out", "down")),
        ("avoids absolutes", "Which?", "some", ("all", "never any", "only one")),
        ("grammar", "The animal is an", "ape", ("dog", "cat", "rat")),
        ("nearest to the text", "Which?", "milk", ("wine", "beer", "tea")),
    ],
)
def test_a_bot_finds_what_it_looks_for(bot: str, stem: str, key: str, wrong: tuple[str, ...]) -> None:
    items = [an_item(stem, key, *wrong, number=number, position=number % 4) for number in range(4)]
    assert shares_of(BY_NAME[bot], items, CORPUS) == [1.0] * 4


@pytest.mark.parametrize("bot", [bot for bot in BOTS if bot.name not in {"fixed position", "logistic model"}])
def test_a_bot_that_sees_no_difference_draws(bot: Bot) -> None:
    items = [an_item("Which?", "same", "same", "same", "same")]
    assert shares_of(bot, items, CORPUS) == [0.25]


def test_the_fixed_letter_is_the_one_that_pays() -> None:
    items = [an_item("Which?", "a", "b", "c", "d", number=number, position=2) for number in range(3)]
    items.append(an_item("Which?", "a", "b", "c", "d", position=0))
    assert sum(shares_of(BY_NAME["fixed position"], items, CORPUS)) == 3


def test_the_learner_learns_a_sign_that_other_facts_share() -> None:
    """Keys that are shorter and hold a comma: no single bot looks for both, the model does, on facts not seen."""
    items = [
        an_item("Which?", "x, y", "long words", "wide words", "tall words", number=number, position=number % 4)
        for number in range(40)
    ]
    assert sum(shares_of(BY_NAME["logistic model"], items, CORPUS)) == 40
    assert shares_of(BY_NAME["logistic model"], [], CORPUS) == []


def test_the_learner_learns_nothing_from_a_single_fact() -> None:
    """There is no other fact to learn from: it draws."""
    assert shares_of(BY_NAME["logistic model"], [an_item("Which?", "x, y", "ab", "cd", "ef")], CORPUS) == [0.25]


def test_chance_has_a_bound() -> None:
    assert isclose(bound(200), 0.3004, abs_tol=1e-4)
    assert isclose(bound(400), 0.2856, abs_tol=1e-4)
    assert bound(0) == 1.0
    assert Standing(bot="b", words="", n=200, right=0.30, bound=bound(200)).passed
    assert not Standing(bot="b", words="", n=200, right=0.31, bound=bound(200)).passed


def test_a_table_for_a_deck() -> None:
    found = list(standings(deck(), [0, 1]))
    assert [one.bot for one in found] == [bot.name for bot in BOTS]
    assert {one.n for one in found} == {8}
    assert len(BOTS) == 11
    assert found == list(standings(deck(), [0, 1]))


def test_items_with_four_options_only() -> None:
    assert len(four_option_items(deck(), [0])) == 4
    small = replace(deck(), facts=tuple(replace(fact, asks=()) for fact in deck().facts))
    assert four_option_items(small, [0]) == ()
    assert {(one.n, one.right, one.bound) for one in standings(small, [0])} == {(0, 0.0, 1.0)}


def test_measures() -> None:
    assert specificity("about 5 cells, in rows") > specificity("cells in rows")
    assert convergence(["a b", "a c", "b d"]) == [2, 1, 1]
    assert strangeness(["cats", "dogs", "the moon"])[2] == max(strangeness(["cats", "dogs", "the moon"]))
    assert strangeness(["", "", ""]) == [2.0, 2.0, 2.0]
    assert stem_overlap("Where does milk flow?", "milk flows") == 2
    assert stem_overlap("Which nipples?", "nippled") > 0
    assert agreement("What does it do?", "makes milk") > agreement("What does it do?", "the milk")
    assert agreement("Which cells are these?", "red cells") > agreement("Which cells are these?", "a cell")
    assert agreement("The animal is a", "dog") > agreement("The animal is a", "ape")


def test_a_corpus() -> None:
    assert CORPUS.nearness("milk") > CORPUS.nearness("nipple") > CORPUS.nearness("wine") == 0
    assert CORPUS.nearness("milk") > CORPUS.nearness("milk and wine")
    assert CORPUS.nearness("") == 0
    assert Corpus.of([]).nearness("milk") == 0

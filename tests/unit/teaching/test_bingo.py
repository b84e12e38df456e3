"""Bingo: no two cards alike, every card can win, each term about equally often."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.content.facts import FactId
from quizapp.teaching.bingo import (
    FREE,
    LEAST_TERMS,
    LONGEST_TERM,
    MOST_CARDS,
    Term,
    bingo,
    side_for,
    terms_of_deck,
    terms_of_items,
)
from tests.builders import ask, capital_facts, concept, deck, fact
from tests.unit.exams import makers


def terms(count: int) -> list[Term]:
    return [Term(term=f"Term {n}", clue=f"Which is number {n}?", fact=FactId(f"F{n}")) for n in range(count)]


@given(count=st.integers(LEAST_TERMS, 60), cards=st.integers(1, 60), seed=st.integers(0, 999))
def test_every_card_can_win_and_no_two_are_alike(count: int, cards: int, seed: int) -> None:
    game = bingo(terms(count), cards, Random(seed))
    called = [one.term for one in game.terms]
    assert sorted(called) == sorted(one.term for one in terms(count))
    assert len({frozenset(card.lines) for card in game.cards}) == cards
    for card in game.cards:
        squares = [term for row in card.rows for term in row]
        assert len(squares) == len(set(squares)) == game.side**2
        assert {len(row) for row in card.rows} == {game.side} == {len(card.rows)}
        assert set(squares) - {FREE} <= set(called)
        assert (FREE in squares) == (game.side % 2 == 1)
        assert len(card.lines) == 2 * game.side + 2
        assert all(line and line <= set(called) for line in card.lines)


@given(count=st.integers(24, 60), seed=st.integers(0, 99))
def test_with_a_full_card_no_two_players_win_with_the_same_line(count: int, seed: int) -> None:
    game = bingo(terms(count), 40, Random(seed))
    lines = [line for card in game.cards for line in card.lines]
    assert len(lines) == len(set(lines))


@given(count=st.integers(LEAST_TERMS, 60), cards=st.integers(1, 40), seed=st.integers(0, 99))
def test_each_term_stands_on_about_as_many_cards(count: int, cards: int, seed: int) -> None:
    game = bingo(terms(count), cards, Random(seed))
    used = [sum(one.term in row for card in game.cards for row in card.rows) for one in game.terms]
    assert max(used) - min(used) <= 1


def test_the_same_dice_give_the_same_game() -> None:
    assert bingo(terms(30), 20, Random(4)) == bingo(terms(30), 20, Random(4))
    assert bingo(terms(30), 20, Random(4)) != bingo(terms(30), 20, Random(5))


def test_a_thousand_players_with_the_fewest_terms_all_have_cards_of_their_own() -> None:
    game = bingo(terms(LEAST_TERMS), 1_004, Random(1))
    assert len({frozenset(card.lines) for card in game.cards}) == 1_004


@pytest.mark.parametrize(("count", "side"), [(7, 0), (8, 3), (15, 3), (16, 4), (23, 4), (24, 5), (99, 5)])
def test_a_card_is_as_large_as_the_terms_allow(count: int, side: int) -> None:
    assert side_for(count) == side


def test_too_few_terms_and_too_many_cards_are_refused() -> None:
    with pytest.raises(ValueError, match="at least 8 terms, not 7"):
        bingo(terms(7), 3, Random(0))
    with pytest.raises(ValueError, match="at most 2,000 cards"):
        bingo(terms(8), MOST_CARDS + 1, Random(0))


def test_terms_are_what_alone_answers_a_question() -> None:
    found = terms_of_deck(deck(), [FactId("F1"), FactId("F2"), FactId("F2"), FactId("gone")])
    assert [(one.term, one.fact) for one in found] == [("Lima", "F1"), ("Oslo", "F2")]
    assert "Peru" in found[0].clue


def test_what_is_one_answer_of_two_is_no_term() -> None:
    twice = fact("F9", claims=("doha capital-of peru",))
    assert [one.term for one in terms_of_deck(deck(*capital_facts(), twice), [FactId("F1")])] == []


def test_terms_that_are_too_long_or_stand_in_their_clue_are_left_out() -> None:
    long = concept("X" * (LONGEST_TERM + 1))
    whole = deck(
        fact("F1", claims=(f"{long.id} capital-of peru",), asks=(ask("? capital-of peru"),)),
        fact("F2", claims=("oslo capital-of norway",), asks=(ask("? capital-of norway", question="Is Oslo it?"),)),
        concepts=(*deck().concepts, long),
    )
    assert terms_of_deck(whole, [FactId("F1"), FactId("F2")]) == ()


def test_without_a_deck_the_keys_of_items_are_terms() -> None:
    items = [makers.make_item(), makers.make_word("ovulation"), makers.make_number()]
    found = terms_of_items(items)
    assert [one.term for one in found][1:] == ["Ovulation"]
    assert len(found) == 2

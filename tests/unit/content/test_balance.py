"""Sets of options in which the key stands where it was drawn."""

from dataclasses import replace
from math import inf, isclose

from quizapp.content.balance import Balance, ratio_of
from quizapp.content.corpus import Corpus
from quizapp.content.likeness import tokens, traits, unlikeness

CORPUS = Corpus.of(["milk is made", "milk flows", "milk is warm", "tea is hot"])


def balance(key: str, *candidates: str, **drawn: float) -> Balance:
    """A balance whose ranks are given."""
    shares = {"shorter": 0.0, "farther": 0.0, "plainer": 0.0, "larger": 0.0, "likelier": 0.0, **drawn}
    return Balance(corpus=CORPUS, stem="Where is the mug?", key=key, candidates=candidates, **shares)


def test_equal_options_cost_nothing() -> None:
    """Equals may stand on either side of the key."""
    assert balance("abc", "abc", "abc", "abc", shorter=0.99, farther=0.99, plainer=0.99).price((0, 1, 2)) == 0


def test_unfair_lengths_cost_everything_and_unlike_ones_something() -> None:
    even = dict.fromkeys(("shorter", "farther", "plainer"), 0.5)
    assert balance("abcd", "abcdefghijk", "abcd").price((0, 1)) == inf
    near, far = (balance("abcd", long, long, **even) for long in ("abcde", "abcdefghi"))
    assert far.price((0, 1)) > near.price((0, 1))


def test_the_key_stands_in_length_where_it_was_drawn() -> None:
    longest, shortest = (balance("milk tea", "milk", "milk", "milk", shorter=share) for share in (0.99, 0.0))
    assert isclose(shortest.price((0, 1, 2)) - longest.price((0, 1, 2)), 9.0)  # three places at 3.0


def test_the_key_stands_in_nearness_where_it_was_drawn() -> None:
    nearest, farthest = (balance("milk", "wine", "rums", "beer", farther=share) for share in (0.99, 0.0))
    assert farthest.price((0, 1, 2)) - nearest.price((0, 1, 2)) == 6.0


def test_the_key_stands_in_looks_where_it_was_drawn() -> None:
    """Near words that repeat nothing of the stem look right, far words that repeat it look wrong."""
    options = ("mug", "mugs", "mug tea")
    likeliest, least = (balance("milk", *options, likelier=share) for share in (0.99, 0.0))
    assert isclose(least.price((0, 1, 2)) - likeliest.price((0, 1, 2)), 9.0)
    echo, echoing = (balance("the mug", "milk", "tea", "tea hot", likelier=share) for share in (0.0, 0.99))
    assert isclose(echoing.price((0, 1, 2)) - echo.price((0, 1, 2)), 9.0)


def test_the_key_stands_in_oddness_where_it_was_drawn() -> None:
    oddest, plainest = (balance("tea", "the a", "the b", "the c", plainer=share) for share in (0.99, 0.0))
    assert isclose(plainest.price((0, 1, 2)) - oddest.price((0, 1, 2)), 4.5)


def test_a_number_stands_among_numbers_where_it_was_drawn() -> None:
    largest, smallest = (balance("90", "10", "20", "30", larger=share) for share in (0.99, 0.0))
    assert smallest.price((0, 1, 2)) - largest.price((0, 1, 2)) == 12.0  # three places at 4.0
    beside_words, beside_others = (balance("90", "10", "ab", "30", larger=share) for share in (0.99, 0.0))
    assert beside_words.price((0, 1, 2)) == beside_others.price((0, 1, 2))
    words, other_words = (balance("milk", "10", "20", larger=share) for share in (0.99, 0.0))
    assert words.price((0, 1)) == other_words.price((0, 1))


def test_a_set_that_costs_too_much_is_not_looked_at_further() -> None:
    """Whichever of its parts reaches the limit, the rest is left out; below the limit the price is the whole."""
    odd = balance("tea", "the a", "the b", "the c", shorter=0.99, farther=0.99)
    whole = odd.price((0, 1, 2))
    assert all(odd.price((0, 1, 2), tenth * whole / 10) >= tenth * whole / 10 for tenth in range(11))
    assert odd.price((0, 1, 2), 0.1) == odd.price((0, 1, 2), whole - 9.1) == inf  # looks alone cost nine
    assert odd.price((0, 1, 2), whole + 0.1) == whole


def test_ranks_are_drawn_from_dice_alone() -> None:
    from random import Random

    one, other = (Balance.drawn(CORPUS, "", "milk", ["tea"], Random("x")) for _ in range(2))
    assert one == other
    assert replace(one, shorter=0.5) != one


def test_likeness() -> None:
    assert ratio_of(2, 5) == ratio_of(5, 2) == 2.5
    assert ratio_of(0, 5) == 5
    assert tokens("The milk, the Tea") == {"the", "milk", "tea"}
    assert traits("") == (False,) * 6
    assert traits("The 3 making, ducts.") == (True, True, True, False, True, True)
    assert traits("making")[3]
    assert unlikeness("the milk", "the milk") == 0
    assert unlikeness("the milk", "a pump") == 1
    assert unlikeness("the milk", "pumps") == 3

"""Sets of options in which nothing but knowledge points at the key.

For each item it is drawn where the key shall stand among its options: in length, in how near its words are to those of
the deck, in how odd it looks, in a fixed mixture of these and other outer signs, and, as options that are numbers stand
in their order, among larger and smaller numbers. A set of options is the dearer the further the key's rank is from the
one drawn. Over a bank the key is then the longest, the nearest, the oddest, the largest about as often as any other
option, which the review's bots try.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import inf
from random import Random
from typing import TypeVar

from quizapp.content.corpus import Corpus
from quizapp.content.likeness import stem_overlap, unlikeness
from quizapp.content.numbers import Range, range_of
from quizapp.content.words import content_words

WIDEST_RATIO = 2.5
"""Longest to shortest option of an item: never more (item-writing check 7)."""

GOOD_RATIO = 1.5
"""Longest to shortest option of an item: preferably no more (item-writing check 7)."""

_PER_RATIO = 4.0
_PER_RANK_IN_LENGTH = 3.0
_PER_RANK_IN_NEARNESS = 2.0
_PER_RANK_IN_ODDNESS = 1.5
_PER_RANK_IN_LOOKS = 3.0
_PER_RANK_IN_SIZE = 4.0
"""Prices in the units of ``distractors``: ranks shall balance, but not by far-fetched options."""

_NEARNESS_LOOKS_RIGHT = 0.4
_LENGTH_LOOKS_RIGHT = 0.25
_WORDS_LOOK_RIGHT = -0.15
_MEANINGS_LOOK_RIGHT = -0.3
_REPETITION_LOOKS_RIGHT = -0.6
_ODDNESS_LOOKS_RIGHT = -0.2
"""What makes an option look right from outside: the weights of a conditional logistic model of the key, fitted to the
lactation deck (2,307 items of seeds 0 to 23) before this score existed, and rounded. Keys tend to be the deck's own
short terms, in long words; wrong options are written around the question and repeat its words. The weights are not
fitted again when a deck changes."""

_SELDOM_NEAREST = 0.8
_SELDOM_LIKELIEST = 0.75
"""The key's ranks in nearness and in looks are drawn with a little less than a fair share for the first place: for some
keys (the name of the deck's very subject) no wrong option is as near, and the others make up for them."""

_Rank = TypeVar("_Rank", float, Range)


@dataclass(frozen=True, kw_only=True)
class Balance:
    """The key and its candidates, which are known by their numbers; the shares (0 to 1) say which ranks were drawn."""

    corpus: Corpus
    stem: str
    key: str
    candidates: tuple[str, ...]
    shorter: float
    farther: float
    plainer: float
    larger: float
    likelier: float

    @classmethod
    def drawn(cls, corpus: Corpus, stem: str, key: str, candidates: Sequence[str], dice: Random) -> "Balance":
        """Draws the ranks of an item's key."""
        return cls(
            corpus=corpus,
            stem=stem,
            key=key,
            candidates=tuple(candidates),
            shorter=dice.random(),
            farther=dice.random() * _SELDOM_NEAREST,
            plainer=dice.random(),
            larger=dice.random(),
            likelier=dice.random() * _SELDOM_LIKELIEST,
        )

    @cached_property
    def _texts(self) -> tuple[str, ...]:
        """The candidates, and the key behind them as number −1."""
        return (*self.candidates, self.key)

    @cached_property
    def _nearness(self) -> tuple[float, ...]:
        return tuple(self.corpus.nearness(text) for text in self._texts)

    @cached_property
    def _unlikeness(self) -> tuple[tuple[float, ...], ...]:
        return tuple(tuple(unlikeness(one, other) for other in self._texts) for one in self._texts)

    @cached_property
    def _numbers(self) -> tuple[Range | None, ...]:
        return tuple(range_of(text) for text in self._texts)

    def price(self, chosen: Sequence[int], limit: float = inf) -> float:
        """What a set of candidates costs beside the key; infinite if its lengths are unfair.

        Most sets cost more than the best one known, the ``limit``: what takes longest to compute comes last, and is
        left out (the price is infinite) where the limit is reached without it.
        """
        lengths = [len(self.candidates[one]) for one in chosen]
        ratio = ratio_of(max(len(self.key), *lengths), min(len(self.key), *lengths))
        if ratio > WIDEST_RATIO:
            return inf
        places = len(chosen) + 1
        every = (*chosen, -1)
        price = (
            max(0.0, ratio - GOOD_RATIO) * _PER_RATIO
            + _PER_RANK_IN_LENGTH * _off(lengths, len(self.key), int(self.shorter * places))
            + _PER_RANK_IN_NEARNESS * _off_last([self._nearness[one] for one in every], int(self.farther * places))
            + _PER_RANK_IN_SIZE * self._off_in_size(chosen, int(self.larger * places))
        )
        if price >= limit:
            return inf
        oddness = self._oddness(every)
        price += _PER_RANK_IN_ODDNESS * _off_last(oddness, int(self.plainer * places))
        if price >= limit:
            return inf
        return price + _PER_RANK_IN_LOOKS * _off_last(self._looks(every, oddness), int(self.likelier * places))

    def _off_in_size(self, chosen: Sequence[int], wanted_below: int) -> int:
        """By how many places the key misses its place among numbers; 0 unless all of them are numbers."""
        *others, key = (self._numbers[one] for one in (*chosen, -1))
        sizes = [one for one in others if one is not None]
        return _off(sizes, key, wanted_below) if key is not None and len(sizes) == len(others) else 0

    @cached_property
    def _signs(self) -> tuple[tuple[float, Sequence[float]], ...]:
        """The weight of each outer sign but oddness, and the sign of each text."""
        return (
            (_NEARNESS_LOOKS_RIGHT, self._nearness),
            (_LENGTH_LOOKS_RIGHT, [len(text) for text in self._texts]),
            (_WORDS_LOOK_RIGHT, [len(text.split()) for text in self._texts]),
            (_MEANINGS_LOOK_RIGHT, [len(content_words(text)) for text in self._texts]),
            (_REPETITION_LOOKS_RIGHT, [stem_overlap(self.stem, text) for text in self._texts]),
        )

    def _looks(self, every: Sequence[int], oddness: Sequence[float]) -> list[float]:
        """How right each looks from outside: its signs, scaled within the set, weighed and added up."""
        looks = [_ODDNESS_LOOKS_RIGHT * value for value in _scaled(oddness)]
        for weight, values in self._signs:
            looks = [
                so_far + weight * value
                for so_far, value in zip(looks, _scaled([values[one] for one in every]), strict=True)
            ]
        return looks

    def _oddness(self, every: Sequence[int]) -> list[float]:
        """How unlike the rest each is."""
        mean = sum(len(self._texts[one]) for one in every) / len(every)
        return [
            sum(self._unlikeness[one][other] for other in every if other != one)
            + abs(len(self._texts[one]) - mean) / mean
            for one in every
        ]


def ratio_of(one: int, other: int) -> float:
    """The longer of two lengths to the shorter."""
    return max(one, other) / max(1, min(one, other))


def _scaled(values: Sequence[float]) -> list[float]:
    mean = sum(values) / len(values)
    spread = max(abs(value - mean) for value in values)
    return [(value - mean) / spread if spread else 0.0 for value in values]


def _off_last(values: Sequence[float], wanted_below: int) -> int:
    """As ``_off``, for values of which the key's stands last."""
    *others, key = values
    return _off(others, key, wanted_below)


def _off(others: Sequence[_Rank], key: _Rank, wanted_below: int) -> int:
    """By how many places the key's rank among the others misses the one wanted; equals may stand on either side."""
    fewest, most = sum(one < key for one in others), sum(one <= key for one in others)
    return max(fewest - wanted_below, wanted_below - most, 0)

"""Stem-blind bots: test-wise readers who know nothing, let loose on the four-option single best answers of a deck.

If one of them is right more often than chance allows, the wording of the items gives the answers away. Items with four
options are asked, because with three chance is higher and the bound wider. Where a bot cannot decide between options it
draws, and what is counted is its share of the luck (one half for two, one third for three): no dice, and the same table
every time.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import sqrt

from quizapp.content.corpus import Corpus
from quizapp.content.deck import Deck
from quizapp.content.generators import items_of
from quizapp.content.items import ItemKind, SingleBestAnswer
from quizapp.content.review.bots import form, learned, length, likeness, position
from quizapp.content.review.bots.base import Bot, shares_of

__all__ = ["BOTS", "OPTIONS", "Standing", "bound", "four_option_items", "standings"]

OPTIONS = 4
"""Bots are tried on items with so many options: chance is a quarter."""

SEEDS = 3
"""From so many seeds items are drawn, if nothing else is asked for."""

_ONE_SIDED_95 = 1.645

BOTS: tuple[Bot, ...] = (
    length.LONGEST,
    length.SHORTEST,
    length.MOST_SPECIFIC,
    likeness.CONVERGENCE,
    likeness.ODD_ONE_OUT,
    form.STEM_OVERLAP,
    form.AVOIDS_ABSOLUTES,
    form.GRAMMAR,
    position.FIXED_POSITION,
    likeness.NEAREST_TO_TEXT,
    learned.LOGISTIC,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How a bot did: the ``right`` share (0 to 1) of ``n`` items, and the most that chance explains (see ``bound``)."""

    bot: str
    words: str
    n: int
    right: float
    bound: float

    @property
    def passed(self) -> bool:
        """Whether chance explains it."""
        return self.right <= self.bound


def bound(n: int, chance: float = 1 / OPTIONS) -> float:
    """What guessing exceeds in one of twenty cases: chance + 1.645·√(p(1−p)/n); 1 when there is nothing to guess."""
    return min(1.0, chance + _ONE_SIDED_95 * sqrt(chance * (1 - chance) / n)) if n else 1.0


def four_option_items(deck: Deck, seeds: Sequence[int]) -> tuple[SingleBestAnswer, ...]:
    """The single best answers with four options and one key that a deck makes from some seeds.

    Banks from several seeds share facts, stems and some options: they are no independent samples, and the bound is a
    little too narrow for them.
    """
    banks = (items_of(deck, seed, ItemKind.SINGLE_BEST_ANSWER) for seed in seeds)
    return tuple(
        item
        for bank in banks
        for item in bank
        if isinstance(item, SingleBestAnswer) and len(item.options) == OPTIONS and len(item.keys) == 1
    )


def standings(deck: Deck, seeds: Sequence[int] = tuple(range(SEEDS))) -> Iterator[Standing]:
    """Each bot's result, one after the other: the last ones take longest."""
    items = four_option_items(deck, seeds)
    for bot in BOTS:
        yield _standing(bot, items, deck.corpus)


def _standing(bot: Bot, items: Sequence[SingleBestAnswer], corpus: Corpus) -> Standing:
    right = sum(shares_of(bot, items, corpus))
    n = len(items)
    return Standing(bot=bot.name, words=bot.words, n=n, right=right / n if n else 0.0, bound=bound(n))

"""What a bot is: a way to score the options of an item without understanding the question."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import isclose

from quizapp.content.corpus import Corpus
from quizapp.content.items import SingleBestAnswer

Scores = Sequence[float]
"""A score for each option of an item, in their order; the highest is the bot's choice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bot:
    """A bot's name, what it does in words, and how: scores for all items at once, because some bots learn."""

    name: str
    words: str
    score: Callable[[Sequence[SingleBestAnswer], Corpus], Sequence[Scores]]


def each(score: Callable[[SingleBestAnswer, Corpus], Scores]) -> Callable[..., Sequence[Scores]]:
    """A bot that looks at one item at a time."""

    def score_all(items: Sequence[SingleBestAnswer], corpus: Corpus) -> Sequence[Scores]:
        return [score(item, corpus) for item in items]

    return score_all


def shares_of(bot: Bot, items: Sequence[SingleBestAnswer], corpus: Corpus) -> list[float]:
    """For each item how much of the answer is right: 1, 0, or the share of a draw among equals."""
    return [_share(item, scores) for item, scores in zip(items, bot.score(items, corpus), strict=True)]


def _share(item: SingleBestAnswer, scores: Scores) -> float:
    best = max(scores)
    drawn = [option.correct for option, score in zip(item.options, scores, strict=True) if isclose(score, best)]
    return sum(drawn) / len(drawn)

"""What a bot is: a way to score the options of an item without understanding the question."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import isclose, log, sqrt

from quizapp.content.items import SingleBestAnswer
from quizapp.content.words import content_words

Scores = Sequence[float]
"""A score for each option of an item, in their order; the highest is the bot's choice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """The deck's own statements as a body of text: the article itself is not part of the app.

    ``weights`` are inverse document frequencies, a statement being a document; ``sums`` how often a word occurs, times
    its weight.
    """

    weights: Mapping[str, float]
    sums: Mapping[str, float]

    @classmethod
    def of(cls, statements: Iterable[str]) -> "Corpus":
        """The corpus of some statements."""
        documents = [content_words(text) for text in statements]
        frequency = Counter(word for words in documents for word in words)
        weights = {word: log((1 + len(documents)) / (1 + count)) + 1 for word, count in frequency.items()}
        return cls(weights=weights, sums={word: count * weights[word] for word, count in frequency.items()})

    @property
    def rarest(self) -> float:
        """The weight of a word that no statement has."""
        return max(self.weights.values(), default=1.0)

    def nearness(self, text: str) -> float:
        """The cosine (0 to 1) between the TF-IDF vectors of a text and of the corpus as a whole."""
        words = content_words(text)
        own = {word: self.weights.get(word, self.rarest) for word in words}
        norm = sqrt(sum(value * value for value in own.values())) * sqrt(sum(one * one for one in self.sums.values()))
        return sum(value * self.sums.get(word, 0.0) for word, value in own.items()) / norm if norm else 0.0


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

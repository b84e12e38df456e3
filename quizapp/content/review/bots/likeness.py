"""Bots that compare options with each other, and with the deck's text."""

from quizapp.content.corpus import Corpus
from quizapp.content.items import SingleBestAnswer
from quizapp.content.likeness import tokens, unlikeness
from quizapp.content.review.bots.base import Bot, Scores, each


def convergence(texts: list[str]) -> Scores:
    """How many words each option shares with each of the others, summed (Smith 1982)."""
    words = [tokens(text) for text in texts]
    return [float(sum(len(one & other) for other in words if other is not one)) for one in words]


def strangeness(texts: list[str]) -> Scores:
    """How unlike the others each option is: in words and outer form, and in length."""
    mean = sum(len(text) for text in texts) / len(texts)
    return [
        sum(unlikeness(text, other) for place, other in enumerate(texts) if place != at)
        + abs(len(text) - mean) / max(1.0, mean)
        for at, text in enumerate(texts)
    ]


def _converging(item: SingleBestAnswer, _corpus: Corpus) -> Scores:
    return convergence([option.text for option in item.options])


def _odd_one_out(item: SingleBestAnswer, _corpus: Corpus) -> Scores:
    return strangeness([option.text for option in item.options])


def _nearest_to_text(item: SingleBestAnswer, corpus: Corpus) -> Scores:
    return [corpus.nearness(option.text) for option in item.options]


CONVERGENCE = Bot(
    name="convergence", words="takes the option that shares most words with the others", score=each(_converging)
)
ODD_ONE_OUT = Bot(name="odd one out", words="takes the option that is least like the others", score=each(_odd_one_out))
NEAREST_TO_TEXT = Bot(
    name="nearest to the text",
    words="takes the option nearest to the deck's statements by TF-IDF (the article itself is not shipped)",
    score=each(_nearest_to_text),
)

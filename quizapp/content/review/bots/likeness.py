"""Bots that compare options with each other, and with the deck's text."""

import re

from quizapp.content.corpus import Corpus
from quizapp.content.items import SingleBestAnswer
from quizapp.content.review.bots.base import Bot, Scores, each

_TOKEN = re.compile(r"[^\W_]+")


def tokens(text: str) -> frozenset[str]:
    """The words of a text as they stand, small ones included: a bot does not know which of them matter."""
    return frozenset(_TOKEN.findall(text.casefold()))


def convergence(texts: list[str]) -> Scores:
    """How many words each option shares with each of the others, summed (Millman, Bishop and Ebel 1965)."""
    words = [tokens(text) for text in texts]
    return [float(sum(len(one & other) for other in words if other is not one)) for one in words]


def strangeness(texts: list[str]) -> Scores:
    """How unlike the others each option is: 1 − Jaccard of words, plus differences of length and outer form."""
    words, traits = [tokens(text) for text in texts], [_traits(text) for text in texts]
    mean = sum(len(text) for text in texts) / len(texts)
    return [
        sum(
            1
            - len(words[one] & words[other]) / max(1, len(words[one] | words[other]))
            + sum(mine != theirs for mine, theirs in zip(traits[one], traits[other], strict=True))
            for other in range(len(texts))
            if other != one
        )
        + abs(len(texts[one]) - mean) / max(1.0, mean)
        for one in range(len(texts))
    ]


def _traits(text: str) -> tuple[bool, ...]:
    first, *_, last = [*_TOKEN.findall(text.casefold()), "", ""][:1] + (_TOKEN.findall(text.casefold())[-1:] or [""])
    return (
        first in {"a", "an", "the"},
        any(letter.isdigit() for letter in text),
        last.endswith("s"),
        first.endswith("ing"),
        "," in text,
        text.endswith("."),
    )


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

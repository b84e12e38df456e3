"""Bots that go by how long and how detailed an option is: writers take most care with the right one."""

import re

from quizapp.content.corpus import Corpus
from quizapp.content.items import SingleBestAnswer
from quizapp.content.review.bots.base import Bot, Scores, each
from quizapp.content.words import content_words

_DETAIL = re.compile(r"\d+|[,;:()]|\b(?:only|about|at least|at most|because|so that|which|when|until|during)\b")


def specificity(text: str) -> float:
    """How detailed an option is: words that carry meaning, and a half for each figure, comma or qualifying word."""
    return len(content_words(text)) + 0.5 * len(_DETAIL.findall(text.casefold()))


def _longest(item: SingleBestAnswer, _corpus: Corpus) -> Scores:
    return [float(len(option.text)) for option in item.options]


def _shortest(item: SingleBestAnswer, _corpus: Corpus) -> Scores:
    return [-float(len(option.text)) for option in item.options]


def _most_specific(item: SingleBestAnswer, _corpus: Corpus) -> Scores:
    return [specificity(option.text) for option in item.options]


LONGEST = Bot(name="longest", words="takes the longest option", score=each(_longest))
SHORTEST = Bot(name="shortest", words="takes the shortest option", score=each(_shortest))
MOST_SPECIFIC = Bot(
    name="most specific",
    words="takes the option with most detail: words, figures, qualifiers",
    score=each(_most_specific),
)

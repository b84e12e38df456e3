"""Bots that go by the words of the question and by grammar, not by what they mean."""

import re

from quizapp.content.corpus import Corpus
from quizapp.content.items import SingleBestAnswer
from quizapp.content.likeness import stem_overlap
from quizapp.content.review.bots.base import Bot, Scores, each

ABSOLUTE = re.compile(
    r"\b(?:always|never|all|every|none|no|only|must|completely|entirely|nobody|nothing|everything|whatever|impossible)\b"
)
_PLURAL_ASKED = re.compile(
    r"\b(?:which|what)(?: \w+){0,2}?s (?:are|do|have|were)\b|\b(?:are|were|do|have) (?:the|these)\b"
)
_ACTION_ASKED = re.compile(r"\bwhat (?:does|do|did|can|should|may|happens)\b")
_PLURAL = re.compile(r"(?:[^s]s\b|\band\b)")
_VERB = re.compile(r"^(?:\w+(?:s|ing|es)|to \w+)\b ")


def agreement(stem: str, option: str) -> float:
    """How well an option goes on from the stem: after "a"/"an", in number, and as a verb where a deed is asked for."""
    stem, option = stem.casefold().strip(" ?:."), option.casefold()
    score = 0.0
    if stem.endswith((" a", " an")):
        score += (option[:1] in "aeiou") == stem.endswith(" an")
    if not _ACTION_ASKED.search(stem):
        score += bool(_PLURAL_ASKED.search(stem)) == bool(_PLURAL.search(option.split(" of ")[0]))
    else:
        score += bool(_VERB.search(option))
    return score


def _overlapping(item: SingleBestAnswer, _corpus: Corpus) -> Scores:
    return [stem_overlap(item.stem, option.text) for option in item.options]


def _moderate(item: SingleBestAnswer, _corpus: Corpus) -> Scores:
    return [-float(len(ABSOLUTE.findall(option.text.casefold()))) for option in item.options]


def _grammatical(item: SingleBestAnswer, _corpus: Corpus) -> Scores:
    return [agreement(item.stem, option.text) for option in item.options]


STEM_OVERLAP = Bot(
    name="stem overlap", words="takes the option that repeats most words of the question", score=each(_overlapping)
)
AVOIDS_ABSOLUTES = Bot(
    name="avoids absolutes", words="leaves out options that say always, never, all, only", score=each(_moderate)
)
GRAMMAR = Bot(name="grammar", words="takes the option that fits the question's grammar best", score=each(_grammatical))

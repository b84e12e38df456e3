"""Words as a test-wise reader compares them: without endings, without the words that every sentence has."""

import re
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_ENDINGS = ("ations", "ation", "ings", "ing", "ions", "ion", "ies", "ed", "es", "s", "e", "y")
_SHORTEST_STEM = 3
_IN_EVERY_SENTENCE = """
    a about after all also an and any are as at be been before between but by can comes could did do does done
    down during each either for from had has have her his how if in into is it its kind kinds made make makes making
    many may might more most much must name names no nor not of off on one only or other others our out over
    part parts people person should so some such take takes term than that the their them then there these
    they thing things this those to up use used was were what when where which while who whom whose why will
    with without word words would you your
"""
_COMMON = frozenset(_IN_EVERY_SENTENCE.split())


@lru_cache(maxsize=20_000)
def _stripped(word: str) -> str:
    """A word without its ending: ``milk``, ``make``/``making`` and ``hormone``/``hormones`` fall together."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return word[: -len(ending)]
    return word


def words_by_stem(text: str) -> dict[str, str]:
    """The words that carry a text's meaning, in lower case, by what is left of them without endings."""
    words = (word.casefold().removesuffix("'s").removesuffix("’s") for word in _WORD.findall(text))
    return {_stripped(word): word for word in words if word not in _COMMON}


def content_words(text: str) -> frozenset[str]:
    """The words that carry a text's meaning, without endings, for comparing."""
    return frozenset(words_by_stem(text))

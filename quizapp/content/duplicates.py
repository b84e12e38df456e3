"""Texts that say nearly the same: which facts may have been written twice."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping
from math import ceil
from typing import TypeVar

from quizapp.content.search.folding import folded

ALIKE = 0.8
"""From this share of common words (Jaccard: common ones by all) on two texts are nearly the same."""

Key = TypeVar("Key", bound=Hashable)


def alike(texts: Mapping[Key, Iterable[str]], share: float = ALIKE) -> tuple[tuple[Key, ...], ...]:
    """Groups of two and more whose texts are nearly the same, each and all in the order of ``texts``.

    Each key has one text or several; one that two keys have in common is enough. Two lists of words can only be alike
    to this share if they have one of their rarest words in common (prefix filtering: Chaudhuri, Ganti, Kaushik, 2006),
    so that not every text is held against every other.
    """
    owners: list[Key] = []
    words: list[frozenset[str]] = []
    for key, some in texts.items():
        for text in dict.fromkeys(map(folded, some)):
            if text:
                owners.append(key)
                words.append(frozenset(text.split()))
    above = {key: key for key in texts}

    def root(key: Key) -> Key:
        while above[key] != key:
            above[key] = above[above[key]]
            key = above[key]
        return key

    for one, other in _pairs(words, share):
        above[root(owners[other])] = root(owners[one])
    groups: defaultdict[Key, list[Key]] = defaultdict(list)
    for key in texts:
        groups[root(key)].append(key)
    return tuple(tuple(group) for group in groups.values() if len(group) > 1)


def _pairs(texts: list[frozenset[str]], share: float) -> Iterable[tuple[int, int]]:
    common = Counter(word for words in texts for word in words)
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for place, words in enumerate(texts):
        rare = sorted(words, key=lambda word: (common[word], word))[: len(words) - ceil(share * len(words)) + 1]
        for other in sorted({other for word in rare for other in holders[word]}):
            both = len(words & texts[other])
            if both >= share * (len(words) + len(texts[other]) - both):
                yield other, place
        for word in rare:
            holders[word].append(place)

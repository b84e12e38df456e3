"""Which pieces of a text a person has highlighted, kept as ranges: the first character and the one after the last."""

import re
from collections.abc import Iterable

Range = tuple[int, int]
Ranges = tuple[Range, ...]

_WORD = re.compile(r"\S+")


def words_of(text: str) -> Ranges:
    """The places of a text's words; what stands at a word without a space belongs to it."""
    return tuple(found.span() for found in _WORD.finditer(text))


def toggled(text: str, ranges: Ranges, piece: Range) -> Ranges:
    """The ranges with a piece highlighted too; without it where all of its words are highlighted already."""
    return without(ranges, piece) if is_covered(text, ranges, piece) else with_piece(text, ranges, piece)


def is_covered(text: str, ranges: Ranges, piece: Range) -> bool:
    """Whether every word in a piece is highlighted."""
    words = [word for word in words_of(text) if word[0] >= piece[0] and word[1] <= piece[1]]
    return bool(words) and all(any(a <= word[0] and word[1] <= b for a, b in ranges) for word in words)


def with_piece(text: str, ranges: Ranges, piece: Range) -> Ranges:
    """The ranges in their order with one more; those with nothing but spaces between them become one."""
    merged: list[Range] = []
    for start, end in sorted((*ranges, piece)):
        if merged and not text[merged[-1][1] : start].strip():
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def without(ranges: Ranges, piece: Range) -> Ranges:
    """The ranges with a piece taken out of them."""
    return tuple(part for one in ranges for part in _less(one, piece))


def _less(one: Range, piece: Range) -> Iterable[Range]:
    if piece[1] <= one[0] or one[1] <= piece[0]:
        yield one
        return
    if one[0] < piece[0]:
        yield one[0], piece[0]
    if piece[1] < one[1]:
        yield piece[1], one[1]


def at_words(text: str, ranges: Ranges) -> Ranges:
    """The ranges without the spaces at their ends, and none of spaces alone."""
    kept = []
    for start, end in ranges:
        piece = text[start:end]
        if piece.strip():
            kept.append((start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip())))
    return tuple(kept)

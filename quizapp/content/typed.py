"""Answers that are typed: right or not, and where they differ.

Forgiven are case, accents, punctuation, hyphens and spaces within a word, articles, numbers as words, the order of a
list, and small slips of spelling (``close``). What could be another answer is not forgiven: see ``_forgiven``. What is
forgiven, and why, stands in docs/study.md for people.
"""

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import groupby

_ARTICLES = frozenset({"a", "an", "the"})
_NUMBERS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_NUMBER_OF_WORD = {word: str(number) for number, word in enumerate(_NUMBERS)}
_SIGNS = r"(?<![^\W_])[-+](?=\d)|(?<=[^\W\d_])[-+](?![^\W_])|[<>≤≥]"  # -5, Rh+, <5; not the hyphen of let-down
_TOKEN = re.compile(rf"\d+(?:[.,]\d+)*|[^\W\d_]+|{_SIGNS}")
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:,\d{3})+")
_BETWEEN_PARTS = re.compile(r"\s*(?:[,;/&]|\band\b)\s*", re.IGNORECASE)
_LONGEST = 400
"""Letters. Beyond that nobody typed an answer, and letters are not set against letters."""

_KEPT = 2_048
"""Texts whose words are kept: what was typed is held against the name of every other thing of its deck."""

_EXACT_UP_TO, _ONE_UP_TO = 3, 7
_OPPOSITES = (("hyper", "hypo"), ("ab", "ad"), ("inter", "intra"), ("endo", "exo"), ("macro", "micro"), ("ile", "ili"))


class Verdict(StrEnum):
    """What a piece of the comparison is: in both texts, missing from what was typed, or too much there."""

    SAME = "same"
    MISSING = "missing"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of letters with one verdict."""

    text: str
    verdict: Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedResult:
    """What came of a typed answer. ``close``: right, but spelt otherwise; ``pieces`` in order spell the answer (same
    and missing) and what was typed (same and wrong)."""

    right: bool
    close: bool
    pieces: tuple[Piece, ...]


def compare(typed: str, expected: str, also: Collection[str] = (), others: Collection[str] = ()) -> TypedResult:
    """Sets what was typed against an answer and the other names that it goes by.

    ``others`` are names of other things: what spells one of them exactly is never taken for a slip.
    """
    typed = " ".join(typed.split())
    answers = [" ".join(one.split()) for one in (expected, *also)]
    for answer in answers:
        if _same(typed, answer):
            return TypedResult(right=True, close=False, pieces=(Piece(text=answer, verdict=Verdict.SAME),))
    if not any(_same(typed, other) for other in others):
        for answer in answers:
            if _near(typed, answer):
                return TypedResult(right=True, close=True, pieces=_pieces(typed, answer))
    return TypedResult(right=False, close=False, pieces=_pieces(typed, answers[0]))


def _same(typed: str, answer: str) -> bool:
    return _spelt_alike(typed, answer) or _parts_match(typed, answer, _spelt_alike)


def _spelt_alike(typed: str, answer: str) -> bool:
    return _spelling(typed) == _spelling(answer)


def _near(typed: str, answer: str) -> bool:
    return _words_near(typed, answer) or _parts_match(typed, answer, _words_near)


def _parts_match(typed: str, answer: str, match: Callable[[str, str], bool]) -> bool:
    """Whether two lists of things have the same parts, in whatever order; 120/80 is no list of things."""
    wanted = _BETWEEN_PARTS.split(answer)
    if len(wanted) < 2 or not all(any(letter.isalpha() for letter in part) for part in wanted):
        return False
    given = _BETWEEN_PARTS.split(typed)
    if len(wanted) != len(given):
        return False
    for part in given:
        found = next((one for one in wanted if match(part, one)), None)
        if found is None:
            return False
        wanted.remove(found)
    return True


def _words_near(typed: str, answer: str) -> bool:
    """Whether each word is right or a forgivable slip; words that were joined or divided are taken as one."""
    given, wanted = _words(typed), _words(answer)
    if len(given) != len(wanted):
        if not all(word.isalpha() for word in (*given, *wanted)) or not (given and wanted):
            return False
        given, wanted = ("".join(given),), ("".join(wanted),)
    return bool(wanted) and all(one == other or _forgiven(one, other) for one, other in zip(given, wanted, strict=True))


def _forgiven(typed: str, wanted: str) -> bool:
    """Whether a word is a slip of another: within a Damerau-Levenshtein distance of 1 up to seven letters, of 2 above.

    Not in numbers, not in words of up to three letters (FSH is not TSH), not in the first letter (efferent, afferent;
    voluntary, involuntary) unless it changed places with the second, and not between prefixes that say the opposite
    (hypo-, hyper-).
    """
    if not wanted.isalpha() or len(wanted) <= _EXACT_UP_TO:
        return False
    if typed[0] != wanted[0] and typed[:2] != wanted[1::-1]:
        return False
    for pair in _OPPOSITES:
        starts = [next((one for one in pair if word.startswith(one)), "") for word in (typed, wanted)]
        if all(starts) and starts[0] != starts[1]:
            return False
    return _distance(typed, wanted) <= (1 if len(wanted) <= _ONE_UP_TO else 2)


@lru_cache(maxsize=_KEPT)
def _spelling(text: str) -> str:
    """The letters of a text without their spaces, numbers standing apart."""
    return "".join(f" {word} " if word[0].isdigit() else word for word in _words(text)) or text.casefold()


@lru_cache(maxsize=_KEPT)
def _words(text: str) -> tuple[str, ...]:
    """The words without case, accents and punctuation; without articles, unless there is nothing else."""
    plain = "".join(map(_plain, text.replace("’", "").replace("'", "").replace("−", "-")))
    words = [_number(word) for word in _TOKEN.findall(plain)]
    return tuple(word for word in words if word not in _ARTICLES) or tuple(words)


def _plain(letter: str) -> str:
    parts = unicodedata.normalize("NFKD", letter.casefold())
    return "".join(part for part in parts if not unicodedata.combining(part))


def _number(word: str) -> str:
    """A number as it is read: ``two`` is 2, ``1,000`` a thousand, ``0,5`` a half."""
    if not word[0].isdigit():
        return _NUMBER_OF_WORD.get(word, word)
    digits = word.replace(",", "") if _THOUSANDS.fullmatch(word) else word.replace(",", ".")
    whole, point, rest = digits.partition(".")
    rest = rest.rstrip("0")
    return f"{whole.lstrip('0') or '0'}{point if rest else ''}{rest}"


def _distance(one: str, other: str) -> int:
    """Damerau-Levenshtein (optimal string alignment): letters changed, left out, put in, or two changed about."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for place, letter in enumerate(one, start=1):
        last, before, row = before, row, [place]
        for at, against in enumerate(other, start=1):
            cost = min(row[-1] + 1, before[at] + 1, before[at - 1] + (letter != against))
            if place > 1 and at > 1 and letter == other[at - 2] and one[place - 2] == against:
                cost = min(cost, last[at - 2] + 1)
            row.append(cost)
    return row[-1]


def _pieces(typed: str, answer: str) -> tuple[Piece, ...]:
    if max(len(typed), len(answer)) > _LONGEST:
        steps: Iterable[tuple[Verdict, str]] = ((Verdict.WRONG, typed), (Verdict.MISSING, answer))
    else:
        steps = _aligned(typed, answer)
    return tuple(
        Piece(text="".join(text for _, text in some), verdict=verdict)
        for verdict, some in groupby(steps, key=lambda step: step[0])
    )


def _aligned(typed: str, answer: str) -> Iterator[tuple[Verdict, str]]:
    """The letters of both texts in order, as few as can be in only one of them."""
    given, wanted = ([_plain(letter) for letter in text] for text in (typed, answer))
    left = _common_left(given, wanted)
    at, place = 0, 0
    while at < len(given) or place < len(wanted):
        if at < len(given) and place < len(wanted) and given[at] == wanted[place]:
            yield Verdict.SAME, answer[place]
            at, place = at + 1, place + 1
        elif place == len(wanted) or (at < len(given) and left[at + 1][place] >= left[at][place + 1]):
            yield Verdict.WRONG, typed[at]
            at += 1
        else:
            yield Verdict.MISSING, answer[place]
            place += 1


def _common_left(given: Sequence[str], wanted: Sequence[str]) -> list[list[int]]:
    """How many letters two texts have in common, in order, from each pair of places on."""
    left = [[0] * (len(wanted) + 1) for _ in range(len(given) + 1)]
    for at in reversed(range(len(given))):
        for place in reversed(range(len(wanted))):
            left[at][place] = (
                left[at + 1][place + 1] + 1
                if given[at] == wanted[place]
                else max(left[at + 1][place], left[at][place + 1])
            )
    return left

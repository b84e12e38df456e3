"""How items did in use: difficulty, discrimination, and which wrong options nobody takes. Pure.

Classical test theory (Crocker and Algina 1986), in plain words for a teacher. With few answers the numbers say little,
and that is said too.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean, pstdev

RARELY = 0.05
"""A wrong option that fewer choose does not work (Tarrant 2009)."""

FEWEST_ANSWERS = 30
"""With fewer answers, shares swing by ten points and more."""

HARD, EASY = 0.3, 0.9
"""Below and above these shares of right answers an item tells learners apart poorly."""

WEAK = 0.15
"""Below this point-biserial those who know more hardly do better on the item (Ebel 1972 calls below 0.2 poor)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemUse:
    """One answer to one item: the ids chosen, the share of its points earned (0 to 1), and the share of points (0 to 1)
    that the learner earned on all the other items of that sitting; None where there were no others."""

    chosen: tuple[str, ...]
    share: float
    rest: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemFigures:
    """``p_value`` and ``point_biserial`` are None where answers cannot tell; ``unused`` are the ids of wrong options
    that fewer than one in twenty took."""

    answers: int
    p_value: float | None
    point_biserial: float | None
    unused: tuple[str, ...]


def p_value(uses: Iterable[ItemUse]) -> float | None:
    """The mean share of points earned (0 to 1): 0.8 is an easy item, 0.3 a hard one. None without answers."""
    shares = [use.share for use in uses]
    return fmean(shares) if shares else None


def point_biserial(uses: Iterable[ItemUse]) -> float | None:
    """The correlation (−1 to 1) of points on the item with points on the rest of the sitting.

    The item itself is not part of the rest: it would correlate with itself. None where one of the two does not vary.
    """
    pairs = [(use.share, use.rest) for use in uses if use.rest is not None]
    own, rest = [one for one, _ in pairs], [other for _, other in pairs]
    if len(pairs) < 2 or not (spread := pstdev(own) * pstdev(rest)):
        return None
    covariance = fmean(one * other for one, other in pairs) - fmean(own) * fmean(rest)
    return max(-1.0, min(1.0, covariance / spread))


def taken(uses: Iterable[ItemUse], options: Sequence[str]) -> Mapping[str, float]:
    """Of each option, the share (0 to 1) of answers that took it; 0 for all without answers."""
    every = list(uses)
    counts = Counter(option for use in every for option in set(use.chosen))
    return {option: counts[option] / len(every) if every else 0.0 for option in options}


def unused(uses: Iterable[ItemUse], distractors: Sequence[str]) -> tuple[str, ...]:
    """The wrong options that fewer than one in twenty took; none are named before there are enough answers."""
    every = list(uses)
    if len(every) < FEWEST_ANSWERS:
        return ()
    return tuple(option for option, share in taken(every, distractors).items() if share < RARELY)


def figures(uses: Iterable[ItemUse], distractors: Sequence[str]) -> ItemFigures:
    """All figures of an item; ``distractors`` are the ids of its wrong options."""
    every = tuple(uses)
    return ItemFigures(
        answers=len(every),
        p_value=p_value(every),
        point_biserial=point_biserial(every),
        unused=unused(every, distractors),
    )


def in_words(found: ItemFigures, texts: Mapping[str, str]) -> tuple[str, ...]:
    """What the figures mean, in sentences for a teacher; ``texts`` are the options' words by id."""
    if found.p_value is None:
        return ("Nobody has answered this question yet.",)
    told = [f"{_counted(found.answers)}, {found.p_value:.0%} right."]
    if found.answers < FEWEST_ANSWERS:
        told.append(f"Too few to judge by: wait for {FEWEST_ANSWERS} or more.")
        return tuple(told)
    if found.p_value < HARD:
        told.append("It is hard: see whether it was taught, and whether the right answer is really the best.")
    if found.p_value > EASY:
        told.append("It is easy: nearly everybody knows it, so it says little about who knows more.")
    if found.point_biserial is not None and found.point_biserial < 0:
        told.append("Those who know more get it wrong more often: look for a second right answer, or a trap.")
    elif found.point_biserial is not None and found.point_biserial < WEAK:
        told.append("Those who know more hardly do better on it: it may be unclear.")
    told += [f"Hardly anybody takes “{texts.get(one, one)}”: a better wrong answer is wanted." for one in found.unused]
    return tuple(told)


def _counted(answers: int) -> str:
    return "1 answer" if answers == 1 else f"{answers:,} answers"

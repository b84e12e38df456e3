"""How well a person knows what they know: of the answers given with each certainty, the share that was right. Pure.

Certainties are 1 to 3, as certainty-based marking has them (Gardner-Medwin 2006): 2 pays where an answer is right two
times in three, 3 where it is four times in five. Who is right less often than a certainty pays for says it too easily,
who is right more often could say more.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from quizapp.stats.tally import likely_range

CERTAINTIES = (1, 2, 3)

PAYS: Mapping[int, tuple[float, float]] = {1: (0.0, 2 / 3), 2: (2 / 3, 4 / 5), 3: (4 / 5, 1.0)}
"""Between which chances of being right each certainty pays best."""

FEWEST_ANSWERS = 5
"""With fewer answers nothing is said of a certainty."""


class Verdict(StrEnum):
    """Whether a certainty fits what came: the range of what is likely lies wholly below what it pays for (TOO_SURE),
    wholly above (TOO_DOUBTFUL), or not; or there are TOO_FEW answers."""

    FITS = "fits"
    TOO_SURE = "too_sure"
    TOO_DOUBTFUL = "too_doubtful"
    TOO_FEW = "too_few"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rated:
    """An answer with its certainty (1 to 3); ``right``: it earned every point. Raises ValueError for another
    certainty."""

    certainty: int
    right: bool

    def __post_init__(self) -> None:
        if self.certainty not in PAYS:
            raise ValueError(f"a certainty is 1, 2 or 3, not {self.certainty}")


@dataclass(frozen=True, slots=True, kw_only=True)
class CertaintyPoint:
    """One point of the curve: of ``answers`` with a certainty ``right`` were right; with 95 % confidence the true share
    lies in ``likely`` (Wilson's interval)."""

    certainty: int
    answers: int
    right: int
    likely: tuple[float, float]

    @property
    def share(self) -> float | None:
        """The share that was right (0 to 1); None without answers."""
        return self.right / self.answers if self.answers else None

    @property
    def verdict(self) -> Verdict:
        """Whether the certainty fits."""
        low, high = PAYS[self.certainty]
        if self.answers < FEWEST_ANSWERS:
            return Verdict.TOO_FEW
        if self.likely[1] < low:
            return Verdict.TOO_SURE
        return Verdict.TOO_DOUBTFUL if self.likely[0] > high else Verdict.FITS


def certainty_curve(answers: Iterable[Rated]) -> tuple[CertaintyPoint, ...]:
    """The three points of the curve, the lowest certainty first."""
    counts = {certainty: [0, 0] for certainty in CERTAINTIES}
    for one in answers:
        counts[one.certainty][0] += 1
        counts[one.certainty][1] += one.right
    return tuple(
        CertaintyPoint(certainty=certainty, answers=every, right=right, likely=likely_range(right, every))
        for certainty, (every, right) in counts.items()
    )

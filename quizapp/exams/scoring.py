"""Points for an item, by its kind's rule (docs/item-writing.md has the table)."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import assert_never

from quizapp.content.items import Item, SingleBestAnswer
from quizapp.exams.sitting import Response


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """Points earned of points possible."""

    earned: float
    possible: float

    @property
    def full(self) -> bool:
        """Whether every point was earned."""
        return self.earned == self.possible


def score(item: Item, response: Response | None) -> Score:
    """0/1 for a single best answer; an unanswered item earns nothing."""
    match item:
        case SingleBestAnswer():
            right = response is not None and response.chosen == (item.key.id,)
            return Score(earned=float(right), possible=1.0)
        case _:
            assert_never(item)


def total(scores: Iterable[Score]) -> Score:
    """The sum of several scores; nothing of nothing for none."""
    together = tuple(scores)
    return Score(earned=sum(one.earned for one in together), possible=sum(one.possible for one in together))

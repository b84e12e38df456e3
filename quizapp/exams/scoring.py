"""Points for an item, by its kind's rule (docs/item-writing.md has the table)."""

from dataclasses import dataclass

from quizapp.content.items import Item
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
    raise NotImplementedError

"""What a share to remember costs, simulated on the person's own cards."""

from dataclasses import dataclass, replace

from quizapp.content.facts import DeckId
from quizapp.services._library.decks import head_of
from quizapp.services._profile import OpenProfile
from quizapp.services._progress.simulated import simulated
from quizapp.stats.workload_curve import HORIZON_DAYS, WorkloadPoint, cheapest, point_at, workload_curve

__all__ = ["Workload", "WorkloadPoint", "WorkloadService"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Workload:
    """The curve over shares from 0.70 to 0.97 for the next ``days`` days; empty without cards. ``share`` is the one in
    force; ``cheapest`` the one at which a remembered card costs least, None where that cannot be said."""

    deck: DeckId
    days: int
    cards: int
    share: float
    curve: tuple[WorkloadPoint, ...]
    cheapest: float | None

    def at(self, share: float) -> WorkloadPoint:
        """The curve at any share: quick enough for a slider that moves. ValueError without a curve."""
        if not self.curve:
            raise ValueError("there is no curve without cards")
        return point_at(self.curve, share)


class WorkloadService:
    """Reads; changes nothing. The curve takes a second or two: ask for it beside the window."""

    def __init__(self, profile: OpenProfile) -> None:
        self._profile = profile

    def curve(self, deck: DeckId) -> Workload:
        """The curve of a deck. The same cards and settings give the same curve on the same day."""
        profile = self._profile
        with profile.database.reading():
            profile.revision()
            head_of(profile, deck)
            today = profile.today()
            found = simulated(profile, deck, today, HORIZON_DAYS)
            # Without the limit on reviews, which would hide what a share costs.
            study = replace(found.study, reviews_per_day=float(found.every))
            share = profile.settings().retention
        curve = workload_curve(study, found.per_card, f"{deck}:{today}") if found.every else ()
        return Workload(
            deck=deck,
            days=HORIZON_DAYS,
            cards=found.every,
            share=share,
            curve=curve,
            cheapest=cheapest(curve) if curve else None,
        )

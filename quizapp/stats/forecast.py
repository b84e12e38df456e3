"""What will be recalled on a day to come: if nothing more is studied, and if all goes as planned."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from math import sqrt
from random import Random

from quizapp.scheduling.day import StudyDay
from quizapp.scheduling.fsrs import recall_probability
from quizapp.scheduling.memory import Memory, Policy
from quizapp.stats.calibration import Shift
from quizapp.stats.simulation import Study, play


def expected_share(memories: Iterable[Memory], day: StudyDay, policy: Policy) -> float | None:
    """The share (0 to 1) of the studied cards that would be recalled on a study day, on average; None if none is
    studied.

    The mean of the cards' recall probabilities: the expected number recalled, by their number. New cards are left out.
    """
    chances = [chance for memory in memories if (chance := recall_probability(memory, day, policy)) is not None]
    return sum(chances) / len(chances) if chances else None


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareForecast:
    """The share (0 to 1) of all cards that would be recalled on a day, and between what it lies in nine of ten
    simulated futures."""

    share: float
    low: float
    high: float


def exam_forecast(study: Study, every: int, shift: Shift, seed: str, runs: int = 60) -> ShareForecast:
    """What share of ``every`` cards would be recalled on the morning after ``study``'s days.

    The planned days are played through ``runs`` times. Each run draws how far the person's memory lies from the model
    (``shift``: what past answers say of it), plays every recall with dice, sums up the cards' recall probabilities at
    the end (a card not met counts 0), and adds the chance of the answers themselves. ``study`` may be a sample of the
    cards: shares are taken of it, chance is that of ``every``.
    """
    dice = Random(seed)
    held = len(study.cards) + study.new_cards
    if held == 0:
        return ShareForecast(share=0.0, low=0.0, high=0.0)
    shares = []
    for _ in range(runs):
        recalls = play(replace(study, shift=dice.gauss(shift.mean, shift.spread)), dice).recalls
        share = sum(recalls) / held
        chance = sqrt(sum(one * (1 - one) for one in recalls) / held / max(every, 1))
        shares.append(min(1.0, max(0.0, dice.gauss(share, chance))))
    shares.sort()
    return ShareForecast(
        share=sum(shares) / runs, low=shares[round(0.05 * (runs - 1))], high=shares[round(0.95 * (runs - 1))]
    )

"""Whether forecasts of readiness come true, on synthetic learners whose memory is known.

Each learner has 100 facts in ten topics, half of them studied, takes a quiz of 30 items today and a test of 60 items
twelve days later, without study between. A fact known today is still known then with the ratio of its two FSRS recall
probabilities. Printed: by tenth of the probability that was forecast for an item, the share that came; and how often
the share of points lay in the range.
"""

from collections.abc import Callable, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from math import exp, log, sqrt
from random import Random

from bench.figures import line
from quizapp.content.facts import FactId, TopicId
from quizapp.scheduling.knowledge import OF_STUDIED, UNSEEN, Evidence, Held, knowledge
from quizapp.stats.forgetting import Forgetting
from quizapp.stats.readiness import Paper, points, readiness

TOPICS, FACTS_EACH = 10, 10
QUIZ, TEST, DAYS = 30, 60, 12
LEARNERS = 1200
GUESSES = (0.02, 0.02, 0.25, 0.25, 1 / 3)
"""Chances of guessing, as often as their kinds of item come."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """Learners of a sort: ``shifts`` draws the shifts of topics in log-odds, ``of_studied`` how much of them a studied
    fact takes, ``studied_by`` moves studied facts besides."""

    name: str
    shifts: Callable[[Random], list[float]]
    of_studied: float = OF_STUDIED
    studied_by: float = 0.0
    slip: float = 0.05
    luck: float = 0.0


def _as_assumed(dice: Random) -> list[float]:
    person = dice.gauss(0.0, 1.0)
    return [dice.gauss(person, 0.8) for _ in range(TOPICS)]


def _unlike(dice: Random) -> list[float]:
    return [_odds(min(0.98, max(0.02, dice.betavariate(0.8, 1.2)))) - _odds(UNSEEN) for _ in range(TOPICS)]


def _all_alike(dice: Random) -> list[float]:
    return [dice.gauss(0.3, 1.0)] * TOPICS


KNOWN = (
    Family(name="memory and topics as the model has them", shifts=_as_assumed),
    Family(name="memory exactly as FSRS has it", shifts=_as_assumed, of_studied=0.0),
)
"""Learners whose memory is known to the model."""

OTHERS = (
    Family(name="topics very unlike", shifts=_unlike),
    Family(name="all topics alike", shifts=_all_alike),
    Family(name="forgets more than FSRS expects", shifts=_as_assumed, studied_by=-0.5),
    Family(name="slips and lucky guesses", shifts=_as_assumed, slip=0.1, luck=0.05),
)
"""Learners otherwise than assumed."""


@dataclass(slots=True)
class Found:
    """By tenth: how many items, the sum of forecasts, how many came right; and the ranges that held."""

    items: list[int] = field(default_factory=lambda: [0] * 10)
    expected: list[float] = field(default_factory=lambda: [0.0] * 10)
    right: list[int] = field(default_factory=lambda: [0] * 10)
    ranges: int = 0
    held: int = 0
    width: float = 0.0

    def add(self, other: "Found") -> None:
        """Another's counts as well."""
        for place in range(10):
            self.items[place] += other.items[place]
            self.expected[place] += other.expected[place]
            self.right[place] += other.right[place]
        self.ranges, self.held, self.width = (
            self.ranges + other.ranges, self.held + other.held, self.width + other.width,
        )  # fmt: skip

    def off(self, place: int) -> float:
        """By how many points more came than was forecast."""
        return 100 * (self.right[place] - self.expected[place]) / self.items[place]

    @property
    def worst(self) -> float:
        """The farthest that any tenth with items is off, in points."""
        return max(abs(self.off(place)) for place in range(10) if self.items[place])


def _odds(share: float) -> float:
    return log(share / (1 - share))


def _share(odds: float) -> float:
    return 1 / (1 + exp(-odds))


def played(family: Family, seed: int, found: Found) -> None:
    """One learner's quiz, forecast and test, counted in."""
    dice = Random(f"{family.name}:{seed}")
    model, shifts = Forgetting(), family.shifts(dice)
    held, later = [], dict[FactId, float | None]()
    known_now, known_then = dict[FactId, bool](), dict[FactId, bool]()
    guesses = dict[FactId, float]()
    for number in range(TOPICS * FACTS_EACH):
        fact, topic = FactId(f"F{number}"), number % TOPICS
        guesses[fact] = dice.choice(GUESSES)
        recall: float | None = None
        now = then = _share(_odds(UNSEEN) + shifts[topic])
        if dice.random() < 0.5:
            stability, since = exp(dice.gauss(2.5, 1.2)), dice.randrange(1, 40)
            recall, soon = model.recall(since, stability), model.recall(since + DAYS, stability)
            later[fact] = soon
            by = family.of_studied * shifts[topic] + family.studied_by
            now, then = _share(_odds(recall) + by), _share(_odds(soon) + by)
        held.append(Held(fact=fact, topic=TopicId(str(topic)), recall=recall))
        known_now[fact] = dice.random() < now
        known_then[fact] = known_now[fact] and dice.random() < then / now

    def answered(known: Mapping[FactId, bool], fact: FactId) -> bool:
        return dice.random() < (1 - family.slip if known[fact] else min(0.95, guesses[fact] + family.luck))

    asked = dice.sample(list(known_now), QUIZ)
    state = knowledge(held).after(
        Evidence(fact=fact, share=float(answered(known_now, fact)), guess=guesses[fact]) for fact in asked
    )
    state = state.later(later)
    test = Paper(length=TEST, parts={TopicId(str(topic)): 1.0 for topic in range(TOPICS)}, guesses=guesses)
    forecast, belief = readiness(state, test, str(seed)), state.belief()
    drawn = [
        FactId(f"F{place * TOPICS + topic}")
        for topic in range(TOPICS)
        for place in dice.sample(range(FACTS_EACH), TEST // TOPICS)
    ]
    right = {fact: answered(known_then, fact) for fact in drawn}
    for fact, came in right.items():
        chance = points(belief.facts[fact].chance, guesses[fact])
        place = min(9, int(chance * 10))
        found.items[place] += 1
        found.expected[place] += chance
        found.right[place] += came
    found.ranges += 1
    found.held += forecast.low <= sum(right.values()) / TEST <= forecast.high
    found.width += forecast.high - forecast.low


def of_family(family: Family, learners: int) -> Found:
    """What came of so many learners."""
    found = Found()
    for seed in range(learners):
        played(family, seed, found)
    return found


def main() -> None:
    """Prints the figures."""
    with ProcessPoolExecutor(max_workers=2) as pool:
        of_known = pool.map(of_family, KNOWN, [LEARNERS] * len(KNOWN))
        of_others = pool.map(of_family, OTHERS, [LEARNERS // 4] * len(OTHERS))
        known = Found()
        for found in of_known:
            known.add(found)
        _tenths(known)
        _ranges("learners of known memory", known, "77 to 83 %")
        for family, found in zip(OTHERS, of_others, strict=True):
            _ranges(family.name, found)


def _tenths(known: Found) -> None:
    for place in range(10):
        if known.items[place]:
            share = known.right[place] / known.items[place]
            noise = 100 * sqrt(share * (1 - share) / known.items[place])
            line(
                f"forecast {place * 10} to {place * 10 + 10} %: n = {known.items[place]:,}",
                f"{known.off(place):+.1f} points (± {noise:.1f})",
                "within ± 3",
                f"expected {known.expected[place] / known.items[place]:.1%}, came {share:.1%}",
            )


def _ranges(name: str, found: Found, aim: str = "") -> None:
    line(
        f"{name}: n = {found.ranges:,}",
        f"{found.held / found.ranges:.1%} in the range of 80 %",
        aim,
        f"{100 * found.width / found.ranges:.0f} points wide; worst tenth off by {found.worst:.1f}",
    )


if __name__ == "__main__":
    main()

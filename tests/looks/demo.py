"""A profile as it looks after twelve days of study, made through the real services with a clock of our own."""

import random
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from quizapp.bootstrap import Services, open_services
from quizapp.content.facts import DeckId
from quizapp.exams.sitting import SittingId
from quizapp.scheduling.memory import Grade
from quizapp.scheduling.selection import Selection
from quizapp.services.study import Asking, Finished
from tests.answering import right, wrong

DECK = DeckId("lactation")
FIRST_MORNING = datetime(2026, 11, 12, 8, 30, tzinfo=UTC)
TODAY = datetime(2026, 11, 23, 8, 30, tzinfo=UTC)


@dataclass
class StoppedClock:
    """A clock that moves only when it is told to."""

    now: datetime = field(default=FIRST_MORNING)
    ran: float = 0.0

    def __call__(self) -> datetime:
        return self.now

    def stopwatch(self) -> float:
        """Seconds."""
        return self.ran


def build(profile: Path) -> StoppedClock:
    """Fills a profile; gives the clock, which then stands in the morning of today."""
    clock, dice = StoppedClock(), random.Random(7)
    services = open_services(profile, clock, stopwatch=clock.stopwatch)
    services.settings.change(replace(services.settings.current(), new_per_day=6))
    for day in range(11):
        clock.now = FIRST_MORNING + timedelta(days=day)
        if day not in {4, 9}:
            _study(services, clock, dice)
        if day in {6, 10}:
            _quiz(services, clock, dice, length=20 if day == 10 else 10)
    services.close()
    clock.now = TODAY
    return clock


def _study(services: Services, clock: StoppedClock, dice: random.Random) -> None:
    step = services.study.begin(Selection(deck=DECK))
    for _ in range(60):
        if isinstance(step, Finished):
            if step.summary.next_at is None:
                return
            clock.now = max(clock.now, step.summary.next_at.astimezone(UTC)) + timedelta(seconds=1)
            step = services.study.begin(Selection(deck=DECK))
            continue
        clock.now += timedelta(seconds=7)
        weights = (16, 9, 66, 9)
        step = services.study.grade(dice.choices(list(Grade), weights)[0], dice.randrange(2_500, 11_000))
    services.study.end()


def _quiz(services: Services, clock: StoppedClock, dice: random.Random, length: int) -> SittingId:
    view = services.exam.start(replace(services.exam.setup(DECK).proposed, length=length, seed=3))
    sitting = view.sitting
    for index in range(view.total):
        view = services.exam.show(sitting, index)
        chosen = right(view.item) if dice.random() < 0.8 else wrong(view.item)
        clock.now += timedelta(seconds=24)
        clock.ran += dice.randrange(8_000, 40_000) / 1000
        services.exam.respond(sitting, index, chosen)
    services.exam.finish(sitting)
    return sitting


def is_asking(services: Services) -> bool:
    """Whether a session asks a card."""
    return isinstance(services.study.current(), Asking)

"""Every memory is a function of the log: rebuilding changes nothing, whatever has happened."""

from dataclasses import replace
from datetime import timedelta, timezone
from random import Random

import pytest

from quizapp.bootstrap import Services
from quizapp.content.cards import CardId
from quizapp.scheduling.memory import Grade
from quizapp.scheduling.selection import Selection
from quizapp.services.study import Asking
from tests.storage.profiles import TOWNS, SetClock

STEPS = 3_000


@pytest.mark.parametrize("seed", [1, 2])
def test_after_thousands_of_grades_undos_settings_and_jumps_in_time(
    services: Services, clock: SetClock, seed: int
) -> None:
    dice = Random(seed)
    cards = [card.id for card in services.library.cards("towns")]
    services._opened.database.connection.execute("PRAGMA synchronous = OFF")  # quicker; nothing is pulled out here
    step = services.study.begin(Selection(deck=TOWNS))
    answers = undone = 0
    for _ in range(STEPS):
        roll = dice.random()
        if roll < 0.55:
            step = services.study.current() or services.study.begin(Selection(deck=TOWNS))
            if isinstance(step, Asking):
                step = services.study.grade(dice.choice(tuple(Grade)), dice.randrange(90_000))
                answers += 1
            else:
                clock.forward(days=dice.choice((0.3, 1, 3, 40)))
        elif roll < 0.75:
            at = clock.now - timedelta(days=dice.choice((0, 0, 1, 30)), seconds=dice.randrange(50_000))
            services.study.answer(CardId(dice.choice(cards)), dice.choice(tuple(Grade)), at)
            answers += 1
        elif roll < 0.90:
            undone += services.study.undo() is not None
        elif roll < 0.95:
            clock.forward(minutes=dice.choice((1, 11, 300, 2_000, -2_000)), microseconds=dice.randrange(10**6))
            clock.now = clock.now.astimezone(timezone(timedelta(minutes=dice.choice((-720, -210, 0, 60, 345, 840)))))
        else:
            services.settings.change(
                replace(
                    services.settings.current(),
                    retention=dice.choice((0.7, 0.8, 0.9, 0.97)),
                    learning_steps_minutes=dice.choice(((), (1, 10), (5,), (30, 600))),
                    relearning_steps_minutes=dice.choice(((), (10,), (1, 90))),
                    rollover_hour=dice.randrange(24),
                    new_per_day=dice.choice((0, 5, 50)),
                )
            )
    assert answers > STEPS / 3
    assert undone > STEPS / 20
    assert services.progress.progress(TOWNS).answered_total == answers - undone
    assert services.backup.verify() == ()
    report = services.backup.rebuild()
    assert (report.cards, report.changed) == (len(cards), 0)

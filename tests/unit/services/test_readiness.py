"""Forecasts of readiness over a profile."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from quizapp.bootstrap import Services
from quizapp.content.facts import DeckId
from quizapp.errors import UserError
from quizapp.exams.blueprint import Blueprint, Mode
from quizapp.services.readiness import WHAT_IT_IS_NOT, Plan
from tests.storage.profiles import NOON, TOWNS, SetClock, study_all

EXAM = Blueprint(deck=TOWNS, length=6, mode=Mode.EXAM, seed=3)
TODAY = NOON.date()


def sit(services: Services, blueprint: Blueprint = EXAM, *, right: bool = True) -> None:
    """A quiz answered all right, or all wrong."""
    view = services.exam.start(blueprint)
    for index in range(view.total):
        view = services.exam.show(view.sitting, index)
        option = next(one for one in view.item.options if one.correct is right)
        services.exam.respond(view.sitting, index, (option.id,))
    services.exam.finish(view.sitting)


def test_without_answers_the_range_is_wide(services: Services) -> None:
    found = services.readiness.forecast(TOWNS)
    assert (found.day, found.today, found.plan, found.items) == (TODAY, TODAY, Plan.NOTHING, 60)
    assert (found.facts, found.studied) == (6, 0)
    assert found.forecast.high - found.forecast.low > 0.3
    assert {one.topic: found.titles[one.topic] for one in found.forecast.topics} == {
        "north": "The North",
        "south": "The South",
    }
    assert found.what_it_is_not == WHAT_IT_IS_NOT
    assert found.past.compared == ()


def test_answers_move_the_forecast(services: Services) -> None:
    before = services.readiness.forecast(TOWNS).forecast
    sit(services)
    right = services.readiness.forecast(TOWNS).forecast
    assert right.share > before.share + 0.1
    for _ in range(2):
        sit(services, right=False)
    assert services.readiness.forecast(TOWNS).forecast.share < right.share


def test_answers_fade(services: Services, clock: SetClock) -> None:
    sit(services)
    fresh = services.readiness.forecast(TOWNS).forecast.share
    clock.forward(days=42)
    faded = services.readiness.forecast(TOWNS).forecast.share
    clock.forward(days=100)
    gone = services.readiness.forecast(TOWNS).forecast.share
    assert fresh > faded > gone


def test_memories_fade_and_planned_study_keeps_them(services: Services) -> None:
    study_all(services)
    day = TODAY + timedelta(days=60)
    now = services.readiness.forecast(TOWNS)
    alone = services.readiness.forecast(TOWNS, day)
    planned = services.readiness.forecast(TOWNS, day, Plan.PLANNED)
    assert now.studied == 6
    assert now.forecast.share > alone.forecast.share
    assert planned.forecast.share > alone.forecast.share
    assert (alone.plan, planned.plan) == (Plan.NOTHING, Plan.PLANNED)


def test_planned_new_cards_are_met_in_time(services: Services) -> None:
    day = TODAY + timedelta(days=30)
    alone = services.readiness.forecast(TOWNS, day).forecast.share
    assert services.readiness.forecast(TOWNS, day, Plan.PLANNED).forecast.share > alone
    services.settings.change(replace(services.settings.current(), new_per_day=0))
    assert services.readiness.forecast(TOWNS, day, Plan.PLANNED).forecast.share == pytest.approx(alone)


def test_the_exam_date_is_the_day_while_it_is_to_come(services: Services, clock: SetClock) -> None:
    exam = TODAY + timedelta(days=10)
    services.goals.set_exam(TOWNS, exam)
    assert services.readiness.forecast(TOWNS).day == exam
    clock.forward(days=11)
    assert services.readiness.forecast(TOWNS).day == exam + timedelta(days=1)


@pytest.mark.parametrize("day", [date(2026, 11, 19), date(2031, 1, 1)])
def test_other_days_are_refused(services: Services, day: date) -> None:
    with pytest.raises(UserError, match="A forecast is for today or a day to come"):
        services.readiness.forecast(TOWNS, day)


def test_what_cannot_be_forecast_is_told(services: Services) -> None:
    with pytest.raises(UserError, match="There is no deck called"):
        services.readiness.forecast(DeckId("nowhere"))
    with pytest.raises(UserError, match="at least one question"):
        services.readiness.forecast(TOWNS, items=0)


def test_forecasts_are_kept_and_held_against_whole_quizzes(services: Services, clock: SetClock) -> None:
    """Of ten questions or more; the deck has six, so that one is made to count by its items' number."""
    services.readiness.forecast(TOWNS, TODAY + timedelta(days=2))
    kept = services._opened.database.rows("SELECT made_day, for_day, plan FROM readiness")
    assert [tuple(row) for row in kept] == [(TODAY.toordinal(), TODAY.toordinal() + 2, "nothing")]
    clock.forward(days=2)
    sit(services)
    sit(services, replace(EXAM, weak_first=True))
    sit(services, replace(EXAM, topics=("north",), length=3))
    assert services.readiness.forecast(TOWNS).past.compared == ()  # too short to tell
    database = services._opened.database
    every = "SELECT value FROM json_each(items)"
    doubled = f"SELECT json_group_array(json(value)) FROM ({every} UNION ALL {every})"
    database.run(f"UPDATE sittings SET items = ({doubled})")
    found = services.readiness.forecast(TOWNS).past
    assert [(one.came.share, one.came.items) for one in found.compared] == [(1.0, 12)]
    assert found.bias is not None
    assert found.bias > 0


def test_the_same_day_gives_the_same_forecast(services: Services) -> None:
    sit(services)
    assert services.readiness.forecast(TOWNS).forecast == services.readiness.forecast(TOWNS).forecast

"""The charts' numbers against the log, the exam plan and the workload, through the services."""

from dataclasses import replace
from datetime import timedelta

import pytest

from quizapp.bootstrap import Services
from quizapp.content.cards import CardId
from quizapp.errors import UserError
from quizapp.scheduling.memory import Grade
from quizapp.scheduling.selection import Selection
from quizapp.services._plan import new_per_day
from quizapp.services.charts import Span
from quizapp.services.study import Asking
from quizapp.storage.charts import tallies_agree
from tests.storage.profiles import TOWNS, SetClock, study_all


@pytest.fixture
def studied(services: Services, clock: SetClock) -> Services:
    """After twelve days of study, each fourth with a slip."""
    for day in range(12):
        study_all(services, Grade.AGAIN if day % 4 == 3 else Grade.GOOD, at_most=9)
        services.study.end()
        clock.forward(days=1)
    study_all(services, at_most=3)
    services.study.end()
    return services


def test_the_tallies_are_what_counting_the_log_gives(studied: Services, clock: SetClock) -> None:
    services = studied
    database = services.charts._profile.database
    services.undo.undo()
    assert tallies_agree(database)
    database.run("UPDATE cards SET topic = CASE topic WHEN 'north' THEN 'south' ELSE 'north' END")
    assert tallies_agree(database)
    database.run("UPDATE tallies SET answers = answers + 1 WHERE what = 'kind'")
    assert not tallies_agree(database)


def test_charts_count_what_was_done(studied: Services, clock: SetClock) -> None:
    services = studied
    found = services.charts.charts(TOWNS, Span.MONTH)
    every = services.progress.progress(TOWNS)
    answers = sum(one.answers for one in found.work)
    assert answers == every.answered_total == sum(day.count for day in found.calendar)
    assert (sum(w.every.recalled for w in found.weeks), sum(w.every.asked for w in found.weeks)) == every.retention
    assert found.met == found.work[-1].met == sum(one.new for one in found.work)
    assert sum(one.tally.answers for one in found.hours) == answers
    assert found.hours[clock.now.hour].tally.answers > 0
    assert sum(band.cards for band in found.recall) == sum(band.cards for band in found.stability) == found.met
    assert sum(band.cards for band in found.difficulty) == found.met
    assert sum(one.tally.answers for one in found.topics) == answers
    recall = services.progress.tree(TOWNS).recall
    assert all(topic.recall is not None and abs(topic.recall - (recall or 0)) < 0.1 for topic in found.topics)
    assert sum(one.count for one in services.charts.charts(TOWNS, Span.YEAR).ahead) == found.met


@pytest.mark.parametrize("span", Span)
def test_every_span_ends_today(studied: Services, clock: SetClock, span: Span) -> None:
    services = studied
    found = services.charts.charts(TOWNS, span)
    assert found.work[-1].last == found.calendar[-1].day == found.today == clock.now.date()
    assert found.ahead[0].first == found.today
    assert len(found.work) <= 53


def test_before_the_first_answer_there_is_nothing(services: Services) -> None:
    found = services.charts.charts(TOWNS, Span.ALL)
    assert (found.met, found.tenths, found.confusions, found.overdue) == (0, (), (), 0)
    assert len(found.work) == 1


def test_a_card_tells_its_whole_history(studied: Services, clock: SetClock) -> None:
    services = studied
    row = services.charts._profile.database.row("SELECT id FROM cards WHERE reviews > 1")
    assert row is not None
    card = CardId(row["id"])
    history = services.charts.card(card)
    stands = services.charts._profile.database.row("SELECT * FROM cards WHERE id = ?", (card,))
    assert stands is not None
    assert len(history.lines) == stands["reviews"] > 1
    assert history.lines[-1].stability == pytest.approx(stands["stability"])
    assert history.curve[0].recall == 1.0
    assert any(point.day == history.today for point in history.curve)
    with pytest.raises(UserError, match="no card nobody"):
        services.charts.card(CardId("nobody"))


def test_a_card_tells_the_intervals_that_were_picked(studied: Services) -> None:
    database = studied.charts._profile.database
    logged = database.rows("SELECT cards.id, interval_days FROM answers JOIN cards ON n = card ORDER BY answers.id")
    picked: dict[str, list[int | None]] = {}
    for card, days in logged:
        picked.setdefault(card, []).append(days)
    told = {card: [line.interval_days for line in studied.charts.card(CardId(card)).lines] for card in picked}
    assert told == picked
    assert any(days is not None for history in told.values() for days in history)


def test_a_new_card_has_no_history(services: Services) -> None:
    history = services.charts.card(services.library.cards(TOWNS)[0].id)
    assert (history.lines, history.curve, history.recall, history.due) == ((), (), None, None)


def test_an_exam_date_sets_the_pace(services: Services, clock: SetClock) -> None:
    profile = services.goals._profile
    assert new_per_day(profile, TOWNS, profile.today()) == services.settings.current().new_per_day
    services.goals.set_exam(TOWNS, clock.now.date() + timedelta(days=10))
    plan = services.goals.glance(TOWNS)
    assert (plan.days_left, plan.learning_days, plan.review_days) == (10, 8, 2)
    assert plan.new_per_day == new_per_day(profile, TOWNS, profile.today()) == -(-plan.cards_left // 8)
    assert plan.in_time
    assert plan.forecast is None
    services.goals.set_exam(TOWNS, None)
    assert services.goals.plan(TOWNS).exam is None


def test_the_pace_of_a_day_stays_as_its_cards_are_met(services: Services, clock: SetClock) -> None:
    services.goals.set_exam(TOWNS, clock.now.date() + timedelta(days=10))
    profile = services.goals._profile
    before = new_per_day(profile, TOWNS, profile.today())
    services.study.answer(services.study.due(Selection(deck=TOWNS))[0].card, Grade.EASY)
    assert new_per_day(profile, TOWNS, profile.today()) == before


def test_a_date_that_is_over_is_refused(services: Services, clock: SetClock) -> None:
    for day in (clock.now.date(), clock.now.date() + timedelta(days=2000)):
        with pytest.raises(UserError, match="The date is as it was"):
            services.goals.set_exam(TOWNS, day)
    assert services.goals.glance(TOWNS).exam is None


def test_a_forecast_is_kept_and_held_against_what_came(studied: Services, clock: SetClock) -> None:
    services = studied
    exam = clock.now.date() + timedelta(days=20)
    services.goals.set_exam(TOWNS, exam)
    made = services.goals.plan(TOWNS)
    assert made.forecast is not None
    assert 0 < made.forecast.low <= made.forecast.share <= made.forecast.high <= 1
    assert services.goals.plan(TOWNS).forecast == made.forecast == services.goals.glance(TOWNS).forecast
    clock.forward(days=20)
    step = services.study.begin(Selection(deck=TOWNS))
    assert isinstance(step, Asking)
    services.study.grade(Grade.AGAIN, 5000)  # on the day itself: not part of what was known in the morning
    past = services.goals.plan(TOWNS).past
    assert [(one.made, one.day) for one in past] == [(made.today, exam)]
    assert past[0].came is not None
    assert past[0].held in {True, False}
    clock.forward(days=1)
    assert services.goals.plan(TOWNS).past == past
    assert replace(past[0], came=None).held is None


def test_the_workload_curve_is_read_at_any_share(studied: Services, clock: SetClock) -> None:
    services = studied
    found = services.workload.curve(TOWNS)
    assert found.at(0.97).minutes > found.at(0.70).minutes > 0
    assert found == services.workload.curve(TOWNS)
    empty = replace(found, curve=())
    with pytest.raises(ValueError, match="no curve"):
        empty.at(0.9)


def test_confused_pairs_are_counted_over_quizzes(studied: Services, clock: SetClock) -> None:
    services = studied
    for _ in range(2):
        view = services.exam.start(replace(services.exam.setup(TOWNS).proposed, length=4, seed=5))
        for index in range(view.total):
            shown = services.exam.show(view.sitting, index)
            wrong = next(option.id for option in shown.item.options if option not in shown.item.keys)
            services.exam.respond(view.sitting, index, (wrong,))
        services.exam.finish(view.sitting)
    found = services.charts.charts(TOWNS, Span.MONTH).confusions
    assert found
    assert all(one.times % 2 == 0 for one in found)
    assert services.charts.charts(TOWNS, Span.MONTH).confusions == found

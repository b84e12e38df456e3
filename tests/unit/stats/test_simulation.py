"""Simulated study against the real scheduler, and forecasts against learners whose memory is known."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random

import pytest

from quizapp.scheduling.day import study_day
from quizapp.scheduling.fsrs import recall_probability, review
from quizapp.scheduling.memory import Grade, Learning, Memory, New, Policy, Relearning, Reviewed
from quizapp.stats.calibration import Shift, shift_of, shifted, tenths
from quizapp.stats.examplan import pace
from quizapp.stats.forecast import exam_forecast
from quizapp.stats.simulation import Habits, SimulatedCard, Study, play
from quizapp.stats.tally import Tally
from quizapp.stats.workload_curve import SHARES, WorkloadPoint, cheapest, point_at, workload_curve

MORNING = datetime(2026, 11, 20, 9, tzinfo=UTC)
HABITS = Habits()
FRESH = Study(cards=(), new_cards=40, days=60, retention=0.9, new_per_day=4, reviews_per_day=200)


def replayed(study: Study, dice: Random) -> float:
    """The minutes of the same days, day by day with the real scheduler and a student of the same habits."""
    policy = Policy(retention=study.retention)
    cards: list[Memory] = [New()] * study.new_cards
    seconds = 0.0
    for day in range(study.days):
        at = MORNING + timedelta(days=day)
        met = 0
        for n, before in enumerate(cards):
            memory = before
            if isinstance(memory, New):
                if met == study.new_per_day:
                    continue
                met += 1
                seconds += HABITS.seconds_new
                grade = dice.choices(list(Grade), HABITS.first)[0]
            elif isinstance(memory, Reviewed) and memory.due_day <= study_day(at):
                chance = recall_probability(memory, study_day(at), policy) or 0
                grade = Grade.AGAIN
                if dice.random() < chance:
                    grade = dice.choices([Grade.HARD, Grade.GOOD, Grade.EASY], HABITS.recalled)[0]
                seconds += HABITS.seconds_forgotten if grade is Grade.AGAIN else HABITS.seconds_recalled
            else:
                continue
            memory = review(memory, grade, at, policy, seed=f"card {n}")
            while isinstance(memory, Learning | Relearning):
                seconds += HABITS.seconds_step
                memory = review(memory, Grade.GOOD, at, policy, seed=f"card {n}")
            cards[n] = memory
    return seconds / 60


@pytest.mark.parametrize("retention", [0.8, 0.9, 0.95])
def test_minutes_are_those_of_the_real_scheduler(retention: float) -> None:
    study = replace(FRESH, retention=retention)
    simulated = sum(sum(play(study, Random(seed)).minutes) for seed in range(8)) / 8
    real = sum(replayed(study, Random(100 + seed)) for seed in range(4)) / 4
    assert simulated == pytest.approx(real, rel=0.06)


def test_a_limit_makes_cards_wait() -> None:
    cards = tuple(SimulatedCard(stability=5 + n, difficulty=5, since=5, due_in=-n) for n in range(20))
    tight = play(Study(cards=cards, new_cards=0, days=3, retention=0.9, new_per_day=0, reviews_per_day=2.5), Random(1))
    assert [given >= least for given, least in zip(tight.answers, (2, 3, 2), strict=True)] == [True] * 3
    assert len(tight.recalls) == 20
    assert tight.remembered == pytest.approx(sum(tight.recalls))


def test_new_cards_end_with_their_days() -> None:
    outcome = play(replace(FRESH, new_days=3, days=5), Random(1))
    assert outcome.never_met == 40 - 12
    assert len(outcome.recalls) == 12


def test_the_same_seed_gives_the_same_days() -> None:
    assert play(FRESH, Random(3)) == play(FRESH, Random(3)) != play(FRESH, Random(4))


def test_chances_that_do_not_add_up_still_draw() -> None:
    habits = Habits(recalled=(0, 0, 0), first=(0, 0, 0, 0))
    assert play(replace(FRESH, habits=habits), Random(1)).answers


@pytest.mark.parametrize("true_shift", [-0.8, -0.3, 0.0, 0.5])
def test_forecasts_come_true_for_learners_of_known_memory(true_shift: float) -> None:
    """Their past answers tell the shift; what they then do recall lies within 3 points of the forecast, over eight
    learners, and mostly in its range."""
    past = Tally(asked=1500, expected=0.9 * 1500, recalled=round(1500 * shifted(0.9, true_shift)))
    shift = shift_of(tenths({9: past}))
    study = Study(
        cards=tuple(
            SimulatedCard(stability=4 + n % 25, difficulty=4 + n % 5, since=n % 9, due_in=n % 12) for n in range(80)
        ),
        new_cards=40,
        days=30,
        retention=0.9,
        new_per_day=2,
        reviews_per_day=200,
    )
    forecast = exam_forecast(study, 120, shift, "seed", runs=40)
    came = []
    for learner in range(8):
        dice = Random(f"{true_shift}:{learner}")
        recalls = play(replace(study, shift=true_shift), dice).recalls
        came.append(sum(dice.random() < recall for recall in recalls) / 120)
    assert forecast.share == pytest.approx(sum(came) / 8, abs=0.03)
    assert sum(forecast.low <= share <= forecast.high for share in came) >= 6


def test_no_cards_no_share() -> None:
    none = exam_forecast(replace(FRESH, new_cards=0), 0, Shift(), "seed")
    assert (none.share, none.low, none.high) == (0, 0, 0)


def test_the_pace_leaves_days_for_review() -> None:
    assert (pace(30, 240, 30).new_per_day, pace(30, 240, 30).review_days) == (10, 6)
    assert pace(1, 5, 30).new_per_day == 5
    assert pace(0, 5, 30).reached == 0
    rushed = pace(3, 5_000, 30)
    assert rushed.new_per_day == 240  # two hours of half a minute each
    assert rushed.reached == 480
    assert pace(200, 0, 30).new_per_day == 0


def test_a_higher_share_costs_more_minutes() -> None:
    curve = workload_curve(replace(FRESH, days=90), 2.0, "seed")
    assert [point.share for point in curve] == list(SHARES)
    assert curve[-1].minutes > 1.5 * curve[0].minutes
    assert curve[-1].remembered > curve[0].remembered
    assert point_at(curve, 0.5) == curve[0]
    assert point_at(curve, 0.99) == curve[-1]
    between = point_at(curve, 0.72)
    assert curve[0].minutes < between.minutes < curve[1].minutes or curve[1].minutes < between.minutes


def test_the_cheapest_share_is_named_only_where_there_is_one() -> None:
    def curve(*minutes: float) -> list[WorkloadPoint]:
        return [WorkloadPoint(share=0.7 + n / 20, minutes=m, remembered=100) for n, m in enumerate(minutes)]

    assert cheapest(curve(12, 10, 14)) == pytest.approx(0.75)
    assert cheapest(curve(10, 11, 14)) is None
    assert cheapest(curve(10.1, 10, 14)) is None
    assert cheapest([WorkloadPoint(share=0.7, minutes=0, remembered=0)]) is None

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from quizapp.content.facts import FactId
from quizapp.scheduling.queue import Candidate, DayDone, Limits, Queue, build_queue

from .candidates import BERLIN, NOON, due, learning, names, new, today

HOURS_TO_THE_END = 16
PLENTY = Limits(new=1_000, reviews=1_000)


def test_without_cards_the_queue_is_empty() -> None:
    queue = today()
    assert (queue.learning, queue.reviews, queue.new, queue.total) == ((), (), (), 0)


def test_every_kind_has_its_place() -> None:
    queue = today(new("F1/a"), due("F2/a"), learning("F3/a", 5), learning("F4/a", 3, again=True))
    assert names(queue.learning) == ["F4/a", "F3/a"]
    assert names(queue.reviews) == ["F2/a"]
    assert names(queue.new) == ["F1/a"]
    assert (queue.total, queue.planned_reviews, queue.planned_new) == (4, 1, 1)


def test_only_what_is_due_by_today_is_asked() -> None:
    queue = today(due("F1/a", days=0), due("F2/a", days=30), due("F3/a", days=-1))
    assert sorted(names(queue.reviews)) == ["F1/a", "F2/a"]


def test_learning_cards_of_earlier_days_are_asked_and_of_later_days_are_not() -> None:
    last_minute = HOURS_TO_THE_END * 60
    queue = today(
        learning("F1/a", -3 * 24 * 60), learning("F2/a", last_minute - 0.01), learning("F3/a", last_minute, again=True)
    )
    assert names(queue.learning) == ["F1/a", "F2/a"]


@pytest.mark.parametrize(
    ("now", "ends_at"),
    [
        (NOON, datetime(2026, 11, 21, 3, 0, tzinfo=UTC)),
        (datetime(2026, 11, 21, 3, 59, tzinfo=BERLIN), datetime(2026, 11, 21, 3, 0, tzinfo=UTC)),
        (datetime(2026, 10, 24, 12, 0, tzinfo=BERLIN), datetime(2026, 10, 25, 3, 0, tzinfo=UTC)),
        (datetime(2026, 3, 28, 12, 0, tzinfo=BERLIN), datetime(2026, 3, 29, 2, 0, tzinfo=UTC)),
    ],
)
def test_the_queue_ends_with_its_study_day(now: datetime, ends_at: datetime) -> None:
    assert build_queue((), now, DayDone(), Limits(), 4).ends_at == ends_at


def test_what_is_best_remembered_is_asked_first() -> None:
    queue = today(
        due("F1/a", ago=30, stability=10.0), due("F2/a", ago=30, stability=29.0), due("F3/a", ago=9, stability=10.0)
    )
    assert names(queue.reviews) == ["F3/a", "F2/a", "F1/a"]


def test_new_cards_come_by_position_then_name() -> None:
    queue = today(new("F1/a", 7), new("F3/a", 2), new("F2/a", 2), new("F4/a", 1))
    assert names(queue.new) == ["F4/a", "F2/a", "F3/a", "F1/a"]


def many_ties() -> tuple[Candidate, ...]:
    return tuple(due(f"F{number}/a", days=1) for number in range(20))


def test_ties_fall_the_same_way_all_day_whatever_the_order_of_the_candidates() -> None:
    morning = build_queue(many_ties(), NOON, DayDone(), PLENTY, 4)
    evening = build_queue(many_ties()[::-1], NOON + timedelta(hours=9), DayDone(), PLENTY, 4)
    assert morning.reviews == evening.reviews
    assert names(morning.reviews) != sorted(names(morning.reviews))


def test_ties_fall_otherwise_on_another_day() -> None:
    orders = {build_queue(many_ties(), NOON + timedelta(days=days), DayDone(), PLENTY, 4).reviews for days in range(5)}
    assert len(orders) == 5


def test_the_limits_cut_what_is_most_forgotten_and_newest() -> None:
    reviews = [due(f"F{ago}/a", ago=ago) for ago in range(10, 20)]
    fresh = [new(f"N{position}/a", position) for position in range(10)]
    queue = today(*reviews, *fresh, limits=Limits(new=2, reviews=3))
    assert names(queue.reviews) == ["F10/a", "F11/a", "F12/a"]
    assert names(queue.new) == ["N0/a", "N1/a"]


@pytest.mark.parametrize(
    ("done", "left"),
    [(DayDone(), (2, 3)), (DayDone(new=1, reviews=1), (1, 2)), (DayDone(new=2, reviews=3), (0, 0)),
     (DayDone(new=50, reviews=50), (0, 0))],
)  # fmt: skip
def test_what_was_done_today_counts_against_the_limits(done: DayDone, left: tuple[int, int]) -> None:
    cards = [maker(f"{maker.__name__}{number}/a") for maker in (due, new) for number in range(5)]
    queue = today(*cards, done=done, limits=Limits(new=2, reviews=3))
    assert (len(queue.new), len(queue.reviews)) == left


def test_learning_cards_know_no_limit() -> None:
    queue = today(*(learning(f"F{number}/a") for number in range(5)), limits=Limits(new=0, reviews=0))
    assert len(queue.learning) == 5


def siblings_kept(*candidates: Candidate, done: DayDone | None = None) -> list[str]:
    orders = {tuple(names(waiting(today(*order, done=done)))) for order in (candidates, candidates[::-1])}
    assert len(orders) == 1, "the order of the candidates must not matter"
    return list(orders.pop())


def waiting(queue: Queue) -> tuple[Candidate, ...]:
    return queue.reviews + queue.new


def test_of_siblings_the_most_overdue_is_asked() -> None:
    assert siblings_kept(due("F1/a", ago=10), due("F1/b", ago=20), due("F1/c", ago=15)) == ["F1/b"]


def test_of_equally_overdue_siblings_one_is_asked() -> None:
    assert siblings_kept(due("F1/b"), due("F1/a")) == ["F1/a"]


def test_a_due_sibling_is_asked_before_a_new_one() -> None:
    assert siblings_kept(new("F1/a", -5), due("F1/b")) == ["F1/b"]


def test_of_new_siblings_the_first_by_position_is_asked() -> None:
    assert siblings_kept(new("F1/a", 3), new("F1/b", 2), new("F1/c", 4)) == ["F1/b"]


def test_a_sibling_that_is_not_due_hides_nothing() -> None:
    assert siblings_kept(due("F1/a", days=-1), new("F1/b")) == ["F1/b"]


def test_siblings_of_what_was_answered_today_rest() -> None:
    done = DayDone(facts=frozenset({FactId("F1"), FactId("F2")}))
    assert siblings_kept(due("F1/a"), new("F2/a"), new("F3/a"), done=done) == ["F3/a"]


def test_siblings_of_a_learning_card_rest() -> None:
    assert siblings_kept(learning("F1/a", 60), due("F1/b"), new("F1/c"), new("F2/a")) == ["F2/a"]


def test_steps_go_on_although_the_fact_was_answered_today() -> None:
    queue = today(learning("F1/a", 5), learning("F1/b", 3, again=True), done=DayDone(facts=frozenset({FactId("F1")})))
    assert names(queue.learning) == ["F1/b", "F1/a"]


def test_a_card_asked_for_comes_first_whatever_its_due_day() -> None:
    queue = today(
        due("F1/a", ago=1), due("F2/a", days=-50, ago=9, forward=True), new("F3/a", 1), new("F4/a", 9, forward=True)
    )
    assert names(queue.reviews) == ["F2/a", "F1/a"]
    assert names(queue.new) == ["F4/a", "F3/a"]


def test_a_card_asked_for_comes_whatever_limits_and_siblings_say() -> None:
    cards = (
        due("F1/a", forward=True), new("F2/a", forward=True), learning("F3/a"), due("F3/b", forward=True), due("F4/a"),
    )  # fmt: skip
    done = DayDone(new=9, reviews=9, facts=frozenset({FactId("F1"), FactId("F2")}))
    queue = today(*cards, done=done, limits=Limits(new=9, reviews=9))
    assert sorted(names(queue.reviews)) == ["F1/a", "F3/b"]
    assert names(queue.new) == ["F2/a"]
    assert names(queue.learning) == ["F3/a"]


def test_cards_asked_for_take_no_room_from_the_others() -> None:
    queue = today(due("F1/a", forward=True), due("F2/a"), limits=Limits(reviews=1))
    assert names(queue.reviews) == ["F1/a", "F2/a"]


def test_of_siblings_asked_for_one_comes_and_the_others_rest() -> None:
    assert siblings_kept(
        due("F1/a", ago=5, forward=True),
        due("F1/b", ago=9, forward=True),
        new("F1/c", forward=True),
        due("F1/d", ago=50),
    ) == ["F1/b"]


def test_a_learning_card_of_a_later_day_comes_today_when_asked_for() -> None:
    tomorrow = learning("F1/a", 2_000, again=True, forward=True)
    assert waiting(today(tomorrow)) == (tomorrow,)
    assert today(replace(tomorrow, forward=False)).total == 0


def test_a_learning_card_of_today_keeps_its_moment_when_asked_for() -> None:
    assert names(today(learning("F1/a", 5, forward=True)).learning) == ["F1/a"]


def test_the_day_decides_what_is_due() -> None:
    tomorrow = due("F1/a", days=-1)
    before_the_rollover = datetime(2026, 11, 21, 3, 59, tzinfo=BERLIN)
    for now, total in ((before_the_rollover, 0), (before_the_rollover + timedelta(minutes=1), 1)):
        assert build_queue((tomorrow,), now, DayDone(), Limits(), 4).total == total
    assert build_queue((tomorrow,), before_the_rollover, DayDone(), Limits(), 0).total == 1


def test_candidates_may_come_one_by_one() -> None:
    assert build_queue(iter(many_ties()), NOON, DayDone(), PLENTY, 4).total == 20


def test_new_cards_of_facts_that_were_met_take_turns_with_others() -> None:
    met = tuple(replace(new(f"F{number}/b", 100 + number), met=True) for number in range(3))
    others = tuple(new(f"G{number}/a", number) for number in range(5))
    assert names(today(*others, *met, limits=Limits(new=7)).new) == [
        "F0/b", "G0/a", "F1/b", "G1/a", "F2/b", "G2/a", "G3/a",
    ]  # fmt: skip


def test_ahead_of_time_what_falls_due_first_is_asked_first() -> None:
    candidates = (due("F1/a", days=-3), due("F2/a", days=1), due("F3/a", days=-1), due("F4/a", days=-9))
    queue = build_queue(candidates, NOON, DayDone(), PLENTY, 4, ahead_days=3)
    assert names(queue.reviews) == ["F2/a", "F3/a", "F1/a"]


def test_ahead_of_time_siblings_stay_apart_and_learning_cards_come_at_their_moments() -> None:
    candidates = (due("F1/a", days=-2), due("F1/b", days=-1), learning("F2/a", 3), due("F2/b", days=-1))
    queue = build_queue(candidates, NOON, DayDone(), PLENTY, 4, ahead_days=3)
    assert (names(queue.learning), names(queue.reviews)) == (["F2/a"], ["F1/b"])
    asked_for = (learning("F3/a", 60 * 40, forward=True),)
    assert names(build_queue(asked_for, NOON, DayDone(), PLENTY, 4, ahead_days=3).reviews) == ["F3/a"]

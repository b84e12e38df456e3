from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.content.facts import FactId
from quizapp.scheduling.memory import Learning, New, Relearning
from quizapp.scheduling.queue import (
    Candidate,
    DayDone,
    Limits,
    Queue,
    after_answer,
    build_queue,
    next_candidate,
    next_due_moment,
)

from .candidates import MINUTE, NOON, TODAY, due, learning, names, new, today

DONE = due("any/card", days=-30, ago=0).memory


def name(candidate: Candidate | None) -> str | None:
    return None if candidate is None else str(candidate.card)


def asked_in_order(queue: Queue) -> list[str]:
    """The names of the cards as they are asked when every answer is right."""
    order = []
    while (asked := next_candidate(queue, NOON)) is not None:
        order.append(str(asked.card))
        queue = after_answer(queue, asked, DONE)
    return order


def test_an_empty_queue_asks_nothing() -> None:
    assert next_candidate(today(), NOON) is None
    assert next_due_moment(today()) is None


def test_a_learning_card_comes_first_from_its_moment_on() -> None:
    queue = today(learning("F1/a", 5), due("F2/a"))
    assert next_due_moment(queue) == NOON + 5 * MINUTE
    assert name(next_candidate(queue, NOON + 5 * MINUTE - timedelta(microseconds=1))) == "F2/a"
    assert name(next_candidate(queue, NOON + 5 * MINUTE)) == "F1/a"


def test_a_learning_card_comes_ahead_of_its_moment_when_nothing_else_is_left() -> None:
    queue = today(learning("F1/a", 20))
    assert name(next_candidate(queue, NOON)) == "F1/a"
    assert next_candidate(queue, NOON - timedelta(microseconds=1)) is None
    assert next_candidate(queue, NOON, timedelta(minutes=19)) is None


@pytest.mark.parametrize(
    ("reviews", "fresh", "kinds"),
    [
        (0, 2, "nn"),
        (3, 0, "rrr"),
        (1, 1, "rn"),
        (4, 1, "rrnrr"),
        (1, 4, "nnrnn"),
        (10, 2, "rrrnrrrrrnrr"),
        (4, 4, "rnrnrnrn"),
    ],
)
def test_new_cards_are_spread_between_the_reviews(reviews: int, fresh: int, kinds: str) -> None:
    queue = today(
        *(due(f"r{number}/a") for number in range(reviews)), *(new(f"n{number}/a") for number in range(fresh))
    )
    assert "".join(asked[0] for asked in asked_in_order(queue)) == kinds


def test_a_queue_without_plan_mixes_what_is_there() -> None:
    queue = Queue(learning=(), reviews=(due("r/a"),), new=(new("n/a"),))
    assert asked_in_order(queue) == ["r/a", "n/a"]


@given(st.integers(1, 60), st.integers(1, 60))
def test_the_mix_is_even(reviews: int, fresh: int) -> None:
    queue = Queue(
        learning=(),
        reviews=tuple(due(f"r{number}/a") for number in range(reviews)),
        new=tuple(new(f"n{number}/a") for number in range(fresh)),
        planned_reviews=reviews,
        planned_new=fresh,
    )
    order = asked_in_order(queue)
    assert len(order) == reviews + fresh
    for asked in range(len(order) + 1):
        fair = asked * fresh / (reviews + fresh)
        assert abs(sum(one[0] == "n" for one in order[:asked]) - fair) <= 1


def test_an_answered_card_leaves_and_its_siblings_rest() -> None:
    answered = due("F1/a")
    queue = Queue(
        learning=(learning("F1/c"), learning("F2/c")),
        reviews=(answered, due("F1/d"), due("F2/a")),
        new=(new("F1/b"), new("F3/a")),
    )
    left = after_answer(queue, answered, DONE)
    assert names(left.learning) == ["F1/c", "F2/c"]
    assert names(left.reviews) == ["F2/a"]
    assert names(left.new) == ["F3/a"]


def test_a_sibling_asked_for_stays() -> None:
    answered = due("F1/a", forward=True)
    queue = Queue(learning=(), reviews=(answered, due("F1/b", forward=True)), new=(new("F1/c", forward=True),))
    left = after_answer(queue, answered, DONE)
    assert names(left.reviews + left.new) == ["F1/b", "F1/c"]


def test_a_card_in_its_steps_waits_for_its_moment_and_is_no_longer_asked_for() -> None:
    answered = due("F1/a", forward=True)
    queue = today(answered, learning("F2/a", 3), learning("F3/a", 9))
    again = learning("F1/a", 6, again=True)
    left = after_answer(queue, answered, again.memory)
    assert names(left.learning) == ["F2/a", "F1/a", "F3/a"]
    assert left.learning[1] == again
    assert (left.reviews, left.planned_reviews, left.ends_at) == ((), 1, queue.ends_at)


def test_a_learning_card_takes_its_next_step_or_graduates() -> None:
    answered = learning("F1/a")
    queue = today(answered, learning("F2/a", 2))
    assert names(after_answer(queue, answered, learning("F1/a", 10).memory).learning) == ["F2/a", "F1/a"]
    assert names(after_answer(queue, answered, DONE).learning) == ["F2/a"]


def test_a_step_past_the_days_end_leaves_the_queue() -> None:
    answered = new("F1/a")
    queue = today(answered)
    end = (queue.ends_at - NOON) / MINUTE
    assert after_answer(queue, answered, learning("F1/a", end - 0.01).memory).total == 1
    assert after_answer(queue, answered, learning("F1/a", end).memory).total == 0


def test_a_queue_that_holds_other_cards_for_learning_is_a_mistake_of_ours() -> None:
    with pytest.raises(TypeError, match="F1/a is not learning"):
        next_due_moment(Queue(learning=(new("F1/a"),), reviews=(), new=()))


facts = st.integers(0, 12)


@st.composite
def decks(draw: st.DrawFn) -> tuple[Candidate, ...]:
    """Up to forty cards of up to thirteen facts, in every state."""

    def one(number: int) -> Candidate:
        label, forward = f"F{draw(facts)}/{number}", draw(st.integers(0, 9)) == 0
        match draw(st.sampled_from(("new", "due", "learning"))):
            case "new":
                return new(label, draw(st.integers(0, 5)), forward=forward)
            case "due":
                ago = draw(st.integers(0, 30))
                return due(
                    label, days=draw(st.integers(-3, 10)), ago=ago, stability=draw(st.floats(0.1, 50)), forward=forward
                )
            case _:
                return learning(label, draw(st.integers(-100, 2_000)), again=draw(st.booleans()), forward=forward)

    return tuple(one(number) for number in range(draw(st.integers(0, 40))))


dones = st.builds(
    DayDone,
    new=st.integers(0, 3),
    reviews=st.integers(0, 3),
    facts=st.frozensets(facts.map(lambda number: FactId(f"F{number}")), max_size=3),
)
limits = st.builds(Limits, new=st.integers(0, 6), reviews=st.integers(0, 6))


@given(decks(), dones, limits, st.randoms(use_true_random=False))
def test_the_queue_keeps_its_promises(cards: tuple[Candidate, ...], done: DayDone, most: Limits, dice: Random) -> None:
    queue = today(*cards, done=done, limits=most)
    shuffled = list(cards)
    dice.shuffle(shuffled)
    assert today(*shuffled, done=done, limits=most) == queue, "the order of the candidates matters"

    waiting = queue.reviews + queue.new
    asked_for = [one for one in waiting if one.forward]
    others = [one for one in waiting if not one.forward]
    waiting_facts = [one.fact for one in waiting]
    assert len(set(waiting_facts)) == len(waiting_facts), "two siblings wait"
    studied = {one.fact for one in queue.learning} | done.facts
    assert studied.isdisjoint(one.fact for one in others), "a sibling of what is studied waits"

    room = {"new": max(0, most.new - done.new), "reviews": max(0, most.reviews - done.reviews)}
    by_kind = {
        "new": [one for one in others if isinstance(one.memory, New)],
        "reviews": [one for one in others if not isinstance(one.memory, New)],
    }
    assert all(len(by_kind[kind]) <= room[kind] for kind in room), "a limit is broken"

    assert {one for one in cards if is_step_of_today(one, queue)} == set(queue.learning), "a step is lost"
    wanted = {one.fact for one in cards if one.forward and not is_step_of_today(one, queue)}
    assert wanted == {one.fact for one in asked_for}, "a card asked for is lost"
    for one in cards:
        if isinstance(one.memory, Learning | Relearning) or one.fact in studied or one.fact in waiting_facts:
            continue
        if isinstance(one.memory, New):
            assert any(len(by_kind[kind]) == room[kind] for kind in room), "a new card is lost"
        elif one.memory.due_day <= TODAY:
            assert len(by_kind["reviews"]) == room["reviews"], "a review is lost"


def is_step_of_today(one: Candidate, queue: Queue) -> bool:
    return isinstance(one.memory, Learning | Relearning) and one.memory.due_at < queue.ends_at


@given(decks(), limits, st.randoms(use_true_random=False))
def test_a_session_comes_to_its_end_and_asks_no_siblings(
    cards: tuple[Candidate, ...], most: Limits, dice: Random
) -> None:
    queue = build_queue(cards, NOON, DayDone(), most, 4)
    now, asked = NOON.astimezone(UTC), 0
    while (one := next_candidate(queue, now)) is not None or (now := later(queue)) < queue.ends_at:
        if one is None:
            continue
        asked += 1
        assert asked < 1_000, "the session has no end"
        fails = dice.random() < 0.3
        before = queue
        queue = after_answer(queue, one, steps_again(now) if fails else DONE)
        now += MINUTE
        assert (one.card in names(queue.learning)) == (fails and now + 9 * MINUTE < queue.ends_at)
        assert queue.total in {before.total - gone for gone in range(not fails, before.total + 1)}
        rest = [other for other in queue.reviews + queue.new if not other.forward]
        assert one.fact not in {other.fact for other in rest}
    assert not queue.reviews + queue.new


def later(queue: Queue) -> datetime:
    return next_due_moment(queue) or queue.ends_at


def steps_again(now: datetime) -> Relearning:
    due_at = now + 10 * MINUTE
    return Relearning(stability=1.0, difficulty=5.0, step=0, due_at=due_at, last_day=TODAY, reviews=4, lapses=1)

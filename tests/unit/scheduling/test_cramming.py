"""Cramming: each card until it was known."""

from quizapp.scheduling.cramming import AGAIN_AFTER, after_practice, cramming_queue
from quizapp.scheduling.day import StudyDay
from quizapp.scheduling.memory import Grade

from .candidates import NOON, TODAY, due, learning, names, new

CARDS = [due("F1/a"), new("F2/a", 1), learning("F3/a"), new("F1/b", 5), new("F2/b", 6), new("F1/c", 9)]


def test_every_card_comes_once_and_siblings_stand_far_apart() -> None:
    queue = cramming_queue(CARDS, TODAY, NOON)
    order = names(queue.reviews)
    assert sorted(order) == sorted(str(card.card) for card in CARDS)
    assert {name[:2] for name in order[:3]} == {"F1", "F2", "F3"}
    assert order[5] == "F1/c"
    assert (queue.learning, queue.new, queue.planned_reviews) == ((), (), 6)


def test_the_order_hangs_on_the_day_alone() -> None:
    many = [new(f"F{number}/a") for number in range(20)]
    assert cramming_queue(many[::-1], TODAY, NOON) == cramming_queue(many, TODAY, NOON)
    assert cramming_queue(many, StudyDay(TODAY + 1), NOON) != cramming_queue(many, TODAY, NOON)


def test_what_was_not_known_comes_again_soon() -> None:
    many = [new(f"F{number}/a") for number in range(9)]
    queue = cramming_queue(many, TODAY, NOON)
    first = queue.reviews[0]
    assert first not in after_practice(queue, first, Grade.HARD).reviews
    assert after_practice(queue, first, Grade.AGAIN).reviews[AGAIN_AFTER] == first
    alone = cramming_queue([first], TODAY, NOON)
    assert after_practice(alone, first, Grade.AGAIN).reviews == (first,)

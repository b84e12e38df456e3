"""Cramming: each card until it was known."""

from quizapp.scheduling.cramming import AGAIN_AFTER, MODULUS, after_practice, cramming_queue, multiplier_of
from quizapp.scheduling.day import StudyDay
from quizapp.scheduling.memory import Grade

from .candidates import NOON, TODAY, due, learning, new

CARDS = [due("F1/a"), new("F2/a", 1), learning("F3/a"), new("F1/b", 5), new("F2/b", 6), new("F1/c", 9)]


def test_the_cards_come_as_they_were_read() -> None:
    queue = cramming_queue(CARDS, 3, NOON)
    assert queue.reviews == tuple(CARDS)
    assert (queue.learning, queue.new, queue.planned_reviews, queue.total) == ((), (), 6, 9)


def test_each_day_has_an_order_of_its_own() -> None:
    def order(day: int) -> list[int]:
        return sorted(range(50), key=lambda n: n * multiplier_of(StudyDay(day)) % MODULUS)

    assert order(TODAY) == order(TODAY) != order(TODAY + 1)


def test_what_was_not_known_comes_again_soon() -> None:
    many = [new(f"F{number}/a") for number in range(9)]
    queue = cramming_queue(many, 0, NOON)
    first = queue.reviews[0]
    assert first not in after_practice(queue, first, Grade.HARD).reviews
    assert after_practice(queue, first, Grade.AGAIN).reviews[AGAIN_AFTER] == first
    alone = cramming_queue([first], 0, NOON)
    assert after_practice(alone, first, Grade.AGAIN).reviews == (first,)

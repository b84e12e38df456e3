from hypothesis import given

from quizapp.exams.scoring import Score, score, total
from quizapp.exams.sitting import Sitting

from .makers import choose, finished_sittings, make_item, steady


def test_the_key_earns_the_point() -> None:
    assert score(make_item(), choose(make_item(), "oxytocin")) == Score(earned=1, possible=1)


def test_another_option_earns_nothing() -> None:
    assert score(make_item(), choose(make_item(), "prolactin")) == Score(earned=0, possible=1)


def test_no_answer_earns_nothing() -> None:
    assert score(make_item(), None) == Score(earned=0, possible=1)


def test_full_means_every_point() -> None:
    assert Score(earned=2, possible=2).full
    assert not Score(earned=1, possible=2).full


def test_a_total_is_a_sum() -> None:
    assert total([Score(earned=1, possible=1), Score(earned=0.5, possible=2)]) == Score(earned=1.5, possible=3)
    assert total([]) == Score(earned=0, possible=0)


@steady
@given(finished_sittings())
def test_an_item_earns_between_nothing_and_everything(sitting: Sitting) -> None:
    for item, response in zip(sitting.items, sitting.responses, strict=True):
        points = score(item, response)
        assert 0 <= points.earned <= points.possible
        assert points.full == (response is not None and response.chosen == (item.key.id,))

from dataclasses import replace

import pytest

from quizapp.bootstrap import Services
from quizapp.content.facts import TopicId
from quizapp.errors import UserError
from quizapp.exams.blueprint import Blueprint
from quizapp.exams.conditions import Conditions
from quizapp.exams.sitting import SittingId
from tests.answering import right, wrong
from tests.storage.profiles import TOWNS

TEST = Blueprint(deck=TOWNS, length=3, seed=2)


def sit(services: Services, sitting: SittingId, right_ones: int) -> set[str]:
    """Sits a test, of which the first so many are right; gives the ids of its items."""
    view = services.exam.resume(sitting)
    asked = set()
    for index in range(view.total):
        view = services.exam.show(sitting, index)
        asked.add(str(view.item.id))
        services.exam.respond(sitting, index, (right if index < right_ones else wrong)(view.item))
        assert not view.revealed
    services.exam.finish(sitting)
    return asked


def test_what_was_gained_between_two_tests(services: Services) -> None:
    begun = services.pairs.begin(TEST)
    first = sit(services, begun.sitting, 1)
    assert services.pairs.pair(begun.pair).gain is None
    after = services.pairs.begin_after(begun.pair)
    assert services.pairs.begin_after(begun.pair) == after
    assert services.pairs.pair(begun.pair).gain is None
    second = sit(services, after, 3)
    assert first.isdisjoint(second)
    told = services.pairs.pair(begun.pair)
    assert services.pairs.all(TOWNS) == (told,)
    assert told.gain is not None
    assert (round(told.gain.pair.before, 2), told.gain.pair.after) == (0.33, 1.0)
    assert told.gain.change is not None
    assert told.gain.change.value == 1.0
    assert told.topics is not None
    assert set(told.topics) <= {TopicId("north"), TopicId("south")}
    assert told.titles == {"north": "The North", "south": "The South"}
    assert services.backup.verify() == ()


def test_the_second_test_waits_for_the_first(services: Services) -> None:
    begun = services.pairs.begin(TEST)
    with pytest.raises(UserError, match="first test is not finished"):
        services.pairs.begin_after(begun.pair)
    with pytest.raises(UserError, match="no pair of tests 9"):
        services.pairs.pair(9)


def test_a_bank_too_small_for_two_forms_is_said(services: Services) -> None:
    with pytest.raises(UserError, match="forms of at most 3"):
        services.pairs.begin(replace(TEST, length=5))
    with pytest.raises(UserError, match="leaves no time"):
        services.pairs.begin(replace(TEST, conditions=Conditions(whole_seconds=0)))

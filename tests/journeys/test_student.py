"""The student for a month (``tests.journeys.student``), and bugs planted to see that they are caught."""

from collections.abc import Callable, Iterable
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from quizapp.services import undo
from quizapp.services._studying import answers as _answers
from quizapp.storage import growing
from tests.journeys.student import Student

_QUICK = settings(max_examples=12, stateful_step_count=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])


class TestStudent(Student.TestCase):
    """A few dozen things done."""

    settings = _QUICK


@pytest.fixture
def asked_for(request: pytest.FixtureRequest) -> None:
    """What takes minutes runs only where ``-m slow`` asks for it."""
    if request.config.option.markexpr != "slow":
        pytest.skip("takes minutes; run it with -m slow")


@pytest.mark.slow
@pytest.mark.usefixtures("asked_for")
class TestStudentForLong(Student.TestCase):
    """Many months."""

    settings = settings(_QUICK, max_examples=300, stateful_step_count=60)


def without_flags(put_back: Callable[..., Any]) -> Callable[..., Any]:
    """Undo that forgets flags."""

    def planted(database: Any, deck: Any, image: Any) -> None:
        flags = [(row["flag"], row["n"]) for row in database.rows("SELECT n, flag FROM cards")]
        put_back(database, deck, image)
        database.run_many("UPDATE cards SET flag = ? WHERE n = ?", flags)

    return planted


def all_open(siblings: Iterable[growing.Sibling]) -> frozenset[int]:
    """Facts that do not grow up."""
    return frozenset(one.n for one in siblings)


PLANTED: dict[str, tuple[object, str, Callable[[Any], object]]] = {
    "undo forgets flags": (undo, "put_back", without_flags),
    "all forms are open from the start": (growing, "open_cards", lambda _: all_open),
    "an answer in the log, but not in the card": (_answers, "remember", lambda _: lambda *_, **__: None),
    "an undo that the log does not know": (_answers, "log_undo", lambda _: lambda *_: None),
}


@pytest.mark.slow
@pytest.mark.usefixtures("asked_for")
@pytest.mark.parametrize("bug", PLANTED)
def test_a_planted_bug_is_caught(bug: str, monkeypatch: pytest.MonkeyPatch) -> None:
    module, name, planted = PLANTED[bug]
    monkeypatch.setattr(module, name, planted(getattr(module, name)))
    hunt = settings(_QUICK, max_examples=60, phases=[Phase.generate], database=None)
    with pytest.raises((AssertionError, ExceptionGroup)):
        run_state_machine_as_test(Student, settings=hunt)

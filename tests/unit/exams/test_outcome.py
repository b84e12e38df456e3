"""How an item went, in one word."""

import pytest

from quizapp.exams.outcome import Outcome, outcome
from quizapp.exams.scoring import Score


@pytest.mark.parametrize(
    ("earned", "answered", "expected"),
    [
        (3.0, True, Outcome.RIGHT),
        (2.0, True, Outcome.PARTLY),
        (0.5, True, Outcome.PARTLY),
        (0.0, True, Outcome.WRONG),
        (0.0, False, Outcome.UNANSWERED),
    ],
)
def test_points_decide_and_no_answer_is_not_wrong(earned: float, answered: bool, expected: Outcome) -> None:
    assert outcome(Score(earned=earned, possible=3.0), answered=answered) is expected

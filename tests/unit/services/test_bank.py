from random import Random

import pytest

from quizapp.bootstrap import Services
from quizapp.content.generators import items_of
from quizapp.services._quizzes.bank import VARIANTS, Bank
from tests.builders import deck
from tests.gui.exam_room import lactation
from tests.storage.profiles import TOWNS
from tests.written import greenhouse


@pytest.mark.parametrize("which", [deck, greenhouse, lactation])
def test_a_bank_made_in_steps_is_the_same(which: object) -> None:
    content = which()  # type: ignore[operator]
    bank, dice = Bank(), Random(3)
    steps = 0
    while not bank.advance(content, 5, dice.choice((0.0, 0.002, 0.02))):
        steps += 1
    assert bank.of(content, 5) == items_of(content, 5) == bank.of(content, 5 + VARIANTS)
    assert bank.of(content, 6) == items_of(content, 6)
    assert steps


def test_what_is_prepared_is_what_the_next_quiz_draws_from(services: Services) -> None:
    while not services.exam.prepare(TOWNS):
        pass
    proposed = services.exam.setup(TOWNS).proposed
    other = services.exam.setup(TOWNS).proposed
    assert (proposed.seed - other.seed) % VARIANTS == 0
    assert services.exam.start(proposed).total == 6

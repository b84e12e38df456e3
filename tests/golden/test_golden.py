"""The review on items of known flaw: what it has to find, and how often it cries wolf (``pytest -s`` tells)."""

import pytest

from tests.golden.bank import FILES, RULES_OF_FLAW, golden, measure, table

ENOUGH = 0.91
"""What the rules of Moore and others (2023) found of the same nineteen flaws."""


def test_there_are_enough_items_of_every_flaw() -> None:
    items = golden()
    assert len(items) >= 200
    flaws = measure(items).flaws
    assert set(flaws) == set(RULES_OF_FLAW)
    assert len(flaws) == 19
    assert min(flaws.values()) >= 8
    assert sum(not one.flaws for one in items) >= 60


@pytest.mark.parametrize("files", [FILES, FILES[:1], FILES[1:]], ids=["all", "written-first", "held-out"])
def test_the_review_finds_known_flaws(files: tuple[str, ...]) -> None:
    result = measure(golden(*files))
    print(f"\n{', '.join(files)}\n{table(result)}")
    assert result.recall >= ENOUGH
    assert result.precision >= 0.65


def test_sound_items_are_mostly_left_alone() -> None:
    clean = tuple(one for one in golden() if not one.flaws)
    assert measure(clean).alarms <= len(clean) // 4

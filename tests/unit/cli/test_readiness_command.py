"""``quizapp readiness``"""

from datetime import date, timedelta

from quizapp.clock import system_clock
from quizapp.scheduling.day import day_date, study_day
from tests.unit.cli.conftest import Quizapp


def _today() -> date:
    """The date of the study day, which is yesterday's until it begins."""
    return day_date(study_day(system_clock()))


NOT = "This is no percentile and no chance of passing"


def test_a_forecast_in_words(quizapp: Quizapp) -> None:
    earliest = _today()
    said = quizapp("readiness", "lactation", "--items", "1")
    first, second, *topics, last = said.out.splitlines()
    days = {earliest, _today()}  # two when the day turns meanwhile
    assert any(
        first.startswith(f"Of a test of 1 question on {day}, if nothing more is studied: about ") for day in days
    )
    assert second == "0 of 85 facts studied so far."
    assert len(topics) == 14
    assert last.startswith(NOT)


def test_a_forecast_as_json(quizapp: Quizapp) -> None:
    day = _today() + timedelta(days=20)
    (record,) = quizapp("readiness", "lactation", "--day", day.isoformat(), "--planned", "--json").records
    assert (record["deck"], record["day"], record["plan"], record["items"]) == ("lactation", str(day), "planned", 60)
    assert 0 <= record["low"] <= record["share"] <= record["high"] <= 1
    assert len(record["topics"]) == 14
    assert record["past"] == {"compared": 0, "held": 0, "bias": None}
    assert record["what_it_is_not"].startswith(NOT)


def test_what_is_no_date_is_told(quizapp: Quizapp) -> None:
    said = quizapp("readiness", "lactation", "--day", "soon")
    assert said.status != 0
    assert "“soon” is no date" in said.err

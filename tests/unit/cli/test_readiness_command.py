"""``quizapp readiness``"""

from datetime import date, datetime, timedelta

from tests.unit.cli.conftest import Quizapp


def _today() -> date:
    return datetime.now().astimezone().date()


NOT = "This is no percentile and no chance of passing"


def test_a_forecast_in_words(quizapp: Quizapp) -> None:
    said = quizapp("readiness", "lactation", "--items", "1")
    first, second, *topics, last = said.out.splitlines()
    assert first.startswith(f"Of a test of 1 question on {_today()}, if nothing more is studied: about ")
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

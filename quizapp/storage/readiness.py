"""Forecasts of readiness as they were made, and the quizzes that they can be held against."""

from collections.abc import Iterator

from quizapp.content.facts import DeckId
from quizapp.scheduling.day import StudyDay, study_day
from quizapp.stats.readiness import Came, KeptForecast, Plan
from quizapp.storage.database import Database
from quizapp.storage.moments import from_ms


def store_readiness(database: Database, deck: DeckId, plan: Plan, forecast: KeptForecast) -> None:
    """Keeps a day's forecast; one of the same day, for the same and under the same plan, gives way."""
    database.run(
        "INSERT INTO readiness (deck, made_day, for_day, plan, share, low, high) VALUES (?, ?, ?, ?, ?, ?, ?) "
        "ON CONFLICT DO UPDATE SET share = excluded.share, low = excluded.low, high = excluded.high",
        (deck, forecast.made, forecast.day, plan.value, forecast.share, forecast.low, forecast.high),
    )


def readiness_forecasts(database: Database, deck: DeckId, plan: Plan) -> Iterator[KeptForecast]:
    """A deck's forecasts under a plan, as they were made."""
    rows = database.rows(
        "SELECT * FROM readiness WHERE deck = ? AND plan = ? ORDER BY made_day, for_day", (deck, plan.value)
    )
    for row in rows:
        yield KeptForecast(
            made=StudyDay(row["made_day"]),
            day=StudyDay(row["for_day"]),
            share=row["share"],
            low=row["low"],
            high=row["high"],
        )


def whole_quizzes(database: Database, deck: DeckId, rollover_hour: int) -> Iterator[Came]:
    """Finished quizzes on the whole bank of a deck, drawn by nothing but its proportions, the oldest first: what others
    come to says nothing of a forecast for the whole."""
    for row in database.rows(_WHOLE, (deck,)):
        at = from_ms(row["finished_at"], row["utc_offset_minutes"])
        yield Came(day=study_day(at, rollover_hour), share=row["earned"] / row["possible"], items=row["items"])


_WHOLE = """
    SELECT finished_at, utc_offset_minutes, earned, possible, json_array_length(items) AS items FROM sittings
    WHERE deck = ? AND finished_at IS NOT NULL AND possible > 0
        AND NOT EXISTS (
            SELECT 1 FROM json_each(blueprint) AS part
            WHERE part.key IN ('topics', 'kinds', 'levels', 'facts', 'standings', 'shares')
                AND json_array_length(part.value) > 0
            OR part.key IN ('weak_first', 'adaptive') AND part.value
        )
    ORDER BY finished_at, id
"""

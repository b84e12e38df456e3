"""Exam dates and what was forecast for them; the cards that a simulation plays with; how a person answers."""

from collections.abc import Iterator
from dataclasses import dataclass

from quizapp.content.facts import DeckId
from quizapp.scheduling.day import StudyDay
from quizapp.stats.forecast import ShareForecast
from quizapp.stats.simulation import Habits, SimulatedCard
from quizapp.storage.database import Database

_ENOUGH = 30
"""From so many answers of a sort on the log is believed, not our assumption."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredForecast:
    """A forecast, when it was made, and for which day. One made on its own day says what the app knew then."""

    made: StudyDay
    day: StudyDay
    forecast: ShareForecast


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftToLearn:
    """Cards that are still new, and facts without any card that was met."""

    cards: int
    facts: int


def exam_day(database: Database, deck: DeckId) -> StudyDay | None:
    """The study day of a deck's exam, None without a date."""
    day = database.value("SELECT exam_day FROM goals WHERE deck = ?", (deck,))
    return None if day is None else StudyDay(day)


def store_exam_day(database: Database, deck: DeckId, day: StudyDay | None) -> None:
    """Keeps or forgets a deck's exam date."""
    if day is None:
        database.run("DELETE FROM goals WHERE deck = ?", (deck,))
    else:
        database.run(
            "INSERT INTO goals (deck, exam_day) VALUES (?, ?) ON CONFLICT DO UPDATE SET exam_day = excluded.exam_day",
            (deck, day),
        )


def left_to_learn(database: Database, deck: DeckId) -> LeftToLearn:
    """What is still new in a deck; what is set aside is not counted."""
    cards = database.value(
        "SELECT count(*) FROM cards WHERE deck = ? AND state = 'new' AND retired = 0 AND suspended = 0", (deck,)
    )
    facts = database.value(
        "SELECT count(DISTINCT fact_n) FROM cards WHERE deck = ? AND state = 'new' AND met = 0 AND retired = 0 "
        "AND suspended = 0",
        (deck,),
    )
    return LeftToLearn(cards=cards, facts=facts)


def new_cards_left(database: Database, deck: DeckId) -> int:
    """How many cards of a deck are still new and not set aside: the quick question of each day's queue."""
    return int(
        database.value(
            "SELECT count(*) FROM cards WHERE deck = ? AND state = 'new' AND retired = 0 AND suspended = 0", (deck,)
        )
    )


def met_on(database: Database, deck: DeckId, day: StudyDay) -> int:
    """How many new cards of a deck were met on a study day."""
    return int(
        database.value(
            "SELECT coalesce(sum(answers), 0) FROM tallies "
            "WHERE deck = ? AND what = 'kind' AND day = ? AND key = 'new'",
            (deck, day),
        )
    )


def store_forecast(database: Database, deck: DeckId, made: StudyDay, day: StudyDay, forecast: ShareForecast) -> None:
    """Keeps a day's forecast; one of the same day gives way."""
    database.run(
        "INSERT INTO forecasts (deck, made_day, for_day, share, low, high) VALUES (?, ?, ?, ?, ?, ?) "
        "ON CONFLICT DO UPDATE SET share = excluded.share, low = excluded.low, high = excluded.high",
        (deck, made, day, forecast.share, forecast.low, forecast.high),
    )


def forecasts(database: Database, deck: DeckId) -> Iterator[StoredForecast]:
    """Every forecast of a deck, by the day it was for and the day it was made."""
    for row in database.rows("SELECT * FROM forecasts WHERE deck = ? ORDER BY for_day, made_day", (deck,)):
        yield StoredForecast(
            made=StudyDay(row["made_day"]),
            day=StudyDay(row["for_day"]),
            forecast=ShareForecast(share=row["share"], low=row["low"], high=row["high"]),
        )


def studied_cards(database: Database, deck: DeckId, today: StudyDay) -> list[SimulatedCard]:
    """The deck's studied cards that are not set aside, in the order of their rows. One in its steps is due today."""
    rows = database.rows(
        "SELECT stability, difficulty, last_day, due_day FROM cards WHERE deck = ? AND retired = 0 AND suspended = 0 "
        "AND state <> 'new' ORDER BY n",
        (deck,),
    )
    return [
        SimulatedCard(
            stability=row["stability"],
            difficulty=row["difficulty"],
            since=max(0, today - row["last_day"]),
            due_in=0 if row["due_day"] is None else row["due_day"] - today,
        )
        for row in rows
    ]


def habits_of(database: Database, deck: DeckId, since: StudyDay, steps: tuple[int, int]) -> Habits:
    """How a person answers a deck's cards, from the log since a study day; where it is short, our assumption holds.
    ``steps`` are how many steps a new and a forgotten card go through."""
    seconds: dict[tuple[str, bool], tuple[int, float]] = {}
    grades: dict[tuple[str, int], int] = {}
    for row in database.rows(
        "SELECT state_before AS state, grade, count(*) AS answers, sum(took_ms > 0) AS timed, "
        "sum(min(took_ms, 60000)) / 1000.0 AS seconds FROM answers JOIN cards ON cards.n = answers.card "
        "WHERE cards.deck = ? AND answers.day >= ? GROUP BY 1, 2",
        (deck, since),
    ):
        state, grade = row["state"], row["grade"]
        grades[state, grade] = row["answers"]
        kind = (("step" if state in {"learning", "relearning"} else state), state == "review" and grade == 1)
        timed, spent = seconds.get(kind, (0, 0.0))
        seconds[kind] = (timed + row["timed"], spent + row["seconds"])

    def mean(kind: tuple[str, bool], assumed: float) -> float:
        timed, spent = seconds.get(kind, (0, 0.0))
        return spent / timed if timed >= _ENOUGH else assumed

    plain = Habits()
    first = tuple(grades.get(("new", grade), 0) for grade in (1, 2, 3, 4))
    recalled = tuple(grades.get(("review", grade), 0) for grade in (2, 3, 4))
    return Habits(
        seconds_new=mean(("new", False), plain.seconds_new),
        seconds_recalled=mean(("review", False), plain.seconds_recalled),
        seconds_forgotten=mean(("review", True), plain.seconds_forgotten),
        seconds_step=mean(("step", False), plain.seconds_step),
        first=(first[0], first[1], first[2], first[3]) if sum(first) >= _ENOUGH else plain.first,
        recalled=(recalled[0], recalled[1], recalled[2]) if sum(recalled) >= _ENOUGH else plain.recalled,
        learning_steps=steps[0],
        relearning_steps=steps[1],
    )

"""Kahoot's spreadsheet, laid out as its template for importing a quiz: headings in row 8, questions below them.

Kahoot takes questions of up to 120 characters with two to four answers of up to 75; what is longer stays out.
"""

from quizapp.content.items import Option
from quizapp.exchange.formats.asked import Asked, ChooseOne, ChooseSeveral
from quizapp.exchange.formats.base import LeftOut, Outgoing, Written
from quizapp.exchange.formats.taking import Taken, sort_out
from quizapp.exchange.formats.workbook import plain_book

LONGEST_QUESTION = 120
LONGEST_ANSWER = 75
MOST_ANSWERS = 4
_SECONDS = 30
_FIRST_ROW = 8
_HEADINGS = (
    "",
    f"Question - max {LONGEST_QUESTION} characters",
    *(f"Answer {number} - max {LONGEST_ANSWER} characters" for number in range(1, MOST_ANSWERS + 1)),
    "Time limit (sec) – 5, 10, 20, 30, 60, 90, 120, or 240 secs",
    "Correct answer(s) - choose at least one",
)


def write(outgoing: Outgoing) -> Written:
    """The questions that Kahoot can show."""
    found = sort_out(outgoing, _has, "has no answers to choose from, and Kahoot's spreadsheet has nothing else")
    rows: list[tuple[str | int, ...]] = [()] * (_FIRST_ROW - 1)
    rows[0] = ("", "Quiz template")
    rows[1] = ("", outgoing.deck.title)
    rows.append(_HEADINGS)
    left = list(found.left_out)
    number = 0
    for one in found.taken:
        too_long = _too_long(one)
        if too_long:
            left = [other for other in left if other.name != one.item.id]  # it does not go in part either
            left.append(LeftOut(name=str(one.item.id), what=one.item.stem, why=too_long))
            continue
        number += 1
        rows.append((number, *_row(one)))
    return Written(content=plain_book(rows, "Sheet1"), number=number, left_out=tuple(left))


def _has(way: Asked) -> bool:
    return isinstance(way, ChooseOne | ChooseSeveral)


def _parts(one: Taken) -> tuple[str, tuple[Option, ...]]:
    assert isinstance(one.way, ChooseOne | ChooseSeveral)  # noqa: S101 - _has says so
    return one.way.text, one.way.options


def _too_long(one: Taken) -> str:
    text, options = _parts(one)
    if len(options) > MOST_ANSWERS:
        return f"has {len(options)} answers; Kahoot shows {MOST_ANSWERS}"
    if len(text) > LONGEST_QUESTION:
        return f"is longer than Kahoot's {LONGEST_QUESTION} characters"
    if any(len(option.text) > LONGEST_ANSWER for option in options):
        return f"has an answer longer than Kahoot's {LONGEST_ANSWER} characters"
    return ""


def _row(one: Taken) -> tuple[str | int, ...]:
    text, options = _parts(one)
    answers = [option.text for option in options]
    right = ",".join(f"{number}" for number, option in enumerate(options, 1) if option.correct)
    return (text, *answers, *("" for _ in range(MOST_ANSWERS - len(answers))), _SECONDS, right)

"""``quizapp exam``"""

from argparse import ArgumentParser, Namespace
from datetime import date
from typing import TYPE_CHECKING

from quizapp.cli.command import Command, takes_json
from quizapp.cli.output import counted, print_json
from quizapp.cli.session import Session
from quizapp.errors import UserError

if TYPE_CHECKING:
    from quizapp.services.goals import ExamPlan

_NONE = "none"


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("deck", metavar="DECK", help="the id of the deck")
    parser.add_argument("day", metavar="DATE", nargs="?", help=f"its exam date, such as 2027-01-12, or “{_NONE}”")
    takes_json(parser)


def _run(session: Session, arguments: Namespace) -> int:
    goals = session.services.goals
    if arguments.day is not None:
        goals.set_exam(arguments.deck, None if arguments.day == _NONE else _date(arguments.day))
    plan = goals.plan(arguments.deck)
    if arguments.json:
        print_json(_record(plan))
    else:
        _print(plan)
    return 0


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UserError(f"“{text}” is no date: write it as 2027-01-12. The exam date is as it was.") from None


def _record(plan: "ExamPlan") -> dict[str, object]:
    forecast = plan.forecast
    return {
        "deck": plan.deck,
        "exam": None if plan.exam is None else plan.exam.isoformat(),
        "days_left": plan.days_left,
        "cards_left": plan.cards_left,
        "facts_left": plan.facts_left,
        "new_per_day": plan.new_per_day,
        "reached": plan.reached,
        "forecast": None
        if forecast is None
        else {"share": round(forecast.share, 4), "low": round(forecast.low, 4), "high": round(forecast.high, 4)},
        "past": [
            {
                "made": one.made.isoformat(),
                "for": one.day.isoformat(),
                "share": round(one.forecast.share, 4),
                "came": None if one.came is None else round(one.came.share, 4),
                "held": one.held,
            }
            for one in plan.past
        ],
    }


def _print(plan: "ExamPlan") -> None:
    if plan.exam is None:
        print("There is no exam date.")
    elif plan.days_left == 0:
        print(f"The exam date {plan.exam} has come.")
    else:
        print(f"Exam on {plan.exam}, in {counted(plan.days_left, 'day')}.")
        print(f"{counted(plan.new_per_day, 'new card')} a day; {plan.reached:,} of {plan.cards_left:,} will be met.")
    if plan.forecast is not None:
        low, high = plan.forecast.low, plan.forecast.high
        print(f"Recalled on the day, if you study so: about {plan.forecast.share:.0%} ({low:.0%} to {high:.0%}).")
        print("This is no chance of passing: the app knows your memory, not the exam.")
    held = [one.held for one in plan.past if one.held is not None]
    if held:
        print(f"{sum(held)} of {counted(len(held), 'past forecast')} held.")


COMMAND = Command(
    name="exam",
    summary="set an exam date, and see what it asks for",
    description="Sets a deck's exam date or takes it away, and shows how many new cards a day it asks for and what "
    "share of all cards will be recalled on the day.",
    add_arguments=_add_arguments,
    run=_run,
)

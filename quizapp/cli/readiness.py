"""``quizapp readiness``"""

from argparse import ArgumentParser, Namespace
from datetime import date
from typing import TYPE_CHECKING

from quizapp.cli.command import Command, takes_json
from quizapp.cli.output import counted, print_json
from quizapp.cli.session import Session
from quizapp.errors import UserError

if TYPE_CHECKING:
    from quizapp.services.readiness import ReadinessView


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("deck", metavar="DECK", help="the id of the deck")
    parser.add_argument("--day", metavar="DATE", help="for a day to come, such as 2027-01-12 (the exam date, or today)")
    parser.add_argument("--planned", action="store_true", help="if all is studied as planned (otherwise: nothing more)")
    parser.add_argument("--items", metavar="N", type=int, default=60, help="for a test of N questions (60)")
    takes_json(parser)


def _run(session: Session, arguments: Namespace) -> int:
    from quizapp.services.readiness import Plan

    plan = Plan.PLANNED if arguments.planned else Plan.NOTHING
    day = None if arguments.day is None else _date(arguments.day)
    found = session.services.readiness.forecast(arguments.deck, day, plan, arguments.items)
    if arguments.json:
        print_json(_record(found))
    else:
        _print(found)
    return 0


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UserError(f"“{text}” is no date: write it as 2027-01-12. Nothing was forecast.") from None


def _record(view: "ReadinessView") -> dict[str, object]:
    forecast = view.forecast
    return {
        "deck": view.deck,
        "day": view.day.isoformat(),
        "plan": view.plan.value,
        "items": view.items,
        "share": round(forecast.share, 4),
        "low": round(forecast.low, 4),
        "high": round(forecast.high, 4),
        "topics": [{"topic": one.topic, "share": round(one.share, 4)} for one in forecast.topics],
        "facts": view.facts,
        "studied": view.studied,
        "past": {
            "compared": len(view.past.compared),
            "held": view.past.held,
            "bias": None if view.past.bias is None else round(view.past.bias, 4),
        },
        "what_it_is_not": view.what_it_is_not,
    }


def _print(view: "ReadinessView") -> None:
    forecast = view.forecast
    supposing = "if all is studied as planned" if view.plan == "planned" else "if nothing more is studied"
    print(
        f"Of a test of {counted(view.items, 'question')} on {view.day}, {supposing}: about {forecast.share:.0%} of the "
        f"points ({forecast.low:.0%} to {forecast.high:.0%} in eight of ten such tests)."
    )
    print(f"{view.studied} of {counted(view.facts, 'fact')} studied so far.")
    for one in forecast.topics:
        print(f"  {one.share:>4.0%}  {view.titles.get(one.topic, one.topic)}")
    if view.past.compared:
        low, high = view.past.likely
        print(
            f"{view.past.held} of {counted(len(view.past.compared), 'past forecast')} held (should be 80%; likely "
            f"{low:.0%} to {high:.0%})."
        )
    print(view.what_it_is_not)


COMMAND = Command(
    name="readiness",
    summary="forecast the share of a test's points",
    description="Forecasts the share of the points of a test that you would earn on a day, from your cards' memories "
    "and your quiz answers, with the range that holds eight of ten such tests, and how past forecasts held.",
    add_arguments=_add_arguments,
    run=_run,
)

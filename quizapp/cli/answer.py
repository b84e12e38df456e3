"""``quizapp answer``"""

import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from datetime import datetime
from typing import TYPE_CHECKING

from quizapp.cli.command import Command, takes_json
from quizapp.cli.output import counted, print_json
from quizapp.cli.session import Session

if TYPE_CHECKING:
    from quizapp.scheduling.memory import Memory

GRADES = ("again", "hard", "good", "easy")


def _moment(text: str) -> datetime:
    """Without a zone it is meant in the person's, with or without summer time as the clocks stood then."""
    try:
        moment = datetime.fromisoformat(text)
        return moment if moment.tzinfo is not None else moment.astimezone()
    except (ValueError, OverflowError):
        raise ArgumentTypeError(f"{text!r} is not a time; write it like 2026-11-23T08:30") from None


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("card", metavar="CARD_ID", help="the id of a card (see quizapp due)")
    parser.add_argument(
        "grade", metavar="GRADE", choices=GRADES, help="how well you knew it: again, hard, good or easy"
    )
    parser.add_argument(
        "--at", type=_moment, metavar="ISO-TIME", help="when you answered, like 2026-11-23T08:30 (now, if not given)"
    )
    takes_json(parser)


def _run(session: Session, arguments: Namespace) -> int:
    from quizapp.content.cards import CardId
    from quizapp.scheduling.memory import Grade, state_of

    answered = session.services.study.answer(CardId(arguments.card), Grade[arguments.grade.upper()], arguments.at)
    state, due, numbers = state_of(answered.memory).value, _due(answered.memory), _numbers(answered.memory)
    if arguments.json:
        print_json({"card_id": answered.card, "state": state, "due": due, **numbers, "opened": list(answered.opened)})
    else:
        print(f"{answered.card}: {state}, due {due.replace('T', ' ')[:16]}.")
        print(
            f"Stability {numbers['stability']:.1f} days, difficulty {numbers['difficulty']:.1f} of 10; "
            f"{counted(int(numbers['reviews']), 'answer')}, {counted(int(numbers['lapses']), 'lapse')}."
        )
    if answered.opened and not arguments.json:
        print(f"Harder forms of the fact open, from the next day: {', '.join(dict.fromkeys(answered.opened))}.")
    if answered.set_aside:
        print(
            "You have forgotten this card often: it was set aside. quizapp unsuspend takes it up again.",
            file=sys.stderr,
        )
    if answered.notice:
        print(answered.notice, file=sys.stderr)
    return 0


def _due(memory: "Memory") -> str:
    """The moment (within the day, in the local time zone) or the date at which the card comes back."""
    from quizapp.scheduling.day import day_date
    from quizapp.scheduling.memory import Learning, New, Relearning, Reviewed

    match memory:
        case New():
            raise TypeError("an answered card is new no more")
        case Learning() | Relearning():
            return memory.due_at.astimezone().isoformat(timespec="seconds")
        case Reviewed():
            return day_date(memory.due_day).isoformat()


def _numbers(memory: "Memory") -> dict[str, float]:
    """Stability in days, difficulty from 1 to 10, and counts."""
    from quizapp.scheduling.memory import New

    if isinstance(memory, New):
        raise TypeError("an answered card is new no more")
    return {
        "stability": round(memory.stability, 4),
        "difficulty": round(memory.difficulty, 4),
        "reviews": memory.reviews,
        "lapses": memory.lapses,
    }


COMMAND = Command(
    name="answer",
    summary="record an answer to a card",
    description="Records how well you knew a card, and prints what becomes of it: its state, when it comes back, its "
    "stability (days until recall falls to 90 %) and its difficulty (1 to 10).",
    add_arguments=_add_arguments,
    run=_run,
)

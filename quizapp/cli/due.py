"""``quizapp due``"""

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from datetime import datetime

from quizapp.cli.command import Command, takes_json
from quizapp.cli.output import print_json, print_table
from quizapp.cli.session import Session


def _days(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 365:
        raise ArgumentTypeError(f"{text!r} is not a number of days from 1 to 365")
    return int(text)


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("deck", metavar="DECK", help="the id of a deck in your library (see quizapp decks)")
    parser.add_argument("--topic", action="append", default=[], metavar="TOPIC", help="only cards of this topic")
    parser.add_argument("--search", default="", metavar="QUERY", help='only cards that a search finds, like "tag:exam"')
    timing = parser.add_mutually_exclusive_group()
    timing.add_argument("--ahead", type=_days, metavar="DAYS", help="what falls due in the next days, too")
    timing.add_argument("--cram", action="store_true", help="every chosen card, due or not")
    takes_json(parser)


def _run(session: Session, arguments: Namespace) -> int:
    from quizapp.content.facts import DeckId, TopicId
    from quizapp.scheduling.selection import Selection, Timing

    timing = Timing.CRAM if arguments.cram else Timing.AHEAD if arguments.ahead else Timing.SCHEDULED
    selection = Selection(
        deck=DeckId(arguments.deck),
        topics=tuple(TopicId(topic) for topic in arguments.topic),
        search=arguments.search,
        timing=timing,
        ahead_days=arguments.ahead or 1,
    )
    cards = session.services.study.due(selection)
    if arguments.json:
        for one in cards:
            print_json({"card_id": one.card, "state": one.state, "due": one.due})
    elif cards:
        print_table(("Card", "State", "Due"), ((one.card, one.state, _told(one.due)) for one in cards))
    else:
        print("Nothing is due now.")
    return 0


def _told(due: str) -> str:
    """A date as it is, a moment in the time of this place."""
    if "T" not in due:
        return due or "today"
    return datetime.fromisoformat(due).astimezone().isoformat(" ", "minutes")[:16]


COMMAND = Command(
    name="due",
    summary="list the cards to study today",
    description="Lists today's cards of a deck in the order in which you will be asked: those due, then new ones. "
    "Narrow them by topic or by a search; look ahead, or at all that cramming would ask.",
    add_arguments=_add_arguments,
    run=_run,
)

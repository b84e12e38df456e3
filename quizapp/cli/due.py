"""``quizapp due``"""

from argparse import ArgumentParser, Namespace

from quizapp.cli.command import Command, takes_json
from quizapp.cli.output import print_json, print_table
from quizapp.cli.session import Session


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("deck", metavar="DECK", help="the id of a deck in your library (see quizapp decks)")
    takes_json(parser)


def _run(session: Session, arguments: Namespace) -> int:
    from quizapp.content.facts import DeckId
    from quizapp.scheduling.selection import Selection

    cards = session.services.study.due(Selection(deck=DeckId(arguments.deck)))
    if arguments.json:
        for one in cards:
            print_json({"card_id": one.card, "state": one.state, "due": one.due})
    elif cards:
        print_table(("Card", "State", "Due"), ((one.card, one.state, one.due or "today") for one in cards))
    else:
        print("Nothing is due now.")
    return 0


COMMAND = Command(
    name="due",
    summary="list the cards to study today",
    description="Lists today's cards of a deck in the order in which you will be asked: those due, then new ones.",
    add_arguments=_add_arguments,
    run=_run,
)

"""``quizapp decks``"""

from argparse import Namespace

from quizapp.cli.command import Command, takes_json
from quizapp.cli.output import print_json, print_table
from quizapp.cli.session import Session


def _run(session: Session, arguments: Namespace) -> int:
    decks = session.services.library.decks()
    if arguments.json:
        for one in decks:
            print_json(
                {
                    "id": one.id,
                    "title": one.title,
                    "facts": one.facts,
                    "cards": one.cards,
                    "items": one.items,
                    "due": one.due,
                }
            )
    elif decks:
        rows = ((one.id, one.facts, one.cards, one.items, one.due, one.title) for one in decks)
        print_table(("Deck", "Facts", "Cards", "Items", "Due", "Title"), rows)
    else:
        print("Your library is empty. Bring a deck in with: quizapp import path/to/deck")
    return 0


COMMAND = Command(
    name="decks",
    summary="list the decks in your library",
    description="Lists the decks in your library: how many facts, flashcards and quiz items each has, and how "
    "many cards are to be done today.",
    add_arguments=takes_json,
    run=_run,
)

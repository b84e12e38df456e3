"""``quizapp cards``"""

from argparse import ArgumentParser, Namespace

from quizapp.cli.command import Command, takes_deck, takes_json
from quizapp.cli.output import print_json, print_text
from quizapp.cli.session import Session


def _add_arguments(parser: ArgumentParser) -> None:
    takes_deck(parser)
    takes_json(parser)


def _run(session: Session, arguments: Namespace) -> int:
    from quizapp.content.generators import cards_of

    for card in cards_of(session.deck(arguments.deck)):
        if arguments.json:
            print_json(
                {
                    "id": card.id,
                    "fact_id": card.fact,
                    "view": card.view.value,
                    "front": card.front,
                    "back": card.back,
                    "tags": list(card.tags),
                }
            )
        else:
            print(card.id)
            print_text(card.front, indent=4)
            print_text(f"→ {card.back}", indent=4)
    return 0


COMMAND = Command(
    name="cards",
    summary="list the flashcards of a deck",
    description="Lists the flashcards that a deck makes: front and back.",
    add_arguments=_add_arguments,
    run=_run,
)

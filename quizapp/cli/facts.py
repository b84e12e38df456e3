"""``quizapp facts``"""

from argparse import ArgumentParser, Namespace

from quizapp.cli.command import Command, takes_deck, takes_json
from quizapp.cli.output import print_json, print_table
from quizapp.cli.session import Session


def _add_arguments(parser: ArgumentParser) -> None:
    takes_deck(parser)
    takes_json(parser)


def _run(session: Session, arguments: Namespace) -> int:
    deck = session.deck(arguments.deck)
    if arguments.json:
        for fact in deck.standing:
            print_json(
                {
                    "id": fact.id,
                    "topic": fact.topic,
                    "statement": fact.statement,
                    "source": deck.source.place(fact.paragraph),
                }
            )
    else:
        rows = ((fact.id, fact.topic, fact.paragraph, fact.statement) for fact in deck.standing)
        print_table(("Fact", "Topic", "Paragraph", "Statement"), rows)
    return 0


COMMAND = Command(
    name="facts",
    summary="list the facts of a deck",
    description="Lists the facts of a deck, each with its topic and its place in the source.",
    add_arguments=_add_arguments,
    run=_run,
)

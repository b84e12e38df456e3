"""``quizapp write``"""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from quizapp.cli.command import Command
from quizapp.cli.output import counted
from quizapp.cli.session import Session
from quizapp.content.facts import DeckId


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("deck", metavar="DECK", help="the id of a deck in your library (see quizapp decks)")
    parser.add_argument("folder", metavar="FOLDER", type=Path, help="where to write it; it is made if need be")


def _run(session: Session, arguments: Namespace) -> int:
    report = session.services.authoring.write_deck(DeckId(arguments.deck), arguments.folder)
    beside = f", with {counted(report.figures, 'figure')} beside it" if report.figures else ""
    print(f"Wrote {report.file}: {counted(report.facts, 'fact')}{beside}.")
    return 0


COMMAND = Command(
    name="write",
    summary="write a deck of your library as a deck file",
    description="Writes a deck of your library, with your own facts, texts, tags and pictures, as a deck.toml with its "
    "figures beside it. It loads to the same content, on this computer or another. A folder that holds another deck is "
    "left alone.",
    add_arguments=_add_arguments,
    run=_run,
)

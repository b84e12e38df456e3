"""``quizapp export``"""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from quizapp.cli.command import Command, takes_deck
from quizapp.cli.output import counted
from quizapp.cli.session import Session
from quizapp.errors import UserError


def _add_arguments(parser: ArgumentParser) -> None:
    takes_deck(parser)
    parser.add_argument("file", metavar="FILE.apkg", type=Path, help="the Anki package to write")


def _run(session: Session, arguments: Namespace) -> int:
    if arguments.file.suffix.lower() != ".apkg":
        raise UserError(
            f"{arguments.file} does not end in .apkg, by which Anki knows its packages. Nothing was written. "
            f"Try: quizapp export {arguments.deck} {arguments.file.with_suffix('.apkg')}"
        )
    report = session.services.transfer.export_anki(arguments.deck, arguments.file)
    print(
        f"Wrote {report.file}: {counted(report.cards, 'flashcard')} and {counted(report.items, 'question')} "
        f"in {counted(report.notes, 'note')}."
    )
    return 0


COMMAND = Command(
    name="export",
    summary="carry a deck to Anki",
    description="Writes flashcards and questions of a deck as an Anki package. Importing a newer one into Anki "
    "updates the cards in place and keeps what was learnt there.",
    add_arguments=_add_arguments,
    run=_run,
)

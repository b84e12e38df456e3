"""``quizapp import``"""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from quizapp.cli.command import Command
from quizapp.cli.output import counted
from quizapp.cli.session import Session
from quizapp.errors import UserError


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", type=Path, help="the folder of a deck, or its deck.toml")


def _run(session: Session, arguments: Namespace) -> int:
    if arguments.file.suffix.lower() in {".apkg", ".colpkg"}:
        raise UserError(
            f"{arguments.file} is an Anki package. This version writes Anki packages (quizapp export) and cannot "
            "read them yet. Nothing was changed. Bring in the folder of a deck, or its deck.toml."
        )
    report = session.services.library.load(arguments.file)
    print(
        f"{report.title} ({report.deck}): {counted(report.new_facts, 'new fact')}, {report.changed_facts:,} changed, "
        f"{report.unchanged_facts:,} unchanged, {report.retired_facts:,} retired."
    )
    if report.kept_edits:
        print(f"{counted(report.kept_edits, 'text')} that you edited stayed as you wrote it.")
    return 0


COMMAND = Command(
    name="import",
    summary="bring a deck into your library, or a newer version of it",
    description="Brings a deck into your library. A newer version of a deck that is there updates it: what you have "
    "learnt and what you have edited stays. Facts that the newer version lacks rest; their history is kept.",
    add_arguments=_add_arguments,
    run=_run,
)

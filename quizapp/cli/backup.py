"""``quizapp backup``"""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from quizapp.cli.command import Command
from quizapp.cli.session import Session


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", type=Path, help="the copy to write")


def _run(session: Session, arguments: Namespace) -> int:
    session.services.backup.backup(arguments.file)
    print(f"Everything in {session.profile} is copied to {arguments.file}.")
    return 0


COMMAND = Command(
    name="backup",
    summary="copy your library and progress into one file",
    description="Writes a complete copy of your library and your progress, also while the window is open.",
    add_arguments=_add_arguments,
    run=_run,
)

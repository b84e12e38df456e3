"""``quizapp restore``"""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from quizapp.cli.command import Command
from quizapp.cli.session import Session
from quizapp.errors import UserError


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", type=Path, help="a copy that quizapp backup has written")


def _run(session: Session, arguments: Namespace) -> int:
    former = _restored(session, arguments.file)
    print(f"{arguments.file} is now your library and progress.")
    if former is not None:
        print(f"What was there before is kept as {former}.")
    return 0


def _restored(session: Session, file: Path) -> Path | None:
    """Restores; also into a profile that is too damaged to be opened, for that is when a backup is needed most."""
    try:
        services = session.services
    except UserError:
        from quizapp.bootstrap import restore_unopened

        return restore_unopened(session.profile, file)
    return services.backup.restore(file)


COMMAND = Command(
    name="restore",
    summary="take your library and progress back from a copy",
    description="Puts a copy that quizapp backup has written in the place of your library and progress. What was there "
    "before is kept beside it.",
    add_arguments=_add_arguments,
    run=_run,
)

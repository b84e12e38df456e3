"""``quizapp verify``"""

from argparse import ArgumentParser, Namespace

from quizapp.cli.command import Command
from quizapp.cli.session import Session


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--full", action="store_true", help="make the cards of large decks anew too; takes minutes")


def _run(session: Session, arguments: Namespace) -> int:
    wrong = session.services.backup.verify(full=arguments.full)
    for sentence in wrong:
        print(sentence)
    if not wrong:
        print(f"{session.profile} is sound.")
    return int(bool(wrong))


COMMAND = Command(
    name="verify",
    summary="prove that your library and progress are whole",
    description="Looks through your library and progress for damage, and proves that every card's schedule is what the "
    "log of your answers gives. The exit status is 1 when something is wrong.",
    add_arguments=_add_arguments,
    run=_run,
)

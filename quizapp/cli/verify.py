"""``quizapp verify``"""

from argparse import Namespace

from quizapp.cli.command import Command, no_arguments
from quizapp.cli.session import Session


def _run(session: Session, _arguments: Namespace) -> int:
    wrong = session.services.backup.verify()
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
    add_arguments=no_arguments,
    run=_run,
)

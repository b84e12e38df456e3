"""``quizapp rebuild``"""

from argparse import Namespace

from quizapp.cli.command import Command, no_arguments
from quizapp.cli.output import counted
from quizapp.cli.session import Session


def _run(session: Session, _arguments: Namespace) -> int:
    report = session.services.backup.rebuild()
    print(f"{counted(report.cards, 'card')} worked out anew from the review log; {report.changed:,} changed.")
    return 0


COMMAND = Command(
    name="rebuild",
    summary="work out every card's schedule anew from the review log",
    description="Works out every card's memory anew from the log of your answers. Nothing changes unless the file was "
    "damaged.",
    add_arguments=no_arguments,
    run=_run,
)

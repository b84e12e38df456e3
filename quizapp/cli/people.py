"""``quizapp people``"""

from argparse import ArgumentParser, Namespace

from quizapp.cli.command import Command, takes_json
from quizapp.cli.output import print_json, print_table
from quizapp.cli.session import Session


def _arguments(parser: ArgumentParser) -> None:
    takes_json(parser)
    parser.add_argument("--add", metavar="NAME", help="make room for one more person")


def _run(session: Session, arguments: Namespace) -> int:
    from quizapp.services.people import add_person, people

    if arguments.add is not None:
        add_person(session.folder, arguments.add)
    everybody = people(session.folder)
    if arguments.json:
        for one in everybody:
            print_json({"name": one.name, "folder": str(one.folder)})
    else:
        print_table(("Name", "Folder"), ((one.name or "(no name yet)", one.folder) for one in everybody))
    return 0


COMMAND = Command(
    name="people",
    summary="list the people who share this computer, or add one",
    description="Lists the people who share this computer and where the progress of each lies. Say --person NAME with "
    "any other command to use theirs. There are no passwords: progress is kept apart, not secret.",
    add_arguments=_arguments,
    run=_run,
)

"""The parts of a command that has several: ``quizapp quiz make``, ``quizapp teach list``."""

from argparse import SUPPRESS, ArgumentParser, Namespace, _SubParsersAction
from collections.abc import Callable
from typing import TypeAlias

from quizapp.cli.command import takes_json
from quizapp.cli.session import Session

Part = Callable[[Session, Namespace], int]
"""What a part does; it gives the exit status, as a command does."""

Parts: TypeAlias = "_SubParsersAction[ArgumentParser]"


def parts_of(parser: ArgumentParser) -> Parts:
    """Where a command's parts are added."""
    return parser.add_subparsers(dest="part", metavar="PART", required=True)


def part(parts: Parts, name: str, summary: str, run: Part) -> ArgumentParser:
    """Adds a part. The options of all commands may also stand behind it."""
    parser = parts.add_parser(name, help=summary, description=f"{summary[0].upper()}{summary[1:]}.", allow_abbrev=False)
    parser.set_defaults(run_part=run)
    parser.add_argument("--profile", metavar="DIR", default=SUPPRESS, help=SUPPRESS)
    parser.add_argument("--person", metavar="NAME", default=SUPPRESS, help=SUPPRESS)
    takes_json(parser)
    return parser


def run_part(session: Session, arguments: Namespace) -> int:
    """Does what was asked of a command with parts."""
    run: Part = arguments.run_part
    return run(session, arguments)

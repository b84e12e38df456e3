"""Runs one command. What goes wrong ends as a sentence and an exit status."""

import io
import os
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from quizapp.cli.session import Session
from quizapp.errors import FileError, UserError

Window = Callable[[Path], int]
"""Opens the window over the folder of profiles; gives the exit status when it is closed."""

STOPPED = 130
"""The exit status of what was stopped by Ctrl-C (128 + SIGINT), as shells expect it."""

PIPE_CLOSED = 141
"""The exit status of what wrote into a pipe that nobody reads any more (128 + SIGPIPE)."""


def run(arguments: Sequence[str], window: Window) -> int:
    """Runs the command line; gives the exit status: 0 fine, 1 a sentence for the person or findings, 2 wrong usage."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # an old console shows a question mark rather than a trace
    try:
        session, act = _asked(arguments, window)
    except SystemExit as done:  # argparse has said why, or printed the help
        return done.code if isinstance(done.code, int) else 2
    try:
        status = act()
        sys.stdout.flush()
    except UserError as error:
        _say(error)
        return 1
    except KeyboardInterrupt:
        return STOPPED
    except BrokenPipeError:
        # Python flushes once more at its end, and would complain: let it write into nothing.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PIPE_CLOSED
    except Exception as error:  # nothing is swallowed: a report is written
        from quizapp.cli.failure import report_failure

        report_failure(error, arguments, session.folder)
        return 1
    finally:
        session.close()
    return status


def _asked(arguments: Sequence[str], window: Window) -> tuple[Session, Callable[[], int]]:
    """What the arguments ask for. Raises SystemExit where they make no sense, or ask for help."""
    match arguments:
        # The parser, with all its commands, takes a seventh of the time in which the window opens, which needs none.
        case []:
            return (session := Session(None)), lambda: window(session.folder)
        case ["--profile", folder] if not folder.startswith("-"):
            return (session := Session(folder)), lambda: window(session.folder)
    from quizapp.cli.parser import COMMANDS, build_parser

    parsed = build_parser().parse_args(arguments)
    session = Session(parsed.profile, parsed.person)
    for command in COMMANDS:
        if command.name == parsed.command:
            return session, partial(command.run, session, parsed)
    return session, lambda: window(session.folder)


def _say(error: UserError) -> None:
    print(error, file=sys.stderr)
    if isinstance(error, FileError):
        for problem in error.problems:
            print(problem, file=sys.stderr)

"""Runs one command. What goes wrong ends as a sentence and an exit status."""

import io
import os
import sys
from argparse import Namespace
from collections.abc import Callable, Sequence
from pathlib import Path

from quizapp.cli.parser import COMMANDS, build_parser
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
        parsed = build_parser().parse_args(arguments)
    except SystemExit as done:  # argparse has said why, or printed the help
        return done.code if isinstance(done.code, int) else 2
    session = Session(parsed.profile, parsed.person)
    try:
        status = _run(session, parsed, window)
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


def _run(session: Session, parsed: Namespace, window: Window) -> int:
    if parsed.command is None:
        return window(session.folder)
    command = next(one for one in COMMANDS if one.name == parsed.command)
    return command.run(session, parsed)


def _say(error: UserError) -> None:
    print(error, file=sys.stderr)
    if isinstance(error, FileError):
        for problem in error.problems:
            print(problem, file=sys.stderr)

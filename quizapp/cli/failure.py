"""Our own errors: no trace in a person's face, but a report that tells all."""

import platform
import sys
import tempfile
import traceback
from collections.abc import Sequence
from pathlib import Path

from quizapp import __version__
from quizapp.clock import system_clock


def report_failure(error: BaseException, arguments: Sequence[str], profile: Path) -> None:
    """Writes a report into the profile, or the temporary folder if that cannot be, and says so on standard error."""
    now = system_clock()
    trace = "".join(traceback.format_exception(error))
    text = (
        f"QuizApp {__version__}, Python {platform.python_version()}, {platform.platform()}\n"
        f"{now.isoformat(timespec='seconds')}: quizapp {' '.join(arguments)}\n\n{trace}"
    )
    name = f"quizapp-report-{now:%Y-%m-%d-%H%M%S}.txt"
    for folder in (profile, Path(tempfile.gettempdir())):
        try:
            folder.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, encoding="utf-8")
        except OSError:
            continue
        print(
            f"Something went wrong inside QuizApp, and that is our fault. Your progress is kept. "
            f"What happened is written down in {folder / name}; please send it to us.",
            file=sys.stderr,
        )
        return
    print("Something went wrong inside QuizApp, and that is our fault. Your progress is kept.", file=sys.stderr)
    print(text, file=sys.stderr)  # no place to write: better in the face than lost

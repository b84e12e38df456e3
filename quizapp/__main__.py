"""``quizapp``: without arguments the window, otherwise the command line. The only module that knows both faces."""

import gc
import os
import sys
from pathlib import Path

from quizapp.errors import UserError


def main(arguments: list[str] | None = None) -> int:
    """Runs one of the two faces.

    Gives the exit status: 0 fine, 1 a sentence for the person or findings, 2 wrong usage.
    """
    from quizapp.cli.main import run

    return run(sys.argv[1:] if arguments is None else arguments, open_window)


def open_window(profile: Path) -> int:
    """Opens the window over a profile, and gives the exit status when it is closed.

    Raises UserError where there is no screen, or the libraries that a window needs are missing.
    """
    if not _has_screen():
        from quizapp.cli.parser import COMMANDS

        names = ", ".join(command.name for command in COMMANDS)
        raise UserError(
            "There is no screen here to open the window on. Without one you can use the commands: "
            f"{names} (quizapp --help says more)."
        )
    gc.disable()  # what a start makes stays; later on ``gui.garbage`` sees to it
    try:
        from quizapp.gui.app import run
    except ImportError as error:
        if error.name is not None and error.name.startswith("quizapp"):
            raise  # a module of ours is missing: our fault, not the computer's
        raise UserError(
            f"The window cannot open, because a library that it needs is missing: {error}. "
            "Your progress is kept. Install the library (the README names them), or use the commands: quizapp --help."
        ) from error
    return run(profile)


def _has_screen() -> bool:
    """Only Linux can do without: elsewhere Qt always finds one."""
    named = any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))
    return named or not sys.platform.startswith("linux")


if __name__ == "__main__":
    sys.exit(main())

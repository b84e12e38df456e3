"""``quizapp``: without arguments the window, otherwise the command line. The only module that knows both faces."""

import sys


def main(arguments: list[str] | None = None) -> int:
    """Runs one of the two faces; gives the exit status (0 fine, 1 a sentence for the person or findings, 2 wrong usage)."""
    raise NotImplementedError(arguments or sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())

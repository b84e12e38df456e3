"""Printing: JSON lines for programs; sentences and quiet tables for people."""

import json
import shutil
import sys
import textwrap
from collections.abc import Iterable, Mapping, Sequence

_NARROWEST = 20
_GAP = "  "


def print_json(record: Mapping[str, object]) -> None:
    """One object on one line. Plain ASCII where the terminal or pipe does not speak UTF-8."""
    unicode = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
    print(json.dumps(record, ensure_ascii=not unicode))


def print_table(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Columns as wide as they need be, numbers to the right; the last one is wrapped to the width of a terminal."""
    lines = [[str(cell) for cell in row] for row in rows]
    right = [bool(lines) and all(line[column].isdigit() for line in lines) for column in range(len(heads))]
    table = [list(heads), *lines]
    widths = [max(len(line[column]) for line in table) for column in range(len(heads))]
    indent = sum(width + len(_GAP) for width in widths[:-1])
    for line in table:
        cells = [
            cell.rjust(width) if to_right else cell.ljust(width)
            for cell, width, to_right in zip(line, widths, right, strict=True)
        ]
        first, *more = wrapped(cells[-1] if right[-1] else line[-1], indent)
        print((_GAP.join([*cells[:-1], first])).rstrip())
        for rest in more:
            print(" " * indent + rest)


def wrapped(text: str, indent: int = 0) -> list[str]:
    """A text in lines that fit a terminal beside an indent; one line where the output is a file or a pipe."""
    if not sys.stdout.isatty():
        return [text]
    width = max(_NARROWEST, shutil.get_terminal_size().columns - indent)
    return textwrap.wrap(text, width, break_on_hyphens=False) or [""]


def print_text(text: str, indent: int = 0) -> None:
    """A text of some length, wrapped, with every line indented."""
    for line in wrapped(text, indent):
        print(" " * indent + line)


def counted(number: int, thing: str) -> str:
    """``1 card``, ``1,200 cards``."""
    return f"{number:,} {thing}" if number == 1 else f"{number:,} {thing}s"

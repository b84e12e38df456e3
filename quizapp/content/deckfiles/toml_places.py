"""Where things stand in a TOML text. ``tomllib`` does not say, so the text is read again once something is wrong."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

Loc = tuple[str | int, ...]
"""The way to a value: ``("fact", 3, "ask", 0, "question")``; numbers count from 0."""

_OPAQUE = re.compile(
    r"""
      \#[^\n]*                               # a comment
    | \"{3} (?: \\. | [^\\] )*? \"{3,5}      # texts over several lines
    | '{3} .*? '{3,5}
    | \" (?: \\[^\n] | [^\"\\\n] )* \"       # texts on one line
    | ' [^'\n]* '
    """,
    re.VERBOSE | re.DOTALL,
)
_HEADER = re.compile(r"^[ \t]*(\[{1,2})[ \t]*([A-Za-z][\w.\- ]*?)[ \t]*(\]{0,2})[ \t]*\r?$", re.MULTILINE)
_KEY = re.compile(r"^[ \t]*([\w-]+)[ \t]*[.=]", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chunk:
    """A key with its value, or (without a key) the lines before a block's first key: ``text[start:end]``."""

    key: str | None
    line: int
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A header with what stands under it; the first block of a file has no header and an empty ``loc``.

    ``complaint`` says what is wrong with the header itself, if anything is.
    """

    loc: Loc
    header: str
    line: int
    complaint: str
    chunks: tuple[Chunk, ...]


def _masked(text: str) -> str:
    """The text with everything inside texts and comments blanked out; each character keeps its place."""

    def blank(match: re.Match[str]) -> str:
        sign = " " if match[0].startswith("#") else "_"
        return "\n".join(sign * len(line) for line in match[0].split("\n"))

    return _OPAQUE.sub(blank, text)


def blocks_of(text: str) -> tuple[Block, ...]:
    """The blocks of a TOML text, also of a broken one: every line that looks like a header begins one."""
    masked = _masked(text)
    headers = list(_HEADER.finditer(masked))
    stops = [*(header.start() for header in headers), len(text)]
    lines = _Lines(text)
    found = [Block(loc=(), header="", line=0, complaint="", chunks=_chunks(masked, 0, stops[0], lines))]
    counts: dict[Loc, int] = {}
    repeated = {_names(header) for header in headers if _is_double(header)}
    for header, end in zip(headers, stops[1:], strict=True):
        names = _names(header)
        found.append(
            Block(
                loc=_loc(names, counts, repeated=names in repeated),
                header=header[0].strip(),
                line=lines.at(header.start(1)),
                complaint=_complaint(header, repeated=names in repeated),
                chunks=_chunks(masked, header.end(), end, lines),
            )
        )
    return tuple(found)


def _names(header: re.Match[str]) -> tuple[str, ...]:
    return tuple(part.strip() for part in header[2].split("."))


def _is_double(header: re.Match[str]) -> bool:
    return "[[" in header[1] or "]]" in header[3]


def _complaint(header: re.Match[str], *, repeated: bool) -> str:
    shown = header[0].strip()
    if len(header[1]) != len(header[3]):
        return f"The brackets of {shown} do not pair."
    if repeated and not _is_double(header):
        return f"{shown} has double brackets elsewhere in this file: write [{shown}]."
    return ""


def _loc(names: tuple[str, ...], counts: dict[Loc, int], *, repeated: bool) -> Loc:
    loc: Loc = ()
    for position, name in enumerate(names):
        loc = (*loc, name)
        if repeated and position == len(names) - 1:
            counts[loc] = counts.get(loc, 0) + 1
        if loc in counts:
            loc = (*loc, counts[loc] - 1)
    return loc


def _chunks(masked: str, start: int, end: int, lines: "_Lines") -> tuple[Chunk, ...]:
    keys = list(_KEY.finditer(masked, start, end))
    stops = [*(key.start() for key in keys), end]
    before = Chunk(key=None, line=lines.at(start), start=start, end=stops[0])
    with_keys = (
        Chunk(key=key[1], line=lines.at(key.start(1)), start=first, end=stop)
        for key, (first, stop) in zip(keys, pairwise(stops), strict=True)
    )
    return (before, *with_keys)


class _Lines:
    """Line numbers for rising offsets in a text, in one pass."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._offset = 0
        self._line = 1

    def at(self, offset: int) -> int:
        self._line += self._text.count("\n", self._offset, offset)
        self._offset = offset
        return self._line


def lines_of(blocks: tuple[Block, ...]) -> Mapping[Loc, int]:
    """The line of every header and of every key; of parts that repeat also the line of the first."""
    lines: dict[Loc, int] = {}
    for loc, line in _lines_of(blocks):
        lines.setdefault(loc, line)
    return lines


def _lines_of(blocks: tuple[Block, ...]) -> Iterator[tuple[Loc, int]]:
    for block in blocks:
        if block.loc:
            yield block.loc, block.line
            yield block.loc[:-1], block.line
        for chunk in block.chunks:
            if chunk.key is not None:
                yield (*block.loc, chunk.key), chunk.line


def line_at(lines: Mapping[Loc, int], loc: Loc) -> int:
    """The line of the nearest thing around ``loc`` that has one; 0 where nothing has."""
    while loc:
        if loc in lines:
            return lines[loc]
        loc = loc[:-1]
    return 0

"""TOML text into plain data; when the text is broken, everything that is wrong with it and all the data that is not."""

import re
import tomllib
from dataclasses import dataclass, field

from quizapp.content.deckfiles.toml_places import Block, Chunk, Loc, blocks_of

_AT_LINE = re.compile(r" \(at line (\d+), column \d+\)$| \(at end of document\)$")

_SENTENCES = (
    ("Cannot overwrite a value", "This name is given a value twice here."),
    ("Cannot declare", "This part stands twice; parts that may repeat have double brackets, such as [[fact]]."),
    ("Expected '=' after a key", "There is no = after the name."),
    ("Invalid value", 'The value cannot be read: text stands in double quotes, such as name = "text".'),
    ("Unclosed array", "The list is not closed: a ] is missing."),
    ("Unclosed inline table", "The wrong option is not closed: a } is missing."),
    ("Unterminated string", "The text is not closed: a double quote is missing."),
    (
        "Expected newline or end of document",
        'Something stands after the value; inside text write a double quote as \\".',
    ),
    ("Unescaped '\\'", "A backslash inside text is written twice: \\\\."),
    ("Illegal character '\\n'", "The text is not closed: a double quote is missing at the end of the line."),
    (
        "Invalid statement",
        "This line cannot be read: a line is name = value, a [header], or a note that begins with #.",
    ),
    (
        "Invalid initial character",
        "This line cannot be read: a line is name = value, a [header], or a note that begins with #.",
    ),
)


@dataclass(slots=True, kw_only=True)
class TomlRead:
    """What could be read. ``broken`` holds the places whose values could not; ``problems`` are lines and sentences."""

    data: dict[str, object] = field(default_factory=dict)
    problems: list[tuple[int, str]] = field(default_factory=list)
    broken: set[Loc] = field(default_factory=set)


def read_toml(text: str) -> TomlRead:
    """Read the text; ``tomllib`` stops at the first error, so a broken text is read again block by block."""
    data = _loads(text)
    return TomlRead(data=data) if isinstance(data, dict) else _recovered(text, data)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Failure:
    line: int
    sentence: str


def _loads(text: str) -> dict[str, object] | _Failure:
    try:
        return tomllib.loads(text)
    except RecursionError:
        return _Failure(line=1, sentence="Brackets are nested too deeply here.")
    except ValueError as error:  # TOMLDecodeError, and what int() says of numbers with thousands of digits
        message = str(error)
        place = _AT_LINE.search(message)
        line = int(place[1]) if place and place[1] else text.rstrip().count("\n") + 1
        return _Failure(line=line, sentence=_sentence(message))


def _sentence(message: str) -> str:
    bare = _AT_LINE.sub("", message)
    return next((ours for theirs, ours in _SENTENCES if bare.startswith(theirs)), f"This line cannot be read ({bare}).")


def _recovered(text: str, failure: _Failure) -> TomlRead:
    read = TomlRead()
    for block in blocks_of(text):
        body = _body(text, block, read)
        if not block.loc:
            read.data.update(body)
        else:
            _place(block, body, read)
    if not read.problems:
        read.problems.append((failure.line, failure.sentence))
    return read


def _body(text: str, block: Block, read: TomlRead) -> dict[str, object]:
    """What stands under a header; if it does not parse as a whole, its keys one by one."""
    if block.complaint:
        read.problems.append((block.line, block.complaint))
    whole = _loads(text[block.chunks[0].start : block.chunks[-1].end])
    if isinstance(whole, dict):
        return whole
    body: dict[str, object] = {}
    for chunk in block.chunks:
        _add(_loads(text[chunk.start : chunk.end]), chunk, block, body, read)
    return body


def _add(
    value: dict[str, object] | _Failure, chunk: Chunk, block: Block, body: dict[str, object], read: TomlRead
) -> None:
    if isinstance(value, _Failure):
        read.problems.append((chunk.line + value.line - 1, value.sentence))
        if chunk.key is not None:
            read.broken.add((*block.loc, chunk.key))
    elif chunk.key in body:
        read.problems.append((chunk.line, f"'{chunk.key}' is given twice in this part."))
    else:
        body.update(value)


def _place(block: Block, body: dict[str, object], read: TomlRead) -> None:
    """Hang a block's data where its header says."""
    node: object = read.data
    for part in block.loc[:-1]:
        try:
            node = _step(node, part)
        except LookupError:
            read.problems.append((block.line, f"{block.header} stands before the part it belongs to."))
            return
    last = block.loc[-1]
    if isinstance(node, dict) and last not in node:
        node[last] = body
    elif isinstance(node, list) and last == len(node):
        node.append(body)
    else:
        sentence = f"{block.header} clashes with something above it; parts that may repeat have double brackets."
        read.problems.append((block.line, sentence))


def _step(node: object, part: str | int) -> object:
    if isinstance(node, dict) and isinstance(part, str):
        return node.setdefault(part, [])
    if isinstance(node, list) and isinstance(part, int):
        return node[part]
    raise LookupError(part)

"""A deck file's text into a deck, or everything that is wrong with it at once. The format: docs/deck-format.md."""

from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from quizapp.content.deck import Deck
from quizapp.content.deckfiles.toml_places import Loc, blocks_of, line_at, lines_of
from quizapp.content.deckfiles.toml_reading import read_toml
from quizapp.errors import FileError, FileProblem, Place

MAX_BYTES = 64 * 1024 * 1024


def parse_deck(text: str | bytes, file: str, figures: Mapping[str, str | bytes] = MappingProxyType({})) -> Deck:
    """The deck that a deck file holds; ``file`` is what the file is called in messages, ``figures`` what stands in
    the SVG files that lie beside it, by their names.

    Raises:
        FileError: anything is wrong; ``problems`` lists all of it with lines, and nothing is loaded.
    """
    # Late: the window must not wait for pydantic when it starts.
    from quizapp.content.deckfiles.build import build_deck  # noqa: PLC0415
    from quizapp.content.deckfiles.reading import Complaints  # noqa: PLC0415

    if len(text) > MAX_BYTES:
        raise _refused(file, [(0, f"The file is larger than {MAX_BYTES // 1024 // 1024} MB.")])
    if isinstance(text, bytes) and text.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        raise _refused(file, [(1, "The file is saved as UTF-16 (“Unicode”): save it with the encoding UTF-8.")])
    decoded, bad_lines = _decoded(text)
    if not decoded.strip():
        raise _refused(file, [(0, "The file is empty: a deck begins with [deck].")])
    read = read_toml(decoded)
    report = Complaints(broken=frozenset(read.broken))
    deck = build_deck(read.data, report, figures)
    if deck is not None and not read.problems and not bad_lines:
        return deck
    lines = lines_of(blocks_of(decoded))
    found = ((line_at(lines, one.loc), _sentence(one.sentence, one.first, lines)) for one in report.found)
    raise _refused(file, [*bad_lines, *read.problems, *found])


def _sentence(sentence: str, first: Loc | None, lines: Mapping[Loc, int]) -> str:
    return sentence if first is None else f"{sentence}; the first stands in line {line_at(lines, first)}."


def _refused(file: str, problems: Iterable[tuple[int, str]]) -> FileError:
    listed = tuple(
        FileProblem(place=Place(file=file, line=line), message=message)
        for line, message in sorted(dict.fromkeys(problems))
    )
    errors = "1 error" if len(listed) == 1 else f"{len(listed):,} errors"
    return FileError(f"{file} has {errors}; nothing was loaded from it.", listed)


def _decoded(text: str | bytes) -> tuple[str, list[tuple[int, str]]]:
    """The text with plain line ends; what is not UTF-8 is replaced, so that the rest can be checked too."""
    problems: list[tuple[int, str]] = []
    if isinstance(text, bytes):
        problems = [
            (number, "This line is not UTF-8 text: save the file with the encoding UTF-8.")
            for number, line in enumerate(text.split(b"\n"), start=1)
            if not _is_utf8(line)
        ]
        text = text.decode("utf-8", errors="replace")
    return text.removeprefix("\ufeff").replace("\r\n", "\n"), problems


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def places_of(text: str | bytes, file: str) -> Mapping[str, Place]:
    """Where things stand in a deck file, for messages about a deck that has been parsed from it.

    Keys: a fact ``F33``, its ask ``F33/1``, its cloze texts ``F33/cloze``, its label ``F33/label-1``, a concept
    ``concept:prolactin``, an item ``item:hormone-effects``, its part ``item:hormone-effects/1``.
    """
    decoded, _ = _decoded(text)
    lines = lines_of(blocks_of(decoded))
    named = _names(read_toml(decoded).data)
    return {name: Place(file=file, line=line_at(lines, loc)) for name, loc in named}


def _names(data: Mapping[str, object]) -> Iterator[tuple[str, Loc]]:
    for number, concept in enumerate(_tables(data, "concept")):
        yield f"concept:{concept.get('id')}", ("concept", number)
    for number, fact in enumerate(_tables(data, "fact")):
        name, loc = f"{fact.get('id')}", ("fact", number)
        yield name, loc
        yield f"{name}/cloze", (*loc, "cloze")
        for position, ask in enumerate(_tables(fact, "ask")):
            yield f"{name}/{ask.get('id')}", (*loc, "ask", position)
    for number, label in enumerate(_tables(data, "label")):
        yield f"{label.get('fact')}/label-{label.get('id')}", ("label", number)
    for number, item in enumerate(_tables(data, "item")):
        name, loc = f"item:{item.get('id')}", ("item", number)
        yield name, loc
        for position, part in enumerate(_tables(item, "part")):
            yield f"{name}/{part.get('id')}", (*loc, "part", position)


def _tables(data: Mapping[str, object], name: str) -> list[Mapping[str, object]]:
    tables = data.get(name)
    return [one for one in tables if isinstance(one, dict)] if isinstance(tables, list) else []

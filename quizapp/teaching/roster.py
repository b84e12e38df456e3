"""A list of participants out of what a trainer has: typed, pasted, or a table that some other program wrote."""

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quizapp.errors import UserError
from quizapp.teaching.names import LONGEST_NAME, cleaned_name, unique_name
from quizapp.teaching.plan import MOST_PARTICIPANTS

_BULLET = re.compile(r"^\s*(?:\d{1,4}\s*[.)]\s+|[-*•–]\s+)")
_LETTER = re.compile(r"[^\W\d_]")
_UNREADABLE = "\ufffd"

_WHOLE = frozenset(
    {"name", "names", "participant", "participants", "student", "students", "attendee", "attendees", "full name"}
    | {"fullname", "display name", "participant name", "student name", "nome", "nome completo", "nombre"}
    | {"nombre completo", "nom", "nom complet", "teilnehmer", "teilnehmende", "naam", "navn", "namn", "aluno"}
)
_FIRST = frozenset(
    {"first name", "firstname", "given name", "forename", "vorname", "prénom", "prenom", "nombre de pila", "voornaam"}
)
_LAST = frozenset(
    {"last name", "lastname", "surname", "family name", "nachname", "sobrenome", "apellido", "apellidos", "achternaam"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Roster:
    """Names as they will stand on screens, each once; ``notes`` are sentences about what was changed or looks wrong."""

    names: tuple[str, ...]
    notes: tuple[str, ...] = ()


def read_roster(text: str) -> Roster:
    """The names of a text: one a line, or between commas or semicolons, or a column of a table with or without a row of
    titles. Numbers and dashes before names go, and so does markup.

    Raises UserError for more than ``MOST_PARTICIPANTS``.
    """
    notes: list[str] = []
    found: list[str] = []
    long = unreadable = 0
    for raw in _names(text, notes):
        whole = " ".join(raw.split())
        name = cleaned_name(whole)
        if not _LETTER.search(name):
            continue
        long += len(whole) > LONGEST_NAME
        unreadable += _UNREADABLE in name
        found.append(name)
    if len(found) > MOST_PARTICIPANTS:
        raise UserError(
            f"This list has {len(found):,} names, and a room takes {MOST_PARTICIPANTS:,}. The list is as it was. "
            "Take those who come, or hold the session twice."
        )
    names, taken, doubles = list[str](), set[str](), 0
    for name in found:
        shown = unique_name(name, taken) if name.casefold() in taken else name
        doubles += shown != name
        taken.add(shown.casefold())
        names.append(shown)
    notes += _said(
        doubles, "name was there before, and has a number now", "names were there before, and have numbers now"
    )
    notes += _said(long, f"name was cut to {LONGEST_NAME} characters", f"names were cut to {LONGEST_NAME} characters")
    notes += _said(
        unreadable,
        "name has signs that could not be read: put it right, or save the list as UTF-8",
        "names have signs that could not be read: put them right, or save the list as UTF-8",
    )
    if not names:
        notes.append("No name was found.")
    return Roster(names=tuple(names), notes=tuple(notes))


def _said(count: int, one: str, several: str) -> list[str]:
    return [f"{count:,} {one if count == 1 else several}."] if count else []


def _names(text: str, notes: list[str]) -> Iterator[str]:
    lines = [line for line in text.replace("\ufeff", "").splitlines() if line.strip()]
    divider = _divider(lines)
    if divider is None:
        titled = len(lines) > 1 and bool(_titled(lines[:1]))
        for line in lines[titled:]:
            parts = re.split(r"[;,\t]", line) if re.search(r"[;,\t]", line) else [line]
            yield from (_BULLET.sub("", part) for part in parts)
        return
    rows = _rows(lines, divider)
    columns = _titled(rows[0]) if rows else ()
    if columns:
        notes.append("The first row was taken for titles of columns.")
        yield from (_joined(row, columns) for row in rows[1:])
        return
    yield from _untitled(rows, divider, notes)


def _untitled(rows: Sequence[Sequence[str]], divider: str, notes: list[str]) -> Iterator[str]:
    """Rows without titles: the column that holds names; two of them with a comma between are surname and first name."""
    width = max((len(row) for row in rows), default=0)
    like = [column for column in range(width) if _holds_names(rows, column)]
    if len(like) == 2 and divider == ",":
        notes.append("Each line was read as a surname, a comma and a first name.")
        yield from (_joined(row, (like[1], like[0])) for row in rows)
        return
    if len(like) > 1:
        notes.append("The first column that holds names was taken.")
    for row in rows:
        yield _joined(row, like[:1] or (0,))


def _divider(lines: Sequence[str]) -> str | None:
    """What divides the columns of a table: what stands equally often in every line. None for a plain list."""
    if not lines:
        return None
    for sign in ("\t", ";", ","):
        counts = {len(row) for row in _rows(lines, sign)}
        if len(counts) == 1 and counts != {1} and (len(lines) > 1 or sign == "\t"):
            return sign
    return next(
        (sign for sign in ("\t", ";", ",") if len(_titled(_rows(lines[:1], sign)[0])) and sign in lines[0]), None
    )


def _rows(lines: Sequence[str], divider: str) -> list[list[str]]:
    try:
        return list(csv.reader(lines, delimiter=divider)) or [[]]
    except csv.Error:  # a quotation mark that never ends, or a cell without end
        return [line.split(divider) for line in lines]


def _titled(row: Sequence[str]) -> tuple[int, ...]:
    """The columns of names, if a row is one of titles: first and last name, or the whole."""
    titles = [" ".join(cell.replace("_", " ").casefold().split()) for cell in row]
    first = next((n for n, one in enumerate(titles) if one in _FIRST), None)
    last = next((n for n, one in enumerate(titles) if one in _LAST), None)
    if first is not None and last is not None:
        return (first, last)
    whole = next((n for n, one in enumerate(titles) if one in _WHOLE), first if first is not None else last)
    return () if whole is None else (whole,) if last is None or last == whole else (whole, last)


def _holds_names(rows: Sequence[Sequence[str]], column: int) -> bool:
    cells = [row[column] for row in rows if column < len(row) and row[column].strip()]
    return bool(cells) and all("@" not in one and _LETTER.search(one) for one in cells)


def _joined(row: Sequence[str], columns: Sequence[int]) -> str:
    return " ".join(_BULLET.sub("", row[column]).strip() for column in columns if column < len(row))

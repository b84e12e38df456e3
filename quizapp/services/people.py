"""The people of a shared computer: each has a profile of their own.

The first person's profile is the folder itself; everybody else's lies in ``people/`` within it. That keeps progress
apart, and is no secret: whoever sits at the computer can open any of them, so there are no passwords.
"""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from quizapp.errors import UserError

LONGEST_NAME = 60
"""In characters."""

_OTHERS = "people"
_REMOVED = "removed"
_NAME_FILE = "person.json"
_LAST_FILE = "last-person.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody who learns here; ``name`` is empty for the first person until one is given."""

    name: str
    folder: Path


def people(base: Path) -> tuple[Person, ...]:
    """Everybody with a profile here: the first person, then the others in the order in which they came."""
    others = base / _OTHERS
    found = [folder for folder in others.iterdir() if folder.name.isdigit()] if others.is_dir() else []
    folders = (base, *sorted(found, key=lambda folder: int(folder.name)))
    return tuple(Person(name=_text(folder / _NAME_FILE, "name"), folder=folder) for folder in folders)


def named(base: Path, name: str) -> Person:
    """The person of a name, however it is capitalised. UserError names those there are."""
    everybody = people(base)
    for person in everybody:
        if person.name.casefold() == name.strip().casefold():
            return person
    known = ", ".join(person.name for person in everybody if person.name)
    raise UserError(
        f"Nobody here is called {name}. Nothing was changed. "
        + (f"There is: {known}." if known else "Nobody has given a name yet.")
    )


def add_person(base: Path, name: str) -> Person:
    """Makes room for one more person; their profile is made when it is first opened. UserError for an unfit name."""
    wanted = _fit(name, people(base))
    others = base / _OTHERS
    with _as_sentence(f"{wanted} was not added."):
        others.mkdir(parents=True, exist_ok=True)
        folder = others / str(max(_numbers(base), default=1) + 1)
        folder.mkdir()
        _keep(folder / _NAME_FILE, name=wanted)
    return Person(name=wanted, folder=folder)


def rename_person(base: Path, person: Person, name: str) -> Person:
    """Gives a person another name. UserError for an unfit one."""
    wanted = _fit(name, [other for other in people(base) if other.folder != person.folder])
    with _as_sentence("The name is as it was."):
        person.folder.mkdir(parents=True, exist_ok=True)
        _keep(person.folder / _NAME_FILE, name=wanted)
    return Person(name=wanted, folder=person.folder)


def remove_person(base: Path, person: Person, at: datetime) -> Path:
    """Takes a person off the list; gives the folder where all they have learnt is kept (``bring_back``).

    UserError for the first person, whose profile holds the others.
    """
    if person.folder == base:
        raise UserError(
            "The first person cannot be removed: the other profiles lie within theirs. Nothing was changed. "
            "Give the first person another name instead."
        )
    with _as_sentence(f"{person.name} was not removed."):
        kept = base / _REMOVED / f"{person.folder.name}-{at:%Y%m%dT%H%M%S}"
        kept.parent.mkdir(exist_ok=True)
        person.folder.rename(kept)
    return kept


def bring_back(base: Path, person: Person, kept: Path) -> None:
    """Puts a person who was removed back on the list."""
    with _as_sentence(f"{person.name} was not brought back; all they have learnt is kept in {kept}."):
        (base / _OTHERS).mkdir(exist_ok=True)
        kept.rename(person.folder)


def last_person(base: Path) -> Person:
    """Who learnt here last; the first person if nobody knows."""
    everybody = people(base)
    last = _text(base / _LAST_FILE, "folder")
    return next((one for one in everybody if one.folder != base and one.folder.name == last), everybody[0])


def remember_person(base: Path, person: Person) -> None:
    """Notes who learns here now. It is no harm if that cannot be kept."""
    try:
        _keep(base / _LAST_FILE, folder="" if person.folder == base else person.folder.name)
    except OSError:
        return


def _numbers(base: Path) -> Iterator[int]:
    """The numbers that folders have or had: nobody gets the place of somebody who may come back."""
    for place in (_OTHERS, _REMOVED):
        if (base / place).is_dir():
            names = (folder.name.partition("-")[0] for folder in (base / place).iterdir())
            yield from (int(name) for name in names if name.isdigit())


def _fit(name: str, others: Sequence[Person]) -> str:
    wanted = " ".join(name.split())
    if not wanted or not wanted.isprintable():
        raise UserError("A name is missing. Nothing was changed. Write the name that shall stand on the list.")
    if len(wanted) > LONGEST_NAME:
        raise UserError(f"A name has at most {LONGEST_NAME} characters. Nothing was changed. Write a shorter one.")
    if any(other.name.casefold() == wanted.casefold() for other in others):
        raise UserError(f"There is a {wanted} here already. Nothing was changed. Add a surname or a number.")
    return wanted


@contextmanager
def _as_sentence(kept: str) -> Iterator[None]:
    """Turns what the disk refuses into a sentence."""
    try:
        yield
    except OSError as error:
        raise UserError(
            f"The profiles' folder cannot be written: {error.strerror or 'the disk refused'}. {kept} "
            "Free some space or choose another folder with --profile, and try again."
        ) from error


def _keep(file: Path, **values: str) -> None:
    new = file.with_name(f"{file.name}.new")
    new.write_text(json.dumps(values, ensure_ascii=False), encoding="utf-8")
    new.replace(file)


def _text(file: Path, key: str) -> str:
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return ""
    value = found.get(key) if isinstance(found, dict) else None
    return value if isinstance(value, str) and value.isprintable() else ""

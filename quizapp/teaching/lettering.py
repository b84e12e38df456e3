"""Letters by which a room names what can be chosen, and answers that are entered by those letters.

Where an item is a table (a matrix, terms and descriptions, tokens for blanks) letters name columns, and an answer goes
row by row; everywhere else each option has a letter of its own.
"""

from dataclasses import dataclass, replace
from string import ascii_uppercase

from quizapp.content.items import ItemKind
from quizapp.teaching.showing import Shown


def letter(number: int) -> str:
    """A, B, … Z, AA, AB, …"""
    head, last = divmod(number, len(ascii_uppercase))
    return (letter(head - 1) if head else "") + ascii_uppercase[last]


def option_letters(shown: Shown) -> tuple[str, ...]:
    """The letter of each option. A verdict has T and F, its reasons begin at A."""
    if shown.cells:
        column_of = {option: column for row in shown.cells for column, option in enumerate(row)}
        return tuple(letter(column_of.get(number, number)) for number in range(len(shown.options)))
    if shown.kind is ItemKind.TRUE_FALSE_REASON:
        verdicts = [number for number, option in enumerate(shown.options) if option.place == 0]
        reasons = [number for number, option in enumerate(shown.options) if option.place != 0]
        named = {number: "TF"[at] if at < 2 else letter(at) for at, number in enumerate(verdicts)}
        named |= {number: letter(at) for at, number in enumerate(reasons)}
        return tuple(named[number] for number in range(len(shown.options)))
    return tuple(letter(number) for number in range(len(shown.options)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An answer as far as it was entered: numbers of options (an order: in that order), and the row of a table that
    the next letter belongs to."""

    chosen: tuple[int, ...] = ()
    row: int = 0


def lettered(shown: Shown, entry: Entry, key: str) -> Entry:
    """The entry after a letter: it chooses, chooses another in its place, or takes back what it names. A letter that
    names nothing, or for which there is no room left, changes nothing."""
    number = _named(shown, entry, key.upper())
    if number is None:
        return entry
    place = max(0, shown.options[number].place)
    takes = shown.takes[place] if place < len(shown.takes) else 1
    if number in entry.chosen:
        return replace(entry, chosen=tuple(one for one in entry.chosen if one != number))
    at_place = [one for one in entry.chosen if max(0, shown.options[one].place) == place]
    if takes == 1:
        kept = tuple(one for one in entry.chosen if one not in at_place and not _same_token(shown, one, number))
        return Entry(chosen=(*kept, number), row=min(entry.row + 1, max(0, len(shown.cells) - 1)))
    if takes and len(at_place) >= takes:
        return entry
    return replace(entry, chosen=(*entry.chosen, number))


def moved_row(shown: Shown, entry: Entry, by: int) -> Entry:
    """The next letter belongs to another row of the table."""
    return replace(entry, row=min(max(0, entry.row + by), max(0, len(shown.cells) - 1)))


def entry_words(shown: Shown, chosen: tuple[int, ...]) -> str:
    """What was entered, in letters: ``B``, ``A C``, ``1B 2A``; an order as it was given."""
    letters = option_letters(shown)
    if shown.cells:
        rows = sorted(chosen, key=lambda one: (shown.options[one].place, one))
        return " ".join(f"{shown.options[one].place + 1}{letters[one]}" for one in rows)
    ordered = chosen if shown.kind is ItemKind.ORDERED_RESPONSE else tuple(sorted(chosen))
    return " ".join(letters[one] for one in ordered)


def _named(shown: Shown, entry: Entry, key: str) -> int | None:
    if shown.cells:
        row = shown.cells[min(entry.row, len(shown.cells) - 1)]
        return next((option for column, option in enumerate(row) if letter(column) == key), None)
    letters = option_letters(shown)
    return letters.index(key) if key in letters else None


def _same_token(shown: Shown, one: int, other: int) -> bool:
    """A token or a description is used once: where it stood before it is taken away."""
    if shown.kind not in {ItemKind.MATCHING, ItemKind.DRAG_DROP_CLOZE}:
        return False
    letters = option_letters(shown)
    return letters[one] == letters[other]

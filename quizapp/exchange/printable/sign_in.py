"""Lists to sign: who is expected, and room for who comes besides."""

from collections.abc import Sequence
from dataclasses import dataclass

ROW = 10.5
"""Height of a row in mm: enough to sign in."""

LEAST_WALK_INS = 6
"""So many rows stay for people who are not on the list, and the last page is filled with more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SignInRow:
    """A row: its number among those expected, and a name; 0 and nothing for somebody who was not."""

    number: int
    name: str


def sign_in_pages(names: Sequence[str], a_page: int) -> tuple[tuple[SignInRow, ...], ...]:
    """The rows on pages of ``a_page`` rows, all of them full."""
    rows = [SignInRow(number=number, name=name) for number, name in enumerate(names, 1)]
    free = LEAST_WALK_INS + -(len(rows) + LEAST_WALK_INS) % a_page
    rows += [SignInRow(number=0, name="")] * free
    return tuple(tuple(rows[first : first + a_page]) for first in range(0, len(rows), a_page))

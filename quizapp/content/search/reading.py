"""A search cut into its pieces, each with its place."""

from dataclasses import dataclass
from enum import Enum, auto

from quizapp.content.search.errors import SearchError


class Kind(Enum):
    """What a piece is."""

    OPEN = auto()
    CLOSE = auto()
    MINUS = auto()
    OR = auto()
    AND = auto()
    PHRASE = auto()
    WORD = auto()
    FIELD = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """``at`` counts characters from 0. ``name`` is a field's, before the colon; ``text`` is what it says, without
    quotes; ``value_at`` is where a field's value begins."""

    kind: Kind
    at: int
    text: str = ""
    name: str = ""
    value_at: int = 0


_SIGNS = {"(": Kind.OPEN, ")": Kind.CLOSE, "-": Kind.MINUS}
_JOINTS = {"or": Kind.OR, "and": Kind.AND}


def pieces_of(text: str) -> tuple[Piece, ...]:
    """Cuts a search. Raises SearchError for a quote that is never closed."""
    found: list[Piece] = []
    at = 0
    while at < len(text):
        one = text[at]
        if one.isspace():
            at += 1
        elif one in _SIGNS:
            found.append(Piece(kind=_SIGNS[one], at=at))
            at += 1
        elif one == '"':
            phrase, end = _quoted(text, at)
            found.append(Piece(kind=Kind.PHRASE, at=at, text=phrase))
            at = end
        else:
            piece, at = _bare(text, at)
            found.append(piece)
    return tuple(found)


def _quoted(text: str, at: int) -> tuple[str, int]:
    """What stands between the quote at ``at`` and the next, and where it goes on; a backslash keeps the sign after
    it."""
    letters: list[str] = []
    place = at + 1
    while place < len(text):
        one = text[place]
        if one == '"':
            return "".join(letters), place + 1
        if one == "\\" and place + 1 < len(text):
            place += 1
            one = text[place]
        letters.append(one)
        place += 1
    raise SearchError(text, at, "this quote is never closed. Put a second one where the phrase ends.")


def _bare(text: str, at: int) -> tuple[Piece, int]:
    """A word or a field, up to the next space, parenthesis or quote."""
    end = at
    while end < len(text) and not text[end].isspace() and text[end] not in '()"':
        end += 1
    word = text[at:end]
    name, colon, value = word.partition(":")
    if not colon or not (name.isascii() and name.isalpha()):
        return Piece(kind=_JOINTS.get(word.casefold(), Kind.WORD), at=at, text=word), end
    value_at = at + len(name) + 1
    if not value and text[end : end + 1] == '"':
        value, end = _quoted(text, end)
    return Piece(kind=Kind.FIELD, at=at, name=name.casefold(), text=value, value_at=value_at), end

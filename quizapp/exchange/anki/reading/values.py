"""What a package holds, as plain values. Names are Anki's where they mean what Anki's mean."""

from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """A template of a note type: ``front`` and ``back`` in Anki's template language."""

    name: str
    front: str
    back: str


class TypeKind(IntEnum):
    """Anki's two kinds of note type."""

    NORMAL = 0
    CLOZE = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteType:
    """A note type. ``record`` is the whole of it as Anki's schema 11 has it; ``mod`` in seconds."""

    mid: int
    name: str
    kind: TypeKind
    mod: int
    fields: tuple[str, ...]
    templates: tuple[Template, ...]
    record: dict[str, Any] = field(hash=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeignDeck:
    """A deck of Anki's; ``name`` has its levels divided by ``::``; ``filtered`` decks hold cards of others."""

    did: int
    name: str
    filtered: bool
    record: dict[str, Any] = field(hash=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What a collection says of itself. ``first_day`` is the study day from which it counts due days; ``counts`` are
    those of notes, cards, answers."""

    first_day: int
    types: dict[int, NoteType]
    decks: dict[int, ForeignDeck]
    notes: int
    cards: int
    reviews: int


NoteRow = tuple[int, str, int, int, str, str]
"""Id, guid, type, changed (s), tags, fields divided by 0x1F."""

CardRow = tuple[int, int, int, int, int, int, int, int, int, int, int, int, int, int, int, int, str]
"""Id, note, deck, ord, changed (s), type, queue, due, ivl, factor, reps, lapses, left, odue, odid, flags, data."""

ReviewRow = tuple[int, int, int, int, int, int, int, int]
"""Id (the moment, UTC ms), card, ease, ivl, last ivl, factor, time (ms), type."""

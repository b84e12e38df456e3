"""What of a deck will travel."""

from collections.abc import Mapping
from dataclasses import dataclass

from quizapp.content.cards import View
from quizapp.content.items.base import ItemKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Staying:
    """Something that stays here: how many, of what, and why, as a sentence."""

    count: int
    what: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Travel:
    """What an export to Anki will hold: cards by view, questions by kind, figures; with progress also studied cards,
    answers, suspended, flagged and starred ones; and what stays."""

    cards: Mapping[View, int]
    questions: Mapping[ItemKind, int]
    figures: int
    progress: bool
    studied: int = 0
    answers: int = 0
    suspended: int = 0
    flagged: int = 0
    marked: int = 0
    staying: tuple[Staying, ...] = ()

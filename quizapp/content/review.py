"""The item-writing review: what is wrong with a deck, by rule."""

from dataclasses import dataclass
from enum import StrEnum

from quizapp.content.facts import FactId


class Severity(StrEnum):
    """An ERROR makes an item unfair or untraceable; a WARNING makes it worse than it could be."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One finding. ``place`` is ``file:line`` where it is known, else the id of the card or item."""

    severity: Severity
    rule: str
    fact: FactId | None
    place: str
    message: str

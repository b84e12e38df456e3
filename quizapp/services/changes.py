"""What an action changed, so that the faces know what to draw anew."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """One user action is one transaction is one ``Changes``. ``cards`` are marks of cards (flags, setting aside).

    ``step`` is the step of the undo journal that the action was, None where nothing changed or it cannot be taken back;
    ``undo`` says in a clause what it did, such as ``3 cards set aside``.
    """

    decks: bool = False
    facts: bool = False
    cards: bool = False
    memory: bool = False
    sittings: bool = False
    settings: bool = False
    undo: str = ""
    step: int | None = None

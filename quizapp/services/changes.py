"""What an action changed, so that the faces know what to draw anew."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """One user action is one transaction is one ``Changes``. ``undo`` names the step that Undo would take back."""

    decks: bool = False
    facts: bool = False
    memory: bool = False
    sittings: bool = False
    settings: bool = False
    undo: str = ""

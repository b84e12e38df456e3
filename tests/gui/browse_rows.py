"""A row of the Library's table as a test needs it."""

from typing import Any

from quizapp.content.facts import DeckId, FactId
from quizapp.scheduling.memory import State
from quizapp.services.browse import BrowseRow


def row(number: int, text: str, **fields: Any) -> BrowseRow:
    """A fact as a row; whatever a test does not care about has a default."""
    return BrowseRow(
        **{
            "n": number,
            "deck": DeckId("d"),
            "fact": FactId(f"F{number:02}"),
            "card": None,
            "view": None,
            "text": text,
            "topic": "Hormones",
            "tags": (),
            "cards": 2,
            "state": State.NEW,
            "due_in": None,
            "stability": None,
            "recall": None,
            "lapses": 0,
            "flag": 0,
            "suspended": False,
            "buried": False,
            "leech": False,
            "locked": False,
            "marked": False,
            "own": False,
            "edited": False,
            **fields,
        }
    )

"""What an import shows before and after it: the values that ``ImportService`` gives to the faces."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from quizapp.content.facts import DeckId
from quizapp.services.changes import Changes


class Merge(StrEnum):
    """What becomes of a note that is here already, where the package has it otherwise.

    NEW: only notes that are not here come; what is here stays with its schedule. NEWER: the one that was changed later
    stands. MINE: mine stands; its schedule and answers still come. BOTH: the package's comes beside mine.
    """

    NEW = "new"
    NEWER = "newer"
    MINE = "mine"
    BOTH = "both"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What the person decides: how to merge, and whether schedule, memories and answers come along."""

    merge: Merge = Merge.NEWER
    progress: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeLine:
    """Notes of one type, and what they become: ``basic``, ``reversed``, ``typed``, ``cloze``, ``occlusion``,
    ``custom``."""

    name: str
    becomes: str
    notes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DeckLine:
    """A deck of the package and the deck and topic here to which its cards go; ``cards`` counts them."""

    name: str
    deck: DeckId
    deck_title: str
    topic_title: str
    cards: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LossLine:
    """Something that cannot be shown here, as a sentence about ``count`` notes or files. It is kept, and goes back."""

    kind: str
    count: int
    sentence: str
    example: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """A note that is here and in the package with different texts."""

    here: str
    there: str
    package_newer: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportPreview:
    """What a package holds and what would become of it; nothing is written.

    ``known`` notes are here already, of which ``differing`` have other texts there (``conflicts`` shows the first);
    ``home`` counts notes of our own decks that come back; ``resting`` notes were deleted here and stay so.
    """

    file: Path
    notes: int
    cards: int
    reviews: int
    new: int
    known: int
    differing: int
    home: int
    resting: int
    types: tuple[TypeLine, ...]
    decks: tuple[DeckLine, ...]
    media: int
    losses: tuple[LossLine, ...]
    conflicts: tuple[Conflict, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """What was brought in. ``reviews`` counts the answers that were added to the log, ``home`` those among them of our
    own decks; ``decks`` are the decks that got something."""

    file: Path
    new: int
    updated: int
    unchanged: int
    beside: int
    cards: int
    reviews: int
    home: int
    media: int
    decks: tuple[DeckId, ...]
    losses: tuple[LossLine, ...]
    changes: Changes

"""The undo journal: one action of a person is one transaction is one step, which Undo takes back whole.

Whoever changes something for a person does it so, inside ``profile.writing``:

    with step(profile, Act.FLAG, deck, card=card, touched=3) as kept:
        kept.keep_cards(("flag",), ns)      # the rows as they are, before they change
        …
    return Changes(cards=True, step=kept.id, undo=kept.told)

How steps are taken back stands in ``quizapp.services.undo``.
"""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum

from quizapp.content.cards import CardId
from quizapp.content.facts import DeckId, FactId
from quizapp.scheduling.day import StudyDay
from quizapp.services._profile import OpenProfile
from quizapp.storage.steps import (
    Image,
    NewStep,
    add_step,
    image_of_cards,
    image_of_facts,
    image_of_overlay,
    newest_step,
)


class Act(StrEnum):
    """What a person did. IMPORT and ADD bring facts in; REPLACE finds and replaces texts in many."""

    GRADE = "grade"
    EDIT = "edit"
    ADD = "add"
    DELETE = "delete"
    SUSPEND = "suspend"
    UNSUSPEND = "unsuspend"
    BURY = "bury"
    UNBURY = "unbury"
    FLAG = "flag"
    MARK = "mark"
    TAG = "tag"
    REPLACE = "replace"
    IMPORT = "import"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A step that can be taken back. ``facts`` counts the facts or cards it touched; ``card`` is the card on the
    screen, if one."""

    id: int
    act: Act
    deck: DeckId
    facts: int
    card: CardId | None
    review: int | None

    @property
    def told(self) -> str:
        """What was done, as a clause."""
        return told(self.act, self.facts)


class Kept:
    """What a step keeps of how things were. ``touched`` counts the facts or cards, ``review`` is the answer given."""

    def __init__(self, profile: OpenProfile, act: Act, deck: DeckId, touched: int) -> None:
        self.act = act
        self.touched = touched
        self.review: int | None = None
        self.id = 0
        self.images: list[Image] = []
        self._database = profile.database
        self._deck = deck

    @property
    def told(self) -> str:
        """What is done, as a clause."""
        return told(self.act, self.touched)

    def keep_cards(self, columns: tuple[str, ...], ns: Collection[int]) -> None:
        """Keeps some columns of some cards (by the numbers of their rows)."""
        self.images.append(image_of_cards(self._database, columns, ns))

    def keep_facts(self, columns: tuple[str, ...], facts: Collection[FactId]) -> None:
        """Keeps some columns of some facts."""
        self.images.append(image_of_facts(self._database, self._deck, columns, facts))

    def keep_tags(self, facts: Collection[FactId]) -> None:
        """Keeps all tags of some facts."""
        self.images.append(image_of_overlay(self._database, "fact_tags", self._deck, facts))

    def keep_edits(self, facts: Collection[FactId]) -> None:
        """Keeps the person's texts on some facts; Undo makes their cards anew."""
        self.images.append(image_of_overlay(self._database, "edits", self._deck, facts))

    def keep_own(self, facts: Collection[FactId]) -> None:
        """Keeps some of the person's own facts whole; Undo makes their cards anew. One that is not there yet (ADD) will
        rest when the step is taken back, since its cards may have been answered meanwhile."""
        self.images.append(image_of_facts(self._database, self._deck, OWN_COLUMNS, facts))


OWN_COLUMNS = ("record", "topic", "paragraph", "marked", "own", "deleted")
"""What is kept of a fact whose content a person changes; the rest of its row follows from these."""


@contextmanager
def step(profile: OpenProfile, act: Act, deck: DeckId, *, card: int | None = None, touched: int = 1) -> Iterator[Kept]:
    """A step in the making; stored when the block ends well. ``card`` is the row of the card on the screen.

    Call it inside ``profile.writing``.
    """
    kept = Kept(profile, act, deck, touched)
    yield kept
    now = profile.now()
    kept.id = add_step(
        profile.database,
        NewStep(
            at=now,
            day=profile.today(now),
            deck=deck,
            act=act.value,
            touched=kept.touched,
            card=card,
            review=kept.review,
            before=tuple(kept.images),
        ),
    )


def last_step(profile: OpenProfile, today: StudyDay, deck: DeckId | None = None) -> Step | None:
    """The newest standing step of a study day, in a deck or in any; None where there is nothing to take back.

    A step with a later day counts too: the clock was set back since.
    """
    found = newest_step(profile.database, deck)
    if found is None or found.day < today:
        return None
    return Step(
        id=found.id,
        act=Act(found.act),
        deck=found.deck,
        facts=found.touched,
        card=found.card,
        review=found.review,
    )


def told(act: Act, touched: int) -> str:
    """What was done to how many facts or cards, as a clause such as ``3 cards set aside``."""
    thing, done = _WORDS[act]
    number = f"{touched:,} {thing}" if touched == 1 else f"{touched:,} {thing}s"
    return f"{number} {done}"


_WORDS = {
    Act.GRADE: ("card", "answered"),
    Act.EDIT: ("fact", "edited"),
    Act.ADD: ("fact", "added"),
    Act.DELETE: ("fact", "deleted"),
    Act.SUSPEND: ("card", "set aside"),
    Act.UNSUSPEND: ("card", "taken up again"),
    Act.BURY: ("card", "put off until tomorrow"),
    Act.UNBURY: ("card", "brought back today"),
    Act.FLAG: ("card", "flagged"),
    Act.MARK: ("fact", "marked"),
    Act.TAG: ("fact", "tagged"),
    Act.REPLACE: ("fact", "changed"),
    Act.IMPORT: ("fact", "brought in"),
}

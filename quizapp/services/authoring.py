"""Authoring: facts that a person adds or changes, seen before they are saved; and decks written back to files."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from quizapp.content.deck import Deck
from quizapp.content.drafting import drafted
from quizapp.content.drafts import Draft, draft_of
from quizapp.content.facts import DeckId, Fact, FactId, Topic
from quizapp.content.figures.rasters import MOST_BYTES, MOST_PIXELS, Raster, raster_of
from quizapp.content.plain import from_record, to_record
from quizapp.content.previewing import Preview, preview
from quizapp.errors import UserError
from quizapp.services._library.at_hand import is_at_hand
from quizapp.services._library.authoring_saving import KEPT, base_of, frame_of, renewed_content, save_draft
from quizapp.services._library.deckfiles import write_deck_files
from quizapp.services._library.decks import deck_of, tagged
from quizapp.services._profile import OpenProfile
from quizapp.services.changes import Changes
from quizapp.storage.authoring import drop_draft, is_own, store_draft, stored_draft

__all__ = ["AuthoringService", "Opened", "Preview", "Saved", "WriteReport", "taken_in"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A fact in the editor, and ``base``, the fact as it is shown (None for a new one). ``draft`` may be one that had
    been left, ``fresh`` is the one that says nothing new.

    Previews are made with the ``whole`` deck, also beside the window. It is None where it has so many facts that it is
    to be read beside the window first (``AuthoringService.whole``).
    """

    draft: Draft
    topics: tuple[Topic, ...]
    base: Fact | None
    fresh: Draft
    whole: Deck | None

    @property
    def resumed(self) -> bool:
        """Whether there is something half written."""
        return self.draft != self.fresh

    def preview(self, draft: Draft) -> Preview:
        """What a draft would make, of a deck that is at hand. Touches nothing: it may run in any thread."""
        if self.whole is None:
            raise LookupError("the whole deck was not read yet")
        return preview(self.whole, draft, self.base)


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """A draft that was saved; ``fact`` is its id, also of a new one."""

    fact: FactId
    changes: Changes


@dataclass(frozen=True, slots=True, kw_only=True)
class WriteReport:
    """What was written: the deck file, how many facts it holds, and how many figures lie beside it."""

    file: Path
    facts: int
    figures: int


class AuthoringService:
    """Writing facts."""

    def __init__(self, profile: OpenProfile) -> None:
        self._profile = profile

    def open(self, deck: DeckId, fact: FactId | None = None) -> Opened:
        """A fact to be changed, or a new one; a draft that was left is there again."""
        profile = self._profile
        with profile.database.reading():
            base = base_of(profile, deck, fact)
            frame = frame_of(profile, deck, base)
            kept = stored_draft(profile.database, deck, fact)
            if base is None:
                fresh = Draft(deck=deck, topic=frame.topics[-1].id)
            else:
                fresh = draft_of(frame, base, base.tags, own=is_own(profile.database, deck, base.id))
            whole = deck_of(profile, deck) if is_at_hand(profile, deck) else None
        draft: Draft = fresh if kept is None else from_record(Draft, kept)
        return Opened(draft=draft, topics=frame.topics, base=base, fresh=fresh, whole=whole)

    def whole(self, deck: DeckId) -> Deck:
        """The deck that previews are made with. Of a large one that is not at hand it takes seconds."""
        with self._profile.database.reading():
            return deck_of(self._profile, deck)

    def problems(self, draft: Draft) -> Mapping[str, str]:
        """What keeps a draft from being saved, as sentences by field."""
        profile = self._profile
        with profile.database.reading():
            base = base_of(profile, draft.deck, draft.fact)
            return drafted(draft, base, frame_of(profile, draft.deck, base, draft)).problems

    def keep(self, draft: Draft) -> bool:
        """Keeps a draft, as the editor is left; False for one that is empty or says nothing new: it is forgotten."""
        with self._profile.writing("The draft was not kept."):
            kept = draft != self._fresh(draft) and not draft.is_empty
            if kept:
                store_draft(self._profile.database, draft.deck, draft.fact, to_record(draft))
            else:
                drop_draft(self._profile.database, draft.deck, draft.fact)
        return kept

    def discard(self, deck: DeckId, fact: FactId | None = None) -> None:
        """Forgets a draft; the fact is as it was."""
        with self._profile.writing("The draft is still there."):
            drop_draft(self._profile.database, deck, fact)

    def save(self, draft: Draft) -> Saved:
        """Makes a draft the fact, as one step that can be taken back. UserError when the fact would break."""
        with self._profile.writing(KEPT):
            self._profile.revision()
            fact, changes = save_draft(self._profile, draft)
        renewed = renewed_content(self._profile, draft, fact)
        self._profile.changed()
        if renewed is not None:
            self._profile.kept_contents[draft.deck] = renewed
        return Saved(fact=fact, changes=changes)

    def write_deck(self, deck: DeckId, folder: Path) -> WriteReport:
        """Writes a deck with everything that the person changed and added into a folder, as a deck file with its
        figures. UserError when the folder cannot be written, or is no place for it."""
        from quizapp.content.deckfiles.writing import write_deck  # noqa: PLC0415 - seldom needed

        profile = self._profile
        with profile.database.reading():
            whole = tagged(profile, deck_of(profile, deck))
        file = write_deck_files(folder, whole.id, write_deck(whole), whole.figures)
        return WriteReport(file=file, facts=len(whole.facts), figures=len(whole.figures))

    def _fresh(self, draft: Draft) -> Draft | None:
        """What the editor would show without a draft; None for a fact that has left."""
        if draft.fact is None:
            return Draft(deck=draft.deck, topic=draft.topic)
        try:
            base = base_of(self._profile, draft.deck, draft.fact)
        except UserError:
            return None
        if base is None:
            raise AssertionError("a fact by its id is there, or it is said that it is not")
        return draft_of(frame_of(self._profile, draft.deck, base), base, base.tags, own=draft.own)


def taken_in(content: bytes) -> Raster:
    """A picture, decoded and encoded anew by whoever brings it, as a figure holds it. UserError for anything else."""
    raster = raster_of(content)
    if raster is None:
        raise UserError("This is no picture that can be shown. Nothing was added. Take a PNG, JPEG or WebP file.")
    if raster.width * raster.height > MOST_PIXELS or len(content) > MOST_BYTES:
        raise UserError("This picture is too large for a card. Nothing was added. Make it smaller, and try again.")
    return raster

"""Authoring: facts that a person adds or changes, seen before they are saved; and decks written back to files."""

from dataclasses import dataclass
from pathlib import Path

from quizapp.content.deck import Deck
from quizapp.content.drafts import Draft, draft_of
from quizapp.content.facts import DeckId, Fact, FactId
from quizapp.content.figures.rasters import MOST_BYTES, MOST_PIXELS, Raster, raster_of
from quizapp.content.plain import from_record, to_record
from quizapp.content.previewing import Preview, preview
from quizapp.errors import UserError
from quizapp.services._library.authoring_saving import KEPT, base_of, save_draft
from quizapp.services._library.deckfiles import write_deck_files
from quizapp.services._library.decks import deck_of, tagged
from quizapp.services._profile import OpenProfile
from quizapp.services.changes import Changes
from quizapp.storage.authoring import drop_draft, is_own, store_draft, stored_draft

__all__ = ["AuthoringService", "Opened", "Preview", "Saved", "WriteReport", "taken_in"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A fact in the editor. ``deck`` and ``base`` (the fact as it is shown, None for a new one) are what a preview is
    made with, also beside the window; ``resumed`` says that a draft was found which had been left."""

    draft: Draft
    deck: Deck
    base: Fact | None
    resumed: bool

    def preview(self, draft: Draft) -> Preview:
        """What a draft would make. Touches nothing: it may run in any thread."""
        return preview(self.deck, draft, self.base)


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
            whole = tagged(profile, deck_of(profile, deck))
            base = base_of(profile, deck, fact)
            kept = stored_draft(profile.database, deck, fact)
            if base is None:
                fresh = Draft(deck=deck, topic=whole.topics[-1].id)
            else:
                fresh = draft_of(whole, base, base.tags, own=is_own(profile.database, deck, base.id))
        draft: Draft = fresh if kept is None else from_record(Draft, kept)
        return Opened(draft=draft, deck=whole, base=base, resumed=draft != fresh)

    def keep(self, draft: Draft) -> None:
        """Keeps a draft, as the editor is left; one that is empty or says nothing new is forgotten."""
        with self._profile.writing("The draft was not kept."):
            if draft == self._fresh(draft) or draft.is_empty:
                drop_draft(self._profile.database, draft.deck, draft.fact)
            else:
                store_draft(self._profile.database, draft.deck, draft.fact, to_record(draft))

    def discard(self, deck: DeckId, fact: FactId | None = None) -> None:
        """Forgets a draft; the fact is as it was."""
        with self._profile.writing("The draft is still there."):
            drop_draft(self._profile.database, deck, fact)

    def save(self, draft: Draft) -> Saved:
        """Makes a draft the fact, as one step that can be taken back. UserError when the fact would break."""
        with self._profile.writing(KEPT):
            self._profile.revision()
            fact, changes = save_draft(self._profile, draft)
        self._profile.changed()
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
        profile = self._profile
        whole = tagged(profile, deck_of(profile, draft.deck))
        if draft.fact is None:
            return Draft(deck=draft.deck, topic=draft.topic)
        base = whole.fact_by_id.get(draft.fact)
        return None if base is None else draft_of(whole, base, base.tags, own=draft.own)


def taken_in(content: bytes) -> Raster:
    """A picture, decoded and encoded anew by whoever brings it, as a figure holds it. UserError for anything else."""
    raster = raster_of(content)
    if raster is None:
        raise UserError("This is no picture that can be shown. Nothing was added. Take a PNG, JPEG or WebP file.")
    if raster.width * raster.height > MOST_PIXELS or len(content) > MOST_BYTES:
        raise UserError("This picture is too large for a card. Nothing was added. Make it smaller, and try again.")
    return raster

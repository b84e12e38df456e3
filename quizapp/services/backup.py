"""Copies of the whole profile, and proofs that it is whole."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from quizapp.content.cards import View
from quizapp.errors import UserError
from quizapp.scheduling.replaying import told
from quizapp.services._garbage import without_garbage
from quizapp.services._profile import OpenProfile
from quizapp.services._proof import strayed_memories
from quizapp.storage.cards import card_of_row
from quizapp.storage.checks import broken_pages, file_faults, lost_references, missing_guards
from quizapp.storage.copies import copy_to
from quizapp.storage.decks import counts_of, deck_content, deck_heads
from quizapp.storage.edits import edits_of_deck
from quizapp.storage.growing import relock
from quizapp.storage.growing import strayed as strayed_growth
from quizapp.storage.loading import states_of
from quizapp.storage.marks import mark_faults
from quizapp.storage.memories import remember
from quizapp.storage.sittings import sitting_faults
from quizapp.storage.steps import step_faults

MANY_FACTS = 1_000
"""To make the cards of more facts anew takes longer than a person wants to wait for a check."""

_MOST_SENTENCES = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class RebuildReport:
    """How many cards were recomputed from the log, and how many of them changed (0, unless the file was damaged)."""

    cards: int
    changed: int


class BackupService:
    """Backup, restore, verify, rebuild."""

    def __init__(self, profile: OpenProfile) -> None:
        self._profile = profile

    def backup(self, file: Path) -> None:
        """Writes a complete copy of the profile's database while it may be in use.

        Raises UserError when it cannot be written; a file that was there before is then untouched.
        """
        copy_to(self._profile.database, file)

    def restore(self, file: Path) -> Path:
        """Puts a backup in the profile's place; the former database is kept beside it, at the path that is returned.

        Raises UserError, with nothing changed, for a file that is not a sound backup or was made by a newer version.
        """
        # Late: restoring may migrate, and sqlite-utils, which is behind that, costs 95 ms that a start does not have.
        from quizapp.storage.restoring import require_sound, take_contents_of  # noqa: PLC0415

        require_sound(file)
        database = self._profile.database
        former = former_place(database.file, self._profile.now())
        copy_to(database, former)
        take_contents_of(database, file)  # in place, so that a second window goes on with the restored profile
        self._profile.changed()
        return former

    def verify(self, *, full: bool = False) -> tuple[str, ...]:
        """Everything that is wrong with the database, as sentences; empty when it is sound. Without ``full`` the cards
        of decks with more than ``MANY_FACTS`` facts are not made anew (docs/decisions/0010).

        SQLite looks at the file in threads of its own meanwhile. What a damaged file says of memories is not to be
        trusted: then only the damage is told.
        """
        from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415 - only a check works in threads

        database = self._profile.database
        with database.reading(), without_garbage(), ThreadPoolExecutor(2) as threads:
            looks = [threads.submit(file_faults, database.file, look) for look in (broken_pages, lost_references)]
            try:
                guards = tuple(missing_guards(database))
                found = () if guards else tuple(self._content_faults(full=full))
            except Exception:
                damaged = [fault for look in looks for fault in look.result()]
                if damaged:
                    return tuple(damaged)
                raise
            return (*(fault for look in looks for fault in look.result()), *guards) or found

    def _content_faults(self, *, full: bool) -> Iterator[str]:
        """What is wrong with rows that SQLite finds in order."""
        database = self._profile.database
        yield from sitting_faults(database)
        yield from mark_faults(database)
        yield from step_faults(database)
        yield from self._card_faults(full=full)
        strayed = [f"The memory of {one.card} is not what its log gives." for one in strayed_memories(database)]
        for head in deck_heads(database):
            names = (card_of_row(database, n) for _, _, n in strayed_growth(database, head.id))
            strayed += [f"The card {name} is not open or locked as its siblings' memories say." for name in names]
        if strayed:
            yield from strayed[:_MOST_SENTENCES]
            if len(strayed) > _MOST_SENTENCES:
                yield f"So are {len(strayed) - _MOST_SENTENCES} more."
            yield "Put them right with quizapp rebuild."

    def rebuild(self) -> RebuildReport:
        """Recomputes every card's memory from the review log, and from these which cards are open."""
        database = self._profile.database
        with self._profile.writing("The memories are as they were."), without_garbage():
            cards = int(database.value("SELECT count(*) FROM cards"))
            strayed = strayed_memories(database)
            for one in strayed:
                remember(database, one.n, told(one.memory), forward=one.forward)
            changed = {one.n for one in strayed}
            for head in deck_heads(database):
                changed |= relock(database, head.id).changed
        self._profile.changed()
        return RebuildReport(cards=cards, changed=len(changed))

    def _card_faults(self, *, full: bool) -> Iterator[str]:
        """A sentence for each deck whose cards are not what its facts and the person's edits make."""
        from quizapp.services._library.loading import decide  # noqa: PLC0415 - a backup needs no generators of cards

        database = self._profile.database
        for head in deck_heads(database):
            if not full and counts_of(database, head.id).facts > MANY_FACTS:
                continue
            decision = decide(
                states_of(database, head.id), deck_content(database, head), edits_of_deck(database, head.id)
            )
            # The options of a choice card come from other facts too: they are those of the deck when it was last made.
            made = any(state.view != View.CHOICE for state in decision.write.cards.values())
            if decision.write.facts or made:
                yield f"The cards of “{head.title}” are not what its facts make. Load the deck again; progress stays."


def restore_profile(profile_database: Path, file: Path, at: datetime) -> Path | None:
    """The like of ``BackupService.restore`` for a profile that cannot be opened: puts a backup in the place of its
    database.

    Gives the path at which the former file is kept, None if there was none. Raises UserError with nothing changed.
    """
    from quizapp.storage.restoring import put_in_place, require_sound  # noqa: PLC0415 - as above

    require_sound(file)
    return put_in_place(file, profile_database, former_place(profile_database, at))


def former_place(database: Path, at: datetime) -> Path:
    """Where the former database is kept: beside, under its date and a number if need be."""
    stem = f"{database.stem}-before-restore-{at:%Y-%m-%d-%H%M%S}"
    names = [stem, *(f"{stem}-{number}" for number in range(2, 100))]
    for name in names:
        place = database.with_name(f"{name}{database.suffix}")
        if not place.exists():
            return place
    raise UserError(f"There are too many former databases beside {database}. Nothing was changed. Move some away.")

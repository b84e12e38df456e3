"""Undo: takes back what was done last, one step after another, also after a new start and from a second window."""

from dataclasses import dataclass
from datetime import datetime

from quizapp.content.cards import CardId
from quizapp.content.facts import DeckId, FactId
from quizapp.services._profile import OpenProfile
from quizapp.services._studying.answers import take_back
from quizapp.services.changes import Changes
from quizapp.services.journal import Act, Step, last_step
from quizapp.storage.marks import settle_retired
from quizapp.storage.reviews import answer_by_number
from quizapp.storage.steps import Image, facts_in, images_of, note_undone, put_back
from quizapp.storage.tags import merge_deck_tags

UNDO_KEPT = "Nothing was taken back."


@dataclass(frozen=True, slots=True, kw_only=True)
class Undone:
    """What was taken back. ``facts`` counts the facts or cards, ``card`` is the one that was on the screen."""

    act: Act
    facts: int
    card: CardId | None
    changes: Changes

    @property
    def asks_again(self) -> bool:
        """Whether a session is to stand at the card again: the step had taken it off the screen."""
        return self.card is not None and self.act in {Act.GRADE, Act.SUSPEND, Act.BURY, Act.DELETE}


@dataclass(frozen=True, slots=True, kw_only=True)
class Remade:
    """Facts whose cards are made anew when a step is taken back."""

    deck: DeckId
    facts: tuple[FactId, ...]


class UndoService:
    """The steps of the study day, newest first."""

    def __init__(self, profile: OpenProfile) -> None:
        self._profile = profile

    def last(self, deck: DeckId | None = None) -> Step | None:
        """What ``undo`` would take back, in a deck or in any; None where there is nothing left of today."""
        profile = self._profile
        with profile.database.reading():
            profile.revision()
            return last_step(profile, profile.today(), deck)

    def remade(self, deck: DeckId | None = None) -> Remade | None:
        """The facts whose cards ``undo`` would make anew; None where it takes back no text."""
        profile = self._profile
        with profile.database.reading():
            profile.revision()
            last = last_step(profile, profile.today(), deck)
            if last is None or last.act is Act.IMPORT:  # which is taken back as a whole, in its own time
                return None
            facts = tuple(_changed_texts(images_of(profile.database, last.id)))
            return Remade(deck=last.deck, facts=facts) if facts else None

    def undo(self, deck: DeckId | None = None) -> Undone | None:
        """Takes back the last step of today, in a deck or in any; None where there is nothing left."""
        profile = self._profile
        with profile.writing(UNDO_KEPT):
            profile.revision()
            now = profile.now()
            last = last_step(profile, profile.today(now), deck)
            return None if last is None else undo_step(profile, last, now)


def undo_step(profile: OpenProfile, last: Step, now: datetime) -> Undone:
    """Takes back the newest standing step (of its deck). Call it inside ``writing``."""
    database = profile.database
    if last.review is not None:
        take_back(profile, answer_by_number(database, last.review), now)
    images = images_of(database, last.id)
    if images and images[0]["table"] in {"imports", "loaded"}:
        return (_undo_import if images[0]["table"] == "imports" else _undo_load)(profile, last, images, now)
    new_decks = [image for image in images if image["table"] == "decks"]
    for image in reversed([image for image in images if image not in new_decks]):
        put_back(database, last.deck, image)
    note_undone(database, last.id, now)
    deleted = facts_in([image for image in images if "deleted" in image["columns"]])
    if deleted:
        settle_retired(database, last.deck, deleted)
    tagged = facts_in([image for image in images if image["table"] == "fact_tags"])
    if tagged:
        merge_deck_tags(database, last.deck, tagged)
    changed = _changed_texts(images)
    if changed:
        # Late: what makes cards is loaded when texts come back; a grade's undo needs none of it.
        from quizapp.services._library.editing import write_facts  # noqa: PLC0415

        write_facts(profile, last.deck, changed)
    for image in new_decks:  # at the end: the cards of a deck that is out of sight are not made
        put_back(database, last.deck, image)
    changes = _changes(last, images)
    _forget_what_changed(profile, last, images, changes)
    return Undone(act=last.act, facts=last.facts, card=last.card, changes=changes)


def _forget_what_changed(profile: OpenProfile, last: Step, images: list[Image], changes: Changes) -> None:
    """What is kept in memory and was taken back."""
    if any("record" in image["columns"] for image in images):  # a fact of the person's own came, went or changed
        profile.kept_contents.pop(last.deck, None)
    if changes.decks:
        profile.changed()
    elif _changed_texts(images):
        profile.texts_changed()
    else:
        profile.cards_changed()


def _undo_import(profile: OpenProfile, last: Step, images: list[Image], now: datetime) -> Undone:
    from quizapp.services._bringing.undo import take_back_import  # noqa: PLC0415 - seldom needed

    take_back_import(profile, images, now)
    note_undone(profile.database, last.id, now)
    profile.changed()
    changes = Changes(decks=True, facts=True, cards=True, memory=True)
    return Undone(act=last.act, facts=last.facts, card=last.card, changes=changes)


def _undo_load(profile: OpenProfile, last: Step, images: list[Image], now: datetime) -> Undone:
    from quizapp.services._library.loading_undo import take_back_load  # noqa: PLC0415 - seldom needed

    take_back_load(profile.database, last.deck, images[0], now)
    note_undone(profile.database, last.id, now)
    profile.changed()
    return Undone(act=last.act, facts=last.facts, card=last.card, changes=Changes(decks=True, facts=True, cards=True))


def _changed_texts(images: list[Image]) -> list[FactId]:
    """The facts whose cards are to be made anew."""
    return facts_in([image for image in images if image["table"] == "edits" or "record" in image["columns"]])


def _changes(last: Step, images: list[Image]) -> Changes:
    tables = {image["table"] for image in images}
    decks = any("deleted" in image["columns"] for image in images)
    return Changes(
        decks=decks,
        facts=bool(tables & {"facts", "fact_tags", "edits"}),
        cards="cards" in tables or "edits" in tables or decks,
        memory=last.review is not None,
    )

"""The library: decks, facts, cards, items; loading, editing, searching.

What works with a deck's content (parser, generators of cards and items) is imported by the calls that need it: listing
the decks, which every start does, does not.
"""

from collections.abc import Collection, Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from quizapp.content.deck import Deck
from quizapp.content.facts import DeckId, FactId
from quizapp.errors import UserError
from quizapp.services._day import current_policy, size_of_day
from quizapp.services._library.decks import deck_of, head_of, titles_of, unknown_deck
from quizapp.services._library.views import (
    CardLine,
    DeckSummary,
    FactDetail,
    FactField,
    FactRow,
    FactTexts,
    LoadReport,
)
from quizapp.services._profile import OpenProfile
from quizapp.services.changes import Changes
from quizapp.services.journal import Act, step
from quizapp.stats.mastery import recall_by_fact
from quizapp.storage.cards import card_counts, memories_of_deck
from quizapp.storage.decks import DeckHead, counts_of, deck_head, deck_heads, fact_lines, topics_of
from quizapp.storage.edits import edits_of_deck

if TYPE_CHECKING:
    from quizapp.content.cards import Card
    from quizapp.content.items import Item, ItemKind
    from quizapp.content.review import Finding
    from quizapp.services._library.at_hand import WholeDeck

__all__ = ["CardLine", "DeckSummary", "FactDetail", "FactField", "FactRow", "FactTexts", "LibraryService", "LoadReport"]

_EDIT_KEPT = "The fact is as it was."


class LibraryService:
    """Decks in the profile."""

    def __init__(self, profile: OpenProfile) -> None:
        self._profile = profile

    def decks(self) -> tuple[DeckSummary, ...]:
        """Every deck of the profile, in the order of their titles."""
        profile = self._profile
        now = profile.now()
        with profile.database.reading():
            profile.revision()
            return tuple(self._summary(head, now) for head in deck_heads(profile.database))

    def titles(self) -> dict[DeckId, str]:
        """Every deck with its title, in the order of their titles: nothing is counted."""
        return titles_of(self._profile)

    def deck(self, name: str) -> Deck:
        """A deck by its id in the profile, with the person's edits, or (read only) by the path of a deck folder.

        Raises UserError naming the decks there are, FileError for a broken deck file.
        """
        profile = self._profile
        with profile.database.reading():
            if deck_head(profile.database, DeckId(name)) is not None:
                return deck_of(profile, DeckId(name))
            from quizapp.services._library.deckfiles import is_there, read_deck_text  # noqa: PLC0415 - see the module

            if not is_there(name):
                raise unknown_deck(profile, name)
        return read_deck_text(Path(name)).parse()

    def read(self, path: Path) -> Deck:
        """A deck as it lies in a folder, a deck file or a ``.quizdeck``; nothing is loaded. UserError, FileError."""
        from quizapp.services._library.whole import read_deck_file  # noqa: PLC0415 - see the module

        return read_deck_file(path)

    def load(self, path: Path, *, as_step: bool = False) -> LoadReport:
        """Loads a deck folder or file, or a ``.quizdeck``: updates by id, keeps history and edits; a broken file loads
        nothing (FileError). ``as_step``: a person asked for it, and can take it back as one step."""
        from quizapp.services._library.loading import load  # noqa: PLC0415
        from quizapp.services._library.loading_undo import content_here, image_of_deck  # noqa: PLC0415 - as above
        from quizapp.services._library.whole import read_deck_file  # noqa: PLC0415 - see the module

        deck = read_deck_file(path)
        profile, database = self._profile, self._profile.database
        changes = Changes()
        with profile.writing("Nothing was loaded; the profile is as it was."):
            before = content_here(database, deck.id) if as_step else None
            decision = load(database, deck, profile.now())
            if as_step and content_here(database, deck.id) != before:
                touched = decision.new_facts + decision.changed_facts + decision.retired_facts
                with step(profile, Act.IMPORT, deck.id, touched=touched) as kept:
                    kept.images.append(image_of_deck(before))
                changes = Changes(decks=True, facts=True, cards=True, step=kept.id, undo=kept.told)
        profile.changed()
        return LoadReport(
            deck=deck.id,
            title=deck.title,
            new_facts=decision.new_facts,
            changed_facts=decision.changed_facts,
            unchanged_facts=decision.unchanged_facts,
            retired_facts=decision.retired_facts,
            kept_edits=decision.kept_edits,
            changes=changes,
        )

    def cards(self, name: str) -> tuple["Card", ...]:
        """The cards of a deck (id or path)."""
        from quizapp.content.generators import cards_of  # noqa: PLC0415 - see the module

        return cards_of(self.deck(name))

    def items(self, name: str, seed: int = 0, kind: "ItemKind | None" = None) -> tuple["Item", ...]:
        """The items of a deck (id or path)."""
        from quizapp.content.generators import items_of  # noqa: PLC0415 - see the module

        return items_of(self.deck(name), seed, kind)

    def rows(self, deck: DeckId) -> tuple[FactRow, ...]:
        """The facts of a deck as rows."""
        profile = self._profile
        with profile.database.reading():
            profile.revision()
            head_of(profile, deck)
            recalls = recall_by_fact(memories_of_deck(profile.database, deck), profile.today(), current_policy(profile))
            counts = card_counts(profile.database, deck)
            titles = {topic.id: topic.title for topic in topics_of(profile.database, deck)}
            edits = edits_of_deck(profile.database, deck)
            return tuple(
                FactRow(
                    id=line.id,
                    topic=line.topic,
                    topic_title=titles.get(line.topic, line.topic),
                    statement=line.statement,
                    cards=counts.get(line.id, 0),
                    items=line.items,
                    recall=recalls.get(line.id),
                    edited=line.id in edits,
                )
                for line in fact_lines(profile.database, deck)
            )

    def detail(self, deck: DeckId, fact: FactId) -> FactDetail:
        """A fact with its texts, cards and items."""
        from quizapp.services._library.editing import own_and_edits, without_text  # noqa: PLC0415 - see the module
        from quizapp.services._library.facts import detail  # noqa: PLC0415

        with self._profile.database.reading():
            own, edits = own_and_edits(self._profile, deck, fact)
            shown, _ = without_text(own, edits, path="")
            return detail(self._profile, deck, own, shown, edits)

    def edit(self, deck: DeckId, fact: FactId, path: str, text: str) -> Changes:
        """Changes one text of a fact; UserError when the fact would break. Memory stays."""
        return self.edit_texts(deck, fact, {path: text})

    def edit_texts(self, deck: DeckId, fact: FactId, texts: Mapping[str, str]) -> Changes:
        """Changes texts of a fact by their paths, all as one step or, when the fact would break (UserError), none."""
        from quizapp.services._library.editing import own_and_edits, store, with_text  # noqa: PLC0415 - see the module

        with self._profile.writing(_EDIT_KEPT):
            own, edits = own_and_edits(self._profile, deck, fact)
            after = edits
            for path, text in texts.items():
                _, after = with_text(own, after, path, text)
            if after == edits:
                return Changes()
            changes = store(self._profile, deck, fact, texts, after)
        self._profile.texts_changed()
        return changes

    def restore_text(self, deck: DeckId, fact: FactId, path: str) -> Changes:
        """Takes the deck's own text again."""
        from quizapp.services._library.editing import own_and_edits, store, without_text  # noqa: PLC0415 - see the module

        with self._profile.writing(_EDIT_KEPT):
            own, edits = own_and_edits(self._profile, deck, fact)
            if path not in edits:
                return Changes()
            _, after = without_text(own, edits, path)
            changes = store(self._profile, deck, fact, (path,), after)
        self._profile.texts_changed()
        return changes

    def preview(self, deck: DeckId, fact: FactId, path: str, text: str) -> FactDetail:
        """The fact as it would be after an edit, nothing stored; UserError when it would break."""
        from quizapp.services._library.editing import own_and_edits, with_text  # noqa: PLC0415 - see the module
        from quizapp.services._library.facts import detail  # noqa: PLC0415

        with self._profile.database.reading():
            own, edits = own_and_edits(self._profile, deck, fact)
            shown, edits = with_text(own, edits, path, text)
            return detail(self._profile, deck, own, shown, edits)

    def texts(self, deck: DeckId, fact: FactId) -> FactTexts:
        """The texts of a fact, without what is made of it: quick in a deck of any size."""
        from quizapp.services._library.editing import own_and_edits  # noqa: PLC0415 - see the module
        from quizapp.services._library.facts import texts  # noqa: PLC0415

        with self._profile.database.reading():
            return texts(self._profile, deck, *own_and_edits(self._profile, deck, fact))

    def wrong_text(self, deck: DeckId, fact: FactId, path: str, text: str) -> str:
        """What is wrong with a text in its place, empty where nothing is. Nothing is stored."""
        from quizapp.services._library.editing import own_and_edits, with_text  # noqa: PLC0415 - see the module

        with self._profile.database.reading():
            try:
                with_text(*own_and_edits(self._profile, deck, fact), path, text)
            except UserError as error:
                return str(error)
        return ""

    def is_at_hand(self, deck: DeckId, facts: Collection[FactId] | None = None) -> bool:
        """Whether these facts (None: any) can be shown and edited at once. Otherwise the whole deck is read first: by
        ``whole`` of services beside these, and ``take_up``."""
        from quizapp.services._library.at_hand import is_at_hand  # noqa: PLC0415 - see the module

        with self._profile.database.reading():
            return is_at_hand(self._profile, deck, facts)

    def revision(self) -> int:
        """A number that is another one after anything was written."""
        with self._profile.database.reading():
            return self._profile.revision()

    def whole(self, deck: DeckId) -> "WholeDeck":
        """A deck of any size, read for ``take_up``. It may take seconds."""
        from quizapp.services._library.at_hand import whole_deck  # noqa: PLC0415 - see the module

        with self._profile.database.reading():
            return whole_deck(self._profile, deck)

    def take_up(self, whole: "WholeDeck", revision: int) -> bool:
        """Takes up a deck that was read beside; False where something was written since that revision."""
        from quizapp.services._library.at_hand import take_up  # noqa: PLC0415 - see the module

        with self._profile.database.reading():
            return take_up(self._profile, whole, revision)

    def check(self, path: Path) -> tuple["Finding", ...]:
        """The item-writing review of a deck folder or file."""
        from quizapp.content.deckfiles.deckfile import places_of  # noqa: PLC0415 - see the module
        from quizapp.content.review import review  # noqa: PLC0415
        from quizapp.services._library.deckfiles import read_deck_text  # noqa: PLC0415

        text = read_deck_text(path)
        return review(text.parse(), where=places_of(text.content, str(text.file)))

    def _summary(self, head: DeckHead, now: datetime) -> DeckSummary:
        counts = counts_of(self._profile.database, head.id)
        due = size_of_day(self._profile, head.id, now).total
        return DeckSummary(
            id=head.id, title=head.title, facts=counts.facts, cards=counts.cards, items=counts.items, due=due
        )

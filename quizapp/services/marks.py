"""What a person does to cards and facts beside answering: set aside, put off, flag, mark, tag, delete.

Each call is one step of the undo journal, for one card or for 100,000; what is so already is left out, and where
nothing is left there is no step. ``asked`` is the card on the screen, to which a session goes back when the step is
taken back; for a single card it need not be said.
"""

from collections.abc import Callable, Collection, Iterable

from quizapp.content.cards import CardId
from quizapp.content.facts import DeckId, FactId
from quizapp.content.flags import Flag
from quizapp.content.tags import cleaned_tag, is_below, renamed
from quizapp.errors import UserError
from quizapp.services._library.decks import head_of
from quizapp.services._profile import OpenProfile
from quizapp.services.changes import Changes
from quizapp.services.journal import Act, step
from quizapp.storage.marks import (
    FoundCards,
    buried_cards,
    cards_without,
    facts_without,
    find_cards,
    set_cards,
    set_facts,
    settle_retired,
    unknown_facts,
)
from quizapp.storage.tags import put_tags, shown_tags, tags_in_use, take_tags

_KEPT = "Nothing was changed."


class MarksService:
    """Marks on cards and facts of one deck at a time."""

    def __init__(self, profile: OpenProfile) -> None:
        self._profile = profile

    def suspend(self, cards: Collection[CardId], asked: CardId | None = None) -> Changes:
        """Sets cards aside: they are not asked until they are taken up again."""
        return self._mark_cards(Act.SUSPEND, cards, "suspended", 1, asked)

    def unsuspend(self, cards: Collection[CardId]) -> Changes:
        """Takes cards up again."""
        return self._mark_cards(Act.UNSUSPEND, cards, "suspended", 0)

    def bury(self, cards: Collection[CardId], asked: CardId | None = None) -> Changes:
        """Puts cards off until the next study day."""
        return self._mark_cards(Act.BURY, cards, "buried_day", self._profile.today(), asked)

    def unbury(self, deck: DeckId) -> Changes:
        """Brings back today what was put off today in a deck."""
        profile = self._profile
        with profile.writing(_KEPT):
            profile.revision()
            head_of(profile, deck)
            ns = buried_cards(profile.database, deck, profile.today())
            return self._set_cards(Act.UNBURY, deck, "buried_day", None, ns, None)

    def flag(self, cards: Collection[CardId], flag: Flag) -> Changes:
        """Puts a flag on cards, or takes it off (``Flag.NONE``)."""
        return self._mark_cards(Act.FLAG, cards, "flag", int(flag))

    def mark(self, deck: DeckId, facts: Collection[FactId], *, on: bool) -> Changes:
        """Marks facts, or takes their marks off."""
        return self._mark_facts(Act.MARK, deck, facts, "marked", int(on))

    def delete(self, deck: DeckId, facts: Collection[FactId], asked: CardId | None = None) -> Changes:
        """Deletes facts with all their cards, also for newer files of the deck. Their history stays in the log."""
        return self._mark_facts(Act.DELETE, deck, facts, "deleted", 1, asked)

    def restore(self, deck: DeckId, facts: Collection[FactId]) -> Changes:
        """Brings deleted facts back, however long ago they were deleted."""
        return self._mark_facts(Act.ADD, deck, facts, "deleted", 0)

    def tags(self, deck: DeckId) -> tuple[str, ...]:
        """Every tag in use in a deck."""
        profile = self._profile
        with profile.database.reading():
            profile.revision()
            head_of(profile, deck)
            return tags_in_use(profile.database, deck)

    def add_tags(self, deck: DeckId, facts: Collection[FactId], tags: Iterable[str]) -> Changes:
        """Tags facts. UserError for a tag that cannot be one."""
        wanted = _cleaned(tags)
        spelt = {tag.casefold(): tag for tag in self.tags(deck)}  # one spelling a deck: Exam and exam are the same
        new = tuple(spelt.get(tag.casefold(), tag) for tag in wanted)
        return self._retag(deck, facts, lambda had: {*had, *new})

    def remove_tags(self, deck: DeckId, facts: Collection[FactId], tags: Iterable[str]) -> Changes:
        """Takes tags off facts, and those below them; one of the deck's own stays off when a newer file has it."""
        unwanted = _cleaned(tags)
        return self._retag(
            deck, facts, lambda had: {tag for tag in had if not any(is_below(tag, one) for one in unwanted)}
        )

    def rename_tag(self, deck: DeckId, old: str, new: str) -> Changes:
        """Calls a tag otherwise on every fact of a deck, and those below it with it."""
        (former,), (latter,) = _cleaned((old,)), _cleaned((new,))
        return self._retag(deck, None, lambda had: {renamed(tag, former, latter) for tag in had})

    # --- one step ---------------------------------------------------------------------------------------------------

    def _mark_cards(
        self, act: Act, cards: Collection[CardId], column: str, value: int, asked: CardId | None = None
    ) -> Changes:
        profile = self._profile
        with profile.writing(_KEPT):
            profile.revision()
            if not cards:
                return Changes()
            found = find_cards(profile.database, cards)
            deck = _one_deck(found)
            ns = cards_without(profile.database, column, value, found.ns)
            return self._set_cards(act, deck, column, value, ns, self._row_of(asked))

    def _set_cards(
        self, act: Act, deck: DeckId, column: str, value: int | None, ns: tuple[int, ...], asked: int | None
    ) -> Changes:
        if not ns:
            return Changes()
        profile = self._profile
        asked = ns[0] if asked is None and len(ns) == 1 else asked
        with step(profile, act, deck, card=asked, touched=len(ns)) as kept:
            kept.keep_cards((column,), ns)
            set_cards(profile.database, column, value, ns)
        profile.cards_changed()
        return Changes(cards=True, step=kept.id, undo=kept.told)

    def _mark_facts(
        self, act: Act, deck: DeckId, facts: Collection[FactId], column: str, value: int, asked: CardId | None = None
    ) -> Changes:
        profile = self._profile
        with profile.writing(_KEPT):
            profile.revision()
            head_of(profile, deck)
            self._require_known(deck, facts, deleted_too=column == "deleted")
            changed = facts_without(profile.database, deck, column, value, facts)
            if not changed:
                return Changes()
            with step(profile, act, deck, card=self._row_of(asked), touched=len(changed)) as kept:
                kept.keep_facts((column,), changed)
                set_facts(profile.database, deck, column, value, changed)
                if column == "deleted":
                    settle_retired(profile.database, deck, changed)
                    profile.changed()
        profile.cards_changed()
        return Changes(decks=column == "deleted", facts=True, cards=column == "deleted", step=kept.id, undo=kept.told)

    def _retag(self, deck: DeckId, facts: Collection[FactId] | None, after: Callable[[set[str]], set[str]]) -> Changes:
        """Gives facts (None: every tagged one) the tags that follow from those they have."""
        profile = self._profile
        database = profile.database
        with profile.writing(_KEPT):
            profile.revision()
            head_of(profile, deck)
            self._require_known(deck, facts or ())
            had = {fact: set(tags) for fact, tags in shown_tags(database, deck, facts).items()}
            named = had.keys() if facts is None else facts
            wanted = {fact: after(had.get(fact, set())) for fact in named}
            changed = {fact: tags for fact, tags in wanted.items() if tags != had.get(fact, set())}
            if not changed:
                return Changes()
            with step(profile, Act.TAG, deck, touched=len(changed)) as kept:
                kept.keep_tags(changed.keys())
                take_tags(database, deck, {fact: had.get(fact, set()) - tags for fact, tags in changed.items()})
                put_tags(database, deck, {fact: tags - had.get(fact, set()) for fact, tags in changed.items()})
        profile.cards_changed()
        return Changes(facts=True, step=kept.id, undo=kept.told)

    def _row_of(self, card: CardId | None) -> int | None:
        return None if card is None else next(iter(find_cards(self._profile.database, (card,)).ns), None)

    def _require_known(self, deck: DeckId, facts: Collection[FactId], *, deleted_too: bool = False) -> None:
        unknown = unknown_facts(self._profile.database, deck, facts, deleted_too=deleted_too)
        if unknown:
            raise UserError(f"The deck has no fact {unknown[0]}. {_KEPT} Look ids up with quizapp facts {deck}.")


def _one_deck(found: FoundCards) -> DeckId:
    if found.unknown:
        raise UserError(
            f"There is no card {found.unknown[0]}, or it has left its deck. {_KEPT} "
            "Look ids up with quizapp cards DECK."
        )
    if len(found.decks) > 1:
        raise UserError(
            f"These cards are of several decks ({', '.join(found.decks)}). {_KEPT} Take one deck at a time."
        )
    return found.decks[0]


def _cleaned(tags: Iterable[str]) -> tuple[str, ...]:
    try:
        return tuple(dict.fromkeys(cleaned_tag(tag) for tag in tags))
    except ValueError as error:
        raise UserError(f"Nothing was tagged otherwise: {error}.") from error

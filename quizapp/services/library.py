"""The library: decks, facts, cards, items; loading, editing, searching."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from quizapp.content.cards import Card
from quizapp.content.facts import Deck, DeckId, Fact, FactId, TopicId
from quizapp.content.generators import cards_of, cards_of_fact, items_of, items_of_fact
from quizapp.content.items import Item, ItemKind
from quizapp.scheduling.memory import Memory, New, Reviewed, State, state_of
from quizapp.services._deckfiles import read_deck_text
from quizapp.services._editing import own_and_edits, shown_deck, store, with_text, without_text
from quizapp.services._edits import editable_texts, overlaid_fact
from quizapp.services._loading import load
from quizapp.services._profile import OpenProfile
from quizapp.services.changes import Changes
from quizapp.stats.mastery import recall_by_fact
from quizapp.storage import cards as stored
from quizapp.storage.cards import Scope
from quizapp.storage.decks import DeckHead, FactLine, counts_of, deck_head, deck_heads, fact_lines, topic_title
from quizapp.storage.edits import Texts, edits_of_deck

if TYPE_CHECKING:
    from quizapp.content.review import Finding

_EDIT_KEPT = "The fact is as it was."


@dataclass(frozen=True, slots=True, kw_only=True)
class DeckSummary:
    """A deck in one line: counts of facts, cards, items, and cards to do today (due and new within the limits)."""

    id: DeckId
    title: str
    facts: int
    cards: int
    items: int
    due: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadReport:
    """What loading a deck file did, by id. Retired cards left the file: they rest, their history is kept."""

    deck: DeckId
    title: str
    new_facts: int
    changed_facts: int
    unchanged_facts: int
    retired_facts: int
    kept_edits: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FactRow:
    """A fact as a row of the Library's table. ``recall`` is today's mean probability of its studied cards."""

    id: FactId
    topic: TopicId
    topic_title: str
    statement: str
    cards: int
    items: int
    recall: float | None
    edited: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CardLine:
    """A card with its state, for the Library's detail. ``due`` in words is the face's business: a day ordinal or
    None."""

    card: Card
    state: State
    due_day: int | None
    reviews: int
    lapses: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FactField:
    """One text of a fact that a person may edit in place: ``path`` such as ``statement``, ``why``, ``ask-1.question``,
    ``ask-1.answer``, ``ask-1.reverse``, ``cloze-1`` (with its braces)."""

    path: str
    label: str
    text: str
    edited: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FactDetail:
    """Everything the Library shows beside a chosen fact."""

    row: FactRow
    why: str
    source: str
    fields: tuple[FactField, ...]
    cards: tuple[CardLine, ...]
    items: tuple[Item, ...]


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

    def deck(self, name: str) -> Deck:
        """A deck by its id in the profile, with the person's edits, or (read only) by the path of a deck folder.

        Raises UserError naming the decks there are, FileError for a broken deck file.
        """
        profile = self._profile
        with profile.database.reading():
            if deck_head(profile.database, DeckId(name)) is not None:
                return profile.deck(DeckId(name))
            if not Path(name).exists():
                raise profile.unknown_deck(name)
        return read_deck_text(Path(name)).parse()

    def load(self, path: Path) -> LoadReport:
        """Loads a deck folder or file: updates by id, keeps history and edits; a broken file loads nothing
        (FileError)."""
        deck = read_deck_text(path).parse()
        profile = self._profile
        with profile.database.writing("Nothing was loaded; the profile is as it was."):
            decision = load(profile.database, deck, profile.now())
        profile.changed()
        return LoadReport(
            deck=deck.id,
            title=deck.title,
            new_facts=decision.new_facts,
            changed_facts=decision.changed_facts,
            unchanged_facts=decision.unchanged_facts,
            retired_facts=decision.retired_facts,
            kept_edits=decision.kept_edits,
        )

    def cards(self, name: str) -> tuple[Card, ...]:
        """The cards of a deck (id or path)."""
        return cards_of(self.deck(name))

    def items(self, name: str, seed: int = 0, kind: ItemKind | None = None) -> tuple[Item, ...]:
        """The items of a deck (id or path)."""
        return items_of(self.deck(name), seed, kind)

    def rows(self, deck: DeckId) -> tuple[FactRow, ...]:
        """The facts of a deck as rows."""
        profile = self._profile
        with profile.database.reading():
            profile.revision()
            profile.head(deck)
            recalls = recall_by_fact(stored.memories_of_deck(profile.database, deck), profile.today(), profile.policy())
            counts = stored.card_counts(profile.database, deck)
            titles = {topic.id: topic.title for topic in profile.topics(deck)}
            edits = edits_of_deck(profile.database, deck)
            return tuple(
                _row(
                    line,
                    titles.get(line.topic, line.topic),
                    cards=counts.get(line.id, 0),
                    recall=recalls.get(line.id),
                    edited=line.id in edits,
                )
                for line in fact_lines(profile.database, deck)
            )

    def detail(self, deck: DeckId, fact: FactId) -> FactDetail:
        """A fact with its texts, cards and items."""
        with self._profile.database.reading():
            own, edits = own_and_edits(self._profile, deck, fact)
            return self._detail(deck, own, overlaid_fact(own, edits).fact, edits)

    def edit(self, deck: DeckId, fact: FactId, path: str, text: str) -> Changes:
        """Changes one text of a fact; UserError when the fact would break. Memory stays."""
        with self._profile.database.writing(_EDIT_KEPT):
            own, edits = own_and_edits(self._profile, deck, fact)
            shown, edits = with_text(own, edits, path, text)
            store(self._profile, deck, own, shown, path, edits)
        self._profile.changed()
        return Changes(facts=True)

    def restore_text(self, deck: DeckId, fact: FactId, path: str) -> Changes:
        """Takes the deck's own text again."""
        with self._profile.database.writing(_EDIT_KEPT):
            own, edits = own_and_edits(self._profile, deck, fact)
            if path not in edits:
                return Changes()
            shown, edits = without_text(own, edits, path)
            store(self._profile, deck, own, shown, path, edits)
        self._profile.changed()
        return Changes(facts=True)

    def preview(self, deck: DeckId, fact: FactId, path: str, text: str) -> FactDetail:
        """The fact as it would be after an edit, nothing stored; UserError when it would break."""
        with self._profile.database.reading():
            own, edits = own_and_edits(self._profile, deck, fact)
            shown, edits = with_text(own, edits, path, text)
            return self._detail(deck, own, shown, edits)

    def check(self, path: Path) -> tuple["Finding", ...]:
        """The item-writing review of a deck folder or file."""
        # Late: the rules of the review are no part of a start.
        from quizapp.content.deckfile import places_of  # noqa: PLC0415
        from quizapp.content.review import review  # noqa: PLC0415

        text = read_deck_text(path)
        return review(text.parse(), where=places_of(text.content, str(text.file)))

    def _summary(self, head: DeckHead, now: datetime) -> DeckSummary:
        counts = counts_of(self._profile.database, head.id)
        due = self._profile.plan(Scope(deck=head.id), now).queue.total
        return DeckSummary(
            id=head.id, title=head.title, facts=counts.facts, cards=counts.cards, items=counts.items, due=due
        )

    def _detail(self, deck: DeckId, own: Fact, shown: Fact, edits: Texts) -> FactDetail:
        profile = self._profile
        whole = shown_deck(profile, deck, shown)
        known = {one.card.id: one.memory for one in stored.cards_of_fact(profile.database, deck, own.id)}
        recalls = recall_by_fact(((own.id, memory) for memory in known.values()), profile.today(), profile.policy())
        cards = tuple(_card_line(card, known.get(card.id, New())) for card in cards_of_fact(whole, shown))
        items = items_of_fact(whole, shown, seed=0)
        line = FactLine(
            id=own.id,
            topic=own.topic,
            paragraph=own.paragraph,
            statement=shown.statement,
            why=shown.why,
            items=len(items),
        )
        title = topic_title(profile.database, deck, own.topic)
        return FactDetail(
            row=_row(line, title, cards=len(cards), recall=recalls.get(own.id), edited=bool(edits)),
            why=shown.why,
            source=whole.source.place(own.paragraph),
            fields=_fields(own, edits),
            cards=cards,
            items=items,
        )


def _row(line: FactLine, topic_title: str, *, cards: int, recall: float | None, edited: bool) -> FactRow:
    return FactRow(
        id=line.id,
        topic=line.topic,
        topic_title=topic_title,
        statement=line.statement,
        cards=cards,
        items=line.items,
        recall=recall,
        edited=edited,
    )


def _card_line(card: Card, memory: Memory) -> CardLine:
    return CardLine(
        card=card,
        state=state_of(memory),
        due_day=memory.due_day if isinstance(memory, Reviewed) else None,
        reviews=0 if isinstance(memory, New) else memory.reviews,
        lapses=0 if isinstance(memory, New) else memory.lapses,
    )


def _fields(own: Fact, edits: Texts) -> tuple[FactField, ...]:
    kept = overlaid_fact(own, edits).kept
    return tuple(
        FactField(
            path=one.path,
            label=one.label,
            text=edits[one.path] if one.path in kept else one.text,
            edited=one.path in kept,
        )
        for one in editable_texts(own)
    )

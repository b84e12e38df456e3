"""The Library's table: what a search finds, the rows in view, tags, duplicates, finding and replacing.

Rows go by numbers, which stay as long as the profile does. A row is read when it comes into view.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence, Set
from statistics import fmean

from quizapp.content.cards import CardId
from quizapp.content.duplicates import alike
from quizapp.content.facts import DeckId, FactId
from quizapp.content.search import parse
from quizapp.scheduling.day import StudyDay
from quizapp.scheduling.fsrs import recall_probability
from quizapp.scheduling.memory import Memory, New, Policy, Reviewed, State, state_of
from quizapp.services._day import current_policy
from quizapp.services._library.browse_views import (
    BrowseRow,
    Filters,
    Found,
    Listing,
    Replacement,
    TagLine,
    TopicLine,
    Twin,
)
from quizapp.services._library.decks import deck_of, head_of
from quizapp.services._library.replacing import replace_all, replacements
from quizapp.services._library.search import search_context
from quizapp.services._profile import OpenProfile
from quizapp.services.changes import Changes
from quizapp.storage.browsing import (
    BrowsedCard,
    BrowsedFact,
    Column,
    browsed_cards,
    browsed_facts,
    card_numbers_of,
    cards_in_order,
    cards_of_facts,
    count_rows,
    fact_number,
    fact_numbers_of,
    facts_by_tag,
    facts_by_topic,
    facts_in_order,
    named_cards,
    named_facts,
)
from quizapp.storage.decks import topics_of
from quizapp.storage.search.texts import read_all
from quizapp.storage.settings import store_settings, stored_settings

__all__ = [
    "BrowseRow",
    "BrowseService",
    "Column",
    "Filters",
    "Found",
    "Listing",
    "Replacement",
    "TagLine",
    "TopicLine",
    "Twin",
]


_COLUMNS_KEPT = "library_columns"
"""Under this name the chosen columns stand among the settings."""


class BrowseService:
    """Facts and cards of a deck as a table."""

    def __init__(self, profile: OpenProfile) -> None:
        self._profile = profile

    def find(
        self,
        deck: DeckId,
        search: str,
        listing: Listing = Listing.CARDS,
        column: Column = Column.DECK,
        *,
        descending: bool = False,
    ) -> Found:
        """What a search finds, sorted. Raises SearchError, which says where, for one that cannot be read."""
        tree = parse(search)
        profile = self._profile
        database = profile.database
        if search.strip():
            read_all(database)
        with database.reading():
            profile.revision()
            head_of(profile, deck)
            context = search_context(profile, deck)
            in_order = cards_in_order if listing is Listing.CARDS else facts_in_order
            numbers = in_order(database, tree, context, column, descending=descending)
            return Found(numbers=numbers)

    def count(self, deck: DeckId, listing: Listing) -> int:
        """How many facts or cards a deck has."""
        profile = self._profile
        with profile.database.reading():
            return count_rows(profile.database, deck, listing.value)

    def rows(self, numbers: Sequence[int], listing: Listing) -> tuple[BrowseRow, ...]:
        """The rows of some numbers, in their order; one that left the deck meanwhile is told as it last was."""
        profile = self._profile
        database = profile.database
        with database.reading():
            today, policy = profile.today(), current_policy(profile)
            if listing is Listing.CARDS:
                cards = browsed_cards(database, numbers)
                facts = browsed_facts(database, {card.fact_n for card in cards.values()})
                return tuple(_card_row(cards[n], facts[cards[n].fact_n], today, policy) for n in numbers)
            found, of_facts = browsed_facts(database, numbers), cards_of_facts(database, numbers)
            return tuple(_fact_row(found[n], of_facts.get(n, []), today, policy) for n in numbers)

    def cards(self, numbers: Sequence[int], listing: Listing) -> tuple[CardId, ...]:
        """The cards that rows stand for: themselves, or all of the facts."""
        database = self._profile.database
        with database.reading():
            ns = numbers if listing is Listing.CARDS else card_numbers_of(database, numbers)
            return named_cards(database, ns)

    def facts(self, numbers: Sequence[int], listing: Listing) -> tuple[FactId, ...]:
        """The facts that rows stand for: themselves, or those of the cards."""
        database = self._profile.database
        with database.reading():
            ns = numbers if listing is Listing.FACTS else fact_numbers_of(database, numbers)
            return named_facts(database, ns)

    def number_of(self, deck: DeckId, fact: FactId) -> int | None:
        """The number of a fact's row, None for one that the deck does not have."""
        with self._profile.database.reading():
            return fact_number(self._profile.database, deck, fact)

    def filters(self, deck: DeckId) -> Filters:
        """Topics and tags of a deck, with how many facts each has."""
        profile = self._profile
        database = profile.database
        with database.reading():
            profile.revision()
            head_of(profile, deck)
            of_topic = facts_by_topic(database, deck)
            topics = topics_of(database, deck)
            tags = facts_by_tag(database, deck)
        return Filters(
            topics=tuple(TopicLine(id=one.id, title=one.title, facts=of_topic.get(one.id, 0)) for one in topics),
            tags=tag_tree(tags),
        )

    def today(self) -> StudyDay:
        """The study day from which due days are counted."""
        with self._profile.database.reading():
            return self._profile.today()

    def columns(self) -> tuple[Column, ...]:
        """The columns that the person wants to see."""
        with self._profile.database.reading():
            kept = stored_settings(self._profile.database).get(_COLUMNS_KEPT)
        return tuple(Column) if kept is None else tuple(column for column in Column if column.value in kept)

    def keep_columns(self, columns: Collection[Column]) -> Changes:
        """Keeps which columns the person wants to see."""
        with self._profile.writing("The columns are as they were."):
            store_settings(self._profile.database, {_COLUMNS_KEPT: [column.value for column in columns]})
        return Changes()

    def duplicates(self, deck: DeckId) -> tuple[tuple[Twin, ...], ...]:
        """Groups of facts with nearly the same statement or the same question."""
        profile = self._profile
        with profile.database.reading():
            facts = {fact.id: fact for fact in deck_of(profile, deck).standing}
        questions = {name: tuple(ask.question for ask in fact.asks) for name, fact in facts.items()}
        texts = {name: (fact.statement, *questions[name]) for name, fact in facts.items()}
        return tuple(
            tuple(Twin(fact=name, statement=facts[name].statement, questions=questions[name]) for name in group)
            for group in alike(texts)
        )

    def replacements(
        self, deck: DeckId, find: str, replacement: str, *, match_case: bool = True
    ) -> tuple[Replacement, ...]:
        """Every text of a deck that finding and replacing would change; nothing is stored."""
        profile = self._profile
        with profile.database.reading():
            profile.revision()
            return tuple(replacements(profile, deck, find, replacement, match_case=match_case))

    def replace(self, deck: DeckId, changes: Collection[Replacement]) -> Changes:
        """Makes these changes, as one step. UserError, with nothing changed, where a text was changed meanwhile."""
        return replace_all(self._profile, deck, changes)


def tag_tree(facts_of: Mapping[str, Set[int]]) -> tuple[TagLine, ...]:
    """Tags with the numbers of their facts as lines of a tree: each tag and each level above it, in the order of the
    alphabet."""
    facts: defaultdict[str, set[int]] = defaultdict(set)
    for tag, some in facts_of.items():
        levels = tag.split("::")
        for depth in range(1, len(levels) + 1):
            facts["::".join(levels[:depth])] |= some
    tree = sorted(facts, key=lambda tag: tag.casefold().split("::"))
    return tuple(TagLine(tag=tag, facts=len(facts[tag])) for tag in tree)


def _card_row(card: BrowsedCard, fact: BrowsedFact, today: StudyDay, policy: Policy) -> BrowseRow:
    memory = card.memory
    return BrowseRow(
        n=card.n,
        deck=fact.deck,
        fact=fact.id,
        card=card.id,
        view=card.view,
        text=card.front,
        topic=fact.topic,
        tags=fact.tags,
        cards=1,
        state=state_of(memory),
        due_in=_due_in(memory, today),
        stability=None if isinstance(memory, New) else memory.stability,
        recall=recall_probability(memory, today, policy),
        lapses=0 if isinstance(memory, New) else memory.lapses,
        flag=card.flag,
        suspended=card.suspended,
        buried=card.buried_day == today,
        leech=card.leech,
        locked=card.locked,
        marked=fact.marked,
        own=fact.own,
        edited=fact.edited,
    )


def _fact_row(fact: BrowsedFact, cards: list[BrowsedCard], today: StudyDay, policy: Policy) -> BrowseRow:
    rows = [_card_row(card, fact, today, policy) for card in cards]
    dues = [row.due_in for row in rows if row.due_in is not None]
    recalls = [row.recall for row in rows if row.recall is not None]
    return BrowseRow(
        n=fact.n,
        deck=fact.deck,
        fact=fact.id,
        card=None,
        view=None,
        text=fact.statement,
        topic=fact.topic,
        tags=fact.tags,
        cards=len(rows),
        state=_least({row.state for row in rows}),
        due_in=min(dues, default=None),
        stability=min((row.stability for row in rows if row.stability is not None), default=None),
        recall=fmean(recalls) if recalls else None,
        lapses=max((row.lapses for row in rows), default=0),
        flag=max((row.flag for row in rows), default=0),
        suspended=bool(rows) and all(row.suspended for row in rows),
        buried=bool(rows) and all(row.buried for row in rows),
        leech=any(row.leech for row in rows),
        locked=bool(rows) and all(row.locked for row in rows),
        marked=fact.marked,
        own=fact.own,
        edited=fact.edited,
    )


def _least(states: set[State | None]) -> State | None:
    """The state of a fact: that of its met card that is least far; forms still to open leave no fact new."""
    order = (State.LEARNING, State.RELEARNING, State.REVIEW, State.NEW)
    return next((state for state in order if state in states), None)


def _due_in(memory: Memory, today: StudyDay) -> int | None:
    if isinstance(memory, New):
        return None
    return memory.due_day - today if isinstance(memory, Reviewed) else 0

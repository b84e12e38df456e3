"""What all formats share: what goes out, what comes in, and what could not come along.

A format is a module and a line in ``quizapp.exchange.formats.FORMATS``; docs/formats.md says how to add one.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from quizapp.content.deck import Deck
from quizapp.content.facts import FactId, TopicId
from quizapp.content.items import Item
from quizapp.exchange.formats.entries import Entry, Table, entries_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Outgoing:
    """A deck on its way out, with the items that were made of it, in the order in which they are written.

    ``facts`` are those that a table of facts holds; empty for all.
    """

    deck: Deck
    items: tuple[Item, ...] = ()
    facts: frozenset[FactId] = frozenset()

    @property
    def topics(self) -> Mapping[TopicId, str]:
        """Titles of topics."""
        return {topic.id: topic.title for topic in self.deck.topics}

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The facts as the rows of a table."""
        return tuple(one for one in entries_of(self.deck) if not self.facts or one.fact in self.facts)

    def place(self, item: Item) -> str:
        """Where the item's first fact stands in the source; empty for a fact that the deck has not."""
        fact = self.deck.fact_by_id.get(item.facts[0]) if item.facts else None
        return "" if fact is None else self.deck.source.place(fact.paragraph)


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """Something that a format cannot hold, wholly or in part; ``why`` is a clause that follows its name."""

    what: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A file's content; ``number`` counts the facts or items in it."""

    content: bytes
    number: int
    left_out: tuple[LeftOut, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One format of files. ``suffix`` begins with its dot; a format that cannot be read or written has None there.

    One that ``asks`` holds items, any other holds facts. ``write`` takes everything, and says what it left out.
    """

    id: str
    title: str
    suffix: str
    write: Callable[[Outgoing], Written] | None = None
    read: Callable[[bytes], Table] | None = None
    asks: bool = False

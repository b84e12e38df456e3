"""What all formats share: what goes out, what comes in, and what could not come along.

A format is a module and a line in ``quizapp.exchange.formats.FORMATS``; docs/formats.md says how to add one.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from quizapp.content.deck import Deck
from quizapp.content.facts import FactId, TopicId
from quizapp.content.items import Item
from quizapp.exchange.formats.entries import Entry, Table, entries_of

_Thing = TypeVar("_Thing")
_EVERY = 256
"""A word after so many rows: telling costs less than writing them."""


def _nobody(_share: float) -> None:
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outgoing:
    """A deck on its way out, with the items that were made of it, in the order in which they are written.

    ``facts`` are those that a table of facts holds; empty for all. ``tell`` is told the share of the writing that is
    done, 0 to 1, and stops it by raising.
    """

    deck: Deck
    items: tuple[Item, ...] = ()
    facts: frozenset[FactId] = frozenset()
    tell: Callable[[float], None] = _nobody

    @property
    def topics(self) -> Mapping[TopicId, str]:
        """Titles of topics."""
        return {topic.id: topic.title for topic in self.deck.topics}

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The facts as the rows of a table."""
        return tuple(one for one in entries_of(self.deck) if not self.facts or one.fact in self.facts)

    @property
    def chosen(self) -> int:
        """How many facts a table holds."""
        return sum(not self.facts or fact.id in self.facts for fact in self.deck.standing)

    def telling(self, things: Iterable[_Thing], count: int) -> Iterator[_Thing]:
        """What is written, one after another of about ``count``, with a word now and then of how much is done."""
        for number, thing in enumerate(things):
            if number % _EVERY == 0:
                self.tell(min(1.0, number / max(1, count)))
            yield thing

    def place(self, item: Item) -> str:
        """Where the item's first fact stands in the source; empty for a fact that the deck has not."""
        fact = self.deck.fact_by_id.get(item.facts[0]) if item.facts else None
        return "" if fact is None else self.deck.source.place(fact.paragraph)


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """Something that a format cannot hold: ``name`` is its id, ``what`` are its words, ``why`` a clause that follows
    them. ``partly``: it goes along, but otherwise than it is here."""

    name: str
    what: str
    why: str
    partly: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A file's content; ``number`` counts the facts or items in it."""

    content: bytes
    number: int
    left_out: tuple[LeftOut, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One format of files. ``suffix`` begins with its dot; a format that cannot be read or written has None there.

    One that ``asks`` holds items, any other holds facts: a ``whole`` one with the deck's figures and written items, a
    table of questions without. ``write`` takes everything, and says what it left out; ``told`` says the same without
    the content, where that is quicker.
    """

    id: str
    title: str
    suffix: str
    write: Callable[[Outgoing], Written] | None = None
    read: Callable[[bytes], Table] | None = None
    asks: bool = False
    whole: bool = False
    told: Callable[[Outgoing], Written] | None = None


def table_told(outgoing: Outgoing) -> Written:
    """What a table of questions will hold: each fact has its rows."""
    return Written(content=b"", number=outgoing.chosen)

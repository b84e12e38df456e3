"""What a table of questions holds: one entry a row, of which drafts of facts are made. Nothing here knows a file."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from quizapp.content.clozes import marked_up
from quizapp.content.deck import Deck
from quizapp.content.drafts import Draft, DraftAsk
from quizapp.content.facts import Ask, DeckId, Fact, FactId, WrittenDistractor
from quizapp.content.generators import recall

MOST_ENTRIES = 50_000
"""More rows than this are no table of questions: a whole nursing curriculum has fewer."""


_LONGEST = 6
"""Digits of an ask's number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One question with its answer, or one text with gaps, as it stands in a file. ``row`` counts as the file does,
    from 1, and is what problems are told by.

    Entries with the same ``fact`` belong together; ``fact`` is empty where the file names none. ``ask`` is the number
    of the ask in its fact, 0 where the file does not say.
    """

    row: int
    fact: str = ""
    ask: int = 0
    topic: str = ""
    question: str = ""
    answer: str = ""
    wrong: tuple[WrittenDistractor, ...] = ()
    gaps: str = ""
    statement: str = ""
    why: str = ""
    hint: str = ""
    reverse: bool = False
    tags: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """What the entry is known by, as it stands in a file: ``F33/1``, ``F33``, or nothing."""
        return f"{self.fact}/{self.ask}" if self.ask else self.fact

    @property
    def is_empty(self) -> bool:
        """Whether nothing to learn stands in it."""
        return not any(map(str.strip, (self.question, self.answer, self.gaps, self.statement)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something in a file that was not taken, in one sentence; ``row`` is 0 for what concerns the whole file."""

    row: int
    sentence: str

    @property
    def told(self) -> str:
        """With its place."""
        return f"Row {self.row}: {self.sentence}" if self.row else self.sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """What was read from a file: entries in the file's order, and what could not be read. ``title`` is that of the
    whole, where the file has one."""

    entries: tuple[Entry, ...]
    problems: tuple[Problem, ...] = ()
    title: str = ""


def entries_of(deck: Deck) -> Iterator[Entry]:
    """The facts of a deck as entries: one for each way of asking and each text with gaps, the fact's own texts on the
    first. A fact that only states something is an entry too."""
    row = 1
    for fact in deck.standing:
        title = deck.topic_by_id[fact.topic].title
        for number, entry in enumerate(_entries_of_fact(deck, fact)):
            row += 1
            named = replace(entry, row=row, fact=fact.id, topic=title)
            yield named if number else replace(named, statement=fact.statement, why=fact.why, tags=fact.tags)


def _entries_of_fact(deck: Deck, fact: Fact) -> Iterator[Entry]:
    backs = {card.number: card.back for card in recall.cards(deck, fact)}
    found = [_entry_of_ask(ask, backs.get(ask.id, ask.answer)) for ask in fact.asks if ask.id in backs or ask.answer]
    found += [Entry(row=0, gaps=marked_up(cloze)) for cloze in fact.clozes]
    yield from found or [Entry(row=0)]


def _entry_of_ask(ask: Ask, answer: str) -> Entry:
    return Entry(
        row=0,
        ask=ask.id,
        question=ask.question,
        answer=answer,
        wrong=ask.wrong,
        hint=ask.hint,
        reverse=bool(ask.query is None and ask.reverse),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A draft made of one entry or more; ``rows`` are where they stand."""

    draft: Draft
    rows: tuple[int, ...]


def drafts_of(entries: Iterable[Entry], deck: DeckId) -> Iterator[Drawn]:
    """Drafts of facts of the person's own, in the order in which their first entries stand. Entries that name the same
    fact make one; each other makes one of its own."""
    groups: dict[str, list[Entry]] = {}
    for entry in entries:
        if not entry.is_empty:
            groups.setdefault(entry.fact or f"\0{entry.row}", []).append(entry)
    for group in groups.values():
        yield Drawn(draft=_draft(group, deck), rows=tuple(entry.row for entry in group))


def named(name: str) -> tuple[str, int]:
    """The fact and the number of the ask that a name is made of; a name of another kind is a fact's."""
    fact, _, ask = name.strip().rpartition("/")
    return (fact, int(ask)) if fact and ask.isascii() and ask.isdigit() and len(ask) <= _LONGEST else (name.strip(), 0)


def _draft(group: list[Entry], deck: DeckId) -> Draft:
    asks = [entry.ask for entry in group]
    numbers = [0 if number in asks[:place] else number for place, number in enumerate(asks)]  # a copied row is another
    gaps = [entry.gaps for entry in group if entry.gaps]
    statement = next((entry.statement for entry in group if entry.statement), "")
    return Draft(
        deck=deck,
        fact=FactId(group[0].fact) if group[0].fact else None,
        new_topic=next((entry.topic for entry in group if entry.topic), ""),
        statement=statement,
        why=next((entry.why for entry in group if entry.why), ""),
        tags=tuple(dict.fromkeys(tag for entry in group for tag in entry.tags)),
        asks=tuple(
            DraftAsk(
                number=number,
                question=entry.question,
                answer=entry.answer,
                hint=entry.hint,
                wrong=entry.wrong,
                reverse=entry.reverse,
            )
            for entry, number in zip(group, numbers, strict=True)
            if entry.question or entry.answer
        ),
        gaps=tuple(gaps),
    )

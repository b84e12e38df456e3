"""A deck file's data into blocks of the right shape, with every complaint about their shape."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from quizapp.content.deckfiles.schema import (
    AskBlock,
    Block,
    ConceptBlock,
    DeckBlock,
    FactBlock,
    LabelBlock,
    RelationBlock,
    SourceBlock,
    TopicBlock,
    validated,
)
from quizapp.content.deckfiles.toml_places import Loc
from quizapp.content.suggestions import Suggester

BlockT = TypeVar("BlockT", bound=Block)

_ONCE = ("deck", "source")
_MANY = ("topic", "concept", "relation", "fact", "item", "label")


@dataclass(frozen=True, slots=True, kw_only=True)
class Complaint:
    """Something that is wrong at a place; ``first`` is where something else stands that it clashes with."""

    loc: Loc
    sentence: str
    first: Loc | None


@dataclass(slots=True, kw_only=True)
class Complaints:
    """Everything that is wrong, each with its place. ``broken`` names values that could not be read at all."""

    broken: frozenset[Loc] = frozenset()
    suggester: Suggester = field(default_factory=Suggester)
    found: list[Complaint] = field(default_factory=list)

    def add(self, loc: Loc, sentence: str, first: Loc | None = None) -> None:
        """Take note of a complaint."""
        self.found.append(Complaint(loc=loc, sentence=sentence, first=first))


@dataclass(frozen=True, slots=True, kw_only=True)
class Read(Generic[BlockT]):
    """A block with its place. ``block`` is None if its shape is wrong; ``id`` is what it calls itself, if it does."""

    loc: Loc
    id: object
    block: BlockT | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FactRead:
    """A fact with its asks."""

    fact: Read[FactBlock]
    asks: tuple[Read[AskBlock], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemRead:
    """An item whose kind, and with it its shape, is still to be found; its parts and tabs likewise."""

    loc: Loc
    value: Mapping[str, object]
    parts: tuple[tuple[Loc, Mapping[str, object]], ...]
    tabs: tuple[tuple[Loc, Mapping[str, object]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DeckRead:
    """All blocks of a deck file."""

    deck: Read[DeckBlock]
    source: Read[SourceBlock]
    topics: tuple[Read[TopicBlock], ...]
    concepts: tuple[Read[ConceptBlock], ...]
    relations: tuple[Read[RelationBlock], ...]
    facts: tuple[FactRead, ...]
    items: tuple[ItemRead, ...]
    labels: tuple[Read[LabelBlock], ...]


def read_blocks(data: Mapping[str, object], report: Complaints) -> DeckRead:
    """Read every part by itself, so that one wrong part does not hide what is wrong with the others."""
    for name in data:
        if name not in (*_ONCE, *_MANY):
            hint = report.suggester.hint(name, [*_ONCE, *_MANY])
            report.add((name,), f"A deck has no part called '{name}'{hint}")
    return DeckRead(
        deck=_once(DeckBlock, "deck", data, report),
        source=_once(SourceBlock, "source", data, report),
        topics=tuple(_all(TopicBlock, "topic", data, report)),
        concepts=tuple(_all(ConceptBlock, "concept", data, report)),
        relations=tuple(_all(RelationBlock, "relation", data, report)),
        facts=_facts(data, report),
        items=tuple(_item(loc, value, report) for loc, value in _many("item", data, report)),
        labels=tuple(_all(LabelBlock, "label", data, report)),
    )


def _all(model: type[BlockT], name: str, data: Mapping[str, object], report: Complaints) -> Iterator[Read[BlockT]]:
    return (read_block(model, loc, value, report) for loc, value in _many(name, data, report))


def _facts(data: Mapping[str, object], report: Complaints) -> tuple[FactRead, ...]:
    if "fact" not in data:
        report.add((), "The deck has no fact: a deck has at least one [[fact]].")
    return tuple(_fact(loc, value, report) for loc, value in _many("fact", data, report))


def _fact(loc: Loc, value: Mapping[str, object], report: Complaints) -> FactRead:
    bare = {name: part for name, part in value.items() if name != "ask"}
    asks = tuple(
        read_block(AskBlock, (*loc, *ask_loc), ask, report)
        for ask_loc, ask in _many("ask", value, report, header="fact.ask", parent=loc)
    )
    return FactRead(fact=read_block(FactBlock, loc, bare, report), asks=asks)


def _item(loc: Loc, value: Mapping[str, object], report: Complaints) -> ItemRead:
    def below(name: str) -> tuple[tuple[Loc, Mapping[str, object]], ...]:
        found = _many(name, value, report, header=f"item.{name}", parent=loc)
        return tuple(((*loc, *inner), one) for inner, one in found)

    bare = {name: one for name, one in value.items() if name not in {"part", "tab"}}
    return ItemRead(loc=loc, value=bare, parts=below("part"), tabs=below("tab"))


def _once(model: type[BlockT], name: str, data: Mapping[str, object], report: Complaints) -> Read[BlockT]:
    value = data.get(name)
    if isinstance(value, dict):
        return read_block(model, (name,), value, report)
    if value is None:
        report.add((), f"There is no [{name}] part.")
    else:
        report.add((name,), f"'{name}' occurs once and has single brackets: [{name}].")
    return Read(loc=(name,), id=None, block=None)


def _many(
    name: str, data: Mapping[str, object], report: Complaints, *, header: str = "", parent: Loc = ()
) -> Iterator[tuple[Loc, Mapping[str, object]]]:
    value = data.get(name, [])
    if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
        report.add((*parent, name), f"'{header or name}' may repeat and has double brackets: [[{header or name}]].")
        return
    for number, one in enumerate(value):
        yield (name, number), one


def read_block(model: type[BlockT], loc: Loc, value: Mapping[str, object], report: Complaints) -> Read[BlockT]:
    """A block of a part; what is wrong with its shape goes into the report."""
    block, wrong = validated(model, value, report.suggester)
    for inner, sentence in wrong:
        if (*loc, *inner) not in report.broken:
            report.add((*loc, *inner), sentence)
    return Read(loc=loc, id=value.get("id"), block=block)

"""What is drawn together: an item by itself, or the items of a case in their order."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from quizapp.content.facts import FactId
from quizapp.content.items import Item
from quizapp.exams.aspects import Aspect
from quizapp.exams.blueprint import Blueprint
from quizapp.exams.standing import NOTHING_SEEN, Records, stands_so


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """One or more items that are drawn together; ``number`` is its place in the bank."""

    number: int
    items: tuple[Item, ...]
    is_case: bool

    @property
    def facts(self) -> tuple[FactId, ...]:
        """The facts asked, each once."""
        return tuple(dict.fromkeys(fact for item in self.items for fact in item.facts))

    def values(self, aspect: Aspect) -> tuple[str, ...]:
        """The topics, kinds or levels of its items."""
        return tuple(aspect.of(item) for item in self.items)


def units_of(blueprint: Blueprint, bank: Sequence[Item], records: Records = NOTHING_SEEN) -> tuple[Unit, ...]:
    """The units of a bank that a blueprint may take, in the bank's order.

    A case only when all its items are of wanted topics, kinds and levels, and one of them asks a wanted fact or stands
    as wanted.
    """
    groups: dict[tuple[bool, str], list[Item]] = {}
    for item in bank:
        case = item.exhibit.case if item.exhibit else ""
        groups.setdefault((bool(case), case or item.id), []).append(item)
    facts = set(blueprint.facts)
    return tuple(
        Unit(number=number, items=_in_order(items), is_case=is_case)
        for number, ((is_case, _), items) in enumerate(groups.items())
        if all(_is_wanted(blueprint, item) for item in items)
        and any(not facts or not facts.isdisjoint(item.facts) for item in items)
        and any(stands_so(records, item.id, blueprint.standings) for item in items)
    )


def items_in(units: Iterable[Unit]) -> tuple[Item, ...]:
    """The items of some units."""
    return tuple(item for unit in units for item in unit.items)


def by_value(units: Iterable[Unit], aspect: Aspect) -> Mapping[str, list[Unit]]:
    """Units by the topic, kind or level of their first item."""
    found: dict[str, list[Unit]] = {}
    for unit in units:
        found.setdefault(aspect.of(unit.items[0]), []).append(unit)
    return found


def _in_order(items: list[Item]) -> tuple[Item, ...]:
    return tuple(sorted(items, key=lambda item: item.exhibit.step if item.exhibit else 0))


def _is_wanted(blueprint: Blueprint, item: Item) -> bool:
    return (
        (not blueprint.topics or item.topic in blueprint.topics)
        and (not blueprint.kinds or item.kind in blueprint.kinds)
        and (not blueprint.levels or item.level in blueprint.levels)
    )

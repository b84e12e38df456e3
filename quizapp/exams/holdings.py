"""How many items a bank holds, counted without making them: what a quiz can be set up from."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from quizapp.content.facts import TopicId
from quizapp.content.items import ItemKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """How many items of one kind a topic has; ``case`` names the case study that they belong to, mostly none."""

    topic: TopicId
    kind: ItemKind
    items: int
    case: str = ""


def items_held(
    holdings: Iterable[Holding], topics: Collection[TopicId], kinds: Collection[ItemKind] | None = None
) -> Mapping[ItemKind, int]:
    """How many items a quiz of these topics and kinds (None: all) can take, of each kind that there is, in the enum's
    order.

    As in ``units_of``, the items of a case count only where all of them fit.
    """
    every = tuple(holdings)

    def fits(one: Holding) -> bool:
        return one.topic in topics and (kinds is None or one.kind in kinds)

    broken = {one.case for one in every if one.case and not fits(one)}
    found = {kind: 0 for kind in ItemKind if any(one.kind is kind for one in every)}
    for one in every:
        if fits(one) and one.case not in broken:
            found[one.kind] += one.items
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Addition:
    """A topic or a kind that would bring so many items more."""

    what: TopicId | ItemKind
    items: int


def best_addition(
    holdings: Iterable[Holding], topics: Collection[TopicId], kinds: Collection[ItemKind]
) -> Addition | None:
    """Which one topic or kind that is not chosen would bring the most items; None where none would bring any."""
    every = tuple(holdings)
    now = sum(items_held(every, topics, kinds).values())

    def with_topic(topic: TopicId) -> Addition:
        return Addition(what=topic, items=sum(items_held(every, {*topics, topic}, kinds).values()) - now)

    def with_kind(kind: ItemKind) -> Addition:
        return Addition(what=kind, items=sum(items_held(every, topics, {*kinds, kind}).values()) - now)

    additions = [with_topic(topic) for topic in dict.fromkeys(one.topic for one in every) if topic not in topics]
    additions += [with_kind(kind) for kind in ItemKind if kind not in kinds]
    best = max(additions, key=lambda one: one.items, default=None)
    return best if best is not None and best.items > 0 else None

"""Which items a classroom's format takes, as what, and what is lost with it."""

from collections.abc import Callable, Container, Iterator
from dataclasses import dataclass

from quizapp.content.items import Item
from quizapp.exchange.formats.asked import Asked, asking
from quizapp.exchange.formats.base import LeftOut, Outgoing


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """An item with the way in which it is asked. ``new_topic`` is its topic's title where another one was before."""

    item: Item
    way: Asked
    place: str
    new_topic: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sorted:
    """What goes along, and what does not, wholly or in part."""

    taken: tuple[Taken, ...]
    left_out: tuple[LeftOut, ...]


def sort_out(
    outgoing: Outgoing, has: Callable[[Asked], bool], lacking: str, kept: Container[str] = frozenset()
) -> Sorted:
    """Each item in the first way that a format ``has``.

    ``lacking`` is the clause for items all of whose ways it has not; ``kept`` are losses of others which it does not
    have.
    """
    left: list[LeftOut] = []
    taken = tuple(_taken(outgoing, has, lacking, left))
    return Sorted(taken=taken, left_out=tuple(one for one in left if one.why not in kept))


def _taken(outgoing: Outgoing, has: Callable[[Asked], bool], lacking: str, left: list[LeftOut]) -> Iterator[Taken]:
    topic = None
    for item in outgoing.telling(outgoing.items, len(outgoing.items)):
        asked = asking(item)
        way = next(filter(has, asked.ways), None)
        lost = asked.cannot or lacking if way is None else asked.loss.get(type(way), "")
        if lost:
            left.append(LeftOut(name=str(item.id), what=item.stem, why=lost, partly=way is not None))
        if way is None:
            continue
        title = "" if item.topic == topic else outgoing.topics.get(item.topic, item.topic)
        topic = item.topic
        yield Taken(item=item, way=way, place=outgoing.place(item), new_topic=title)

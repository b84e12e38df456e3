"""Questions chosen one by one: found by their words, put in, or put in the place of another."""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from quizapp.content.items import FillIn, Item, ItemId
from quizapp.teaching.plan import Questions

MOST_FOUND = 12
"""So many are shown at once: who sees more of them reads none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """What may still be put into a plan: items that stand nowhere in it. ``clashing`` are those that give one of the
    plan's away, or are given away by it."""

    items: tuple[Item, ...] = ()
    clashing: frozenset[ItemId] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Items in the order in which they fit, and how many fit in all."""

    items: tuple[Item, ...]
    of: int


def found(items: Iterable[Item], said: str, used: Iterable[ItemId] = ()) -> Found:
    """The items in which every word that was said begins a word: of the stem, an option, or the id of a fact. Those
    whose stem has them all come first; what is used already is left out."""
    wanted, taken = _folded(said).split(), frozenset(used)
    first, then = list[Item](), list[Item]()
    for item in items:
        if item.id in taken:
            continue
        stem = _folded(item.stem).split()
        if _all_begin(wanted, stem):
            first.append(item)
        elif _all_begin(wanted, [*stem, *_folded(" ".join(_words(item))).split()]):
            then.append(item)
    fitting = (*first, *then)
    return Found(items=fitting[:MOST_FOUND], of=len(fitting))


def with_item(part: Questions, item: Item, instead: int | None = None) -> Questions:
    """A round of questions with one more, or with one in the place of another (counted from 0)."""
    if instead is None or not 0 <= instead < len(part.items):
        return replace(part, items=(*part.items, item))
    return replace(part, items=(*part.items[:instead], item, *part.items[instead + 1 :]))


def _words(item: Item) -> Iterator[str]:
    yield from (option.text for option in item.options)
    yield from item.facts
    if isinstance(item, FillIn):
        yield item.rationale


def _all_begin(wanted: list[str], words: list[str]) -> bool:
    return all(any(word.startswith(one) for word in words) for one in wanted)


def _folded(text: str) -> str:
    """Without capitals, accents, and signs before and after words."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(one if one.isalnum() else " " for one in plain if not unicodedata.combining(one))

"""Whether an answer fits an item: what may be chosen, and when it is complete. A new kind is a line in the table."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from quizapp.content.items import (
    BowTie,
    Head,
    Item,
    ItemKind,
    OrderedResponse,
    PlaceId,
    SelectN,
    cell_id,
)

MOST_TYPED = 200
"""Characters that a typed answer may have."""


def complaint(item: Item, chosen: Sequence[str]) -> str:
    """Why an answer cannot be taken, as the end of a sentence ("… takes one choice a row"); empty when it can."""
    return _FITS[item.kind](item, chosen)


def is_complete(item: Item, chosen: Sequence[str]) -> bool:
    """Whether everything that has to be answered has been, so that the answer can be given in."""
    return bool(chosen) and not complaint(item, chosen) and _COMPLETE.get(item.kind, _anything)(item, chosen)


def _known(item: Head, chosen: Sequence[str]) -> bool:
    return len(set(chosen)) == len(chosen) and set(chosen) <= {option.id for option in item.options}


def _any_number(item: Head, chosen: Sequence[str]) -> str:
    return "" if chosen and _known(item, chosen) else "takes any of its own options, each once"


def _one_a_place(item: Head, chosen: Sequence[str]) -> str:
    fits = chosen and _known(item, chosen) and max(_per_place(item, chosen).values()) == 1
    where = " at each place" if len(item.places) > 1 else ""
    return "" if fits else f"takes one of its own options{where}"


def _each_token_once(item: Head, chosen: Sequence[str]) -> str:
    # The id of an option is place/token, and either part may hold a slash.
    tokens = [one.id.removeprefix(cell_id(one.place, "")) for one in item.options if one.id in chosen]
    return _one_a_place(item, chosen) or ("" if len(set(tokens)) == len(tokens) else "uses each token once")


def _at_most_count(item: SelectN, chosen: Sequence[str]) -> str:
    return "" if _known(item, chosen) and 0 < len(chosen) <= item.count else f"takes {item.count} of its own options"


def _as_many_as_keys(item: BowTie, chosen: Sequence[str]) -> str:
    taken = _per_place(item, chosen) if _known(item, chosen) else Counter()
    fits = taken and all(count <= len(item.keys_at(place)) for place, count in taken.items())
    return "" if fits else "takes two actions, one condition and two parameters"


def _all_steps(item: OrderedResponse, chosen: Sequence[str]) -> str:
    return "" if sorted(chosen) == sorted(item.order) else "takes every step once"


def _one_text(_item: Head, chosen: Sequence[str]) -> str:
    return "" if len(chosen) == 1 and chosen[0].strip() and len(chosen[0]) <= MOST_TYPED else "takes one short text"


def _per_place(item: Head, chosen: Sequence[str]) -> Counter[PlaceId]:
    place_of: dict[str, PlaceId] = {option.id: option.place for option in item.options}
    return Counter(place_of[option] for option in chosen if option in place_of)


def _anything(_item: Head, _chosen: Sequence[str]) -> bool:
    return True


def _every_place(item: Head, chosen: Sequence[str]) -> bool:
    # Every place, not only those with a key: an answer that may stay open would tell that nothing is right there.
    return set(_per_place(item, chosen)) == set(item.places)


def _whole_count(item: SelectN, chosen: Sequence[str]) -> bool:
    return len(chosen) == item.count


def _as_many(item: Head, chosen: Sequence[str]) -> bool:
    return len(chosen) == len(item.keys)


_Fits = Callable[[Any, Sequence[str]], str]
_FITS: Mapping[ItemKind, _Fits] = {
    ItemKind.SINGLE_BEST_ANSWER: _one_a_place,
    ItemKind.TRUE_FALSE_REASON: _one_a_place,
    ItemKind.SELECT_ALL: _any_number,
    ItemKind.SELECT_N: _at_most_count,
    ItemKind.GROUPING: _any_number,
    ItemKind.MATRIX_MULTIPLE_CHOICE: _one_a_place,
    ItemKind.MATRIX_MULTIPLE_RESPONSE: _any_number,
    ItemKind.DROP_DOWN_CLOZE: _one_a_place,
    ItemKind.DROP_DOWN_RATIONALE: _one_a_place,
    ItemKind.DRAG_DROP_CLOZE: _each_token_once,
    ItemKind.ORDERED_RESPONSE: _all_steps,
    ItemKind.MATCHING: _each_token_once,
    ItemKind.HIGHLIGHT_TEXT: _any_number,
    ItemKind.HOT_SPOT: _one_a_place,
    ItemKind.FILL_IN: _one_text,
    ItemKind.BOW_TIE: _as_many_as_keys,
}
_COMPLETE: Mapping[ItemKind, Callable[[Any, Sequence[str]], bool]] = {
    ItemKind.TRUE_FALSE_REASON: _every_place,
    ItemKind.SELECT_N: _whole_count,
    ItemKind.MATRIX_MULTIPLE_CHOICE: _every_place,
    ItemKind.DROP_DOWN_CLOZE: _every_place,
    ItemKind.DROP_DOWN_RATIONALE: _every_place,
    ItemKind.DRAG_DROP_CLOZE: _every_place,
    ItemKind.MATCHING: _every_place,
    ItemKind.BOW_TIE: _as_many,
}

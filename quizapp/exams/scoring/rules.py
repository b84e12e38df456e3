"""The scoring rules, each a function of an item and the ids that were chosen."""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import assert_never

from quizapp.content.items import DropDownRationale, FillIn, Head, NumberWanted, Option, OrderedResponse, WordWanted


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """Points earned of points possible."""

    earned: float
    possible: float

    @property
    def full(self) -> bool:
        """Whether every point was earned."""
        return self.earned == self.possible


def a_point_each_place(item: Head, chosen: Sequence[str]) -> Score:
    """0/1: a point for each place at which exactly the right option is chosen."""
    taken = set(chosen)
    earned = sum(
        {option.id for option in item.at(place) if option.id in taken} == {option.id for option in item.keys_at(place)}
        for place in item.scored_places
    )
    return Score(earned=float(earned), possible=float(len(item.scored_places)))


def selected_keys(item: Head, chosen: Sequence[str]) -> Score:
    """0/1: a point for each right option chosen, no penalty (no more than allowed can be chosen)."""
    keys = {option.id for option in item.keys}
    return Score(earned=float(len(keys.intersection(chosen))), possible=float(len(keys)))


def plus_minus(item: Head, chosen: Sequence[str]) -> Score:
    """+/−: +1 for each right choice, −1 for each wrong one, floor 0; the maximum is the number of right options."""
    return _plus_minus(item.options, chosen)


def plus_minus_by_place(item: Head, chosen: Sequence[str]) -> Score:
    """+/− with a floor of 0 for each group, then summed."""
    return _sum(_plus_minus(item.at(place), chosen) for place in item.places)


def plus_minus_by_column(item: Head, chosen: Sequence[str]) -> Score:
    """+/− with a floor of 0 for each column of a matrix, then summed."""

    def column(option: Option) -> str:
        return option.id.rpartition("/")[2]

    ordered = sorted(item.options, key=column)
    return _sum(_plus_minus(tuple(options), chosen) for _, options in groupby(ordered, key=column))


def rationale(item: DropDownRationale, chosen: Sequence[str]) -> Score:
    """Dyad: 1 when both blanks are right, else 0. Triad: 2 at most; 0 if the linking blank is wrong, 1 if it and one of
    the pair are right (the split is from secondary sources)."""
    right = {place: any(one.id in chosen for one in item.keys_at(place)) for place in item.places}
    if not item.linking:
        return Score(earned=float(all(right.values())), possible=1.0)
    pair = [is_right for place, is_right in right.items() if place != item.linking]
    return Score(earned=float(sum(pair)) if right[item.linking] else 0.0, possible=2.0)


def all_in_order(item: OrderedResponse, chosen: Sequence[str]) -> Score:
    """All or none."""
    return Score(earned=float(tuple(chosen) == item.order), possible=1.0)


def in_order_partly(item: OrderedResponse, chosen: Sequence[str]) -> float:
    """The share of right neighbours among all neighbouring pairs of the wanted order."""
    wanted = set(pairwise(item.order))
    return len(wanted.intersection(pairwise(chosen))) / len(wanted) if wanted else 1.0


def typed(item: FillIn, chosen: Sequence[str]) -> Score:
    """1 when what was typed is the wanted number within its tolerance, or one of the accepted spellings."""
    text = chosen[0] if chosen else ""
    return Score(earned=float(_is_wanted(item.wanted, text)), possible=1.0)


def _is_wanted(wanted: NumberWanted | WordWanted, text: str) -> bool:
    match wanted:
        case NumberWanted():
            number = _number(text.removesuffix(wanted.unit))
            return number is not None and abs(number - wanted.value) <= wanted.tolerance
        case WordWanted():
            return plain(text) in {plain(one) for one in wanted.accepted}
        case _:
            assert_never(wanted)


def _number(text: str) -> float | None:
    """A number as people type it: ``30``, ``0.5``, ``0,5``."""
    cleaned = text.strip().replace(",", ".")
    try:
        number = float(cleaned)
    except ValueError:
        return None
    return number if abs(number) < 1e12 else None  # also False for nan


def plain(text: str) -> str:
    """A word without case, accents, punctuation and spare spaces: what counts when spellings are compared."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(one if one.isalnum() else " " for one in letters if not unicodedata.combining(one)).split())


def _plus_minus(options: Sequence[Option], chosen: Sequence[str]) -> Score:
    taken = set(chosen)
    balance = sum((1 if option.correct else -1) for option in options if option.id in taken)
    return Score(earned=float(max(0, balance)), possible=float(sum(option.correct for option in options)))


def _sum(scores: Iterable[Score]) -> Score:
    together = tuple(scores)
    return Score(earned=sum(one.earned for one in together), possible=sum(one.possible for one in together))

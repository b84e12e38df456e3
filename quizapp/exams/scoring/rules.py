"""The scoring rules, each a function of an item and the ids that were chosen; of a fill-in, the text that was typed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import assert_never

from quizapp.content.items import (
    DropDownRationale,
    FillIn,
    Head,
    MatrixMultipleResponse,
    NumberWanted,
    Option,
    OrderedResponse,
    PlaceId,
    WordWanted,
    cell_id,
)
from quizapp.exams.scoring.entries import is_number, is_word


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
    """0/1: a point for each place at which the one option chosen is a right one.

    Several may be right at a place: of two tokens that fit two blanks alike, either may stand in either.
    """
    earned = sum(_is_right_at(item, place, chosen) for place in item.scored_places)
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
    return total(_plus_minus(item.at(place), chosen) for place in item.places)


def plus_minus_by_column(item: MatrixMultipleResponse, chosen: Sequence[str]) -> Score:
    """+/− with a floor of 0 for each column of a matrix, then summed."""
    by_id = {option.id: option for option in item.options}
    return total(
        _plus_minus([by_id[cell_id(row.id, column.id)] for row in item.rows], chosen) for column in item.columns
    )


TRIAD_POINTS = (0.0, 1.0, 2.0)
"""Points of a triad whose linking blank is right, by how many of the pair are right too; 0 when the linking blank is
wrong. From secondary sources: NCSBN names rationale scoring, but publishes no table of the split."""


def rationale(item: DropDownRationale, chosen: Sequence[str]) -> Score:
    """Dyad: 1 when both blanks are right, else 0. Triad: by ``TRIAD_POINTS``."""
    right = {place: _is_right_at(item, place, chosen) for place in item.places}
    if not item.linking:
        return Score(earned=float(all(right.values())), possible=1.0)
    of_pair = sum(is_right for place, is_right in right.items() if place != item.linking)
    return Score(earned=TRIAD_POINTS[of_pair] if right[item.linking] else 0.0, possible=TRIAD_POINTS[-1])


def all_in_order(item: OrderedResponse, chosen: Sequence[str]) -> Score:
    """All or none."""
    return Score(earned=float(tuple(chosen) == item.order), possible=1.0)


def in_order_partly(item: OrderedResponse, chosen: Sequence[str]) -> float:
    """The share (0 to 1) of the wanted order's neighbouring pairs that stand next to each other, in that order."""
    wanted = set(pairwise(item.order))
    return len(wanted.intersection(pairwise(chosen))) / max(1, len(wanted))


def typed(item: FillIn, chosen: Sequence[str]) -> Score:
    """1 when what was typed is the wanted number within its tolerance, or one of the accepted spellings."""
    return Score(earned=float(any(_is_wanted(item.wanted, text) for text in chosen[:1])), possible=1.0)


def _is_wanted(wanted: NumberWanted | WordWanted, text: str) -> bool:
    match wanted:
        case NumberWanted():
            return is_number(text, wanted)
        case WordWanted():
            return any(is_word(text, one) for one in wanted.accepted)
        case _:
            assert_never(wanted)


def total(scores: Iterable[Score]) -> Score:
    """The sum of several scores; nothing of nothing for none."""
    together = tuple(scores)
    return Score(earned=sum(one.earned for one in together), possible=sum(one.possible for one in together))


def _is_right_at(item: Head, place: PlaceId, chosen: Sequence[str]) -> bool:
    taken = [option for option in item.at(place) if option.id in chosen]
    return len(taken) == 1 and taken[0].correct


def _plus_minus(options: Iterable[Option], chosen: Sequence[str]) -> Score:
    some = tuple(options)
    balance = sum((1 if option.correct else -1) for option in some if option.id in chosen)
    return Score(earned=float(max(0, balance)), possible=float(sum(option.correct for option in some)))

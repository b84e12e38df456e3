"""Rules about the make-up of each kind of item: how many options, rows, blanks, keys (checks 3 and 16).

The numbers are those of the Next Generation NCLEX (NCSBN, *Next Generation NCLEX News*, 2019–2021); for single best
answers of Haladyna, Downing and Rodriguez (2002).
"""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import assert_never

from quizapp.content.figures.figure import regions_of
from quizapp.content.items import (
    BowTie,
    DragDropCloze,
    DropDownCloze,
    DropDownRationale,
    FillIn,
    Grouping,
    HighlightText,
    HotSpot,
    Item,
    Matching,
    MatrixMultipleChoice,
    MatrixMultipleResponse,
    NumberWanted,
    OrderedResponse,
    Segment,
    SelectAll,
    SelectN,
    SingleBestAnswer,
    TrueFalseReason,
    WordWanted,
)
from quizapp.content.review.findings import Finding, Material, Severity

_NUMBER_WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_SENTENCE_END = re.compile(r"[.!?](?:\s|$)")


def make_up(material: Material) -> Iterator[Finding]:
    """Checks 3 and 16: the item has as many keys, options, rows, columns, blanks and groups as its kind may have."""
    for item in material.items:
        for complaint in complaints(item):
            yield material.about_item("make-up", Severity.ERROR, item, complaint)


def complaints(item: Item) -> Iterator[str]:  # noqa: C901, PLR0912 - one line a kind
    """What is wrong with the make-up of an item, in sentences."""
    match item:
        case SingleBestAnswer():
            yield from _single(item, item.options)
        case TrueFalseReason():
            yield from _number("places to answer", len(item.places), 2, 2)
            for place in item.places:
                yield from _keys(item, place, 1)
        case SelectAll():
            yield from _number("options", len(item.options), 5, 10)
            yield from _number("right options", len(item.keys), 1, len(item.options))
        case SelectN():
            yield from _select_n(item)
        case Grouping():
            yield from _number("groups", len(item.groups), 2, 5)
            for group in item.groups:
                yield from _number(f"options in the group “{group.text}”", len(item.at(group.id)), 2, 4)
                yield from _number(f"right options in “{group.text}”", len(item.keys_at(group.id)), 1, 4)
        case MatrixMultipleChoice():
            yield from _matrix(item, most_columns=3)
            for row in item.rows:
                yield from _keys(item, row.id, 1)
        case MatrixMultipleResponse():
            yield from _matrix(item, most_columns=6)
        case DropDownCloze():
            yield from _cloze(item, item.passage, 1, 10)
        case DropDownRationale():
            yield from _cloze(item, item.passage, *((3, 3) if item.linking else (2, 2)))
        case DragDropCloze():
            yield from _drag_drop(item)
        case OrderedResponse():
            yield from _number("steps", len(item.order), 3, 10)
            if sorted(item.order) != sorted(option.id for option in item.options):
                yield "The order wanted is not an order of the steps that are shown."
        case Matching():
            yield from _matching(item)
        case HighlightText():
            yield from _number("right phrases", len(item.keys), 1, 10)
            yield from _number("wrong phrases", len(item.options) - len(item.keys), 2, 20)
        case HotSpot():
            yield from _number("regions", len(item.options), 2, 40)
            yield from _number("right regions", len(item.keys), 1, 1)
        case FillIn():
            yield from _fill_in(item)
        case BowTie():
            for place, keys in ((item.ACTIONS, 2), (item.CONDITION, 1), (item.PARAMETERS, 2)):
                yield from _keys(item, place, keys)
        case _:
            assert_never(item)


def _number(what: str, found: int, fewest: int, most: int) -> Iterator[str]:
    if not fewest <= found <= most:
        wanted = f"{fewest}" if fewest == most else f"{fewest} to {most}"
        yield f"The item has {found} {what}; its kind has {wanted}."


def _keys(item: Item, place: str, count: int) -> Iterator[str]:
    found = sum(option.correct and option.place == place for option in item.options)
    where = f" at “{place}”" if place else ""
    if found != count:
        yield f"The item has {found} right options{where}; there has to be {count}."


def _single(item: Item, options: Sequence[object]) -> Iterator[str]:
    yield from _keys(item, "", 1)
    yield from _number("options", len(options), 3, 5)


def _select_n(item: SelectN) -> Iterator[str]:
    yield from _number("options", len(item.options), 5, 10)
    yield from _number("right options", len(item.keys), item.count, item.count)
    words = re.findall(r"\w+", item.stem.casefold())
    if not {str(item.count), _NUMBER_WORDS[min(item.count, len(_NUMBER_WORDS) - 1)]} & set(words):
        yield f"The stem does not say that {item.count} options have to be chosen."


def _matrix(item: MatrixMultipleChoice | MatrixMultipleResponse, most_columns: int) -> Iterator[str]:
    yield from _number("rows", len(item.rows), 4, 10)
    yield from _number("columns", len(item.columns), 2, most_columns)
    if len(item.options) != len(item.rows) * len(item.columns):
        yield f"The item has {len(item.options)} cells for {len(item.rows)} rows and {len(item.columns)} columns."
    for column in item.columns:
        if not any(option.correct and option.id.endswith(f"/{column.id}") for option in item.options):
            yield f"Nothing is right in the column “{column.text}”."


def _cloze(
    item: DropDownCloze | DropDownRationale, passage: Sequence[Segment], fewest: int, most: int
) -> Iterator[str]:
    blanks = [segment.place for segment in passage if segment.place]
    yield from _number("blanks", len(blanks), fewest, most)
    sentences = len(_SENTENCE_END.findall("".join(segment.text or "…" for segment in passage)))
    yield from _number("sentences", max(1, sentences), 1, 5)
    for blank in blanks:
        yield from _number(f"options in blank {blank}", len(item.at(blank)), 3, 5)
        yield from _keys(item, blank, 1)


def _drag_drop(item: DragDropCloze) -> Iterator[str]:
    yield from _number("tokens", len(item.tokens), 4, 10)
    targets = [segment.place for segment in item.passage if segment.place]
    yield from _number("targets", len(targets), 1, len(item.tokens))
    for target in targets:
        yield from _keys(item, target, 1)
    used = [option.id.rpartition("/")[2] for option in item.keys]
    if len(set(used)) != len(used):
        yield "One token is right at two targets, and it can be used only once."


def _matching(item: Matching) -> Iterator[str]:
    yield from _number("terms", len(item.terms), 2, 10)
    yield from _number("descriptions", len(item.descriptions), len(item.terms), 12)
    for term in item.terms:
        yield from _keys(item, term.id, 1)
    used = [option.id.rpartition("/")[2] for option in item.keys]
    if len(set(used)) != len(used):
        yield "One description is right for two terms, and it can be used only once."


def _fill_in(item: FillIn) -> Iterator[str]:
    match item.wanted:
        case NumberWanted():
            if item.wanted.tolerance < 0:
                yield "The tolerance is below zero, so that no number is accepted."
            if not item.wanted.unit:
                yield "The number has no unit."
        case WordWanted():
            if not any(word.strip() for word in item.wanted.accepted):
                yield "No spelling is accepted."
        case _:
            assert_never(item.wanted)


def figure_regions(material: Material) -> Iterator[Finding]:
    """A hot spot's figure has every region that can be chosen, each with a title for those who cannot see it."""
    for item in material.items:
        if not isinstance(item, HotSpot):
            continue
        figure = material.deck.figure_by_name.get(item.figure)
        if figure is None:
            message = f"The figure “{item.figure}” is not in the deck's folder."
            yield material.about_item("figure-region", Severity.ERROR, item, message)
            continue
        found = regions_of(figure.svg)
        for option in item.options:
            region = found.get(option.id)
            if region is None or region.title == region.id:
                what = "has no region" if region is None else "has no title at the region"
                message = f"The figure “{item.figure}” {what} “{option.id}”."
                yield material.about_item("figure-region", Severity.ERROR, item, message)


RULES: tuple[Callable[[Material], Iterator[Finding]], ...] = (make_up, figure_regions)

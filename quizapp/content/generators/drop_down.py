"""The two drop-downs: each blank of a passage has options of its own."""

import re
from collections.abc import Iterator

from quizapp.content.generators.choosing import Worded, one_right
from quizapp.content.generators.making import CannotMakeError, Making
from quizapp.content.items import DropDownCloze, DropDownRationale, Option, Segment
from quizapp.content.wording import capitalised
from quizapp.content.written import Part, WrittenDropDownCloze, WrittenDropDownRationale

_SENTENCE_END = re.compile(r"[.!?:]\s*$")


def cloze(making: Making, written: WrittenDropDownCloze) -> DropDownCloze:
    """The item. Raises CannotMakeError when a blank finds too few wrong options."""
    options = _options(making, written.passage, written.blanks)
    return DropDownCloze(**making.head(options), passage=written.passage)


def rationale(making: Making, written: WrittenDropDownRationale) -> DropDownRationale:
    """The item. Raises CannotMakeError when a blank finds too few wrong options."""
    options = _options(making, written.passage, written.blanks)
    return DropDownRationale(**making.head(options), passage=written.passage, linking=written.linking)


def _options(making: Making, passage: tuple[Segment, ...], blanks: tuple[Part, ...]) -> tuple[Option, ...]:
    return tuple(_of_blanks(making, passage, blanks))


def _of_blanks(making: Making, passage: tuple[Segment, ...], blanks: tuple[Part, ...]) -> Iterator[Option]:
    for number, blank in enumerate(blanks):
        try:
            yield from one_right(making, blank.choices, blank.id, number, wording_at(passage, blank))
        except CannotMakeError as error:
            raise CannotMakeError(f"in blank {blank.id} {error}") from error


def wording_at(passage: tuple[Segment, ...], blank: Part) -> Worded:
    """How an option reads in a blank: with a capital where a sentence begins."""
    places = [segment.place for segment in passage]
    number = places.index(blank.id)
    before = passage[number - 1].text if number else ""
    return capitalised if not before or _SENTENCE_END.search(before) else str

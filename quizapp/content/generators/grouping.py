"""Multiple-response grouping: in each group right options and wrong ones."""

from collections.abc import Iterator

from quizapp.content.generators.choosing import several_right
from quizapp.content.generators.making import CannotMakeError, Making
from quizapp.content.items import Grouping, Option, Place
from quizapp.content.written import WrittenGrouping

MOST = 4
"""Options of a group (NGN: two to four)."""


def make(making: Making, written: WrittenGrouping) -> Grouping:
    """The item. Raises CannotMakeError when a group finds no wrong option."""
    groups = tuple(Place(id=group.id, text=group.text) for group in written.groups)
    return Grouping(**making.head(_options(making, written)), groups=groups)


def _options(making: Making, written: WrittenGrouping) -> Iterator[Option]:
    for group in written.groups:
        try:
            yield from several_right(making, group.choices, group.id, most=MOST)
        except CannotMakeError as error:
            raise CannotMakeError(f"in the group “{group.text}” {error}") from error

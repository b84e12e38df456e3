"""Select all that apply: what the claims make right, and neighbours that they do not."""

from quizapp.content.generators.choosing import several_right
from quizapp.content.generators.making import CannotMakeError, Making
from quizapp.content.items import SelectAll
from quizapp.content.written import WrittenSelectAll

FEWEST = 5


def make(making: Making, written: WrittenSelectAll) -> SelectAll:
    """The item. Raises CannotMakeError when fewer than five options can be found."""
    options = several_right(making, written.choices, most=written.most)
    if len(options) < FEWEST:
        raise CannotMakeError(f"only {len(options)} options of a fitting length can be found; five are needed")
    return SelectAll(**making.head(options))

"""Select N: so many right options, and neighbours that are not."""

from quizapp.content.generators.choosing import several_right
from quizapp.content.generators.making import CannotMakeError, Making
from quizapp.content.items import SelectN
from quizapp.content.written import WrittenSelectN

FEWEST = 5


def make(making: Making, written: WrittenSelectN) -> SelectN:
    """The item. Raises CannotMakeError when fewer than five options can be found."""
    options = several_right(making, written.choices, most=written.most, count=written.count)
    if len(options) < FEWEST:
        raise CannotMakeError(f"only {len(options)} options of a fitting length can be found; five are needed")
    return SelectN(**making.head(options), count=written.count)

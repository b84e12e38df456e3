"""``did you mean``: the nearest name to one that was mistyped."""

from collections.abc import Sequence
from difflib import get_close_matches

_MOST_SUGGESTIONS = 100
_MOST_NAMES = 5_000


class Suggester:
    """Finds the nearest of some names for the first hundred questions: comparing is slow; people read the first few."""

    def __init__(self) -> None:
        self._left = _MOST_SUGGESTIONS

    def hint(self, wrong: str, names: Sequence[str]) -> str:
        """How a sentence about a wrong name ends: ``; did you mean 'hormones'?``, or with a full stop."""
        if self._left == 0 or len(names) > _MOST_NAMES:
            return "."
        self._left -= 1
        nearest = get_close_matches(wrong, names, n=1, cutoff=0.6)
        return f"; did you mean '{nearest[0]}'?" if nearest else "."

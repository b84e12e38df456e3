"""Names with a star in them."""

import re


def matches(pattern: str, name: str) -> bool:
    """Whether a name is what the pattern says: capitals do not count, ``*`` stands for any letters or none."""
    if "*" not in pattern:
        return pattern.casefold() == name.casefold()
    pieces = (re.escape(piece) for piece in re.split(r"\*+", pattern.casefold()))
    return re.fullmatch(".*".join(pieces), name.casefold(), re.DOTALL) is not None

"""The shares of a question's points that Moodle knows (``question_bank::fraction_options``); others it refuses."""

_WEIGHTS = {1: "100", 2: "50", 3: "33.33333", 4: "25", 5: "20", 6: "16.66667", 7: "14.28571", 8: "12.5", 9: "11.11111",
            10: "10", 20: "5"}  # fmt: skip


def weight(parts: int) -> str:
    """The share in percent of one of so many equal parts. Raises KeyError for a number that Moodle has no share for."""
    return _WEIGHTS[parts]


def shares_out(parts: int) -> bool:
    """Whether Moodle has a share for each of so many parts."""
    return parts in _WEIGHTS

"""What is wrong with a search, and where."""

from quizapp.errors import UserError

_SHOWN = 24
"""How much of a search is quoted before the place of an error."""


class SearchError(UserError):
    """A search that cannot be read. ``position`` counts characters from 0; ``sentence`` says what is wrong there."""

    def __init__(self, text: str, position: int, sentence: str) -> None:
        self.position = position
        self.sentence = sentence
        before = " ".join(text[max(0, position - 4 * _SHOWN) : position].split())
        if len(before) > _SHOWN:
            before = "…" + before[-_SHOWN:]
        place = f"after “{before}”" if before else "at the beginning"
        super().__init__(f"Here, {place}: {sentence}")

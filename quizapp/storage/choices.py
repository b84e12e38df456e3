"""The options of a choice card as the text in its row, and back."""

import json

from quizapp.content.cards import Choice
from quizapp.content.heads import FactId

NONE = "[]"
"""What the row of any other card holds."""


def choices_text(choices: tuple[Choice, ...]) -> str:
    """Options as JSON: text, right, because, fact of each; equal options make equal text."""
    return json.dumps([[one.text, int(one.right), one.because, one.fact] for one in choices], ensure_ascii=False)


def choices_of(text: str) -> tuple[Choice, ...]:
    """The options that ``choices_text`` wrote."""
    if text == NONE:
        return ()
    return tuple(
        Choice(text=words, right=bool(right), because=because, fact=FactId(fact))
        for words, right, because, fact in json.loads(text)
    )

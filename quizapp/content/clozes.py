"""Cloze texts: ``{{1:Oxytocin}} makes {{2:muscles::they tighten}} contract`` into plain text and numbered blanks."""

import re

from quizapp.content.cards import BLANK
from quizapp.content.facts import Blank, Cloze

HINT = "::"
"""What stands between hidden words and their hint."""

_BLANK = re.compile(r"\{\{\s*([1-9]\d{0,3})\s*:(?!:)\s*(.*?)\s*\}\}")
_ANKI = re.compile(r"\{\{c\d+::")


class ClozeError(ValueError):
    """A cloze text that cannot be read; ``str(error)`` is a sentence for its author."""


def parse_cloze(marked: str) -> Cloze:
    """Read a text with blanks.

    Raises:
        ClozeError: no blank, an empty blank, braces that do not pair, or the sign that stands for hidden words.
    """
    text = ""
    blanks: list[Blank] = []
    end = 0
    for match in _BLANK.finditer(marked):
        text += marked[end : match.start()]
        number = int(match[1])
        hidden, _, hint = (part.strip() for part in match[2].partition(HINT))
        if not hidden:
            raise ClozeError(f"Blank {number} hides nothing: put the hidden words after the colon.")
        blanks.append(Blank(number=number, start=len(text), end=len(text) + len(hidden), hint=hint))
        text += hidden
        end = match.end()
    text += marked[end:]
    _refuse_leftovers(marked, text)
    if not blanks:
        raise ClozeError("This cloze has no blank: write the words to hide as {{1:words}}.")
    return Cloze(text=text, blanks=tuple(blanks))


def _refuse_leftovers(marked: str, text: str) -> None:
    if _ANKI.search(marked):
        raise ClozeError("Write a blank as {{1:words}}, without the letter c and with one colon.")
    if "{{" in text or "}}" in text:
        raise ClozeError("The double braces do not form a blank: write {{1:words}}, numbered from 1 to 9999.")
    if BLANK in text:
        raise ClozeError(f"{BLANK} is the sign that QuizApp itself puts in place of the hidden words: leave it out.")


def hidden_words(cloze: Cloze, blank: Blank) -> str:
    """What the blank hides."""
    return cloze.text[blank.start : blank.end]


def with_blank(cloze: Cloze, blank: Blank) -> str:
    """The text with one blank hidden and the others shown."""
    return cloze.text[: blank.start] + BLANK + cloze.text[blank.end :]


def marked_up(cloze: Cloze) -> str:
    """The text as an author writes it; ``parse_cloze(marked_up(cloze)) == cloze``."""
    text = cloze.text
    for blank in reversed(cloze.blanks):
        hint = f"{HINT}{blank.hint}" if blank.hint else ""
        text = f"{text[: blank.start]}{{{{{blank.number}:{hidden_words(cloze, blank)}{hint}}}}}{text[blank.end :]}"
    return text

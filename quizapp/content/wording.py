"""Small rules of written language that several modules share."""

import re
import unicodedata
from collections.abc import Sequence

_CONJUNCTIONS = {"en": "and"}
_NOT_LETTERS_OR_DIGITS = re.compile(r"[\W_]+")


def capitalised(text: str) -> str:
    """The text as it stands at the start of a line: ``prolactin`` becomes ``Prolactin``.

    A first word that has a capital further on (``pH``, ``mRNA``) is a name with a spelling of its own and stays.
    """
    first_word = text.split(" ", 1)[0]
    if any(letter.isupper() for letter in first_word):
        return text
    return text[:1].upper() + text[1:]


def listed(names: Sequence[str], language: str = "en") -> str:
    """Several names in a row: ``protein, minerals and vitamins``. A language without a known "and" gets commas."""
    conjunction = _CONJUNCTIONS.get(language.split("-", 1)[0].casefold())
    if len(names) < 2 or conjunction is None:
        return ", ".join(names)
    return f"{', '.join(names[:-1])} {conjunction} {names[-1]}"


def folded(text: str) -> str:
    """What is left of a name when case, punctuation and spacing do not count; two names that fold alike are one.

    A text without letters or digits (``%``) folds to itself, so that it is not taken for every other such text.
    """
    whole = unicodedata.normalize("NFKC", text).casefold()
    return " ".join(_NOT_LETTERS_OR_DIGITS.sub(" ", whole).split()) or whole.strip()

"""A search tree as text that parses to the same tree."""

from typing import assert_never

from quizapp.content.search.terms import (
    FLAGS,
    AllOf,
    Flagged,
    Missed,
    Named,
    Not,
    OneOf,
    PropertyIs,
    Rated,
    Search,
    StandingIs,
    Text,
)


def render(search: Search) -> str:
    """The search as a person would type it."""
    match search:
        case AllOf(terms=terms):
            return " ".join(_inside(term) if isinstance(term, OneOf) else render(term) for term in terms)
        case OneOf(terms=terms):
            return " or ".join(render(term) or "()" for term in terms)
        case Not(term=term):
            return f"-{_inside(term) if isinstance(term, AllOf | OneOf) else render(term)}"
        case _:
            return _one(search)


def _one(term: Text | Named | StandingIs | Flagged | Rated | Missed | PropertyIs) -> str:
    match term:
        case Text(words=words, whole=whole):
            said = _quoted(words) if whole else _joined(words)
        case Named(name=name, pattern=pattern):
            said = f"{name}:{_value(pattern)}"
        case StandingIs(standing=standing):
            said = f"is:{standing}"
        case Flagged(flag=flag):
            said = f"flag:{FLAGS[flag]}"
        case Rated(days=days, grade=grade):
            said = f"rated:{days}" + (f":{grade}" if grade is not None else "")
        case Missed(days=days):
            said = f"missed:{days}"
        case PropertyIs(name=of, comparison=comparison, value=value):
            said = f"prop:{of}{comparison}{_number(value)}"
        case _:
            assert_never(term)
    return said


def _number(value: float) -> str:
    return f"{value:.0f}" if value == int(value) else f"{value:.6f}".rstrip("0")


def _inside(term: Search) -> str:
    return f"({render(term)})"


def _joined(words: str) -> str:
    """Words that belong together without quotes: a hyphen holds them; a star tells a word from ``or`` and ``and``."""
    return f"{words}*" if words in {"or", "and"} else words.replace(" ", "-")


def _value(pattern: str) -> str:
    plain = pattern and not any(one.isspace() or one in '()"\\' for one in pattern)
    return pattern if plain else _quoted(pattern)


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'

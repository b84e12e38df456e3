"""The language in which cards and facts are searched: ``parse`` gives a tree, ``render`` its text (docs/search.md)."""

from quizapp.content.search.errors import SearchError
from quizapp.content.search.fields import FIELD_NAMES
from quizapp.content.search.folding import folded
from quizapp.content.search.parsing import LONGEST, MOST_TERMS, parse
from quizapp.content.search.patterns import matches
from quizapp.content.search.rendering import render
from quizapp.content.search.terms import (
    FLAGS,
    AllOf,
    Comparison,
    Flagged,
    Missed,
    Name,
    Named,
    Not,
    OneOf,
    Property,
    PropertyIs,
    Rated,
    Search,
    Standing,
    StandingIs,
    Text,
    all_of,
    asks_of_cards,
    one_of,
)

__all__ = [
    "FIELD_NAMES",
    "FLAGS",
    "LONGEST",
    "MOST_TERMS",
    "AllOf",
    "Comparison",
    "Flagged",
    "Missed",
    "Name",
    "Named",
    "Not",
    "OneOf",
    "Property",
    "PropertyIs",
    "Rated",
    "Search",
    "SearchError",
    "Standing",
    "StandingIs",
    "Text",
    "all_of",
    "asks_of_cards",
    "folded",
    "matches",
    "one_of",
    "parse",
    "render",
]

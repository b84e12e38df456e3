"""Written items for tests: the greenhouse deck, which has at least one of every kind."""

from functools import cache
from pathlib import Path

from quizapp.content.deck import Deck
from quizapp.content.deckfiles.deckfile import parse_deck
from quizapp.content.written import WrittenItem

FOLDER = Path(__file__).resolve().parent / "decks" / "case"
FIGURES = {file.name: file.read_bytes() for file in FOLDER.glob("*.svg")}


def greenhouse_text(*changes: tuple[str, str]) -> str:
    """The deck's text, with some words replaced where they first stand."""
    text = (FOLDER / "deck.toml").read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    return text


@cache
def greenhouse(*changes: tuple[str, str]) -> Deck:
    """The deck, with some words of its file replaced where they first stand."""
    return parse_deck(greenhouse_text(*changes), "deck.toml", FIGURES)


def written(name: str) -> WrittenItem:
    """One of the deck's items as written."""
    return next(one for one in EVERY_KIND if one.id == name)


def block(name: str) -> str:
    """The text of one item of the greenhouse, with its parts and tabs."""
    text = greenhouse_text()
    start = text.index(f'[[item]]\nid = "{name}"')
    end = text.find("[[item]]", start + 1)
    return text[start:end].split("\n# ---")[0]


def changed(name: str, *changes: tuple[str, str]) -> str:
    """The deck with some words of one item replaced."""
    old = new = block(name)
    for before, after in changes:
        assert before in new, before
        new = new.replace(before, after, 1)
    return greenhouse_text((old, new))


EVERY_KIND = greenhouse().items

"""What docs/deck-format.md shows and says is true."""

import re
import tomllib
from pathlib import Path

from quizapp.content.cards import View
from quizapp.content.deckfiles.deckfile import MAX_BYTES, parse_deck
from quizapp.content.figures.figure import labels, read_figure, regions_of
from quizapp.content.figures.svg import MAX_BYTES as MAX_FIGURE_BYTES
from quizapp.content.generators import cards_of
from quizapp.content.limits import MAX_ID, MAX_NUMBER, MAX_TEXT
from quizapp.paths import resources

ROOT = Path(__file__).resolve().parents[3]
TEXT = (ROOT / "docs" / "deck-format.md").read_text(encoding="utf-8")


def test_its_examples_make_a_deck() -> None:
    deck = parse_deck("\n".join(re.findall(r"```toml\n(.*?)```", TEXT, re.DOTALL)), "deck-format.md")
    cards = {(card.view, card.number): (card.front, card.back) for card in cards_of(deck)}
    assert cards[View.RECALL, 1][1] == "Oxytocin"
    assert cards[View.REVERSE, 1][1] == "Makes muscles contract, so that milk is pushed out"
    assert cards[View.CLOZE, 2][1] == "muscles"


def test_its_limits_are_the_codes() -> None:
    assert f"at most {MAX_BYTES >> 20} MB" in TEXT
    assert f"at most {MAX_TEXT:,} characters, a number at most {MAX_NUMBER:,}" in TEXT
    assert f"at most {MAX_ID} long" in TEXT


def test_it_lists_every_rule_of_the_review() -> None:
    listed = set(re.findall(r"`([a-z]+(?:-[a-z]+)*)`", TEXT.split("## What the checks say")[1]))
    modules = (ROOT / "quizapp" / "content" / "review").glob("*.py")
    sources = "\n".join(module.read_text(encoding="utf-8") for module in modules)
    rules = set(re.findall(r'"([a-z]+(?:-[a-z]+)+)"', sources)) | {"untraceable"}
    assert len(rules) > 20
    assert rules == listed & (rules | {one for one in listed if "-" in one})


def test_the_example_of_a_figure_is_read_as_it_says() -> None:
    (example,) = re.findall(r"```xml\n(.*?)```", TEXT, re.DOTALL)
    figure = read_figure("example.svg", example)
    assert regions_of(figure.svg)["milk-ducts"].title == "Milk ducts"
    assert labels(figure.svg) == ("milk-ducts",)
    assert f"A figure has at most {MAX_FIGURE_BYTES >> 20} MB" in TEXT


def test_it_lists_the_colours_that_figures_can_take() -> None:
    tokens = tomllib.loads((resources() / "styles" / "tokens.toml").read_text(encoding="utf-8"))["light"]
    listed = set(re.findall(r"`var\(--([a-z-]+)\)`", TEXT))
    assert len(listed) > 10
    assert {name.replace("-", "_") for name in listed} <= set(tokens)


def test_its_example_of_a_label_makes_the_card_it_says() -> None:
    (example,) = re.findall(r"```text\n(\[\[label\]\].*?)```", TEXT, re.DOTALL)
    folder = ROOT / "decks" / "lactation"
    text = (folder / "deck.toml").read_text(encoding="utf-8").partition("[[label]]")[0]
    deck = parse_deck(f"{text}\n{example}", "deck.toml", {"gland.svg": (folder / "gland.svg").read_bytes()})
    (card,) = (card for card in cards_of(deck) if card.view is View.LABEL)
    assert (card.id, card.back) == ("lactation/F42/label-1", "Milk ducts")
    assert card.front == "What are the tubes that lead to the nipple?"

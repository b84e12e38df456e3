"""Reading the lactation deck, making its cards and items, and reviewing it: best and median of several runs."""

import time
from collections.abc import Callable
from pathlib import Path

from bench.figures import line, spread

DECK = Path(__file__).resolve().parent.parent / "decks" / "lactation" / "deck.toml"


def timed(work: Callable[[], object], rounds: int = 7) -> list[float]:
    """Milliseconds of each run, after one that is not counted."""
    work()
    taken = []
    for _ in range(rounds):
        began = time.perf_counter()
        work()
        taken.append((time.perf_counter() - began) * 1000)
    return taken


def main() -> None:
    """Prints the figures."""
    from quizapp.content.deckfile import parse_deck
    from quizapp.content.generators import cards_of, items_of

    text = DECK.read_text(encoding="utf-8")
    deck = parse_deck(text, "deck.toml")
    cards, items = cards_of(deck), items_of(deck, 0)
    line("read and check the deck file", spread(timed(lambda: parse_deck(text, "deck.toml")), "ms", 0))
    line(f"make {len(cards)} cards", spread(timed(lambda: cards_of(deck)), "ms", 1))
    line(f"make {len(items)} items", spread(timed(lambda: items_of(deck, 0)), "ms", 1))


if __name__ == "__main__":
    main()

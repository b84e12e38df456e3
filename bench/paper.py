"""Printing 300 pages of flashcards."""

import tempfile
import time
from pathlib import Path

from bench.figures import line

PAGES = 300


def main() -> None:
    """Prints the lactation deck's cards again and again until 300 pages are full."""
    from quizapp.content.generators import cards_of
    from quizapp.exchange.pdf.card_sheets import print_cards
    from quizapp.exchange.printable.card_faces import paper_cards
    from quizapp.exchange.printable.paper import Grid, Paper
    from quizapp.paths import shipped_decks
    from quizapp.services._library.deckfiles import read_deck_text

    deck = read_deck_text(shipped_decks() / "lactation").parse()
    some = tuple(paper_cards(deck, cards_of(deck)))
    wanted = PAGES // 2 * Grid.TWO_BY_FOUR.cards
    cards = (some * (wanted // len(some) + 1))[:wanted]
    with tempfile.TemporaryDirectory() as folder:
        began = time.perf_counter()
        pages = print_cards(cards, Path(folder) / "cards.pdf", Paper.A4, Grid.TWO_BY_FOUR, "Cards", "Source")
        taken = time.perf_counter() - began
    line(f"a PDF of {pages} pages of flashcards", f"{taken:.1f} s", "<= 10 s")


if __name__ == "__main__":
    main()

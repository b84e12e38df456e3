"""Reading the lactation deck, making its cards and items: best and median of several runs; and 10,000 facts, once."""

import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

from bench.figures import line, spread

FOLDER = Path(__file__).resolve().parent.parent / "decks" / "lactation"
FACTS = 10_000


def timed(work: Callable[[], object], rounds: int = 7) -> list[float]:
    """Milliseconds of each run, after one that is not counted."""
    work()
    taken = []
    for _ in range(rounds):
        began = time.perf_counter()
        work()
        taken.append((time.perf_counter() - began) * 1000)
    return taken


def large_deck(facts: int = FACTS) -> str:
    """The text of a deck of towns on rivers: a fact each, and for each fifth one an item of another kind."""
    head = (
        '[deck]\nid = "towns"\ntitle = "Towns"\n[source]\ntitle = "Atlas"\npublisher = "Map House"\n'
        '[[topic]]\nid = "all"\ntitle = "All"\n'
        '[[relation]]\nid = "lies-on"\nmeaning = "Its water."\nfrom = ["town"]\nto = ["river"]\n'
    )
    return head + "".join(map(_fact, range(facts))) + "".join(map(_item, range(0, facts - 5, 5)))


def _fact(number: int) -> str:
    return (
        f'[[concept]]\nid = "town{number}"\nkind = "town"\nname = "Town {number}"\n'
        f'[[concept]]\nid = "river{number}"\nkind = "river"\nname = "river {number}"\n'
        f'[[fact]]\nid = "F{number}"\ntopic = "all"\nparagraph = 1\n'
        f'statement = "Town {number} lies on river {number}."\ntrue = ["town{number} lies-on river{number}"]\n'
        f'cloze = "{{{{1:Town {number}}}}} lies on {{{{2:river {number}}}}}."\n'
        f'[[fact.ask]]\nid = 1\nfor = "? lies-on river{number}"\nquestion = "Which town lies on river {number}?"\n'
    )


def _item(number: int) -> str:
    rows = ", ".join(f'"town{number + place}"' for place in range(4))
    return (
        f'[[item]]\nid = "m{number}"\nkind = "matching"\ntopic = "all"\nstem = "Which river, number {number}?"\n'
        f'terms = [{rows}]\nclaim = "term lies-on ?"\n'
    )


def main() -> None:
    """Prints the figures."""
    from quizapp.content.deckfiles.deckfile import parse_deck
    from quizapp.content.generators import cards_of, items_of

    text = (FOLDER / "deck.toml").read_text(encoding="utf-8")
    figures = {file.name: file.read_bytes() for file in FOLDER.glob("*.svg")}
    deck = parse_deck(text, "deck.toml", figures)
    cards, items = cards_of(deck), items_of(deck, 0)
    line("read and check the deck file", spread(timed(lambda: parse_deck(text, "deck.toml", figures)), "ms", 0))
    line(f"make {len(cards)} cards", spread(timed(lambda: cards_of(deck)), "ms", 1))
    line(f"make {len(items)} items", spread(timed(lambda: items_of(deck, 0)), "ms", 1), "≤ 500 ms")
    large = parse_deck(large_deck(), "deck.toml")
    began = time.perf_counter()
    made = len(items_of(large, 0))
    line(f"make {made:,} items of {FACTS:,} facts", f"{time.perf_counter() - began:.1f} s", "≤ 20 s")
    per_mb = 2**20 if sys.platform == "darwin" else 2**10  # macOS counts bytes, Linux kibibytes
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / per_mb
    line("memory at most, reading included", f"{most:.0f} MB", "≤ 500 MB")


if __name__ == "__main__":
    main()

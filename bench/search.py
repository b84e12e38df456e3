"""Searches over 100,000 cards and 1,000,000 reviews, beside the real ``anki`` library on an equal collection."""

import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

from bench.figures import line
from bench.size import DECK, TAG, WORD, make_collection, make_profile

ROUNDS = 15
_ASKED = (
    ("plain text, 15 % hits", WORD, WORD, "<= 20 ms"),
    ("part of a word", WORD[2:7], WORD[2:7], "<= 20 ms"),
    ("tag:", f"tag:{TAG}", f"tag:{TAG}", "<= 10 ms"),
    ("is:due", "is:due", "is:due", "<= 5 ms"),
    ("rated:7", "rated:7", "rated:7", "<= 10 ms"),
    ("prop:", "prop:lapses>3", "prop:lapses>3", ""),
    ("two terms", f"{WORD} -tag:{TAG}", f"{WORD} -tag:{TAG}", ""),
    ("everything", "", "", ""),
)


def main() -> None:
    """Makes both, then asks both the same."""
    with tempfile.TemporaryDirectory() as folder:
        services = make_profile(Path(folder) / "profile")
        collection = _collection(Path(folder) / "collection.anki2")
        for name, ours, theirs, target in _ASKED:

            def ask(text: str = ours) -> int:
                return len(services.browse.find(DECK, text).numbers)

            figure = _timed(ask)
            peer = "" if collection is None else _timed(lambda text=theirs: len(collection.find_cards(text)))
            line(f"search {name}", figure, target, f"anki {peer}" if peer else "")
        services.close()
        if collection is not None:
            collection.close()


def _collection(file: Path) -> Any:
    try:
        return make_collection(file)
    except ImportError:
        return None


def _timed(ask: Callable[[], int]) -> str:
    taken = []
    hits = ask()
    for _ in range(ROUNDS):
        began = time.perf_counter()
        ask()
        taken.append((time.perf_counter() - began) * 1000)
    return f"{median(taken):.1f} ms (p90 {sorted(taken)[-2]:.1f}; {hits:,})"


if __name__ == "__main__":
    main()

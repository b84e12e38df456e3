"""Searches over 100,000 cards and 1,000,000 reviews, beside the real ``anki`` library on an equal collection."""

import tempfile
from pathlib import Path

from bench.atsize import row, timed
from bench.size import DECK, NOON, TAG, WORD, large_collection, large_profile

_ASKED = (
    ("plain text, 15 % hits", WORD, "<= 20 ms"),
    ("part of a word", WORD[2:7], "<= 20 ms"),
    ("tag:", f"tag:{TAG}", "<= 10 ms"),
    ("is:due", "is:due", "<= 5 ms"),
    ("rated:7", "rated:7", "<= 10 ms"),
    ("prop:", "prop:lapses>3", ""),
    ("two terms", f"{WORD} -tag:{TAG}", ""),
    ("everything", "", ""),
)


def main() -> None:
    """Makes both, then asks both the same."""
    from quizapp.bootstrap import open_services

    with tempfile.TemporaryDirectory() as folder:
        large_profile(Path(folder) / "profile")
        services = open_services(Path(folder) / "profile", lambda: NOON)
        collection = large_collection(Path(folder) / "collection.anki2")
        for name, text, aim in _ASKED:
            ours = timed(lambda text=text: services.browse.find(DECK, text))
            theirs = collection and timed(lambda text=text: collection.find_cards(text))
            row(f"search {name}", ours, aim, theirs)
        services.close()
        if collection is not None:
            collection.close()


if __name__ == "__main__":
    main()

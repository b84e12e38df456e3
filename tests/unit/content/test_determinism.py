"""The same facts and the same seed give the same bank, byte for byte, in every process."""

import os
import subprocess
import sys
from pathlib import Path

from quizapp.content.generators import items_of
from tests.builders import deck

ROOT = Path(__file__).resolve().parents[3]
PROGRAM = """
import sys
from quizapp.content.deckfiles.deckfile import parse_deck
from quizapp.content.generators import cards_of, items_of
from quizapp.content.review import review
from tests.builders import deck
with open(sys.argv[1], "rb") as file:
    lactation = parse_deck(file.read(), "deck.toml")
for one in (deck(), lactation):
    print(cards_of(one), items_of(one, 7), items_of(one, 8), review(one))
"""


def bank(hash_seed: str) -> bytes:
    environment = {**os.environ, "PYTHONHASHSEED": hash_seed, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    shipped = ROOT / "decks" / "lactation" / "deck.toml"
    run = subprocess.run(
        [sys.executable, "-c", PROGRAM, shipped], env=environment, capture_output=True, check=True, cwd=ROOT
    )
    return run.stdout


def test_the_bank_does_not_depend_on_the_process() -> None:
    first = bank("0")
    assert len(first) > 10_000
    assert bank("1") == first
    assert bank("4242") == first


def test_another_seed_makes_another_bank() -> None:
    assert len({items_of(deck(), seed) for seed in range(5)}) == 5

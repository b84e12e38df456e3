"""Imports of 100,000 notes, without progress and with 1,000,000 reviews, beside the real ``anki`` library's of the same
package: time and peak memory, each in a process of its own. ``python -m bench anki_in``."""

import json
import os
import random
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from bench.figures import line

NOTES = int(os.environ.get("BENCH_NOTES", "100000"))
REVIEWS_OF_A_CARD = 10
_ROUNDS = 3

_OURS = """
import quizapp.bootstrap as bootstrap
bootstrap.shipped_decks = lambda: Path("/nowhere")
importing = bootstrap.open_services(Path(sys.argv[2])).importing
def work(file):
    importing.bring(file)
"""
_ANKI = """
from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest
col = Collection(str(Path(sys.argv[2]) / "collection.anki2"))
def work(file):
    options = ImportAnkiPackageOptions(with_scheduling=True)
    col.import_anki_package(ImportAnkiPackageRequest(package_path=str(file), options=options))
"""
_TIMED = """
import sys, time
from pathlib import Path
from bench.figures import peak_mb
{work}
start = time.perf_counter()
work(Path(sys.argv[1]))
print(time.perf_counter() - start, peak_mb())
"""
_SYLLABLES = ("milk", "duct", "lobe", "alve", "oxy", "pro", "lac", "mam", "cell", "gland")


def make_package(file: Path, notes: int, reviews_of_a_card: int) -> None:
    """A package that the real library writes: basic notes, new, or in review with a log and a memory."""
    from anki.collection import Collection, ExportAnkiPackageOptions

    with tempfile.TemporaryDirectory() as folder:
        place = str(Path(folder, "collection.anki2"))
        col = Collection(place)
        col.set_config("fsrs", True)
        kind, deck = col.models.by_name("Basic"), col.decks.id("Large::Sub")
        if kind is None or deck is None:
            raise AssertionError("every collection has these")
        col.close()
        database = sqlite3.connect(place)
        database.create_collation("unicase", lambda one, other: (one > other) - (one < other))
        _fill(database, kind["id"], deck, notes, reviews_of_a_card)
        database.commit()
        database.close()
        col = Collection(place)
        options = ExportAnkiPackageOptions(with_scheduling=True, with_deck_configs=True, with_media=True, legacy=False)
        col.export_anki_package(out_path=str(file), options=options, limit=None)
        col.close()


def _fill(database: sqlite3.Connection, kind: int, deck: int, notes: int, answers: int) -> None:
    dice = random.Random(5)
    now, first = int(time.time()), 1_600_000_000_000
    words = [f"{one}{other}" for one in _SYLLABLES for other in _SYLLABLES]

    def rows() -> Iterator[tuple[object, ...]]:
        for number in range(notes):
            question, answer = (" ".join(dice.choices(words, k=count)) for count in (7, 6))
            guid = "".join(dice.choices("abcdefghijklmnopqrstuvwxyz0123456789!#$%&()*+", k=10))
            yield (first + number, guid, kind, now, -1, "", f"What is {question}?\x1f{answer}", question, number, 0, "")

    database.executemany(f"INSERT INTO notes VALUES ({', '.join('?' * 11)})", rows())
    data = json.dumps({"s": 40.5, "d": 5.25, "dr": 0.9, "lrt": now - 20 * 86_400}, separators=(",", ":"))
    state = (2, 2, 30, 40, 2500, answers, 1, 0, 0, 0, 0, data) if answers else (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, "{}")
    database.executemany(
        f"INSERT INTO cards VALUES ({', '.join('?' * 18)})",
        ((first + number, first + number, deck, 0, now, -1, *state) for number in range(notes)),
    )
    began = (now - 700 * 86_400) * 1000
    database.executemany(
        "INSERT INTO revlog VALUES (?, ?, -1, ?, ?, ?, 2500, 5000, ?)",
        (
            (
                *(began + turn * 60 * 86_400_000 + number * 37, first + number, 1 if dice.random() < 0.1 else 3),
                *(3 + 5 * turn, max(0, 5 * turn - 2), int(turn > 0)),
            )
            for turn in range(answers)
            for number in range(notes)
        ),
    )


def timed(work: str, file: Path) -> tuple[float, float]:
    """Seconds and peak memory (MB) of an import into something new."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-c", _TIMED.format(work=work), str(file), folder]
        told = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()[-1]
    seconds, peak = told.split()
    return float(seconds), float(peak)


def main() -> None:
    """Runs both, in turn."""
    with tempfile.TemporaryDirectory() as folder:
        for what, answers, rounds in (("no progress", 0, _ROUNDS), ("1,000,000 reviews", REVIEWS_OF_A_CARD, 1)):
            file = Path(folder, "package.apkg")
            make_package(file, NOTES, answers)
            ours, theirs = [], []
            for _ in range(rounds):
                ours.append(timed(_OURS, file))
                theirs.append(timed(_ANKI, file))
            mine, peer = median(one[0] for one in ours), median(one[0] for one in theirs)
            line(
                f"import of {NOTES:,} notes, {what}, n={rounds}",
                f"{mine:.1f} s, {max(one[1] for one in ours):.0f} MB",
                "<= Anki's",
                f"anki {peer:.1f} s, {max(one[1] for one in theirs):.0f} MB, ratio {mine / peer:.2f}",
            )

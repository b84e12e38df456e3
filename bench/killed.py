"""Imports killed (SIGKILL) at any moment: the profile is as it was before, or as it is after the whole of it.

``python -m bench killed`` kills ``BENCH_KILLS`` imports (50), each of a package with a log into a copy of one profile.
"""

import hashlib
import os
import shutil
import sqlite3
import subprocess
import tempfile
import time
from collections import Counter
from contextlib import closing
from pathlib import Path
from random import Random
from unittest.mock import patch

from bench.figures import line
from quizapp import bootstrap
from tests.journeys.children import ROOT, command
from tests.storage.profiles import SetClock, profile, write_deck
from tests.unit.exchange.legacy import Note, write_legacy

_STATE = {"type": 2, "queue": 2, "due": 2_500, "ivl": 30, "factor": 2_500, "reps": 7, "data": '{"s":31.2,"d":6.5}'}


def package(file: Path, notes: int) -> Path:
    """Notes in review, each with two answers, and a picture."""
    first = 1_700_000_000_000
    made = [
        Note(
            1,
            (f"What is {number}?", f"It is {number}" + ('<img src="a.png">' if not number % 50 else "")),
            card=_STATE,
            answers=[
                (first + number * 7, 3, 10, 0, 2500, 4_000, 0),
                (first + 60_000_000_000 + number * 7, 3, 30, 10, 2500, 5_000, 1),
            ],
        )
        for number in range(notes)
    ]
    return write_legacy(file, made, {"a.png": bytes(200_000)})


def content_of(home: Path) -> str:
    """A hash over every row of every table; opening the file recovers it, as the next start does."""
    found = hashlib.sha256()
    with closing(sqlite3.connect(home / "quizapp.db")) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        for row in database.iterdump():
            if "search_index" not in row:
                found.update(row.encode())
    return found.hexdigest()


def kill_one(home: Path, file: Path, after_s: float) -> tuple[bool, float]:
    """Starts an import and kills it; gives whether it had said that it was done, and how long it lived."""
    child = subprocess.Popen(command("bring", home, file), cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    with child, child.stdout as lines:
        assert lines.readline() == "ready\n"
        began = time.monotonic()
        try:
            child.wait(after_s)
        except subprocess.TimeoutExpired:
            child.kill()
        lived = time.monotonic() - began
        return "brought" in lines.read(), lived


def run(folder: Path, kills: int, notes: int) -> tuple[Counter[str], float]:
    """Kills imports at moments spread over the time that a whole one takes; gives what came of them, and that time."""
    home, after = folder / "profile", folder / "after"
    with patch.object(bootstrap, "shipped_decks", lambda: folder / "none"):
        return _killed(folder, home, after, kills, notes)


def _killed(folder: Path, home: Path, after: Path, kills: int, notes: int) -> tuple[Counter[str], float]:
    with profile(home, SetClock(), deck=write_deck(folder / "towns")):
        pass
    file = package(folder / "made.apkg", notes)
    shutil.copytree(home, after)
    done, whole_s = kill_one(after, file, 600.0)
    assert done
    before, brought = content_of(home), content_of(after)
    outcomes: Counter[str] = Counter()
    dice = Random(notes)
    for number in range(kills):
        copy = folder / f"copy{number}"
        shutil.copytree(home, copy)
        said, _ = kill_one(copy, file, whole_s * dice.uniform(0.0, 1.05))
        found = content_of(copy)
        with profile(copy, SetClock()) as services:
            faults = services.backup.verify()
        if faults or found not in {before, brought} or (said and found != brought):
            outcomes["harmed"] += 1
        else:
            outcomes["as before" if found == before else "brought in whole"] += 1
        shutil.rmtree(copy)
    return outcomes, whole_s


def main() -> None:
    """Runs and prints."""
    kills = int(os.environ.get("BENCH_KILLS", "50"))
    with tempfile.TemporaryDirectory() as folder:
        outcomes, whole_s = run(Path(folder), kills, 2_000)
    told = ", ".join(f"{number} {outcome}" for outcome, number in outcomes.most_common())
    line(f"imports of {whole_s:.1f} s killed at {kills} moments", told, "0 harmed")

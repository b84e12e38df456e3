"""The figures of 100,000 cards and 1,000,000 reviews: each beside its aim and, where the ``anki`` library is there,
beside Anki's on an equal collection in the same run.

``BENCH_ANKI`` names a command that opens Anki's window; with it the starts of both are measured too.
"""

import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from statistics import median
from typing import Any

from bench.display import virtual_screen
from bench.figures import percentile
from bench.size import DECK, FACTS, NOON, TAG, WORD, large_collection, large_profile, show_first
from bench.start import one_start

ANSWERS = 1_000
_SEARCHES = (
    ("search plain text, 15 % hits", WORD, 20),
    ("search tag:", f"tag:{TAG}", 10),
    ("search is:due", "is:due", 5),
    ("search rated:7", "rated:7", 10),
)


def row(name: str, ours: list[float], aim: str, theirs: list[float] | None = None, unit: str = "ms") -> None:
    """Prints one figure: median and 99th percentile, the aim, Anki's, and how many times Anki's median ours is."""
    peer, ratio = "", ""
    if theirs:
        peer, ratio = f"anki {_told(theirs, unit)}", f"ratio {median(ours) / median(theirs):.2f}"
    print(f"{name:<46} {_told(ours, unit):<34} {aim:<22} {peer:<40} {ratio}", flush=True)


def _told(values: list[float], unit: str) -> str:
    if len(values) < 5:
        return f"{median(values):.2f} {unit}"
    return f"{median(values):.2f}, p99 {percentile(values, 0.99):.2f} {unit} (n={len(values)})"


def timed(work: Callable[[], object], rounds: int = 15) -> list[float]:
    """Milliseconds of each run, after one that is not counted."""
    work()
    return [once(work) for _ in range(rounds)]


def once(work: Callable[[], object]) -> float:
    """Milliseconds of one run."""
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000


def main() -> None:
    """Makes both (a few minutes), then asks both the same. ``BENCH_FACTS`` makes them smaller, to try the bench."""
    facts = int(os.environ.get("BENCH_FACTS", FACTS))
    print(f"at size: {2 * facts:,} cards; load of the machine {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for use in ("made", "start", "window"):
            large_profile(folder / use, facts)
        show_first(folder / "start", DECK)
        collection = large_collection(folder / "collection.anki2", facts)
        _starts(folder / "start")
        _services(folder / "made", folder / "collection.anki2", collection)
        with virtual_screen() as display:
            environment = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
            subprocess.run(
                [sys.executable, "-m", "bench.window_at_size", str(folder / "window")], env=environment, check=True
            )


def _starts(profile: Path) -> None:
    ours = [sys.executable, "main.py", "--profile", str(profile)]
    anki = os.environ.get("BENCH_ANKI")
    mapped: dict[str, list[float]] = {"ours": [], "anki": []}
    memory: dict[str, list[float]] = {"ours": [], "anki": []}
    with virtual_screen() as display:
        one_start(ours, display, 1.0)
        for _ in range(5):
            for who, command in (("ours", ours), ("anki", anki.split() if anki else None)):
                if command:
                    at, pss = one_start(command, display, 3.0)
                    mapped[who].append(at)
                    memory[who].append(pss)
    row("window mapped (Anki: its empty profile)", mapped["ours"], "<= 0.5 s", mapped["anki"], "s")
    row("idle memory (PSS; Anki: its empty profile)", memory["ours"], "<= 140 MB", memory["anki"], "MB")


def _services(profile: Path, file: Path, collection: Any) -> None:
    from quizapp.bootstrap import open_services
    from quizapp.scheduling.selection import Selection

    selection = Selection(deck=DECK)

    def opened() -> None:
        services = open_services(profile, lambda: NOON)
        services.study.begin(selection)
        services.close()

    peer = None
    if collection is not None:
        collection.close()
        peer = timed(lambda: _open_anki(file).close(), 9)
        collection = _open_anki(file)
    row("open the profile, build today's queue", timed(opened, 9), "<= Anki's", peer)
    clock = [NOON]
    services = open_services(profile, lambda: clock[0])
    services.study.warm_up()
    _grades(services, clock, collection)
    clock[0] = NOON  # days have gone by with the answers: as much is due again as in Anki
    for name, text, aim in _SEARCHES:
        ours = timed(lambda text=text: services.browse.find(DECK, text))
        row(name, ours, f"<= {aim} ms", collection and timed(lambda text=text: collection.find_cards(text)))
    ours = timed(lambda: services.charts.charts(DECK), 5)
    theirs = collection and timed(lambda: collection._backend.graphs(search="", days=365), 5)
    row("numbers of all charts of a year", ours, "", theirs)
    services.backup.rebuild()  # the memories are made up; from here on they are what their log gives
    ours, faults = [once(services.backup.verify) / 1000], services.backup.verify()
    theirs = collection and [once(collection.fix_integrity) / 1000]
    row("check of the whole database", ours, "<= 3 s", theirs, "s")
    if faults:
        print("  found:", faults[0])
    services.close()
    if collection is not None:
        collection.close()


def _open_anki(file: Path) -> Any:
    from anki.collection import Collection

    collection = Collection(str(file))
    collection.decks.select(collection.decks.id("Large"))
    collection.sched.get_queued_cards()
    return collection


def _grades(services: Any, clock: list[datetime], collection: Any) -> None:
    """Grades and their undoing, in both, with the same dice; a day's limits apply, so that days go by."""
    from quizapp.scheduling.memory import Grade
    from quizapp.scheduling.selection import Selection
    from quizapp.services.study import Asking

    dice = random.Random(1)
    grades, undone = [], []
    step = services.study.begin(Selection(deck=DECK))
    while len(grades) < ANSWERS:
        if not isinstance(step, Asking):
            clock[0] += timedelta(days=1)
            step = services.study.begin(Selection(deck=DECK))
            continue
        clock[0] += timedelta(seconds=8)
        services.study.choices()
        grade = Grade(dice.choices((1, 2, 3, 4), (10, 10, 65, 15))[0])
        began = time.perf_counter()
        step = services.study.grade(grade, took_ms=6_000)
        grades.append((time.perf_counter() - began) * 1000)
        if len(grades) % 10 == 0:
            undone.append(once(services.study.undo))
            step = services.study.grade(grade, took_ms=6_000)
    theirs, their_undone = _anki_grades(collection) if collection is not None else ([], [])
    row("grade to next card, the service", grades, "<= 0.6, p99 5 ms", theirs)
    row("undo of a grade", undone, "<= 2 ms", their_undone)


def _anki_grades(collection: Any) -> tuple[list[float], list[float]]:
    from anki.scheduler.v3 import CardAnswer

    deck = collection.decks.get_config(1)
    deck["new"]["perDay"], deck["rev"]["perDay"] = 9_999, 9_999  # its clock cannot be moved to other days
    collection.decks.update_config(deck)
    dice = random.Random(1)
    grades, undone = [], []
    while len(grades) < ANSWERS and (queued := collection.sched.get_queued_cards()).cards:
        top = queued.cards[0]
        card = collection.get_card(top.card.id)
        card.start_timer()
        rating = (CardAnswer.AGAIN, CardAnswer.HARD, CardAnswer.GOOD, CardAnswer.EASY)[
            dice.choices(range(4), (10, 10, 65, 15))[0]
        ]
        answer = collection.sched.build_answer(card=card, states=top.states, rating=rating)

        def one(answer: Any = answer) -> None:
            collection.sched.answer_card(answer)
            collection.sched.get_queued_cards()

        grades.append(once(one))
        if len(grades) % 10 == 0:
            undone.append(once(collection.undo))
    return grades, undone


if __name__ == "__main__":
    main()

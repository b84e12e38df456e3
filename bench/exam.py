"""The start of an exam, acts in it, and what is left of it when it is killed again and again.

A sitting is killed at 1,000 random moments, which takes some minutes.
"""

import random
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from bench.figures import line, percentile
from quizapp.bootstrap import open_services
from quizapp.content.facts import DeckId
from quizapp.exams.blueprint import Mode
from tests.answering import right
from tests.journeys.sitting_lives import Verdict, begun, one_life

DECK = DeckId("lactation")
STARTS = 15
KILLS = 1_000
LONGEST_S = 0.15
"""A child is killed at a moment drawn up to so long after it has opened the sitting."""

ITEMS = 150

_ANEW_AFTER = 50
"""After so many kills another exam is begun: thousands of answers in one take ever longer to read, which tells nothing
of what a kill does."""

_TOLD = 250
"""How it stands is printed after every so many kills: a run that is stopped has told something too."""

_VERIFIED = 50
"""After every so many kills the whole profile is verified."""


def main() -> None:
    """Prints the figures."""
    with tempfile.TemporaryDirectory() as folder:
        started_and_sat(Path(folder))
    killed(KILLS)


def started_and_sat(profile: Path) -> None:
    """Times starts and acts."""
    services = open_services(profile)
    try:
        first, warm, slices, acts = [], [], [], []
        view = services.exam.start(services.exam.setup(DECK).proposed)
        for variant in range(STARTS):  # each has a bank of its own
            proposed = replace(services.exam.setup(DECK).proposed, length=ITEMS, mode=Mode.EXAM)
            began = time.perf_counter()
            services.exam.start(replace(proposed, seed=variant))
            first.append(time.perf_counter() - began)
            done = False
            while not done:
                began = time.perf_counter()
                done = services.exam.prepare(DECK)
                slices.append((time.perf_counter() - began) * 1000)
            began = time.perf_counter()
            view = services.exam.start(proposed)
            warm.append(time.perf_counter() - began)
        for index in range(ITEMS):
            view = services.exam.show(view.sitting, index)
            began = time.perf_counter()
            services.exam.respond(view.sitting, index, right(view.item))
            acts.append((time.perf_counter() - began) * 1000)
    finally:
        services.close()
    told = f"p50 {percentile(warm, 0.5):.2f}, max {max(warm):.2f} s"
    line(f"start of an exam of {ITEMS} items, {STARTS} times", told, "<= 0.3 s")
    line(
        "making its bank before, a slice at a time",
        f"{sum(slices) / STARTS / 1000:.2f} s, p99 {percentile(slices, 0.99):.0f} ms",
    )
    line("start without that (the first from a shell)", f"p50 {percentile(first, 0.5):.2f} s")
    figures = f"p50 {percentile(acts, 0.5):.1f}, p99 {percentile(acts, 0.99):.1f} ms"
    line(f"answer stored and shown by the engine, {ITEMS} answers", figures, "p99 <= 16 ms with painting")


def killed(kills: int) -> None:
    """Kills a sitting at random moments; counts how often it went on with everything that was acknowledged."""
    dice = random.Random(11)
    sound, answers = 0, 0
    worst_ms = 0
    with tempfile.TemporaryDirectory() as folder:
        profile = Path(folder)
        services = open_services(profile)
        sitting = begun(services, DECK)
        services.close()
        for number in range(kills):
            said = one_life(profile, sitting, dice.uniform(0, LONGEST_S), dice.randrange(10**6))
            services = open_services(profile)
            try:
                told = Verdict(services, sitting, said)
                if number % _VERIFIED == 0:
                    sound -= bool(services.backup.verify())
                sound += told.sound
                answers += told.answers
                worst_ms = max(worst_ms, told.off_ms)
                if number % _ANEW_AFTER == _ANEW_AFTER - 1:
                    sitting = begun(services, DECK)
            finally:
                services.close()
            if number % _TOLD == _TOLD - 1:
                line(f"of {number + 1} kills went on with everything", str(sound), "all")
    line(f"resumed after kill -9 at {kills} random moments", f"{sound} of {kills}", f"{kills} of {kills}")
    line("answers acknowledged before, none lost", str(answers), "")
    line("clock off by at most", f"{worst_ms} ms", "what passed since the last event")

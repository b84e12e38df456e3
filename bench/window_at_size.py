"""The window over a large profile: grade to next question painted, the charts, and a soak of 20,000 answers.

``python -m bench.window_at_size PROFILE``, on a screen; ``python -m bench atsize`` makes both.
"""

import gc
import os
import random
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path
from typing import Any

from bench.atsize import DECK, NOON, once, row
from bench.start import pss_mb

ANSWERS = 500
SOAK = int(os.environ.get("BENCH_SOAK", "20000"))
_SETTLED = 2_000
"""Answers after which caches are full: growth is counted from there to the soak's end."""


class Sitting:
    """A person at the window who knows four keys."""

    def __init__(self, profile: Path) -> None:
        from PySide6.QtTest import QTest
        from PySide6.QtWidgets import QApplication

        from quizapp.gui.app import App, dress

        self.moment = NOON
        self.application = QApplication(["bench"])
        dress(self.application)
        self._dice = random.Random(1)
        self._app = App(self.application, profile, lambda: self.moment)
        self._app.open()
        window = self._app.window
        assert window is not None
        self.window: Any = window
        window.choose_deck(DECK)
        subprocess.run(["xdotool", "windowfocus", str(int(window.winId()))], check=False)
        QTest.qWaitForWindowActive(window, 5_000)
        QTest.qWait(800)  # what is loaded in idle time is loaded
        window.study()
        self.page: Any = window.controller("study").page
        self._given = 0
        self.page.grade_chosen.connect(self._count)

    def press(self, key: Any) -> None:
        """Presses a key where the focus is, and has what follows painted."""
        from PySide6.QtTest import QTest

        QTest.keyClick(self.application.focusWidget() or self.window, key)
        self.application.processEvents()

    def answer(self) -> float:
        """Answers the next card; milliseconds from the grade's key to the next question on the screen."""
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest

        while not self.page.is_asking:
            self.moment += timedelta(days=1)
            self.window.study()
            self.application.processEvents()
        self.press(Qt.Key.Key_Space)
        self.moment += timedelta(seconds=8)
        QTest.qWait(1)  # a person looks at the answer; Qt finishes what it put off
        keys = (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4)
        key = self._dice.choices(keys, (10, 10, 65, 15))[0]
        given = self._given
        taken = once(lambda: self.press(key))
        if self._given != given + 1:
            raise RuntimeError("the window did not take the key: it has no focus")
        return taken

    def _count(self) -> None:
        self._given += 1

    def charts(self) -> float:
        """Opens Progress; seconds until it is painted."""
        self.window.go("today")
        self.application.processEvents()

        def shown() -> None:
            self.window.go("progress")
            self.application.processEvents()
            self.window.grab()  # every part is painted, also what is below the fold of a small screen

        return once(shown) / 1000


def main() -> None:
    """Prints the figures of the window."""
    sitting = Sitting(Path(sys.argv[1]))
    taken = [sitting.answer() for _ in range(ANSWERS)]
    row("grade to next question painted", taken, "<= 6, p99 16 ms")
    first = sitting.charts()
    row("Progress opened and painted, first and again", [first, sitting.charts()], "<= 0.6 s", unit="s")
    sitting.window.study()
    _soak(sitting)
    sitting.window.close()


def _soak(sitting: Sitting) -> None:
    began = time.perf_counter()
    for _ in range(min(_SETTLED, SOAK)):
        sitting.answer()
    gc.collect()
    memory, nothings = pss_mb(os.getpid()), sys.getrefcount(None)
    for _ in range(max(0, SOAK - _SETTLED)):
        sitting.answer()
    gc.collect()
    grown, more = pss_mb(os.getpid()) - memory, sys.getrefcount(None) - nothings
    minutes = (time.perf_counter() - began) / 60
    print(
        f"{f'soak of {SOAK:,} answers in the window':<46} memory {grown:+.1f} MB, references to None {more:+,}"
        f" ({minutes:.1f} min)   < 5 MB, steady",
        flush=True,
    )


if __name__ == "__main__":
    main()

"""The window over a large profile: grade to next question painted, the charts, and a soak of 20,000 answers.

``python -m bench.window_at_size PROFILE``, on a screen; ``python -m bench atsize`` makes both.
"""

import gc
import os
import random
import subprocess
import sys
import time
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from bench.atsize import DECK, NOON, once, row

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
        window.go("today")
        self.longest, self.tree_after = self._until_the_tree_stands()
        subprocess.run(["xdotool", "windowfocus", str(int(window.winId()))], check=False)
        QTest.qWaitForWindowActive(window, 5_000)
        QTest.qWait(800)  # what is loaded in idle time is loaded
        window.study()
        self.page: Any = window.controller("study").page
        self._given = 0
        self.page.grade_chosen.connect(self._count)

    def _until_the_tree_stands(self) -> tuple[float, float]:
        """The longest turn of the event loop in ms, and the seconds until Today's tree stands."""
        began, longest = time.perf_counter(), 0.0
        page: Any = self.window.controller("today").page
        while page.tree.is_growing and time.perf_counter() - began < 10:
            longest = max(longest, once(self.application.processEvents))
            time.sleep(0.001)  # as the event loop rests when it has nothing to do
        return longest, time.perf_counter() - began

    def take_all_that_is_due(self) -> None:
        """Each day to its end: a limit would let what is left pile up day by day, and memory with it."""
        settings = self.window.services.settings
        settings.change(replace(settings.current(), reviews_per_day=9_999))

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

    def progress(self) -> float:
        """Opens Progress; seconds until its figures are painted (the tree follows)."""
        self.window.go("today")
        self.application.processEvents()

        def shown() -> None:
            self.window.go("progress")
            self.application.processEvents()

        return once(shown) / 1000

    def charts(self) -> float:
        """Turns to the charts of the last year; seconds until all twelve are painted, also those below the fold."""
        from PySide6.QtCore import QEventLoop

        from quizapp.gui.pages.progress.page import Aspect

        controller: Any = self.window.controller("progress")
        controller.show_aspect(Aspect.TREE)
        self.application.processEvents()

        def shown() -> None:
            controller.show_aspect(Aspect.CHARTS)
            while controller.page.task_line.is_busy:  # as the window waits: spinning would keep the numbers from coming
                self.application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
            self.application.processEvents()
            controller.page.charts.grab()

        return once(shown) / 1000


def main() -> None:
    """Prints the figures of the window."""
    sitting = Sitting(Path(sys.argv[1]))
    row("Today shown, until its tree of 50,000 facts stands", [sitting.tree_after], "", unit="s")
    row("the same, the longest that the window stood still", [sitting.longest], "<= 100 ms")
    spent: list[float] = []

    def answered() -> float:
        before = time.process_time()
        taken = sitting.answer()
        spent.append((time.process_time() - before) * 1000)
        return taken

    taken = [answered() for _ in range(ANSWERS)]
    row("grade to next question painted", taken, "<= 6, p99 16 ms")
    row("the same with showing the answer, processor time", spent, "")
    row("Progress opened, first", [sitting.progress()], "", unit="s")
    row("Progress opened, again", [sitting.progress()], "", unit="s")
    row("all charts of a year painted, first", [sitting.charts()], "<= 0.6 s", unit="s")
    row("all charts of a year painted, again", [sitting.charts()], "<= 0.6 s", unit="s")
    sitting.window.go("today")
    sitting.window.study()
    _soak(sitting)
    sitting.window.close()


def _soak(sitting: Sitting) -> None:
    sitting.take_all_that_is_due()
    began = time.perf_counter()
    for _ in range(min(_SETTLED, SOAK)):
        sitting.answer()
    marks = [_held(sitting)]
    half = max(0, SOAK - _SETTLED) // 2
    for _ in range(2):
        for _ in range(half):
            sitting.answer()
        marks.append(_held(sitting))
    minutes = (time.perf_counter() - began) / 60
    (first, none), (middle, then), (last, now) = marks
    print(
        f"{f'soak of {SOAK:,} answers in the window':<46} memory {last - first:+.1f} MB ({middle - first:+.1f}, "
        f"{last - middle:+.1f}), references to None {now - none:+,} ({then - none:+,}, {now - then:+,})"
        f" ({minutes:.1f} min)   < 5 MB, steady (a bare widget that Qt deletes leaves {_left_by_a_widget():.1f})",
        flush=True,
    )


def _left_by_a_widget(widgets: int = 100) -> float:
    """How many references to None PySide itself leaves behind for each plain widget that is made and deleted: the
    sheets of leeches and of sessions that ended are made of some."""
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QWidget

    before = sys.getrefcount(None)
    for _ in range(widgets):
        QWidget().deleteLater()
    QTest.qWait(50)
    gc.collect()
    return (sys.getrefcount(None) - before) / widgets


def _held(sitting: Sitting) -> tuple[float, int]:
    """The window's own memory in MB and the references to None, at the beginning of a session.

    Within one the facts forgotten in it are held, each with a None. Libraries are not counted: the share of them that
    is ours hangs on who else has them open.
    """
    sitting.window.study()
    sitting.application.processEvents()
    gc.collect()
    rows = Path("/proc/self/smaps_rollup").read_text().splitlines()
    own = next(int(row.split()[1]) for row in rows if row.startswith("Pss_Anon:")) / 1024
    return own, sys.getrefcount(None)


if __name__ == "__main__":
    main()

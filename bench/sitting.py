"""Answer to feedback painted, and start and report of a 150-item exam, in a real window under Xvfb.

Keys are given to the window as Qt gives them. An answer in tutor mode is timed from its Enter until every reason has
been painted and handed to the display; a choice in an exam until it has been stored and painted. Both write to disk.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from bench.display import virtual_screen
from bench.figures import line, percentile, spread

ANSWERS = 364
"""Every item of the lactation deck, of all its kinds."""

STARTS = 5

_HAND_MS = 50
"""Between the last choice and Enter: no hand is quicker, and what is made in idle time is made meanwhile."""


def main() -> None:
    """Runs the measurement in a process of its own on a virtual screen."""
    with virtual_screen() as display:
        environment = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
        subprocess.run([sys.executable, "-m", "bench.sitting"], env=environment, check=True)


def measure() -> None:
    """Sits two whole quizzes of every item, then starts and ends exams of 150."""
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from quizapp.clock import system_clock
    from quizapp.gui.app import App, dress

    application = QApplication(["bench"])
    dress(application)
    with tempfile.TemporaryDirectory() as profile:
        app = App(application, Path(profile), system_clock)
        app.open()
        window: Any = app.window
        subprocess.run(["xdotool", "windowfocus", str(int(window.winId()))], check=False)
        QTest.qWaitForWindowActive(window, 5_000)
        QTest.qWait(800)  # what is loaded in idle time is loaded
        _answers(application, window)
        _choices(application, window)
        _starts(application, window)
        window.close()


def _timed(application: Any, act: Any) -> float:
    """Milliseconds until an act has been painted."""
    began = time.perf_counter()
    act()
    application.processEvents()
    return (time.perf_counter() - began) * 1000


def _blueprint(window: Any, **what: Any) -> Any:
    from dataclasses import replace

    return replace(window.services.exam.setup(window.deck).proposed, **what)


def _answers(application: Any, window: Any) -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    from quizapp.gui.words.kinds import kind_title
    from tests.answering import right, wrong
    from tests.gui.conftest import Keys
    from tests.gui.kind_keys import give

    keys = Keys(application)
    window.quiz(blueprint=_blueprint(window, length=ANSWERS))
    page = window.controller("quiz").item
    taken: list[float] = []
    kinds: dict[str, list[float]] = {}
    while len(taken) < ANSWERS:
        view = page._view
        give(keys, page, (wrong if len(taken) % 3 == 0 else right)(view.item))
        QTest.qWait(_HAND_MS)
        focus = application.focusWidget() or window
        taken.append(_timed(application, lambda focus=focus: QTest.keyClick(focus, Qt.Key.Key_Return)))
        kinds.setdefault(kind_title(view.item.kind), []).append(taken[-1])
        assert page._view.revealed, view.item.id
        QTest.qWait(1)
        if len(taken) < ANSWERS:
            QTest.keyClick(application.focusWidget() or window, Qt.Key.Key_Return)
            application.processEvents()
    _told(f"answer to feedback painted, {ANSWERS} answers of all kinds", taken)
    for kind, some in sorted(kinds.items(), key=lambda each: -percentile(each[1], 0.5)):
        line(f"  {kind}, {len(some)}", f"p50 {percentile(some, 0.5):.1f}, max {max(some):.1f} ms")
    window.services.exam.finish(page._view.sitting)


def _choices(application: Any, window: Any) -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    from quizapp.content.items import ItemKind
    from quizapp.exams.blueprint import Mode

    kinds = (ItemKind.SINGLE_BEST_ANSWER, ItemKind.SELECT_ALL)
    window.quiz(blueprint=_blueprint(window, length=150, mode=Mode.EXAM, kinds=kinds))
    page = window.controller("quiz").item
    taken: list[float] = []
    for number in range(page._view.total):
        for key in (Qt.Key.Key_A, Qt.Key.Key_B):
            QTest.qWait(1)
            focus = application.focusWidget() or window
            taken.append(_timed(application, lambda key=key, focus=focus: QTest.keyClick(focus, key)))
        if number < page._view.total - 1:
            QTest.keyClick(application.focusWidget() or window, Qt.Key.Key_PageDown)
            application.processEvents()
    _told(f"choice in an exam stored and painted, {len(taken)} choices", taken)
    window.services.exam.finish(page._view.sitting)


def _told(name: str, taken: list[float]) -> None:
    figures = f"p50 {percentile(taken, 0.5):.1f}, p99 {percentile(taken, 0.99):.1f}, max {max(taken):.1f} ms"
    line(name, figures, "p99 <= 16 ms")


def _starts(application: Any, window: Any) -> None:
    from dataclasses import replace

    from PySide6.QtTest import QTest

    from quizapp.exams.blueprint import Mode

    starts: list[float] = []
    reports: list[float] = []
    for _ in range(STARTS):
        window.go("quiz")
        QTest.qWait(1_500)  # a person looks at the set-up; questions are made ahead meanwhile
        blueprint = replace(window.controller("quiz").setup.chosen(), length=150, mode=Mode.EXAM)
        starts.append(_timed(application, lambda one=blueprint: window.quiz(blueprint=one)) / 1000)
        page = window.controller("quiz").item
        assert page._view.total == 150
        reports.append(_timed(application, page._finish) / 1000)
    line("150-item exam: start to first item painted", spread(starts, "s"), "<= 0.3 s")
    line("150-item exam: end to report painted", spread(reports, "s"), "<= 0.3 s")


if __name__ == "__main__":
    measure()

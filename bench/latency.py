"""Grade pressed to next question painted, and the keys to the first question, in a real window under Xvfb.

Keys are given to the window as Qt gives them; a grade is timed from its key press until the next question has been
painted and handed to the display, the write to disk included.
"""

import os
import random
import subprocess
import sys
import tempfile
import time
from datetime import datetime, timedelta
from pathlib import Path

from bench.display import virtual_screen
from bench.figures import line, percentile

ANSWERS = 1_000


def main() -> None:
    """Runs the measurement in a process of its own on a virtual screen."""
    with virtual_screen() as display:
        environment = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
        subprocess.run([sys.executable, "-m", "bench.latency"], env=environment, check=True)


def measure() -> None:
    """Studies day after day with random grades."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from quizapp.gui.app import App, dress
    from quizapp.gui.pages.study.page import StudyPage

    moment = [datetime(2026, 3, 2, 9, 0).astimezone()]
    grades = random.Random(1).choices(
        [Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4], [10, 10, 65, 15], k=ANSWERS
    )
    application = QApplication(["bench"])
    dress(application)
    with tempfile.TemporaryDirectory() as profile:
        app = App(application, Path(profile), lambda: moment[0])
        app.open()
        window = app.window
        assert window is not None
        subprocess.run(["xdotool", "windowfocus", str(int(window.winId()))], check=False)
        QTest.qWaitForWindowActive(window, 5_000)
        QTest.qWait(800)  # what is loaded in idle time is loaded

        def press(key: Qt.Key) -> None:
            QTest.keyClick(application.focusWidget() or window, key)
            application.processEvents()

        press(Qt.Key.Key_Return)
        page = window.controller("study").page
        assert isinstance(page, StudyPage)
        line("first question from a cold first start", "1 key press" if page.is_asking else "MORE", "1 key press")

        taken: list[float] = []
        while len(taken) < ANSWERS:
            if not page.is_asking:
                moment[0] += timedelta(days=1)
                window.study()
                application.processEvents()
                continue
            press(Qt.Key.Key_Space)
            moment[0] += timedelta(seconds=12)
            QTest.qWait(1)  # a person looks at the answer; Qt finishes what it put off
            began = time.perf_counter()
            press(grades[len(taken)])
            taken.append((time.perf_counter() - began) * 1000)
        window.close()
    figures = f"p50 {percentile(taken, 0.5):.1f}, p99 {percentile(taken, 0.99):.1f}, max {max(taken):.1f} ms"
    line(f"grade to next question painted, {ANSWERS} answers", figures, "p99 <= 16 ms")


if __name__ == "__main__":
    measure()

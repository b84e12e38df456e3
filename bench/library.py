"""The Library over 100,000 cards, in a real window under Xvfb: scrolled through from end to end, and searched."""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.display import virtual_screen
from bench.figures import line, percentile
from bench.size import DECK, NOON, WORD, large_profile

STEPS = 600


def main() -> None:
    """Runs the measurement in a process of its own on a virtual screen."""
    with virtual_screen() as display:
        environment = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
        subprocess.run([sys.executable, "-m", "bench.library"], env=environment, check=True)


def measure() -> None:
    """Walks through the whole table: wheel steps here and there, and the handle dragged from top to bottom."""
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from quizapp.gui.app import App, dress
    from quizapp.gui.pages.library import LibraryPage
    from quizapp.services.browse import Listing

    application = QApplication(["bench"])
    dress(application)
    with tempfile.TemporaryDirectory() as profile:
        large_profile(Path(profile))
        app = App(application, Path(profile), lambda: NOON)
        app.open()
        window = app.window
        assert window is not None
        window.choose_deck(DECK)
        began = time.perf_counter()
        window.go("library")
        application.processEvents()
        line("Library opened, 50,000 facts", f"{(time.perf_counter() - began) * 1000:.0f} ms")
        page = window.controller("library").page
        assert isinstance(page, LibraryPage)
        page.table.listing_chosen.emit(Listing.CARDS)
        QTest.qWait(1_500)
        bar = page.list.verticalScrollBar()

        def frames(positions: list[int]) -> list[float]:
            taken = []
            for position in positions:
                start = time.perf_counter()
                bar.setValue(position)
                page.list.viewport().repaint()
                application.processEvents()
                taken.append((time.perf_counter() - start) * 1000)
            return taken

        whole = frames([bar.maximum() * step // STEPS for step in range(STEPS + 1)])
        steady = frames([step * 120 for step in range(STEPS)])
        for name, taken in (("dragged from end to end", whole), ("by the wheel", steady)):
            figures = f"p50 {percentile(taken, 0.5):.1f}, p99 {percentile(taken, 0.99):.1f}, max {max(taken):.1f} ms"
            line(f"100,000 rows {name}, one frame", figures, "p99 <= 16 ms")
        typed = []
        for length in range(1, len(WORD) + 1):
            page.search.setText(WORD[:length])
            start = time.perf_counter()
            page.table._search_now()
            page.list.viewport().repaint()
            typed.append((time.perf_counter() - start) * 1000)
        line(
            "a letter typed into the search, to rows painted",
            f"p50 {percentile(typed, 0.5):.0f}, max {max(typed):.0f} ms",
        )
        window.close()


if __name__ == "__main__":
    measure()

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
        environment = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "PYTHONDONTWRITEBYTECODE": ""}
        subprocess.run([sys.executable, "-m", "bench.library"], env=environment, check=True)


def measure() -> None:
    """Walks through the whole table: wheel steps here and there, and the handle dragged from top to bottom."""
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from quizapp.gui.app import App, dress
    from quizapp.gui.pages.library.page import LibraryPage
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
        QTest.qWait(1_000)  # nobody is in the Library before the window is warm
        began = time.perf_counter()
        window.go("library")
        application.processEvents()
        line("Library opened, 50,000 facts", f"{(time.perf_counter() - began) * 1000:.0f} ms")
        page = window.controller("library").page
        assert isinstance(page, LibraryPage)
        page.table.listing_chosen.emit(Listing.CARDS)
        QTest.qWait(1_500)
        bar = page.list.verticalScrollBar()

        def frames(name: str, positions: list[int]) -> None:
            taken, own = [], []
            for position in positions:
                start, worked = time.perf_counter(), time.process_time()
                bar.setValue(position)
                page.list.viewport().repaint()
                application.processEvents()
                taken.append((time.perf_counter() - start) * 1000)
                own.append((time.process_time() - worked) * 1000)
            figures = (
                f"p50 {percentile(taken, 0.5):.1f}, p99 {percentile(taken, 0.99):.1f}, max {max(taken):.1f} ms "
                f"(of the processor p50 {percentile(own, 0.5):.1f}, p99 {percentile(own, 0.99):.1f} ms)"
            )
            line(f"100,000 rows {name}, one frame", figures, "p99 <= 16 ms")

        frames("dragged from end to end", [bar.maximum() * step // STEPS for step in range(STEPS + 1)])
        frames("by the wheel", [step * 120 for step in range(STEPS)])
        typed, held = [], []
        for length in range(1, len(WORD) + 1):
            page.search.setText(WORD[:length])
            start = time.perf_counter()
            shown: list[None] = []
            page.model.modelReset.connect(lambda shown=shown: shown.append(None))
            page.table._search_now()
            longest = time.perf_counter() - start
            while not shown:
                began = time.perf_counter()
                application.processEvents()
                longest = max(longest, time.perf_counter() - began)
                time.sleep(0.0005)
            began = time.perf_counter()
            page.list.viewport().repaint()
            now = time.perf_counter()
            typed.append((now - start) * 1000)
            held.append(max(longest, now - began) * 1000)
        for name, figures, aim in (
            ("a letter typed into the search, to rows painted", typed, ""),
            ("a letter typed: the longest that the window is held", held, "<= 16 ms"),
        ):
            line(name, f"p50 {percentile(figures, 0.5):.0f}, max {max(figures):.0f} ms", aim)
        window.close()


if __name__ == "__main__":
    measure()

"""Process start to window mapped, and idle memory, under Xvfb; beside a bare PySide6 window and, if named, Anki's."""

import os
import subprocess
import sys
import tempfile
import time
from datetime import datetime, timedelta
from pathlib import Path

from bench.display import MapWatcher, virtual_screen
from bench.figures import line, spread

ROOT = Path(__file__).resolve().parent.parent
BARE = """
import sys
from PySide6.QtWidgets import QApplication, QLabel
app = QApplication(sys.argv)
label = QLabel("bare")
label.resize(1280, 840)
label.show()
sys.exit(app.exec())
"""


def pss_mb(pid: int) -> float:
    """Proportional set size of a process and its children in MB."""
    rows = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    own = next(int(row.split()[1]) for row in rows if row.startswith("Pss:")) / 1024
    tasks = Path(f"/proc/{pid}/task").glob("*/children")
    return own + sum(pss_mb(int(child)) for task in tasks for child in task.read_text().split())


def first_start(command: list[str], display: str) -> tuple[float, float, float]:
    """Seconds from the start of a process that has no profile yet to the window that says so, to the one over the
    profile, and of processor time until then."""
    watcher = MapWatcher(display)
    began = time.perf_counter()
    process = _started(command, display)
    try:
        said, stands = (watcher.wait(30) - began for _ in range(2))
        spent = Path(f"/proc/{process.pid}/stat").read_text().rpartition(")")[2].split()[11:13]
        return said, stands, sum(map(int, spent)) / os.sysconf("SC_CLK_TCK")
    finally:
        process.terminate()
        process.wait()
        watcher.close()


def _started(command: list[str], display: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        command,
        env={**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "PYTHONDONTWRITEBYTECODE": ""},
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def one_start(command: list[str], display: str, idle_s: float) -> tuple[float, float]:
    """Seconds from process start to the first mapped window, and PSS in MB after ``idle_s`` of idling."""
    watcher = MapWatcher(display)
    began = time.perf_counter()
    process = _started(command, display)
    try:
        mapped = watcher.wait(30) - began
        time.sleep(idle_s)
        return mapped, pss_mb(process.pid)
    finally:
        process.terminate()
        process.wait()
        watcher.close()


def study(profile: str, answers: int = 60) -> None:
    """A week of answers, so that the profile is one that is in use."""
    from quizapp.bootstrap import open_services
    from quizapp.scheduling.memory import Grade
    from quizapp.scheduling.selection import Selection

    moments = [datetime.now().astimezone() - timedelta(days=7)]
    services = open_services(Path(profile), lambda: moments[0])
    deck = services.library.decks()[0].id
    for _ in range(answers):
        due = services.study.due(Selection(deck=deck))
        if due:
            services.study.answer(due[0].card, Grade.GOOD)
        moments[0] += timedelta(minutes=3) if due else timedelta(days=1)
    services.close()


def main(rounds: int = 7) -> None:
    """Prints start times and idle memory; the two commands take turns, so that the machine's noise meets both."""
    anki = os.environ.get("BENCH_ANKI")  # a command that opens Anki's window, where there is one
    with virtual_screen() as display, tempfile.TemporaryDirectory() as profile:
        ours = [sys.executable, "main.py", "--profile", profile]
        bare = [sys.executable, "-c", BARE]
        said, stands, spent = first_start(ours, display)
        study(profile)
        times: dict[str, list[float]] = {"ours": [], "bare": [], "anki": []}
        memory: dict[str, list[float]] = {"ours": [], "bare": [], "anki": []}
        for turn in range(rounds):
            for name, command in (("ours", ours), ("bare", bare)):
                # Memory is read at rest, after the idle work that follows the first paint.
                mapped, pss = one_start(command, display, 2.0 if turn < 3 else 0.2)
                times[name].append(mapped)
                if turn < 3:
                    memory[name].append(pss)
            if anki and turn < 3:
                mapped, pss = one_start(anki.split(), display, 5.0)
                times["anki"].append(mapped)
                memory["anki"].append(pss)
        peers = f"bare PySide6 window {spread(times['bare'], 's')}"
        bare_memory = f"bare PySide6 window {spread(memory['bare'], 'MB', 0)}"
        if anki:
            peers += f"; Anki {spread(times['anki'], 's')}"
            bare_memory += f"; Anki {spread(memory['anki'], 'MB', 0)}"
        line("start to window mapped, warm, Xvfb", spread(times["ours"], "s"), "<= 0.45 s", peers)
        line(
            "the same, very first start: its first window", f"{said:.2f} s", "<= 0.5 s", "says that a deck is laid out"
        )
        told = f"{stands:.2f} s, {spent:.2f} s of it processor time"
        line("the same, until the profile is made and shown", told, "", "loads the shipped deck")
        line("idle memory (PSS), lactation deck", spread(memory["ours"], "MB", 0), "<= 110 MB", bare_memory)


if __name__ == "__main__":
    main()

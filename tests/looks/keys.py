"""``python -m tests.looks.keys [FOLDER [PLACE …]]``: every key of docs/keyboard.md, by xdotool in a real window.

Prints a line a try and, at the end, what of the table of shortcuts no try presses; ends with 1 when a key does not do
what docs/keyboard.md says, or is not tried. With a folder it leaves a picture of the window after each. Needs Xvfb and
xdotool, as the benchmarks do. How items of every kind are answered by keys: ``tests.looks.every_kind``.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from bench.display import virtual_screen
from quizapp.gui.shortcuts import TABLE
from tests.looks import demo, pages
from tests.looks.key_tries import Try
from tests.looks.key_tries_library import LIBRARY
from tests.looks.key_tries_quiz import QUIZ
from tests.looks.key_tries_study import STUDY
from tests.looks.key_tries_teach import TEACH
from tests.looks.key_tries_window import WINDOW, shared_computer

TRIES = (*WINDOW, *STUDY, *QUIZ, *LIBRARY, *TEACH)


def main() -> int:
    """Runs in a process of its own on a virtual screen."""
    with virtual_screen() as display:
        environment = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "QUIZAPP_KEYS": "1"}
        command = [sys.executable, "-m", "tests.looks.keys", *sys.argv[1:]]
        return subprocess.run(command, env=environment, check=False).returncode


def focus(window: QWidget) -> None:
    """Gives a window the keys, as a window manager would."""
    subprocess.run(["xdotool", "windowfocus", "--sync", str(int(window.winId()))], check=False)
    QTest.qWaitForWindowActive(window, 3_000)


def press(keys: str) -> None:
    """Presses keys, one after another; ``~`` waits for half a second, ``'word`` types it."""
    for key in keys.split():
        if key == "~":
            QTest.qWait(500)
        else:
            words = ["type", key[1:]] if key.startswith("'") else ["key", key]
            subprocess.run(["xdotool", *words], check=True)
            QTest.qWait(120)


def well(one: Try, room: pages.Room) -> bool:
    """Whether the keys did what they should, within twenty seconds: the check of a deck takes some."""
    for _ in range(200):
        if one.holds(room):
            return True
        QTest.qWait(100)
    return False


def try_one(one: Try, studied: Path, copy: Path, clock: demo.StoppedClock) -> tuple[bool, pages.Room]:
    """Presses the keys of one try from a state of its own."""
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(studied, copy)
    clock.now = demo.TODAY
    room = pages.Room(copy, clock)
    room.window.resize(1280, 840)
    room.window.show()
    focus(room.window)
    one.begin(room)
    QTest.qWait(60)
    press(one.keys)
    return well(one, room), room


def untried() -> list[str]:
    """The shortcuts of the table that no try presses, each with its place; of ranges, each key."""
    tried = Counter((one.place, key) for one in TRIES for key in one.proves)
    return [
        f"{place}: {key}"
        for place, keys in TABLE.items()
        for each in keys
        for key in each.keys
        if not tried[place, key]
    ]


def press_all(folder: Path | None, wanted: list[str]) -> int:
    """Tries all; 1 when something failed or was left out."""
    app = pages.application()
    pages.put_on(app, "light", 100)
    failed = 0
    tries = [one for one in TRIES if not wanted or one.place in wanted]
    with tempfile.TemporaryDirectory() as place:
        studied, copy = Path(place) / "studied", Path(place) / "copy"
        clock = demo.build(studied)
        for number, one in enumerate(tries):
            ok, room = try_one(one, studied, copy, clock)
            print(f"{'ok  ' if ok else 'FAIL'} {one.place}: {one.keys}", flush=True)
            failed += not ok
            if folder is not None:
                folder.mkdir(parents=True, exist_ok=True)
                name = f"{number:03}-{one.place}-{one.keys}".replace(" ", "-").replace("'", "")
                app.primaryScreen().grabWindow(0).save(str(folder / f"{name}.png"))
            for top in QApplication.topLevelWidgets():
                if top is not room.window and top.isVisible():
                    top.close()
            room.close()
            pages.settle(app)
        shared, shared_failed = shared_computer(Path(place) / "shared", clock, focus, press)
        failed += shared_failed
    left = untried()
    keys = sum(len(each.keys) for every in TABLE.values() for each in every)
    print(f"{len(tries) + shared} tries, {failed} failed; {keys} keys in the table; untried: {left or 'none'}")
    return 1 if failed or left else 0


if __name__ == "__main__":
    target = Path(sys.argv[1]) if sys.argv[1:] else None
    sys.exit(press_all(target, sys.argv[2:]) if os.environ.get("QUIZAPP_KEYS") else main())

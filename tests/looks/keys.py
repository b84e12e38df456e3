"""``python -m tests.looks.keys [FOLDER]``: every key of Today, What to study and Study, by xdotool in a real window.

Prints a line a key; ends with 1 when one does not do what docs/keyboard.md says. With a folder it leaves a picture of
the window after each. Needs Xvfb and xdotool, as the benchmarks do.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtTest import QTest

from bench.display import virtual_screen
from quizapp.content.cards import View
from quizapp.gui.pages.study import StudyPage
from quizapp.scheduling.selection import Selection
from tests.looks import demo, pages


def main() -> int:
    """Runs in a process of its own on a virtual screen."""
    with virtual_screen() as display:
        environment = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "QUIZAPP_KEYS": "1"}
        command = [sys.executable, "-m", "tests.looks.keys", *sys.argv[1:]]
        return subprocess.run(command, env=environment, check=False).returncode


def study(view: View = View.RECALL, **settings: object) -> Callable[[pages.Room], object]:
    """Begins at a card of a view."""
    return lambda room: pages.asking(room, view, **settings)


def card(room: pages.Room) -> StudyPage:
    """The Study page."""
    return pages.study_page(room)


def said(words: str) -> Callable[[pages.Room], bool]:
    """Whether the quiet line begins so."""
    return lambda room: room.window.notice.text.startswith(words)


def on_page(name: str) -> Callable[[pages.Room], bool]:
    """Whether a page is at the front."""
    return lambda room: room.window.page_name == name


def today(room: pages.Room) -> None:
    """Begins on Today, with a list."""
    room.services.lists.save("Bus", Selection(deck=demo.DECK, minutes=10))
    room.window.go_today()


def choosing(room: pages.Room) -> None:
    """Begins at What to study, with a list."""
    room.services.lists.save("Bus", Selection(deck=demo.DECK, minutes=10))
    room.window.choose_study()


def revealed(room: pages.Room) -> bool:
    """Whether the answer is shown."""
    return card(room).card.is_revealed


def answered(room: pages.Room) -> bool:
    """Whether the card was graded."""
    step = room.services.study.current()
    return step is None or card(room).summary.isVisible() or not revealed(room)


Try = tuple[str, Callable[[pages.Room], object], str, Callable[[pages.Room], bool]]


def all_tries() -> list[Try]:
    """Place, how to come there, keys, and what must then hold."""
    return [
        ("Today", today, "Return", on_page("study")),
        ("Today", today, "q", on_page("quiz")),
        ("Today", today, "m", on_page("study")),
        ("Today", today, "w", on_page("choose")),
        ("Today", today, "d Return", said("New cards are planned for")),
        ("Today", today, "1", on_page("study")),
        ("What to study", choosing, "Return", on_page("study")),
        ("What to study", choosing, "1", on_page("study")),
        ("What to study", choosing, "Escape", on_page("today")),
        ("What to study", choosing, "ctrl+f", lambda r: r.window.controller("choose").page.search.hasFocus()),
        ("What to study", choosing, "ctrl+s", lambda r: r.window.controller("choose").page.name.hasFocus()),
        ("Study", study(), "space", revealed),
        ("Study", study(), "Return", revealed),
        *(("Study", study(), f"space {n}", answered) for n in "1234"),
        ("Study", study(View.CHOICE), "b", revealed),
        ("Study", study(View.CHOICE), "Down Return", revealed),
        ("Study", study(), "h", lambda r: card(r).card.sheet.hint.isVisible()),
        ("Study", study(), "r", said("Reading aloud needs")),
        *(("Study", study(), f"ctrl+{n}", lambda r, n=n: card(r).card.face.flag == n) for n in range(1, 8)),
        ("Study", study(), "ctrl+3 ctrl+3", lambda r: card(r).card.face.flag == 0),
        ("Study", study(), "ctrl+3 ctrl+z", said("Taken back: flag green")),
        ("Study", study(), "asterisk", said("Fact marked")),
        ("Study", study(), "minus", said("Not today")),
        ("Study", study(), "at", said("Set aside")),
        ("Study", study(), "exclam", said("The whole fact is set aside")),
        ("Study", study(), "ctrl+Delete", lambda r: "deleted" in r.window.notice.text),
        ("Study", study(), "ctrl+e", lambda r: card(r).is_editing),
        ("Study", study(), "ctrl+e Escape", lambda r: card(r).is_asking),
        ("Study", study(), "ctrl+e x ctrl+Return", said("Saved")),
        ("Study", study(), "ctrl+h", said("Help comes")),
        ("Study", study(), "ctrl+t", said("Short answers are typed")),
        ("Study", study(View.CLOZE, type_answers=True), "m i l k Return", revealed),
        ("Study", study(), "ctrl+shift+m", said("This session ends after 10 minutes")),
        ("Study", study(), "ctrl+shift+c", said("This session ends after 20 cards")),
        ("Study", study(), "ctrl+l", on_page("choose")),
        ("Study", study(), "ctrl+b", on_page("library")),
        ("Study", study(), "ctrl+m", lambda r: card(r).card.menu.isVisible()),
        ("Study", study(), "Escape", on_page("today")),
    ]


def press_all(folder: Path | None) -> int:
    """Presses each key from a state of its own and looks at what came of it."""

    app = pages.application()
    pages.put_on(app, "light", 100)
    failed: list[str] = []
    with tempfile.TemporaryDirectory() as place:
        studied = Path(place) / "studied"
        clock = demo.build(studied)

        tries = all_tries()
        for number, (where, begin, keys, holds) in enumerate(tries):
            copy = Path(place) / "copy"
            shutil.rmtree(copy, ignore_errors=True)
            shutil.copytree(studied, copy)
            clock.now = demo.TODAY
            room = pages.Room(copy, clock)
            room.window.resize(1280, 840)
            room.window.show()
            begin(room)
            subprocess.run(["xdotool", "windowfocus", "--sync", str(int(room.window.winId()))], check=False)
            QTest.qWaitForWindowActive(room.window, 3_000)
            for key in keys.split():
                subprocess.run(["xdotool", "key", key], check=True)
                QTest.qWait(150)
            well = any(holds(room) or QTest.qWait(100) for _ in range(20))
            print(f"{'ok  ' if well else 'FAIL'} {where}: {keys}", flush=True)
            if not well:
                failed.append(keys)
            if folder is not None:
                folder.mkdir(parents=True, exist_ok=True)
                app.primaryScreen().grabWindow(0).save(str(folder / f"{number:02}-{keys.replace(' ', '-')}.png"))
            card(room).card.menu.close()
            room.close()
            pages.settle(app)
    return 1 if failed else 0


if __name__ == "__main__":
    target = Path(sys.argv[1]) if sys.argv[1:] else None
    sys.exit(press_all(target) if os.environ.get("QUIZAPP_KEYS") else main())

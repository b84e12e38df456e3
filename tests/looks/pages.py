"""A window over a profile for tests and pictures: opened, dressed, waited for, brought to a card or a quiz."""

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

from quizapp.bootstrap import open_services
from quizapp.clock import Clock
from quizapp.content.cards import View
from quizapp.content.facts import DeckId, FactId
from quizapp.content.items import Item
from quizapp.exams.blueprint import Blueprint, Mode
from quizapp.exams.conditions import Conditions
from quizapp.exams.sitting import SittingId
from quizapp.gui import tasks, theme
from quizapp.gui.app import dress
from quizapp.gui.beside import Beside
from quizapp.gui.latest import Latest
from quizapp.gui.pages.study.page import StudyPage
from quizapp.gui.pages.trouble import TroubleWindow
from quizapp.gui.window import Window
from quizapp.scheduling.selection import Selection
from quizapp.services.study import Asking
from quizapp.storage.sittings import new_sitting
from tests.looks.demo import DECK, TODAY, StoppedClock
from tests.ready_made import new_profile


class Room:
    """A window over a profile, with the clock that it goes by. ``close`` when done."""

    def __init__(self, profile: Path, clock: Clock) -> None:
        self.services = open_services(profile, clock)
        self.window = Window(self.services, lambda: open_services(profile, clock))

    def close(self) -> None:
        """Closes window and profile."""
        self.window.close()
        self.window.deleteLater()
        self.services.close()


def application() -> QApplication:
    """The one application, dressed as the app dresses it."""
    running = QApplication.instance()
    app = running if isinstance(running, QApplication) else QApplication(["QuizApp"])
    dress(app)
    return app


def settle(app: QApplication) -> None:
    """Lets Qt lay out and paint."""
    for _ in range(4):
        app.processEvents()


def wait_until(settled: Callable[[], bool]) -> None:
    """Waits for what goes on beside the window; a minute at most."""
    end = time.monotonic() + 60
    while not settled():
        assert time.monotonic() < end, "it goes on and on"
        QApplication.processEvents()
        time.sleep(0.005)


_SOON_MS = 500
"""What a page puts off for less than this is still to come; what it takes away later is left."""


def at_rest(room: Room) -> None:
    """Waits until nothing goes on beside the window and nothing that was typed waits to be read."""
    wait_until(lambda: not (tasks._running or _reads(room.window) or _puts_off(room.window)))


def _reads(window: QWidget) -> bool:
    return any(one.is_busy for kind in (Beside, Latest) for one in window.findChildren(kind))


def _puts_off(window: QWidget) -> bool:
    timers = window.findChildren(QTimer)
    return any(one.isActive() and one.isSingleShot() and one.interval() <= _SOON_MS for one in timers)


def asking(room: Room, view: View, **settings: object) -> StudyPage:
    """A card of a view being asked, with its harder forms open and settings as they are given."""
    room.services.settings.change(replace(room.services.settings.current(), grows_up=view is View.CHOICE, **settings))
    cards = room.services.library.cards(DECK)
    facts = dict.fromkeys(card.fact for card in cards if card.view is view)
    if not any(_asks(room, fact, view) for fact in facts):  # today other cards of these facts come before
        room.services.marks.suspend([card.id for card in cards if card.fact in facts and card.view is not view])
        assert any(_asks(room, fact, view) for fact in facts), f"no {view} can be asked today"
    room.window.go("study")
    return study_page(room)


def _asks(room: Room, fact: FactId, view: View) -> bool:
    step = room.services.study.begin(Selection(deck=DECK, facts=(fact,)))
    return isinstance(step, Asking) and step.face.card.view is view


def study_page(room: Room) -> StudyPage:
    """The Study page."""
    page = room.window.controller("study").page
    assert isinstance(page, StudyPage)
    return page


def begin(
    room: Room, deck: DeckId, items: tuple[Item, ...], mode: Mode = Mode.TUTOR, conditions: Conditions | None = None
) -> SittingId:
    """Stores a quiz of these very items."""
    profile = room.services.exam._profile
    with profile.writing("The quiz was not started."):
        blueprint = Blueprint(deck=deck, length=len(items), mode=mode, conditions=conditions or Conditions())
        return new_sitting(profile.database, blueprint, items, profile.now())


def first_start(profile: Path) -> Room:
    """The window over a profile that has just been made."""
    clock = StoppedClock(TODAY + timedelta(minutes=5))
    new_profile(profile, clock)
    return Room(profile, clock)


def trouble() -> QWidget:
    """The window that stands in for the app."""
    return TroubleWindow(
        "The file quizapp.db was written by a newer QuizApp. Nothing in it was changed; open it with that version.",
        Path("QuizApp"),
    )


def put_on(app: QApplication, look: str, scale: int) -> None:
    """Puts a theme in force: ``light`` or ``dark``, also with ``contrast`` or ``wide`` spacing."""
    theme.apply(
        app,
        dark="dark" in look,
        text_scale=scale,
        reduce_motion=True,
        contrast="contrast" in look,
        wide="wide" in look,
    )

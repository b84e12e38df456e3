"""Teach, as a trainer comes to each of its pages."""

from collections.abc import Callable

from quizapp.gui.controllers.teach.controller import TeachController
from quizapp.gui.pages.teach.present import Deed
from quizapp.services.proposing import proposed_plan
from quizapp.services.teach import SessionId
from quizapp.teaching.room import Phase
from tests.looks.demo import DECK
from tests.looks.pages import Room, wait_until


def teach(room: Room) -> TeachController:
    """The page, with one session prepared."""
    room.window.go("teach")
    controller = room.window.controller("teach")
    assert isinstance(controller, TeachController)
    return controller


def _prepared(room: Room) -> tuple[TeachController, SessionId]:
    controller = teach(room)
    services = room.services
    session = services.teach.save(proposed_plan(services.teach, services.exam, DECK))
    controller.go_home()
    return controller, session


def sessions(room: Room) -> None:
    """One that waits."""
    _prepared(room)


def prepare(room: Room) -> None:
    """A plan with a part open."""
    controller, session = _prepared(room)
    controller.prepare(session)
    controller.preparing.page.rows[2].line.click()


def screens(room: Room) -> None:
    """Where is the projector?"""
    controller, session = _prepared(room)
    controller.present(session)


def present(room: Room, phase: Phase = Phase.OPEN, *, tools: bool = False) -> TeachController:
    """Held in one window, at its first question."""
    controller, session = _prepared(room)
    controller.present(session)
    controller.presenting.stage.alone.emit()
    held = controller.presenting.presenting
    assert held is not None
    while held.room.phase is not phase:
        controller.presenting.page.done.emit(Deed.ON)
        wait_until(lambda: not held.is_waiting)
    if tools:
        controller.presenting.page.done.emit(Deed.TOOLS)
    return controller


def lobby(room: Room) -> None:
    """People come in."""
    present(room, Phase.LOBBY)


def slide(room: Room) -> None:
    """A question in the one window."""
    present(room)


def trainer(room: Room) -> None:
    """The key, asked for, with a team that has the keys."""
    controller = present(room, tools=True)
    controller.presenting.page.done.emit(Deed.PEEK)
    controller.presenting.page.digit.emit(1)


def told(room: Room) -> None:
    """The key is shown to all."""
    present(room, Phase.REVEALED)


def report(room: Room) -> None:
    """What it was so far."""
    controller = present(room, Phase.REVEALED)
    controller.presenting.page.done.emit(Deed.LEAVE)
    controller.home.panels[0].acts["report"].click()
    page = controller.reporting.page
    wait_until(lambda: not page.task.is_busy and bool(page.heading.text()))


TEACH_STATES: dict[str, Callable[[Room], object]] = {
    "teach-sessions": sessions,
    "teach-prepare": prepare,
    "teach-screens": screens,
    "teach-lobby": lobby,
    "teach-slide": slide,
    "teach-trainer": trainer,
    "teach-told": told,
    "teach-report": report,
}

"""The keys of Teach: preparing a session, holding it in one window, marking its tests."""

from collections.abc import Mapping

from PySide6.QtCore import Qt

from quizapp.content.items import ItemKind
from quizapp.gui import shortcuts as s
from quizapp.gui.controllers.teach.controller import TeachController
from quizapp.gui.pages.teach.present import Deed
from quizapp.teaching import room as teaching
from quizapp.teaching.plan import Part, items_of_part
from quizapp.teaching.room import Phase
from tests.looks import pages
from tests.looks.key_tries import Begin, Holds, Try, dialog, tries
from tests.looks.pages import wait_until
from tests.looks.teach_states import prepare, present, sessions


def teach(room: pages.Room) -> TeachController:
    """The page."""
    controller = room.window.controller("teach")
    assert isinstance(controller, TeachController)
    return controller


def at(phase: Phase) -> Begin:
    """Begins with the room in a phase, held in one window, with the focus on the next step."""

    def begin(room: pages.Room) -> object:
        controller = present(room, phase)
        controller.presenting.page.take_focus()
        return controller

    return begin


def held(holds: object) -> Holds:
    """What must hold of the room that is held."""
    return lambda room: holds(teach(room).presenting.presenting.room)  # type: ignore[operator, union-attr]


def phase(wanted: Phase) -> Holds:
    """Where the room must stand."""
    return held(lambda room: room.phase is wanted)


def trainer(holds: object) -> Holds:
    """What must hold of the trainer's controls."""
    return lambda room: holds(teach(room).presenting.page.trainer)  # type: ignore[operator]


def single(room: pages.Room) -> None:
    """Begins where a question with one right option takes answers."""
    controller = present(room)
    presenting = controller.presenting.presenting
    assert presenting is not None
    while presenting.room.phase is not Phase.OPEN or not _is_single(presenting.room):
        controller.presenting.page.done.emit(Deed.ON)
        wait_until(lambda: not presenting.is_waiting)
    controller.presenting.page.take_focus()


def _is_single(room: teaching.Room) -> bool:
    return room.item is not None and room.item.kind is ItemKind.SINGLE_BEST_ANSWER


def on_part(number: int) -> Begin:
    """Begins on a part of the plan."""

    def begin(room: pages.Room) -> None:
        prepare(room)
        teach(room).preparing.page.rows[number].line.setFocus(Qt.FocusReason.TabFocusReason)

    return begin


def kinds(*wanted: str) -> Holds:
    """Of what kinds the plan's first parts must be."""
    return lambda room: [type(one).__name__ for one in _parts(room)[: len(wanted)]] == list(wanted)


def _parts(room: pages.Room) -> tuple[Part, ...]:
    plan = teach(room).preparing.plan
    return () if plan is None else plan.parts


def marking(room: pages.Room) -> None:
    """Begins in the table of a test on paper, with one person there."""
    controller = present(room, Phase.TEST, tools=True)
    presenting, page = controller.presenting.presenting, controller.presenting.page
    assert presenting is not None
    page.trainer.people.came.emit("Ana")
    wait_until(lambda: len(presenting.room.there) == 1)
    page.trainer.paper.unfold()
    page.trainer.paper.grid.setCurrentCell(0, 0)
    page.trainer.paper.grid.setFocus()


def marked(room: teaching.Room) -> bool:
    """Whether a test says right, partly, wrong and right for the rest."""
    rest = len(items_of_part(room.plan.parts[room.step[0]])) - 3
    return list(room.marked.values()) == [(1.0, 0.5, 0.0, *(1.0,) * rest)]


def team(number: int) -> tuple[tuple[str, ...], Begin, str, Holds]:
    """A digit gives a team the keys; one for which there is no team does nothing, and takes nothing."""
    if number <= 3:
        return (str(number),), single, f"{number} a", held(lambda room: list(_entered(room)) == [_team(room, number)])
    return (str(number),), single, f"{number} s", held(lambda room: room.scores_shown and not _entered(room))


def _team(room: teaching.Room, number: int) -> str:
    return room.plan.teams[number - 1]


def _entered(room: teaching.Room) -> Mapping[str, tuple[str, ...]]:
    return room.team_answers.get(room.step, {})


TEACH: tuple[Try, ...] = tries(
    "Teach",
    (s.NEW_SESSION, sessions, "ctrl+n", lambda r: teach(r).preparing.page.isVisible()),
    (s.PRESENT, prepare, "F5", lambda r: teach(r).presenting.stage.page.isVisible()),
    (s.PRINT_PACK, prepare, "ctrl+p", dialog),
    (("Alt+Down",), on_part(0), "alt+Down", kinds("Talk", "Test")),
    (("Alt+Up",), on_part(1), "alt+Up", kinds("Talk", "Test")),
    (s.REMOVE_SESSION_PART, on_part(0), "Delete", kinds("Talk", "Questions")),
    (("Space",), at(Phase.SHOWN), "space", phase(Phase.OPEN)),
    (("PgDown",), at(Phase.OPEN), "Next", phase(Phase.CLOSED)),
    (("Right",), at(Phase.CLOSED), "Right", phase(Phase.REVEALED)),
    (("PgUp",), at(Phase.OPEN), "Prior", phase(Phase.SHOWN)),
    (("Left",), at(Phase.CLOSED), "Left", phase(Phase.OPEN)),
    (("B",), at(Phase.OPEN), "b", held(lambda room: room.blank)),
    (("B",), at(Phase.OPEN), "b ~ b", held(lambda room: not room.blank)),
    ((".",), at(Phase.OPEN), "period", held(lambda room: room.blank)),
    (s.SCORES, at(Phase.OPEN), "s", held(lambda room: room.scores_shown)),
    (s.MORE_TIME, at(Phase.OPEN), "t", held(lambda room: room.seconds == 60)),
    *(team(number) for number in range(1, 10)),
    (s.TEAM_ANSWER, single, "1 b 2 a", held(lambda room: len(_entered(room)) == 2)),
    (s.COUNT_HANDS, single, "h", trainer(lambda one: one.hands.is_open and one.hands.isVisible())),
    (s.PEOPLE_HERE, at(Phase.OPEN), "p", trainer(lambda one: one.people.is_open and one.people.isVisible())),
    (s.DOOR, at(Phase.LOBBY), "d", trainer(lambda one: one.door.act.text() == "Shut the door")),
    (s.TOOLS, at(Phase.OPEN), "o", trainer(lambda one: one.isVisible() and not one.key.isVisible())),
    (s.PEEK, at(Phase.OPEN), "k", trainer(lambda one: one.key.isVisible())),
    (s.MARK_PAPER, marking, "r p w r r r r r r r", held(marked)),
    (s.LEAVE_TEACHING, at(Phase.OPEN), "Escape", lambda r: teach(r).home.isVisible()),
)  # fmt: skip

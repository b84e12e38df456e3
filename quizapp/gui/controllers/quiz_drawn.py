"""Drawing a quiz from a large deck beside the window: its questions have to be made first, which takes its time."""

from collections.abc import Callable

from quizapp.bootstrap import Services
from quizapp.exams.blueprint import Blueprint
from quizapp.exams.filling import CannotFillError
from quizapp.exams.sitting import SittingId
from quizapp.gui.tasks import ToldTask

_STEP_SECONDS = 0.05
"""So long questions are made before it is asked whether anybody still waits."""


def drawn(open_again: Callable[[], Services], blueprint: Blueprint) -> ToldTask:
    """What begins a quiz; it is ``done`` with the sitting, which then waits to be gone on with, or with the
    CannotFillError. Cancelled while questions are made, it has begun nothing."""

    def begun(own: Services, tell: Callable[[float], None]) -> SittingId | CannotFillError:
        tell(0.0)
        while not own.exam.prepare(blueprint.deck, _STEP_SECONDS, blueprint.seed):
            tell(0.0)
        try:
            view = own.exam.start(blueprint)
        except CannotFillError as error:
            return error
        own.exam.leave(view.sitting)
        return view.sitting

    return ToldTask(open_again, begun)

"""Drawing a quiz from a large deck beside the window: its questions have to be made first, which takes its time."""

from collections.abc import Callable

from shiboken6 import isValid

from quizapp.bootstrap import Services
from quizapp.exams.blueprint import Blueprint
from quizapp.exams.filling import CannotFillError
from quizapp.exams.sitting import SittingId
from quizapp.gui.tasks import TaskLine, ToldTask

_STEP_SECONDS = 0.05
"""So long questions are made before it is asked whether anybody still waits."""

Begun = SittingId | CannotFillError


def draw(
    open_again: Callable[[], Services],
    blueprint: Blueprint,
    line: TaskLine,
    done: Callable[[Blueprint, Begun], None],
    refused: Callable[[str], None],
) -> None:
    """Begins a quiz on another thread; ``done`` hears of its sitting, which waits to be gone on with, or why it cannot
    be filled. Cancelled on its ``line`` while questions are made, it has begun nothing."""

    def begin(own: Services, tell: Callable[[float], None]) -> Begun:
        tell(0.0)
        while not own.exam.prepare(blueprint.deck, _STEP_SECONDS, blueprint.seed):
            tell(0.0)
        try:
            view = own.exam.start(blueprint)
        except CannotFillError as error:
            return error
        own.exam.leave(view.sitting)
        return view.sitting

    def told(result: object) -> None:
        if isValid(line):
            done(blueprint, result if isinstance(result, CannotFillError) else SittingId(int(str(result))))

    task = ToldTask(open_again, begin)
    task.done.connect(told)
    task.refused.connect(refused)
    line.run(task, line.tr("Drawing questions from a large deck…"))

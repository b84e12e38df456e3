"""Prints a session's papers beside the window."""

from collections.abc import Callable
from pathlib import Path

from quizapp.bootstrap import Services
from quizapp.gui.crossing import open_by_system
from quizapp.gui.navigator import Navigator
from quizapp.gui.pages.teach.prepare import PreparePage
from quizapp.gui.sheets import usual_paper
from quizapp.gui.tasks import ToldTask
from quizapp.gui.words import counts as words
from quizapp.services.teach_papers import PackReport, TeachPapersService
from quizapp.teaching.plan import Plan


def print_pack(
    plan: Plan, folder: Path, page: PreparePage, navigator: Navigator, open_again: Callable[[], Services]
) -> None:
    """Prints the whole pack into a folder; says what was printed, and what there was nothing for."""
    TeachPapersService.prepare()

    def work(services: Services, tell: Callable[[float], None]) -> PackReport:
        return services.teach_papers.print_pack(plan, folder, paper=usual_paper(), progress=tell)

    def done(report: object) -> None:
        if isinstance(report, PackReport):
            said = page.tr("Wrote {files}, {pages}.").format(
                files=words.counted(len(report.files), "{n} file", "{n} files"),
                pages=words.counted(report.pages, "{n} page", "{n} pages"),
            )
            navigator.say(
                " ".join([said, *report.notes]), action=page.tr("Show in folder"), undo=lambda: open_by_system(folder)
            )

    task = ToldTask(open_again, work)
    task.done.connect(done)
    task.refused.connect(navigator.say)
    task.stopped.connect(lambda: navigator.say(page.tr("Cancelled. Papers that were finished stay in the folder.")))
    page.task.run(task, page.tr("Printing into {folder}…").format(folder=folder.name))

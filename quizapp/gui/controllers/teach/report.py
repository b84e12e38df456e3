"""The report of a session, and what is made of it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from quizapp.bootstrap import Services
from quizapp.errors import UserError
from quizapp.gui.crossing import ask_where, open_by_system
from quizapp.gui.navigator import Navigator
from quizapp.gui.pages.teach.report import TeachReportPage
from quizapp.gui.sheets import usual_paper
from quizapp.gui.tasks import Task, ToldTask
from quizapp.services.teach import SessionId
from quizapp.services.teach_papers import TeachPapersService
from quizapp.teaching.report import SessionReport


class TeachReportController(QObject):
    """``left`` goes back to the sessions."""

    left = Signal()

    def __init__(self, services: Services, navigator: Navigator, open_again: Callable[[], Services]) -> None:
        super().__init__()
        self._services, self._navigator, self._open_again = services, navigator, open_again
        self.page = page = TeachReportPage()
        self._session: SessionId | None = None
        self._is_sure = False
        self._report: SessionReport | None = None
        page.left.connect(self.left)
        page.wanted.connect(self._wanted)
        page.named.connect(lambda _on: self._read())

    def open(self, session: SessionId) -> None:
        """Opens a session's report."""
        self._session, self._is_sure, self._report = session, False, None
        self.page.set_named()
        self._read()
        self.page.take_focus()

    def _read(self) -> None:
        """Reads it beside the window: the ranges of gains take a while."""
        session, anonymous = self._session, not self.page.shows_names
        if session is None:
            return
        task = Task(self._open_again, lambda services: services.teach.report(session, anonymous=anonymous))
        task.done.connect(self._shown)
        task.refused.connect(self._navigator.say)
        self.page.task.run(task, self.page.tr("Reading the session…"))

    def _shown(self, report: object) -> None:
        if isinstance(report, SessionReport):
            self._report = report
            self.page.show_report(report)

    def _wanted(self, name: str) -> None:
        session, tr = self._session, self.page.tr
        if session is None or self.page.task.is_busy:
            return
        papers = {
            "certificates": (tr("Certificates"), "pdf", tr("PDF (*.pdf)")),
            "pdf": (tr("Report as PDF"), "pdf", tr("PDF (*.pdf)")),
            "csv": (tr("People as CSV"), "csv", tr("CSV (*.csv)")),
            "xlsx": (tr("Report as a workbook"), "xlsx", tr("Excel (*.xlsx)")),
        }
        if name in papers:
            heading, ending, kind = papers[name]
            proposed = f"{session}-certificates.pdf" if name == "certificates" else f"{session}.{ending}"
            ask_where(self.page, heading, proposed, kind, lambda file: self.write(name, file))
        elif name == "archive":
            kind = tr("Sessions (*.quizsession)")
            ask_where(self.page, tr("Archive the session"), f"{session}.quizsession", kind, self.archive)
        elif name == "anonymise":
            self._anonymise(session)

    def write(self, name: str, file: Path) -> None:
        """Writes a paper beside the window."""
        report, tr = self._report, self.page.tr
        if report is None or self.page.task.is_busy:
            return
        if name in {"certificates", "pdf"}:
            TeachPapersService.prepare()
        task = ToldTask(self._open_again, lambda services, tell: _written(services, name, report, file, tell))
        task.done.connect(self._written)
        task.refused.connect(self._navigator.say)
        task.stopped.connect(lambda: self._navigator.say(tr("Cancelled. Nothing was written.")))
        self.page.task.run(task, tr("Writing {file}…").format(file=file.name))

    def _written(self, done: object) -> None:
        if isinstance(done, tuple):
            file, notes = done
            said = self.page.tr("Wrote {file}.").format(file=file.name)
            self._navigator.say(
                " ".join([said, *notes]), action=self.page.tr("Open"), undo=lambda: open_by_system(file.resolve())
            )

    def archive(self, file: Path) -> None:
        """Writes the session as one file."""
        session = self._session
        if session is None:
            return
        try:
            self._services.teach.archive(session, file)
        except UserError as error:
            self._navigator.say(str(error))
            return
        said = self.page.tr("Wrote {file}. It holds the names: keep it as you keep your lists.").format(file=file.name)
        folder = file.resolve().parent
        self._navigator.say(said, action=self.page.tr("Show in folder"), undo=lambda: open_by_system(folder))

    def _anonymise(self, session: SessionId) -> None:
        """Asks once more: this cannot be taken back."""
        if not self._is_sure:
            self._is_sure = True
            self._navigator.say(
                self.page.tr("All names leave this session for good; points and figures stay. Press it again to do it.")
            )
            return
        self._is_sure = False
        try:
            self._services.teach.anonymise(session)
        except UserError as error:
            self._navigator.say(str(error))
            return
        self._navigator.say(self.page.tr("The names are gone from this session."))
        self.page.set_anonymous()
        self._read()


def _written(
    services: Services, name: str, report: SessionReport, file: Path, tell: Callable[[float], None]
) -> tuple[Path, tuple[str, ...]]:
    """The file, and what is to be known of it. Certificates tell of contact hours where the heading has any of what
    goes with them."""
    papers = services.teach_papers
    if file.suffix.casefold() != (ending := ".pdf" if name in {"certificates", "pdf"} else f".{name}"):
        file = file.with_name(f"{file.name}{ending}")
    if name == "certificates":
        heading = report.heading
        credit = heading.contact_hours > 0 or bool(heading.approval)
        return file, papers.certificates(report, file, paper=usual_paper(), credit=credit, progress=tell).notes
    if name == "pdf":
        return file, papers.report_pdf(report, file, paper=usual_paper(), progress=tell).notes
    if name == "csv":
        return papers.report_csv(report, file), ()
    return papers.report_xlsx(report, file), ()

"""The report of a finished quiz: shown, studied from, asked again, kept as a file."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog
from shiboken6 import isValid

from quizapp.bootstrap import Services
from quizapp.content.facts import FactId
from quizapp.errors import UserError
from quizapp.exams.sitting import SittingId
from quizapp.gui.navigator import Navigator
from quizapp.gui.pages.quiz.report import QuizReportPage, ReportView
from quizapp.gui.tasks import Task
from quizapp.gui.widgets.charts.panel import ChartPanel


class ReportController:
    """Shows one sitting's report."""

    def __init__(self, services: Services, navigator: Navigator, open_again: Callable[[], Services]) -> None:
        self._services, self._navigator, self._open_again = services, navigator, open_again
        self._task: Task | None = None
        self._sitting: SittingId | None = None
        self._report = page = QuizReportPage()
        page.study_missed.connect(self._study_missed)
        page.practise.connect(lambda facts: self._navigator.study(facts=facts))
        page.again.connect(self._again)
        page.another.connect(lambda: self._navigator.quiz(resume=None))
        page.pdf_wanted.connect(self._choose_pdf)
        page.table_wanted.connect(self._choose_table)
        page.picture_wanted.connect(self._choose_picture)
        page.chart_table_wanted.connect(self._choose_chart_table)

    @property
    def page(self) -> QuizReportPage:
        """The page."""
        return self._report

    def show_sitting(self, sitting: SittingId) -> None:
        """Chooses the sitting."""
        self._sitting = sitting
        results = self._services.results
        quiz = results.report(sitting)
        trend = results.history(quiz.report.items[0].item.deck).trend
        self._report.render(ReportView(quiz=quiz, trend=trend))

    def opened(self) -> None:
        """The focus is on the act that helps."""
        self._report.take_focus()

    def _study_missed(self, facts: tuple[FactId, ...]) -> None:
        """Into today's queue, and studied at once."""
        if self._sitting is not None:
            self._services.results.study_missed(self._sitting)
            self._navigator.study(facts=facts)

    def _again(self) -> None:
        if self._sitting is not None:
            self._navigator.quiz(blueprint=self._services.results.again(self._sitting))

    # -- files

    def _choose_pdf(self) -> None:
        self._choose("report", self._report.tr("PDF (*.pdf)"), "pdf", self.save_pdf)

    def _choose_table(self) -> None:
        self._choose("report", self._report.tr("Tables (*.csv)"), "csv", self.save_table)

    def _choose_picture(self, panel: ChartPanel) -> None:
        if panel.told is not None:
            words = self._report.tr("Pictures (*.png)")
            self._choose(panel.told.key, words, "png", lambda file: self.save_picture(panel, file))

    def _choose_chart_table(self, panel: ChartPanel) -> None:
        if panel.told is not None:
            words = self._report.tr("Tables (*.csv)")
            self._choose(panel.told.key, words, "csv", lambda file: self.save_chart_table(panel, file))

    def _choose(self, name: str, kind: str, suffix: str, save: Callable[[Path], object]) -> None:
        dialog = QFileDialog(self._report, self._report.tr("Save"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(kind)
        dialog.setDefaultSuffix(suffix)
        dialog.setDirectory(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
        dialog.selectFile(f"{self._navigator.deck}-quiz-{self._sitting}-{name}.{suffix}")
        dialog.fileSelected.connect(lambda file: save(Path(file)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def save_pdf(self, file: Path) -> None:
        """Writes the whole report as PDF, beside the window: a long one takes longer than a moment."""
        sitting = self._sitting
        if sitting is None:
            return
        task = Task(self._open_again, lambda own: own.results.write_pdf(sitting, file))
        task.done.connect(lambda _pages: self._say(file, written=True) if isValid(self._report) else None)
        task.refused.connect(self._navigator.say)
        self._task = task
        self._report.task_line.run(task, self._report.tr("Writing the report…"))

    def save_table(self, file: Path) -> None:
        """Writes every question with answer and points for a spreadsheet."""
        if self._sitting is not None:
            sitting = self._sitting
            self._write(file, lambda: self._services.results.write_report(sitting, file))

    def save_picture(self, panel: ChartPanel, file: Path) -> None:
        """Writes a chart's picture."""
        self._say(file, written=panel.picture().save(str(file)))

    def save_chart_table(self, panel: ChartPanel, file: Path) -> None:
        """Writes the table behind a chart."""
        try:
            file.write_text(panel.told.as_csv() if panel.told is not None else "", encoding="utf-8-sig", newline="")
        except OSError:
            self._say(file, written=False)
        else:
            self._say(file, written=True)

    def _write(self, file: Path, write: Callable[[], object]) -> None:
        try:
            write()
        except UserError as error:
            self._navigator.say(str(error))
        else:
            self._say(file, written=True)

    def _say(self, file: Path, *, written: bool) -> None:
        said = (
            self._report.tr("It is in {file}.")
            if written
            else self._report.tr("{file} could not be written. Nothing was changed; choose another folder.")
        )
        self._navigator.say(said.format(file=file))

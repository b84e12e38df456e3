"""Progress: reads the numbers, sends people to what they choose, keeps pictures and tables of what is shown."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog
from shiboken6 import isValid

from quizapp.bootstrap import Services
from quizapp.content.facts import DeckId, FactId, TopicId
from quizapp.errors import UserError
from quizapp.gui.navigator import Navigator
from quizapp.gui.pages.progress.page import Aspect, ProgressPage
from quizapp.gui.tasks import Task, TaskLine
from quizapp.gui.widgets.charts.panel import ChartPanel
from quizapp.services.charts import Charts, Span
from quizapp.services.goals import ExamPlan
from quizapp.services.progress import Tree
from quizapp.services.workload import Workload

_MANY_FACTS = 5_000
"""Of larger decks the charts are read beside the window: they take longer than 0.3 s."""


class ProgressController:
    """Fills the page each time it is opened; what takes time is read in a thread with services of its own."""

    def __init__(self, services: Services, navigator: Navigator, open_again: Callable[[], Services]) -> None:
        self._services, self._navigator, self._open_again = services, navigator, open_again
        self._span: Span | None = None  # until the person chooses one
        self._facts = 0
        self._shown_deck = DeckId("")
        self._tasks: dict[str, Task] = {}
        self._progress = page = ProgressPage()
        page.branch_chosen.connect(lambda topic: self._navigator.study(topics=(TopicId(topic),)))
        page.fact_chosen.connect(lambda fact: self._navigator.fact(FactId(fact)))
        page.study_wanted.connect(self._study)
        page.picture_wanted.connect(self._save_picture)
        page.table_wanted.connect(self._save_table)
        page.aspect_chosen.connect(self.show_aspect)
        self._wired: set[Aspect] = set()

    @property
    def page(self) -> ProgressPage:
        """The page."""
        return self._progress

    def opened(self) -> None:
        """Reads anew."""
        if self._navigator.deck:
            deck = self._navigator.deck
            view = self._services.progress.progress(deck)
            self._facts = view.facts
            if deck != self._shown_deck:
                self._shown_deck = deck
                self._progress.tree.forget()
            self._progress.render(view)
            if view.tree is None:
                self._task("tree", lambda own: own.progress.tree(deck), self._show_tree).start()
            self.show_aspect(self._progress.aspect)
            self._progress.take_focus()

    def _show_tree(self, tree: object) -> None:
        if isinstance(tree, Tree) and tree.deck == self._shown_deck:
            self._progress.show_tree(tree)

    def show_aspect(self, aspect: Aspect) -> None:
        """Shows a side of the page, read anew."""
        match aspect:
            case Aspect.TREE:
                self._progress.show_aspect(aspect)
            case Aspect.CHARTS:
                self._wire_charts()
                self._progress.show_aspect(aspect)
                self._read_charts(self._span or self._services.charts.span_for(self._navigator.deck))
            case Aspect.PLAN:
                self._wire_plan()
                self._progress.show_aspect(aspect)
                self._read_plan()

    # -- charts

    def _wire_charts(self) -> None:
        if Aspect.CHARTS not in self._wired:
            self._wired.add(Aspect.CHARTS)
            charts = self._progress.charts
            charts.span_chosen.connect(self._choose_span)
            charts.picture_wanted.connect(self._choose_picture_file)
            charts.table_wanted.connect(self._choose_table_file)

    def _choose_span(self, span: Span) -> None:
        self._span = span
        self._read_charts(span)

    def _read_charts(self, span: Span) -> None:
        deck = self._navigator.deck
        if self._facts <= _MANY_FACTS:
            self._progress.charts.render(self._services.charts.charts(deck, span))
            return
        words = self._progress.tr("Reading your answers…")
        self._beside(
            "charts", self._progress.task_line, words, lambda own: own.charts.charts(deck, span), self._show_charts
        )

    def _show_charts(self, charts: object) -> None:
        if isinstance(charts, Charts):
            self._progress.charts.render(charts)

    # -- the plan

    def _wire_plan(self) -> None:
        if Aspect.PLAN not in self._wired:
            self._wired.add(Aspect.PLAN)
            plan = self._progress.plan
            plan.exam.exam_chosen.connect(self.set_exam)
            plan.exam.past.picture_wanted.connect(self._choose_picture_file)
            plan.exam.past.table_wanted.connect(self._choose_table_file)
            plan.workload.share_chosen.connect(self.set_share)

    def _read_plan(self) -> None:
        deck, plan = self._navigator.deck, self._progress.plan
        plan.exam.render(self._services.goals.glance(deck))
        plan.workload.await_curve(self._services.settings.current().retention)
        self._forecast()
        words = self._progress.tr("Playing half a year of days with your cards…")
        self._beside("workload", plan.workload_line, words, lambda own: own.workload.curve(deck), self._show_workload)

    def _forecast(self) -> None:
        deck, plan = self._navigator.deck, self._progress.plan
        if self._services.goals.glance(deck).exam is not None:
            words = self._progress.tr("Playing the days to the exam…")
            self._beside("exam", plan.exam_line, words, lambda own: own.goals.plan(deck), self._show_exam)

    def _show_exam(self, plan: object) -> None:
        if isinstance(plan, ExamPlan):
            self._progress.plan.exam.render(plan)

    def _show_workload(self, workload: object) -> None:
        if isinstance(workload, Workload):
            self._progress.plan.workload.render(workload)

    def set_exam(self, exam: date | None) -> None:
        """Sets the exam date or takes it away; the quiet line can take that back."""
        deck, page = self._navigator.deck, self._progress
        before = self._services.goals.glance(deck).exam
        try:
            self._services.goals.set_exam(deck, exam)
        except UserError as error:
            self._navigator.say(str(error))
            return
        page.plan.exam.render(self._services.goals.glance(deck))
        self._forecast()
        said = page.tr("The exam date is set.") if exam is not None else page.tr("The exam date is taken away.")
        coming = before is None or before > self._services.goals.glance(deck).today
        self._navigator.say(
            said,
            action=page.tr("Undo") if coming and before != exam else "",
            undo=partial(self.set_exam, before) if coming and before != exam else None,
        )

    def set_share(self, share: float) -> None:
        """Keeps another share to remember; the quiet line can take that back."""
        page, settings = self._progress, self._services.settings
        before = settings.current().retention
        settings.change(replace(settings.current(), retention=share))
        self._navigator.say(
            page.tr("You aim for {share} from now on.").format(share=f"{share:.0%}"),
            action=page.tr("Undo"),
            undo=partial(self.set_share, before),
        )
        self._read_plan()

    def _beside(
        self, name: str, line: TaskLine, words: str, work: Callable[[Services], object], then: Callable[[object], None]
    ) -> None:
        """Runs work in a thread, and says so once it takes long."""
        line.run(self._task(name, work, then), words)

    def _task(self, name: str, work: Callable[[Services], object], then: Callable[[object], None]) -> Task:
        """A task to be started; a later one of the same name takes its place."""
        if name in self._tasks:
            self._tasks[name].cancel()
        self._tasks[name] = task = Task(self._open_again, work)
        # The window may have been closed meanwhile.
        task.done.connect(lambda result: then(result) if isValid(self._progress) else None)
        task.refused.connect(self._navigator.say)
        return task

    # -- keeping pictures and tables

    def _study(self) -> None:
        self._navigator.study()

    def _save_picture(self) -> None:
        page = self._progress
        panel = page.charts.focused if page.aspect is Aspect.CHARTS else None
        if panel is not None:
            self._choose_picture_file(panel)
        elif page.aspect is Aspect.TREE:
            self._choose("tree", page.tr("Pictures (*.png)"), "png", self.save_picture)

    def _save_table(self) -> None:
        panel = self._progress.charts.focused if self._progress.aspect is Aspect.CHARTS else None
        if panel is not None:
            self._choose_table_file(panel)

    def _choose_picture_file(self, panel: ChartPanel) -> None:
        if panel.told is not None:
            words = self._progress.tr("Pictures (*.png)")
            self._choose(panel.told.key, words, "png", lambda file: self.save_chart(panel, file))

    def _choose_table_file(self, panel: ChartPanel) -> None:
        if panel.told is not None:
            words = self._progress.tr("Tables (*.csv)")
            self._choose(panel.told.key, words, "csv", lambda file: self.save_table(panel, file))

    def _choose(self, name: str, kind: str, suffix: str, save: Callable[[Path], object]) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
        dialog = QFileDialog(self._progress, self._progress.tr("Save"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(kind)
        dialog.setDefaultSuffix(suffix)
        dialog.setDirectory(folder)
        dialog.selectFile(f"{self._navigator.deck}-{name}.{suffix}")
        dialog.fileSelected.connect(lambda file: save(Path(file)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def save_picture(self, file: Path) -> None:
        """Writes the tree's picture and says where it is, or that it could not be written."""
        self._say_saved(file, written=self._progress.tree.picture().save(str(file)))

    def save_chart(self, panel: ChartPanel, file: Path) -> None:
        """Likewise a chart's."""
        self._say_saved(file, written=panel.picture().save(str(file)))

    def save_table(self, panel: ChartPanel, file: Path) -> None:
        """Writes the table behind a chart, readable by every spreadsheet."""
        try:
            file.write_text(panel.told.as_csv() if panel.told is not None else "", encoding="utf-8-sig", newline="")
        except OSError:
            self._say_saved(file, written=False)
        else:
            self._say_saved(file, written=True)

    def _say_saved(self, file: Path, *, written: bool) -> None:
        page = self._progress
        said = (
            page.tr("It is in {file}.")
            if written
            else page.tr("{file} could not be written. Nothing was changed; choose another folder.")
        )
        self._navigator.say(said.format(file=file))

"""Wires the Today page to the services."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from shiboken6 import isValid

from quizapp.bootstrap import Services
from quizapp.content.heads import DeckId, TopicId
from quizapp.errors import UserError
from quizapp.gui.announce import announce
from quizapp.gui.navigator import Navigator
from quizapp.gui.pages.today import TodayPage
from quizapp.gui.tasks import Task
from quizapp.gui.widgets.study.exam_today import ExamLine
from quizapp.gui.words import counts as words
from quizapp.services.lists import StudyList
from quizapp.services.progress import Today, Tree

if TYPE_CHECKING:  # loaded where there is an exam
    from quizapp.services.goals import ExamPlan


class TodayController:
    """Reads the day each time the page is opened, and sends the person where they want to go."""

    def __init__(self, services: Services, navigator: Navigator, open_again: Callable[[], Services]) -> None:
        self._services, self._navigator, self._open_again = services, navigator, open_again
        self._forecasting: Task | None = None
        self._tree: Task | None = None
        self._shown_deck = DeckId("")
        self._view: Today | None = None
        self._lists: tuple[StudyList, ...] = ()
        self.page = page = TodayPage()
        self._after = QTimer(page, singleShot=True)  # what a large deck needs longer for comes when the page stands
        self._after.timeout.connect(self._read_tree)
        page.start_chosen.connect(self._start)
        page.quiz_chosen.connect(navigator.quick_quiz)
        page.resume_chosen.connect(self._resume)
        page.missed_chosen.connect(self._study_missed)
        page.report_chosen.connect(self._report)
        page.topic_chosen.connect(self._study_topic)
        page.choose_wanted.connect(navigator.choose_study)
        page.list_started.connect(self._start_list)
        page.exam_set.connect(self._set_exam)
        page.exam_dropped.connect(lambda: self._set_exam(None))

    def opened(self) -> None:
        """Shows the day; the main button has the focus."""
        deck = self._navigator.deck
        self._view = view = self._services.progress.today(deck)
        if deck != self._shown_deck:
            self._shown_deck = deck
            self.page.tree.forget()
        self.page.render(view)
        if view.tree is None:
            self._after.start(0)
        self._lists = tuple(one for one in self._services.lists.all() if one.selection.deck == deck)
        self.page.show_lists(self._lists_in_words(deck))
        if view.has_exam:
            self._show_exam(self._services.goals.glance(deck))
        else:  # without a date nothing of a plan need be reckoned, nor loaded
            self.page.exam.show_exam(None, view.today)
        self.page.start.setFocus()
        QTimer.singleShot(0, self.page, self._announce)  # once the window stands: before, nobody hears it

    def _announce(self) -> None:
        announce(self.page, self.page.headline)

    def _lists_in_words(self, deck: DeckId) -> tuple[tuple[str, str], ...]:
        if not self._lists:
            return ()
        from quizapp.gui.choosing import selection_words  # what to choose from is not loaded for nothing

        titles = {one.topic: one.title for one in self._services.progress.outline(deck).branches}
        return tuple((one.name, selection_words(one.selection, titles)) for one in self._lists)

    def _read_tree(self) -> None:
        """Beside the window; what was being read before is no longer wanted."""
        if self._tree is not None:
            self._tree.cancel()
        deck = self._shown_deck
        self._tree = task = Task(self._open_again, lambda services: services.progress.tree(deck))
        task.done.connect(self._show_tree)
        task.refused.connect(self._navigator.say)
        task.start()

    def _show_tree(self, tree: object) -> None:
        if isinstance(tree, Tree) and isValid(self.page) and tree.deck == self._shown_deck:
            self._tree = None
            self.page.show_tree(tree)

    # -- the exam

    def _show_exam(self, plan: "ExamPlan") -> None:
        """Shows how the exam stands; the forecast, which takes a second or two, is made beside the window."""
        self.page.exam.show_exam(_line(plan), plan.today)
        if plan.exam is None or plan.exam <= plan.today or plan.forecast is not None or self._forecasting is not None:
            return
        self._forecasting = task = Task(self._open_again, lambda services: services.goals.plan(plan.deck))
        task.done.connect(self._forecast_made)
        task.refused.connect(self._navigator.say)
        task.ended.connect(self._forecast_ended)
        task.start()

    def _forecast_made(self, plan: object) -> None:
        from quizapp.services.goals import ExamPlan

        if isinstance(plan, ExamPlan) and plan.deck == self._navigator.deck and not self.page.exam.is_open:
            self.page.exam.show_exam(_line(plan), plan.today)

    def _forecast_ended(self) -> None:
        self._forecasting = None

    def _set_exam(self, day: date | None) -> None:
        deck, tr = self._navigator.deck, self.page.tr
        before = self._services.goals.glance(deck).exam
        try:
            self._services.goals.set_exam(deck, day)
        except UserError as error:
            self._navigator.say(str(error))
            return
        self.opened()
        said = tr("No exam is planned for.") if day is None else tr("New cards are planned for {day}.")

        def undo() -> None:
            self._services.goals.set_exam(deck, before)
            self.opened()

        self._navigator.say(said.format(day=words.long_date(day) if day else ""), action=tr("Undo"), undo=undo)

    def _start(self) -> None:
        self._navigator.study()

    def _start_list(self, number: int) -> None:
        self._navigator.study_selection(self._lists[number].selection)

    def _study_topic(self, topic: str) -> None:
        self._navigator.study(topics=(TopicId(topic),))

    def _resume(self) -> None:
        if self._view is not None and self._view.unfinished_quiz is not None:
            self._navigator.quiz(resume=self._view.unfinished_quiz)

    def _report(self) -> None:
        if self._view is not None and self._view.last_quiz is not None:
            self._navigator.report(self._view.last_quiz.sitting)

    def _study_missed(self) -> None:
        if self._view is not None and self._view.last_quiz is not None:
            self._navigator.study(facts=self._services.exam.report(self._view.last_quiz.sitting).missed)


def _line(plan: "ExamPlan") -> ExamLine | None:
    """How an exam stands, with the share that will be recalled as so many of a hundred cards."""
    if plan.exam is None:
        return None
    forecast = plan.forecast
    return ExamLine(
        day=plan.exam,
        days_left=(plan.exam - plan.today).days,
        new_per_day=plan.new_per_day,
        expected=None if forecast is None else round(forecast.share * 100),
        low=None if forecast is None else round(forecast.low * 100),
        high=None if forecast is None else round(forecast.high * 100),
        of=100,
    )

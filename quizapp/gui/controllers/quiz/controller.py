"""The quiz: its set-up, and a sitting from the first item to the last."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStackedWidget, QWidget
from shiboken6 import isValid

from quizapp.bootstrap import Services
from quizapp.content.items import OptionId
from quizapp.errors import UserError
from quizapp.exams.blueprint import Blueprint
from quizapp.exams.events import Span
from quizapp.exams.filling import CannotFillError
from quizapp.exams.highlighting import Ranges
from quizapp.exams.sitting import SittingId
from quizapp.gui.controllers.quiz.drawn import draw
from quizapp.gui.controllers.quiz.templates import QuizTemplates
from quizapp.gui.latest import Latest
from quizapp.gui.navigator import Navigator
from quizapp.gui.pages.quiz.choices import QuizSetupView
from quizapp.gui.pages.quiz.item import QuizItemPage
from quizapp.gui.pages.quiz.page import QuizPage
from quizapp.gui.pages.quiz.pause import QuizPausePage
from quizapp.gui.tasks import Task
from quizapp.gui.words.sitting import notice_words
from quizapp.services.exam import ItemView, Notice
from quizapp.services.readiness import Plan

_BEAT_MS = 5_000
"""So often the time that has passed is stored: as much is lost at most when the computer stops."""


_IDLE_MS = 15
"""So often a few questions are made ahead while the set-up is on the screen: between two frames."""


_AT_ONCE = 1_000
"""Of so many questions those that fit are counted, and a quiz is drawn, in a few milliseconds; of 50,000 in seconds."""


class QuizController:
    """Shows the set-up until a sitting runs, then its items; a sitting that is left waits where it stood.

    A sitting that may not be paused goes on while another page is open; any other waits.
    """

    def __init__(self, services: Services, navigator: Navigator, open_again: Callable[[], Services]) -> None:
        self._services, self._navigator, self._open_again = services, navigator, open_again
        self._task: Task | None = None
        self._sitting: SittingId | None = None
        self._view: ItemView | None = None
        self.setup, self.item, self.pause = QuizPage(), QuizItemPage(), QuizPausePage()
        self._page = QStackedWidget()
        for part in (self.setup, self.item, self.pause):
            self._page.addWidget(part)
        self._beats = QTimer(self._page)
        self._beats.setInterval(_BEAT_MS)
        self._beats.timeout.connect(self._beat)
        self._idle = QTimer(self._page)
        self._idle.setInterval(_IDLE_MS)
        self._idle.timeout.connect(self._prepare)
        self._counting = Latest(open_again, self._page)
        self._counting.done.connect(lambda counted: self.setup.show_filling(*counted))
        self._counting.refused.connect(navigator.say)
        self.setup.started.connect(self.start)
        self.setup.resumed.connect(lambda number: self.resume(SittingId(number)))
        self.setup.report_wanted.connect(lambda number: self._navigator.report(SittingId(number)))
        self.setup.count_wanted.connect(self._count)
        self._templates = QuizTemplates(services.templates, self.setup, navigator, self._show_setup)
        self.setup.readiness.wanted.connect(self._forecast)
        self.setup.pairs.begun.connect(self._begin_pair)
        self.setup.pairs.second.connect(self._begin_second)
        self.setup.pairs.resumed.connect(lambda number: self.resume(SittingId(number)))
        self._wire_item()

    def _wire_item(self) -> None:
        item, exam = self.item, self._services.exam
        item.responded.connect(
            lambda index, chosen, certainty: self._do(lambda one: exam.respond(one, index, chosen, certainty))
        )
        item.rated.connect(lambda index, certainty: self._do(lambda one: exam.rate(one, index, certainty)))
        item.struck.connect(self._strike)
        item.highlighted.connect(self._highlight)
        item.moved.connect(lambda index: self._do(lambda one: exam.show(one, index)))
        item.flagged.connect(lambda index: self._do(lambda one: exam.toggle_flag(one, index)))
        item.paused.connect(lambda: self._do(exam.pause))
        item.ran_out.connect(self._beat)
        item.finished.connect(self._finish)
        item.left.connect(self._leave)
        item.put_away.connect(self._put_away)
        self.pause.went_on.connect(lambda: self._do(exam.go_on))
        self.pause.left.connect(self._leave)

    @property
    def page(self) -> QWidget:
        """The page."""
        return self._page

    def opened(self) -> None:
        """Goes on where a running sitting stands; otherwise the set-up."""
        if self._sitting is not None:
            self.resume(self._sitting)
        else:
            self._show_setup()

    def _show_setup(self) -> None:
        deck = self._navigator.deck
        if not deck:
            return
        exam = self._services.exam
        today = exam.today()
        pairs = self._services.pairs.all(deck)
        history = exam.history(deck)
        done = {one.sitting for one in history}
        running = frozenset(int(one.before) for one in pairs if one.before not in done)
        self.setup.render(
            QuizSetupView(setup=exam.setup(deck), history=history, today=today, pairs=pairs, running=running)
        )
        self._page.setCurrentWidget(self.setup)
        self.setup.take_focus()
        if 0 < self.setup.holds <= _AT_ONCE:  # a large deck is not even read on the window's thread
            self._idle.start()

    def _prepare(self) -> None:
        """Makes questions a few at a time while the person chooses, so that the quiz then starts at once."""
        deck = self._navigator.deck
        if not self.setup.isVisible() or not deck or self._services.exam.prepare(deck):
            self._idle.stop()

    def _count(self, blueprint: Blueprint) -> None:
        """Counts what fits: of a deck of usual size at once, of a large one beside the window."""
        if self.setup.holds <= _AT_ONCE:
            self.setup.show_filling(blueprint, self._services.exam.filling(blueprint))
            return
        self._counting.run(lambda own: (blueprint, own.exam.filling(blueprint)))

    # -- what is ahead

    def _forecast(self) -> None:
        """Works out how ready the person is, beside the window, for the exam's day where one is set."""
        deck, setup = self._navigator.deck, self.setup
        plan = Plan.NOTHING if self._services.goals.glance(deck).exam is None else Plan.PLANNED
        self._task = task = Task(self._open_again, lambda own: own.readiness.forecast(deck, plan=plan))
        task.done.connect(lambda view: setup.readiness.show_forecast(view) if isValid(setup) else None)
        task.refused.connect(self._navigator.say)
        setup.task_line.run(task, setup.tr("Working it out from your cards and answers…"))

    def _begin_pair(self) -> None:
        """The first of two tests on what is chosen."""
        blueprint = self.setup.chosen()
        if blueprint is None:
            return
        try:
            begun = self._services.pairs.begin(blueprint)
        except UserError as error:
            self._navigator.say(str(error))
            return
        self.resume(begun.sitting)

    def _begin_second(self, pair: int) -> None:
        try:
            sitting = self._services.pairs.begin_after(pair)
        except UserError as error:
            self._navigator.say(str(error))
            return
        self.resume(sitting)

    # -- a sitting

    def start_quick(self) -> None:
        """Starts the proposed quiz at once."""
        if self._navigator.deck:
            self.start(self._services.exam.setup(self._navigator.deck).proposed)

    def start(self, blueprint: Blueprint) -> None:
        """Starts a quiz; a sentence says why when it cannot be. Of a large deck it is drawn beside the window."""
        if self.setup.starting.is_busy:
            return
        if self.setup.holds > _AT_ONCE:
            draw(self._open_again, blueprint, self.setup.starting, self._drawn, self._navigator.say)
            return
        try:
            view = self._services.exam.start(blueprint)
        except CannotFillError as error:
            self._cannot_fill(blueprint, error)
            return
        except UserError as error:
            self._navigator.say(str(error))
            return
        self._show(view)

    def _drawn(self, blueprint: Blueprint, result: SittingId | CannotFillError) -> None:
        if isinstance(result, CannotFillError):
            self._cannot_fill(blueprint, result)
        else:
            self.resume(result)

    def _cannot_fill(self, blueprint: Blueprint, error: CannotFillError) -> None:
        self._show_setup()
        self.setup.show_blueprint(blueprint)
        self.setup.show_filling(blueprint, error.filling)
        self._navigator.say(str(error))

    def resume(self, sitting: SittingId) -> None:
        """Goes on with a sitting."""
        try:
            view = self._services.exam.resume(sitting)
        except UserError as error:
            self._sitting = None
            self._navigator.say(str(error))
            self._show_setup()
            return
        self._show(view)

    def _show(self, view: ItemView) -> None:
        """Shows how the sitting stands: an item, the pause, or its report when its time is up."""
        self._sitting, self._view = view.sitting, view
        if view.finished:
            self._over(view.notice)
            return
        if view.paused:
            self.pause.render(view)
            self._page.setCurrentWidget(self.pause)
            self.pause.take_focus()
        else:
            self._page.setCurrentWidget(self.item)
            self.item.render(view)
        if view.clock.runs and not self._beats.isActive():
            self._beats.start()

    def _do(self, act: Callable[[SittingId], ItemView]) -> None:
        """Does something to the sitting and shows how it then stands."""
        if self._sitting is not None:
            self._show(act(self._sitting))

    def _strike(self, index: int, options: tuple[OptionId, ...]) -> None:
        self._do(lambda one: self._services.exam.strike(one, index, options))

    def _highlight(self, index: int, ranges: Ranges) -> None:
        spans = tuple(Span(start=start, end=end) for start, end in ranges)
        self._do(lambda one: self._services.exam.highlight(one, index, spans))

    def _beat(self) -> None:
        """Has the time stored that has passed, and shows what it brought."""
        if self._sitting is None:
            self._beats.stop()
            return
        view, before = self._services.exam.beat(self._sitting), self._view
        self._view = view
        if view.finished:
            self._over(view.notice)
        elif before is None or (view.open, view.revealed, view.paused, view.index) != (
            before.open,
            before.revealed,
            before.paused,
            before.index,
        ):
            self._show(view)
        else:
            self.item.show_clock(view)
        if view.notice is Notice.ELSEWHERE:
            self._beats.stop()
            self._navigator.say(notice_words(view.notice))

    def _over(self, notice: Notice | None) -> None:
        """Leads to the report of a sitting that is closed; from another page only a line says so."""
        sitting, self._sitting = self._sitting, None
        self._beats.stop()
        if notice is not None:
            self._navigator.say(notice_words(notice))
        if sitting is not None and self._page.isVisible():
            self._navigator.report(sitting)

    def _finish(self) -> None:
        if self._sitting is not None:
            sitting, self._sitting = self._sitting, None
            self._beats.stop()
            self._services.exam.finish(sitting)
            self._navigator.report(sitting)

    def _put_away(self) -> None:
        """Another page was opened: the clock stands if it may. Behind a pause it stands already, and nobody left."""
        sitting, view = self._sitting, self._view
        if sitting is None or view is None or view.paused or self._page.currentWidget() is not self.item:
            return
        if view.conditions.pause or not self._page.window().isVisible():
            self._beats.stop()
            self._services.exam.leave(sitting)

    def _leave(self) -> None:
        """Back to the set-up; the sitting waits and is offered there."""
        sitting, self._sitting = self._sitting, None
        self._beats.stop()
        if sitting is not None:
            self._services.exam.leave(sitting)
        self._show_setup()

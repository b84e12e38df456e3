"""The quiz: its set-up, and a sitting from the first item to the last."""

from PySide6.QtWidgets import QStackedWidget, QWidget

from quizapp.bootstrap import Services
from quizapp.content.items import OptionId
from quizapp.errors import UserError
from quizapp.exams.blueprint import Blueprint
from quizapp.exams.sitting import SittingId
from quizapp.gui.navigator import Navigator
from quizapp.gui.pages.quiz import QuizPage, QuizSetupView
from quizapp.gui.pages.quiz_item import QuizItemPage
from quizapp.services.exam import ItemView


class QuizController:
    """Shows the set-up until a sitting runs, then its items; a sitting that is left waits where it stood."""

    def __init__(self, services: Services, navigator: Navigator) -> None:
        self._services, self._navigator = services, navigator
        self._sitting: SittingId | None = None
        self.setup, self.item = QuizPage(), QuizItemPage()
        self._page = QStackedWidget()
        self._page.addWidget(self.setup)
        self._page.addWidget(self.item)
        self.setup.started.connect(self.start)
        self.setup.resumed.connect(lambda number: self.resume(SittingId(number)))
        self.setup.report_wanted.connect(lambda number: self._navigator.report(SittingId(number)))
        self.item.responded.connect(self._respond)
        self.item.moved.connect(self._move)
        self.item.flagged.connect(self._flag)
        self.item.finished.connect(self._finish)
        self.item.left.connect(self._leave)

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
        today = self._services.progress.today(deck).today
        self.setup.render(QuizSetupView(setup=exam.setup(deck), history=exam.history(deck), today=today))
        self._page.setCurrentWidget(self.setup)
        self.setup.take_focus()

    # -- a sitting

    def start_quick(self) -> None:
        """Starts the proposed quiz at once."""
        if self._navigator.deck:
            self.start(self._services.exam.setup(self._navigator.deck).proposed)

    def start(self, blueprint: Blueprint) -> None:
        """Starts a quiz; a sentence says why when it cannot be."""
        try:
            view = self._services.exam.start(blueprint)
        except UserError as error:
            self._navigator.say(str(error))
            return
        self._show(view)

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
        self._sitting = view.sitting
        self._page.setCurrentWidget(self.item)
        self.item.render(view)

    def _respond(self, index: int, chosen: tuple[OptionId, ...]) -> None:
        if self._sitting is not None:
            self._show(self._services.exam.respond(self._sitting, index, chosen))

    def _move(self, index: int) -> None:
        if self._sitting is not None:
            self._show(self._services.exam.show(self._sitting, index))

    def _flag(self, index: int) -> None:
        if self._sitting is not None:
            self.item.render(self._services.exam.toggle_flag(self._sitting, index))

    def _finish(self) -> None:
        if self._sitting is not None:
            sitting, self._sitting = self._sitting, None
            self._services.exam.finish(sitting)
            self._navigator.report(sitting)

    def _leave(self) -> None:
        """Back to the set-up; the sitting waits and is offered there."""
        if self._sitting is not None:
            self._services.exam.leave(self._sitting)
            self._sitting = None
        self._show_setup()

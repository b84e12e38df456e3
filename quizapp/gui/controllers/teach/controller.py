"""Teach: the list of sessions, and the ways to prepare one, to hold it, and to what it was."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QStackedWidget, QWidget

from quizapp.bootstrap import Services
from quizapp.door.snapshot import Snapshot
from quizapp.door.thread import RoomThread
from quizapp.errors import UserError
from quizapp.gui import shortcuts
from quizapp.gui.controllers.teach.home import files_home
from quizapp.gui.controllers.teach.prepare import PrepareController
from quizapp.gui.controllers.teach.present import PresentController
from quizapp.gui.controllers.teach.report import TeachReportController
from quizapp.gui.crossing import ask_which
from quizapp.gui.navigator import Navigator
from quizapp.gui.pages.teach.page import TeachPage
from quizapp.gui.presenting import Holding
from quizapp.gui.tasks import Task
from quizapp.services.proposing import proposed_plan
from quizapp.services.teach import SessionId


class TeachController(QObject):
    """Keeps a page for each of the four: what there is, prepare, present, report."""

    def __init__(self, services: Services, navigator: Navigator, open_again: Callable[[], Services]) -> None:
        super().__init__()
        self._services, self._navigator, self._open_again = services, navigator, open_again
        self._stack = QStackedWidget()
        self.home = TeachPage()
        self._stack.addWidget(self.home)
        self.presenting = PresentController(self.show, navigator.hide_rail)
        self.presenting.left.connect(self.go_home)
        self.preparing = PrepareController(services, navigator, open_again)
        self.preparing.left.connect(self.go_home)
        self.preparing.presented.connect(self.present)
        self.reporting = TeachReportController(services, navigator, open_again)
        self.reporting.left.connect(self.go_home)
        for mine in (self.preparing, self.presenting, self.presenting.stage, self.reporting):
            mine.page.setParent(self._stack)  # so that it goes with the window, whether it was shown or not
            mine.page.hide()
        self._deleting: SessionId | None = None
        page = self.home
        page.made.connect(self.make)
        page.fetched.connect(self._ask_file)
        page.acted.connect(self._act)
        shortcuts.bind(self._stack, shortcuts.NEW_SESSION, self.make)
        shortcuts.bind(self._stack, shortcuts.PRESENT, self._present_this)
        shortcuts.bind(self._stack, shortcuts.PRINT_PACK, self._print_this)

    # -- the page in front

    @property
    def page(self) -> QWidget:
        """The page."""
        return self._stack

    def opened(self) -> None:
        """A session that is held goes on; else the list is read anew."""
        if self.presenting.is_on:
            self.presenting.come_back()
        elif self._stack.currentWidget() is self.home:
            self.go_home()

    def show(self, page: QWidget) -> None:
        """Brings one of the pages to the front."""
        if self._stack.indexOf(page) < 0:
            self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)

    def go_home(self) -> None:
        """The list of sessions, read anew."""
        lines = [one for one in self._services.teach.sessions() if one.id != self._deleting]
        self.home.show_sessions(lines, self._services.teach.moment().date())
        self.show(self.home)
        self.home.take_focus()

    def stop(self) -> None:
        """The window is closed: a session that is held waits where it stands; what was deleted goes."""
        self.presenting.stop()
        self.preparing.save()
        self._delete_now()

    # -- what is done with sessions

    def make(self) -> None:
        """A session that can be held as it stands, from the deck that is learned."""
        if self.home.task.is_busy or self._stack.currentWidget() is not self.home:
            return
        deck = self._navigator.deck

        def work(services: Services) -> SessionId:
            return services.teach.save(proposed_plan(services.teach, services.exam, deck))

        task = Task(self._open_again, work)
        task.done.connect(self._made)
        task.refused.connect(self._navigator.say)
        self.home.task.run(task, self.home.tr("Making a plan from your deck…"))

    def _made(self, session: object) -> None:
        self.prepare(str(session))

    def prepare(self, session: str) -> None:
        """Opens a session's plan."""
        self._guarded(lambda: self.preparing.open(SessionId(session)), self.preparing.page)

    def present(self, session: str) -> None:
        """Opens a session to be held."""
        teach = self._services.teach

        def hold(changed: Callable[[Snapshot], None]) -> Holding:
            room = SessionId(session)
            home = files_home(self._open_again)
            return RoomThread(lambda: teach.open_room(room), changed, take_home=home, door_soon=True)

        self._navigator.say("")  # what was said before is not the room's
        try:
            self.presenting.open(hold)
        except UserError as error:
            self._navigator.say(str(error))

    def report(self, session: str) -> None:
        """Opens what a session was."""
        self._guarded(lambda: self.reporting.open(SessionId(session)), self.reporting.page)

    def _guarded(self, open_it: Callable[[], None], page: QWidget) -> None:
        try:
            self.show(page)
            open_it()
        except UserError as error:
            self._navigator.say(str(error))
            self.go_home()

    def _act(self, name: str, session: str) -> None:
        if self.home.task.is_busy:
            return
        if name == "present":
            self.present(session)
        elif name == "prepare":
            self.prepare(session)
        elif name == "print":
            self.prepare(session)
            self.preparing.ask_print()
        elif name == "report":
            self.report(session)
        elif name == "copy":
            self.copy(session)
        else:
            self.delete(session)

    def copy(self, session: str) -> None:
        """The same plan once more, for today."""
        self.prepare(str(self._services.teach.copy(SessionId(session))))

    def delete(self, session: str) -> None:
        """Takes a session off the list; its file goes when nobody took that back."""
        self._delete_now()
        title = next((one.title for one in self._services.teach.sessions() if one.id == session), session)
        self._deleting = SessionId(session)
        self.go_home()
        said = self.home.tr("Deleted “{title}” with all that was entered in it.").format(title=title)
        self._navigator.say(said, action=self.home.tr("Undo"), undo=self._keep)

    def _keep(self) -> None:
        self._deleting = None
        self.go_home()

    def _delete_now(self) -> None:
        """Nobody can take it back any more."""
        session, self._deleting = self._deleting, None
        if session is not None:
            self._services.teach.delete(session)

    def _ask_file(self) -> None:
        tr = self.home.tr
        ask_which(self.home, tr("Open a session file"), tr("Sessions (*.quizsession)"), self.bring_in)

    def bring_in(self, file: Path) -> None:
        """A session that was archived, or held on another laptop."""
        try:
            self._services.teach.bring_in(file)
        except UserError as error:
            self._navigator.say(str(error))
        self.go_home()

    def _present_this(self) -> None:
        front = self._stack.currentWidget()
        if front is self.preparing.page:
            self.preparing.present()
        elif front is self.home and (session := self.home.newest) is not None:
            self.present(session)
        elif self.presenting.is_on:
            self.presenting.to_projector()

    def _print_this(self) -> None:
        if self._stack.currentWidget() is self.preparing.page:
            self.preparing.ask_print()

"""The places of the window: what stands on the rail, and the page that each opens, built when it is first visited."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QCoreApplication, SignalInstance

from quizapp.bootstrap import Services
from quizapp.gui import shortcuts
from quizapp.gui.controllers.today import TodayController
from quizapp.gui.navigator import Controller, Navigator
from quizapp.gui.widgets.rail import Place
from quizapp.services.people import people


class House(Navigator, Protocol):
    """What pages are built over."""

    services: Services
    open_again: Callable[[], Services]
    people_in: Path

    @property
    def closed(self) -> SignalInstance:
        """Told when the window closes."""


def places(house: House) -> tuple[Place, ...]:
    """The places on the rail, in order."""
    return (
        Place(name="today", title=_tr("Today"), icon="sun", shortcut=shortcuts.GO_TODAY),
        Place(name="study", title=_tr("Study"), icon="layers", shortcut=shortcuts.GO_STUDY),
        Place(name="quiz", title=_tr("Quiz"), icon="circle-question-mark", shortcut=shortcuts.GO_QUIZ),
        Place(name="library", title=_tr("Library"), icon="library", shortcut=shortcuts.GO_LIBRARY),
        Place(name="progress", title=_tr("Progress"), icon="tree-deciduous", shortcut=shortcuts.GO_PROGRESS),
        Place(name="teach", title=_tr("Teach"), icon="presentation", shortcut=shortcuts.GO_TEACH),
        *_person(house),
        Place(name="settings", title=_tr("Settings"), icon="settings", shortcut=shortcuts.GO_SETTINGS, foot=True),
    )


def _person(house: House) -> tuple[Place, ...]:
    """Who is learning, where several people share the computer: the way to the others."""
    everybody = people(house.people_in)
    here = [person for person in everybody if person.folder == house.services.profile]
    if len(everybody) < 2 or not here:
        return ()
    title = here[0].name or _tr("Me")
    return (Place(name="people", title=title, icon="user-round", shortcut=shortcuts.PEOPLE, foot=True),)


def make(name: str, window: House) -> Controller:
    """A page's controller with its page. Each is imported only now: the window is to be there at once."""
    made: Controller
    if name == "today":
        made = TodayController(window.services, window, window.open_again)
    elif name == "study":
        from quizapp.gui.controllers.study.controller import StudyController

        made = StudyController(window.services, window, window.open_again)
    elif name == "choose":
        from quizapp.gui.controllers.study.choose import ChooseController

        made = ChooseController(window.services, window)
    elif name == "quiz":
        from quizapp.gui.controllers.quiz.controller import QuizController

        made = QuizController(window.services, window, window.open_again)
    elif name == "report":
        from quizapp.gui.controllers.quiz.report import ReportController

        made = ReportController(window.services, window, window.open_again)
    elif name == "library":
        from quizapp.gui.controllers.library.controller import LibraryController

        made = LibraryController(window.services, window, window.open_again)
    elif name == "progress":
        from quizapp.gui.controllers.progress import ProgressController

        made = ProgressController(window.services, window, window.open_again)
    elif name == "settings":
        from quizapp.gui.controllers.settings import SettingsController

        made = SettingsController(window.services, window, window.open_again, window.people_in)
    elif name == "teach":
        from quizapp.gui.controllers.teach.controller import TeachController

        made = teach = TeachController(window.services, window, window.open_again)
        window.closed.connect(teach.stop)
    else:
        from quizapp.gui.pages.help import HelpController

        made = HelpController(window)
    return made


def _tr(text: str) -> str:
    return QCoreApplication.translate("Window", text)

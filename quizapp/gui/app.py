"""Starts the app: fonts, colours, profile, window; or the window that says why it cannot."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from quizapp.bootstrap import Services, is_new, open_services
from quizapp.clock import Clock, system_clock
from quizapp.errors import UserError
from quizapp.gui import crash, theme
from quizapp.gui.folding import Folding
from quizapp.gui.garbage import Sweeping
from quizapp.gui.window import Window
from quizapp.services.people import Person, add_person, last_person, people, remember_person
from quizapp.services.settings import Settings

if TYPE_CHECKING:
    from quizapp.gui.pages.first import FirstWindow
    from quizapp.gui.pages.people import PeopleWindow
    from quizapp.gui.pages.trouble import TroubleWindow


def run(profile: Path) -> int:
    """Opens the window over a profile; gives the exit status when it is closed."""
    # The style is asked for here: Qt's own call gives it back, and to wrap it takes 8 ms.
    application = QApplication(["QuizApp", "-style", "Fusion"])
    furnish(application)
    app = App(application, profile)
    crash.install(app.show_crash)
    app.begin()
    return int(application.exec())


def furnish(application: QApplication) -> None:
    """What every window of ours needs: name and typeface."""
    application.setApplicationName("QuizApp")
    application.setDesktopFileName("quizapp")
    theme.load_fonts()


def dress(application: QApplication) -> None:
    """The like for an application that was made without our style."""
    application.setStyle("Fusion")
    furnish(application)


class App:
    """The profile and the window over it; what the first answer needs is loaded once the window stands.

    Where several people have profiles in ``base``, it is asked first who is learning.
    """

    def __init__(self, application: QApplication, base: Path, clock: Clock = system_clock) -> None:
        self._application, self._base, self._clock = application, base, clock
        self._person: Person | None = None
        self._chooser: PeopleWindow | None = None
        self._first: FirstWindow | None = None
        self._services: Services | None = None
        self.window: Window | None = None
        self._sweeping: Sweeping | None = None
        self._folding: Folding | None = None
        self._panel: crash.CrashPanel | None = None
        self._trouble: TroubleWindow | None = None
        self._hints = application.styleHints()  # held: what it gives lives no longer than its wrapper
        self._hints.colorSchemeChanged.connect(self.apply_theme)
        self._hints.accessibility().contrastPreferenceChanged.connect(self.apply_theme)

    def begin(self) -> None:
        """What ``open`` does; a profile that is still to be made is made beside a window that says so."""
        everybody = people(self._base)
        if len(everybody) > 1 or not is_new(everybody[0].folder):
            self.open()
            return
        from quizapp.gui.pages.first import FirstWindow
        from quizapp.gui.tasks import Task

        self.apply_theme()
        self._first = FirstWindow()
        self._first.show()
        making = Task(partial(open_services, everybody[0].folder, self._clock), lambda _: None)
        making.ended.connect(self._made)  # also when it was refused: opening it says why
        QTimer.singleShot(0, self._first, making.start)

    def _made(self) -> None:
        first, self._first = self._first, None
        if first is None or not first.isVisible():  # the person has closed it meanwhile
            return
        self.open()
        first.close()
        first.deleteLater()

    def open(self, said: str = "") -> None:
        """Opens profile and window; a profile that cannot be opened is said in a window of its own."""
        if self._person is None:
            everybody = people(self._base)
            if len(everybody) > 1:
                self.ask_who()
                return
            self._person = everybody[0]
        try:
            self._services = self._open_services()
        except UserError as error:
            self._say_trouble(str(error))
            return
        self._trouble = None
        self.apply_theme()
        self.window = window = Window(self._services, self._open_services, self._base)
        window.theme_wanted.connect(self.apply_theme)
        window.reopen_wanted.connect(self._reopen)
        window.people_wanted.connect(self._change_person)
        window.closed.connect(self._closed)
        window.show()
        if self._sweeping is None:
            self._sweeping = Sweeping()
        self._folding = Folding(self._services.force_log, self._services.fold_log)
        self._folding.refused.connect(window.say)
        self._services.tell_stored(self._folding.note)
        if said:
            window.say(said)
        QTimer.singleShot(150, self._warm_up)

    @property
    def _profile(self) -> Path:
        return self._base if self._person is None else self._person.folder

    def _open_services(self) -> Services:
        return open_services(self._profile, self._clock)

    # -- who is learning

    def ask_who(self) -> None:
        """Opens the list of people; whoever is chosen finds their own window."""
        from quizapp.gui.pages.people import PeopleWindow

        self.apply_theme()
        chooser = PeopleWindow(people(self._base), last_person(self._base))
        chooser.chosen.connect(self._chosen)
        chooser.added.connect(self._add)
        self._put_away_chooser()
        self._chooser = chooser
        chooser.show()

    def _chosen(self, person: Person) -> None:
        self._person = person
        remember_person(self._base, person)
        self.open()
        self._put_away_chooser()

    def _add(self, name: str) -> None:
        try:
            self._chosen(add_person(self._base, name))
        except UserError as error:
            if self._chooser is not None:
                self._chooser.show_error(str(error))

    def _put_away_chooser(self) -> None:
        if self._chooser is not None:
            self._chooser.close()
            self._chooser.deleteLater()
            self._chooser = None

    def _change_person(self) -> None:
        window = self.window
        self._person = None
        self.ask_who()
        if window is not None:
            window.close()
            window.deleteLater()

    def _settings(self) -> Settings:
        return Settings() if self._services is None else self._services.settings.current()

    def apply_theme(self) -> None:
        """Puts the settings' look in force."""
        theme.apply_settings(self._application, self._settings())

    def _warm_up(self) -> None:
        """The first answer would otherwise wait for the scheduler's library and the Study page."""
        from quizapp.scheduling.fsrs import warm_up

        if self.window is None:
            return
        self.window.controller("study")
        # One after another, so that a key that is pressed meanwhile waits for one of them at most.
        QTimer.singleShot(20, self.window, warm_up)
        QTimer.singleShot(60, self.window, self._settle)

    def _settle(self) -> None:
        if self._sweeping is not None:
            self._sweeping.settle()

    def _closed(self) -> None:
        if self._sweeping is not None:
            self._sweeping.stop()
            self._sweeping = None
        self._stop_folding()
        if self._services is not None:
            self._services.close()
            self._services = None
        self.window = None

    def _reopen(self, said: str) -> None:
        """Another file stands in the profile's place: everything is opened anew."""
        window, services = self.window, self._services
        if window is not None:
            window.closed.disconnect(self._closed)
            window.close()
            window.deleteLater()
        self._stop_folding()
        if services is not None:
            services.close()
        self.open(said)

    def _stop_folding(self) -> None:
        if self._folding is not None:
            if self._services is not None:
                self._services.tell_stored(None)
            self._folding.stop()
            self._folding = None

    def _say_trouble(self, sentence: str) -> None:
        from quizapp.gui.pages.trouble import TroubleWindow

        self.apply_theme()
        trouble = TroubleWindow(sentence, self._profile)
        trouble.again_chosen.connect(self._try_again)
        trouble.quit_chosen.connect(trouble.close)
        self._trouble = trouble
        trouble.show()

    def _try_again(self) -> None:
        before, self._trouble = self._trouble, None
        self.open()
        if before is not None:
            before.close()

    def show_crash(self, report: str) -> None:
        """Shows the report of an error of ours above the page, or in a window of its own; one at a time."""
        if self._panel is not None and self._panel.isVisible():
            return
        self._panel = panel = crash.CrashPanel(report)
        if self.window is not None:
            self.window.show_panel(panel)
        panel.show()

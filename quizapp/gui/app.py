"""Starts the app: fonts, colours, profile, window; or the window that says why it cannot."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from quizapp.bootstrap import Services, open_services
from quizapp.clock import Clock, system_clock
from quizapp.errors import UserError
from quizapp.gui import crash, theme
from quizapp.gui.window import Window
from quizapp.services.settings import Settings

if TYPE_CHECKING:
    from quizapp.gui.pages.trouble import TroubleWindow


def run(profile: Path) -> int:
    """Opens the window over a profile; gives the exit status when it is closed."""
    application = QApplication(["QuizApp"])
    dress(application)
    app = App(application, profile)
    crash.install(app.show_crash)
    app.open()
    return int(application.exec())


def dress(application: QApplication) -> None:
    """What every window of ours needs: name, style, typeface."""
    application.setApplicationName("QuizApp")
    application.setDesktopFileName("quizapp")
    application.setStyle("Fusion")
    theme.load_fonts()


class App:
    """The profile and the window over it; what the first answer needs is loaded once the window stands."""

    def __init__(self, application: QApplication, profile: Path, clock: Clock = system_clock) -> None:
        self._application, self._profile, self._clock = application, profile, clock
        self._services: Services | None = None
        self.window: Window | None = None
        self._panel: crash.CrashPanel | None = None
        self._trouble: TroubleWindow | None = None
        self._hints = application.styleHints()  # held: what it gives lives no longer than its wrapper
        self._hints.colorSchemeChanged.connect(self.apply_theme)
        self._hints.accessibility().contrastPreferenceChanged.connect(self.apply_theme)

    def open(self, said: str = "") -> None:
        """Opens profile and window; a profile that cannot be opened is said in a window of its own."""
        try:
            self._services = self._open_services()
        except UserError as error:
            self._say_trouble(str(error))
            return
        self._trouble = None
        self.apply_theme()
        self.window = window = Window(self._services, self._open_services)
        window.theme_wanted.connect(self.apply_theme)
        window.reopen_wanted.connect(self._reopen)
        window.closed.connect(self._closed)
        window.show()
        if said:
            window.say(said)
        QTimer.singleShot(150, self._warm_up)

    def _open_services(self) -> Services:
        return open_services(self._profile, self._clock)

    def _settings(self) -> Settings:
        return Settings() if self._services is None else self._services.settings.current()

    def apply_theme(self) -> None:
        """Puts the settings' look in force."""
        theme.apply_settings(self._application, self._settings())

    def _warm_up(self) -> None:
        """The first answer would otherwise wait for the scheduler's library and the Study page."""
        from quizapp.scheduling.fsrs import warm_up

        if self.window is not None:
            self.window.controller("study")
            warm_up()

    def _closed(self) -> None:
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
        if services is not None:
            services.close()
        self.open(said)

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

"""Where the room's slides stand: the projector is asked for, confirmed, lost and found again."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QSizeF, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from quizapp.gui.pages.teach.screens import ScreensPage
from quizapp.gui.projecting import Numbers, ProjectorWindow, screen_of, screens
from quizapp.gui.widgets.projector.view import STEP
from quizapp.teaching.slides import Slide


class Stage(QObject):
    """``asked_by`` is the trainer's page, ``show`` brings a page to the front. ``stands`` tells that the projector was
    confirmed, ``alone`` that there is none; ``lost`` and ``found`` carry a sentence."""

    stands = Signal()
    alone = Signal()
    left = Signal()
    lost = Signal(str)
    found = Signal(str)
    pressed = Signal(object)

    def __init__(self, asked_by: QWidget, show: Callable[[QWidget], None]) -> None:
        super().__init__()
        self._asked_by, self._show = asked_by, show
        self.page = ScreensPage()
        self.page.confirmed.connect(self._confirmed)
        self.page.alone.connect(self._alone)
        self.page.left.connect(self._leave)
        self.window: ProjectorWindow | None = None
        self.numbers = Numbers()
        self._is_on = self._is_watched = False
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.screenAdded.connect(self._changed)
            # Qt still knows a screen while it tells that it goes.
            app.screenRemoved.connect(lambda _screen: QTimer.singleShot(0, self._changed))

    @property
    def name(self) -> str:
        """The projector's screen; empty while the slides stand on none."""
        return self.window.name if self.window is not None and self.window.on is not None else ""

    @property
    def size(self) -> QSizeF:
        """Its size in px; a usual one while there is none."""
        screen = self.window.on if self.window is not None else None
        return QSizeF(screen.geometry().size()) if screen is not None else STEP

    def ask(self) -> None:
        """Asks which screen is the projector. Nothing but its number is shown on any."""
        self._is_on = True
        if self.window is not None:
            self.window.put_away()
        there = screens(self._asked_by.window())
        self.page.show_screens(there, self.window.name if self.window is not None else "")
        self._show(self.page)
        self.page.take_focus()
        if len(there) > 1:
            self.numbers.show_on(there)
        else:
            self.numbers.put_away()

    def show_slide(self, slide: Slide, left: int | None) -> None:
        """Shows a slide to the room."""
        if self.window is not None and self.window.on is not None:
            self.window.view.show_slide(slide, left)

    def come_back(self) -> None:
        """One key: onto the screen where it was, when that is there; else the screens are asked for."""
        window, here = self.window, self._asked_by.window().screen()
        others = [one for one in QGuiApplication.screens() if one is not here]
        known = [one for one in others if window is not None and one.name() == window.name]
        if window is not None and window.on is None and known:
            window.stand_on(known[0])
            self._asked_by.window().activateWindow()
            self.stands.emit()
        else:
            self.ask()

    def stop(self) -> None:
        """Nothing stands anywhere any more."""
        self._is_on = False
        self.numbers.put_away()
        if self.window is not None:
            self.window.put_away()
            self.window.deleteLater()
            self.window = None

    def _confirmed(self, number: int) -> None:
        self.numbers.put_away()
        screen = screen_of(number)
        if screen is None:
            self.ask()
            return
        if self.window is None:
            self.window = ProjectorWindow()
            self.window.gone.connect(self._gone)
            self.window.pressed.connect(self.pressed)
        self.window.stand_on(screen)
        self._asked_by.window().activateWindow()
        handle = self._asked_by.window().windowHandle()
        if not self._is_watched:
            self._is_watched = True
            handle.screenChanged.connect(lambda _screen: QTimer.singleShot(0, self._keep_apart))
        self.stands.emit()

    def _alone(self) -> None:
        self.numbers.put_away()
        if self.window is not None:
            self.window.put_away()
        self.alone.emit()

    def _leave(self) -> None:
        self.stop()
        self.left.emit()

    def _gone(self) -> None:
        self.lost.emit(
            self.tr(
                "The projector is gone, and nothing was lost. Should the room see this window now: the key is put "
                "away, K shows it. When the projector is back, press F5."
            )
        )

    def _keep_apart(self) -> None:
        """The trainer's window came to stand where the room looks: moved there, or its own screen was switched off."""
        window = self.window
        if window is None or window.on is None or self._asked_by.window().screen() is not window.on:
            return
        window.put_away()
        self.lost.emit(
            self.tr(
                "This window stands on the projector now, and the room sees it: the key is put away. Move it to your "
                "own screen and press F5."
            )
        )

    def _changed(self) -> None:
        if not self._is_on:
            return
        self._keep_apart()
        window = self.window
        if self.page.isVisible():
            self.ask()
        elif (
            window is not None
            and window.on is None
            and any(one.name() == window.name for one in QGuiApplication.screens())
        ):
            self.found.emit(self.tr("The projector is back. Press F5 to show there again."))

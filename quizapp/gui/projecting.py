"""Screens, and the projector's window on one of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, QRect, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent, QScreen
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from quizapp.gui import theme
from quizapp.gui.widgets.projector.pieces import type_font
from quizapp.gui.widgets.projector.view import SlideView


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    """A screen of this computer, numbered from 1; ``here``: the trainer's window stands on it."""

    number: int
    name: str
    place: QRect
    here: bool

    @property
    def size(self) -> QSizeF:
        """Its size in px."""
        return QSizeF(self.place.size())


def screens(window: QWidget) -> tuple[Screen, ...]:
    """All screens, as the window stands among them."""
    here = window.screen()
    return tuple(
        Screen(number=number, name=_named(one, number), place=one.geometry(), here=one is here)
        for number, one in enumerate(QGuiApplication.screens(), start=1)
    )


def _named(screen: QScreen, number: int) -> str:
    maker = " ".join(part for part in (screen.manufacturer(), screen.model()) if part.strip())
    return maker or screen.name() or str(number)


def screen_of(number: int) -> QScreen | None:
    """Qt's screen of a number; None where it is gone."""
    every = QGuiApplication.screens()
    return every[number - 1] if 0 < number <= len(every) else None


class Numbers(QObject):
    """A number in a corner of each screen, so that it can be seen which is which."""

    def __init__(self) -> None:
        super().__init__()
        self.badges: list[QLabel] = []

    def show_on(self, shown: Sequence[Screen]) -> None:
        """Shows the numbers until they are put away."""
        self.put_away()
        for one in shown:
            badge = QLabel(str(one.number))
            badge.setWindowFlags(
                Qt.WindowType.ToolTip | Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowDoesNotAcceptFocus
            )
            badge.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
            badge.setAccessibleName(self.tr("Screen {n}").format(n=one.number))
            badge.setAlignment(Qt.AlignmentFlag.AlignCenter)
            side = max(120, one.place.height() // 5)
            badge.setFont(type_font(side * 0.7))
            c = theme.current().colors
            badge.setStyleSheet(f"background: {c.gold_fill.name()}; color: {c.on_gold.name()};")
            badge.setGeometry(one.place.x() + 24, one.place.y() + 24, side, side)
            badge.show()
            self.badges.append(badge)

    def put_away(self) -> None:
        """Takes them away."""
        for badge in self.badges:
            badge.close()
            badge.deleteLater()
        self.badges = []


class ProjectorWindow(QWidget):
    """The projector's window: a slide and nothing else. ``gone`` says that its screen was taken away, or that somebody
    closed it; ``pressed`` hands on keys that came to it."""

    gone = Signal()
    pressed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setWindowFlags(
            Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowDoesNotAcceptFocus
        )
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setWindowTitle(self.tr("Projector – QuizApp"))
        self.view = SlideView(self.tr("Projector"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self._screen: QScreen | None = None
        self._named = ""
        QGuiApplication.instance().screenRemoved.connect(self._removed)  # type: ignore[union-attr]

    @property
    def name(self) -> str:
        """The name of the screen on which it stood last."""
        return self._named

    @property
    def on(self) -> QScreen | None:
        """The screen on which it stands; None while it stands on none."""
        return self._screen

    def stand_on(self, screen: QScreen) -> None:
        """Fills a screen."""
        self._screen, self._named = screen, screen.name()
        self.setScreen(screen)
        self.setGeometry(screen.geometry())
        self.showFullScreen()
        if (handle := self.windowHandle()) is not None:
            handle.setScreen(screen)
            self.setGeometry(screen.geometry())
            handle.screenChanged.connect(self._moved, Qt.ConnectionType.UniqueConnection)

    def put_away(self) -> None:
        """Stands on no screen any more."""
        self._screen = None
        self.hide()

    def _removed(self, screen: QScreen) -> None:
        if screen is self._screen:
            self._lost()

    def _moved(self, screen: QScreen) -> None:
        """The system put it elsewhere: that may be the trainer's own screen, where it must not stand."""
        if self._screen is not None and screen is not self._screen:
            self._lost()

    def _lost(self) -> None:
        self.put_away()
        QTimer.singleShot(0, self.gone.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closed by the system's own means: the session goes on without it."""
        if self._screen is not None:
            self._screen = None
            self.gone.emit()
        super().closeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Belongs to the trainer's page."""
        self.pressed.emit(event)

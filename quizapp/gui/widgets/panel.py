"""Surfaces and pages: where things stand, and how much room is around them."""

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from quizapp.gui import theme
from quizapp.gui.theme import Size, Weight
from quizapp.gui.widgets.scroll_bar import slim
from quizapp.gui.widgets.text import Text

NARROW = 720
"""Below this width (px at 100 %) a page has slim margins and its columns stand under each other."""


_CRAMPED = 300
"""Very large type in a narrow window: every px counts."""


class Panel(QFrame):
    """A surface with a hairline and round corners; put things into ``column``."""

    def __init__(self, parent: QWidget | None = None, *, padding: int = 24) -> None:
        super().__init__(parent)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(padding, padding, padding, padding)
        self.column.setSpacing(8)
        # Not Maximum: Qt would then hold it to the height it has at its favourite width, and cut text that wraps.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the surface."""
        look = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.colors.line, 1))
        painter.setBrush(look.colors.surface)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), look.radius, look.radius)
        painter.end()


class Line(QWidget):
    """A hairline across."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def changeEvent(self, event: QEvent) -> None:
        """Follows the theme."""
        super().changeEvent(event)
        if event.type() in theme.CHANGE_EVENTS:
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the line."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.current().colors.line)
        painter.end()


class Page(QScrollArea):
    """A page that scrolls when it must; put things into ``column``.

    Margins are those of the design and become slim in a narrow window. A page that reflows overrides ``arrange``.
    """

    def __init__(self, parent: QWidget | None = None, *, max_width: int | None = None) -> None:
        super().__init__(parent)
        # Our own instead of Qt's: when a widget of Qt's making is asked for, PySide looks which of all its classes it
        # is, and makes each of them for that, which takes longer than all else on a page.
        self.setViewport(QWidget())
        self.body = QWidget()
        self.column = QVBoxLayout(self.body)
        self.column.setSpacing(16)
        self._max_width = max_width
        self._fixed: int | None = None
        self.setWidget(self.body)
        self.setWidgetResizable(True)
        slim(self)
        self.setFrameShape(QFrame.Shape.NoFrame)
        thin_bars(self)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the arrows reach it through whatever has the focus
        self._arranged_for: tuple[bool, float] | None = None
        self._set_margins()

    @property
    def is_narrow(self) -> bool:
        """Whether columns stand under each other."""
        return self.viewport().width() < theme.current().px(NARROW)

    def fixed_margins(self, margin: int) -> None:
        """Keeps one margin all around, at every width."""
        self._fixed = margin
        self._set_margins()

    def arrange(self, *, narrow: bool) -> None:
        """Called when the page becomes narrow or wide, and at another text scale; columns are laid out here."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Takes margins that fit."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """A larger type makes a page narrow sooner."""
        super().changeEvent(event)
        if event.type() in theme.CHANGE_EVENTS and hasattr(self, "_arranged_for"):
            self._fit()

    def _fit(self) -> None:
        self._set_margins()
        arranged_for = (self.is_narrow, theme.current().scale)
        if arranged_for != self._arranged_for:
            self._arranged_for = arranged_for
            self.arrange(narrow=self.is_narrow)

    def _set_margins(self) -> None:
        if self._fixed is not None:
            self.column.setContentsMargins(self._fixed, self._fixed, self._fixed, self._fixed)
            return
        side, top = (24, 24) if self.is_narrow else (56, 40)
        if self.viewport().width() < theme.current().px(_CRAMPED):
            side = top = 16
        right = side
        if self._max_width is not None:
            right = max(side, self.viewport().width() - side - theme.current().px(self._max_width))
        self.column.setContentsMargins(side, top, right, top)


_BAR = """
QScrollBar { background: transparent; border: none; margin: 0px; }
QScrollBar:vertical { width: 12px; }
QScrollBar:horizontal { height: 12px; }
QScrollBar::handle { background: palette(dark); border-radius: 3px; margin: 3px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0px; height: 0px; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
"""


def thin_bars(area: QAbstractScrollArea) -> None:
    """Quiet scroll bars: a thin handle, no arrows."""
    area.verticalScrollBar().setStyleSheet(_BAR)
    area.horizontalScrollBar().setStyleSheet(_BAR)


def page_heading(text: str) -> Text:
    """The heading of a page."""
    return Text(text, size=Size.DISPLAY, weight=Weight.BOLD)


def section_heading(text: str) -> Text:
    """The heading of a panel or a part of a page."""
    return Text(text, size=Size.LARGE, weight=Weight.BOLD)

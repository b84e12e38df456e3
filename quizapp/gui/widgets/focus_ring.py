"""The gold ring around whatever has the focus: one for the whole window, so that no control can forget to show it."""

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from shiboken6 import isValid

from quizapp.gui import theme

_OUT = 5
"""How far the ring reaches beyond the control, in px: two of ring, three of air."""

_FOLLOWED = frozenset(
    {
        QEvent.Type.Move,
        QEvent.Type.Resize,
        QEvent.Type.Show,
        QEvent.Type.Hide,
        QEvent.Type.ParentChange,
        QEvent.Type.ZOrderChange,
    }
)


def _is_scrolled(widget: QWidget) -> bool:
    viewport = widget.parentWidget()
    area = viewport.parentWidget() if viewport is not None else None
    return isinstance(area, QScrollArea) and area.widget() is widget


class FocusRing(QWidget):
    """Follows the focus inside a window.

    A control says ``focus_radius`` for other corners, and ``focus_ring = False`` when it paints its own ring (a tree).
    The ring lives in the scrolled body around the control, so that it scrolls along and is cut where the page is cut.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._control: QWidget | None = None
        self._watched: list[QWidget] = []
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_moved)

    @property
    def control(self) -> QWidget | None:
        """What the ring is around."""
        return self._control

    def _focus_moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        if not isValid(self._window):
            return  # the focus leaves a window that is being closed for good
        if new is None and self._control is not None and not self._window.isActiveWindow():
            return  # another window has the focus: the ring stays where work will go on
        ringed = new is not None and getattr(new, "focus_ring", True) and self._window.isAncestorOf(new)
        for widget in self._watched:
            if isValid(widget):
                widget.removeEventFilter(self)
        self._watched.clear()
        self._control = new if ringed else None
        if self._control is None:
            self.hide()
        else:
            self._attach(self._control)

    def _attach(self, control: QWidget) -> None:
        """Moves into the scrolled body or the window, which outlive controls; watches all that move the control."""
        home: QWidget | None = control
        while home is not None and home is not self._window and not (home is not control and _is_scrolled(home)):
            self._watched.append(home)
            home = home.parentWidget()
        for widget in self._watched:
            widget.installEventFilter(self)
        if home is not None and home is not self.parentWidget():
            self.setParent(home)
        self._follow()

    def _around(self, control: QWidget, home: QWidget) -> QRect:
        corner = control.mapTo(home, control.rect().topLeft())
        return QRect(corner, control.size()).adjusted(-_OUT, -_OUT, _OUT, _OUT)

    def _follow(self) -> None:
        control, home = self._control, self.parentWidget()
        if control is None or home is None or not isValid(control) or not home.isAncestorOf(control):
            self.hide()
            return
        self.setGeometry(self._around(control, home))
        self.setVisible(control.isVisibleTo(home))
        self.raise_()
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Moves with the control."""
        if event.type() in _FOLLOWED:
            self._follow()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the ring."""
        look = theme.current()
        radius = getattr(self._control, "focus_radius", look.radius) + _OUT - 1
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.colors.gold, 2))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)
        painter.end()

"""The gold ring around whatever has the focus: one for the whole window, so that no control can forget to show it."""

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from shiboken6 import isValid

from quizapp.gui import theme

_OUT = 5
"""How far the ring reaches beyond the control, in px: two of ring, three of air."""

_NOWHERE = QRect(0, 0, 0, 0)

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


class Ring(QWidget):
    """The ring in one scrolled body or in a window. It is as large as nothing while it is elsewhere.

    It is never hidden: Qt lays out a whole window when something in it is shown, and the focus moves with every answer.
    """

    def __init__(self, home: QWidget) -> None:
        super().__init__(home)
        self._radius = 0.0
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setGeometry(_NOWHERE)
        self.show()

    def put(self, place: QRect, radius: float) -> None:
        """Stands around a place, over all that is there."""
        self._radius = radius
        self.setGeometry(place)
        self.raise_()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.current().colors.gold, 2))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), self._radius, self._radius)
        painter.end()


class FocusRing(QObject):
    """Follows the focus inside a window.

    A control says ``focus_radius`` for other corners, and ``focus_ring = False`` when it paints its own ring (a tree).
    The ring lives in the scrolled body around the control, so that it scrolls along and is cut where the page is cut.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._control: QWidget | None = None
        self._watched: list[QWidget] = []
        self._home: QWidget | None = None
        self._ring: Ring | None = None
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_moved)

    @property
    def control(self) -> QWidget | None:
        """What the ring is around."""
        return self._control

    @property
    def shown(self) -> Ring | None:
        """The ring, where there is one to be seen."""
        ring = self._ring
        return ring if ring is not None and isValid(ring) and not ring.size().isEmpty() else None

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
            self._leave()
        else:
            self._attach(self._control)

    def _leave(self) -> None:
        ring = self.shown
        if ring is not None:
            ring.setGeometry(_NOWHERE)

    def _attach(self, control: QWidget) -> None:
        """Moves into the scrolled body or the window, which outlive controls; watches all that move the control."""
        home = control
        while home is not self._window and not (home is not control and _is_scrolled(home)):
            self._watched.append(home)
            above = home.parentWidget()
            if above is None:
                break
            home = above
        for widget in self._watched:
            widget.installEventFilter(self)
        if home is not self._home or self._ring is None or not isValid(self._ring):
            kept = home.findChild(Ring, options=Qt.FindChildOption.FindDirectChildrenOnly)
            ring = kept if isinstance(kept, Ring) else Ring(home)
            self._leave()  # not before: a new ring moves things, and the old one would follow them
            self._home, self._ring = home, ring
        self._follow()

    def _follow(self) -> None:
        control, home, ring = self._control, self._home, self._ring
        if control is None or home is None or ring is None or not all(map(isValid, (control, home, ring))):
            return
        if not home.isAncestorOf(control) or not control.isVisibleTo(home):
            self._leave()
        else:
            corner = control.mapTo(home, control.rect().topLeft())
            place = QRect(corner, control.size()).adjusted(-_OUT, -_OUT, _OUT, _OUT)
            ring.put(place, getattr(control, "focus_radius", theme.current().radius) + _OUT - 1)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Moves with the control."""
        if event.type() in _FOLLOWED:
            self._follow()
        return False

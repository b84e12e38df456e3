"""Which part of a figure is seen, and where on the widget."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QKeyEvent

_MOST = 6.0

NEARER = 1.5
"""How much a key or button brings a figure nearer: two make the smallest words of a narrow window readable."""

ZOOMS = {
    Qt.Key.Key_Plus: NEARER,
    Qt.Key.Key_Equal: NEARER,
    Qt.Key.Key_Minus: 1 / NEARER,
    Qt.Key.Key_0: 0.0,
}
"""What each key does to the factor; 0 shows the whole figure."""


def zooms(event: QKeyEvent) -> bool:
    """Whether a key zooms."""
    others = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
    return Qt.Key(event.key()) in ZOOMS and not event.modifiers() & others


class Zoom:
    """The middle of what is seen, in the figure's own units, and how much larger than as a whole it is shown."""

    def __init__(self) -> None:
        self.factor = 1.0
        self._box = QRectF(0, 0, 4, 3)
        self._middle = self._box.center()

    @property
    def is_near(self) -> bool:
        """Whether less than the whole figure is seen."""
        return self.factor > 1.0

    def reset(self, box: QRectF) -> None:
        """The whole figure is seen."""
        self.factor = 1.0
        self._box = QRectF(box)
        self._middle = box.center()

    def scale(self, room: QRectF) -> float:
        """Px for a unit of the figure."""
        return max(1e-6, min(room.width() / self._box.width(), room.height() / self._box.height()) * self.factor)

    def to_view(self, rect: QRectF, room: QRectF) -> QRectF:
        """A rectangle of the figure on the widget."""
        scale = self.scale(room)
        corner = (rect.topLeft() - self._middle) * scale + room.center()
        return QRectF(corner.x(), corner.y(), rect.width() * scale, rect.height() * scale)

    def to_figure(self, point: QPointF, room: QRectF) -> QPointF:
        """A point of the widget on the figure."""
        return (point - room.center()) / self.scale(room) + self._middle

    def by(self, factor: float, at: QPointF, room: QRectF) -> None:
        """Zooms so that what is at a point of the widget stays there."""
        fixed = self.to_figure(at, room)
        self.factor = min(_MOST, max(1.0, self.factor * factor))
        self._middle = fixed - (at - room.center()) / self.scale(room)
        self._keep_in_sight(room)

    def drag(self, moved: QPointF, room: QRectF) -> None:
        """Moves what is seen along with the mouse."""
        self._middle -= moved / self.scale(room)
        self._keep_in_sight(room)

    def show_rect(self, rect: QRectF, room: QRectF) -> None:
        """Moves as little as needed to bring a rectangle of the figure into sight."""
        seen = self.to_view(rect, room)
        away = QPointF(
            min(0.0, room.right() - seen.right()) or max(0.0, room.left() - seen.left()),
            min(0.0, room.bottom() - seen.bottom()) or max(0.0, room.top() - seen.top()),
        )
        if self.is_near:
            self.drag(away, room)

    def _keep_in_sight(self, room: QRectF) -> None:
        """The figure's edge stays outside, or in the middle where there is room for all of it."""
        scale = self.scale(room)
        half = QPointF(room.width() / 2 / scale, room.height() / 2 / scale)
        self._middle = QPointF(
            _within(self._middle.x(), self._box.left() + half.x(), self._box.right() - half.x()),
            _within(self._middle.y(), self._box.top() + half.y(), self._box.bottom() - half.y()),
        )


def _within(value: float, low: float, high: float) -> float:
    return (low + high) / 2 if low > high else min(high, max(low, value))

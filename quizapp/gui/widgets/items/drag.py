"""Dragging inside the window: a picture of what is dragged follows the mouse until it is let go."""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QScrollArea, QWidget

_EDGE = 40
"""So near to the border of what scrolls (px), dragging scrolls it."""


PALE = 0.35
"""How visible what is dragged is where it stands."""


class Drag(QObject):
    """Makes a button one that can be dragged. Qt's own drag would hold a loop of its own while the mouse is down.

    Points are global. A press without a drag stays a click.
    """

    began = Signal()
    moved = Signal(QPoint)
    dropped = Signal(QPoint)

    def __init__(self, button: QAbstractButton) -> None:
        super().__init__(button)
        self._button = button
        self._pressed_at: QPoint | None = None
        self._ghost: QLabel | None = None
        self.allowed = True
        button.installEventFilter(self)

    @property
    def is_on(self) -> bool:
        """Whether something is being dragged."""
        return self._ghost is not None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Watches the mouse over the button."""
        if isinstance(event, QMouseEvent):
            if event.type() == QEvent.Type.MouseButtonPress and event.button() is Qt.MouseButton.LeftButton:
                self._pressed_at = event.globalPosition().toPoint() if self.allowed else None
            elif event.type() == QEvent.Type.MouseMove and self._pressed_at is not None:
                return self._move(event.globalPosition().toPoint())
            elif event.type() == QEvent.Type.MouseButtonRelease and event.button() is Qt.MouseButton.LeftButton:
                return self._let_go(event.globalPosition().toPoint())
        return False

    def _move(self, at: QPoint) -> bool:
        start = self._pressed_at
        if start is None:
            return False
        if self._ghost is None:
            if (at - start).manhattanLength() < QApplication.startDragDistance():
                return False
            self._begin(start)
        if self._ghost is not None:
            home = self._button.window()
            self._ghost.move(home.mapFromGlobal(at) - self._grip)
        self._scroll_near_edge(at)
        self.moved.emit(at)
        return True

    def _begin(self, start: QPoint) -> None:
        self._grip = self._button.mapFromGlobal(start)
        picture = self._button.grab()  # before it is on: what is dragged pales where it stands
        self._ghost = QLabel(self._button.window())
        self._ghost.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._ghost.setPixmap(picture)
        self._ghost.adjustSize()
        self._ghost.show()
        self._button.setDown(False)
        self._button.update()
        self.began.emit()

    def _let_go(self, at: QPoint) -> bool:
        self._pressed_at = None
        if self._ghost is None:
            return False
        self._ghost.hide()
        self._ghost.deleteLater()
        self._ghost = None
        self._button.setDown(False)
        self._button.update()
        self.dropped.emit(at)
        return True

    def _scroll_near_edge(self, at: QPoint) -> None:
        area: QWidget | None = self._button
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if area is None:
            return
        y, bar = area.viewport().mapFromGlobal(at).y(), area.verticalScrollBar()
        if y < _EDGE:
            bar.setValue(bar.value() - (_EDGE - y) // 2)
        elif y > area.viewport().height() - _EDGE:
            bar.setValue(bar.value() + (y - area.viewport().height() + _EDGE) // 2)

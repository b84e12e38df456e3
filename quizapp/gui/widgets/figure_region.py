"""A region of a figure, as keyboard and screen readers know it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QRadioButton

if TYPE_CHECKING:
    from quizapp.gui.widgets.figure import FigureView

_ONWARD = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class RegionButton(QRadioButton):
    """What keyboard and screen readers know a region by. It paints nothing: the view paints all."""

    focus_ring = False

    def __init__(self, view: "FigureView") -> None:
        super().__init__(view)
        self._view = view
        self.setAutoExclusive(False)  # the view lets one be chosen; so Tab reaches each of them
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go to the next region and the one before, Enter and Space choose; Enter on what is chosen already is
        the page's."""
        key = Qt.Key(event.key())
        if key in _ONWARD:
            self._view.go_on(self, _ONWARD[key])
        elif key == Qt.Key.Key_Space or (key in _ENTER and not self.isChecked() and not self._view.is_settled):
            self._view.choose(self.objectName())
        else:
            event.ignore()

    def event(self, event: QEvent) -> bool:
        """The view shows where the focus is."""
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            self._view.focus_moved(self)
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Nothing: the view paints all."""

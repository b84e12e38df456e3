"""A region of a figure, as keyboard and screen readers know it."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QRadioButton, QWidget

_ONWARD = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class RegionButton(QRadioButton):
    """What keyboard and screen readers know a region by. It paints nothing: the view paints all.

    ``stepped`` asks to go on by that many regions, ``wanted`` to choose this one; ``focus_moved`` says that the focus
    came or went. ``settled`` says that nothing more can be chosen.
    """

    stepped = Signal(int)
    wanted = Signal()
    focus_moved = Signal()
    focus_ring = False

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self.settled = False
        self.setAutoExclusive(False)  # the view lets one be chosen; so Tab reaches each of them
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go to the next region and the one before, Enter and Space choose; Enter on what is chosen already is
        the page's."""
        key = Qt.Key(event.key())
        if key in _ONWARD:
            self.stepped.emit(_ONWARD[key])
        elif key == Qt.Key.Key_Space or (key in _ENTER and not self.isChecked() and not self.settled):
            self.wanted.emit()
        else:
            event.ignore()

    def event(self, event: QEvent) -> bool:
        """The view shows where the focus is."""
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            self.focus_moved.emit()
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Nothing: the view paints all."""

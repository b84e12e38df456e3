"""One option as a row that can be chosen: a radio button where one is, a check box where several may be.

Where its list says so a row can be struck out: by the sign at its right, the other mouse button, Delete or the minus
key.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QCheckBox, QRadioButton, QWidget

from quizapp.gui.widgets.items.option_look import RowLook
from quizapp.gui.widgets.items.verdict import Verdict

_STRIKES = frozenset({Qt.Key.Key_Delete, Qt.Key.Key_Minus})


def _asks_to_strike(row: "OptionRow | CheckRow", event: QKeyEvent | QMouseEvent) -> bool:
    """Whether a key or a click means that the option is to be struck out; then the row says so."""
    if not row.can_be_struck:
        return False
    if isinstance(event, QMouseEvent):
        asks = event.button() is Qt.MouseButton.LeftButton and row.strike_place().contains(event.position())
    else:
        asks = event.key() in _STRIKES
    if asks:
        row.strike_wanted.emit()
    return asks


class OptionRow(RowLook, QRadioButton):
    """One of several of which one is chosen. Screen readers know it as a radio button; the arrow keys choose."""

    strike_wanted = Signal()

    def __init__(self, letter: str, parent: QWidget | None = None, *, compact: bool = False) -> None:
        super().__init__(parent)
        self.prepare(letter, compact=compact)

    def nextCheckState(self) -> None:
        """A revealed answer stands."""
        if self._verdict is Verdict.UNTOLD:
            QRadioButton.nextCheckState(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter belongs to the page: it submits."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            event.ignore()
            return
        if _asks_to_strike(self, event):
            return
        QRadioButton.keyPressEvent(self, event)
        moved_to = self.window().focusWidget()
        if isinstance(moved_to, OptionRow) and moved_to is not self and moved_to.verdict is Verdict.UNTOLD:
            moved_to.setChecked(True)  # Qt does so only when a row was chosen before

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The sign at the right strikes; the rest of the row chooses."""
        if not _asks_to_strike(self, event):
            QRadioButton.mousePressEvent(self, event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The other mouse button strikes, and so does the menu key."""
        if self.can_be_struck:
            self.strike_wanted.emit()


class CheckRow(RowLook, QCheckBox):
    """One of several of which any may be chosen. The arrow keys walk, Space toggles."""

    _several = True
    strike_wanted = Signal()
    walked = Signal(int)
    refused = Signal()
    full = False
    """Whether no more may be chosen than are."""

    def __init__(self, letter: str, parent: QWidget | None = None, *, compact: bool = False) -> None:
        super().__init__(parent)
        self.prepare(letter, compact=compact)

    def nextCheckState(self) -> None:
        """A revealed answer stands; a choice too many is refused."""
        if self._verdict is not Verdict.UNTOLD:
            return
        if self.full and not self.isChecked():
            self.refused.emit()
            return
        QCheckBox.nextCheckState(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows walk; Enter belongs to the page: it submits."""
        key = event.key()
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            event.ignore()
        elif key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.walked.emit(-1 if key == Qt.Key.Key_Up else 1)
        elif key in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            event.ignore()
        elif not _asks_to_strike(self, event):
            QCheckBox.keyPressEvent(self, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The sign at the right strikes; the rest of the row chooses."""
        if not _asks_to_strike(self, event):
            QCheckBox.mousePressEvent(self, event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The other mouse button strikes, and so does the menu key."""
        if self.can_be_struck:
            self.strike_wanted.emit()

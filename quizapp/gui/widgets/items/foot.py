"""The buttons under a quiz item: end, flag, and the way on."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from quizapp.gui import shortcuts, theme
from quizapp.gui.widgets.button import Button
from quizapp.gui.widgets.items.sheet import RIGHT, RING

_AROUND = 2 * 28
"""Around the words of the two buttons with a box, in px; key caps give way before words do."""

_FLAG = 30
"""The flag's icon, in px at 100 %."""


class ItemFoot(QWidget):
    """Stays where it is whatever happens above it."""

    def __init__(self) -> None:
        super().__init__()
        self.end = Button(self.tr("End quiz"), quiet=True)
        self.flag = Button(self.tr("Flag"), icon="flag", key=shortcuts.FLAG.shown)
        self.flag.setCheckable(True)
        self.on = Button(self.tr("Answer"), key="Enter", primary=True)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(RING, 0, RIGHT, RING)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(1, 1)
        self._tight: bool | None = None
        self.arrange()

    def show_flag(self, *, flagged: bool) -> None:
        """Whether the item is flagged."""
        self.flag.setChecked(flagged)
        self.flag.setText(self.tr("Flagged") if flagged else self.tr("Flag"))

    def arrange(self) -> None:
        """In one row; in two where there is too little room for the words."""
        words = sum(button.word_width for button in (self.end, self.flag, self.on))
        need = words + _AROUND + theme.current().px(_FLAG) + 2 * self._grid.horizontalSpacing()
        tight = need > self.width() - RING - RIGHT
        if tight == self._tight:
            return
        self._tight = tight
        row = 1 if tight else 0
        self._grid.addWidget(self.end, row, 0)
        self._grid.addWidget(self.flag, row, 2)
        if tight:
            self._grid.addWidget(self.on, 0, 0, 1, 3)
        else:
            self._grid.addWidget(self.on, 0, 3)

    def minimumSizeHint(self) -> QSize:
        """What two rows need."""
        return QSize(theme.current().px(120), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One row or two."""
        super().resizeEvent(event)
        self.arrange()

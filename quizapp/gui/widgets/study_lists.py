"""Saved study lists: a row each, with the key that starts it."""

from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from quizapp.gui import theme
from quizapp.gui.theme import Size, Weight
from quizapp.gui.widgets.button import Button
from quizapp.gui.widgets.keycap import cap_size, paint_cap
from quizapp.gui.widgets.row_button import RowButton

KEYED = 9
"""So many lists have a number as their key."""


class _ListRow(RowButton):
    """The name over what it holds; its key at the left."""

    def __init__(self, number: int, name: str, holds: str) -> None:
        super().__init__(name)
        self._holds = holds
        self._key = str(number) if number <= KEYED else ""
        self.setAccessibleName(f"{name}, {holds}")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        if self._key:
            self.setAccessibleDescription(self.tr("Key: {key}").format(key=self._key))

    def sizeHint(self) -> QSize:
        """Two lines."""
        px = theme.current().px
        return QSize(px(240), px(52))

    def minimumSizeHint(self) -> QSize:
        """Long names end in an ellipsis."""
        return QSize(160, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the row."""
        look, px = theme.current(), theme.current().px
        painter = self.painter()
        left = px(8) + cap_size("8").width()
        if self._key:
            paint_cap(painter, left, self.height() / 2, self._key, ink=look.colors.muted, edge=look.colors.line)
        x = left + px(12)
        for words, size, weight, color, y in (
            (self.text(), Size.BODY, Weight.BOLD, look.colors.ink, px(6)),
            (self._holds, Size.SMALL, Weight.REGULAR, look.colors.muted, px(27)),
        ):
            font = look.font(size, weight)
            metrics = QFontMetricsF(font)
            room = QRectF(x, y, self.width() - x - px(8), metrics.height())
            painter.setFont(font)
            painter.setPen(color)
            painter.drawText(room, 0, metrics.elidedText(words, Qt.TextElideMode.ElideRight, room.width()))
        painter.end()


class StudyLists(QWidget):
    """``started`` and ``dropped`` tell the number of a list, from 0."""

    started = Signal(int)
    dropped = Signal(int)

    def __init__(self, *, can_drop: bool) -> None:
        super().__init__()
        self._can_drop = can_drop
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self.rows: list[_ListRow] = []
        self.drops: list[Button] = []
        self._lines: list[QWidget] = []

    def show_lists(self, lists: tuple[tuple[str, str], ...]) -> None:
        """Shows the lists: the name of each, and what it holds."""
        for line in self._lines:
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._lines, self.rows, self.drops = [], [], []
        for number, (name, holds) in enumerate(lists):
            line = QWidget()
            across = QHBoxLayout(line)
            across.setContentsMargins(0, 0, 0, 0)
            across.setSpacing(16)
            row = _ListRow(number + 1, name, holds)
            row.clicked.connect(partial(self.started.emit, number))
            across.addWidget(row, 1)
            self.rows.append(row)
            if self._can_drop:
                drop = Button(self.tr("Remove"), quiet=True, role="muted")
                drop.setAccessibleName(self.tr("Remove the list {name}").format(name=name))
                drop.clicked.connect(partial(self.dropped.emit, number))
                across.addWidget(drop)
                self.drops.append(drop)
            self._lines.append(line)
            self._column.addWidget(line)

    def start(self, number: int) -> bool:
        """Starts a list by its number from 0, as its key does; False when there is none."""
        if not 0 <= number < len(self.rows):
            return False
        self.started.emit(number)
        return True

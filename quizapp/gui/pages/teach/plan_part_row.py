"""A part of a session in the list: its number, what it is, how long it takes; it opens, moves and goes by keys."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from quizapp.gui import theme
from quizapp.gui.theme import Size, Weight
from quizapp.gui.widgets.button import Button
from quizapp.gui.widgets.row_button import RowButton
from quizapp.gui.words import counts as words
from quizapp.gui.words.teach import part_kind, part_title
from quizapp.teaching.plan import Part


class _Line(RowButton):
    moved = Signal(int)
    removed = Signal()

    def __init__(self, number: int, part: Part) -> None:
        super().__init__()
        self.setCheckable(True)
        self._number, self._title, self._kind = str(number), part_title(part), part_kind(part)
        self._time = words.minutes(part.minutes)
        if self._kind == self._title:
            self._kind = ""
        said = ", ".join(one for one in (self._title, self._kind, self._time) if one)
        self.setText(f"{number}. {said}")
        self.setAccessibleName(self.tr("Part {n}: {what}").format(n=number, what=said))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Two lines of type."""
        return QSize(theme.current().px(260), theme.current().px(52))

    def minimumSizeHint(self) -> QSize:
        """Long titles end in an ellipsis; they are spoken whole."""
        return QSize(140, theme.current().px(52))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt with an arrow moves it, Delete removes it."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: +1}
        if event.key() in steps and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.moved.emit(steps[Qt.Key(event.key())])
        elif event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.removed.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints number, title, what it is, and the time."""
        look, px, c = theme.current(), theme.current().px, theme.current().colors
        painter = self.painter()
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(c.tint)
            painter.drawRoundedRect(QRectF(self.rect()), 8, 8)
        bold, plain, small = look.font(Size.BODY, Weight.BOLD), look.font(Size.BODY), look.font(Size.SMALL)
        left = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        time = QFontMetricsF(small).horizontalAdvance(self._time) + px(12)
        x, high = px(34), self.height()
        painter.setFont(bold)
        painter.setPen(c.gold)
        painter.drawText(QRectF(px(8), 0, px(26), high), left, self._number)
        painter.setPen(c.ink)
        room = self.width() - x - time - px(8)
        upper = QRectF(x, px(5), room, high / 2 - px(4)) if self._kind else QRectF(x, 0, room, high)
        painter.drawText(upper, left, QFontMetricsF(bold).elidedText(self._title, Qt.TextElideMode.ElideRight, room))
        painter.setPen(c.muted)
        painter.setFont(small)
        if self._kind:
            painter.drawText(QRectF(x, high / 2, room, high / 2 - px(5)), left, self._kind)
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(QRectF(self.width() - time - px(8), 0, time, high), right, self._time)
        painter.setFont(plain)
        painter.end()


class PartRow(QWidget):
    """The line with buttons for who has a mouse."""

    opened = Signal(int)
    moved = Signal(int, int)
    removed = Signal(int)

    def __init__(self, number: int, part: Part, *, first: bool, last: bool) -> None:
        super().__init__()
        self.number = number
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.line = _Line(number + 1, part)
        self.line.clicked.connect(lambda: self.opened.emit(number))
        self.line.moved.connect(lambda by: self.moved.emit(number, by))
        self.line.removed.connect(lambda: self.removed.emit(number))
        row.addWidget(self.line, 1)
        title = part_title(part)
        for icon, said, act, on in (
            ("chevron-up", self.tr("Move up"), lambda: self.moved.emit(number, -1), not first),
            ("chevron-down", self.tr("Move down"), lambda: self.moved.emit(number, +1), not last),
            ("x", self.tr("Remove"), lambda: self.removed.emit(number), True),
        ):
            button = Button("", icon=icon, quiet=True)
            button.setAccessibleName(f"{said}: {title}")
            button.setToolTip(said)
            button.setEnabled(on)
            button.clicked.connect(act)
            row.addWidget(button)

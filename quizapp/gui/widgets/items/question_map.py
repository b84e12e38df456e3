"""The question map: every item of the quiz as a small square that says how it stands."""

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from quizapp.gui import theme
from quizapp.gui.theme import Size, Weight
from quizapp.gui.words.points import outcome_look, outcome_words
from quizapp.services.exam import MapCell

_CELL, _GAP, _COLUMNS = 34, 9, 5


class QuestionMap(QWidget):
    """Squares in rows of five (more where there is room). Arrow keys move, Enter goes to an item; so does a click.

    An item that is closed has a lock; it can be gone to while it is ``reachable``. ``walked`` carries where the ring
    is, so that a map in a scrolled place can bring it into sight.
    """

    item_chosen = Signal(int)
    walked = Signal(QRectF)
    focus_ring = False  # it paints its own, around the square

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cells: tuple[MapCell, ...] = ()
        self._current = self._cursor = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(self.tr("Question map"))

    def show_cells(self, cells: tuple[MapCell, ...], current: int) -> None:
        """Shows how every item stands; ``current`` is the index of the one on the screen."""
        if (cells, current) == (self._cells, self._current):
            return
        grown, moved = len(cells) != len(self._cells), current != self._current
        others = {self._current, self._cursor, current}
        others |= {at for at, (one, other) in enumerate(zip(cells, self._cells, strict=False)) if one != other}
        for index in others if not grown else ():  # of hundreds of squares only these are painted anew
            self.update(self._around(index))
        self._cells, self._current = cells, current
        self._cursor = current if moved or grown else min(self._cursor, len(cells) - 1)
        self._tell()
        if grown:
            self.updateGeometry()
            self.update()
        for index in others if not grown else ():  # as they are now: with a flag that was not there
            self.update(self._around(index))

    def _around(self, index: int) -> QRect:
        """A square with its flag, and with the ring where the keys are."""
        out = 8 if index == self._cursor and self.hasFocus() else 5 if self._cells[index].flagged else 1
        return self._cell(index).adjusted(-out, -out, out, out).toAlignedRect()

    def describe(self, index: int) -> str:
        """``Item 3: answered, flagged``."""
        cell = self._cells[index]
        parts = [self.tr("answered") if cell.answered else self.tr("not answered")]
        if cell.outcome is not None:
            parts = [outcome_words(cell.outcome).lower()]
        if cell.flagged:
            parts.append(self.tr("flagged"))
        if not (cell.open or cell.answered or cell.outcome is not None):
            parts = [self.tr("closed without an answer")]
        elif not cell.open and cell.outcome is None:
            parts.append(self.tr("closed"))
        if index == self._current:
            parts.append(self.tr("on the screen"))
        return self.tr("Item {number}: {state}").format(number=cell.number, state=", ".join(parts))

    def _tell(self) -> None:
        if self._cells:
            self.setAccessibleDescription(self.describe(self._cursor))

    # -- where the squares are

    def _columns(self, width: int) -> int:
        px = theme.current().px
        return max(_COLUMNS, (width - 8 + px(_GAP)) // (px(_CELL) + px(_GAP)))

    def _cell(self, index: int) -> QRectF:
        px = theme.current().px
        row, column = divmod(index, self._columns(self.width()))
        step = px(_CELL) + px(_GAP)
        return QRectF(4 + column * step, 6 + row * step, px(_CELL), px(_CELL))

    def _rows_in(self, room: QRect) -> range:
        """The indexes of the rows that reach into a room, with their rings and flags."""
        px, columns = theme.current().px, self._columns(self.width())
        step = px(_CELL) + px(_GAP)
        first, last = (room.top() - 14 - px(_CELL)) // step, (room.bottom() + 8) // step
        return range(max(0, first) * columns, min(len(self._cells), max(0, last + 1) * columns))

    def index_at(self, point: QPointF) -> int:
        """The index of the square at a point, -1 for none."""
        near = self._rows_in(QRect(point.toPoint(), QSize(1, 1)))
        return next((index for index in near if self._cell(index).contains(point)), -1)

    def cell_centre(self, index: int) -> QPointF:
        """Where to click for an item."""
        return self._cell(index).center()

    def current_cell(self) -> QRectF:
        """Where the item on the screen stands."""
        return self._cell(self._current)

    def hasHeightForWidth(self) -> bool:
        """Wider means fewer rows."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all rows."""
        px = theme.current().px
        rows = -(-max(1, len(self._cells)) // self._columns(width))
        return 12 + rows * px(_CELL) + (rows - 1) * px(_GAP)

    def sizeHint(self) -> QSize:
        """Five in a row."""
        px = theme.current().px
        width = 8 + _COLUMNS * px(_CELL) + (_COLUMNS - 1) * px(_GAP)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Five in a row."""
        return QSize(self.sizeHint().width(), px_square())

    def changeEvent(self, event: QEvent) -> None:
        """Follows the theme."""
        super().changeEvent(event)
        if event.type() in theme.CHANGE_EVENTS:
            self.updateGeometry()
            self.update()

    # -- mouse and keys

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A tooltip says how the item stands."""
        index = self.index_at(event.position())
        self.setToolTip(self.describe(index) if index >= 0 else "")
        self.setCursor(Qt.CursorShape.PointingHandCursor if index >= 0 else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Goes to the item."""
        index = self.index_at(event.position())
        if index >= 0 and event.button() is Qt.MouseButton.LeftButton:
            self._choose(index)

    def _choose(self, index: int) -> None:
        if self._cells[index].reachable:
            self.item_chosen.emit(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move the ring, Enter goes there."""
        last, columns = len(self._cells) - 1, self._columns(self.width())
        steps = {
            Qt.Key.Key_Left: self._cursor - 1,
            Qt.Key.Key_Right: self._cursor + 1,
            Qt.Key.Key_Up: self._cursor - columns,
            Qt.Key.Key_Down: self._cursor + columns,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space} and self._cells:
            self._choose(self._cursor)
        elif event.key() in steps:
            onward = steps[Qt.Key(event.key())]
            if 0 <= onward <= last:
                self._cursor = onward
                self._tell()
                self.walked.emit(self._cell(onward))
                self.update()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begins at the item on the screen."""
        self._cursor = self._current
        self._tell()
        self.walked.emit(self._cell(self._cursor))
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The ring goes."""
        super().focusOutEvent(event)
        self.update()

    # -- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the squares."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        region = event.region()
        for index in self._rows_in(region.boundingRect()):
            if region.intersects(self._around(index)):
                self._paint_cell(painter, self._cell(index), self._cells[index], current=index == self._current)
        if self.hasFocus() and self._cells:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.current().colors.gold, 2))
            painter.drawRoundedRect(self._cell(self._cursor).adjusted(-3, -3, 3, 3), 9, 9)
        painter.end()

    def _paint_cell(self, painter: QPainter, box: QRectF, cell: MapCell, *, current: bool) -> None:
        look, px = theme.current(), theme.current().px
        c = look.colors
        fill, edge = (c.tint if cell.answered else c.paper), c.line
        icon = ""
        if cell.outcome is not None:
            icon, role = outcome_look(cell.outcome)
            edge = getattr(c, role)
            fill = getattr(c, f"{role}_tint", c.paper)
        elif not cell.open:
            icon, edge = "lock", c.muted if current else c.edge
        painter.setBrush(fill)
        painter.setPen(QPen(c.ink if current else edge, 2 if current else 1))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        painter.setFont(look.font(Size.SMALL, Weight.BOLD if cell.answered or current else Weight.MEDIUM))
        painter.setPen(c.ink if cell.answered or current else c.muted)
        words = box.adjusted(0, 0, -px(9), 0) if icon else box
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, str(cell.number))
        if icon:
            mark = {"circle-check": "check", "circle-x": "x"}.get(icon, icon)  # no ring in so small a square
            self._paint_icon(painter, mark, edge.name(), box.center() + QPointF(px(3), -px(6)), 12)
        if cell.flagged:
            self._paint_icon(painter, "flag", c.gold.name(), box.topRight() - QPointF(px(10), px(5)), 14)

    def _paint_icon(self, painter: QPainter, name: str, color: str, at: QPointF, pixels: int) -> None:
        side = theme.current().px(pixels)
        painter.drawPixmap(at, theme.icon_pixmap(name, color, side, self.devicePixelRatioF()))


def px_square() -> int:
    """The side of a square with its margins."""
    return theme.current().px(_CELL) + 12

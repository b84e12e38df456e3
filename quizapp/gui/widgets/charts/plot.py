"""One chart as a control: the mouse and the arrow keys walk its values, and each is told in words."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from quizapp.gui import theme
from quizapp.gui.announce import announce
from quizapp.gui.theme import Size, Weight
from quizapp.gui.widgets.charts.painting import ROW, paint, place_of, year_height
from quizapp.gui.widgets.charts.told import Columns, Lines, Points, Rows, Told, Year

_HEIGHT = 188
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class ChartPlot(QWidget):
    """The picture of a chart. Its height fits its kind."""

    focus_radius = 8

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._told: Told | None = None
        self._chosen = -1
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_told(self, told: Told) -> None:
        """Shows a chart."""
        self._told, self._chosen = told, -1
        self.setAccessibleName(told.name)
        self.setAccessibleDescription(told.sentence)
        self.updateGeometry()
        self.update()

    @property
    def spoken(self) -> str:
        """What is told of the value that mouse or keys are at; empty at none."""
        return "" if self._told is None or self._chosen < 0 else self._told.in_words(self._chosen)

    def place(self, row: int) -> QRectF:
        """Where a row of the table stands in the picture."""
        return QRectF() if self._told is None else place_of(self._told, self._box(), row)

    def choose(self, row: int) -> None:
        """Goes to a value; -1 to none."""
        if row == self._chosen:
            return
        self._chosen = row
        self.update()
        if self._told is not None:
            self.setAccessibleDescription(self.spoken or self._told.sentence)

    def _box(self) -> QRectF:
        return QRectF(self.rect()).adjusted(4, 4, -4, -4)

    def _row_at(self, event: QMouseEvent) -> int:
        rows = range(len(self._told.rows)) if self._told is not None else ()
        return next((row for row in rows if self.place(row).contains(event.position())), -1)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tells the value under the mouse."""
        self.choose(self._row_at(event))
        self.setToolTip(self.spoken)

    def leaveEvent(self, event: QEvent) -> None:
        """Back to none."""
        if not self.hasFocus():
            self.choose(-1)
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrow keys walk, Home and End go to the first and the last value."""
        count = len(self._told.rows) if self._told is not None and self._told.picture is not None else 0
        key = Qt.Key(event.key())
        if not count or key not in {*_STEPS, Qt.Key.Key_Home, Qt.Key.Key_End}:
            super().keyPressEvent(event)
            return
        if key in _STEPS:
            start = -1 if _STEPS[key] > 0 else 0
            row = (self._chosen if self._chosen >= 0 else start) + _STEPS[key]
        else:
            row = 0 if key == Qt.Key.Key_Home else count - 1
        self.choose(row % count)
        announce(self, self.spoken)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Back to none."""
        self.choose(-1)
        super().focusOutEvent(event)

    def heightForWidth(self, width: int) -> int:
        """As its kind needs."""
        px = theme.current().px
        match self._told.picture if self._told is not None else None:
            case Rows(shares=shares):
                return len(shares) * px(ROW) + 8
            case Year() as year:
                return round(year_height(width - 8, year)) + 8
            case _:
                return px(_HEIGHT)

    def sizeHint(self) -> QSize:
        """At a comfortable width; as tall as it must be at the width it has."""
        return QSize(theme.current().px(360), self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        """Charts may be slim."""
        return QSize(200, self.heightForWidth(self.width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may want another height."""
        super().resizeEvent(event)
        if self.height() != self.heightForWidth(self.width()):
            self.updateGeometry()

    def changeEvent(self, event: QEvent) -> None:
        """Follows the theme."""
        super().changeEvent(event)
        if event.type() in theme.CHANGE_EVENTS:
            self.updateGeometry()
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the chart."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._told is not None:
            paint(painter, self._told, self._box(), self._chosen, self.tr("your aim"))
            if self.hasFocus() and self._chosen >= 0:
                self._paint_spoken(painter)
        painter.end()

    def _paint_spoken(self, painter: QPainter) -> None:
        """The words of the value that the keys are at, on a slip above it."""
        look = theme.current()
        painter.setFont(look.font(Size.SMALL, Weight.MEDIUM))
        metrics = QFontMetricsF(painter.font())
        words = metrics.elidedText(self.spoken, Qt.TextElideMode.ElideRight, self.width() - 24)
        width = metrics.horizontalAdvance(words) + 17
        middle = self.place(self._chosen).center()
        left = min(max(1.5, middle.x() - width / 2), self.width() - width - 1.5)
        above = middle.y() > self.height() / 2 or isinstance(
            self._told and self._told.picture, Columns | Lines | Points
        )
        top = 1.5 if above else self.height() - metrics.height() - 9.5
        slip = QRectF(left, top, width, metrics.height() + 8)
        painter.setPen(QPen(look.colors.edge, 1))
        painter.setBrush(look.colors.surface)
        painter.drawRoundedRect(slip, 6, 6)
        painter.setPen(look.colors.ink)
        painter.drawText(slip, Qt.AlignmentFlag.AlignCenter, words)

"""A sheet of paper as it will be printed, drawn small: where cards are cut, where text stands."""

from enum import Enum, auto

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from quizapp.gui import theme

_HIGH = 240
"""Height of an upright sheet in px at 100 %."""


class Drawn(Enum):
    """What stands on the sheet."""

    CARDS = auto()
    TWO_COLUMNS = auto()
    QUESTIONS = auto()
    POSTER = auto()


class SheetPicture(QWidget):
    """It says nothing that the words beside it do not: screen readers pass over it."""

    def __init__(self) -> None:
        super().__init__()
        self._drawn, self._paper, self._grid, self._large = Drawn.CARDS, (210.0, 297.0), (2, 4), False
        self._fit()

    def show_sheet(self, drawn: Drawn, paper: tuple[float, float], grid: tuple[int, int], *, large: bool) -> None:
        """Draws another sheet; ``paper`` is its size in mm, upright, ``grid`` columns and rows of cards."""
        self._drawn, self._paper, self._grid, self._large = drawn, paper, grid, large
        self._fit()
        self.update()

    def _fit(self) -> None:
        width, height = self._paper
        high = theme.current().px(_HIGH)
        wide = round(high * width / height)
        self.setFixedSize(QSize(high, wide) if self._drawn is Drawn.POSTER else QSize(wide, high))

    def changeEvent(self, event: QEvent) -> None:
        """Follows the theme."""
        super().changeEvent(event)
        if event.type() in theme.CHANGE_EVENTS and hasattr(self, "_drawn"):
            self._fit()
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the sheet."""
        c = theme.current().colors
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        sheet = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(c.edge, 1))
        painter.setBrush(c.surface)
        painter.drawRoundedRect(sheet, 3, 3)
        margin = sheet.width() * (0.06 if self._drawn is Drawn.CARDS else 0.1)
        room = sheet.adjusted(margin, margin, -margin, -margin)
        if self._drawn is Drawn.CARDS:
            self._cards(painter, room)
        elif self._drawn is Drawn.POSTER:
            self._poster(painter, room)
        else:
            self._lines(painter, room)
        painter.end()

    def _cards(self, painter: QPainter, room: QRectF) -> None:
        c = theme.current().colors
        columns, rows = self._grid
        wide, high = room.width() / columns, room.height() / rows
        painter.setPen(QPen(c.line, 1, Qt.PenStyle.DashLine))
        for column in range(columns + 1):
            x = room.left() + column * wide
            painter.drawLine(round(x), round(room.top()), round(x), round(room.bottom()))
        for row in range(rows + 1):
            y = room.top() + row * high
            painter.drawLine(round(room.left()), round(y), round(room.right()), round(y))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(c.muted)
        for column in range(columns):
            for row in range(rows):
                middle = room.left() + (column + 0.5) * wide
                y = room.top() + (row + 0.5) * high
                for number, share in enumerate((0.6, 0.42)):
                    painter.drawRoundedRect(
                        QRectF(middle - wide * share / 2, y - 5 + number * 7, wide * share, 3), 1, 1
                    )

    def _lines(self, painter: QPainter, room: QRectF) -> None:
        c = theme.current().colors
        step = 13.0 if self._large else 9.0
        thick = 4.0 if self._large else 2.5
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(c.ink)
        painter.drawRoundedRect(QRectF(room.left(), room.top(), room.width() * 0.55, thick + 2), 1, 1)
        painter.setBrush(c.muted)
        number, y = 0, room.top() + 2 * step
        while y < room.bottom():
            if self._drawn is Drawn.TWO_COLUMNS:
                painter.drawRoundedRect(QRectF(room.left(), y, room.width() * (0.3 - 0.06 * (number % 2)), thick), 1, 1)
                share = 0.58 - 0.09 * (number % 3)
                painter.drawRoundedRect(QRectF(room.left() + room.width() * 0.4, y, room.width() * share, thick), 1, 1)
            elif number % 5 == 0:
                painter.drawRoundedRect(QRectF(room.left(), y, room.width() * 0.9, thick), 1, 1)
            else:
                side = thick + 2
                painter.drawEllipse(QRectF(room.left() + 6, y - 1, side, side))
                share = 0.5 - 0.08 * (number % 3)
                painter.drawRoundedRect(QRectF(room.left() + 12 + side, y, room.width() * share, thick), 1, 1)
            number += 1
            y += step

    def _poster(self, painter: QPainter, room: QRectF) -> None:
        c = theme.current().colors
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(c.ink)
        painter.drawRoundedRect(QRectF(room.center().x() - room.width() * 0.2, room.top(), room.width() * 0.4, 5), 1, 1)
        painter.setBrush(c.tint)
        painter.setPen(QPen(c.teal, 1.5))
        side = room.height() * 0.7
        painter.drawEllipse(QRectF(room.center().x() - side / 2, room.bottom() - side, side, side))
        painter.drawEllipse(QRectF(room.center().x() - side / 5, room.bottom() - side * 0.7, side * 0.4, side * 0.4))

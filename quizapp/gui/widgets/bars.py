"""Rows of a name, a bar and a figure: points by topic."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from quizapp.gui import theme
from quizapp.gui.theme import Size

_ROW = 30

_NAMES = 0.42
"""Of the width names take at most so much, unless a word needs more."""

_WRAP = int(Qt.TextFlag.TextWordWrap)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One row; ``share`` from 0 to 1. The colour says at a glance what the figure says in full."""

    name: str
    share: float
    figure: str


class Bars(QWidget):
    """Bars under each other; green from 80 %, amber from 60 %, red below, each with its figure beside it."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bars: tuple[Bar, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(name)

    def show_bars(self, bars: tuple[Bar, ...]) -> None:
        """Shows bars."""
        self._bars = bars
        self.setAccessibleDescription("; ".join(f"{bar.name}: {bar.figure}" for bar in bars))
        self.updateGeometry()
        self.update()

    def _columns(self, width: float) -> tuple[float, float]:
        """The widths of names and figures. A long name wraps in less than half of the room, but no word is cut."""
        px, metrics = theme.current().px, QFontMetricsF(theme.current().font(Size.BODY))
        wide = metrics.horizontalAdvance
        names = max((wide(bar.name) for bar in self._bars), default=0) + px(16)
        words = max((wide(word) for bar in self._bars for word in bar.name.split()), default=0) + px(16)
        figures = max((wide(bar.figure) for bar in self._bars), default=0) + px(16)
        return max(min(names, width * _NAMES), min(words, width - figures)), figures

    def _rows(self, width: float) -> list[QRectF]:
        """Where each row stands; a name that wraps makes its row taller."""
        px, metrics = theme.current().px, QFontMetricsF(theme.current().font(Size.BODY))
        room = QRectF(0, 0, max(1.0, self._columns(width)[0] - px(12)), 1e4)
        rows, y = [], 0.0
        for bar in self._bars:
            name = metrics.boundingRect(room, _WRAP, bar.name).height()
            lines = max(1, round(name / metrics.lineSpacing()))
            rows.append(QRectF(0, y, width, px(_ROW) + (lines - 1) * metrics.lineSpacing()))
            y = rows[-1].bottom()
        return rows

    def hasHeightForWidth(self) -> bool:
        """Long names wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As tall as the names need."""
        rows = self._rows(width)
        return round(rows[-1].bottom()) if rows else theme.current().px(_ROW)

    def sizeHint(self) -> QSize:
        """A row each."""
        width = max(theme.current().px(320), self.width())
        return QSize(theme.current().px(320), self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """A row each; how tall names that wrap make it, its height for a width says."""
        return QSize(160, max(1, len(self._bars)) * theme.current().px(_ROW))

    def event(self, event: QEvent) -> bool:
        """Under the mouse a row says its name and its figure."""
        if isinstance(event, QHelpEvent):
            at = event.pos().y()
            found = (bar for bar, row in zip(self._bars, self._rows(self.width()), strict=True) if row.bottom() > at)
            bar = next(found, None)
            QToolTip.showText(event.globalPos(), "" if bar is None else f"{bar.name}: {bar.figure}", self)
            return True
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follows the theme."""
        super().changeEvent(event)
        if event.type() in theme.CHANGE_EVENTS:
            self.updateGeometry()
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints names, bars and figures in three columns."""
        look, px = theme.current(), theme.current().px
        c, font = look.colors, look.font(Size.BODY)
        names, figures = self._columns(self.width())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font)
        for bar, row in zip(self._bars, self._rows(self.width()), strict=True):
            name = QRectF(row.left(), row.top(), max(1.0, names - px(12)), row.height())
            painter.setPen(c.ink)
            painter.drawText(name, int(Qt.AlignmentFlag.AlignVCenter) | _WRAP, bar.name)
            painter.drawText(row, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, bar.figure)
            track = QRectF(names, row.center().y() - px(6), max(0.0, row.width() - names - figures), px(12))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(c.track)
            painter.drawRoundedRect(track, px(6), px(6))
            if bar.share > 0:
                painter.setBrush(c.good if bar.share >= 0.8 else c.warn if bar.share >= 0.6 else c.bad)
                filled = QRectF(track)
                filled.setWidth(max(px(12), track.width() * min(1.0, bar.share)))
                painter.drawRoundedRect(filled, px(6), px(6))
        painter.end()

"""Rows of a name, a bar and a figure: points by topic."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from quizapp.gui import theme
from quizapp.gui.theme import Size

_ROW = 30


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
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)

    def show_bars(self, bars: tuple[Bar, ...]) -> None:
        """Shows bars."""
        self._bars = bars
        self.setAccessibleDescription("; ".join(f"{bar.name}: {bar.figure}" for bar in bars))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """A row each."""
        return QSize(theme.current().px(320), max(1, len(self._bars)) * theme.current().px(_ROW))

    def minimumSizeHint(self) -> QSize:
        """A row each."""
        return QSize(160, self.sizeHint().height())

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
        metrics = QFontMetricsF(font)
        names = min(
            max((metrics.horizontalAdvance(bar.name) for bar in self._bars), default=0) + px(16), self.width() * 0.42
        )
        figures = max((metrics.horizontalAdvance(bar.figure) for bar in self._bars), default=0) + px(16)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font)
        for number, bar in enumerate(self._bars):
            row = QRectF(0, number * px(_ROW), self.width(), px(_ROW))
            name = metrics.elidedText(bar.name, Qt.TextElideMode.ElideRight, names - px(12))
            painter.setPen(c.ink)
            painter.drawText(row, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, name)
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

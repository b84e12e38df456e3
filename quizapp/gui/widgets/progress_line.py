"""A thin gold line that says how far one has come."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QWidget

from quizapp.gui import theme


class ProgressLine(QProgressBar):
    """A QProgressBar for screen readers, painted as a line 4 px high."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextVisible(False)
        self.setFixedHeight(4)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Progress"))

    def show_share(self, done: int, total: int) -> None:
        """Shows ``done`` of ``total``; a total of 0 is an empty line."""
        self.setUpdatesEnabled(False)  # it would repaint at once by itself, before all else that changes with it
        self.setRange(0, max(1, total))
        self.setValue(done)
        self.setUpdatesEnabled(True)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the line."""
        c = theme.current().colors
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        box = QRectF(self.rect())
        painter.setBrush(c.track)
        painter.drawRoundedRect(box, 2, 2)
        span = self.maximum() - self.minimum()
        if span and self.value() > self.minimum():
            box.setWidth(max(4.0, box.width() * (self.value() - self.minimum()) / span))
            painter.setBrush(c.gold_fill)
            painter.drawRoundedRect(box, 2, 2)
        elif not span:  # busy: no end is known
            painter.setBrush(c.gold_fill)
            painter.drawRoundedRect(QRectF(0, 0, box.width() / 3, 4), 2, 2)
        painter.end()

"""The marks on a figure: what is chosen, what is right or wrong."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from quizapp.gui import theme
from quizapp.gui.widgets.chip import paint_mark

_SIDE = 26  # px at 100 %


def paint_choice(painter: QPainter, at: QPointF) -> None:
    """A filled ring on the chosen region: its line alone is gold while it has the focus."""
    side = _ground(painter, at)
    box = QRectF(at.x() - side / 2 + 1, at.y() - side / 2 + 1, side - 2, side - 2)
    paint_mark(painter, box, on=True, round_mark=True)


def paint_verdict(painter: QPainter, at: QPointF, *, right: bool) -> None:
    """A check mark or a cross."""
    side = _ground(painter, at)
    colors = theme.current().colors
    name, color = ("circle-check", colors.good) if right else ("circle-x", colors.bad)
    pixmap = theme.icon_pixmap(name, color.name(), side, painter.device().devicePixelRatioF())
    painter.drawPixmap(at - QPointF(side / 2, side / 2), pixmap)


def _ground(painter: QPainter, at: QPointF) -> int:
    """A disc for a mark to stand on; gives its diameter in px."""
    side = theme.current().px(_SIDE)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.current().colors.surface)
    painter.drawEllipse(at, side / 2, side / 2)
    return side

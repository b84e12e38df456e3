"""How the parts of a picture are painted while they are drawn: in light colours, for the picture is light in the dark
too, with a white edge so that they are seen on pictures of any colour."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from quizapp.content.occlusion import Part
from quizapp.gui import theme
from quizapp.gui.theme import Size, Weight
from quizapp.gui.widgets.occlusion.shapes import Shapes

GRIP = 6
"""The radius of a corner that can be dragged, in px."""

ToView = Callable[[float, float], QPointF]


def paint_parts(painter: QPainter, shapes: Shapes, to_view: ToView, *, focused: bool) -> None:
    """Every part with its number and name; the chosen one with corners that can be dragged."""
    for number, part in enumerate(shapes.parts):
        drawn = QPolygonF([to_view(x, y) for x, y in part.outline.corners])
        _paint_outline(painter, drawn, chosen=number == shapes.chosen)
        _paint_name(painter, drawn.boundingRect(), part, number)
    if shapes.part is not None:
        light = theme.colors(dark=False)
        for number, (x, y) in enumerate(shapes.part.outline.corners):
            painter.setPen(QPen(light.gold, 2))
            painter.setBrush(light.gold if number == shapes.corner and focused else light.surface)
            painter.drawEllipse(to_view(x, y), GRIP, GRIP)


def paint_box(painter: QPainter, box: QRectF) -> None:
    """A rectangle that is being drawn."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.colors(dark=False).gold, 2.5, Qt.PenStyle.DashLine))
    painter.drawRect(box)


def paint_corners(painter: QPainter, corners: Sequence[QPointF], mouse: QPointF) -> None:
    """A polygon that is being drawn corner by corner."""
    light = theme.colors(dark=False)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(light.gold, 2.5, Qt.PenStyle.DashLine))
    painter.drawPolyline(QPolygonF([*corners, mouse]))
    painter.setBrush(light.surface)
    for point in corners:
        painter.drawEllipse(point, GRIP - 1, GRIP - 1)


def _paint_outline(painter: QPainter, drawn: QPolygonF, *, chosen: bool) -> None:
    light = theme.colors(dark=False)
    fill = QColor(light.gold_fill)
    fill.setAlphaF(0.55 if chosen else 0.35)
    painter.setBrush(fill)
    painter.setPen(QPen(Qt.GlobalColor.white, 4.5 if chosen else 3.5))
    painter.drawPolygon(drawn)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(light.gold if chosen else light.ink, 2.5 if chosen else 1.5))
    painter.drawPolygon(drawn)


def _paint_name(painter: QPainter, around: QRectF, part: Part, number: int) -> None:
    look, light = theme.current(), theme.colors(dark=False)
    painter.setFont(look.font(Size.SMALL, Weight.BOLD))
    metrics = painter.fontMetrics()
    words = f"{number + 1}  {part.name}" if part.name else str(number + 1)
    room = max(round(around.width()) - 8, look.px(24))
    words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
    plate = QRectF(0, 0, metrics.horizontalAdvance(words) + 12, metrics.height() + 4)
    plate.moveCenter(around.center())
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(light.surface)
    painter.drawRoundedRect(plate, 6, 6)
    painter.setPen(light.ink)
    painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, words)

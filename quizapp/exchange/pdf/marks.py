"""The marks in printed texts, drawn once, fine enough for a printer: circles and boxes to tick, and verdicts."""

from functools import cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QPolygonF

MARKS = ("one", "many", "right", "wrong")
_SIDE = 96
"""Dots: at 11 points some 600 to the inch."""


@cache
def mark(name: str) -> QImage:
    """A mark by its name. Raises KeyError for one that there is not."""
    image = QImage(_SIDE, _SIDE, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(QColor("#1E2329"), 6)
    box = QRectF(8, 8, _SIDE - 16, _SIDE - 16)
    drawing = {"one": "ellipse", "many": "box", "right": "check", "wrong": "cross"}[name]
    if drawing in {"ellipse", "box"}:
        painter.setPen(pen)
        painter.drawEllipse(box) if drawing == "ellipse" else painter.drawRoundedRect(box, 8, 8)
    else:
        pen.setColor(QColor("#1F7A46" if drawing == "check" else "#B3261E"))
        pen.setWidth(12)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        if drawing == "check":
            painter.drawPolyline(QPolygonF([QPointF(16, 52), QPointF(38, 74), QPointF(80, 24)]))
        else:
            painter.drawLine(22, 22, 74, 74)
            painter.drawLine(74, 22, 22, 74)
    painter.end()
    return image

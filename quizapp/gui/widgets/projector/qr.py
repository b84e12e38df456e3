"""The QR code that leads phones to the door."""

from functools import lru_cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

QUIET = 4
"""Modules of white around the code, as ISO/IEC 18004 asks for."""


@lru_cache(maxsize=4)
def modules(text: str) -> tuple[tuple[bool, ...], ...]:
    """The code's modules, row by row, the quiet zone left out."""
    import segno

    return tuple(tuple(bool(one) for one in row) for row in segno.make(text, error="m", micro=False).matrix)


def paint_code(painter: QPainter, target: QRectF, text: str) -> None:
    """Paints the code black on white whatever the theme is: every phone reads that."""
    rows = modules(text)
    side = target.width() / (len(rows) + 2 * QUIET)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    painter.fillRect(target, QColor(Qt.GlobalColor.white))
    for y, row in enumerate(rows):
        for x, dark in enumerate(row):
            if dark:
                # Edges on whole px, so that no seam shows between two modules.
                left, top = round(target.x() + (x + QUIET) * side), round(target.y() + (y + QUIET) * side)
                right, low = round(target.x() + (x + QUIET + 1) * side), round(target.y() + (y + QUIET + 1) * side)
                painter.fillRect(left, top, right - left, low - top, QColor(Qt.GlobalColor.black))
    painter.restore()

"""Laid-out pieces of a slide: each knows its height at the width it was made for, and draws itself.

Everything is measured before it is drawn, so that what does not fit can be set smaller instead of being cut.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QTextCharFormat, QTextLayout, QTextOption

from quizapp.gui import theme
from quizapp.gui.theme import Weight

_LINE = 1.22
"""A line's height by its type's: large type wants less room between lines than a page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """``fits`` is false where a word had to be broken; ``draw`` takes the painter and where its corner is."""

    height: float
    draw: Callable[[QPainter, float, float], None]
    fits: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A stretch of a text that looks otherwise: a colour role, bold, or with a line under it."""

    start: int
    length: int
    role: str = "ink"
    bold: bool = False
    line: bool = False


def color(role: str) -> QColor:
    """A colour of the theme in force."""
    named: QColor = getattr(theme.current().colors, role)
    return named


def type_font(pixels: float, weight: Weight = Weight.REGULAR) -> QFont:
    """The typeface in px of the projector, whatever the window's text scale is."""
    font = QFont(theme.FAMILY)
    font.setPixelSize(max(1, round(pixels)))
    font.setWeight(QFont.Weight(int(weight)))
    return font


def text_width(text: str, pixels: float, weight: Weight = Weight.REGULAR) -> float:
    """How wide a text is on one line."""
    return QFontMetricsF(type_font(pixels, weight)).horizontalAdvance(text)


def words(
    text: str,
    pixels: float,
    width: float,
    *,
    weight: Weight = Weight.REGULAR,
    role: str = "ink",
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    spans: Sequence[Span] = (),
) -> Piece:
    """A text in lines."""
    font = type_font(pixels, weight)
    layout = QTextLayout(text.replace("\n", "\u2028"), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setAlignment(align)
    layout.setTextOption(option)
    layout.setFormats([_format(span) for span in spans])
    step = ceil(pixels * _LINE)
    y = 0.0
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(1.0, width))
        line.setPosition(QPointF(0, y + (step - line.height()) / 2))
        y += step
    layout.endLayout()
    metrics = QFontMetricsF(font)
    fits = all(metrics.horizontalAdvance(word) <= width for word in text.split())

    def draw(painter: QPainter, x: float, at: float) -> None:
        painter.setPen(color(role))
        layout.draw(painter, QPointF(x, at))

    return Piece(height=max(y, step), draw=draw, fits=fits)


def fitting(
    text: str,
    pixels: float,
    width: float,
    height: float,
    *,
    weight: Weight = Weight.BOLD,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> Piece:
    """A text as large as ``pixels``, smaller where it would not fit into a room."""
    piece = words(text, pixels, width, weight=weight, align=align)
    while pixels > 8 and not (piece.fits and piece.height <= height):
        pixels *= 0.9
        piece = words(text, pixels, width, weight=weight, align=align)
    return piece


def _format(span: Span) -> QTextLayout.FormatRange:
    look = QTextCharFormat()
    look.setForeground(color(span.role))
    if span.bold:
        look.setFontWeight(int(Weight.BOLD))
    look.setFontUnderline(span.line)
    stretch = QTextLayout.FormatRange()
    stretch.start, stretch.length, stretch.format = span.start, span.length, look
    return stretch


def gap(height: float) -> Piece:
    """Room."""
    return Piece(height=height, draw=lambda _painter, _x, _y: None)


def stacked(pieces: Sequence[Piece], space: float = 0.0) -> Piece:
    """Pieces under each other."""

    def draw(painter: QPainter, x: float, y: float) -> None:
        for piece in pieces:
            piece.draw(painter, x, y)
            y += piece.height + space

    height = sum(piece.height for piece in pieces) + space * max(0, len(pieces) - 1)
    return Piece(height=height, draw=draw, fits=all(piece.fits for piece in pieces))


def on_the_foot(piece: Piece, height: float) -> Piece:
    """A piece at the foot of a taller room."""
    above = height - piece.height
    return Piece(height=height, draw=lambda painter, x, y: piece.draw(painter, x, y + above), fits=piece.fits)


def in_columns(columns: Sequence[Piece], width: float, space: float) -> Piece:
    """Pieces beside each other, each as wide as the next."""
    step = (width + space) / max(1, len(columns))

    def draw(painter: QPainter, x: float, y: float) -> None:
        for number, piece in enumerate(columns):
            piece.draw(painter, x + number * step, y)

    height = max((piece.height for piece in columns), default=0.0)
    return Piece(height=height, draw=draw, fits=all(piece.fits for piece in columns))


def column_width(width: float, columns: int, space: float) -> float:
    """What one of some columns has."""
    return (width - space * (columns - 1)) / columns


def box(painter: QPainter, rect: QRectF, *, edge: str = "line", fill: str = "surface", pen: float = 2.0) -> None:
    """A surface with round corners."""
    radius = min(rect.height() * 0.16, rect.width() * 0.16, pen * 8)
    painter.setPen(QPen(color(edge), pen) if edge else Qt.PenStyle.NoPen)
    painter.setBrush(color(fill) if fill else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect.adjusted(pen / 2, pen / 2, -pen / 2, -pen / 2), radius, radius)


def icon(painter: QPainter, name: str, role: str, x: float, y: float, side: float) -> None:
    """An icon, its corner at a point."""
    pixels = max(1, round(side))
    painter.drawPixmap(QPointF(x, y), theme.icon_pixmap(name, color(role).name(), pixels, 2.0))


def bar(painter: QPainter, rect: QRectF, share: float) -> None:
    """A bar in its track. One colour for all: it says how many, not who is right."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color("track"))
    radius = rect.height() / 2
    painter.drawRoundedRect(rect, radius, radius)
    if share > 0:
        painter.setBrush(color("teal"))
        filled = QRectF(rect)
        filled.setWidth(max(rect.height(), rect.width() * min(1.0, share)))
        painter.drawRoundedRect(filled, radius, radius)


def badge(painter: QPainter, middle: QPointF, text: str, pixels: float, *, right: bool) -> None:
    """A letter on a figure, with a mark where it is right."""
    wide = text_width(text, pixels, Weight.BOLD) + pixels * 0.7
    rect = QRectF(middle.x() - wide / 2, middle.y() - pixels * 0.7, wide, pixels * 1.4)
    box(painter, rect, edge="good" if right else "edge", fill="good_tint" if right else "surface", pen=pixels * 0.08)
    painter.setFont(type_font(pixels, Weight.BOLD))
    painter.setPen(color("good" if right else "gold"))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)

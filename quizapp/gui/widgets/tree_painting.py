"""How leaves and branches of the tree are painted."""

import math

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPainterPathStroker, QPen

from quizapp.gui import theme
from quizapp.gui.widgets.tree_layout import PlacedBranch, PlacedLeaf


def leaf_color(recall: float) -> QColor:
    """The fill of a leaf: squared, because most of what is studied lies between 70 and 100 %."""
    low, high = theme.current().colors.leaf_low, theme.current().colors.leaf_high
    share = max(0.0, min(1.0, recall)) ** 2
    return QColor.fromRgbF(
        low.redF() + (high.redF() - low.redF()) * share,
        low.greenF() + (high.greenF() - low.greenF()) * share,
        low.blueF() + (high.blueF() - low.blueF()) * share,
    )


def paint_leaf(painter: QPainter, leaf: PlacedLeaf) -> None:
    """A leaf: filled by its recall, an outline while its fact has not been met."""
    colors = theme.current().colors
    shape, recall = leaf.shape, leaf.recall
    painter.setPen(QPen(colors.bark, 1.4))
    painter.drawLine(leaf.stalk, leaf.base)
    if recall is None:
        painter.setBrush(colors.paper)
        painter.setPen(QPen(colors.edge, 1))
        painter.drawPath(shape)
        return
    fill = leaf_color(recall)
    rim = fill.darker(135) if not theme.current().dark else fill.darker(155)
    painter.setBrush(fill)
    painter.setPen(QPen(rim, 1))
    painter.drawPath(shape)
    if leaf.length >= 11:
        reach = leaf.length * 0.74
        end = QPointF(leaf.base.x() + math.cos(leaf.angle) * reach, leaf.base.y() + math.sin(leaf.angle) * reach)
        painter.drawLine(leaf.base, end)


def paint_halo(painter: QPainter, placed: PlacedBranch, leaf: float, *, ring: bool) -> None:
    """The ground under a branch that is pointed at; the gold ring when it has the focus."""
    line = QPainterPath(placed.spine[len(placed.spine) // 6])
    for point in placed.spine[len(placed.spine) // 6 + 1 :]:
        line.lineTo(point)
    stroker = QPainterPathStroker()
    stroker.setWidth(leaf * 2.3)
    stroker.setCapStyle(Qt.PenCapStyle.RoundCap)
    stroker.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    halo = stroker.createStroke(line).simplified()
    colors = theme.current().colors
    painter.setBrush(colors.tint)
    painter.setPen(QPen(colors.gold, 2) if ring else Qt.PenStyle.NoPen)
    painter.drawPath(halo)

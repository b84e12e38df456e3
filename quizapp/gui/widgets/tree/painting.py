"""How leaves and branches of the tree are painted."""

import math

from PySide6.QtCore import QElapsedTimer, QPointF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPainterPathStroker, QPen, QPixmap

from quizapp.gui import theme
from quizapp.gui.widgets.tree.layout import PlacedBranch, PlacedLeaf, TreeLayout

_A_WHILE_MS = 8
"""So long a painting may go on with leaves: half a frame."""


def leaf_color(recall: float) -> QColor:
    """The fill of a leaf: squared, because most of what is studied lies between 70 and 100 %."""
    low, high = theme.current().colors.leaf_low, theme.current().colors.leaf_high
    share = max(0.0, min(1.0, recall)) ** 2
    return QColor.fromRgbF(
        low.redF() + (high.redF() - low.redF()) * share,
        low.greenF() + (high.greenF() - low.greenF()) * share,
        low.blueF() + (high.blueF() - low.blueF()) * share,
    )


def paint_wood(painter: QPainter, layout: TreeLayout) -> None:
    """The trunk and all branches, in one piece."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.current().colors.bark)
    wood = QPainterPath(layout.trunk)
    for placed in layout.branches:
        wood.addPath(placed.wood)
    wood.setFillRule(Qt.FillRule.WindingFill)
    painter.drawPath(wood)


def paint_leaves(painter: QPainter, placed: PlacedBranch) -> None:
    """The leaves of a branch."""
    for leaf in placed.leaves:
        paint_leaf(painter, leaf)


class Crown:
    """Wood and leaves of a tree with very many leaves, painted a few branches at a time and kept."""

    def __init__(self) -> None:
        self._painted: QPixmap | None = None
        self._layout: TreeLayout | None = None
        self._of: tuple[object, ...] = ()
        self._done = 0

    def paint(self, painter: QPainter, layout: TreeLayout, size: QSize) -> bool:
        """Paints what stands by now; False while branches are missing, which the next painting goes on with."""
        ratio = painter.device().devicePixelRatioF()
        wanted = (theme.current(), size.width(), size.height(), ratio)
        painted = self._painted
        if painted is None or self._layout is not layout or self._of != wanted:
            self._painted = painted = QPixmap(size * ratio)
            painted.setDevicePixelRatio(ratio)
            painted.fill(Qt.GlobalColor.transparent)
            self._layout, self._of, self._done = layout, wanted, 0
        if self._done < len(layout.branches):
            self._go_on(painted, layout)
        painter.drawPixmap(0, 0, painted)
        return self.stands(layout)

    def stands(self, layout: TreeLayout) -> bool:
        """Whether all branches of a layout are painted."""
        return self._layout is layout and self._done == len(layout.branches)

    def _go_on(self, painted: QPixmap, layout: TreeLayout) -> None:
        watch = QElapsedTimer()
        watch.start()
        brush = QPainter(painted)
        brush.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._done == 0:
            paint_wood(brush, layout)
        for placed in layout.branches[self._done :]:
            paint_leaves(brush, placed)  # at least one branch each time: slow machines come to an end too
            self._done += 1
            if watch.elapsed() >= _A_WHILE_MS:
                break
        brush.end()


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

"""The shapes that the tree is made of: leaves, wood, the trunk. Angles are radians; y points down."""

import itertools
import math
import zlib
from collections.abc import Sequence

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath, QPolygonF


def leaf_path(length: float) -> QPainterPath:
    """A leaf that grows from the origin to the right."""
    path = QPainterPath(QPointF(0, 0))
    path.cubicTo(length * 0.22, -length * 0.38, length * 0.72, -length * 0.30, length, 0)
    path.cubicTo(length * 0.66, length * 0.26, length * 0.22, length * 0.34, 0, 0)
    return path


def chance(key: str) -> float:
    """A number from -1 to 1 that belongs to a key: the tree looks grown, and the same every day."""
    return zlib.crc32(key.encode()) / 0x7FFFFFFF - 1


def sway(at: float, height: float) -> float:
    """How far the trunk leans to the side at a height from 0 (ground) to 1."""
    return math.sin(at * 5.2 - 0.6) * height * 0.006 * (0.3 + at)


def measure(spine: Sequence[QPointF]) -> float:
    """The length of a line."""
    return sum(math.dist(a.toTuple(), b.toTuple()) for a, b in itertools.pairwise(spine))


def along(spine: Sequence[QPointF], distance: float) -> tuple[QPointF, float]:
    """The point at a distance from the trunk, and the direction of growth there."""
    left = max(0.0, distance)
    for a, b in itertools.pairwise(spine):
        part = math.dist(a.toTuple(), b.toTuple())
        if left <= part and part > 0:
            share = left / part
            return QPointF(a.x() + (b.x() - a.x()) * share, a.y() + (b.y() - a.y()) * share), direction(a, b)
        left -= part
    return QPointF(spine[-1]), direction(spine[-2], spine[-1])


def direction(a: QPointF, b: QPointF) -> float:
    """The angle of the way from one point to another."""
    return math.atan2(b.y() - a.y(), b.x() - a.x())


def tapered(spine: Sequence[QPointF], thick: float, *, collar: float = 0.95) -> QPainterPath:
    """Wood along a line: a collar where it grows out of the trunk, fine at the tip."""
    upper, lower = [], []
    last = len(spine) - 1
    for number, point in enumerate(spine):
        at = number / last
        angle = direction(spine[max(0, number - 1)], spine[min(last, number + 1)])
        half = 0.5 * thick * ((1 - at) ** 0.85 * 0.82 + 0.24 + collar * math.exp(-at * 15))
        dx, dy = -math.sin(angle) * half, math.cos(angle) * half
        upper.append(QPointF(point.x() - dx, point.y() - dy))
        lower.append(QPointF(point.x() + dx, point.y() + dy))
    path = QPainterPath()
    path.addPolygon(QPolygonF([*upper, *reversed(lower)]))
    path.closeSubpath()
    return path


def trunk(centre: float, ground: float, height: float, girth: float, top: float) -> QPainterPath:
    """The trunk with its roots, swaying a little, running out into the crown."""
    steps = 40
    left, right = [], []
    for number in range(steps + 1):
        at = top * number / steps
        half = girth * (
            13.5 * max(0.0, 1 - at / top) ** 0.95 + 2.2 * min(1.0, (top - at) / 0.03) + 17 * math.exp(-at * 46)
        )
        x, y = centre + sway(at, height), ground - at * height
        left.append(QPointF(x - half, y))
        right.append(QPointF(x + half, y))
    path = QPainterPath()
    path.setFillRule(path.fillRule().WindingFill)
    path.addPolygon(QPolygonF([*left, *reversed(right)]))
    path.closeSubpath()
    for side, far in ((-1, 64.0), (1, 58.0)):
        root = QPainterPath(QPointF(centre + side * girth * 8, ground - girth * 26))
        root.cubicTo(
            QPointF(centre + side * girth * 20, ground - girth * 7),
            QPointF(centre + side * girth * 36, ground - girth * 3),
            QPointF(centre + side * girth * far, ground + girth * 3),
        )
        root.cubicTo(
            QPointF(centre + side * girth * 40, ground + girth * 1.5),
            QPointF(centre + side * girth * 20, ground),
            QPointF(centre, ground + girth * 1),
        )
        root.closeSubpath()
        path.addPath(root.toReversed() if side < 0 else root)
    return path

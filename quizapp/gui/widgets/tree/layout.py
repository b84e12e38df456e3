"""Where everything on the tree stands: pure geometry, from a tree and a size to curves, leaves and labels.

Lengths are px. Angles are radians with y pointing down, so that "up" is negative.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath, QTransform

from quizapp.content.heads import TopicId
from quizapp.gui.widgets.tree.shapes import along, chance, leaf_path, measure, sway, tapered, trunk
from quizapp.services.progress import Branch, Leaf, Tree, mean_recall

_STEP = 0.40  # of a leaf's length between two leaves; nearer than that they overlap
_BARE = 0.13  # the part of a branch next to the trunk that bears no leaves
_SIMPLE = 18  # branches with more leaves than this bear them on twigs, three a twig
_MOST = 54  # branches with more leaves than this let a leaf stand for several facts
_SAMPLES = 26


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedLeaf:
    """A painted leaf. It stands for one fact, or for several on a very full branch; ``recall`` is their mean."""

    leaves: tuple[Leaf, ...]
    base: QPointF
    stalk: QPointF
    angle: float
    length: float

    @property
    def facts(self) -> int:
        """How many facts it stands for."""
        return sum(leaf.facts for leaf in self.leaves)

    @property
    def recall(self) -> float | None:
        """The mean recall of the facts that have been met, None when none has."""
        return mean_recall(self.leaves)

    @property
    def shape(self) -> QPainterPath:
        """The outline."""
        turn = QTransform().translate(self.base.x(), self.base.y()).rotateRadians(self.angle)
        return turn.map(leaf_path(self.length))


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedBranch:
    """A painted branch; ``side`` is -1 for left and 1 for right, ``label`` the room for its words."""

    branch: Branch
    side: int
    spine: tuple[QPointF, ...]
    wood: QPainterPath
    leaves: tuple[PlacedLeaf, ...]
    label: QRectF

    @property
    def tip(self) -> QPointF:
        """Its outer end."""
        return self.spine[-1]


@dataclass(frozen=True, slots=True, kw_only=True)
class TreeLayout:
    """The whole tree; branches from the lowest to the highest."""

    trunk: QPainterPath
    branches: tuple[PlacedBranch, ...]
    ground: QPointF
    leaf_length: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """The room that branches' labels need: each its own width, all one height. Without widths there are no words."""

    widths: Mapping[TopicId, float]
    height: float

    def size(self, topic: TopicId) -> tuple[float, float]:
        """Width and height of a branch's label."""
        return (self.widths[topic], self.height) if self.widths else (0.0, 0.0)


def lay_out(tree: Tree, room: QRectF, *, labels: Labels, largest_leaf: float) -> TreeLayout:
    """The tree in ``room``."""
    order = sorted(tree.branches, key=lambda branch: -branch.facts)
    height = room.height() if labels.widths else min(room.height(), room.width() * 1.5)
    half = height * 0.72
    for rank, branch in enumerate(order):
        beyond = labels.size(branch.topic)[0] + largest_leaf * (1.6 if labels.widths else 1.3) + 4
        half = min(half, max(40.0, (room.width() / 2 - beyond) / _profile(order, rank)))
    centre, ground = room.center().x(), room.bottom()
    count = len(order)
    gap = height * 0.70 / max(1, count - 1) * 2
    spines = [_spine(order, rank, centre=centre, ground=ground, height=height, half=half) for rank in range(count)]
    length = _leaf_length(order, spines, largest_leaf, gap)
    girth = min(1.0, height / 560) * max(0.75, min(1.15, half / 220))
    branches = tuple(
        _branch(
            branch, rank, spine, length=length, girth=girth, label=labels.size(branch.topic), leader=rank == count - 1
        )
        for rank, (branch, spine) in enumerate(zip(order, spines, strict=True))
    )
    return TreeLayout(
        trunk=trunk(centre, ground, height, girth, top=_attach(count - 1, count) + 0.012 if count else 0.6),
        branches=branches,
        ground=QPointF(centre, ground),
        leaf_length=length,
    )


def _attach(rank: int, count: int) -> float:
    """The height, from 0 (ground) to 1, at which a branch leaves the trunk."""
    lowest = 0.165 + 0.05 * max(0, 5 - count)
    return lowest + (0.765 - lowest) * (rank / (count - 1) if count > 1 else 0.6)


def _up(order: Sequence[Branch], rank: int) -> float:
    return rank / (len(order) - 1) if len(order) > 1 else 0.6


def _profile(order: Sequence[Branch], rank: int) -> float:
    """How far a branch reaches, as a part of the widest: the outline of the crown."""
    fullest = max(1, order[0].facts)
    outline = math.sqrt(1 - (0.90 * _up(order, rank)) ** 2)
    fuller = 0.84 + 0.16 * math.sqrt(order[rank].facts / fullest)
    return outline * fuller * (1 + 0.03 * min(0.0, chance(order[rank].topic)))


def _spine(
    order: Sequence[Branch], rank: int, *, centre: float, ground: float, height: float, half: float
) -> tuple[QPointF, ...]:
    """The middle line of a branch: it leaves the trunk upward, reaches out, and lifts its tip to the light."""
    branch = order[rank]
    side = -1 if rank % 2 == 0 else 1
    up = _up(order, rank)
    reach = half * _profile(order, rank)
    low, high = _attach(rank, len(order)), 0.245 + 0.06 * max(0, 5 - len(order)) * (1 - up) + 0.725 * up
    start = QPointF(centre + sway(low, height), ground - low * height)
    end = QPointF(centre + side * reach, ground - high * height)
    rise = start.y() - end.y()
    droop = 0.20 + 0.08 * chance(branch.title)
    first = QPointF(start.x() + side * reach * 0.36, start.y() - rise * (0.30 + droop * (1 - up)))
    second = QPointF(start.x() + side * reach * 0.74, start.y() - rise * (0.40 + 0.12 * up))
    path = QPainterPath(start)
    path.cubicTo(first, second, end)
    return tuple(path.pointAtPercent(step / _SAMPLES) for step in range(_SAMPLES + 1))


def _leaf_length(order: Sequence[Branch], spines: Sequence[Sequence[QPointF]], largest: float, gap: float) -> float:
    """One size for all leaves: as large as the fullest branch and the gap between branches allow."""
    length = largest
    for branch, spine in zip(order, spines, strict=True):
        nodes = max(1, len(_nodes(branch)))
        twigs = nodes and any(len(node) > 1 for node in _nodes(branch))
        length = min(length, measure(spine) * (1 - _BARE) / (nodes * _STEP * (2.0 if twigs else 1.0) + 0.3))
        length = min(length, gap * (0.24 if twigs else 0.52))
    return max(4.0, length)


def _nodes(branch: Branch) -> list[list[tuple[Leaf, ...]]]:
    """The places along a branch, each with the leaves it bears; facts that have been met stand next to the trunk, the
    best known first where a leaf stands for several."""
    facts = sorted(branch.leaves, key=lambda leaf: leaf.recall is None)
    if len(facts) > _MOST:
        facts.sort(key=lambda leaf: -1.0 if leaf.recall is None else leaf.recall, reverse=True)
    share = math.ceil(len(facts) / _MOST) if facts else 1
    leaves = [tuple(facts[at : at + share]) for at in range(0, len(facts), share)]
    together = 1 if len(leaves) <= _SIMPLE else 3
    return [leaves[at : at + together] for at in range(0, len(leaves), together)]


def _branch(
    branch: Branch,
    rank: int,
    spine: tuple[QPointF, ...],
    *,
    length: float,
    girth: float,
    label: tuple[float, float],
    leader: bool,
) -> PlacedBranch:
    side = -1 if rank % 2 == 0 else 1
    thick = girth * (3.1 + 2.6 * (1 - rank / 14) + min(1.4, branch.facts / 12))
    wood = tapered(spine, max(2.2, thick), collar=0.0 if leader else 0.95)
    wood.setFillRule(wood.fillRule().WindingFill)
    leaves = []
    for placed, twig in _leaves(branch, spine, side, length):
        leaves.append(placed)
        if twig is not None:
            wood.addPath(twig)
    width, height = label
    top = spine[-1].y() - length * 0.35 - height / 2
    beside = [
        box for box in (leaf.shape.boundingRect() for leaf in leaves) if box.bottom() > top and box.top() < top + height
    ]
    out = (
        max([side * spine[-1].x(), *(max(side * box.left(), side * box.right()) for box in beside)]) + 9 + length * 0.2
    )
    room = QRectF(out if side > 0 else -out - width, top, width, height)
    return PlacedBranch(branch=branch, side=side, spine=spine, wood=wood, leaves=tuple(leaves), label=room)


def _leaves(
    branch: Branch, spine: tuple[QPointF, ...], side: int, length: float
) -> Iterator[tuple[PlacedLeaf, QPainterPath | None]]:
    """Leaves with, on a full branch, the twig that bears them."""
    nodes = _nodes(branch)
    whole = measure(spine)
    step = (whole * (1 - _BARE) - length * 0.1) / max(1, len(nodes) - 0.5)
    step = min(step, length * (1.35 if len(nodes) < 5 else 1.05))
    for place, node in enumerate(nodes):
        last = place == len(nodes) - 1
        point, tangent = along(spine, whole - (len(nodes) - 1 - place) * step)
        key = str(node[0][0].fact or f"{branch.topic} {place}")
        above = -1 if (place + (len(nodes) % 2)) % 2 == 0 else 1
        spread = 0.0 if last else above * side * (0.72 + 0.13 * chance(key))
        angle = tangent + spread + (0.10 * chance(key + "tip") if last else 0.0)
        if len(node) == 1:
            yield _leaf(node[0], point, angle, length * (1 + 0.06 * chance(key)), stalk=0.0 if last else 0.16), None
            continue
        reach = length * 1.15
        end = QPointF(point.x() + math.cos(angle) * reach, point.y() + math.sin(angle) * reach)
        twig = tapered((point, QPointF((point.x() + end.x()) / 2, (point.y() + end.y()) / 2), end), 1.6)
        for number, facts in enumerate(node):
            turn = (0.0, -0.85, 0.85)[number]
            at = end if number == 0 else QPointF(point.x() * 0.45 + end.x() * 0.55, point.y() * 0.45 + end.y() * 0.55)
            yield _leaf(facts, at, angle + turn, length, stalk=0.1), twig if number == 0 else None


def _leaf(leaves: tuple[Leaf, ...], root: QPointF, angle: float, length: float, stalk: float) -> PlacedLeaf:
    base = QPointF(root.x() + math.cos(angle) * length * stalk, root.y() + math.sin(angle) * length * stalk)
    return PlacedLeaf(leaves=leaves, base=base, stalk=root, angle=angle, length=length)

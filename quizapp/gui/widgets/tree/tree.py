"""The tree, the product's picture: trunk, branches (topics), leaves (facts), each leaf as green as it is remembered."""

import math

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetricsF,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from quizapp.gui import theme
from quizapp.gui.theme import Size, Weight
from quizapp.gui.widgets.tree.keys import MOVES, branch_after
from quizapp.gui.widgets.tree.layout import Labels, PlacedBranch, PlacedLeaf, TreeLayout, lay_out
from quizapp.gui.widgets.tree.painting import Crown, paint_halo, paint_leaves, paint_wood
from quizapp.gui.widgets.tree.words import branch_in_words, leaf_tip, share_in_words
from quizapp.services.progress import Tree

_LEAF = 25.0  # px, the largest leaf at 100 %
_MANY_LEAVES = 200
"""A tree with more is painted once, a few branches at a time, and kept: it takes longer than a frame."""


class TreeView(QWidget):
    """The tree of one deck. ``compact`` leaves the branches' labels out. Choosing a branch emits its topic's id."""

    branch_chosen = Signal(str)
    focus_ring = False  # it paints its own, around the branch

    def __init__(self, parent: QWidget | None = None, *, compact: bool = False) -> None:
        super().__init__(parent)
        self._compact = compact
        self._tree: Tree | None = None
        self._layout: TreeLayout | None = None
        self._current = -1
        self._hovered = -1
        self._crown = Crown()
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Tree"))

    # -- what it shows

    def render(self, tree: Tree) -> None:  # type: ignore[override]  # QWidget.render paints elsewhere; pages say render
        """Shows a tree."""
        self._tree = tree
        self._current = min(self._current, len(tree.branches) - 1)
        self._layout = None
        self.setAccessibleName(self.tr("Tree of {deck}").format(deck=tree.title))
        self.setAccessibleDescription(self._words())
        self.setMinimumHeight(self._least_height())
        self.updateGeometry()
        self.update()

    def await_tree(self) -> None:
        """What it shows is being reckoned: a tree that stands already stays meanwhile."""
        if self._tree is None:
            self.setAccessibleDescription(self._words())
            self.update()

    @property
    def is_growing(self) -> bool:
        """Whether more of it is to come than is painted."""
        return self._layout is None or (_has_many_leaves(self._layout) and not self._crown.stands(self._layout))

    def forget(self) -> None:
        """The tree of another deck comes next."""
        self._tree = self._layout = None
        self._current = self._hovered = -1
        self.update()

    def picture(self, width: int = 1600, height: int = 1280) -> QImage:
        """The tree as a picture to keep or print, with its labels and a line that says what it shows."""
        view = TreeView()
        if self._tree is not None:
            view.render(self._tree)
        view.resize(width // 2, height // 2)
        image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
        image.setDevicePixelRatio(2)
        image.fill(theme.current().colors.paper)
        painter = QPainter(image)
        view.paint(painter)
        painter.end()
        return image

    def _words(self) -> str:
        if self._tree is None:
            return self.tr("Your tree is being drawn…")
        if not self._tree.branches:
            return self.tr("No facts yet")
        return self.tr("{met} of {all} facts learnt").format(met=f"{self._tree.learnt:,}", all=f"{self._tree.facts:,}")

    # -- sizes

    def _labels(self) -> Labels:
        title, count = self._metrics()
        height = title.height() + count.height()
        if self._compact or self._tree is None:
            return Labels(widths={}, height=0)
        least = count.horizontalAdvance("88 of 88")
        widths = {
            one.topic: max(title.horizontalAdvance(one.title), count.horizontalAdvance(share_in_words(one)), least) + 4
            for one in self._tree.branches
        }
        if self.width() < 2 * max(widths.values(), default=0) + theme.current().px(150):
            return Labels(widths={}, height=0)  # too narrow for words beside it: the line below tells the branch
        return Labels(widths=widths, height=height)

    def _metrics(self) -> tuple[QFontMetricsF, QFontMetricsF]:
        now = theme.current()
        return QFontMetricsF(now.font(Size.SMALL, Weight.BOLD)), QFontMetricsF(now.font(Size.SMALL))

    def _least_height(self) -> int:
        """Labels of neighbouring branches on one side must not touch."""
        if self._compact or self._tree is None:
            return theme.current().px(220)
        title, count = self._metrics()
        rows = math.ceil(len(self._tree.branches) / 2)
        return round(
            max(theme.current().px(320), rows * (title.height() + count.height()) * 1.45 / 0.70) + self._footer()
        )

    def _footer(self) -> float:
        return self._metrics()[1].height() * (1.4 if self.width() > theme.current().px(380) else 2.3) + 8

    def sizeHint(self) -> QSize:
        """Tall enough for its labels."""
        return QSize(
            theme.current().px(420 if self._compact else 620), max(theme.current().px(520), self.minimumHeight())
        )

    def minimumSizeHint(self) -> QSize:
        """Narrow windows still get a tree."""
        return QSize(200, self.minimumHeight())

    def _placed(self) -> TreeLayout | None:
        if self._layout is None and self._tree is not None:
            labels = self._labels()
            room = QRectF(self.rect()).adjusted(6, max(12.0, labels.height / 2) + 8, -6, -self._footer() - 6)
            self._layout = lay_out(self._tree, room, labels=labels, largest_leaf=theme.current().px(_LEAF))
        return self._layout

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lays out anew."""
        self._layout = None
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follows the theme."""
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.PaletteChange}:
            self._layout = None
            self.setMinimumHeight(self._least_height())
            self.updateGeometry()
            self.update()
        super().changeEvent(event)

    # -- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the tree."""
        painter = QPainter(self)
        self.paint(painter, slowly=(layout := self._placed()) is not None and _has_many_leaves(layout))
        painter.end()

    def paint(self, painter: QPainter, *, slowly: bool = False) -> None:
        """Paints the tree at its present size with any painter; ``slowly`` a few branches at a time."""
        layout = self._placed()
        if layout is None:
            self._paint_footer(painter)
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = self._current if self.hasFocus() else -1
        for number in sorted({focused, self._hovered} & set(range(len(layout.branches)))):
            paint_halo(painter, layout.branches[number], layout.leaf_length, ring=number == focused)
        if slowly:
            if not self._crown.paint(painter, layout, self.size()):
                QTimer.singleShot(0, self, self.update)
        else:
            paint_wood(painter, layout)
            for placed in layout.branches:
                paint_leaves(painter, placed)
        for number, placed in enumerate(layout.branches):
            if placed.label.width() > 0:
                self._paint_label(painter, placed, lit=number in {focused, self._hovered})
        self._paint_footer(painter)

    def _paint_label(self, painter: QPainter, placed: PlacedBranch, *, lit: bool) -> None:
        now = theme.current()
        title, count = self._metrics()
        align = Qt.AlignmentFlag.AlignLeft if placed.side > 0 else Qt.AlignmentFlag.AlignRight
        flags = align | Qt.AlignmentFlag.AlignVCenter
        upper = QRectF(placed.label.left(), placed.label.top(), placed.label.width(), title.height())
        lower = QRectF(upper.left(), upper.bottom(), upper.width(), count.height())
        painter.setFont(now.font(Size.SMALL, Weight.BOLD))
        painter.setPen(now.colors.gold if lit else now.colors.ink)
        painter.drawText(
            upper, flags, title.elidedText(placed.branch.title, Qt.TextElideMode.ElideRight, upper.width())
        )
        painter.setFont(now.font(Size.SMALL))
        painter.setPen(now.colors.muted)
        painter.drawText(lower, flags, share_in_words(placed.branch))

    def _paint_footer(self, painter: QPainter) -> None:
        now = theme.current()
        number = self._hovered if self._hovered >= 0 else (self._current if self.hasFocus() else -1)
        layout = self._layout
        line = self._words()
        if layout is not None and number >= 0:
            line = branch_in_words(layout.branches[number].branch)
        painter.setFont(now.font(Size.SMALL))
        painter.setPen(now.colors.muted)
        room = QRectF(0, self.height() - self._footer() + 4, self.width(), self._footer() - 4)
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, line)

    # -- mouse

    def branch_at(self, point: QPointF) -> int:
        """The number of the branch (from the lowest) at a point, -1 for none."""
        layout = self._placed()
        if layout is None:
            return -1
        near, best = layout.leaf_length * 1.15, -1
        for number, placed in enumerate(layout.branches):
            if placed.label.width() > 0 and placed.label.adjusted(-6, -4, 6, 4).contains(point):
                return number
            away = min(math.dist(one.toTuple(), point.toTuple()) for one in placed.spine[3:])
            if away < near:
                near, best = away, number
        return best

    def leaf_at(self, point: QPointF) -> PlacedLeaf | None:
        """The leaf at a point."""
        layout = self._placed()
        if layout is None:
            return None
        leaves = [leaf for placed in layout.branches for leaf in placed.leaves if leaf.shape.contains(point)]
        return leaves[-1] if leaves else None

    def branch_point(self, number: int) -> QPoint:
        """A point on a branch (from the lowest), where a click chooses it."""
        layout = self._placed()
        if layout is None:
            raise IndexError(number)
        spine = layout.branches[number].spine
        return spine[len(spine) * 2 // 3].toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Lights the branch under the mouse."""
        self._hover(self.branch_at(event.position()))
        self.setToolTip(self.tip_at(event.position()))
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """No branch is under the mouse."""
        self._hover(-1)
        super().leaveEvent(event)

    def _hover(self, number: int) -> None:
        if number != self._hovered:
            self._hovered = number
            self.setCursor(Qt.CursorShape.PointingHandCursor if number >= 0 else Qt.CursorShape.ArrowCursor)
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Chooses a branch."""
        number = self.branch_at(event.position())
        if event.button() is Qt.MouseButton.LeftButton and number >= 0:
            self._move_to(number)
            self._choose(number)

    def tip_at(self, point: QPointF) -> str:
        """The tooltip at a point."""
        leaf, layout = self.leaf_at(point), self._placed()
        if leaf is not None:
            return leaf_tip(leaf.leaves, leaf.recall)
        number = self.branch_at(point)
        return branch_in_words(layout.branches[number].branch) if layout is not None and number >= 0 else ""

    # -- keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move from branch to branch (up and down on one side, left and right across), Enter chooses."""
        count = len(self._tree.branches) if self._tree else 0
        key = event.key()
        if count == 0 or key not in MOVES | _CHOOSE:
            super().keyPressEvent(event)
            return
        if key in _CHOOSE:
            self._choose(max(0, self._current))
            return
        self._move_to(branch_after(Qt.Key(key), max(0, self._current), count))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The lowest branch is where one begins."""
        self._move_to(max(0, self._current))
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The ring goes."""
        super().focusOutEvent(event)
        self.update()

    def _move_to(self, number: int) -> None:
        layout = self._placed()
        if layout is None or not layout.branches:
            return
        self._current = number
        self.setAccessibleDescription(branch_in_words(layout.branches[number].branch))
        self.update()

    def _choose(self, number: int) -> None:
        layout = self._placed()
        if layout is not None and number < len(layout.branches):
            self.branch_chosen.emit(str(layout.branches[number].branch.topic))


def _has_many_leaves(layout: TreeLayout) -> bool:
    return sum(len(placed.leaves) for placed in layout.branches) > _MANY_LEAVES


_CHOOSE = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}

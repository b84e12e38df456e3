"""A phrase of a passage that can be marked: a box before it, a line under it, and it wraps as the words around it."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen, QRegion

from quizapp.gui import theme
from quizapp.gui.theme import Size, Weight
from quizapp.gui.widgets.items.blank import ENTERS
from quizapp.gui.widgets.items.passage import Phrase
from quizapp.gui.widgets.items.verdict import Verdict, paint_verdict_mark

_RING = 4
"""Room around the words for the focus ring, in px."""


class MarkPhrase(Phrase):
    """Space marks it, or no longer. ``word`` is said behind it once the answer is told."""

    focus_ring = False

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self._verdict = Verdict.UNTOLD
        self._fragments: list[QRectF] = []
        self._words: list[tuple[QPointF, str]] = []
        self.setAccessibleName(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def tell(self, verdict: Verdict, word: str) -> None:
        """Says how it was; UNTOLD lets it be marked again."""
        self._verdict = verdict
        self.setAccessibleDescription(word)
        told = verdict is not Verdict.UNTOLD
        self.setCursor(Qt.CursorShape.ArrowCursor if told else Qt.CursorShape.PointingHandCursor)
        self.update()

    @property
    def verdict(self) -> Verdict:
        """What is told of it."""
        return self._verdict

    def lead(self) -> float:
        """The box and the room behind it."""
        return theme.current().px(16) + theme.current().px(7)

    def set_fragments(self, fragments: Sequence[QRectF], words: Sequence[tuple[QPointF, str]]) -> None:
        """Takes its place in the passage; only where its lines are is it there for the mouse."""
        around = QRectF()
        for fragment in fragments:
            around = around.united(fragment)
        box = around.adjusted(-_RING, -_RING, _RING, _RING).toAlignedRect()
        self.setGeometry(box)
        corner = QPointF(box.topLeft())
        self._fragments = [fragment.translated(-corner) for fragment in fragments]
        self._words = [(at - corner, word) for at, word in words]
        region = QRegion()
        for fragment in self._fragments:
            region = region.united(QRegion(fragment.adjusted(-_RING, -_RING, _RING, _RING).toAlignedRect()))
        self.setMask(region)
        self.update()

    @property
    def lines(self) -> tuple[QRectF, ...]:
        """Where each of its lines stands in it, in px."""
        return tuple(self._fragments)

    def hitButton(self, pos: object) -> bool:
        """Its mask says where it is."""
        return True

    def nextCheckState(self) -> None:
        """A told answer stands."""
        if self._verdict is Verdict.UNTOLD:
            super().nextCheckState()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter is the page's, the arrows are the passage's."""
        arrows = {Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down}
        if event.key() in ENTERS | arrows:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follows the theme."""
        super().changeEvent(event)
        if event.type() in theme.CHANGE_EVENTS:
            self.update()

    # -- painting

    def _colors(self) -> tuple[QColor, QColor | None, Qt.PenStyle]:
        """The line's colour, the ground, and how the line is drawn."""
        c = theme.current().colors
        if self._verdict is Verdict.RIGHT:
            return c.good, c.good_tint, Qt.PenStyle.SolidLine
        if self._verdict is Verdict.MISSED:
            return c.good, None, Qt.PenStyle.DashLine
        if self._verdict is Verdict.CHOSEN_WRONG:
            return c.bad, c.bad_tint, Qt.PenStyle.SolidLine
        if self.isChecked():
            return c.gold, c.tint, Qt.PenStyle.SolidLine
        return c.edge, c.tint if self.underMouse() else None, Qt.PenStyle.DotLine

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints ground, words and line, the box before the first word, and the ring when it has the focus."""
        look = theme.current()
        line, ground, style = self._colors()
        strong = style is Qt.PenStyle.SolidLine
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for fragment in self._fragments:
            if ground is not None:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(ground)
                painter.drawRoundedRect(fragment, 4, 4)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(line, 2.5 if strong else 1.5, style))
            painter.drawLine(fragment.bottomLeft() + QPointF(2, -1), fragment.bottomRight() + QPointF(-2, -1))
            if self.hasFocus():
                painter.setPen(QPen(look.colors.gold, 2))
                painter.drawRoundedRect(fragment.adjusted(-1, -3, -1, 3), 6, 6)
        painter.setFont(look.font(Size.LARGE))
        painter.setPen(look.colors.ink)
        for at, word in self._words:
            painter.drawText(at, word)
        if self._fragments:
            self._paint_box(painter, self._fragments[0], line)
        painter.end()

    def _paint_box(self, painter: QPainter, fragment: QRectF, line: QColor) -> None:
        px = theme.current().px
        side = px(16)
        metrics = QFontMetricsF(theme.current().font(Size.LARGE, Weight.REGULAR))
        middle = fragment.top() + 2 + metrics.height() / 2
        box = QRectF(fragment.left() + px(2), middle - side / 2, side, side)
        if paint_verdict_mark(painter, box, self._verdict, ratio=self.devicePixelRatioF()):
            return
        on = self.isChecked()
        painter.setPen(QPen(line, 1.5))
        painter.setBrush(line if on else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 3, 3)
        if on:
            icon = theme.icon_pixmap("check", theme.current().colors.surface.name(), side - 2, self.devicePixelRatioF())
            painter.drawPixmap(box.topLeft() + QPointF(1, 1), icon)

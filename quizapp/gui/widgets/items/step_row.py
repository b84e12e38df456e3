"""A step of an order: dragged by its grip, moved by its arrows, picked up and moved by keys."""

from functools import lru_cache

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy

from quizapp.gui import theme
from quizapp.gui.theme import Size, Weight
from quizapp.gui.widgets.items.blank import ENTERS
from quizapp.gui.widgets.items.drag import PALE, Drag
from quizapp.gui.widgets.items.verdict import Verdict, paint_verdict_mark, verdict_colors

_WRAP = int(Qt.TextFlag.TextWordWrap)
_UP, _DOWN = Qt.Key.Key_Up, Qt.Key.Key_Down


class StepRow(QPushButton):
    """One step with its number. ``walked`` asks for the focus to go on, ``shifted`` for the step to move.

    Space picks it up: then the arrows move it, Space or Enter puts it down, Escape takes it back where it was
    (``cancelled``).
    """

    walked = Signal(int)
    shifted = Signal(int)
    lifted = Signal(bool)
    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._number = self._total = 0
        self._verdict = Verdict.UNTOLD
        self._word = ""
        self._lifted = False
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setMouseTracking(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.drag = Drag(self)

    # -- what it shows

    def show_step(self, text: str, number: int, total: int) -> None:
        """Shows a step at its place, counted from 1."""
        self._number, self._total = number, total
        self._verdict, self._word = Verdict.UNTOLD, ""
        self.drag.allowed = True
        self.setText(text)
        self.setAccessibleName(self.place_words)
        self.setAccessibleDescription(self.tr("Picked up") if self._lifted else "")
        self.updateGeometry()
        self.update()

    def tell(self, verdict: Verdict, word: str) -> None:
        """Says whether it stands in its place."""
        self._verdict, self._word = verdict, word
        self.drag.allowed = False
        self.setAccessibleDescription(word)
        self.updateGeometry()
        self.update()

    @property
    def place_words(self) -> str:
        """``Step 2 of 5: …``"""
        return self.tr("Step {n} of {total}: {words}").format(n=self._number, total=self._total, words=self.text())

    @property
    def verdict(self) -> Verdict:
        """What is told of it."""
        return self._verdict

    @property
    def word(self) -> str:
        """The verdict in words."""
        return self._word

    @property
    def is_lifted(self) -> bool:
        """Whether the arrows move it."""
        return self._lifted

    def lift(self, *, on: bool) -> None:
        """Picks it up or puts it down."""
        if on != self._lifted:
            self._lifted = on
            self.setChecked(on)
            self.setAccessibleDescription(self.tr("Picked up") if on else "")
            self.lifted.emit(on)
            self.update()

    # -- sizes

    def _arrows(self) -> tuple[QRectF, QRectF]:
        """The rooms of the two arrows at the right: beside each other, or one above the other in a narrow row."""
        side = theme.current().px(30)
        top = (self.height() - side) / 2
        right = self.width() - theme.current().px(8)
        if _is_narrow(self.width()):
            middle = self.height() / 2
            return QRectF(right - side, middle - side, side, side), QRectF(right - side, middle, side, side)
        return QRectF(right - 2 * side, top, side, side), QRectF(right - side, top, side, side)

    def _words(self, width: int) -> tuple[QRectF, QRectF]:
        """The rooms of the step's words and of its verdict."""
        look, told = theme.current(), self._verdict is not Verdict.UNTOLD
        return _reckoned(self.text(), self._word if told else None, width, look.scale, look.wide)

    def hasHeightForWidth(self) -> bool:
        """Long steps wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As tall as its words."""
        tall = round(max(room.bottom() for room in self._words(width)) + theme.current().px(13) + 0.5)
        stacked = _is_narrow(width) and self._verdict is Verdict.UNTOLD
        return max(tall, theme.current().px(68)) if stacked else tall

    def sizeHint(self) -> QSize:
        """Wide."""
        return QSize(theme.current().px(480), self.heightForWidth(theme.current().px(480)))

    def minimumSizeHint(self) -> QSize:
        """Narrow windows wrap."""
        return QSize(160, self.heightForWidth(max(self.width(), 160)))

    # -- what it does

    def nextCheckState(self) -> None:
        """Only keys pick it up."""

    def event(self, event: QEvent) -> bool:
        """While it is picked up, Escape is no shortcut of the page."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and self._lifted:
            event.setAccepted(event.key() == Qt.Key.Key_Escape)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk, with Alt they move; Space picks up."""
        key, alt = Qt.Key(event.key()), bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if self._verdict is not Verdict.UNTOLD:
            event.ignore()
        elif key in {_UP, _DOWN}:
            (self.shifted if alt or self._lifted else self.walked).emit(-1 if key == _UP else 1)
        elif key == Qt.Key.Key_Space or (self._lifted and key in ENTERS):
            self.lift(on=not self._lifted)
        elif key == Qt.Key.Key_Escape and self._lifted:
            self.cancelled.emit()
        else:
            event.ignore()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The hand says what can be done here."""
        over_arrow = any(arrow.contains(event.position()) for arrow in self._arrows())
        told = self._verdict is not Verdict.UNTOLD
        shape = Qt.CursorShape.PointingHandCursor if over_arrow else Qt.CursorShape.OpenHandCursor
        self.setCursor(Qt.CursorShape.ArrowCursor if told else shape)
        super().mouseMoveEvent(event)
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The arrows move it."""
        super().mouseReleaseEvent(event)
        if self._verdict is Verdict.UNTOLD and event.button() is Qt.MouseButton.LeftButton:
            for arrow, by in zip(self._arrows(), (-1, 1), strict=True):
                if arrow.contains(event.position()):
                    self.shifted.emit(by)

    def arrow_at(self, by: int) -> QPoint:
        """The middle of the arrow that moves it up (-1) or down (1)."""
        return self._arrows()[0 if by < 0 else 1].center().toPoint()

    def changeEvent(self, event: QEvent) -> None:
        """Follows the theme."""
        super().changeEvent(event)
        if event.type() in theme.CHANGE_EVENTS:
            self.updateGeometry()
            self.update()

    # -- painting

    def _colors(self) -> tuple[QColor, QColor]:
        c = theme.current().colors
        if self._verdict is not Verdict.UNTOLD:
            edge, ground, _ = verdict_colors(self._verdict)
            return edge, ground
        if self._lifted:
            return c.gold, c.tint
        return (c.edge if self.underMouse() else c.line), c.surface

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints grip, number, words, and arrows or verdict."""
        look, px = theme.current(), theme.current().px
        c, (edge, ground) = look.colors, self._colors()
        words, word = self._words(self.width())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(PALE if self.drag.is_on else 1.0)
        painter.setPen(QPen(edge, 2 if self._lifted else 1))
        painter.setBrush(ground)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), look.radius, look.radius)
        line = QFontMetricsF(look.font(Size.LARGE)).height()
        middle = words.top() + line / 2
        mark = QRectF(px(14), middle - px(20) / 2, px(20), px(20))
        if not paint_verdict_mark(painter, mark, self._verdict, ratio=self.devicePixelRatioF()):
            grip = theme.icon_pixmap("grip-vertical", c.muted.name(), px(20), self.devicePixelRatioF())
            painter.drawPixmap(mark.topLeft(), grip)
            self._paint_arrows(painter)
        painter.setFont(look.font(Size.LARGE, Weight.BOLD))
        painter.setPen(c.muted)
        before, wide = (px(4), px(22)) if _is_narrow(self.width()) else (px(10), px(26))
        number = QRectF(mark.right() + before, words.top(), wide, line)
        painter.drawText(number, Qt.AlignmentFlag.AlignCenter, str(self._number))
        painter.setFont(look.font(Size.LARGE))
        painter.setPen(c.ink)
        painter.drawText(words.adjusted(0, 0, 2, 8), _WRAP, self.text())
        if self._word:
            painter.setFont(look.font(Size.SMALL, Weight.BOLD))
            painter.setPen(verdict_colors(self._verdict)[2])
            painter.drawText(word.adjusted(0, 0, 4, 30), self._word)
        painter.end()

    def _paint_arrows(self, painter: QPainter) -> None:
        c, px = theme.current().colors, theme.current().px
        at = self.mapFromGlobal(self.cursor().pos())
        usable = (self._number > 1, self._number < self._total)
        for arrow, icon, useful in zip(self._arrows(), ("chevron-up", "chevron-down"), usable, strict=True):
            if self.underMouse() and useful and arrow.contains(QPointF(at)):
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(c.tint)
                painter.drawRoundedRect(arrow, 6, 6)
            color = c.muted if useful else c.line
            pixmap = theme.icon_pixmap(icon, color.name(), px(20), self.devicePixelRatioF())
            painter.drawPixmap(arrow.center() - QPointF(px(10), px(10)), pixmap)


@lru_cache(maxsize=256)
def _reckoned(
    text: str,
    word: str | None,
    width: int,
    _scale: float,
    _wide: bool,  # noqa: FBT001 - a key of the cache
) -> tuple[QRectF, QRectF]:
    """Layouts ask for the same rooms again and again; ``word`` is None before the answer. Nobody changes them."""
    px, font = theme.current().px, theme.current().font
    narrow = _is_narrow(width)
    left = px(14) + px(20) + (px(4) + px(22) + px(8) if narrow else px(10) + px(26) + px(12))
    right = width - px(16) - (0 if word is not None else px(30) if narrow else 2 * px(30))
    small = QFontMetricsF(font(Size.SMALL, Weight.BOLD))
    aside = small.horizontalAdvance(word) + px(12) if word else 0.0
    beside = aside < (right - left) * 0.4
    metrics = QFontMetricsF(font(Size.LARGE))
    wide = max(20.0, right - left - (aside if beside else 0))
    box = metrics.boundingRect(QRectF(0, 0, wide, 1e4), _WRAP, text)
    words = QRectF(left, px(13), wide, max(box.height(), metrics.height()))
    if beside:
        return words, QRectF(right - aside + px(12), px(13) + (metrics.height() - small.height()) / 2, aside, 0)
    return words, QRectF(left, words.bottom() + 2, right - left, small.height())


def _is_narrow(width: int) -> bool:
    return width < theme.current().px(420)

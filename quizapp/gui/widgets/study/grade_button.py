"""One of the four grades: its word, its key, and when the card would come back."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QPushButton, QSizePolicy, QWidget

from quizapp.gui import theme
from quizapp.gui.theme import Size, Weight
from quizapp.gui.widgets.keycap import cap_size, paint_cap


class GradeButton(QPushButton):
    """A card with a coloured upper edge; the colour only repeats what the word says."""

    def __init__(self, text: str, *, key: str, role: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._key, self._role, self._interval = key, role, ""
        self._compact = self._stacked = False
        self._roomy: tuple[tuple[str, float, bool], int] | None = None
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)

    @property
    def interval(self) -> str:
        """When the card would come back, in words."""
        return self._interval

    def set_word(self, word: str) -> None:
        """Names the grade otherwise."""
        self.setText(word)
        self.setAccessibleName(f"{word}, {self._interval}" if self._interval else word)
        self.updateGeometry()

    def set_interval(self, interval: str) -> None:
        """Says when the card would come back."""
        if interval != self._interval:
            self._interval = interval
            self.setAccessibleName(f"{self.text()}, {interval}")
            self.update()

    def set_compact(self, *, compact: bool) -> None:
        """One line instead of two, where the four stand under each other."""
        if compact != self._compact:
            self._compact = compact
            self.updateGeometry()
            self.update()

    def stack(self, *, stacked: bool) -> None:
        """In one line's height, the interval under the word instead of beside it."""
        if stacked != self._stacked:
            self._stacked = stacked
            self.update()

    @property
    def fits_beside(self) -> bool:
        """Whether, in one line, the interval stands beside the word."""
        look = theme.current()
        word = QFontMetricsF(look.font(Size.SMALL, Weight.BOLD)).horizontalAdvance(self.text())
        interval = QFontMetricsF(look.font(Size.SMALL)).horizontalAdvance(self._interval)
        return word + interval + 2 * look.px(16) + cap_size(self._key).width() + 20 <= self.width()

    def roomy_width(self) -> int:
        """The width at which word and key stand side by side; every layout of the page asks for it."""
        look = theme.current()
        of = (self.text(), look.scale, look.wide)
        if self._roomy is None or self._roomy[0] != of:
            word = QFontMetricsF(look.font(Size.BODY, Weight.BOLD)).horizontalAdvance(self.text())
            self._roomy = of, round(word) + cap_size(self._key).width() + look.px(32) + 12
        return self._roomy[1]

    def sizeHint(self) -> QSize:
        """Room for the word, the key and the interval."""
        px = theme.current().px
        return QSize(px(160), px(40)) if self._compact else QSize(self.roomy_width(), px(73))

    def minimumSizeHint(self) -> QSize:
        """A grade is never cut."""
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        """Follows the theme."""
        super().changeEvent(event)
        if event.type() in theme.CHANGE_EVENTS:
            self.updateGeometry()
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter grades; left and right walk among the grades."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.isAutoRepeat():
            self.click()
        elif event.key() == Qt.Key.Key_Right:
            self.focusNextChild()
        elif event.key() == Qt.Key.Key_Left:
            self.focusPreviousChild()
        elif event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            event.ignore()  # they scroll the card
        else:
            QAbstractButton.keyPressEvent(self, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the card."""
        look, c = theme.current(), theme.current().colors
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        shape = QPainterPath()
        shape.addRoundedRect(box, look.radius, look.radius)
        painter.fillPath(shape, c.tint if self.isDown() or self.underMouse() else c.surface)
        painter.setPen(QPen(c.line, 1))
        painter.drawPath(shape)
        painter.save()
        painter.setClipRect(QRectF(0, 0, self.width(), look.radius))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(getattr(c, self._role))
        lower = QPainterPath()
        lower.addRoundedRect(box.translated(0, 3), look.radius, look.radius)
        painter.drawPath(shape.subtracted(lower))
        painter.restore()
        self._paint_words(painter)
        painter.end()

    def _paint_words(self, painter: QPainter) -> None:
        look, c = theme.current(), theme.current().colors
        side = look.px(16)
        left = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        word, small = look.font(Size.BODY, Weight.BOLD), look.font(Size.SMALL)
        first = QRectF(side, look.px(15), self.width(), look.px(24))
        second = QRectF(side, look.px(38), self.width() - 2 * side, look.px(20))
        if self._compact:
            word = look.font(Size.SMALL, Weight.BOLD)
            first = QRectF(side, 1, self.width(), self.height())
            second = first.adjusted(QFontMetricsF(word).horizontalAdvance(self.text()) + 12, 0, 0, 0)
            second.setRight(self.width() - side - cap_size(self._key).width() - 8)
            if self._stacked:
                half = (self.height() - 6) / 2
                first.setHeight(half + 3)
                second = QRectF(side, half + 1, second.right() - side, half + 2)
                first.translate(0, 2)
        painter.setPen(c.ink)
        painter.setFont(word)
        painter.drawText(first, left, self.text())
        if QFontMetricsF(small).horizontalAdvance(self._interval) <= second.width():
            painter.setPen(c.muted)
            painter.setFont(small)
            painter.drawText(second, left, self._interval)
        middle = self.height() / 2 if self._compact else first.center().y() + 1
        paint_cap(painter, self.width() - side, middle, self._key, ink=c.muted, edge=c.line)

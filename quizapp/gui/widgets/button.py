"""The app's push button: gold for the one main act, outlined for others, like a link where it should be quiet."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QPushButton, QSizePolicy

from quizapp.gui import theme
from quizapp.gui.theme import Size, Weight
from quizapp.gui.widgets.keycap import cap_size, paint_cap

_GAP = 10

_WIDEST_LEAST = 300
"""No button asks for more px than this at least: the narrowest window has room for it."""


class Button(QPushButton):
    """A button with a word, perhaps an icon before it and a key's cap after it.

    ``key`` is only shown: the shortcut itself belongs to the page. ``role`` colours a quiet one. Enter presses the
    button, as Space does. The focus ring is painted around it by ``FocusRing``. It is a QPushButton for screen readers;
    everything is painted here.
    """

    def __init__(
        self,
        text: str,
        *,
        icon: str | None = None,
        key: str | None = None,
        primary: bool = False,
        quiet: bool = False,
        role: str = "teal",
    ) -> None:
        super().__init__(text)
        self._role = role
        self._icon_name, self._key, self._primary, self._quiet = icon, key, primary, quiet
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAccessibleName(text)
        if key:
            self.setAccessibleDescription(self.tr("Key: {key}").format(key=key))

    def setText(self, text: str) -> None:
        """Shows another word; what screen readers say follows. What stands around it moves only for another width."""
        if text == self.text() == self.accessibleName():
            return
        before = self.sizeHint()
        super().setText(text)
        self.setAccessibleName(text)
        if self.sizeHint() != before:
            self.updateGeometry()

    def set_icon(self, name: str) -> None:
        """Shows another icon before the word."""
        if name == self._icon_name:
            return
        self._icon_name = name
        self.updateGeometry()
        self.update()

    def set_role(self, role: str) -> None:
        """Takes another colour, where it is quiet."""
        if role != self._role:
            self._role = role
            self.update()

    def set_primary(self, primary: bool) -> None:  # noqa: FBT001 - a setter
        """Becomes the main act, or no longer."""
        self._primary = primary
        self.updateGeometry()
        self.update()

    def show_key(self, key: str) -> None:
        """Shows another key's cap, or none."""
        if (key or None) == self._key:
            return
        self._key = key or None
        self.setAccessibleDescription(self.tr("Key: {key}").format(key=key) if key else "")
        self.updateGeometry()
        self.update()

    @property
    def key(self) -> str | None:
        """The key whose cap is shown."""
        return self._key

    @property
    def focus_radius(self) -> int:
        """The radius of the corners, for the focus ring."""
        return 6 if self._quiet else theme.current().radius

    def _font(self) -> QFont:
        return theme.current().font(Size.LARGE if self._primary else Size.BODY, Weight.BOLD)

    def _padding(self) -> tuple[int, int]:
        """Around the contents: sideways, above and below."""
        px = theme.current().px
        if self._quiet:
            return 0, px(5)
        return (px(27), px(16)) if self._primary else (px(20), px(13))

    def sizeHint(self) -> QSize:
        """Icon, word and cap with room around them."""
        px = theme.current().px
        sideways, upright = self._padding()
        metrics = QFontMetricsF(self._font())
        width = metrics.horizontalAdvance(self.text()) + 2 * sideways
        width += px(20 + _GAP) if self._icon_name else 0
        width += px(_GAP) + cap_size(self._key).width() if self._key else 0
        return QSize(round(width + 0.5) + 2, round(metrics.height()) + 2 * upright)

    @property
    def word_width(self) -> int:
        """The width of the word alone, which is never cut."""
        return round(QFontMetricsF(self._font()).horizontalAdvance(self.text()) + 0.5)

    def minimumSizeHint(self) -> QSize:
        """Never cut, but for very large type in a narrow window: then the cap goes first, then the icon."""
        hint = self.sizeHint()
        return QSize(min(hint.width(), _WIDEST_LEAST), hint.height())

    def changeEvent(self, event: QEvent) -> None:
        """Follows the theme and whether it can be pressed."""
        super().changeEvent(event)
        if event.type() in theme.CHANGE_EVENTS:
            self.updateGeometry()
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses too."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.isAutoRepeat():
            self.click()
            return
        # QPushButton would take the arrow keys to walk the focus; here they scroll the page.
        if event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right}:
            event.ignore()
            return
        QAbstractButton.keyPressEvent(self, event)

    def _ink(self) -> QColor:
        c = theme.current().colors
        if not self.isEnabled():
            return c.muted
        if self._primary:
            return c.on_gold
        quiet: QColor = getattr(c, self._role)
        return quiet if self._quiet else c.ink

    def _paint_box(self, painter: QPainter) -> None:
        c, radius = theme.current().colors, theme.current().radius
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        if self._primary and self.isEnabled():
            fill = QColor(c.gold_fill)
            if self.isDown():
                fill = fill.darker(108)
            elif self.underMouse():
                fill = fill.lighter(106)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(fill)
        else:
            hovered = self.isEnabled() and (self.isDown() or self.underMouse())
            chosen = self.isCheckable() and self.isChecked()
            painter.setPen(QPen(c.teal if chosen else c.line, 1.5 if chosen else 1))
            painter.setBrush(c.tint if hovered or chosen else c.surface)
        painter.drawRoundedRect(box, radius, radius)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints box, icon, word and cap."""
        look, ink = theme.current(), self._ink()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self.isEnabled():
            painter.setOpacity(0.5)
        if not self._quiet:
            self._paint_box(painter)
        font = QFont(self._font())
        if self._quiet and self.underMouse() and self.isEnabled():
            font.setUnderline(True)
        metrics = QFontMetricsF(font)
        gap, cap = look.px(_GAP), (cap_size(self._key).width() if self._key else 0)
        icon = look.px(20) + gap if self._icon_name else 0
        room_inside = self.width() - (2 if self._quiet else 24)
        word = metrics.horizontalAdvance(self.text())
        if cap and icon + word + gap + cap > room_inside:
            cap = 0
        if icon + word > room_inside:
            icon = 0
        words = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, room_inside)
        word = min(word, room_inside)
        whole = icon + word + (gap + cap if cap else 0)
        x = 1.0 if self._quiet else (self.width() - whole) / 2
        middle = self.height() / 2
        if self._icon_name and icon:
            pixmap = theme.icon_pixmap(self._icon_name, ink.name(), look.px(20), self.devicePixelRatioF())
            painter.drawPixmap(QPointF(round(x), round(middle - look.px(20) / 2)), pixmap)
        painter.setFont(font)
        painter.setPen(ink)
        room = QRectF(x + icon, 0, word + 2, self.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        if self._key and cap:
            c = look.colors
            plain = not self._primary or not self.isEnabled()
            paint_cap(
                painter,
                x + whole,
                middle,
                self._key,
                ink=c.muted if plain else c.on_gold,
                edge=c.line if plain else c.on_gold,
            )
        painter.end()

"""A person on the list: initials, name, and the key that chooses them."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPaintEvent, QPen

from quizapp.gui import theme
from quizapp.gui.theme import Size, Weight
from quizapp.gui.widgets.keycap import paint_cap
from quizapp.gui.widgets.row_button import RowButton


class PersonRow(RowButton):
    """Pressing it chooses the person. ``key`` is only shown."""

    focus_radius = 12

    def __init__(self, name: str, *, key: str = "") -> None:
        super().__init__(name)
        self._key = key
        self.setAccessibleName(name)
        if key:
            self.setAccessibleDescription(self.tr("Key: {key}").format(key=key))

    def sizeHint(self) -> QSize:
        """As wide as the name needs."""
        px = theme.current().px
        metrics = QFontMetricsF(theme.current().font(Size.LARGE, Weight.BOLD))
        return QSize(round(metrics.horizontalAdvance(self.text())) + px(120), px(64))

    def minimumSizeHint(self) -> QSize:
        """A long name may be cut; it is spoken whole."""
        return QSize(theme.current().px(160), theme.current().px(64))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints a round with the initials, the name, the key."""
        look, c = theme.current(), theme.current().colors
        painter = self.painter()
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(c.line, 1))
        painter.setBrush(c.tint if self.underMouse() else c.surface)
        painter.drawRoundedRect(box, 12, 12)
        side = look.px(40)
        middle = self.height() / 2
        badge = QRectF(look.px(12), middle - side / 2, side, side)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(c.gold_fill)
        painter.drawEllipse(badge)
        painter.setPen(c.on_gold)
        painter.setFont(look.font(Size.BODY, Weight.BOLD))
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, _initials(self.text()))
        painter.setPen(c.ink)
        painter.setFont(look.font(Size.LARGE, Weight.BOLD))
        left, right = badge.right() + look.px(16), self.width() - look.px(52 if self._key else 16)
        shown = QFontMetricsF(painter.font()).elidedText(self.text(), Qt.TextElideMode.ElideRight, right - left)
        painter.drawText(QRectF(left, 0, right - left, self.height()), Qt.AlignmentFlag.AlignVCenter, shown)
        if self._key:
            paint_cap(painter, self.width() - look.px(16), middle, self._key, ink=c.muted, edge=c.line)
        painter.end()


def _initials(name: str) -> str:
    words = name.split()
    return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper()

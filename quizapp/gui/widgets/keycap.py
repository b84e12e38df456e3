"""The small cap that shows a shortcut beside its word."""

from functools import lru_cache

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QWidget

from quizapp.gui import theme
from quizapp.gui.theme import Size, Weight


def cap_size(key: str) -> QSize:
    """How large a key's cap is."""
    look = theme.current()
    return QSize(*_measured(key, look.scale, look.wide))


@lru_cache(maxsize=128)
def _measured(key: str, _scale: float, _wide: bool) -> tuple[int, int]:  # noqa: FBT001 - keys of the cache
    """Layouts ask for the same few caps again and again; a text scale has its own."""
    look = theme.current()
    width = QFontMetricsF(look.font(Size.SMALL)).horizontalAdvance(key) + look.px(14)
    return round(max(width, look.px(20))), look.px(20)


def paint_cap(painter: QPainter, right: float, middle: float, key: str, *, ink: QColor, edge: QColor) -> None:
    """Paints a key's cap that ends at ``right`` and is centred on ``middle``."""
    size = cap_size(key)
    box = QRectF(round(right - size.width()), round(middle - size.height() / 2), size.width(), size.height())
    painter.setPen(QPen(edge, 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box.translated(0.5, 0.5).adjusted(0, 0, -1, -1), 4, 4)
    painter.setFont(theme.current().font(Size.SMALL, Weight.REGULAR))
    painter.setPen(ink)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, key)


class KeyCap(QLabel):
    """A key as a label of its own, for lists of shortcuts."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(key, parent)
        self.setFont(theme.current().font(Size.SMALL))

    def sizeHint(self) -> QSize:
        """The cap with nothing around it."""
        return cap_size(self.text())

    def minimumSizeHint(self) -> QSize:
        """The cap is never cut."""
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        """Follows the theme."""
        super().changeEvent(event)
        if event.type() in theme.CHANGE_EVENTS:
            self.updateGeometry()
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the cap."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        c = theme.current().colors
        middle = QPointF(self.rect().center()).y() + 0.5
        paint_cap(painter, cap_size(self.text()).width(), middle, self.text(), ink=c.muted, edge=c.edge)
        painter.end()

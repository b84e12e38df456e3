"""A token: something with a letter that is put into a blank, by drag, by click or by its letter."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen

from quizapp.gui import theme
from quizapp.gui.theme import Size, Weight
from quizapp.gui.widgets.items.blank import ENTERS
from quizapp.gui.widgets.items.drag import PALE, Drag
from quizapp.gui.widgets.items.passage import Inline
from quizapp.gui.widgets.keycap import cap_size, paint_cap

_WRAP = int(Qt.TextFlag.TextWordWrap)


class Token(Inline):
    """Pressing it picks it up, or lets it go again (``pressed_by`` a key or not); ``used_at`` says where it was put."""

    pressed_by = Signal(bool)
    focus_radius = 8

    def __init__(self) -> None:
        super().__init__()
        self._letter = self._used_at = ""
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.drag = Drag(self)
        self.clicked.connect(lambda: self.pressed_by.emit(False))  # noqa: FBT003 - not a key

    def set_up(self, letter: str, text: str) -> None:
        """What it says, and its letter."""
        self._letter = letter
        self.setText(text)
        self.show_used("")

    def show_used(self, where: str) -> None:
        """Says in which blank it is ("2", or a term), empty for none."""
        self._used_at = where
        self.setAccessibleName(f"{self._letter}. {self.text()}")
        self.setAccessibleDescription(self.tr("Used: {place}").format(place=where) if where else "")
        self.update()

    @property
    def used_at(self) -> str:
        """Where it has been put."""
        return self._used_at

    def _words(self, width: float) -> QRectF:
        px = theme.current().px
        left = px(12) + cap_size(self._letter).width() + px(9)
        metrics = QFontMetricsF(theme.current().font(Size.LARGE))
        wide = max(20.0, width - left - px(13))
        box = metrics.boundingRect(QRectF(0, 0, wide + 1, 1e4), _WRAP, self.text())
        return QRectF(left, px(8), wide, max(box.height(), metrics.height()))

    def size_within(self, width: int) -> QSize:
        """Its words on one line, or wrapped where the room is narrow."""
        px = theme.current().px
        words = QFontMetricsF(theme.current().font(Size.LARGE)).horizontalAdvance(self.text())
        wanted = min(width, round(words + px(12) + cap_size(self._letter).width() + px(9) + px(13) + 2.5))
        return QSize(wanted, round(self._words(wanted).bottom() + px(8) + 0.5))

    def nextCheckState(self) -> None:
        """A click is told; whether it is picked up then is the item's to say."""

    def event(self, event: QEvent) -> bool:
        """While it is picked up, Escape is no shortcut of the page."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and self.isChecked():
            event.setAccepted(event.key() == Qt.Key.Key_Escape)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space and Enter pick up, Escape lets go; letters and arrows are the item's and the page's."""
        key = event.key()
        if key in ENTERS or key == Qt.Key.Key_Space or (key == Qt.Key.Key_Escape and self.isChecked()):
            self.pressed_by.emit(True)  # noqa: FBT003 - a key
        else:
            event.ignore()

    def changeEvent(self, event: QEvent) -> None:
        """Follows the theme."""
        super().changeEvent(event)
        if event.type() in theme.CHANGE_EVENTS:
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the chip: raised with a gold edge when picked up, faint when it is used."""
        look, px = theme.current(), theme.current().px
        c, used = look.colors, bool(self._used_at)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(PALE if self.drag.is_on else 1.0)
        if self.isChecked():
            pen = QPen(c.gold, 2)
        else:
            pen = QPen(c.line if used else c.edge, 1, Qt.PenStyle.DashLine if used else Qt.PenStyle.SolidLine)
        painter.setPen(pen)
        painter.setBrush(c.paper if used else c.tint if self.isChecked() or self.underMouse() else c.surface)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
        words = self._words(self.width())
        line = QFontMetricsF(look.font(Size.LARGE)).height()
        right = px(12) + cap_size(self._letter).width()
        paint_cap(painter, right, words.top() + line / 2, self._letter, ink=c.muted, edge=c.line if used else c.edge)
        painter.setFont(look.font(Size.LARGE, Weight.REGULAR))
        painter.setPen(c.muted if used else c.ink)
        painter.drawText(words.adjusted(0, 0, 2, 8), _WRAP, self.text())
        painter.end()

"""What a person put on a card, in one quiet line: its flag by colour and name, the mark, the tags."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from quizapp.gui import theme
from quizapp.gui.flags import flag_of
from quizapp.gui.theme import Size

_ICON = 15
_AFTER_ICON = 5
_BETWEEN = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """``flag`` is 0 for none; ``leech`` says that the card is hard to keep."""

    flag: int = 0
    marked: bool = False
    leech: bool = False
    tags: tuple[str, ...] = ()


class MarksLine(QLabel):
    """Hidden while there is nothing to say. It is a QLabel, so that screen readers know it as text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pieces: tuple[tuple[str, str, str], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_marks(self, marks: Marks) -> None:
        """Shows them; nothing at all when there are none."""
        pieces: list[tuple[str, str, str]] = []
        flag = flag_of(marks.flag)
        if flag is not None:
            pieces.append(("flag", flag.role, self.tr("{colour} flag").format(colour=flag.name)))
        if marks.marked:
            pieces.append(("star", "gold", self.tr("Marked")))
        if marks.leech:
            pieces.append(("life-buoy", "warn", self.tr("Hard to keep")))
        pieces += [("", "muted", tag.replace("::", " › ")) for tag in marks.tags]
        if tuple(pieces) == self._pieces:
            return
        self._pieces = tuple(pieces)
        self.setText(" · ".join(words for _, _, words in pieces))
        self.setAccessibleName(self.text())
        self.setVisible(bool(pieces))
        self.updateGeometry()
        self.update()

    def _metrics(self) -> QFontMetricsF:
        return QFontMetricsF(theme.current().font(Size.SMALL))

    def sizeHint(self) -> QSize:
        """All pieces side by side."""
        px, metrics = theme.current().px, self._metrics()
        width = sum(metrics.horizontalAdvance(words) + px(_BETWEEN) for _, _, words in self._pieces)
        width += sum(px(_ICON) + px(_AFTER_ICON) for icon, _, _ in self._pieces if icon)
        return QSize(round(max(0, width - px(_BETWEEN)) + 1), max(px(_ICON), round(metrics.height() + 0.5)))

    def minimumSizeHint(self) -> QSize:
        """Narrow windows cut the tags, not the flag."""
        return QSize(min(self.sizeHint().width(), theme.current().px(120)), self.sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        """Follows the theme."""
        super().changeEvent(event)
        if event.type() in theme.CHANGE_EVENTS and hasattr(self, "_pieces"):
            self.updateGeometry()
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints icon and word of each piece."""
        look, px, metrics = theme.current(), theme.current().px, self._metrics()
        painter = QPainter(self)
        painter.setFont(look.font(Size.SMALL))
        painter.setPen(look.colors.muted)
        x = 0.0
        for icon, role, words in self._pieces:
            if icon:
                color = getattr(look.colors, role).name()
                pixmap = theme.icon_pixmap(icon, color, px(_ICON), self.devicePixelRatioF())
                painter.drawPixmap(QPointF(x, (self.height() - px(_ICON)) / 2), pixmap)
                x += px(_ICON) + px(_AFTER_ICON)
            room = self.width() - x
            if room < px(16):
                break
            shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
            painter.drawText(QRectF(x, 0, room, self.height()), Qt.AlignmentFlag.AlignVCenter, shown)
            x += metrics.horizontalAdvance(shown) + px(_BETWEEN)
        painter.end()

"""A choice with its rationale on the ground of its verdict: in reports, in the Library, under a typed answer."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from quizapp.gui import theme
from quizapp.gui.theme import Size, Weight
from quizapp.gui.widgets.verdict import Verdict, verdict_colors

_WRAP = int(Qt.TextFlag.TextWordWrap)


class RationaleRow(QWidget):
    """An option with its rationale: beside each other where there is room, under each other where there is not."""

    def __init__(self, text: str, reason: str, told: Verdict, *, lead: str = "") -> None:
        super().__init__()
        self._text, self._verdict = text, told
        self._words = " ".join(part for part in (lead, reason) if part)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(f"{text}: {self._words}")

    def _rooms(self, width: int) -> tuple[QRectF, QRectF]:
        px, font = theme.current().px, theme.current().font
        pad, inner = px(14), width - px(28)
        wide = width >= px(560)
        first = inner * 0.30 if wide else inner
        second = inner - first - px(16) if wide else inner
        option = QFontMetricsF(font(Size.BODY, Weight.BOLD)).boundingRect(
            QRectF(0, 0, first + 2, 1e4), _WRAP, self._text
        )
        reason = QFontMetricsF(font(Size.BODY)).boundingRect(QRectF(0, 0, second + 2, 1e4), _WRAP, self._words)
        left = QRectF(pad, px(10), first, option.height())
        if wide:
            return left, QRectF(pad + first + px(16), px(10), second, reason.height())
        return left, QRectF(pad, left.bottom() + 4, second, reason.height())

    def hasHeightForWidth(self) -> bool:
        """Its words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As tall as its words."""
        return round(max(room.bottom() for room in self._rooms(width)) + theme.current().px(10) + 0.5)

    def sizeHint(self) -> QSize:
        """Wide."""
        return QSize(theme.current().px(520), self.heightForWidth(theme.current().px(520)))

    def minimumSizeHint(self) -> QSize:
        """Narrow windows wrap."""
        return QSize(120, theme.current().px(32))

    def changeEvent(self, event: QEvent) -> None:
        """Follows the theme."""
        super().changeEvent(event)
        if event.type() in theme.CHANGE_EVENTS:
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints option and rationale on the verdict's ground."""
        look = theme.current()
        c = look.colors
        left, right = self._rooms(self.width())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        quiet = self._verdict in {Verdict.WRONG, Verdict.UNTOLD}
        if not quiet:
            edge, ground, _ = verdict_colors(self._verdict)
            missed = self._verdict is Verdict.MISSED
            painter.setPen(QPen(edge, 1, Qt.PenStyle.DashLine) if missed else Qt.PenStyle.NoPen)
            painter.setBrush(ground)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        painter.setPen(c.muted if quiet else c.ink)
        painter.setFont(look.font(Size.BODY, Weight.BOLD))
        painter.drawText(left.adjusted(0, 0, 2, 6), _WRAP, self._text)
        painter.setFont(look.font(Size.BODY))
        painter.drawText(right.adjusted(0, 0, 2, 6), _WRAP, self._words)
        painter.end()

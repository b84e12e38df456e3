"""The seven days of the week, each with how much of its usual work it brings."""

from PySide6.QtCore import QEvent, QLocale, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QPushButton, QWidget

from quizapp.gui import theme
from quizapp.gui.theme import Size, Weight
from quizapp.gui.widgets.flow import Flow

_LOCALE = QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)

SHARES = (100, 50, 0)
"""A usual day, an easy one, a free one; in percent of its usual work."""


class DayButton(QPushButton):
    """One weekday; pressing it goes from usual to easy to free and round again."""

    focus_radius = 9
    turned = Signal(int)

    def __init__(self, weekday: int) -> None:
        super().__init__()
        self._name = _LOCALE.standaloneDayName(weekday + 1)
        self.setText(_LOCALE.standaloneDayName(weekday + 1, QLocale.FormatType.ShortFormat))
        self._share = SHARES[0]
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.clicked.connect(self._turn)
        self.set_share(SHARES[0])

    @property
    def share(self) -> int:
        """In percent of the usual work."""
        return self._share

    def set_share(self, share: int) -> None:
        """Shows a share; nothing is emitted."""
        self._share = share
        self.setAccessibleName(f"{self._name}: {self.word}")
        self.setToolTip(self.accessibleName())
        self.update()

    @property
    def word(self) -> str:
        """The share as a word; in percent where a setting says something between."""
        names = {SHARES[0]: self.tr("usual"), SHARES[1]: self.tr("easy"), SHARES[2]: self.tr("free")}
        return names.get(self._share, f"{self._share} %")

    def _turn(self) -> None:
        lighter = [share for share in SHARES if share < self._share]
        self.set_share(lighter[0] if lighter else SHARES[0])
        self.turned.emit(self._share)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it, as Space does."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            QAbstractButton.keyPressEvent(self, event)

    def sizeHint(self) -> QSize:
        """Name, bar and word."""
        look = theme.current()
        metrics = QFontMetricsF(look.font(Size.SMALL, Weight.BOLD))
        widest = max(metrics.horizontalAdvance(word) for word in (self.text(), self.tr("usual"), self.word))
        return QSize(round(widest) + look.px(20), look.px(38) + 2 * round(metrics.height()))

    def minimumSizeHint(self) -> QSize:
        """A day is never cut."""
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        """Follows the theme."""
        super().changeEvent(event)
        if event.type() in theme.CHANGE_EVENTS:
            self.updateGeometry()
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the name, a bar that is as full as the day, and the word."""
        look, c = theme.current(), theme.current().colors
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.75, 0.75, -0.75, -0.75)
        painter.setPen(QPen(c.line, 1))
        painter.setBrush(c.tint if self.underMouse() else c.surface)
        painter.drawRoundedRect(box, 9, 9)
        painter.setPen(c.ink)
        painter.setFont(look.font(Size.SMALL, Weight.BOLD))
        line = painter.fontMetrics().height()
        centre = Qt.AlignmentFlag.AlignCenter
        painter.drawText(QRectF(0, look.px(6), self.width(), line), centre, self.text())
        bar = QRectF(self.width() / 2 - look.px(12), look.px(10) + line, look.px(24), look.px(14))
        painter.setPen(QPen(c.edge, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(bar, 4, 4)
        if self._share:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(c.teal)
            inside = bar.adjusted(2, 2, -2, -2)
            inside.setWidth(inside.width() * self._share / 100)
            painter.drawRoundedRect(inside, 2, 2)
        painter.setPen(c.muted)
        painter.setFont(look.font(Size.SMALL))
        painter.drawText(QRectF(0, bar.bottom() + look.px(4), self.width(), line), centre, self.word)
        painter.end()


class EasyDays(QWidget):
    """The week. ``changed`` carries the seven shares, Monday first."""

    changed = Signal(tuple)

    def __init__(self, *, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        row = Flow(self, gap=8)
        self.days = tuple(DayButton(weekday) for weekday in range(7))
        for day in self.days:
            day.turned.connect(lambda _: self.changed.emit(tuple(one.share for one in self.days)))
            row.addWidget(day)

    def show_shares(self, shares: tuple[int, ...]) -> None:
        """Shows seven shares; nothing is emitted."""
        for day, share in zip(self.days, shares, strict=True):
            day.set_share(share)

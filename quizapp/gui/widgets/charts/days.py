"""Painted charts: bars by day, and a calendar of what was answered. Each says in words what it shows."""

from datetime import date, timedelta

from PySide6.QtCore import QEvent, QLocale, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from quizapp.gui import theme
from quizapp.gui.theme import Size, Weight
from quizapp.services.progress import DayCount

_LOCALE = QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)


def day_words(day: date) -> str:
    """``Mon 23 Nov``."""
    return _LOCALE.toString(day, "ddd d MMM")  # type: ignore[call-overload,no-any-return]  # PySide takes a date


class Chart(QWidget):
    """What charts share: counts by day, a tooltip each, a table in words for screen readers, the theme."""

    def __init__(self, name: str, unit: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._unit = unit  # holds {n}: "{n} reviews"
        self.days: tuple[DayCount, ...] = ()
        self.setMouseTracking(True)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_days(self, days: tuple[DayCount, ...]) -> None:
        """Shows counts by day, in order."""
        self.days = days
        self.setAccessibleDescription(
            "; ".join(self.describe(day) for day in days if day.count) or self.tr("nothing yet")
        )
        self.updateGeometry()
        self.update()

    def describe(self, day: DayCount) -> str:
        """``Mon 23 Nov: 12 reviews``."""
        return f"{day_words(day.day)}: {self._unit.format(n=day.count)}"

    def day_at(self, point: QPointF) -> DayCount | None:
        """The day at a point."""
        return next((day for number, day in enumerate(self.days) if self.place(number).contains(point)), None)

    def place(self, number: int) -> QRectF:
        """Where the day with this number stands."""
        raise NotImplementedError

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A tooltip tells the figure."""
        day = self.day_at(event.position())
        self.setToolTip(self.describe(day) if day else "")

    def changeEvent(self, event: QEvent) -> None:
        """Follows the theme."""
        super().changeEvent(event)
        if event.type() in theme.CHANGE_EVENTS:
            self.updateGeometry()
            self.update()


class BarChart(Chart):
    """A bar a day, its figure above, its weekday below; today's is the strong one."""

    def sizeHint(self) -> QSize:
        """Seven bars."""
        return QSize(theme.current().px(230), theme.current().px(116))

    def minimumSizeHint(self) -> QSize:
        """Bars may be slim."""
        return QSize(140, theme.current().px(116))

    def place(self, number: int) -> QRectF:
        """The column of a day."""
        width = self.width() / max(1, len(self.days))
        return QRectF(number * width, 0, width, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints bars, figures and weekdays."""
        look, px = theme.current(), theme.current().px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        small = look.font(Size.SMALL)
        line = QFontMetricsF(small).height()
        most = max((day.count for day in self.days), default=0)
        room = self.height() - 2 * line - px(6)
        for number, day in enumerate(self.days):
            column = self.place(number)
            width = min(px(28), column.width() * 0.72)
            height = max(2.0, room * day.count / most) if most else 2.0
            bar = QRectF(column.center().x() - width / 2, line + px(2) + room - height, width, height)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colors.teal if day.count else look.colors.track)
            painter.drawPath(_rounded_top(bar, min(4.0, height / 2)))
            painter.setFont(look.font(Size.SMALL, Weight.BOLD))
            painter.setPen(look.colors.ink)
            centred = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom
            if day.count:
                painter.drawText(
                    QRectF(column.left(), bar.top() - line - 2, column.width(), line), centred, str(day.count)
                )
            painter.setFont(small)
            painter.setPen(look.colors.muted)
            weekday = _LOCALE.dayName(day.day.isoweekday(), QLocale.FormatType.NarrowFormat)
            painter.drawText(QRectF(column.left(), self.height() - line, column.width(), line), centred, weekday)
        painter.end()


def _rounded_top(box: QRectF, radius: float) -> QPainterPath:
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    path.addRoundedRect(box, radius, radius)
    path.addRect(box.adjusted(0, min(radius, box.height()), 0, 0))
    return path


class HeatStrip(Chart):
    """Twelve weeks as columns of seven days, Monday on top; the more was answered, the greener."""

    def _weeks(self) -> int:
        return self._column(len(self.days) - 1) + 1 if self.days else 12

    def _column(self, number: int) -> int:
        first = self.days[0].day
        monday = first - timedelta(days=first.weekday())
        return (self.days[number].day - monday).days // 7

    def _step(self) -> float:
        return min(theme.current().px(20), (self.width() - self._gutter()) / max(1, self._weeks()))

    def _gutter(self) -> float:
        return QFontMetricsF(theme.current().font(Size.SMALL)).horizontalAdvance("Mon") + theme.current().px(10)

    def sizeHint(self) -> QSize:
        """Seven squares high, with the months above."""
        px = theme.current().px
        return QSize(px(20) * 13 + px(50), px(20) * 7 + px(22))

    def minimumSizeHint(self) -> QSize:
        """Squares may be small."""
        return QSize(160, self.sizeHint().height())

    def place(self, number: int) -> QRectF:
        """The square of a day."""
        step, gap = self._step(), max(2.0, self._step() * 0.16)
        x = self._gutter() + self._column(number) * step
        y = theme.current().px(22) + self.days[number].day.weekday() * step
        return QRectF(x, y, step - gap, step - gap)

    def _fill(self, count: int, most: int) -> QColor:
        c = theme.current().colors
        if count == 0:
            return c.track
        share = 0.30 + 0.70 * min(1.0, count / max(1, most))
        low, high = c.track, c.leaf_high
        parts = ((low.redF(), high.redF()), (low.greenF(), high.greenF()), (low.blueF(), high.blueF()))
        return QColor.fromRgbF(*(a + (b - a) * share for a, b in parts))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints squares, weekdays and months."""
        look, px = theme.current(), theme.current().px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(look.font(Size.SMALL))
        most = max((day.count for day in self.days), default=0)
        painter.setPen(look.colors.muted)
        for weekday in (0, 2, 4):
            y = px(22) + weekday * self._step()
            name = _LOCALE.dayName(weekday + 1, QLocale.FormatType.ShortFormat)
            painter.drawText(QRectF(0, y, self._gutter(), self._step() * 0.9), Qt.AlignmentFlag.AlignVCenter, name)
        shown = -3
        for number, day in enumerate(self.days):
            box = self.place(number)
            column = self._column(number)
            if day.day.day <= 7 and day.day.weekday() == 0 and column - shown >= 3:
                shown = column
                painter.setPen(look.colors.muted)
                month = _LOCALE.monthName(day.day.month, QLocale.FormatType.ShortFormat)
                painter.drawText(QRectF(box.left(), 0, px(60), px(20)), Qt.AlignmentFlag.AlignVCenter, month)
            painter.setPen(QPen(look.colors.ink, 1.4) if number == len(self.days) - 1 else Qt.PenStyle.NoPen)
            painter.setBrush(self._fill(day.count, most))
            painter.drawRoundedRect(box, 3, 3)
        painter.end()

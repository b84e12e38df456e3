"""The frame of a chart: gridlines with their figures, labels below, and the colours of series."""

from math import ceil, log10

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPen

from quizapp.gui import theme
from quizapp.gui.theme import Size
from quizapp.gui.widgets.charts.told import Columns, Lines, Told
from quizapp.gui.words import counts as words

TICKS = 4
_LOWEST = (0.8, 0.6, 0.2)
"""Where a scale of shares may begin, besides at 0: quarters of the rest are round."""


def scale_of(told: Told) -> tuple[float, float]:
    """The lowest and highest value of the vertical scale, both round."""
    match told.picture:
        case Columns(series=series):
            sums = [sum(one.values[row] or 0 for one in series) for row in range(len(told.rows))]
            return 0.0, _round_up(max(sums, default=0))
        case Lines(series=series, shares=shares, aim=aim):
            values = [value for one in series for value in one.values if value is not None]
            if not shares:
                return 0.0, _round_up(max(values, default=0))
            least = min([*values, *([] if aim is None else [aim])], default=0)
            return next((low for low in _LOWEST if low < least), 0.0), 1.0
        case _:
            return 0.0, 1.0


def _round_up(value: float) -> float:
    """The next of 4, 8, 12, 20, 40, 60, 80, 100, 200 …: quarters of it are whole from 4 on."""
    if value <= 12:
        return next(step for step in (4.0, 8.0, 12.0) if value <= step)
    power = 10.0 ** int(log10(value))
    return next(step * power for step in (1, 1.2, 2, 4, 6, 8, 10) if step * power >= value)


def color_of(name: str) -> QColor:
    """The colour of a token in force."""
    found: QColor = getattr(theme.current().colors, name)
    return found


def box_of(told: Told, rect: QRectF) -> QRectF:
    """Where the values stand: what labels and figures leave."""
    metrics = QFontMetricsF(theme.current().font(Size.SMALL))
    low, high = scale_of(told)
    gutter = max(metrics.horizontalAdvance(_figure(told, value)) for value in (low, high, (low + high) / 2)) + 8
    return rect.adjusted(gutter, metrics.height() / 2 + 2, -2, -metrics.height() - 6)


def slot(told: Told, box: QRectF, row: int) -> QRectF:
    """The column of a row."""
    width = box.width() / max(1, len(told.rows))
    return QRectF(box.left() + row * width, box.top(), width, box.height())


def height_at(told: Told, box: QRectF, value: float) -> float:
    """The y of a value."""
    low, high = scale_of(told)
    return box.bottom() - (value - low) / (high - low) * box.height()


def _figure(told: Told, value: float) -> str:
    picture = told.picture
    if isinstance(picture, Lines) and picture.shares:
        return words.percent(value)
    return f"{value:,.0f}" if value == int(value) else f"{value:.1f}"


def paint_frame(painter: QPainter, told: Told, box: QRectF) -> None:
    """Gridlines with figures at the left, labels below as they find room."""
    look = theme.current()
    metrics = QFontMetricsF(look.font(Size.SMALL))
    painter.setFont(look.font(Size.SMALL))
    low, high = scale_of(told)
    steps = TICKS if box.height() > 4.5 * metrics.height() else 2
    for tick in range(steps + 1):
        value = low + (high - low) * tick / steps
        y = height_at(told, box, value)
        painter.setPen(QPen(look.colors.line, 1))
        painter.drawLine(QLineF(box.left(), y, box.right(), y))
        painter.setPen(look.colors.muted)
        where = QRectF(0, y - metrics.height() / 2, box.left() - 8, metrics.height())
        painter.drawText(where, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, _figure(told, value))
    paint_labels(painter, told, box)


def paint_labels(painter: QPainter, told: Told, box: QRectF) -> None:
    """Labels below, every n-th so that none touch; the last one stands where it can."""
    metrics = painter.fontMetrics()
    shown = [row for row, label in enumerate(told.labels) if label]
    if not shown:
        return
    widest = max(metrics.horizontalAdvance(told.labels[row]) for row in shown) + 10
    each = max(1, ceil(widest * len(shown) / max(1.0, box.width())))
    painter.setPen(theme.current().colors.muted)
    for row in shown[::each]:
        label = told.labels[row]
        width = metrics.horizontalAdvance(label) + 2
        middle = slot(told, box, row).center().x()
        left = min(max(middle - width / 2, box.left() - 4), box.right() - width)
        painter.drawText(QRectF(left, box.bottom() + 4, width, metrics.height()), Qt.AlignmentFlag.AlignHCenter, label)


def legend_height(told: Told) -> float:
    """What the names of series need above the chart; nothing where there is one."""
    picture = told.picture
    many = isinstance(picture, Columns | Lines) and (
        len(picture.series) > 1 or (isinstance(picture, Lines) and picture.aim is not None)
    )
    return QFontMetricsF(theme.current().font(Size.SMALL)).height() + 8 if many else 0.0


def paint_legend(painter: QPainter, told: Told, rect: QRectF, aim_words: str) -> None:
    """The names of the series, each behind its mark."""
    picture = told.picture
    if not isinstance(picture, Columns | Lines) or not legend_height(told):
        return
    look = theme.current()
    painter.setFont(look.font(Size.SMALL))
    metrics = QFontMetricsF(painter.font())
    lines = isinstance(picture, Lines)
    entries = [(one.name, one.color, lines, pen_of(one.color, dashed=one.dashed)) for one in picture.series]
    if isinstance(picture, Lines) and picture.aim is not None:
        entries.append((aim_words, "gold", True, aim_pen()))
    x, middle = rect.left(), rect.top() + metrics.height() / 2
    for place, (name, color, line, pen) in enumerate(entries):
        mark = 22 if line else 12
        if line:
            painter.setPen(pen)
            painter.drawLine(QLineF(x, middle, x + mark, middle))
        else:
            paint_bar(painter, QRectF(x, middle - 6, 12, 12), 3, color, hatched=place > 0)
        painter.setPen(look.colors.ink)
        width = metrics.horizontalAdvance(name)
        painter.drawText(QRectF(x + mark + 6, rect.top(), width + 2, metrics.height()), name)
        x += mark + width + 24


def paint_bar(painter: QPainter, box: QRectF, radius: float, color: str, *, hatched: bool) -> None:
    """A piece of a column; hatching tells it from another without colour."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color_of(color))
    painter.drawRoundedRect(box, radius, radius)
    if hatched:
        painter.setBrush(QBrush(color_of("paper"), Qt.BrushStyle.BDiagPattern))
        painter.drawRoundedRect(box, radius, radius)


def pen_of(color: str, *, dashed: bool) -> QPen:
    """A line in a colour; dashes tell it from another without colour."""
    pen = QPen(color_of(color), 2)
    if dashed:
        pen.setDashPattern([3, 2.5])
    return pen


def aim_pen() -> QPen:
    """The dotted line of an aim."""
    pen = QPen(color_of("gold"), 2, Qt.PenStyle.DotLine, Qt.PenCapStyle.RoundCap)
    pen.setDashPattern([0.1, 2.2])
    return pen

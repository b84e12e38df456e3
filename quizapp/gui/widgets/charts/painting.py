"""How each kind of chart is painted."""

from collections.abc import Callable
from typing import assert_never

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen

from quizapp.gui import theme
from quizapp.gui.theme import Size
from quizapp.gui.widgets.charts.frame import (
    aim_pen,
    box_of,
    color_of,
    height_at,
    legend_height,
    paint_bar,
    paint_frame,
    paint_legend,
    pen_of,
    slot,
)
from quizapp.gui.widgets.charts.told import Columns, Lines, Points, Rows, Told, Year
from quizapp.gui.words import counts as words

ROW = 30
_WEEKS_GUTTER = 34
_SMALLEST_DAY = 9


def paint(painter: QPainter, told: Told, rect: QRectF, chosen: int, aim_words: str) -> None:
    """Paints a chart into a rectangle; ``chosen`` is the row that mouse or keys are at, -1 for none."""
    picture = told.picture
    below = rect.adjusted(0, legend_height(told), 0, 0)
    match picture:
        case None:
            return
        case Columns():
            paint_legend(painter, told, rect, aim_words)
            _columns(painter, told, picture, box_of(told, below), chosen)
        case Lines():
            paint_legend(painter, told, rect, aim_words)
            _lines(painter, told, picture, box_of(told, below), chosen)
        case Rows():
            _rows(painter, told, picture, rect, chosen)
        case Points():
            _points(painter, picture, rect, chosen)
        case Year():
            _year(painter, told, picture, rect, chosen)
        case _:
            assert_never(picture)


def place_of(told: Told, rect: QRectF, row: int) -> QRectF:
    """Where a row stands."""
    picture = told.picture
    match picture:
        case Rows():
            each = theme.current().px(ROW)
            return QRectF(rect.left(), rect.top() + row * each, rect.width(), each)
        case Points(points=points):
            box = _square(rect)
            x = box.left() + points[row][0] * box.width()
            return QRectF(x - box.width() / 20, box.top(), box.width() / 10, box.height())
        case Year():
            return _day_square(picture, rect, row)
        case _:
            return slot(told, box_of(told, rect.adjusted(0, legend_height(told), 0, 0)), row)


def _columns(painter: QPainter, told: Told, picture: Columns, box: QRectF, chosen: int) -> None:
    paint_frame(painter, told, box)
    for row in range(len(told.rows)):
        column = slot(told, box, row)
        if row == chosen:
            painter.fillRect(column, theme.current().colors.tint)
        width = max(1.0, min(column.width() * 0.72, theme.current().px(40)))
        bottom = box.bottom()
        for place, series in enumerate(picture.series):
            value = series.values[row] or 0
            if value <= 0:
                continue
            height = max(1.5, box.bottom() - height_at(told, box, value))
            bar = QRectF(column.center().x() - width / 2, bottom - height, width, height)
            radius = min(3.0, width / 3, height / 2)
            paint_bar(painter, bar, radius, series.color, hatched=place > 0)
            bottom -= height


def _lines(painter: QPainter, told: Told, picture: Lines, box: QRectF, chosen: int) -> None:
    paint_frame(painter, told, box)
    if chosen >= 0:
        x = slot(told, box, chosen).center().x()
        painter.setPen(QPen(theme.current().colors.edge, 1))
        painter.drawLine(QLineF(x, box.top(), x, box.bottom()))
    if picture.marked is not None:
        x = slot(told, box, picture.marked).center().x()
        painter.setPen(pen_of("muted", dashed=True))
        painter.drawLine(QLineF(x, box.top(), x, box.bottom()))
    if picture.aim is not None:
        painter.setPen(aim_pen())
        y = height_at(told, box, picture.aim)
        painter.drawLine(QLineF(box.left(), y, box.right(), y))
    for series in picture.series:
        points = [
            None if value is None else QPointF(slot(told, box, row).center().x(), height_at(told, box, value))
            for row, value in enumerate(series.values)
        ]
        path, began = QPainterPath(), False
        for point in points:
            if point is None:
                began = False
            elif began:
                path.lineTo(point)
            else:
                path.moveTo(point)
                began = True
        painter.setPen(pen_of(series.color, dashed=series.dashed))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color_of(series.color))
        every = len(points) <= 31
        for row, point in enumerate(points):
            alone = point is not None and not any(points[n] for n in (row - 1, row + 1) if 0 <= n < len(points))
            if point is not None and (every or alone or row == chosen):
                painter.drawEllipse(point, 3.5 if row == chosen else 2.5, 3.5 if row == chosen else 2.5)


def _rows(painter: QPainter, told: Told, picture: Rows, rect: QRectF, chosen: int) -> None:
    look = theme.current()
    metrics = QFontMetricsF(look.font(Size.BODY))
    names = min(max(metrics.horizontalAdvance(label) for label in told.labels) + 16, rect.width() * 0.62)
    figures = max(metrics.horizontalAdvance(figure) for figure in picture.figures) + 12
    painter.setFont(look.font(Size.BODY))
    for row, (label, share, figure) in enumerate(zip(told.labels, picture.shares, picture.figures, strict=True)):
        place = place_of(told, rect, row)
        if row == chosen:
            painter.fillRect(place, look.colors.tint)
        painter.setPen(look.colors.ink)
        name = metrics.elidedText(label, Qt.TextElideMode.ElideRight, names - 12)
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, name)
        end = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(place, end, figure)
        track = QRectF(place.left() + names, place.center().y() - 5, place.width() - names - figures, 10)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colors.track)
        painter.drawRoundedRect(track, 5, 5)
        if share > 0:
            painter.setBrush(look.colors.teal)
            track.setWidth(max(10.0, track.width() * min(1.0, share)))
            painter.drawRoundedRect(track, 5, 5)


def _square(rect: QRectF) -> QRectF:
    """The box of expected against recalled."""
    metrics = QFontMetricsF(theme.current().font(Size.SMALL))
    gutter = metrics.horizontalAdvance(words.percent(1)) + 8
    return rect.adjusted(
        gutter, metrics.height() / 2, -metrics.horizontalAdvance(words.percent(1)) / 2 - 2, -metrics.height() - 6
    )


def _points(painter: QPainter, picture: Points, rect: QRectF, chosen: int) -> None:
    look, box = theme.current(), _square(rect)
    painter.setFont(look.font(Size.SMALL))
    metrics = QFontMetricsF(painter.font())
    for tick in range(5):
        share = tick / 4
        x, y = box.left() + share * box.width(), box.bottom() - share * box.height()
        painter.setPen(QPen(look.colors.line, 1))
        painter.drawLine(QLineF(box.left(), y, box.right(), y))
        painter.setPen(look.colors.muted)
        left = QRectF(rect.left(), y - metrics.height() / 2, box.left() - rect.left() - 8, metrics.height())
        painter.drawText(left, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words.percent(share))
        below = QRectF(x - 40, box.bottom() + 4, 80, metrics.height())
        painter.drawText(below, Qt.AlignmentFlag.AlignHCenter, words.percent(share))
    painter.setPen(aim_pen())
    painter.drawLine(QLineF(box.bottomLeft(), box.topRight()))
    for row, (expected, came, low, high) in enumerate(picture.points):
        x = box.left() + expected * box.width()
        tops = [box.bottom() - value * box.height() for value in (low, came, high)]
        painter.setPen(QPen(look.colors.teal, 2))
        painter.drawLine(QLineF(x, tops[0], x, tops[2]))
        for end in (tops[0], tops[2]):
            painter.drawLine(QLineF(x - 4, end, x + 4, end))
        painter.setBrush(look.colors.ink if row == chosen else look.colors.teal)
        painter.drawEllipse(QPointF(x, tops[1]), 4.5, 4.5)


def year_height(rect_width: float, picture: Year) -> float:
    """How tall the calendar is at a width."""
    step = _year_step(picture, rect_width)
    return 7 * step + QFontMetricsF(theme.current().font(Size.SMALL)).height() + 6


def _year_step(picture: Year, width: float) -> float:
    room = width - theme.current().px(_WEEKS_GUTTER)
    return min(float(theme.current().px(20)), max(float(_SMALLEST_DAY), room / _weeks(picture)))


def _weeks(picture: Year) -> int:
    return max(1, (picture.first + len(picture.counts) + 6) // 7)


def _hidden_weeks(picture: Year, width: float) -> int:
    """How many of the oldest weeks find no room: squares are to be seen."""
    room = width - theme.current().px(_WEEKS_GUTTER)
    return max(0, _weeks(picture) - int(room / _year_step(picture, width) + 0.001))


def _day_square(picture: Year, rect: QRectF, row: int) -> QRectF:
    return _day_squares(picture, rect)(row)


def _day_squares(picture: Year, rect: QRectF) -> Callable[[int], QRectF]:
    """Where each day stands: what is the same for all 365 is reckoned once."""
    step, hidden = _year_step(picture, rect.width()), _hidden_weeks(picture, rect.width())
    top = rect.top() + QFontMetricsF(theme.current().font(Size.SMALL)).height() + 4
    left = rect.left() + theme.current().px(_WEEKS_GUTTER)
    side = step - max(1.0, step * 0.16)

    def square(row: int) -> QRectF:
        week, weekday = divmod(picture.first + row, 7)
        if week < hidden:
            return QRectF()
        return QRectF(left + (week - hidden) * step, top + weekday * step, side, side)

    return square


def _year(painter: QPainter, told: Told, picture: Year, rect: QRectF, chosen: int) -> None:
    look = theme.current()
    painter.setFont(look.font(Size.SMALL))
    metrics = QFontMetricsF(painter.font())
    most = max(picture.counts, default=0)
    step = _year_step(picture, rect.width())
    painter.setPen(look.colors.muted)
    for weekday in (0, 2, 4) if step >= metrics.height() * 0.45 else ():
        y = rect.top() + metrics.height() + 4 + weekday * step
        where = QRectF(rect.left(), y - step / 2, 60, 2 * step - step * 0.16)
        painter.drawText(where, Qt.AlignmentFlag.AlignVCenter, told.labels[weekday])
    last, square_of = -1e9, _day_squares(picture, rect)
    for row, month in enumerate(picture.months):
        square = square_of(row) if month else QRectF()
        left = square.left()
        if not square.isEmpty() and left - last > metrics.horizontalAdvance(month) + 12 and left + 20 < rect.right():
            painter.drawText(QRectF(left, rect.top(), 80, metrics.height()), month)
            last = left
    shades = {count: _shade(count, most) for count in set(picture.counts)}
    for row, count in enumerate(picture.counts):
        box = square_of(row)
        if box.isEmpty():
            continue
        today = row == len(picture.counts) - 1
        painter.setPen(QPen(look.colors.ink, 1.4) if today or row == chosen else Qt.PenStyle.NoPen)
        painter.setBrush(shades[count])
        painter.drawRoundedRect(box, min(3.0, step / 5), min(3.0, step / 5))


def _shade(count: int, most: int) -> QColor:
    c = theme.current().colors
    if count == 0:
        return c.track
    share = 0.30 + 0.70 * min(1.0, count / max(1, most))
    low, high = c.track, c.leaf_high
    parts = ((low.redF(), high.redF()), (low.greenF(), high.greenF()), (low.blueF(), high.blueF()))
    return QColor.fromRgbF(*(a + (b - a) * share for a, b in parts))

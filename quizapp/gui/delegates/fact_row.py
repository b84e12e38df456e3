"""A fact in the Library's list: its statement, and under it topic, id and how well it is known."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from quizapp.gui import theme
from quizapp.gui.models.facts import FactList
from quizapp.gui.theme import Size, Weight
from quizapp.gui.widgets.tree_painting import leaf_color
from quizapp.gui.widgets.tree_shapes import leaf_path
from quizapp.services.library import FactRow

_Index = QModelIndex | QPersistentModelIndex


class FactRowDelegate(QStyledItemDelegate):
    """Two lines of statement at most, one line of marks; a leaf shows the recall as on the tree."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """All rows are equally tall, so that long lists stay quick."""
        look = theme.current()
        body, small = QFontMetricsF(look.font(Size.BODY)), QFontMetricsF(look.font(Size.SMALL))
        return QSize(look.px(200), round(2 * body.height() + small.height() + look.px(22)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paints a row."""
        row, model = index.data(FactList.ROW), index.model()
        if not isinstance(row, FactRow) or not isinstance(model, FactList):
            return
        look, px = theme.current(), theme.current().px
        c, rect, state = look.colors, QRectF(option.rect), option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = rect.adjusted(2, 2, -2, -2)
        painter.setPen(QPen(c.gold, 2) if chosen and state & QStyle.StateFlag.State_HasFocus else Qt.PenStyle.NoPen)
        painter.setBrush(c.tint if chosen or state & QStyle.StateFlag.State_MouseOver else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, 8, 8)
        inside = box.adjusted(px(12), px(7), -px(12), -px(7))
        small = QFontMetricsF(look.font(Size.SMALL))
        words = QRectF(inside.left(), inside.top(), inside.width(), inside.height() - small.height() - 3)
        painter.setFont(look.font(Size.BODY, Weight.MEDIUM if chosen else Weight.REGULAR))
        painter.setPen(c.ink)
        wrap = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop
        painter.drawText(words, int(wrap), _two_lines(row.statement, QFontMetricsF(painter.font()), words.width()))
        self._paint_marks(
            painter, QRectF(inside.left(), inside.bottom() - small.height(), inside.width(), small.height()), row, model
        )
        painter.restore()

    def _paint_marks(self, painter: QPainter, line: QRectF, row: FactRow, model: FactList) -> None:
        look, c = theme.current(), theme.current().colors
        length = look.px(13)
        painter.save()
        painter.translate(line.left(), line.center().y() + 1)
        painter.rotate(-18)
        painter.setPen(QPen(c.edge if row.recall is None else leaf_color(row.recall).darker(135), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush if row.recall is None else leaf_color(row.recall))
        painter.drawPath(leaf_path(length))
        painter.restore()
        topic, fact, recall, *edited = model.marks(row)
        painter.setFont(look.font(Size.SMALL))
        painter.setPen(c.muted)
        metrics = QFontMetricsF(painter.font())
        at = line.adjusted(length + 7, 0, 0, 0)
        text = metrics.elidedText("  ·  ".join((recall, topic, fact)), Qt.TextElideMode.ElideRight, at.width())
        painter.drawText(at, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
        if edited:
            side, x = look.px(13), at.left() + metrics.horizontalAdvance(text) + 12
            ratio = painter.device().devicePixelRatioF()
            painter.drawPixmap(
                QPointF(x, line.center().y() - side / 2), theme.icon_pixmap("pencil", c.gold.name(), side, ratio)
            )
            painter.setPen(c.gold)
            painter.drawText(
                QRectF(x + side + 4, line.top(), 200, line.height()), Qt.AlignmentFlag.AlignVCenter, edited[0]
            )


def _two_lines(text: str, metrics: QFontMetricsF, width: float) -> str:
    """The text cut so that it fills two lines at most."""
    if metrics.horizontalAdvance(text) <= width:
        return text
    first = ""
    rest = text.split(" ")
    while rest and metrics.horizontalAdvance(f"{first} {rest[0]}".strip()) <= width:
        first = f"{first} {rest.pop(0)}".strip()
    return f"{first}\n{metrics.elidedText(' '.join(rest), Qt.TextElideMode.ElideRight, width)}"

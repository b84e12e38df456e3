"""Rows of a table without boxes: room around the words, a hairline below, the chosen row on a tint."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from quizapp.gui import theme
from quizapp.gui.theme import Size, Weight


class CalmRow(QStyledItemDelegate):
    """Paints the text of a cell; long text ends in an ellipsis."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """The words with room around them."""
        metrics = QFontMetricsF(theme.current().font(Size.BODY))
        words = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        return QSize(round(metrics.horizontalAdvance(words)) + 24, theme.current().px(36))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paints a cell."""
        look = theme.current()
        state, rect = option.state, QRectF(option.rect)
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(rect, look.colors.tint)
        painter.setPen(look.colors.line)
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setFont(look.font(Size.BODY, Weight.MEDIUM if chosen else Weight.REGULAR))
        painter.setPen(look.colors.ink)
        room = rect.adjusted(5, 0, -8, 0)
        words = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        words = QFontMetricsF(painter.font()).elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(look.colors.gold, 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -1))

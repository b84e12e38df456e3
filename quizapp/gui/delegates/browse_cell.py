"""A cell of the Library's table. Rows are equally tall; a row's first cell has its marks, its flag and the text."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from quizapp.gui import theme
from quizapp.gui.flags import flag_of
from quizapp.gui.models.browse import BrowseTable
from quizapp.gui.theme import Size, Weight
from quizapp.services.browse import BrowseRow, Column

_Index = QModelIndex | QPersistentModelIndex
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class BrowseCell(QStyledItemDelegate):
    """Paints one cell; a gold line runs round the whole row that has the focus."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """The words of a cell (asked for by the header alone)."""
        return QSize(theme.current().px(80), theme.current().px(38))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paints a cell."""
        model, view = index.model(), option.widget
        if not isinstance(model, BrowseTable) or not isinstance(view, QTableView):
            return
        row = model.row(index.row())
        look, px = theme.current(), theme.current().px
        c, rect = look.colors, QRectF(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if chosen:
            painter.fillRect(rect, c.tint)
        painter.setPen(QPen(c.line, 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if view.hasFocus() and view.currentIndex().row() == index.row():
            self._ring(painter, rect, view, index)
        column = model.columns[index.column()]
        inside = rect.adjusted(px(8), 0, -px(8), 0)
        if column is Column.TEXT:
            inside = self._paint_marks(painter, inside, row, model)
        elif column is Column.FLAG and row.flag:
            inside = self._paint_flag(painter, inside, row)
        self._paint_words(painter, inside, row, model, column, chosen=chosen)
        painter.restore()

    def _paint_words(
        self, painter: QPainter, inside: QRectF, row: BrowseRow, model: BrowseTable, column: Column, *, chosen: bool
    ) -> None:
        look = theme.current()
        text = column is Column.TEXT
        quiet = row.suspended or not text
        painter.setFont(
            look.font(Size.BODY if text else Size.SMALL, Weight.MEDIUM if chosen and text else Weight.REGULAR)
        )
        painter.setPen(look.colors.muted if quiet and not chosen else look.colors.ink)
        words = model.words(row, column).replace("\n", " ")
        # Measuring a long text costs more than painting what fits: nobody sees past this.
        words = words[: max(8, int(inside.width() / 3))]
        words = QFontMetricsF(painter.font()).elidedText(words, Qt.TextElideMode.ElideRight, inside.width())
        painter.drawText(inside, _LEFT, words)

    def _paint_marks(self, painter: QPainter, inside: QRectF, row: BrowseRow, model: BrowseTable) -> QRectF:
        c, side = theme.current().colors, theme.current().px(14)
        for mark in model.marks(row):
            color = c.gold if mark.name in {"MARKED", "EDITED"} else c.warn if mark.name == "LEECH" else c.muted
            inside = self._icon(painter, inside, mark.value, color.name(), side)
        flag = flag_of(row.flag)
        if flag and Column.FLAG not in _shown(model, self.parent()):
            inside = self._icon(painter, inside, "flag", getattr(c, flag.role).name(), side)
        return inside

    def _paint_flag(self, painter: QPainter, inside: QRectF, row: BrowseRow) -> QRectF:
        flag = flag_of(row.flag)
        if flag is None:
            return inside
        color = getattr(theme.current().colors, flag.role).name()
        return self._icon(painter, inside, "flag", color, theme.current().px(14))

    def _icon(self, painter: QPainter, inside: QRectF, name: str, color: str, side: int) -> QRectF:
        ratio = painter.device().devicePixelRatioF()
        at = QPointF(inside.left(), inside.center().y() - side / 2)
        painter.drawPixmap(at, theme.icon_pixmap(name, color, side, ratio))
        return inside.adjusted(side + 6, 0, 0, 0)

    def _ring(self, painter: QPainter, rect: QRectF, view: QTableView, index: _Index) -> None:
        head = view.horizontalHeader()
        place = head.visualIndex(index.column())
        shown = [head.visualIndex(one) for one in range(head.count()) if not head.isSectionHidden(one)]
        painter.save()
        painter.setPen(QPen(theme.current().colors.gold, 2))
        box = rect.adjusted(1, 1, -1, -1)
        painter.drawLine(QPointF(rect.left(), box.top()), QPointF(rect.right(), box.top()))
        painter.drawLine(QPointF(rect.left(), box.bottom()), QPointF(rect.right(), box.bottom()))
        if place == min(shown):
            painter.drawLine(box.topLeft(), box.bottomLeft())
        if place == max(shown):
            painter.drawLine(box.topRight(), box.bottomRight())
        painter.restore()


def _shown(model: BrowseTable, view: object) -> tuple[Column, ...]:
    if not isinstance(view, QTableView):
        return model.columns
    return tuple(column for place, column in enumerate(model.columns) if not view.isColumnHidden(place))

"""A cell of the Library's table. Rows are equally tall; a row's first cell has its marks, its flag and the text."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from quizapp.gui import theme
from quizapp.gui.flags import flag_of
from quizapp.gui.models.browse import BrowseTable
from quizapp.gui.theme import Size, Weight
from quizapp.services.browse import BrowseRow, Column

_Index = QModelIndex | QPersistentModelIndex
_KEPT = 4_000
"""So many words are kept as they were cut to their columns."""

_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


@dataclass(frozen=True, slots=True)
class _Look:
    """What every cell needs of a theme, so that it is asked once and not for each of some 200 cells of a frame."""

    of_theme: theme.Theme
    text: QFont
    chosen: QFont
    small: QFont
    text_width: QFontMetricsF
    chosen_width: QFontMetricsF
    small_width: QFontMetricsF
    line: QPen
    margin: int

    @classmethod
    def of(cls, look: theme.Theme) -> "_Look":
        """The like of a theme."""
        text, chosen = look.font(Size.BODY), look.font(Size.BODY, Weight.MEDIUM)
        small = look.font(Size.SMALL)
        return cls(
            look,
            text,
            chosen,
            small,
            QFontMetricsF(text),
            QFontMetricsF(chosen),
            QFontMetricsF(small),
            QPen(look.colors.line, 1),
            look.px(8),
        )


class BrowseCell(QStyledItemDelegate):
    """Paints one cell; a gold line runs round the whole row that has the focus."""

    def __init__(self, view: QTableView) -> None:
        super().__init__(view)
        self._look = _Look.of(theme.current())
        self._fitted: dict[tuple[str, float, int], str] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """The words of a cell (asked for by the header alone)."""
        return QSize(theme.current().px(80), theme.current().px(38))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paints a cell."""
        model, view = index.model(), option.widget
        if not isinstance(model, BrowseTable) or not isinstance(view, QTableView):
            return
        if self._look.of_theme is not theme.current():
            self._look = _Look.of(theme.current())
            self._fitted.clear()
        look, place = self._look, index.row()
        rect = QRectF(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(rect, look.of_theme.colors.tint)
        painter.setPen(look.line)
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if view.hasFocus() and view.currentIndex().row() == place:
            self._ring(painter, rect, view, index)
        column = model.columns[index.column()]
        inside = rect.adjusted(look.margin, 0, -look.margin, 0)
        row = model.row(place)
        if column is Column.TEXT:
            inside = self._paint_marks(painter, inside, row, model)
        elif column is Column.FLAG and row.flag:
            inside = self._paint_flag(painter, inside, row)
        words = model.words(row, column)
        if words:
            self._paint_words(painter, inside, words, text=column is Column.TEXT, chosen=chosen, quiet=row.suspended)

    def _paint_words(
        self, painter: QPainter, inside: QRectF, words: str, *, text: bool, chosen: bool, quiet: bool
    ) -> None:
        look = self._look
        font, metrics = look.small, look.small_width
        if text:
            font, metrics = (look.chosen, look.chosen_width) if chosen else (look.text, look.text_width)
        painter.setFont(font)
        colors = look.of_theme.colors
        painter.setPen(colors.muted if (quiet or not text) and not chosen else colors.ink)
        key = (words, inside.width(), id(font))
        fitted = self._fitted.get(key)
        if fitted is None:
            if len(self._fitted) > _KEPT:
                self._fitted.clear()
            # Measuring a long text costs more than painting what fits: nobody sees past this.
            shown = words[: max(8, int(inside.width() / 3))].replace("\n", " ")
            fitted = metrics.elidedText(shown, Qt.TextElideMode.ElideRight, inside.width())
            self._fitted[key] = fitted
        painter.drawText(inside, _LEFT, fitted)

    def _paint_marks(self, painter: QPainter, inside: QRectF, row: BrowseRow, model: BrowseTable) -> QRectF:
        c, side = theme.current().colors, theme.current().px(14)
        if not (row.marked or row.suspended or row.buried or row.leech or row.edited or row.flag):
            return inside  # as most rows are
        for mark in model.marks(row):
            color = c.gold if mark.name in {"MARKED", "EDITED"} else c.warn if mark.name == "LEECH" else c.muted
            inside = self._icon(painter, inside, mark.value, color.name(), side)
        flag = flag_of(row.flag)
        if flag and Column.FLAG not in _shown(model, self.parent()):
            inside = self._icon(painter, inside, "flag", getattr(c, flag.role).name(), side)
            # Its number too, as on its key: not every eye tells red from green.
            number = str(flag.number)
            painter.setFont(self._look.small)
            painter.setPen(c.muted)
            painter.drawText(inside.adjusted(-3, 0, 0, 0), _LEFT, number)
            inside = inside.adjusted(self._look.small_width.horizontalAdvance(number) + 3, 0, 0, 0)
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

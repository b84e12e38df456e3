"""The rows of the Library's table, painted whole: what scrolls through 100,000 of them has no time for cells.

Rows are equally tall; a row's first cell has its marks, its flag and the text.
"""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen, QStaticText, QTransform
from PySide6.QtWidgets import QTableView

from quizapp.gui import theme
from quizapp.gui.flags import flag_of
from quizapp.gui.models.browse import BrowseTable
from quizapp.gui.theme import Size, Weight
from quizapp.services.browse import BrowseRow, Column

_KEPT = 4_000
"""So many words are kept as they were cut to their columns and laid out."""

_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


@dataclass(frozen=True, slots=True)
class _Type:
    """A kind of letters."""

    font: QFont
    width: QFontMetricsF

    @classmethod
    def of(cls, font: QFont) -> "_Type":
        """The like of a font."""
        return cls(font, QFontMetricsF(font))


@dataclass(frozen=True, slots=True)
class _Look:
    """What every row needs of a theme, so that it is asked once and not for each of some 60 cells of a frame."""

    of_theme: theme.Theme
    text: _Type
    chosen: _Type
    small: _Type
    line: QPen
    margin: int

    @classmethod
    def of(cls, look: theme.Theme) -> "_Look":
        """The like of a theme."""
        return cls(
            look,
            _Type.of(look.font(Size.BODY)),
            _Type.of(look.font(Size.BODY, Weight.MEDIUM)),
            _Type.of(look.font(Size.SMALL)),
            QPen(look.colors.line, 1),
            look.px(8),
        )


@dataclass(frozen=True, slots=True)
class _Laid:
    """Words as they are cut to a width and laid out."""

    words: QStaticText
    half: float


class RowPainter:
    """Paints the rows of a view that stand in a part of it; a gold line runs round the row that has the focus."""

    def __init__(self, view: QTableView, table: BrowseTable) -> None:
        self._view, self._table = view, table
        self._look = _Look.of(theme.current())
        self._laid: dict[tuple[str, float, int], _Laid] = {}

    def paint(self, painter: QPainter, part: QRect) -> None:
        """Paints what stands in a part of the view, with what is behind it."""
        if self._look.of_theme is not theme.current():
            self._look = _Look.of(theme.current())
            self._laid.clear()
        painter.fillRect(part, self._look.of_theme.colors.paper)
        view, count = self._view, self._table.rowCount()
        first = view.rowAt(max(0, part.top() - 1))  # the line of the row above is the first of this part
        if first < 0 or not count:
            return
        last = view.rowAt(part.bottom())
        last = count - 1 if last < 0 else last
        self._table.bring(first, last)
        shown = [
            (column, view.columnViewportPosition(place), view.columnWidth(place))
            for place, column in enumerate(self._table.columns)
            if not view.isColumnHidden(place)
        ]
        if not shown:
            return
        left, right = shown[0][1], shown[-1][1] + shown[-1][2]
        focus = view.currentIndex().row() if view.hasFocus() else -1
        with_flags = any(column is Column.FLAG for column, _, _ in shown)
        chosen = view.selectionModel()
        for place in range(first, last + 1):
            box = QRectF(left, view.rowViewportPosition(place), right - left, view.rowHeight(place))
            is_chosen = chosen.isSelected(self._table.index(place, 0))
            if is_chosen:
                painter.fillRect(box, self._look.of_theme.colors.tint)
            painter.setPen(self._look.line)
            painter.drawLine(box.bottomLeft(), box.bottomRight())
            if place == focus:
                painter.setPen(QPen(self._look.of_theme.colors.gold, 2))
                painter.drawRect(box.adjusted(1, 1, -1, -1))
            self._paint_cells(painter, box, place, shown, chosen=is_chosen, with_flags=with_flags)

    def _paint_cells(
        self,
        painter: QPainter,
        box: QRectF,
        place: int,
        shown: list[tuple[Column, int, int]],
        *,
        chosen: bool,
        with_flags: bool,
    ) -> None:
        row, look, colors = self._table.row(place), self._look, self._look.of_theme.colors
        for column, left, width in shown:
            inside = QRectF(left + look.margin, box.top(), width - 2 * look.margin, box.height())
            kind, ink = look.small, colors.ink if chosen else colors.muted
            if column is Column.TEXT:
                kind = look.chosen if chosen else look.text
                ink = colors.muted if row.suspended and not chosen else colors.ink
                inside = self._paint_marks(painter, inside, row, with_flags=with_flags)
            elif column is Column.FLAG and row.flag:
                inside = self._paint_flag(painter, inside, row)
            words = self._table.words(row, column)
            if words:
                painter.setPen(ink)
                self._paint_words(painter, inside, words, kind)

    def _paint_words(self, painter: QPainter, inside: QRectF, words: str, kind: _Type) -> None:
        key = (words, inside.width(), id(kind))
        laid = self._laid.get(key)
        if laid is None:
            if len(self._laid) > _KEPT:
                self._laid.clear()
            laid = self._laid[key] = _lay(words, inside.width(), kind)
        painter.setFont(kind.font)
        painter.drawStaticText(QPointF(inside.left(), inside.center().y() - laid.half), laid.words)

    def _paint_marks(self, painter: QPainter, inside: QRectF, row: BrowseRow, *, with_flags: bool) -> QRectF:
        c, side = self._look.of_theme.colors, self._look.of_theme.px(14)
        if not (row.marked or row.suspended or row.buried or row.leech or row.edited or row.flag):
            return inside  # as most rows are
        for mark in self._table.marks(row):
            color = c.gold if mark.name in {"MARKED", "EDITED"} else c.warn if mark.name == "LEECH" else c.muted
            inside = _icon(painter, inside, mark.value, color.name(), side)
        flag = flag_of(row.flag)
        if flag and not with_flags:
            inside = _icon(painter, inside, "flag", getattr(c, flag.role).name(), side)
            # Its number too, as on its key: not every eye tells red from green.
            number = str(flag.number)
            painter.setFont(self._look.small.font)
            painter.setPen(c.muted)
            painter.drawText(inside.adjusted(-3, 0, 0, 0), _LEFT, number)
            inside = inside.adjusted(self._look.small.width.horizontalAdvance(number) + 3, 0, 0, 0)
        return inside

    def _paint_flag(self, painter: QPainter, inside: QRectF, row: BrowseRow) -> QRectF:
        flag = flag_of(row.flag)
        if flag is None:
            return inside
        look = self._look.of_theme
        return _icon(painter, inside, "flag", getattr(look.colors, flag.role).name(), look.px(14))


def _lay(words: str, width: float, kind: _Type) -> _Laid:
    # Measuring a long text costs more than painting what fits: nobody sees past this.
    shown = words[: max(8, int(width / 3))].replace("\n", " ")
    text = QStaticText(kind.width.elidedText(shown, Qt.TextElideMode.ElideRight, width))
    text.setTextFormat(Qt.TextFormat.PlainText)
    text.prepare(QTransform(), kind.font)
    return _Laid(text, text.size().height() / 2)


def _icon(painter: QPainter, inside: QRectF, name: str, color: str, side: int) -> QRectF:
    ratio = painter.device().devicePixelRatioF()
    at = QPointF(inside.left(), inside.center().y() - side / 2)
    painter.drawPixmap(at, theme.icon_pixmap(name, color, side, ratio))
    return inside.adjusted(side + 6, 0, 0, 0)

"""Matching: terms on the left, each with a place for its description; the descriptions below."""

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from quizapp.content.items import Matching, Place, PlaceId
from quizapp.gui import theme
from quizapp.gui.theme import Size, Weight
from quizapp.gui.widgets.items.blank import Blank
from quizapp.gui.widgets.items.kinds.base import item_of
from quizapp.gui.widgets.items.kinds.places import Named
from quizapp.gui.widgets.items.kinds.tokens import TokensWidget
from quizapp.gui.widgets.text import Text
from quizapp.services.exam import ItemView

_BESIDE_FROM = 440
"""From this width (px at 100 %) on a term and its description stand beside each other."""


class Pairs(QWidget):
    """Terms with their blanks on a surface, each pair joined by a line."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[tuple[Text, Blank]] = []
        self._heights: dict[int, int] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_rows(self, rows: list[tuple[str, Blank]]) -> None:
        """Shows terms with their blanks."""
        for term, _ in self._rows:
            term.hide()
            term.deleteLater()
        self._rows = []
        for words, blank in rows:
            term = Text(words, size=Size.LARGE, weight=Weight.MEDIUM)
            blank.fills = True
            for widget in (term, blank):
                widget.setParent(self)
                widget.show()
            self._rows.append((term, blank))
        self.lay_out()

    def lay_out(self) -> None:
        """A blank has another size now."""
        self._heights.clear()
        self.updateGeometry()
        self._place(self.width(), move=True)
        self.update()

    def _place(self, width: int, *, move: bool) -> int:
        """Puts every pair where it belongs; gives the height."""
        px = theme.current().px
        side = px(16)
        beside = width >= px(_BESIDE_FROM)
        metrics = QFontMetricsF(theme.current().font(Size.LARGE, Weight.MEDIUM))
        longest = max((metrics.horizontalAdvance(term.text()) for term, _ in self._rows), default=0)
        inside = max(1, width - 2 * side)
        wide = min(round(longest) + 4, round(inside * 0.34)) if beside else inside
        left = side + wide + px(28) if beside else side
        y = side
        for term, blank in self._rows:
            size = blank.size_within(width - side - left)
            tall = term.heightForWidth(wide)
            height = max(tall, size.height()) if beside else tall + 4 + size.height()
            if move:
                top = y + (height - tall) // 2 if beside else y
                term.setGeometry(QRect(side, top, wide, tall))
                below = y + (height - size.height()) // 2 if beside else y + tall + 4
                blank.setGeometry(QRect(left, below, size.width(), size.height()))
            y += height + px(12)
        return y - px(12) + side

    def hasHeightForWidth(self) -> bool:
        """Words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As tall as its pairs; layouts ask for the same few widths again and again."""
        if width not in self._heights:
            self._heights[width] = self._place(width, move=False)
        return self._heights[width]

    def sizeHint(self) -> QSize:
        """A comfortable width."""
        return QSize(theme.current().px(560), self.heightForWidth(theme.current().px(560)))

    def minimumSizeHint(self) -> QSize:
        """Narrow windows wrap."""
        return QSize(160, self.heightForWidth(max(self.width(), 160)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Everything finds its place anew."""
        super().resizeEvent(event)
        self._place(self.width(), move=True)

    def changeEvent(self, event: QEvent) -> None:
        """Follows the theme."""
        super().changeEvent(event)
        if event.type() in theme.CHANGE_EVENTS and hasattr(self, "_rows"):
            self.lay_out()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the surface and the lines between terms and blanks."""
        look = theme.current()
        c = look.colors
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(c.line, 1))
        painter.setBrush(c.surface)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), look.radius, look.radius)
        for term, blank in self._rows:
            if blank.x() <= term.x():
                continue
            words = min(QFontMetricsF(term.font()).horizontalAdvance(term.text()), term.width())
            middle = blank.y() + blank.height() / 2
            painter.setPen(QPen(c.teal if blank.choice and not blank.told else c.line, 1))
            painter.drawLine(QPointF(term.x() + words + look.px(8), middle), QPointF(blank.x() - 1, middle))
        painter.end()


class MatchingWidget(TokensWidget):
    """The pairs, and below them the descriptions."""

    def __init__(self) -> None:
        super().__init__()
        self.pairs = Pairs()
        for part in (self.pairs, self.lead, self.tray, self.reasons):
            self.column.addWidget(part)

    def name_places(self, view: ItemView) -> tuple[Named, ...]:
        """The terms."""
        return tuple(
            Named(place=term.id, number="", heading=term.text, spoken=term.text)
            for term in item_of(view, Matching).terms
        )

    def tokens_of(self, view: ItemView) -> tuple[Place, ...]:
        """The descriptions."""
        return item_of(view, Matching).descriptions

    def short_name(self, place: PlaceId) -> str:
        """The term."""
        return next(named.heading for named in self.places if named.place == place)

    def arrange(self, view: ItemView) -> None:
        """Puts each blank beside its term."""
        super().arrange(view)
        self.pairs.show_rows([(named.heading, self.blank_at(named.place)) for named in self.places])

    def show_state(self) -> None:
        """The pairs make room for what was told."""
        super().show_state()
        self.pairs.lay_out()

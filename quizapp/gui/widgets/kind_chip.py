"""What kind of item this is, in words on a small outlined label."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel

from quizapp.content.items import Item, ItemKind, SelectN
from quizapp.gui import theme
from quizapp.gui.theme import Size


def _n(text: str) -> str:
    """Marks a text for translation."""
    return text


_NAMES: Mapping[ItemKind, str] = {
    ItemKind.SINGLE_BEST_ANSWER: _n("Single best answer"),
    ItemKind.TRUE_FALSE_REASON: _n("True or false, and why"),
    ItemKind.SELECT_ALL: _n("Select all that apply"),
    ItemKind.SELECT_N: _n("Select {n}"),
    ItemKind.GROUPING: _n("Select all that apply in each group"),
    ItemKind.MATRIX_MULTIPLE_CHOICE: _n("Matrix: one in each row"),
    ItemKind.MATRIX_MULTIPLE_RESPONSE: _n("Matrix: all that apply in each row"),
    ItemKind.DROP_DOWN_CLOZE: _n("Drop-down cloze"),
    ItemKind.DROP_DOWN_RATIONALE: _n("Drop-down rationale"),
    ItemKind.DRAG_DROP_CLOZE: _n("Drag-and-drop cloze"),
    ItemKind.ORDERED_RESPONSE: _n("Put in order"),
    ItemKind.MATCHING: _n("Matching"),
    ItemKind.HIGHLIGHT_TEXT: _n("Highlight text"),
    ItemKind.HOT_SPOT: _n("Hot spot"),
    ItemKind.FILL_IN: _n("Fill in"),
    ItemKind.BOW_TIE: _n("Bow-tie"),
}


def kind_title(kind: ItemKind) -> str:
    """The name of a kind as such, without an item of it."""
    if kind is ItemKind.SELECT_N:
        return QCoreApplication.translate("kinds", "Select a stated number")
    return QCoreApplication.translate("kinds", _NAMES[kind])


def kind_name(item: Item) -> str:
    """The name of an item's kind, as people know it."""
    words = QCoreApplication.translate("kinds", _NAMES[item.kind])
    return words.format(n=item.count) if isinstance(item, SelectN) else words


class KindChip(QLabel):
    """The label; it is read as text and cannot be pressed."""

    def show_kind(self, item: Item) -> None:
        """Shows an item's kind."""
        if self.text() != kind_name(item):
            self.setText(kind_name(item))
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        """The words with a little room around them."""
        look = theme.current()
        metrics = QFontMetricsF(look.font(Size.SMALL))
        return QSize(
            round(metrics.horizontalAdvance(self.text()) + look.px(20) + 1), round(metrics.height()) + look.px(8)
        )

    def minimumSizeHint(self) -> QSize:
        """Very large type in a narrow window ends in dots."""
        return QSize(min(self.sizeHint().width(), 240), self.sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        """Follows the theme."""
        super().changeEvent(event)
        if event.type() in theme.CHANGE_EVENTS:
            self.updateGeometry()
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints outline and words."""
        look, c = theme.current(), theme.current().colors
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(c.line, 1))
        painter.setBrush(c.surface)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        painter.setFont(look.font(Size.SMALL))
        painter.setPen(c.muted)
        words = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width() - look.px(16))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
        painter.end()

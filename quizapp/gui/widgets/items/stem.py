"""The stem of an item, in which words can be highlighted: with the mouse over them, or word by word with the keys."""

from math import ceil

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QTextLayout

from quizapp.exams.highlighting import Range, Ranges, at_words, toggled, without, words_of
from quizapp.gui import theme
from quizapp.gui.announce import announce
from quizapp.gui.theme import Size, Weight
from quizapp.gui.widgets.text import Text

_OVER = 2
"""Px by which a highlight stands out around its words."""


class Stem(Text):
    """``highlighted`` carries the ranges whenever the person changes them; ``left`` says that Esc was pressed."""

    highlighted = Signal(object)
    left = Signal()
    focus_radius = 6

    def __init__(self) -> None:
        self._ranges: Ranges = ()
        super().__init__(size=Size.TITLE)
        self.is_settled = False
        self._words: Ranges = ()
        self._at = self._from = 0
        self._dragged_from: int | None = None
        self._taken_away = False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)

    # -- what it shows

    def show_stem(self, text: str, ranges: Ranges, *, settled: bool) -> None:
        """Shows a stem with what is highlighted in it; ``settled``: nothing can be changed any more."""
        if text != self.text():
            self.setText(text)
            self._words = words_of(text)
            self._at = self._from = 0
            self._dragged_from = None
        self.is_settled = settled
        self._show(ranges)

    def _show(self, ranges: Ranges) -> None:
        if ranges != self._ranges:
            self._ranges = ranges
            self._laid_out.clear()
            self.update()
        pieces = ", ".join(f"“{self.text()[start:end]}”" for start, end in ranges)
        told = self.tr("Highlighted: {pieces}").format(pieces=pieces) if ranges else ""
        if told != self.accessibleDescription():
            self.setAccessibleDescription(told)

    @property
    def ranges(self) -> Ranges:
        """What is highlighted."""
        return self._ranges

    # -- where words are

    def _in_layout(self, at: int) -> int:
        """A place in the text as Qt counts: some characters count twice there."""
        return len(self.text()[:at].encode("utf-16-le")) // 2

    def rects_of(self, piece: Range) -> tuple[QRectF, ...]:
        """Where a piece stands, line by line."""
        room = self.contentsRect()
        layout, _, height = self._layout_at(room.width())
        start, end = self._in_layout(piece[0]), self._in_layout(piece[1])
        top = room.y() + (room.height() - height) / 2
        found = []
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            first, last = max(start, line.textStart()), min(end, line.textStart() + line.textLength())
            if first >= last:
                continue
            left, right = (_x(line.cursorToX(place)) for place in (first, last))
            found.append(QRectF(room.x() + left, top + line.y(), right - left, line.height()))
        return tuple(found)

    def word_at(self, point: QPointF) -> int | None:
        """The number of the word at a point; None between words."""
        for number, word in enumerate(self._words):
            if any(rect.adjusted(-3, -4, 3, 4).contains(point) for rect in self.rects_of(word)):
                return number
        return None

    def centre_of(self, word: int) -> QPointF:
        """Where to click for a word."""
        return self.rects_of(self._words[word])[0].center()

    # -- changing it

    def _piece(self, one: int, other: int) -> Range:
        first, last = min(one, other), max(one, other)
        return self._words[first][0], self._words[last][1]

    def _toggle(self, piece: Range) -> None:
        before = self._ranges
        ranges = at_words(self.text(), toggled(self.text(), before, piece))
        self._show(ranges)
        added = len(ranges) > len(before) or sum(b - a for a, b in ranges) > sum(b - a for a, b in before)
        words = self.tr("highlighted: {words}") if added else self.tr("no longer highlighted: {words}")
        announce(self, words.format(words=self.text()[piece[0] : piece[1]]))
        self.highlighted.emit(ranges)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A drag begins at a word."""
        here = self.word_at(event.position())
        if here is not None and event.button() is Qt.MouseButton.LeftButton and not self.is_settled:
            self._dragged_from = self._at = self._from = here
            self._taken_away = False
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The words between are chosen as the mouse goes over them."""
        self.setCursor(Qt.CursorShape.ArrowCursor if self.is_settled else Qt.CursorShape.IBeamCursor)
        here = self.word_at(event.position())
        if self._dragged_from is not None and here is not None and here != self._at:
            self._at = here
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """What the mouse went over is highlighted; a click on what is highlighted takes that away."""
        if self._dragged_from is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        start, self._dragged_from = self._dragged_from, None
        word = self._words[start]
        if start != self._at:
            self._toggle(self._piece(start, self._at))
        else:
            under = next((one for one in self._ranges if one[0] <= word[0] < one[1]), None)
            if under is not None:
                self._taken_away = True
                self._show(without(self._ranges, under))
                self.highlighted.emit(self._ranges)
        self._from = self._at
        self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click highlights a word, unless its first half took a highlight away."""
        here = self.word_at(event.position())
        if here is not None and not self.is_settled and not self._taken_away:
            self._toggle(self._words[here])

    def event(self, event: QEvent) -> bool:
        """Esc leads back to the answer here, not out of the quiz."""
        is_key = event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if is_key and event.key() == Qt.Key.Key_Escape:  # type: ignore[attr-defined]  # it is a key's event
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and Right walk from word to word, with Shift they choose several; Space highlights, Esc leads back."""
        key = event.key()
        steps = {Qt.Key.Key_Left: self._at - 1, Qt.Key.Key_Right: self._at + 1}
        steps |= {Qt.Key.Key_Home: 0, Qt.Key.Key_End: len(self._words) - 1}
        if key in steps and self._words:
            self._at = min(len(self._words) - 1, max(0, steps[Qt.Key(key)]))
            if not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self._from = self._at
            start, end = self._piece(self._from, self._at)
            announce(self, self.text()[start:end])
            self.update()
        elif key == Qt.Key.Key_Space and self._words and not self.is_settled:
            self._toggle(self._piece(self._from, self._at))
            self._from = self._at
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Says how it goes on."""
        super().focusInEvent(event)
        self._from = self._at
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The chosen words are chosen no longer."""
        super().focusOutEvent(event)
        self._from = self._at
        self.update()

    # -- painting

    def _formats(self) -> list[QTextLayout.FormatRange]:
        return [*super()._formats(), *(self._marked(start, end) for start, end in self._ranges)]

    def _marked(self, start: int, end: int) -> QTextLayout.FormatRange:
        first = self._in_layout(start)
        stretch = self._format(first, self._in_layout(end) - first, "on_gold")
        stretch.format.setFontWeight(int(Weight.REGULAR))  # as wide as before: no line breaks otherwise
        return stretch

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints what is highlighted, underlined as well, and the words that the keys or the mouse have chosen."""
        c = theme.current().colors
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for piece in self._ranges:
            for rect in self.rects_of(piece):
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(c.gold_fill)
                painter.drawRoundedRect(rect.adjusted(-_OVER, 0, _OVER, 0), 3, 3)
                painter.setPen(QPen(c.on_gold, 2))
                y = ceil(rect.bottom()) - 1
                painter.drawLine(QPointF(rect.left(), y), QPointF(rect.right(), y))
        painter.end()
        super().paintEvent(event)
        chosen = self._dragged_from is not None and self._from != self._at
        if self._words and not self.is_settled and (self.hasFocus() or chosen):
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(c.gold, 2))
            for rect in self.rects_of(self._piece(self._from, self._at)):
                painter.drawRoundedRect(rect.adjusted(-_OVER, 1, _OVER, -1), 4, 4)
            painter.end()


def _x(found: object) -> float:
    """``cursorToX`` gives the place alone or with the cursor that it fits."""
    place = found[0] if isinstance(found, tuple | list) else found
    if not isinstance(place, float | int):
        raise TypeError(f"{place!r} is no place")
    return float(place)

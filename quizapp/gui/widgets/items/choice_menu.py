"""The list that a blank opens: choices that wrap, each with its letter; arrows walk, letters and Enter choose."""

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QRadioButton, QScrollArea, QVBoxLayout, QWidget

from quizapp.gui import theme
from quizapp.gui.theme import Size, Weight
from quizapp.gui.widgets.chip import paint_mark
from quizapp.gui.widgets.items.blank import ENTERS
from quizapp.gui.widgets.items.options import LETTERS
from quizapp.gui.widgets.keycap import cap_size, paint_cap
from quizapp.gui.widgets.scroll_bar import slim

_WRAP = int(Qt.TextFlag.TextWordWrap)
_PADDING = 6
_WIDEST = 520


class ChoiceRow(QRadioButton):
    """One choice of the list."""

    focus_ring = False
    keyed = Signal(object)
    """A key was pressed: the list knows what it does."""

    def __init__(self, letter: str, text: str, note: str) -> None:
        super().__init__(text)
        self._letter, self._note = letter, note
        self._mouse: QPoint | None = None
        self.setAutoExclusive(False)
        self.setMouseTracking(True)
        self.setAccessibleName(f"{letter}. {text}" if letter else text)
        self.setAccessibleDescription(note)

    @property
    def letter(self) -> str:
        """Its key, empty where it has none."""
        return self._letter

    def _words(self, width: int) -> tuple[QRectF, QRectF]:
        """The rooms of the words and of the note below them."""
        px, font = theme.current().px, theme.current().font
        left = px(12) + px(18) + px(10)
        wide = max(20, width - left - px(12) - cap_size("A").width() - px(10))
        metrics = QFontMetricsF(font(Size.LARGE, Weight.MEDIUM))
        box = metrics.boundingRect(QRectF(0, 0, wide + 1, 1e4), _WRAP, self.text())
        words = QRectF(left, px(8), wide, max(box.height(), metrics.height()))
        below = QFontMetricsF(font(Size.SMALL)).height() if self._note else 0.0
        return words, QRectF(left, words.bottom(), wide, below)

    def wanted_width(self) -> int:
        """On one line."""
        px = theme.current().px
        words = QFontMetricsF(theme.current().font(Size.LARGE, Weight.MEDIUM)).horizontalAdvance(self.text())
        return round(words + px(12) + px(18) + px(10) + px(10) + cap_size("A").width() + px(12) + 3)

    def height_at(self, width: int) -> int:
        """As tall as its words."""
        return round(self._words(width)[1].bottom() + theme.current().px(8) + 0.5)

    def hitButton(self, pos: QPoint) -> bool:
        """All of it can be pressed."""
        return True

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The mouse walks too, but only when it is moved: not where a list opens under it."""
        at = event.globalPosition().toPoint()
        if self._mouse is not None and at != self._mouse:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._mouse = at
        super().mouseMoveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """All keys are the list's."""
        self.keyed.emit(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints mark, words and cap; gold around the row that Enter chooses."""
        look, px = theme.current(), theme.current().px
        c, (words, note) = look.colors, self._words(self.width())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus():
            painter.setPen(QPen(c.gold, 2))
            painter.setBrush(c.tint)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
        line = QFontMetricsF(look.font(Size.LARGE)).height()
        if self._letter:
            box = QRectF(px(12), words.top() + (line - px(18)) / 2, px(18), px(18))
            paint_mark(painter, box, on=self.isChecked(), round_mark=True)
            paint_cap(painter, self.width() - px(12), words.top() + line / 2, self._letter, ink=c.muted, edge=c.line)
        painter.setFont(look.font(Size.LARGE, Weight.MEDIUM if self.isChecked() else Weight.REGULAR))
        painter.setPen(c.ink if self._letter else c.muted)
        painter.drawText(words.adjusted(0, 0, 2, 8), _WRAP, self.text())
        if self._note:
            painter.setFont(look.font(Size.SMALL))
            painter.setPen(c.muted)
            painter.drawText(note.adjusted(0, 0, 2, 4), self._note)
        painter.end()


class ChoiceMenu(QFrame):
    """Opens under a control. ``chosen`` tells the number of the choice, -1 for none, and whether a key chose it."""

    chosen = Signal(int, bool)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._body = QWidget()
        self._column = QVBoxLayout(self._body)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(1)
        self._scroll = QScrollArea(self)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self._body)
        self._scroll.setWidgetResizable(True)
        slim(self._scroll)
        self._body.setAutoFillBackground(False)
        self._scroll.viewport().setAutoFillBackground(False)
        around = QVBoxLayout(self)
        around.setContentsMargins(_PADDING, _PADDING, _PADDING, _PADDING)
        around.addWidget(self._scroll)
        self.rows: tuple[ChoiceRow, ...] = ()

    def offer(self, choices: tuple[tuple[str, str], ...], current: int) -> None:
        """Shows choices (words, and a note such as where it stands now); ``current`` is the chosen one, -1 for none."""
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        rows = [ChoiceRow(letter, *choice) for letter, choice in zip(LETTERS, choices, strict=False)]
        if current >= 0:
            rows.append(ChoiceRow("", self.tr("Leave it empty"), ""))
        for number, row in enumerate(rows):
            row.setChecked(number == current)
            row.keyed.connect(self.keyPressEvent)
            row.clicked.connect(lambda _on=False, number=number: self._choose(number, by_key=False))
            self._column.addWidget(row)
        self.rows = tuple(rows)
        self._current = max(0, current)

    def open_under(self, control: QWidget) -> None:
        """Opens below a control, or above it where there is no room below."""
        screen = control.screen().availableGeometry()
        size = self._size_within(min(theme.current().px(_WIDEST), control.window().width() - 16), screen.height() - 16)
        below = control.mapToGlobal(QPoint(0, control.height() + 6))
        if below.y() + size.height() > screen.bottom():
            above = control.mapToGlobal(QPoint(0, -6 - size.height())).y()
            below.setY(
                max(screen.top(), min(above if above >= screen.top() else screen.bottom() - size.height(), above))
            )
        window = control.window().frameGeometry()
        right = min(screen.right(), window.right() - 8)
        below.setX(max(screen.left(), min(below.x(), right - size.width())))
        self.setGeometry(QRect(below, size))
        self.show()
        self.rows[self._current].setFocus(Qt.FocusReason.PopupFocusReason)

    def _size_within(self, width: int, height: int) -> QSize:
        inside = min(width - 2 * _PADDING, max(theme.current().px(200), *(row.wanted_width() for row in self.rows)))
        tall = 0
        for row in self.rows:
            row.setFixedHeight(row.height_at(inside))
            tall += row.height() + 1
        return QSize(inside + 2 * _PADDING, min(height, tall - 1 + 2 * _PADDING))

    def _choose(self, number: int, *, by_key: bool) -> None:
        self.close()
        self.chosen.emit(number if self.rows[number].letter else -1, by_key)

    def _walk(self, by: int) -> None:
        here = next((number for number, row in enumerate(self.rows) if row.hasFocus()), 0)
        row = self.rows[(here + by) % len(self.rows)]
        row.setFocus(Qt.FocusReason.TabFocusReason)
        self._scroll.ensureWidgetVisible(row, 0, 0)

    def event(self, event: QEvent) -> bool:
        """While it is open its keys are its own: no letter is a shortcut of the page."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def focusNextPrevChild(self, on: bool) -> bool:  # noqa: FBT001 - Qt's signature
        """Tab walks."""
        self._walk(1 if on else -1)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walks, chooses, or closes."""
        key = Qt.Key(event.key())
        letters = [row.letter for row in self.rows]
        if key in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            self._walk(1 if key == Qt.Key.Key_Down else -1)
        elif key in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            self._walk((0 if key == Qt.Key.Key_Home else -1) - next(n for n, r in enumerate(self.rows) if r.hasFocus()))
        elif key in ENTERS or key == Qt.Key.Key_Space:
            self._choose(next(number for number, row in enumerate(self.rows) if row.hasFocus()), by_key=True)
        elif key == Qt.Key.Key_Escape:
            self.close()
        elif event.text() and event.text().upper() in letters:
            self._choose(letters.index(event.text().upper()), by_key=True)
        elif key in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace} and letters[-1] == "":
            self._choose(len(letters) - 1, by_key=True)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the surface; the corners are the page's colour."""
        c = theme.current().colors
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), c.paper)
        painter.setPen(QPen(c.edge, 1))
        painter.setBrush(c.surface)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 10, 10)
        painter.end()

"""Answer options as large rows: a mark, the words, a key's cap; once revealed, a verdict and a rationale for each."""

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QRadioButton, QSizePolicy, QVBoxLayout, QWidget

from quizapp.content.items import Option, OptionId
from quizapp.gui import theme
from quizapp.gui.theme import Size, Weight
from quizapp.gui.widgets.chip import paint_mark
from quizapp.gui.widgets.keycap import cap_size, paint_cap

LETTERS = "ABCDEFGH"


class Verdict(Enum):
    """What may be told of an option."""

    UNTOLD = "untold"
    RIGHT = "right"
    CHOSEN_WRONG = "chosen wrong"
    WRONG = "wrong"


def verdict(option: Option, *, chosen: bool, revealed: bool) -> Verdict:
    """The verdict on an option."""
    if not revealed:
        return Verdict.UNTOLD
    if option.correct:
        return Verdict.RIGHT
    return Verdict.CHOSEN_WRONG if chosen else Verdict.WRONG


@dataclass(frozen=True, slots=True, kw_only=True)
class _Measures:
    """Where the parts of a row stand; ``words`` and ``reason`` are the rooms of the option's text and rationale."""

    words: QRectF
    verdict: QRectF
    reason: QRectF
    height: float


class OptionRow(QRadioButton):
    """One option. Screen readers know it as a radio button; the arrow keys move among the rows."""

    def __init__(self, letter: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._letter = letter
        self._words = self._reason = ""
        self._verdict = Verdict.UNTOLD
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_option(self, option: Option, *, chosen: bool, revealed: bool) -> None:
        """Shows an option, with its verdict and rationale once they may be told."""
        self._words, self._reason = option.text, option.rationale if revealed else ""
        self._verdict = verdict(option, chosen=chosen, revealed=revealed)
        self.setCursor(Qt.CursorShape.ArrowCursor if revealed else Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(f"{self._letter}. {option.text}")
        self.setAccessibleDescription(" ".join(part for part in (self.verdict_words, self._reason) if part))
        self.updateGeometry()
        self.update()

    @property
    def verdict(self) -> Verdict:
        """What is told of it."""
        return self._verdict

    @property
    def verdict_words(self) -> str:
        """``Right``, ``Your answer`` or nothing; for the right one that was chosen both."""
        if self._verdict is Verdict.RIGHT:
            return self.tr("Right, your answer") if self.isChecked() else self.tr("Right")
        return self.tr("Your answer") if self._verdict is Verdict.CHOSEN_WRONG else ""

    # -- sizes

    def _measure(self, width: int) -> _Measures:
        look, px = theme.current(), theme.current().px
        left, top = px(18) + px(22) + px(14), px(15)
        right = width - px(18) - cap_size(self._letter).width() - px(12)
        told = QFontMetricsF(look.font(Size.SMALL, Weight.BOLD))
        aside = told.horizontalAdvance(self.verdict_words) + px(12) if self.verdict_words else 0.0
        beside = aside < (right - left) * 0.4  # otherwise the verdict stands under the words
        wide = right - left - (aside if beside else 0)
        metrics = QFontMetricsF(look.font(Size.LARGE))
        words = metrics.boundingRect(QRectF(0, 0, wide, 1e4), int(Qt.TextFlag.TextWordWrap), self._words)
        room = QRectF(left, top, wide, max(words.height(), metrics.height()))
        verdict_at = QRectF(
            right - aside if beside else left, room.top() if beside else room.bottom() + 2, aside, told.height()
        )
        if beside:
            verdict_at.moveTop(room.top() + (metrics.height() - told.height()) / 2)
        bottom = room.bottom() if beside or not aside else verdict_at.bottom()
        reason = QRectF(left, bottom + px(4), right - left + cap_size(self._letter).width(), 0)
        if self._reason:
            body = QFontMetricsF(look.font(Size.BODY))
            reason.setHeight(
                body.boundingRect(
                    QRectF(0, 0, reason.width(), 1e4), int(Qt.TextFlag.TextWordWrap), self._reason
                ).height()
            )
            bottom = reason.bottom()
        return _Measures(words=room, verdict=verdict_at, reason=reason, height=bottom + px(15))

    def hasHeightForWidth(self) -> bool:
        """Long words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As tall as its words need."""
        return round(self._measure(width).height + 0.5)

    def sizeHint(self) -> QSize:
        """As wide as the page lets it be."""
        wide = theme.current().px(480)
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        """Narrow windows wrap."""
        return QSize(160, self.heightForWidth(max(self.width(), 160)))

    # -- what it does

    def hitButton(self, pos: object) -> bool:
        """All of the row can be pressed."""
        return True

    def nextCheckState(self) -> None:
        """A revealed answer stands."""
        if self._verdict is Verdict.UNTOLD:
            super().nextCheckState()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter belongs to the page: it submits."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            event.ignore()
            return
        super().keyPressEvent(event)
        moved_to = self.window().focusWidget()
        if isinstance(moved_to, OptionRow) and moved_to is not self and moved_to.verdict is Verdict.UNTOLD:
            moved_to.setChecked(True)  # Qt does so only when a row was chosen before

    def changeEvent(self, event: QEvent) -> None:
        """Follows the theme."""
        super().changeEvent(event)
        if event.type() in theme.CHANGE_EVENTS:
            self.updateGeometry()
            self.update()

    # -- painting

    def _colors(self) -> tuple[QColor, QColor]:
        """Edge and fill."""
        c = theme.current().colors
        match self._verdict:
            case Verdict.RIGHT:
                return c.good, c.good_tint
            case Verdict.CHOSEN_WRONG:
                return c.bad, c.bad_tint
            case Verdict.WRONG:
                return c.line, c.surface
            case Verdict.UNTOLD:
                if self.isChecked():
                    return c.teal, c.tint
                return (c.edge if self.underMouse() else c.line), c.surface

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the row."""
        look, px = theme.current(), theme.current().px
        edge, fill = self._colors()
        at = self._measure(self.width())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(edge, 1))
        painter.setBrush(fill)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), look.radius, look.radius)
        line = QFontMetricsF(look.font(Size.LARGE)).height()
        self._paint_mark(painter, QRectF(px(18), at.words.top() + (line - px(22)) / 2, px(22), px(22)))
        c = look.colors
        wrap = int(Qt.TextFlag.TextWordWrap)
        painter.setFont(look.font(Size.LARGE, Weight.MEDIUM if self._verdict is Verdict.RIGHT else Weight.REGULAR))
        painter.setPen(c.ink)
        painter.drawText(at.words.adjusted(0, 0, 2, 8), wrap, self._words)
        if self.verdict_words:
            painter.setFont(look.font(Size.SMALL, Weight.BOLD))
            painter.setPen(c.good if self._verdict is Verdict.RIGHT else c.bad)
            painter.drawText(at.verdict.adjusted(0, 0, 2, 2), self.verdict_words)
        if self._reason:
            painter.setFont(look.font(Size.BODY))
            painter.setPen(c.ink if self._verdict in {Verdict.RIGHT, Verdict.CHOSEN_WRONG} else c.muted)
            painter.drawText(at.reason.adjusted(0, 0, 2, 8), wrap, self._reason)
        cap_edge = c.line if self._verdict is Verdict.UNTOLD else edge
        paint_cap(painter, self.width() - px(18), at.words.top() + line / 2, self._letter, ink=c.muted, edge=cap_edge)
        painter.end()

    def _paint_mark(self, painter: QPainter, box: QRectF) -> None:
        c = theme.current().colors
        icon = {Verdict.RIGHT: ("circle-check", c.good), Verdict.CHOSEN_WRONG: ("circle-x", c.bad)}.get(self._verdict)
        if icon is None:
            paint_mark(painter, box, on=self.isChecked() and self._verdict is Verdict.UNTOLD, round_mark=True)
            return
        name, color = icon
        pixmap = theme.icon_pixmap(name, color.name(), round(box.width()), self.devicePixelRatioF())
        painter.drawPixmap(QPointF(box.topLeft()), pixmap)


class OptionList(QWidget):
    """The options of a single best answer. Rows are kept and shown anew, so that nothing flickers between items."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[OptionRow] = []
        self._options: tuple[Option, ...] = ()
        self._rendering = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)

    @property
    def rows(self) -> tuple[OptionRow, ...]:
        """The rows that are shown."""
        return tuple(self._rows[: len(self._options)])

    @property
    def chosen(self) -> tuple[OptionId, ...]:
        """What is chosen: none or one."""
        return tuple(option.id for option, row in zip(self._options, self.rows, strict=True) if row.isChecked())

    def show_options(self, options: tuple[Option, ...], chosen: tuple[OptionId, ...], *, revealed: bool) -> None:
        """Shows options."""
        self._rendering = True
        self._options = options
        while len(self._rows) < len(options):
            self._add_row()
        for row in self._rows:
            row.setAutoExclusive(False)  # otherwise Qt would not let the last choice go
        for number, row in enumerate(self._rows):
            row.setVisible(number < len(options))
            row.setChecked(number < len(options) and options[number].id in chosen)
        for row, option in zip(self._rows, options, strict=False):
            row.show_option(option, chosen=option.id in chosen, revealed=revealed)
            row.setAutoExclusive(True)
        self._rendering = False

    def _add_row(self) -> None:
        row = OptionRow(LETTERS[len(self._rows)], self)
        row.toggled.connect(self._toggled)
        self._rows.append(row)
        self._column.addWidget(row)

    def _toggled(self, on: bool) -> None:  # noqa: FBT001 - Qt's signature
        if on and not self._rendering:
            self.changed.emit()

    def choose(self, number: int) -> bool:
        """Chooses a row by its number from 0, as its key does; False when there is no such row or it is settled."""
        if not 0 <= number < len(self._options) or self._rows[number].verdict is not Verdict.UNTOLD:
            return False
        self._rows[number].setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._rows[number].setChecked(True)
        return True

    def take_focus(self) -> None:
        """Puts the focus on what is chosen, else on the first row."""
        rows = self.rows
        if rows:
            next((row for row in rows if row.isChecked()), rows[0]).setFocus(Qt.FocusReason.OtherFocusReason)

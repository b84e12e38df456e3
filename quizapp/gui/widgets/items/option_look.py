"""How an option looks as a large row: a mark, the words, a key's cap; once revealed, a verdict and a rationale."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from quizapp.content.items import Option
from quizapp.gui import theme
from quizapp.gui.theme import Size, Weight
from quizapp.gui.widgets.chip import paint_mark
from quizapp.gui.widgets.items.option_measures import (
    STRIKE_FROM,
    Measures,
    Said,
    pad,
    reckoned,
    shows_cap,
    size_of_type,
)
from quizapp.gui.widgets.items.verdict import Verdict, paint_verdict_mark, verdict, verdict_colors, verdict_words
from quizapp.gui.widgets.keycap import cap_size, paint_cap

_WRAP = int(Qt.TextFlag.TextWordWrap)

if TYPE_CHECKING:
    _Button = QAbstractButton
else:
    _Button = object  # the two rows bring Qt's button of their kind


class RowLook(_Button):
    """What both rows share: sizes, painting, and that a revealed answer stands."""

    _several = False
    _letter = _words = _reason = ""
    _verdict = Verdict.UNTOLD
    _compact = _struck = False
    strikes = False
    """Whether it can be struck out at all; its list says so."""

    def prepare(self, letter: str, *, compact: bool) -> None:
        self._letter, self._compact = letter, compact
        self._is_ready = True
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_letter(self, letter: str) -> None:
        """Takes another key."""
        self._letter = letter

    def show_option(self, option: Option, *, chosen: bool, revealed: bool) -> None:
        """Shows an option, with its verdict and rationale once they may be told."""
        self._words, self._reason = option.text, option.rationale if revealed else ""
        self._verdict = verdict(option, chosen=chosen, revealed=revealed, several=self._several)
        self.setCursor(Qt.CursorShape.ArrowCursor if revealed else Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(f"{self._letter}. {option.text}" if self._letter else option.text)
        self._describe()
        self.updateGeometry()
        self.update()

    def _describe(self) -> None:
        struck = self.tr("Struck out") if self._struck else ""
        told = (struck, self.verdict_words, self._reason)
        self.setAccessibleDescription(" ".join(part for part in told if part))

    # -- striking out

    @property
    def is_struck(self) -> bool:
        """Whether the person has struck it out."""
        return self._struck

    def show_struck(self, struck: bool) -> None:  # noqa: FBT001 - a setter
        """Shows it struck out, or no longer."""
        if struck != self._struck:
            self._struck = struck
            self._describe()
            self.update()

    @property
    def can_be_struck(self) -> bool:
        """Whether striking out means anything now."""
        return self.strikes and self._verdict is Verdict.UNTOLD

    def strike_place(self) -> QRectF:
        """Where the sign stands that strikes the option out; nothing where there is none."""
        if not self.can_be_struck or self.width() < theme.current().px(STRIKE_FROM):
            return QRectF()
        at, px = self._measure(self.width()), theme.current().px
        cap = cap_size(self._letter).width() + px(12) if self._shows_cap(self.width()) else 0
        line = QFontMetricsF(theme.current().font(self._type)).height()
        side = px(24)
        right = self.width() - self._pad()[0] - cap
        return QRectF(right - side, at.words.top() + (line - side) / 2, side, side)

    @property
    def verdict(self) -> Verdict:
        """What is told of it."""
        return self._verdict

    @property
    def verdict_words(self) -> str:
        """``Right``, ``Your answer``, ``Right, not chosen`` or nothing."""
        return verdict_words(self._verdict, chosen=self.isChecked(), several=self._several)

    # -- sizes

    @property
    def _type(self) -> Size:
        return size_of_type(compact=self._compact)

    def _pad(self) -> tuple[int, int, int]:
        return pad(compact=self._compact)

    def _said(self) -> Said:
        return Said(
            letter=self._letter,
            words=self._words,
            reason=self._reason,
            verdict="" if self.can_be_struck else self.verdict_words,
            compact=self._compact,
            can_be_struck=self.can_be_struck,
        )

    def _measure(self, width: int) -> Measures:
        look = theme.current()
        return reckoned(self._said(), width, look.scale, look.wide)

    def foresee(self, option: Option) -> None:
        """Measures the row as it will be told, chosen or not: at the answer it is then known."""
        look = theme.current()
        for chosen in (False, True):
            told = verdict(option, chosen=chosen, revealed=True, several=self._several)
            words = verdict_words(told, chosen=chosen, several=self._several)
            said = Said(
                letter=self._letter,
                words=option.text,
                reason=option.rationale,
                verdict=words,
                compact=self._compact,
                can_be_struck=False,
            )
            reckoned(said, self.width(), look.scale, look.wide)

    def _shows_cap(self, width: int) -> bool:
        look = theme.current()
        return shows_cap(self._letter, self._words, width, self._compact, look.scale, look.wide)

    def hasHeightForWidth(self) -> bool:
        """Long words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As tall as its words need."""
        return round(self._measure(width).height + 0.5)

    @property
    def liked_width(self) -> int:
        """As wide as the page lets it be."""
        return theme.current().px(240 if self._compact else 480)

    def sizeHint(self) -> QSize:
        """As wide as the page lets it be."""
        return QSize(self.liked_width, self.heightForWidth(self.liked_width))

    def minimumSizeHint(self) -> QSize:
        """Narrow windows wrap; how tall it then has to be, its height for a width says."""
        return QSize(160, theme.current().px(40))

    # -- what it does

    def hitButton(self, pos: object) -> bool:
        """All of the row can be pressed."""
        return True

    def changeEvent(self, event: QEvent) -> None:
        """Follows the theme."""
        super().changeEvent(event)
        if event.type() in theme.CHANGE_EVENTS and hasattr(self, "_is_ready"):
            self.updateGeometry()
            self.update()

    # -- painting

    def _paint_strike_sign(self, painter: QPainter) -> None:
        """Where the mouse or the focus is, and wherever an option is struck out already: to take that back."""
        place = self.strike_place()
        if place.isEmpty() or not (self.underMouse() or self.hasFocus() or self._struck):
            return
        c, px = theme.current().colors, theme.current().px
        name = "undo-2" if self._struck else "strikethrough"
        icon = theme.icon_pixmap(name, c.muted.name(), px(18), self.devicePixelRatioF())
        painter.drawPixmap(place.center() - QPointF(px(18), px(18)) / 2, icon)

    def _colors(self) -> tuple[QColor, QColor]:
        """Edge and ground."""
        c = theme.current().colors
        if self._verdict is not Verdict.UNTOLD:
            edge, ground, _ = verdict_colors(self._verdict)
            return edge, ground
        if self.isChecked():
            return c.teal, c.tint
        return (c.edge if self.underMouse() else c.line), c.surface

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the row."""
        look = theme.current()
        c, (edge, ground) = look.colors, self._colors()
        at = self._measure(self.width())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        style = Qt.PenStyle.DashLine if self._verdict is Verdict.MISSED else Qt.PenStyle.SolidLine
        painter.setPen(QPen(edge, 1, style))
        painter.setBrush(ground)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), look.radius, look.radius)
        line = QFontMetricsF(look.font(self._type)).height()
        side, _, mark = self._pad()
        box = QRectF(side, at.words.top() + (line - mark) / 2, mark, mark)
        if not paint_verdict_mark(painter, box, self._verdict, ratio=self.devicePixelRatioF()):
            on = self.isChecked() and self._verdict is Verdict.UNTOLD
            paint_mark(painter, box, on=on, round_mark=not self._several)
        strong = self._verdict in {Verdict.RIGHT, Verdict.MISSED}
        font = QFont(look.font(self._type, Weight.MEDIUM if strong else Weight.REGULAR))
        font.setStrikeOut(self._struck)
        painter.setFont(font)
        painter.setPen(c.muted if self._struck and self._verdict is Verdict.UNTOLD else c.ink)
        painter.drawText(at.words.adjusted(0, 0, 2, 8), _WRAP, self._words)
        if self.verdict_words:
            painter.setFont(look.font(Size.SMALL, Weight.BOLD))
            painter.setPen(verdict_colors(self._verdict)[2])
            painter.drawText(at.verdict.adjusted(0, 0, 2, 2), self.verdict_words)
        if self._reason:
            painter.setFont(look.font(Size.BODY))
            painter.setPen(c.muted if self._verdict is Verdict.WRONG else c.ink)
            painter.drawText(at.reason.adjusted(0, 0, 2, 8), _WRAP, self._reason)
        if self._shows_cap(self.width()):
            cap_edge = c.line if self._verdict is Verdict.UNTOLD else edge
            paint_cap(painter, self.width() - side, at.words.top() + line / 2, self._letter, ink=c.muted, edge=cap_edge)
        self._paint_strike_sign(painter)
        painter.end()

"""How sure the person is of an answer: three choices, each with what it earns when the answer is right or wrong."""

from PySide6.QtCore import QCoreApplication, QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from quizapp.gui import shortcuts, theme
from quizapp.gui.theme import Size, Weight
from quizapp.gui.widgets.flow import Flow
from quizapp.gui.widgets.keycap import cap_size, paint_cap
from quizapp.gui.widgets.text import Text

LEVELS = (1, 2, 3)


def certainty_word(level: int) -> str:
    """``Guess``, ``Fairly sure``, ``Certain``."""
    tr = QCoreApplication.translate
    return (tr("certainty", "Guess"), tr("certainty", "Fairly sure"), tr("certainty", "Certain"))[level - 1]


class CertaintyChoice(QRadioButton):
    """One of the three; ``earns`` stands under its word: points when right, points when wrong."""

    def __init__(self, level: int, right: int, wrong: int) -> None:
        super().__init__(certainty_word(level))
        self.is_compact = False
        self._key = shortcuts.CERTAINTY.keys[level - 1].replace("+", " ")
        minus = "\u2212" if wrong else ""
        self._earns = f"+{right} / {minus}{abs(wrong)}"
        told = self.tr("{word}: {right} if right, {wrong} if wrong")
        self.setAccessibleName(told.format(word=self.text(), right=f"+{right}", wrong=wrong))
        self.setToolTip(self.accessibleName())
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    @property
    def focus_radius(self) -> int:
        """The radius of the corners, for the focus ring."""
        return theme.current().radius

    def sizeHint(self) -> QSize:
        """Its word over what it earns, and the cap of its key."""
        look, px = theme.current(), theme.current().px
        word = QFontMetricsF(look.font(Size.BODY, Weight.BOLD))
        small = QFontMetricsF(look.font(Size.SMALL))
        width = max(word.horizontalAdvance(self.text()), small.horizontalAdvance(self._earns))
        width += px(14) * 2
        width += px(18) if self.is_compact else px(10) + cap_size(self._key).width()
        return QSize(round(width + 1), round(word.height() + small.height() + px(14)))

    def minimumSizeHint(self) -> QSize:
        """Never cut; where it is narrow there is no cap."""
        return self.sizeHint()

    def hitButton(self, pos: object) -> bool:
        """All of it answers."""
        return True

    def changeEvent(self, event: QEvent) -> None:
        """Follows the theme."""
        super().changeEvent(event)
        if event.type() in theme.CHANGE_EVENTS:
            self.updateGeometry()
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter belongs to the page; Space and the arrow keys are Qt's."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            event.ignore()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints it; the chosen one has a mark beside its word too."""
        look, px, on = theme.current(), theme.current().px, self.isChecked()
        c = look.colors
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self.isEnabled():
            painter.setOpacity(0.6)
        painter.setPen(QPen(c.teal if on else c.line, 2 if on else 1))
        painter.setBrush(c.tint if on or (self.underMouse() and self.isEnabled()) else c.surface)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), look.radius, look.radius)
        word = QFontMetricsF(look.font(Size.BODY, Weight.BOLD))
        small = QFontMetricsF(look.font(Size.SMALL))
        top = (self.height() - word.height() - small.height()) / 2
        painter.setFont(look.font(Size.BODY, Weight.BOLD))
        painter.setPen(c.ink)
        painter.drawText(QRectF(px(14), top, self.width(), word.height()), self.text())
        painter.setFont(look.font(Size.SMALL))
        painter.setPen(c.muted)
        painter.drawText(QRectF(px(14), top + word.height(), self.width(), small.height() + 2), self._earns)
        right = self.width() - px(12 if self.is_compact else 14)
        if on:
            mark = theme.icon_pixmap("check", c.teal.name(), px(18), self.devicePixelRatioF())
            painter.drawPixmap(round(right - px(18)), round((self.height() - px(18)) / 2), mark)
        elif not self.is_compact:
            paint_cap(painter, right, self.height() / 2, self._key, ink=c.muted, edge=c.line)
        painter.end()


class CertaintyBar(QWidget):
    """``chosen`` carries 1, 2 or 3 when the person says how sure they are."""

    chosen = Signal(int)

    def __init__(self, right: dict[int, int], wrong: dict[int, int]) -> None:
        super().__init__()
        self.question = Text(self.tr("How sure are you?"), role="muted", size=Size.SMALL, wrap=False)
        self.setAccessibleName(self.question.text())
        self._group = QButtonGroup(self)
        self._flow = Flow(self, gap=8)
        self._flow.addWidget(self.question)
        self.choices = {level: CertaintyChoice(level, right[level], wrong[level]) for level in LEVELS}
        for level, choice in self.choices.items():
            self._group.addButton(choice, level)
            self._flow.addWidget(choice)
        self._group.idClicked.connect(self.chosen)

    def show_certainty(self, level: int | None, *, settled: bool) -> None:
        """Shows what was said; ``settled``: it stands."""
        self._group.setExclusive(False)
        for one, choice in self.choices.items():
            choice.setChecked(one == level)
            choice.setEnabled(not settled or one == level)
        self._group.setExclusive(True)

    def arrange(self, *, narrow: bool) -> None:
        """Where it is narrow the three stand without their question and their keys."""
        self.question.setVisible(not narrow)
        for choice in self.choices.values():
            if choice.is_compact != narrow:
                choice.is_compact = narrow
                choice.updateGeometry()

    @property
    def level(self) -> int | None:
        """What is said; None while nothing is."""
        return next((level for level, choice in self.choices.items() if choice.isChecked()), None)

    def say(self, level: int) -> None:
        """Says it as its key does."""
        choice = self.choices[level]
        if choice.isEnabled() and not choice.isHidden() and self.isVisible():
            choice.setChecked(True)
            self.chosen.emit(level)

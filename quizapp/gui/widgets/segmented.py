"""A few choices side by side, of which one holds."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QRadioButton, QWidget

from quizapp.gui import theme
from quizapp.gui.theme import Size, Weight
from quizapp.gui.widgets.flow import Flow


class _Segment(QRadioButton):
    """One choice: a radio button for the keyboard and for screen readers, painted as a pill with a mark when chosen."""

    focus_radius = 9

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        """The word, the mark, and room around them."""
        look = theme.current()
        word = QFontMetricsF(look.font(Size.BODY, Weight.BOLD)).horizontalAdvance(self.text())
        return QSize(round(word) + look.px(48), look.px(38))

    def minimumSizeHint(self) -> QSize:
        """A choice is never cut."""
        return self.sizeHint()

    def hitButton(self, pos: object) -> bool:
        """The whole pill answers."""
        return True

    def changeEvent(self, event: QEvent) -> None:
        """Follows the theme."""
        super().changeEvent(event)
        if event.type() in theme.CHANGE_EVENTS:
            self.updateGeometry()
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the pill."""
        look, c = theme.current(), theme.current().colors
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.75, 0.75, -0.75, -0.75)
        painter.setPen(QPen(c.teal, 1.5) if self.isChecked() else QPen(c.line, 1))
        painter.setBrush(c.tint if self.isChecked() or self.underMouse() else c.surface)
        painter.drawRoundedRect(box, 9, 9)
        mark = look.px(14)
        painter.setFont(look.font(Size.BODY, Weight.BOLD if self.isChecked() else Weight.MEDIUM))
        word = QFontMetricsF(painter.font()).horizontalAdvance(self.text())
        whole = word + (mark + 6 if self.isChecked() else 0)
        x = (self.width() - whole) / 2
        if self.isChecked():
            pixmap = theme.icon_pixmap("check", c.teal.name(), mark, self.devicePixelRatioF())
            painter.drawPixmap(round(x), round((self.height() - mark) / 2), pixmap)
            x += mark + 6
        painter.setPen(c.ink)
        painter.drawText(QRectF(x, 0, word + 2, self.height()), Qt.AlignmentFlag.AlignVCenter, self.text())
        painter.end()


class Segmented(QWidget):
    """Choices with a value each. Arrow keys walk, Tab enters at the one that holds."""

    chosen = Signal(object)

    def __init__(self, choices: tuple[tuple[str, object], ...], *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        row = Flow(self, gap=8)
        self.segments: dict[object, _Segment] = {}
        for text, value in choices:
            segment = _Segment(text)
            segment.setAccessibleName(f"{name}: {text}")
            segment.clicked.connect(lambda _checked=False, value=value: self.chosen.emit(value))
            row.addWidget(segment)
            self.segments[value] = segment

    def choose(self, value: object) -> None:
        """Marks a choice; nothing is emitted."""
        self.segments[value].setChecked(True)

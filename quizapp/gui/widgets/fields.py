"""Where a person sets something: a slider, a number, a line of text, a switch. Qt's own behaviour, our own look."""

from datetime import date

from PySide6.QtCore import QDate, QEvent, QLocale, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QCheckBox,
    QDateEdit,
    QLineEdit,
    QSlider,
    QSpinBox,
    QWidget,
)

from quizapp.gui import theme


class Slider(QSlider):
    """A line with a knob. The wheel scrolls the page instead: nobody means to change a setting by scrolling."""

    focus_radius = 8

    def __init__(self, least: int, most: int, step: int, *, name: str) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setRange(least, most)
        self.setSingleStep(step)
        self.setPageStep(step * 5)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def sizeHint(self) -> QSize:
        """A hand's width."""
        return QSize(theme.current().px(200), theme.current().px(28))

    def minimumSizeHint(self) -> QSize:
        """Room enough to aim."""
        return QSize(theme.current().px(80), theme.current().px(28))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Is left to the page."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints line and knob."""
        look, c = theme.current(), theme.current().colors
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        knob = look.px(18)
        middle = self.height() / 2
        share = (self.value() - self.minimum()) / max(1, self.maximum() - self.minimum())
        x = knob / 2 + share * (self.width() - knob)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(c.edge)
        painter.drawRoundedRect(QRectF(0, middle - 2, self.width(), 4), 2, 2)
        painter.setBrush(c.teal)
        painter.drawRoundedRect(QRectF(0, middle - 2, x, 4), 2, 2)
        painter.setPen(QPen(c.teal, 2))
        painter.setBrush(c.surface)
        painter.drawEllipse(QPointF(x, middle), knob / 2 - 1, knob / 2 - 1)
        painter.end()


class Switch(QCheckBox):
    """On or off: a check box for the keyboard and screen readers, painted as a switch beside its word."""

    focus_radius = 14

    def __init__(self, *, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        """The switch."""
        return QSize(theme.current().px(48), theme.current().px(28))

    def minimumSizeHint(self) -> QSize:
        """Never cut."""
        return self.sizeHint()

    def hitButton(self, pos: object) -> bool:
        """All of it answers."""
        return True

    def changeEvent(self, event: QEvent) -> None:
        """Follows the theme."""
        super().changeEvent(event)
        if event.type() in theme.CHANGE_EVENTS:
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the switch."""
        c = theme.current().colors
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(QPen(c.teal if self.isChecked() else c.edge, 2))
        painter.setBrush(c.teal if self.isChecked() else c.surface)
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        knob = box.height() - 8
        x = box.right() - knob - 4 if self.isChecked() else box.left() + 4
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(c.on_teal if self.isChecked() else c.edge)
        painter.drawEllipse(QRectF(x, box.top() + 4, knob, knob))
        painter.end()


def paint_field(widget: QWidget, painter: QPainter) -> None:
    """Paints the ground and the edge of a field."""
    look = theme.current()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(look.colors.edge, 1))
    painter.setBrush(look.colors.surface)
    painter.drawRoundedRect(QRectF(widget.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)


class Field(QLineEdit):
    """A line of text with round corners."""

    focus_radius = 8

    def __init__(self, *, name: str, placeholder: str = "") -> None:
        super().__init__()
        self.setFrame(False)
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setTextMargins(8, 0, 8, 0)
        palette = self.palette()
        palette.setColor(palette.ColorRole.Base, Qt.GlobalColor.transparent)
        self.setPalette(palette)

    def sizeHint(self) -> QSize:
        """As high as a small button."""
        return QSize(theme.current().px(200), theme.current().px(38))

    def minimumSizeHint(self) -> QSize:
        """A few letters."""
        return QSize(theme.current().px(90), theme.current().px(38))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the field, then the text as Qt does."""
        painter = QPainter(self)
        paint_field(self, painter)
        painter.end()
        super().paintEvent(event)


class NameField(Field):
    """A name to save something under. Enter saves it and stays here: where the focus then goes, it starts nothing."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter is not handed on to the page."""
        super().keyPressEvent(event)
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            event.accept()


class Number(QSpinBox):
    """A number with a unit; arrows at its right. The wheel scrolls the page instead."""

    focus_radius = 8

    def __init__(self, least: int, most: int, *, name: str, suffix: str = "") -> None:
        super().__init__()
        self.setRange(least, most)
        self.setFrame(False)
        self.setSuffix(suffix)
        self.setAccessibleName(name)
        self.setKeyboardTracking(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        inside = self.lineEdit()
        palette = inside.palette()
        palette.setColor(palette.ColorRole.Base, Qt.GlobalColor.transparent)
        inside.setPalette(palette)
        inside.setTextMargins(6, 0, 0, 0)

    def sizeHint(self) -> QSize:
        """Room for four digits and the unit."""
        widest = self.fontMetrics().horizontalAdvance(f"{self.maximum()}{self.suffix()}")
        return QSize(widest + theme.current().px(24) + 36, theme.current().px(38))

    def minimumSizeHint(self) -> QSize:
        """Never cut."""
        return self.sizeHint()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Is left to the page."""
        event.ignore()

    def changeEvent(self, event: QEvent) -> None:
        """Follows the theme."""
        super().changeEvent(event)
        if event.type() in theme.CHANGE_EVENTS:
            self.updateGeometry()
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the field and its two arrows where Qt expects the mouse."""
        from PySide6.QtWidgets import QStyle, QStyleOptionSpinBox

        painter = QPainter(self)
        paint_field(self, painter)
        option = QStyleOptionSpinBox()
        self.initStyleOption(option)
        side = theme.current().px(12)
        muted = theme.current().colors.muted.name()
        for part, icon in (
            (QStyle.SubControl.SC_SpinBoxUp, "chevron-up"),
            (QStyle.SubControl.SC_SpinBoxDown, "chevron-down"),
        ):
            room = self.style().subControlRect(QStyle.ComplexControl.CC_SpinBox, option, part, self)
            pixmap = theme.icon_pixmap(icon, muted, side, self.devicePixelRatioF())
            painter.drawPixmap(QPointF(room.center().x() - side / 2 - 1, room.center().y() - side / 2 + 0.5), pixmap)
        painter.end()


class DateField(QDateEdit):
    """A day, typed or stepped through with the arrow keys part by part. The wheel scrolls the page instead."""

    focus_radius = 8

    def __init__(self, *, name: str) -> None:
        super().__init__()
        self.setFrame(False)
        self.setDisplayFormat("d MMM yyyy")
        self.setLocale(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
        self.setButtonSymbols(QDateEdit.ButtonSymbols.NoButtons)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        inside = self.lineEdit()
        palette = inside.palette()
        palette.setColor(palette.ColorRole.Base, Qt.GlobalColor.transparent)
        inside.setPalette(palette)
        inside.setTextMargins(6, 0, 0, 0)

    def choose(self, day: date, first: date, last: date) -> None:
        """Shows a day; days before ``first`` and after ``last`` cannot be chosen."""
        self.setDateRange(QDate(first.year, first.month, first.day), QDate(last.year, last.month, last.day))
        self.setDate(QDate(day.year, day.month, day.day))

    @property
    def day(self) -> date:
        """The day that is chosen."""
        shown = self.date()
        return date(shown.year(), shown.month(), shown.day())

    def sizeHint(self) -> QSize:
        """Room for the longest month."""
        widest = self.fontMetrics().horizontalAdvance("30 MMM 2030")
        return QSize(widest + theme.current().px(40), theme.current().px(38))

    def minimumSizeHint(self) -> QSize:
        """Never cut."""
        return self.sizeHint()

    def focusNextPrevChild(self, on: bool) -> bool:  # noqa: FBT001 - Qt's signature
        """Tab leaves the field at once, as everywhere; the arrow keys walk among day, month and year."""
        return QAbstractSpinBox.focusNextPrevChild(self, on)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Is left to the page."""
        event.ignore()

    def changeEvent(self, event: QEvent) -> None:
        """Follows the theme."""
        super().changeEvent(event)
        if event.type() in theme.CHANGE_EVENTS:
            self.updateGeometry()
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the field; its text is Qt's."""
        painter = QPainter(self)
        paint_field(self, painter)
        painter.end()

"""The rail at the left: where one can go, with the shortcut beside each place."""

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from quizapp.gui import theme
from quizapp.gui.shortcuts import Shortcut
from quizapp.gui.theme import Size, Weight
from quizapp.gui.widgets.keycap import cap_size, paint_cap


class RailShape(Enum):
    """Icon, word and key side by side; icon over word; icon alone (when the window leaves no room for more)."""

    WIDE = "wide"
    SLIM = "slim"
    ICONS = "icons"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place on the rail, perhaps at its foot."""

    name: str
    title: str
    icon: str
    shortcut: Shortcut
    foot: bool = False


class RailButton(QPushButton):
    """One place; checked while one is there."""

    def __init__(self, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(place.title, parent)
        self.place = place
        self._shape = RailShape.WIDE
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(place.title)
        self.setAccessibleDescription(self.tr("Key: {key}").format(key=place.shortcut.shown))

    focus_radius = 10

    def set_shape(self, shape: RailShape) -> None:
        """Takes the rail's shape."""
        self._shape = shape
        self.setToolTip("" if shape is RailShape.WIDE else f"{self.place.title} ({self.place.shortcut.shown})")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """By shape."""
        px = theme.current().px
        match self._shape:
            case RailShape.WIDE:
                return QSize(px(205 if theme.current().wide else 175), px(42))
            case RailShape.SLIM:
                return QSize(px(64), px(54))
            case RailShape.ICONS:
                return QSize(px(20) + 24, px(20) + 20)

    def minimumSizeHint(self) -> QSize:
        """A place is never cut."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes there; up and down walk along the rail."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        elif event.key() == Qt.Key.Key_Down:
            self.focusNextChild()
        elif event.key() == Qt.Key.Key_Up:
            self.focusPreviousChild()
        else:
            QAbstractButton.keyPressEvent(self, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints ground, icon, word and key."""
        look, c = theme.current(), theme.current().colors
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isChecked() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(c.tint)
            painter.drawRoundedRect(QRectF(self.rect()), 10, 10)
        if self.isChecked():  # a mark too, so that it does not hang on the shade
            painter.setBrush(c.gold)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawRoundedRect(QRectF(0, self.height() / 2 - look.px(9), 3, look.px(18)), 1.5, 1.5)
        ink = c.ink if self.isChecked() else c.muted
        side = look.px(20)
        pixmap = theme.icon_pixmap(self.place.icon, ink.name(), side, self.devicePixelRatioF())
        painter.setPen(ink)
        middle = self.height() / 2
        match self._shape:
            case RailShape.WIDE:
                painter.drawPixmap(QPointF(12, round(middle - side / 2)), pixmap)
                painter.setFont(look.font(Size.BODY, Weight.BOLD if self.isChecked() else Weight.MEDIUM))
                room = QRectF(12 + side + 12, 0, self.width(), self.height())
                shown = QFontMetricsF(painter.font()).elidedText(
                    self.place.title, Qt.TextElideMode.ElideRight, self.width() - room.left() - 8
                )
                painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)
                key = self.place.shortcut.shown
                left = self.width() - 12 - cap_size(key).width()
                word = QFontMetricsF(painter.font()).horizontalAdvance(self.place.title)
                if left > room.left() + word + 8:
                    paint_cap(painter, self.width() - 12, middle, key, ink=c.muted, edge=c.line)
            case RailShape.SLIM:
                painter.drawPixmap(QPointF(round((self.width() - side) / 2), look.px(7)), pixmap)
                painter.setFont(look.font(Size.SMALL, Weight.BOLD if self.isChecked() else Weight.MEDIUM))
                room = QRectF(0, look.px(28), self.width(), self.height() - look.px(28))
                shown = QFontMetricsF(painter.font()).elidedText(
                    self.place.title, Qt.TextElideMode.ElideRight, self.width() - 4
                )
                painter.drawText(room, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, shown)
            case RailShape.ICONS:
                painter.drawPixmap(QPointF(round((self.width() - side) / 2), round(middle - side / 2)), pixmap)
        painter.end()


class Brand(QWidget):
    """The drop of gold and the name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shape = RailShape.WIDE
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_shape(self, shape: RailShape) -> None:
        """Takes the rail's shape: without room the drop stands alone."""
        self._shape = shape
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As high as a place."""
        return QSize(0, theme.current().px(42))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints drop and name."""
        look = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        wide = self._shape is RailShape.WIDE
        width = look.px(14)
        x = 12.0 if wide else (self.width() - width) / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colors.gold_fill)
        painter.drawPath(_drop(x, self.height() / 2 - look.px(7), width))
        if wide:
            painter.setPen(look.colors.ink)
            painter.setFont(look.font(Size.LARGE, Weight.BOLD))
            painter.drawText(
                QRectF(x + width + look.px(10), 0, self.width(), self.height()),
                Qt.AlignmentFlag.AlignVCenter,
                "QuizApp",
            )
        painter.end()


def _drop(x: float, y: float, width: float) -> QPainterPath:
    """A drop that hangs: round above, its point below."""
    path = QPainterPath()
    path.moveTo(x + width / 2, y + width * 1.25)
    path.cubicTo(x + width * 0.35, y + width * 1.02, x, y + width * 0.85, x, y + width / 2)
    path.arcTo(QRectF(x, y, width, width), 180, -180)
    path.cubicTo(x + width, y + width * 0.85, x + width * 0.65, y + width * 1.02, x + width / 2, y + width * 1.25)
    return path


class Rail(QWidget):
    """The places in order; some stand at the foot."""

    chosen = Signal(str)

    def __init__(self, places: tuple[Place, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shape: RailShape | None = None
        self.setAccessibleName(self.tr("Places"))
        self._column = QVBoxLayout(self)
        self._brand = Brand()
        self._column.addWidget(self._brand)
        self._column.addSpacing(8)
        self._group = QButtonGroup(self)
        self.buttons: dict[str, RailButton] = {}
        stretched = False
        for place in places:
            if place.foot and not stretched:
                self._column.addStretch(1)
                stretched = True
            button = RailButton(place)
            button.clicked.connect(lambda _checked=False, name=place.name: self.chosen.emit(name))
            self._group.addButton(button)
            self._column.addWidget(button)
            self.buttons[place.name] = button
        self.set_shape(RailShape.WIDE)

    def choose(self, name: str) -> None:
        """Marks where one is."""
        self.buttons[name].setChecked(True)

    @staticmethod
    def shape_for(width: int, height: int) -> RailShape:
        """The roomiest shape for a window."""
        px = theme.current().px
        if width >= px(900) and height >= px(440):
            return RailShape.WIDE
        return RailShape.SLIM if width >= px(480) and height >= px(54) * 8 + 64 else RailShape.ICONS

    def set_shape(self, shape: RailShape) -> None:
        """Takes a shape."""
        if shape is not self._shape:
            self._shape = shape
            for button in self.buttons.values():
                button.set_shape(shape)
            self._brand.set_shape(shape)
        self._fit()

    def _fit(self) -> None:
        wide = self._shape is RailShape.WIDE
        side = 16 if wide else 6
        self._column.setContentsMargins(side, 16 if wide else 8, side, 24 if wide else 8)
        self._column.setSpacing(4)
        self.setFixedWidth(next(iter(self.buttons.values())).sizeHint().width() + 2 * side + 1)

    def changeEvent(self, event: QEvent) -> None:
        """Follows the text scale."""
        super().changeEvent(event)
        if event.type() in theme.CHANGE_EVENTS and getattr(self, "buttons", None):
            self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the hairline at its right."""
        painter = QPainter(self)
        painter.setPen(QPen(theme.current().colors.line, 1))
        painter.drawLine(self.width() - 1, 0, self.width() - 1, self.height())
        painter.end()

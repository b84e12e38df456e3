"""A picture with its parts, as it is shown while they are drawn: sizes, zoom, and what screen readers are told."""

from base64 import b64decode

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from quizapp.content.occlusion import Part, Pictured, bounds, place_words
from quizapp.gui import theme
from quizapp.gui.announce import announce
from quizapp.gui.widgets.figures.zoom import Zoom
from quizapp.gui.widgets.occlusion.painting import paint_parts
from quizapp.gui.widgets.occlusion.shapes import Shapes


class OcclusionView(QWidget):
    """Shows a picture with its parts; the canvas adds drawing."""

    focus_radius = 12

    def __init__(self, parent: QWidget | None = None, *, tallest: int = 460) -> None:
        """``tallest`` is in px at 100 %."""
        super().__init__(parent)
        self._tallest = tallest
        self._shapes: Shapes | None = None
        self._image = QImage()
        self._zoom = Zoom()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(self.tr("Picture with parts"))

    def show_picture(self, pictured: Pictured) -> None:
        """Shows a picture; the same one with other names keeps what was done to its parts."""
        if self._shapes is not None and self._shapes.raster == pictured.raster:
            self._shapes.replaced(pictured)
        else:
            self._shapes = Shapes(pictured)
            self._image = QImage.fromData(b64decode(pictured.raster.data))
            self._zoom.reset(QRectF(0, 0, pictured.raster.width, pictured.raster.height))
        self._describe()
        self.updateGeometry()
        self.update()

    @property
    def parts(self) -> tuple[Part, ...]:
        """The parts as they are drawn now."""
        return self._shapes.parts if self._shapes else ()

    @property
    def chosen_part(self) -> int:
        """The number of the part that is worked on; -1 for none."""
        return -1 if self._shapes is None or self._shapes.chosen is None else self._shapes.chosen

    @property
    def shapes(self) -> Shapes | None:
        """The parts while they are worked on; None without a picture."""
        return self._shapes

    def zoom(self, factor: float, at: QPointF | None = None) -> None:
        """Brings the picture nearer; a factor of 0 shows all of it."""
        room = QRectF(self.rect())
        if factor:
            self._zoom.by(factor, room.center() if at is None else at, room)
        elif self._shapes is not None:
            self._zoom.reset(QRectF(0, 0, self._shapes.raster.width, self._shapes.raster.height))
        self.update()

    @property
    def zoom_factor(self) -> float:
        """How much larger than as a whole it is shown."""
        return self._zoom.factor

    def point_on(self, x: float, y: float) -> QPointF:
        """Where on the widget a point of the picture is."""
        return self._zoom.to_view(QRectF(x, y, 0, 0), QRectF(self.rect())).topLeft()

    def show_part(self) -> None:
        """Brings the part that is worked on into sight."""
        if self._shapes is not None and self._shapes.part is not None:
            around = bounds(self._shapes.part.outline)
            self._zoom.show_rect(QRectF(around.x, around.y, around.width, around.height), QRectF(self.rect()))

    def _describe(self) -> None:
        shapes = self._shapes
        if shapes is None:
            return
        part = shapes.part
        if part is None:
            words = self.tr("{n} parts. R draws a rectangle, P a polygon.").format(n=len(shapes.parts))
        else:
            words = self.tr("Part {n} of {all}, {name}, {place}").format(
                n=(shapes.chosen or 0) + 1,
                all=len(shapes.parts),
                name=part.name or self.tr("without a name"),
                place=place_words(part.outline, shapes.raster),
            )
        self.setAccessibleDescription(words)
        if self.hasFocus():
            announce(self, words)

    # -- sizes

    def hasHeightForWidth(self) -> bool:
        """It keeps the picture's proportions."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As the picture says, within reason."""
        share = self._shapes.raster.height / self._shapes.raster.width if self._shapes else 0.6
        return max(theme.current().px(120), min(round(width * share), theme.current().px(self._tallest)))

    def sizeHint(self) -> QSize:
        """A comfortable size."""
        width = theme.current().px(520)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Narrow windows get a small one."""
        return QSize(180, theme.current().px(120))

    def changeEvent(self, event: QEvent) -> None:
        """Follows the theme."""
        super().changeEvent(event)
        if event.type() in theme.CHANGE_EVENTS:
            self.updateGeometry()
            self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl and the wheel zoom where the mouse is; the wheel alone scrolls the page."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and event.angleDelta().y():
            self.zoom(1.25 if event.angleDelta().y() > 0 else 0.8, event.position())
        else:
            event.ignore()

    # -- painting

    def paint_picture(self, painter: QPainter) -> None:
        """The picture and its parts, within round corners."""
        shapes, look, room = self._shapes, theme.current(), QRectF(self.rect())
        if shapes is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        shape = QPainterPath()
        shape.addRoundedRect(room, look.radius, look.radius)
        painter.setClipPath(shape)
        painter.fillRect(room, look.colors.tint)
        target = self._zoom.to_view(QRectF(0, 0, shapes.raster.width, shapes.raster.height), room)
        painter.fillRect(target, Qt.GlobalColor.white)
        painter.drawImage(target, self._image)
        paint_parts(painter, shapes, self.point_on, focused=self.hasFocus())

"""A figure as it will stand once its answer is told, drawn in idle time: drawing it takes longer than a blink."""

from collections.abc import Collection, Mapping

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QWidget

from quizapp.gui import theme
from quizapp.gui.widgets.figures.picture import FigurePicture
from quizapp.gui.widgets.figures.zoom import Zoom


class FigureAhead:
    """Holds one figure that may come next, read first and then drawn, each in an idle moment of its own.

    What it holds is neither seen nor read out before the view shows it. Where the view has another size or other marks
    by then, nothing is lost: the figure is drawn as any other.
    """

    def __init__(self, view: QWidget) -> None:
        self._view = view
        self._wanted: tuple[str, tuple[str, ...]] | None = None
        self._marks: Mapping[str, str] = {}
        self._picture: FigurePicture | None = None
        self._image: tuple[tuple[object, ...], QImage] | None = None
        self._idle = QTimer(view)
        self._idle.setSingleShot(True)
        self._idle.timeout.connect(self._go_on)

    def expect(self, svg: str, regions: tuple[str, ...], marks: Mapping[str, str]) -> None:
        """This figure with these marks may be shown next."""
        if self._wanted != (svg, regions):
            self._wanted, self._picture = (svg, regions), None
        self._marks, self._image = marks, None
        self._idle.start(0)

    def take(self, svg: str, regions: tuple[str, ...]) -> FigurePicture | None:
        """The figure, if it was read already; it is expected no longer."""
        self._idle.stop()
        known, self._picture = (self._picture if self._wanted == (svg, regions) else None), None
        self._wanted = None
        return known

    def _go_on(self) -> None:
        if self._wanted is None or not self._view.isVisible():
            return
        if self._picture is None:
            self._picture = FigurePicture(*self._wanted)
            self._idle.start(0)
        elif self._marks and not self._picture.knows(self._marks):
            self._picture.spot(next(one for one in self._marks if not self._picture.knows((one,))))
            self._idle.start(0)
        elif self._marks:
            target = self._place_of(self._picture)
            self._image = self._key(self._picture, target, self._marks), self._drawn(self._picture, target)

    def _place_of(self, picture: FigurePicture) -> QRectF:
        """Where the whole figure comes to stand in the view."""
        zoom = Zoom()
        zoom.reset(picture.box)
        return zoom.to_view(picture.box, QRectF(self._view.rect()))

    def _key(self, picture: FigurePicture, target: QRectF, marks: Mapping[str, str]) -> tuple[object, ...]:
        view = self._view
        sides = (target.x(), target.y(), target.width(), target.height(), view.width(), view.height())
        place = tuple(round(side, 3) for side in sides)
        return id(picture), place, view.devicePixelRatioF(), theme.current(), tuple(sorted(marks.items()))

    def _drawn(self, picture: FigurePicture, target: QRectF) -> QImage:
        ratio = self._view.devicePixelRatioF()
        size = self._view.size()
        image = QImage(
            QSize(round(size.width() * ratio), round(size.height() * ratio)), QImage.Format.Format_ARGB32_Premultiplied
        )
        image.setDevicePixelRatio(ratio)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        picture.draw(painter, target, self._marks)
        painter.end()
        return image

    def draw(self, painter: QPainter, picture: FigurePicture, target: QRectF, marks: Mapping[str, str]) -> None:
        """Draws a figure, from what was drawn ahead where it is the same."""
        if self._image is not None and self._image[0] == self._key(picture, target, marks):
            painter.drawImage(QPointF(0, 0), self._image[1])
        else:
            picture.draw(painter, target, marks)


def told_marks(right: Collection[str], wrong: Collection[str]) -> dict[str, str]:
    """The colour roles of the lines around regions that are told right or wrong."""
    return dict.fromkeys(wrong, "bad") | dict.fromkeys(right, "good")

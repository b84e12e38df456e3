"""A slide on the screen: the projector's whole window, or the same small in the trainer's."""

from PySide6.QtCore import QEvent, QSize, QSizeF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from quizapp.gui import theme
from quizapp.gui.widgets.projector.painting import paint_slide
from quizapp.gui.widgets.projector.told import slide_words
from quizapp.teaching.slides import BlankSlide, Slide

STEP = QSizeF(1280, 720)
"""The size for which a small view is laid out while no projector says another."""


class SlideView(QWidget):
    """Shows a slide at its own size, or (``like``) a picture of it as it stands on a screen of another size.

    It holds slides and nothing else: what is not on a slide cannot be read from it, by eye or by screen reader.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._slide: Slide = BlankSlide()
        self._left: int | None = None
        self._like: QSizeF | None = None
        self._name = name
        self.setAccessibleName(name)

    @property
    def slide(self) -> Slide:
        """What it shows."""
        return self._slide

    @property
    def left(self) -> int | None:
        """The seconds on its clock."""
        return self._left

    def show_slide(self, slide: Slide, left: int | None) -> bool:
        """Shows a slide and its clock; nothing is painted where both are as they were. Gives whether the slide is
        another."""
        another = slide != self._slide
        if another:
            self._slide = slide
            self.setAccessibleDescription(slide_words(slide))
        if another or left != self._left:
            self._left = left
            self.update()
        return another

    def show_like(self, size: QSizeF | None) -> None:
        """Is laid out as on a screen of another size, then drawn smaller."""
        if size != self._like:
            self._like = size
            self.updateGeometry()
            self.update()

    def hasHeightForWidth(self) -> bool:
        """A picture keeps its shape."""
        return self._like is not None

    def heightForWidth(self, width: int) -> int:
        """The height of the picture."""
        return round(width * self._like.height() / self._like.width()) if self._like is not None else -1

    def sizeHint(self) -> QSize:
        """Small; the layout gives more."""
        width = theme.current().px(320)
        return QSize(width, self.heightForWidth(width) if self._like is not None else width * 9 // 16)

    def minimumSizeHint(self) -> QSize:
        """Small enough for the narrowest window."""
        return QSize(160, 90)

    def changeEvent(self, event: QEvent) -> None:
        """Follows the theme."""
        super().changeEvent(event)
        if event.type() in theme.CHANGE_EVENTS:
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the slide."""
        painter = QPainter(self)
        if self._like is None:
            paint_slide(painter, self._slide, self.width(), self.height(), self._left)
        else:
            scale = min(self.width() / self._like.width(), self.height() / self._like.height())
            painter.scale(scale, scale)
            paint_slide(painter, self._slide, self._like.width(), self._like.height(), self._left)
        painter.end()

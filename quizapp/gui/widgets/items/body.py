"""Where the parts of an item stand in the scrolled part of its page, laid out in one go like a ``Column``."""

from PySide6.QtCore import QCoreApplication, QEvent, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

_BETWEEN = 24
"""Between exhibit and question, in px."""

_ABOVE_ANSWERS, _BELOW_ANSWERS = 16, 16

_TURNS = 4
"""No part changes its mind more often."""

_Parts = tuple[tuple[QWidget, int], ...]
"""Widgets from top to bottom, each with the px above it."""

_Plan = tuple[tuple[tuple[QWidget, QRect], ...], int]
"""Where the parts belong, and the height of all."""

_LIKED = QSize(560, 320)


class ItemBody(QWidget):
    """The exhibit beside the question or above it; the question's parts under one another.

    It has no layout of Qt's: when something in it is shown, Qt would lay out all around it up to the window, again and
    again. ``lay_out`` does it once; what stands around the scrolled part is left alone.
    """

    def __init__(self, around: int, *, exhibit: QWidget, question: _Parts, source: QWidget) -> None:
        super().__init__()
        self._around, self._exhibit, self._question, self._source = around, exhibit, question, source
        self.beside = False
        """Whether the exhibit stands beside the question."""
        self._answering: list[QWidget] = []
        self._below = QWidget()
        self.below = QVBoxLayout(self._below)
        """What comes under the answers, in the same scrolled part."""
        self.below.setContentsMargins(0, 16, 0, 0)
        for part in (exhibit, *(part for part, _ in question), source, self._below):
            hidden = part.isHidden() and part.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)
            part.setParent(self)
            part.setVisible(not hidden)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._known: dict[int, _Plan] = {}
        self._least: QSize | None = None
        """Both are kept only while what scrolls it asks again and again for what was just reckoned."""

    def add_answering(self, widget: QWidget) -> None:
        """Takes a widget that answers; whoever adds it shows one of them at a time."""
        widget.setParent(self)
        self._answering.append(widget)

    # -- where things are

    def _parts(self) -> _Parts:
        """The question's parts that are shown."""
        answering = tuple((one, _ABOVE_ANSWERS) for one in self._answering if not one.isHidden())
        below = () if self.below.isEmpty() else ((self._below, 0),)
        parts = (*self._question, *answering, *below, (self._source, _BELOW_ANSWERS))
        return tuple((part, above) for part, above in parts if not part.isHidden())

    def _columns(self, width: int) -> tuple[int, int]:
        """The widths of exhibit (0 for none) and question."""
        inside = max(1, width - 2 * self._around)
        if self._exhibit.isHidden():
            return 0, inside
        if not self.beside:
            return inside, inside
        left = max(1, (inside - _BETWEEN) // 2)
        return left, max(1, inside - _BETWEEN - left)

    def _plan(self, width: int) -> _Plan:
        """Where every part belongs at a width, and how tall all is."""
        left, right = self._columns(width)
        x = y = self._around
        exhibit, places = 0, []
        if left:
            exhibit = _height(self._exhibit, left)
            places.append((self._exhibit, QRect(x, y, left, exhibit)))
            x, y = (x + left + _BETWEEN, y) if self.beside else (x, y + exhibit + _BETWEEN)
        for part, above in self._parts():
            height = _height(part, right)
            places.append((part, QRect(x, y + above, right, height)))
            y += above + height
        return tuple(places), max(y, self._around + exhibit) + self._around

    def _place(self) -> None:
        """Puts every part where it belongs."""
        width = self.width()
        places, _ = self._known.get(width) or self._plan(width)
        for part, place in places:
            part.setGeometry(place)
            layout = part.layout()
            if layout is not None:
                layout.activate()  # as tall as before, it would hear of no resize

    def lay_out(self) -> None:
        """Something was shown, hidden or given other words. The scrolled part takes its new height at once.

        A part that stands otherwise at another width (one column instead of three) wants another height once more.
        """
        before: _Plan | None = None
        for _ in range(_TURNS):
            wanted = self._plan(self.width())
            if wanted == before:
                break
            before = wanted
            self._known = {self.width(): wanted}
            tall = self.height()
            self._ask_for_room()
            if self.height() == tall:  # otherwise it was placed as it became taller
                self._place()
            self._known, self._least = {}, None
        QCoreApplication.removePostedEvents(self, QEvent.Type.LayoutRequest.value)

    def _ask_for_room(self) -> None:
        """What scrolls it gives it its height."""
        viewport = self.parentWidget()
        area = viewport.parentWidget() if viewport is not None else None
        if area is not None:
            QCoreApplication.sendEvent(area, QEvent(QEvent.Type.LayoutRequest))

    def event(self, event: QEvent) -> bool:
        """A part wants another size."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.lay_out()
            return True
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width wraps otherwise."""
        super().resizeEvent(event)
        self._place()

    def hasHeightForWidth(self) -> bool:
        """Its words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As tall as its parts."""
        return (self._known.get(width) or self._plan(width))[1]

    def sizeHint(self) -> QSize:
        """What scrolls it takes the room that there is."""
        return _LIKED

    def minimumSizeHint(self) -> QSize:
        """Narrow windows wrap."""
        if self._least is None:
            question = max(part.minimumSizeHint().width() for part, _ in self._parts())
            exhibit = 0 if self._exhibit.isHidden() else self._exhibit.minimumSizeHint().width()
            inside = question + exhibit + _BETWEEN if self.beside and exhibit else max(question, exhibit)
            least = QSize(inside + 2 * self._around, 0)
            self._least = least if self._known else None
            return least
        return self._least


def _height(part: QWidget, width: int) -> int:
    wanted = part.heightForWidth(width) if part.hasHeightForWidth() else part.sizeHint().height()
    return max(part.minimumHeight(), min(part.maximumHeight(), max(0, wanted)))

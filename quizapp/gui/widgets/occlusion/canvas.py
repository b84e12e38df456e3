"""The canvas on which parts of a picture are drawn, with the mouse or by keys alone."""

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from quizapp.content.occlusion import Box, Polygon
from quizapp.gui.widgets.occlusion.keys import keyed
from quizapp.gui.widgets.occlusion.painting import GRIP, paint_box, paint_corners
from quizapp.gui.widgets.occlusion.shapes import Shapes, Tool
from quizapp.gui.widgets.occlusion.view import OcclusionView


class OcclusionCanvas(OcclusionView):
    """A picture with its parts. ``changed`` comes when a part was drawn, moved or deleted, ``chosen`` with the number
    of the part that is worked on (-1: none), ``name_wanted`` when a part asks for its name.

    The keys stand in ``occlusion_keys``; docs/keyboard.md lists them.
    """

    changed = Signal()
    chosen = Signal(int)
    name_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None, *, tallest: int = 460) -> None:
        """``tallest`` is in px at 100 %."""
        super().__init__(parent, tallest=tallest)
        self._tool = Tool.BOX
        self._from: QPointF | None = None
        self._grip: int | None = None
        self._new: QRectF | None = None
        self._corners: list[QPointF] = []
        self._mouse = QPointF()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.CrossCursor)

    @property
    def tool(self) -> Tool:
        """What dragging draws."""
        return self._tool

    def use(self, tool: Tool) -> None:
        """Takes another tool."""
        self._tool = tool
        self._corners.clear()
        self.update()

    def choose(self, number: int) -> None:
        """Works on a part from now on; -1 for none."""
        if self._shapes is not None:
            self._shapes.chosen = number if 0 <= number < len(self._shapes.parts) else None
            self._shapes.corner = 0
            self._tell_chosen()

    def remove(self, number: int) -> None:
        """A part goes."""
        self.choose(number)
        if self._shapes is not None and self._shapes.chosen is not None:
            self._shapes.delete()
            self.tell_changed()

    def add(self, tool: Tool) -> None:
        """A new part in the middle."""
        if self._shapes is not None:
            (self._shapes.add_box if tool is Tool.BOX else self._shapes.add_polygon)()
            self.tell_changed()

    def undo(self) -> None:
        """One step of drawing back."""
        if self._corners:
            self._corners.pop()
            self.update()
        elif self._shapes is not None and self._shapes.undo():
            self.tell_changed()

    def redo(self) -> None:
        """The step forward again."""
        if self._shapes is not None and self._shapes.redo():
            self.tell_changed()

    @property
    def is_drawing(self) -> bool:
        """Whether a polygon is being drawn corner by corner."""
        return bool(self._corners)

    def want_name(self) -> None:
        """Asks for the name of the part that is worked on."""
        self.name_wanted.emit(self.chosen_part)

    def step_corner(self, step: int) -> None:
        """Works on a corner further on."""
        if self._shapes is not None:
            self._shapes.step_corner(step)
            self.update()

    def give_up(self) -> None:
        """The polygon that is being drawn is none."""
        self._corners.clear()
        self.update()

    def tell_changed(self) -> None:
        """Tells what was done to the parts."""
        self._tell_chosen()
        self.changed.emit()

    def _tell_chosen(self) -> None:
        self._describe()
        self.update()
        self.chosen.emit(self.chosen_part)

    # -- keys

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001 - Qt's signature
        """Tab goes from part to part, then on."""
        shapes = self._shapes
        if shapes is not None and shapes.parts:
            step = 1 if forward else -1
            place = (-1 if forward else len(shapes.parts)) if shapes.chosen is None else shapes.chosen
            if 0 <= place + step < len(shapes.parts):
                self.choose(place + step)
                return True
        return super().focusNextPrevChild(forward)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tab enters at the first part, Shift+Tab at the last."""
        super().focusInEvent(event)
        count = len(self.parts)
        if event.reason() is Qt.FocusReason.TabFocusReason and count:
            self.choose(0)
        elif event.reason() is Qt.FocusReason.BacktabFocusReason and count:
            self.choose(count - 1)
        self._describe()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Everything that the mouse does, and undo."""
        if not keyed(self, event):
            event.ignore()

    # -- mouse

    def _to_picture(self, point: QPointF) -> QPointF:
        return self._zoom.to_figure(point, QRectF(self.rect()))

    def _slack(self) -> float:
        return (GRIP + 3) / self._zoom.scale(QRectF(self.rect()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begins to draw, to move, or to reshape."""
        shapes = self._shapes
        if shapes is None:
            return
        if event.button() is Qt.MouseButton.MiddleButton:
            self._from = event.position()
            return
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        point = self._to_picture(event.position())
        if self._tool is Tool.POLYGON and (self._corners or shapes.at(point.x(), point.y(), 0) is None):
            self._add_corner(point)
            return
        self._grip = shapes.corner_at(point.x(), point.y(), self._slack())
        if self._grip is None:
            self.choose(-1 if (found := shapes.at(point.x(), point.y(), 0)) is None else found)
        self._from = point
        shapes.hold()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Draws, moves or reshapes."""
        shapes = self._shapes
        self._mouse = event.position()
        if shapes is None:
            return
        if event.buttons() & Qt.MouseButton.MiddleButton and self._from is not None:
            self._zoom.drag(event.position() - self._from, QRectF(self.rect()))
            self._from = event.position()
        elif event.buttons() & Qt.MouseButton.LeftButton and self._from is not None:
            self._drag(shapes, self._to_picture(event.position()))
        else:
            self._show_cursor(shapes, self._to_picture(event.position()))
        self.update()

    def _drag(self, shapes: Shapes, point: QPointF) -> None:
        start = self._from or point
        if shapes.chosen is None:
            self._new = QRectF(start, point).normalized()
            return
        moved = point - start
        shapes.drag(self._grip, point.x(), point.y(), moved.x(), moved.y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """What was drawn is a part; what was moved stays."""
        shapes, new = self._shapes, self._new
        self._new, self._grip, start = None, None, self._from
        self._from = None
        if shapes is None or event.button() is not Qt.MouseButton.LeftButton or start is None:
            return
        if new is not None:
            drawn = Box(x=new.x(), y=new.y(), width=new.width(), height=new.height())
            if shapes.add(drawn):
                self.tell_changed()
                self.name_wanted.emit(self.chosen_part)
        elif shapes.let_go():
            self.tell_changed()
        self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Closes a polygon; on a part, asks for its name."""
        if self._corners:
            self.close_polygon()
        elif self.chosen_part >= 0:
            self.name_wanted.emit(self.chosen_part)

    def _add_corner(self, point: QPointF) -> None:
        first = self._corners[0] if self._corners else None
        if first is not None and len(self._corners) > 2 and (point - first).manhattanLength() <= 2 * self._slack():
            self.close_polygon()
            return
        self._corners.append(point)
        self.choose(-1)

    def close_polygon(self) -> None:
        """What was drawn corner by corner is a part."""
        corners = tuple((one.x(), one.y()) for one in self._corners)
        self._corners.clear()
        if self._shapes is not None and len(corners) > 2 and self._shapes.add(Polygon(corners=corners)):
            self.tell_changed()
            self.name_wanted.emit(self.chosen_part)
        self.update()

    def _show_cursor(self, shapes: Shapes, point: QPointF) -> None:
        if shapes.corner_at(point.x(), point.y(), self._slack()) is not None:
            self.setCursor(Qt.CursorShape.SizeAllCursor)
        elif self._tool is Tool.BOX and shapes.at(point.x(), point.y(), 0) is not None:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            self.setCursor(Qt.CursorShape.CrossCursor)

    # -- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the picture, its parts, and what is being drawn."""
        painter = QPainter(self)
        self.paint_picture(painter)
        if self._new is not None:
            paint_box(painter, self._zoom.to_view(self._new, QRectF(self.rect())))
        if self._corners:
            paint_corners(painter, [self.point_on(one.x(), one.y()) for one in self._corners], self._mouse)
        painter.end()

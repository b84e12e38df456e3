"""The keys of the canvas: everything that the mouse does, without it."""

from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from quizapp.gui.widgets.occlusion.shapes import Shapes, Tool


class Canvas(Protocol):
    """What the keys ask of the canvas."""

    @property
    def shapes(self) -> Shapes | None:
        """The parts while they are worked on."""

    @property
    def chosen_part(self) -> int:
        """The number of the part that is worked on; -1 for none."""

    @property
    def is_drawing(self) -> bool:
        """Whether a polygon is being drawn."""

    def undo(self) -> None:
        """One step back."""

    def redo(self) -> None:
        """The step forward again."""

    def zoom(self, factor: float) -> None:
        """Brings the picture nearer."""

    def show_part(self) -> None:
        """Brings the chosen part into sight."""

    def tell_changed(self) -> None:
        """Tells what was done."""

    def add(self, tool: Tool) -> None:
        """A new part in the middle."""

    def remove(self, number: int) -> None:
        """A part goes."""

    def close_polygon(self) -> None:
        """What was drawn is a part."""

    def give_up(self) -> None:
        """What was drawn is none."""

    def want_name(self) -> None:
        """Asks for the name of the chosen part."""

    def step_corner(self, step: int) -> None:
        """Chooses a corner further on."""


_STEP_SHARE = 0.01
"""An arrow key moves by a hundredth of the picture's width; with Ctrl by one point."""

_NEARER = 1.5
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_ZOOMS = {
    Qt.Key.Key_Plus: _NEARER,
    Qt.Key.Key_Equal: _NEARER,
    Qt.Key.Key_Minus: 1 / _NEARER,
    Qt.Key.Key_0: 0.0,
}


def keyed(canvas: Canvas, event: QKeyEvent) -> bool:
    """Does what a key says; False for keys that are none of the canvas's."""
    shapes = canvas.shapes
    if shapes is None:
        return False
    key, held = Qt.Key(event.key()), event.modifiers()
    if key in _ARROWS:
        return _arrow(canvas, shapes, _ARROWS[key], held)
    if held & Qt.KeyboardModifier.ControlModifier:
        if key == Qt.Key.Key_Z:
            (canvas.redo if held & Qt.KeyboardModifier.ShiftModifier else canvas.undo)()
        return key == Qt.Key.Key_Z
    if key in _ZOOMS:
        canvas.zoom(_ZOOMS[key])
        return True
    return _letter(canvas, shapes, key)


def _arrow(canvas: Canvas, shapes: Shapes, way: tuple[int, int], held: Qt.KeyboardModifier) -> bool:
    if shapes.part is None:
        return False
    share = 1.0 if held & Qt.KeyboardModifier.ControlModifier else _STEP_SHARE * shapes.raster.width
    dx, dy = way[0] * share, way[1] * share
    if held & Qt.KeyboardModifier.AltModifier:
        shapes.move_corner(dx, dy)
    elif held & Qt.KeyboardModifier.ShiftModifier:
        shapes.size(dx, dy)
    else:
        shapes.move(dx, dy)
    canvas.show_part()
    canvas.tell_changed()
    return True


def _letter(canvas: Canvas, shapes: Shapes, key: Qt.Key) -> bool:
    match key:
        case Qt.Key.Key_R | Qt.Key.Key_Insert:
            canvas.add(Tool.BOX)
        case Qt.Key.Key_P:
            canvas.add(Tool.POLYGON)
        case Qt.Key.Key_C:
            shapes.add_corner()
            canvas.tell_changed()
        case Qt.Key.Key_Comma | Qt.Key.Key_Period:
            canvas.step_corner(1 if key == Qt.Key.Key_Period else -1)
        case Qt.Key.Key_Delete | Qt.Key.Key_Backspace:
            canvas.remove(canvas.chosen_part)
        case Qt.Key.Key_Return | Qt.Key.Key_Enter:
            if canvas.is_drawing:
                canvas.close_polygon()
            else:
                canvas.want_name()
        case Qt.Key.Key_Escape if canvas.is_drawing:
            canvas.give_up()
        case _:
            return False
    return True

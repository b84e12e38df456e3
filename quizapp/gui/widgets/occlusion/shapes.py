"""The parts of a picture while they are drawn: which one is chosen, what was done, and the way back."""

from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum

from quizapp.content.occlusion import Box, Outline, Part, Pictured, Polygon, bounds, moved, sized, within


class Tool(StrEnum):
    """What dragging on the bare picture draws."""

    BOX = "box"
    POLYGON = "polygon"


_MOST_STEPS = 200
_NEW_SHARE = 0.2
"""A new part takes a fifth of the picture each way."""


class Shapes:
    """Parts of one picture, with undo. Coordinates are points of the picture."""

    def __init__(self, pictured: Pictured) -> None:
        self.raster = pictured.raster
        self.parts: tuple[Part, ...] = pictured.parts
        self.chosen: int | None = None
        self.corner = 0
        self._before: list[tuple[Part, ...]] = []
        self._after: list[tuple[Part, ...]] = []
        self._held = self.parts

    @property
    def part(self) -> Part | None:
        """The chosen part."""
        return None if self.chosen is None else self.parts[self.chosen]

    def put(self, parts: tuple[Part, ...], chosen: int | None) -> None:
        """Other parts from now on; a step that can be taken back."""
        if parts != self.parts:
            self._before = [*self._before[-_MOST_STEPS + 1 :], self.parts]
            self._after.clear()
        self.parts, self.chosen, self.corner = parts, chosen, 0

    def replaced(self, pictured: Pictured) -> None:
        """What the form says of the parts now (their names): no step of drawing."""
        self.parts = pictured.parts
        if self.chosen is not None and self.chosen >= len(self.parts):
            self.chosen = None

    def add(self, outline: Outline) -> bool:
        """Adds a part at the end and chooses it; False where too little of it lies on the picture."""
        cut = within(outline, self.raster)
        if cut is None:
            return False
        self.put((*self.parts, Part(id="", name="", outline=cut)), len(self.parts))
        return True

    def add_box(self) -> None:
        """A rectangle in the middle."""
        self.add(self._middle())

    def add_polygon(self) -> None:
        """A diamond in the middle, whose corners can be moved."""
        box = self._middle()
        x, y = box.x + box.width / 2, box.y + box.height / 2
        corners = ((x, box.y), (box.x + box.width, y), (x, box.y + box.height), (box.x, y))
        self.add(Polygon(corners=corners))

    def move(self, dx: float, dy: float) -> None:
        """Moves the chosen part."""
        self._reshape(lambda outline: moved(outline, dx, dy, self.raster))

    def size(self, wider: float, higher: float) -> None:
        """Makes the chosen part wider and higher."""
        self._reshape(lambda outline: sized(outline, wider, higher, self.raster))

    def move_corner(self, dx: float, dy: float) -> None:
        """Moves the chosen corner of the chosen part."""
        part = self.part
        if part is not None:
            x, y = part.outline.corners[self.corner]
            self.drag_corner(self.corner, x + dx, y + dy)

    def drag_corner(self, corner: int, x: float, y: float) -> None:
        """Puts a corner of the chosen part somewhere else; a rectangle stays one."""
        part = self.part
        if part is None:
            return
        if isinstance(part.outline, Box):
            across = part.outline.corners[(corner + 2) % 4]
            left, right = sorted((x, across[0]))
            top, bottom = sorted((y, across[1]))
            shape: Outline = Box(x=left, y=top, width=right - left, height=bottom - top)
        else:
            corners = part.outline.corners
            shape = Polygon(corners=(*corners[:corner], (x, y), *corners[corner + 1 :]))
        cut = within(shape, self.raster)
        if cut is not None:
            self._reshape(lambda _: cut)
            self.corner = corner

    def add_corner(self) -> None:
        """Adds a corner behind the chosen one, half way to the next; only polygons have room for more."""
        part = self.part
        if part is None or isinstance(part.outline, Box):
            return
        corners = part.outline.corners
        here, there = corners[self.corner], corners[(self.corner + 1) % len(corners)]
        between = ((here[0] + there[0]) / 2, (here[1] + there[1]) / 2)
        at = self.corner + 1
        self._reshape(lambda _: Polygon(corners=(*corners[:at], between, *corners[at:])))
        self.corner = at

    def step_corner(self, step: int) -> None:
        """Chooses a corner further on."""
        part = self.part
        if part is not None:
            self.corner = (self.corner + step) % len(part.outline.corners)

    def delete(self) -> None:
        """The chosen part goes."""
        if self.chosen is not None:
            left = (*self.parts[: self.chosen], *self.parts[self.chosen + 1 :])
            self.put(left, min(self.chosen, len(left) - 1) if left else None)

    def hold(self) -> None:
        """A drag begins: however long it takes, it will be one step."""
        self._held = self.parts

    def drag(self, corner: int | None, x: float, y: float, dx: float, dy: float) -> None:
        """Drags the chosen part by (dx, dy) since it was held, or its corner to (x, y)."""
        chosen, before = self.chosen, self._before
        self._before = []
        self.parts, self.chosen = self._held, chosen
        if corner is None:
            self.move(dx, dy)
        else:
            self.drag_corner(corner, x, y)
        self._before = before

    def let_go(self) -> bool:
        """The drag ends; False where nothing came of it."""
        after, self.parts = self.parts, self._held
        self.put(after, self.chosen)
        return after != self._held

    def undo(self) -> bool:
        """One step back; False where there is none."""
        return self._turn(self._before, self._after)

    def redo(self) -> bool:
        """The step forward again."""
        return self._turn(self._after, self._before)

    def at(self, x: float, y: float, slack: float) -> int | None:
        """The uppermost part at a point; ``slack`` is how far beside it still means it."""
        for number in reversed(range(len(self.parts))):
            if _holds(self.parts[number].outline, x, y, slack):
                return number
        return None

    def corner_at(self, x: float, y: float, slack: float) -> int | None:
        """The corner of the chosen part at a point."""
        part = self.part
        if part is None:
            return None
        away = [max(abs(x - one[0]), abs(y - one[1])) for one in part.outline.corners]
        nearest = min(range(len(away)), key=away.__getitem__)
        return nearest if away[nearest] <= slack else None

    def _middle(self) -> Box:
        width, height = self.raster.width * _NEW_SHARE, self.raster.height * _NEW_SHARE
        shift = 0.02 * self.raster.width * (len(self.parts) % 8)
        return Box(
            x=(self.raster.width - width) / 2 + shift,
            y=(self.raster.height - height) / 2 + shift,
            width=width,
            height=height,
        )

    def _reshape(self, how: Callable[[Outline], Outline]) -> None:
        if self.chosen is None:
            return
        corner = self.corner
        changed = replace(self.parts[self.chosen], outline=how(self.parts[self.chosen].outline))
        self.put((*self.parts[: self.chosen], changed, *self.parts[self.chosen + 1 :]), self.chosen)
        self.corner = corner

    def _turn(self, source: list[tuple[Part, ...]], other: list[tuple[Part, ...]]) -> bool:
        if not source:
            return False
        other.append(self.parts)
        self.parts = source.pop()
        self.chosen = len(self.parts) - 1 if self.parts else None
        self.corner = 0
        return True


def _holds(outline: Outline, x: float, y: float, slack: float) -> bool:
    around = bounds(outline)
    if not (around.x - slack <= x <= around.x + around.width + slack):
        return False
    if not (around.y - slack <= y <= around.y + around.height + slack):
        return False
    if isinstance(outline, Box):
        return True
    inside = False
    corners = outline.corners
    for (x1, y1), (x2, y2) in zip(corners, (*corners[1:], corners[0]), strict=True):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            inside = not inside
    return inside

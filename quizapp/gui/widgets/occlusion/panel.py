"""The picture of a fact: brought in by paste, drop or file, and its parts drawn and named."""

from dataclasses import replace

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from quizapp.content.labels import Hide
from quizapp.content.occlusion import Pictured
from quizapp.gui import theme
from quizapp.gui.theme import Size
from quizapp.gui.widgets.button import Button
from quizapp.gui.widgets.figures.zoom import NEARER
from quizapp.gui.widgets.flow import Flow
from quizapp.gui.widgets.library.fact_text import FactText
from quizapp.gui.widgets.occlusion.canvas import OcclusionCanvas
from quizapp.gui.widgets.occlusion.shapes import Tool
from quizapp.gui.widgets.segmented import Segmented
from quizapp.gui.widgets.text import Text


class DropZone(QWidget):
    """Where a picture can be dropped; ``dropped`` carries what was."""

    dropped = Signal(object)

    def __init__(self, *, room: int) -> None:
        """``room`` is around what stands in it, in px; without any, the edge is seen only while something is dragged
        over it."""
        super().__init__()
        self._over, self._bare = False, not room
        self.setAcceptDrops(True)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(room, room, room, room)
        self.column.setSpacing(12)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Says that it takes pictures and files."""
        if event.mimeData().hasImage() or event.mimeData().hasUrls():
            self._show_over(over=True)
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Nothing was dropped."""
        self._show_over(over=False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Passes on what was dropped."""
        self._show_over(over=False)
        event.acceptProposedAction()
        self.dropped.emit(event.mimeData())

    def _show_over(self, *, over: bool) -> None:
        self._over = over
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A dashed edge: something may be put here."""
        if self._bare and not self._over:
            return
        look = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        c = look.colors
        painter.setPen(QPen(c.teal if self._over else c.edge, 1.5, Qt.PenStyle.DashLine))
        painter.setBrush(c.tint if self._over else c.surface)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), look.radius, look.radius)
        painter.end()


class _PartRow(QWidget):
    """The name of one part."""

    removed = Signal()

    def __init__(self, number: int) -> None:
        super().__init__()
        self.field = FactText(self.tr("Part {n}: what is it?").format(n=number + 1))
        self.remove = Button(self.tr("Remove"), icon="trash-2", quiet=True)
        self.remove.setAccessibleName(self.tr("Remove part {n}").format(n=number + 1))
        self.remove.clicked.connect(self.removed)
        self.field.head.addWidget(self.remove)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.field, 1)


class OcclusionPanel(QWidget):
    """``changed`` comes with every change of picture, parts or names, ``grown`` when there may be other fields.

    The other signals ask for a picture.
    """

    changed = Signal()
    grown = Signal()
    file_wanted = Signal()
    paste_wanted = Signal()
    dropped = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._pictured: Pictured | None = None
        self._removed: Pictured | None = None
        self._rows: list[_PartRow] = []
        self._build_empty()
        self._build_full()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self.error = Text(size=Size.SMALL, role="bad")
        self.drawing = Text(role="muted", size=Size.SMALL)
        for widget in (self.drawing, self.error, self._empty, self._full):
            column.addWidget(widget)
        self.show_error("")
        self.show_picture(None, Hide.ONE)

    def _build_empty(self) -> None:
        self._empty = DropZone(room=16)
        self._empty.dropped.connect(self.dropped)
        self.paste = Button(self.tr("Paste"), icon="clipboard-paste", key="Ctrl Shift V")
        self.paste.clicked.connect(self.paste_wanted)
        self.file = Button(self.tr("From a file…"), icon="image-plus")
        self.file.clicked.connect(self.file_wanted)
        acts = QWidget()
        flow = Flow(acts, gap=12)
        self.back = Button(self.tr("Put the picture back"), icon="undo-2", quiet=True)
        self.back.clicked.connect(self._put_back)
        self.back.hide()
        for button in (self.paste, self.file, self.back):
            flow.addWidget(button)
        self._empty.column.addWidget(
            Text(self.tr("Drop a picture here. Then draw over the parts that you want to be asked for."), role="muted")
        )
        self._empty.column.addWidget(acts)

    def _build_full(self) -> None:
        self._full = DropZone(room=0)
        self._full.dropped.connect(self.dropped)
        self.canvas = OcclusionCanvas()
        self.canvas.changed.connect(self._drawn)
        self.canvas.name_wanted.connect(self.focus_name)
        self.tools = Segmented(
            ((self.tr("Rectangle"), Tool.BOX), (self.tr("Polygon"), Tool.POLYGON)), name=self.tr("Draw")
        )
        self.tools.choose(Tool.BOX)
        self.tools.chosen.connect(self._use)
        self.undo = Button(self.tr("Undo"), icon="undo-2", quiet=True)
        self.undo.clicked.connect(self.canvas.undo)
        self.nearer = Button(self.tr("Nearer"), quiet=True)
        self.nearer.clicked.connect(lambda: self.canvas.zoom(NEARER))
        self.farther = Button(self.tr("Farther"), quiet=True)
        self.farther.clicked.connect(lambda: self.canvas.zoom(1 / NEARER))
        self.remove = Button(self.tr("Remove the picture"), icon="trash-2", quiet=True)
        self.remove.clicked.connect(self._remove)
        self.hide_one = Segmented(
            ((self.tr("Hide one part"), Hide.ONE), (self.tr("Hide all parts"), Hide.ALL)), name=self.tr("Cards")
        )
        self.hide_one.chosen.connect(self._choose_hide)
        self._hide = Hide.ONE
        self.words = FactText(self.tr("What the picture shows, for people who do not see it"))
        self.words.typed.connect(self._typed)
        acts = QWidget()
        flow = Flow(acts, gap=20)
        for widget in (self.undo, self.nearer, self.farther, self.remove):
            flow.addWidget(widget)
        self._names = QVBoxLayout()
        self._names.setSpacing(12)
        self.help = Text(
            self._help(Tool.BOX),
            role="muted",
            size=Size.SMALL,
        )
        self._full.column.addWidget(self.canvas)
        self._full.column.addWidget(self.tools)
        self._full.column.addWidget(acts)
        self._full.column.addWidget(self.help)
        self._full.column.addLayout(self._names)
        self._full.column.addWidget(self.hide_one)
        self._full.column.addWidget(self.words)

    def _help(self, tool: Tool) -> str:
        """How a tool draws."""
        keys = self.tr("R makes a rectangle and P a polygon; the arrow keys move it, with Shift they size it.")
        if tool is Tool.POLYGON:
            draws = self.tr("Click its corners one after another; Enter, or a click on the first, closes it.")
        else:
            draws = self.tr("Drag over a part.")
        return f"{draws} {keys}"

    def _use(self, tool: Tool) -> None:
        self.canvas.use(tool)
        self.help.setText(self._help(tool))

    # -- what it shows

    def show_picture(self, pictured: Pictured | None, hide: Hide) -> None:
        """Shows a picture, or asks for one."""
        self._pictured = pictured
        self.back.hide()
        self._empty.setVisible(pictured is None)
        self._full.setVisible(pictured is not None)
        self._hide = hide
        self.hide_one.choose(hide)
        if pictured is not None:
            self.canvas.show_picture(pictured)
            self.words.set_text(pictured.words)
        self._show_names()

    def show_drawing(self, name: str) -> None:
        """Says that the fact shows a drawing, which is not edited here."""
        self.drawing.setText(
            self.tr("This fact shows the drawing {name}, which is changed in a drawing program.").format(name=name)
        )
        self.drawing.setVisible(bool(name))

    def show_error(self, error: str) -> None:
        """Says why a picture was not taken."""
        self.error.setText(error)
        self.error.setVisible(bool(error))

    def show_errors(self, errors: dict[int, str]) -> None:
        """Says at each part what is wrong with it."""
        for number, row in enumerate(self._rows):
            row.field.show_error(errors.get(number, ""))

    @property
    def pictured(self) -> Pictured | None:
        """The picture with its parts as they are now."""
        if self._pictured is None:
            return None
        names = [row.field.text for row in self._rows]
        parts = tuple(
            replace(part, name=names[number] if number < len(names) else part.name)
            for number, part in enumerate(self.canvas.parts)
        )
        return replace(self._pictured, parts=parts, words=self.words.text)

    @property
    def hide_mode(self) -> Hide:
        """Whether a card hides one part or all."""
        return self._hide

    @property
    def names(self) -> tuple[FactText, ...]:
        """The fields of the parts' names."""
        return tuple(row.field for row in self._rows)

    def focus_name(self, number: int) -> None:
        """Puts the cursor into the name of a part."""
        if 0 <= number < len(self._rows):
            self._rows[number].field.editor.setFocus()

    def _show_names(self) -> None:
        parts = self.canvas.parts if self._pictured is not None else ()
        while len(self._rows) > len(parts):
            row = self._rows.pop()
            self._names.removeWidget(row)
            row.hide()
            row.deleteLater()
        while len(self._rows) < len(parts):
            self._rows.append(self._row(len(self._rows)))
        for part, row in zip(parts, self._rows, strict=True):
            row.field.set_text(part.name)
        self.hide_one.setVisible(len(parts) > 1)
        self.grown.emit()

    def _row(self, number: int) -> _PartRow:
        row = _PartRow(number)
        row.field.typed.connect(self._typed)
        row.removed.connect(lambda: self.canvas.remove(number))
        self._names.addWidget(row)
        return row

    def _drawn(self) -> None:
        self._show_names()
        self.changed.emit()

    def _typed(self) -> None:
        pictured = self.pictured
        if pictured is not None:
            self.canvas.show_picture(pictured)
        self.changed.emit()

    def _choose_hide(self, hide: object) -> None:
        if isinstance(hide, Hide):
            self._hide = hide
            self.changed.emit()

    def _remove(self) -> None:
        self._removed = self.pictured
        self.show_picture(None, self._hide)
        self.back.show()
        self.back.setFocus()
        self.changed.emit()

    def _put_back(self) -> None:
        self.show_picture(self._removed, self._hide)
        self.canvas.setFocus()
        self.changed.emit()

"""A figure on the screen: crisp at every size, in the theme's colours, its regions to be pointed at and chosen."""

from collections.abc import Collection
from functools import partial

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QRadioButton, QSizePolicy, QWidget

from quizapp.content.figures.figure import description, figure_title, regions_of
from quizapp.gui import theme
from quizapp.gui.widgets.figures.ahead import FigureAhead, told_marks
from quizapp.gui.widgets.figures.badges import paint_choice, paint_verdict
from quizapp.gui.widgets.figures.picture import FigurePicture
from quizapp.gui.widgets.figures.region import RegionButton
from quizapp.gui.widgets.figures.zoom import ZOOMS, Zoom, zooms


class FigureView(QWidget):
    """Shows a figure. ``region_chosen`` tells the id of a region that a person chose; ``chosen`` keeps it.

    Tab and the arrow keys go from region to region, Enter and Space choose; + − 0 and Ctrl with the wheel zoom, and
    what is zoomed can be dragged.
    """

    region_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None, *, tallest: int = 560) -> None:
        """``tallest`` is in px at 100 %."""
        super().__init__(parent)
        self._tallest, self._limit = tallest, 1 << 20
        self._picture: FigurePicture | None = None
        self._buttons: list[RegionButton] = []
        self._chosen: str | None = None
        self._right: frozenset[str] = frozenset()
        self._wrong: frozenset[str] = frozenset()
        self._hovered: str | None = None
        self._pressed: QPointF | None = None
        self._dragged = False
        self._zoom = Zoom()
        self.ahead = FigureAhead(self)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMouseTracking(True)

    # -- what it shows

    def show_figure(self, svg: str, regions: tuple[str, ...] = (), *, named: bool = False, words: str = "") -> None:
        """Shows a figure with regions that can be chosen, in the order in which Tab reaches them.

        ``named`` tells screen readers what a region is called, otherwise only what is seen there. ``words`` say what
        the figure shows where its own description would give an answer away.
        """
        self._picture = self.ahead.take(svg, regions) or FigurePicture(svg, regions)
        self._chosen = self._hovered = None
        self._right = self._wrong = frozenset()
        self._zoom.reset(self._picture.box)
        self.setAccessibleName(figure_title(svg) or self.tr("Figure"))
        self.setAccessibleDescription(words or description(svg))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus if self._picture.regions else Qt.FocusPolicy.StrongFocus)
        self._name_buttons(svg, named=named)
        self._place_buttons()
        self.updateGeometry()
        self.update()

    def mark(self, chosen: str | None, right: Collection[str] = (), wrong: Collection[str] = ()) -> None:
        """Marks the chosen region; once something is right or wrong the figure is settled and nothing can be chosen."""
        self._chosen = chosen
        self._right, self._wrong = frozenset(right), frozenset(wrong)
        for button in self.region_buttons:
            region = button.objectName()
            button.setChecked(region == chosen)
            words = self.tr("Right") if region in self._right else self.tr("Wrong") if region in self._wrong else ""
            if words and region == chosen:
                words = self.tr("{verdict}, your answer").format(verdict=words)
            button.setAccessibleDescription(words)
        for each in self._buttons:
            each.settled = self.is_settled
        self._show_cursor()
        self.update()

    @property
    def chosen(self) -> str | None:
        """The id of the region that is chosen."""
        return self._chosen

    @property
    def is_settled(self) -> bool:
        """Whether right and wrong are told, so that nothing more can be chosen."""
        return bool(self._right or self._wrong)

    @property
    def region_buttons(self) -> tuple[QRadioButton, ...]:
        """The controls of the regions, in the order in which Tab reaches them; their object names are the ids."""
        return tuple(self._buttons[: len(self._picture.regions)]) if self._picture else ()

    def choose(self, region: str) -> None:
        """Chooses a region, as a click does."""
        if self.is_settled or region not in (self._picture.regions if self._picture else ()):
            return
        self.mark(region)
        self.region_chosen.emit(region)

    def go_on(self, button: QRadioButton, step: int) -> None:
        """Puts the focus on a region further on."""
        buttons = self.region_buttons
        buttons[(buttons.index(button) + step) % len(buttons)].setFocus(Qt.FocusReason.TabFocusReason)

    def _button(self) -> RegionButton:
        button = RegionButton(self)
        button.stepped.connect(partial(self.go_on, button))
        button.wanted.connect(lambda: self.choose(button.objectName()))
        button.focus_moved.connect(partial(self.focus_moved, button))
        return button

    def focus_moved(self, button: QRadioButton) -> None:
        """Brings a region with the focus into sight."""
        if self._picture is not None and button.hasFocus():
            self._zoom.show_rect(self._picture.bounds(button.objectName()), QRectF(self.rect()))
            self._place_buttons()
        self.update()

    def _name_buttons(self, svg: str, *, named: bool) -> None:
        picture, known = self._picture, regions_of(svg)
        regions = picture.regions if picture else ()
        while len(self._buttons) < len(regions):
            self._buttons.append(self._button())
        for button in self._buttons:
            button.setVisible(False)
        for number, (button, region) in enumerate(zip(self._buttons, regions, strict=False), start=1):
            button.setObjectName(region)
            button.setChecked(False)
            button.settled = False
            look = known[region].look
            place = self.tr("Region {n}").format(n=number)
            button.setAccessibleName(known[region].title if named else f"{place}: {look}" if look else place)
            button.setAccessibleDescription("")
            button.setVisible(True)

    def _place_buttons(self) -> None:
        if self._picture is not None:
            for button in self.region_buttons:
                around = self._zoom.to_view(self._picture.bounds(button.objectName()), QRectF(self.rect()))
                button.setGeometry(around.toAlignedRect())

    # -- sizes

    def limit_height(self, tallest: int) -> None:
        """Is no taller than so many px."""
        if tallest != self._limit:
            self._limit = tallest
            self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        """It keeps its proportions."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As its proportions say, within reason."""
        box = self._picture.box if self._picture else QRectF(0, 0, 4, 3)
        return max(1, min(round(width * box.height() / box.width()), theme.current().px(self._tallest), self._limit))

    def sizeHint(self) -> QSize:
        """A comfortable size."""
        width = theme.current().px(640)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Narrow windows get a small figure."""
        return QSize(200, self.heightForWidth(200))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The regions move along."""
        super().resizeEvent(event)
        self._place_buttons()

    def changeEvent(self, event: QEvent) -> None:
        """Follows the theme."""
        super().changeEvent(event)
        if event.type() in theme.CHANGE_EVENTS and hasattr(self, "_zoom"):
            self.updateGeometry()
            self.update()

    # -- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the figure, then the marks on it."""
        if self._picture is None:
            return
        look = theme.current()
        target = self._zoom.to_view(self._picture.box, QRectF(self.rect()))
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(self.rect()), look.radius, look.radius)
        if self._zoom.is_near or self._picture.on_paper:
            painter.setClipPath(shape)
        if self._picture.on_paper and look.dark:
            painter.fillRect(target, Qt.GlobalColor.white)
        self.ahead.draw(painter, self._picture, target, self._marks())
        for region in self._right | self._wrong:
            if region in self._picture.regions:
                paint_verdict(painter, self.point_on(region), right=region in self._right)
        if self._chosen is not None and not self.is_settled:
            paint_choice(painter, self.point_on(self._chosen))
        painter.end()

    def _marks(self) -> dict[str, str]:
        """The colour roles of the lines around regions; the last word counts."""
        marks: dict[str, str] = {}
        if self._hovered and not self.is_settled:
            marks[self._hovered] = "edge"
        if self._chosen and not self.is_settled:
            marks[self._chosen] = "teal"
        marks |= told_marks(self._right, self._wrong)
        focused = next((button for button in self.region_buttons if button.hasFocus()), None)
        if focused is not None:
            marks[focused.objectName()] = "gold"
        return marks

    # -- mouse

    def region_at(self, point: QPointF) -> str | None:
        """The region at a point of the widget."""
        if self._picture is None or not self._picture.regions:
            return None
        return self._picture.region_at(self._zoom.to_figure(point, QRectF(self.rect())))

    def point_on(self, region: str) -> QPointF:
        """A point of the widget at which a click chooses a region."""
        if self._picture is None:
            raise KeyError(region)
        spot = self._picture.spot(region)
        return self._zoom.to_view(QRectF(spot, spot), QRectF(self.rect())).topLeft()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click or a drag begins."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._pressed, self._dragged = event.position(), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Lights the region under the mouse, or drags what is zoomed."""
        if self._pressed is not None and self._zoom.is_near:
            moved = event.position() - self._pressed
            if self._dragged or moved.manhattanLength() >= QApplication.startDragDistance():
                self._dragged = True
                self._pressed = event.position()
                self._zoom.drag(moved, QRectF(self.rect()))
                self._place_buttons()
                self.update()
            return
        self._hover(None if self.is_settled else self.region_at(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Chooses the region under the mouse."""
        clicked = self._pressed is not None and not self._dragged
        self._pressed = None
        region = self.region_at(event.position()) if clicked else None
        if region is not None and not self.is_settled and self._picture is not None:
            self.region_buttons[self._picture.regions.index(region)].setFocus(Qt.FocusReason.MouseFocusReason)
            self.choose(region)

    def leaveEvent(self, event: QEvent) -> None:
        """No region is under the mouse."""
        self._hover(None)
        super().leaveEvent(event)

    def _hover(self, region: str | None) -> None:
        if region != self._hovered:
            self._hovered = region
            self._show_cursor()
            self.update()

    def _show_cursor(self) -> None:
        """A hand on what can be chosen, an open one on what can be dragged."""
        away = Qt.CursorShape.OpenHandCursor if self._zoom.is_near else Qt.CursorShape.ArrowCursor
        self.setCursor(Qt.CursorShape.PointingHandCursor if self._hovered else away)

    # -- zoom

    def zoom(self, factor: float, at: QPointF | None = None) -> None:
        """Zooms by a factor around a point of the widget (its middle); a factor of 0 shows the whole figure."""
        room = QRectF(self.rect())
        if self._picture is None:
            return
        if factor:
            self._zoom.by(factor, room.center() if at is None else at, room)
        else:
            self._zoom.reset(self._picture.box)
        self._place_buttons()
        self._show_cursor()
        self.update()

    @property
    def zoom_factor(self) -> float:
        """How much larger than as a whole it is shown."""
        return self._zoom.factor

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl and the wheel zoom where the mouse is; the wheel alone scrolls the page."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and event.angleDelta().y():
            self.zoom(1.25 if event.angleDelta().y() > 0 else 0.8, event.position())
            event.accept()
        else:
            event.ignore()

    def event(self, event: QEvent) -> bool:
        """While it has the focus its keys are its own, whatever they are on the page: − puts off a card elsewhere."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and zooms(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """+ − 0 zoom."""
        if not self.press(Qt.Key(event.key())):
            event.ignore()

    def press(self, key: Qt.Key) -> bool:
        """Does what a key does; False when it does nothing."""
        factor = ZOOMS.get(key)
        if factor is not None:
            self.zoom(factor)
        return factor is not None

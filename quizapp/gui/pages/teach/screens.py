"""Which screen is the projector: asked and confirmed before anything is shown on it."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from quizapp.gui import theme
from quizapp.gui.projecting import Screen
from quizapp.gui.tab_order import set_tab_order
from quizapp.gui.theme import Size, Weight
from quizapp.gui.widgets.button import Button
from quizapp.gui.widgets.choices import Choices
from quizapp.gui.widgets.flow import Flow
from quizapp.gui.widgets.panel import Page, Panel, page_heading
from quizapp.gui.widgets.text import Text


class ScreensPicture(QWidget):
    """The screens as they stand beside each other, each with its number."""

    def __init__(self) -> None:
        super().__init__()
        self._screens: tuple[Screen, ...] = ()
        self._chosen = 0

    def show_screens(self, screens: tuple[Screen, ...], chosen: int) -> None:
        """Shows screens; the chosen one is marked."""
        self._screens, self._chosen = screens, chosen
        told = [
            self.tr("{n}: {name}, {w} × {h}").format(n=s.number, name=s.name, w=s.place.width(), h=s.place.height())
            for s in screens
        ]
        self.setAccessibleName(self.tr("The screens as they stand"))
        self.setAccessibleDescription("; ".join(told))
        self.update()

    def sizeHint(self) -> QSize:
        """A picture across the panel."""
        return QSize(theme.current().px(440), theme.current().px(170))

    def minimumSizeHint(self) -> QSize:
        """Small windows have a small one."""
        return QSize(200, theme.current().px(130))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints them."""
        if not self._screens:
            return
        look, c = theme.current(), theme.current().colors
        every = QRectF()
        for screen in self._screens:
            every = every.united(QRectF(screen.place))
        room = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        scale = min(room.width() / every.width(), room.height() / every.height())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for screen in self._screens:
            place = screen.place
            rect = QRectF(
                room.x() + (place.x() - every.x()) * scale, room.y() + (place.y() - every.y()) * scale,
                place.width() * scale, place.height() * scale,
            ).adjusted(3, 3, -3, -3)  # fmt: skip
            on = screen.number == self._chosen
            painter.setPen(QPen(c.gold if on else c.edge, 3 if on else 1))
            painter.setBrush(c.tint if on else c.surface)
            painter.drawRoundedRect(rect, 6, 6)
            painter.setFont(look.font(Size.DISPLAY, Weight.BOLD))
            painter.setPen(c.gold if on else c.ink)
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, str(screen.number))
            if screen.here:
                painter.setFont(look.font(Size.SMALL))
                painter.setPen(c.muted)
                foot = rect.adjusted(4, 4, -4, -6)
                centre = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom
                painter.drawText(foot, centre, self.tr("this window"))
        painter.end()


class ScreensPage(Page):
    """``confirmed`` carries the number of the screen that is the projector; ``alone``: there is none, or it is not to
    be used."""

    confirmed = Signal(int)
    alone = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__(max_width=760)
        self.back = Button(self.tr("Back"), icon="chevron-left", quiet=True)
        self.back.clicked.connect(self.left)
        self.column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(page_heading(self.tr("Where is the projector?")))
        self.lead = Text(role="muted")
        self.column.addWidget(self.lead)
        self.panel = Panel()
        self.picture = ScreensPicture()
        self.which = Choices(self.tr("Screen"))
        self.which.changed.connect(self._chose)
        self.panel.column.addWidget(self.picture)
        self.panel.column.addWidget(self.which)
        self.column.addWidget(self.panel)
        acts = QWidget()
        row = Flow(acts, gap=16)
        self.confirm = Button("", icon="presentation", primary=True)
        self.confirm.clicked.connect(self._confirm)
        self.single = Button(self.tr("Hold it in this window"), icon="monitor")
        self.single.clicked.connect(self.alone)
        row.addWidget(self.confirm)
        row.addWidget(self.single)
        self.column.addWidget(acts)
        self.column.addWidget(
            Text(
                self.tr(
                    "In one window the room sees everything you see: no key and no notes stand in it before the reveal."
                ),
                role="muted",
                size=Size.SMALL,
            )
        )
        self.column.addStretch(1)
        self._screens: tuple[Screen, ...] = ()

    def show_screens(self, screens: tuple[Screen, ...], named: str = "") -> None:
        """Offers screens; proposes one on which the window does not stand, before others the one of a name."""
        self._screens = screens
        others = [one for one in screens if not one.here]
        several = bool(others)
        proposed = next((one for one in others if one.name == named), others[0] if others else None)
        self.panel.setVisible(several)
        self.confirm.setVisible(several)
        self.single.set_primary(not several)
        if proposed is None:
            self.lead.setText(
                self.tr(
                    "This computer has one screen. Connect the projector, and it is offered here; choose “extend”, not "
                    "“mirror”, in the system’s settings. Or hold the session in this window."
                )
            )
            return
        self.lead.setText(
            self.tr("Each screen shows its number now, and nothing else. Yours keeps the key; the other is the room’s.")
        )
        values = [
            (
                one.number,
                self.tr("{n}  {name}, {w} × {h}").format(
                    n=one.number, name=one.name, w=one.place.width(), h=one.place.height()
                ),
            )
            for one in others
        ]
        self.which.offer(values, proposed.number)
        set_tab_order(self.body)
        self._chose()

    def take_focus(self) -> None:
        """Enter confirms what is proposed."""
        (self.confirm if not self.confirm.isHidden() else self.single).setFocus(Qt.FocusReason.OtherFocusReason)

    def _chose(self) -> None:
        number = self.which.chosen
        if isinstance(number, int):
            self.picture.show_screens(self._screens, number)
            self.confirm.setText(self.tr("{n} is the projector: show there").format(n=number))

    def _confirm(self) -> None:
        if isinstance(number := self.which.chosen, int):
            self.confirmed.emit(number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            (self.confirm if not self.confirm.isHidden() else self.single).click()
        else:
            super().keyPressEvent(event)

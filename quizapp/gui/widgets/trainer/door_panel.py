"""The door: shut by default; the trainer chooses the network and lets phones in."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from quizapp.door.snapshot import Door
from quizapp.gui import theme
from quizapp.gui.interfaces import Network
from quizapp.gui.theme import Size, Weight
from quizapp.gui.widgets.button import Button
from quizapp.gui.widgets.choices import Choices
from quizapp.gui.widgets.panel import Panel
from quizapp.gui.widgets.projector.qr import paint_code
from quizapp.gui.widgets.text import Text


class _Code(QWidget):
    """The QR code."""

    def __init__(self) -> None:
        super().__init__()
        self._url = ""

    def show_url(self, url: str) -> None:
        """Shows the way to an address."""
        self._url = url
        self.setAccessibleName(self.tr("QR code for {url}").format(url=url))
        self.setFixedSize(QSize(theme.current().px(180), theme.current().px(180)))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints it."""
        if self._url:
            painter = QPainter(self)
            paint_code(painter, QRectF(self.rect()), self._url)
            painter.end()


class DoorPanel(Panel):
    """``opening`` carries the address of the chosen network."""

    opening = Signal(str)
    shutting = Signal()

    def __init__(self) -> None:
        super().__init__(padding=20)
        self.column.addWidget(Text(self.tr("Phones"), size=Size.LARGE, weight=Weight.BOLD))
        self.state = Text(role="muted")
        self.networks = Choices(self.tr("Network"))
        self.networks.changed.connect(self._say)
        self.hint = Text(role="muted", size=Size.SMALL)
        self.code = _Code()
        self.address = Text(weight=Weight.BOLD, selectable=True)
        self.act = Button(self.tr("Let phones in"), icon="users")
        self.act.clicked.connect(self._act)
        for part in (self.state, self.networks, self.hint):
            self.column.addWidget(part)
        self.column.addWidget(self.code, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self.address)
        self.column.addWidget(self.act, 0, Qt.AlignmentFlag.AlignLeft)
        self._networks: tuple[Network, ...] = ()
        self._door: Door | None = None
        self._phones = 0
        self._show()

    def offer(self, networks: Sequence[Network]) -> None:
        """Offers networks; one that was chosen stays chosen while it is there."""
        if tuple(networks) == self._networks and networks:
            return
        before = self.networks.chosen
        self._networks = tuple(networks)
        addresses = [one.address for one in networks]
        values = [(one.address, f"{one.name}: {one.address}") for one in networks]
        self.networks.offer(values, before if before in addresses else next(iter(addresses), ""))
        self._show()

    def show_door(self, door: Door | None, phones: int) -> None:
        """Shows the door as it is."""
        self._door, self._phones = door, phones
        if door is not None:
            self.code.show_url(door.url)
            self.address.setText(f"{door.address}:{door.port}   {self.tr('Code {code}').format(code=door.code)}")
        self._show()

    @property
    def is_lost(self) -> bool:
        """Whether the door is open at an address that this computer has no longer."""
        return self._door is not None and self._door.address not in {one.address for one in self._networks}

    def _show(self) -> None:
        is_open = self._door is not None
        for part in (self.code, self.address):
            part.setVisible(is_open)
        self.networks.setVisible(not is_open and len(self._networks) > 1)
        self.act.setText(self.tr("Shut the door") if is_open else self.tr("Let phones in"))
        self.act.setEnabled(is_open or bool(self._networks))
        self.state.setText(self._open_words() if is_open else self._shut_words())
        self._say()

    @property
    def _is_in_a_network(self) -> bool:
        return any(not one.loopback for one in self._networks)

    def _shut_words(self) -> str:
        if self._is_in_a_network:
            return self.tr("The door is shut: nobody can connect. Phones need this laptop's network, not the internet.")
        return self.tr("This computer is in no network. Everything but phones works.")

    def _open_words(self) -> str:
        if not self.is_lost:
            there = self.tr("1 phone is connected.") if self._phones == 1 else self.tr("{n} phones are connected.")
            return " ".join((self.tr("The door is open."), there.format(n=self._phones)))
        if self._is_in_a_network:
            return self.tr(
                "This laptop has another address now, and phones cannot reach it. Shut the door and open it anew: "
                "phones keep their points."
            )
        return self.tr(
            "This laptop is in no network now, and phones cannot reach it. They keep their points: join the network or "
            "start the hotspot again. Everything but phones works."
        )

    def _say(self) -> None:
        chosen = next((one for one in self._networks if one.address == self.networks.chosen), None)
        if self._door is not None:
            self.hint.setText("")
        elif chosen is not None and chosen.loopback:
            self.hint.setText(self.tr("Only this computer itself: to try it out. A hotspot of yours lets phones in."))
        else:
            self.hint.setText(self.tr("No network in the room? A hotspot of this laptop or of your phone is enough."))
        self.hint.setVisible(bool(self.hint.text()))

    def _act(self) -> None:
        if self._door is not None:
            self.shutting.emit()
        elif self._networks:
            self.opening.emit(str(self.networks.chosen or self._networks[0].address))

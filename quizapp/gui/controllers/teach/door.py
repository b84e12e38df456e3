"""The door as the trainer has it: opened and shut, and watched while networks come and go."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from quizapp.gui.interfaces import networks
from quizapp.gui.presenting import Presenting
from quizapp.gui.widgets.trainer.door_panel import DoorPanel
from quizapp.teaching.slides import Way

_LOOK_AROUND_MS = 3000


class Doorkeeper(QObject):
    """``presenting`` gives the session that is held (None for none), ``say`` shows a sentence."""

    def __init__(
        self, panel: DoorPanel, presenting: Callable[[], Presenting | None], say: Callable[[str], None]
    ) -> None:
        super().__init__()
        self._panel, self._presenting, self._say = panel, presenting, say
        panel.opening.connect(self._open)
        panel.shutting.connect(self._shut)
        self._clock = QTimer(self, interval=_LOOK_AROUND_MS)
        self._clock.timeout.connect(self.look_around)

    def start(self) -> None:
        """A session is held from now on."""
        self.look_around()
        self._clock.start()

    def stop(self) -> None:
        """None is held any more."""
        self._clock.stop()

    @property
    def way(self) -> Way | None:
        """How phones come in; None while the door is shut."""
        held = self._presenting()
        door = held.snapshot.door if held is not None else None
        return None if door is None else Way(url=door.url, code=door.code)

    def look_around(self) -> None:
        """Networks come and go; after sleep this computer may have another address."""
        was_lost = self._panel.is_lost
        self._panel.offer(networks())
        if self._panel.is_lost != was_lost:
            self._say(self._panel.state.text())

    def _open(self, address: str) -> None:
        if (held := self._presenting()) is not None:
            held.open_door(address, lambda _door: self._opened(held))

    def _opened(self, held: Presenting) -> None:
        self._say("")  # why it stayed shut before is true no longer
        held.changed.emit()

    def _shut(self) -> None:
        if (held := self._presenting()) is not None:
            held.shut_door()

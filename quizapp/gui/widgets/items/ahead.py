"""Small things that are done in idle moments, one at a time, so that no key waits for them."""

from collections import deque
from collections.abc import Callable, Iterable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget


class Ahead(QTimer):
    """Does what will be wanted soon, while the widget that it belongs to is on the screen."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        self._acts: deque[Callable[[], object]] = deque()
        self.setInterval(0)
        self.timeout.connect(self._go_on)

    def expect(self, acts: Iterable[Callable[[], object]]) -> None:
        """These are wanted next; what was expected before is forgotten."""
        self._acts = deque(acts)
        if self._acts:
            self.start()
        else:
            self.stop()

    def _go_on(self) -> None:
        if self._acts and self._widget.isVisible():
            self._acts.popleft()()
        else:
            self.stop()

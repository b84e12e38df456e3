"""What the quiz page asks of a widget for one kind of item."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from quizapp.content.items import OptionId
from quizapp.services.exam import ItemView


class ItemWidget(QWidget):
    """Shows an item's answering part (the stem is the page's); ``changed`` says that something else was chosen."""

    changed = Signal()

    def show_item(self, view: ItemView) -> None:
        """Shows an item with what was chosen, and with every rationale once it is revealed."""
        raise NotImplementedError

    def response(self) -> tuple[OptionId, ...]:
        """What is chosen now, empty when nothing is."""
        raise NotImplementedError

    def press(self, number: int) -> bool:
        """Does what the letter (A = 0) or digit (1 = 0) key does; False when it does nothing."""
        raise NotImplementedError

    def take_focus(self) -> None:
        """Puts the focus where answering begins."""
        raise NotImplementedError

    def tab_stops(self) -> tuple[QWidget, ...]:
        """The controls, in the order in which Tab is to reach them."""
        raise NotImplementedError

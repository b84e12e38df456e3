"""What the quiz page asks of a widget for one kind of item."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from quizapp.content.items import OptionId
from quizapp.services.exam import ItemView


class ItemWidget(QWidget):
    """Shows an item's answering part (the stem, the exhibit, the score and its rule are the page's).

    ``changed`` says that something else was chosen; never while ``show_item`` runs. ``hint`` carries a quiet word for
    the person ("three are chosen already"), which the page shows and has spoken.
    """

    changed = Signal()
    hint = Signal(str)

    typed = False
    """Whether an answer is typed: then it is stored when the typing pauses, not with every letter."""

    def show_item(self, view: ItemView) -> None:
        """Shows an item with what was chosen, and with every rationale once it is revealed.

        It is called again for the item on the screen (a flag, an answer stored in an exam): focus and cursor stay.
        """
        raise NotImplementedError

    def response(self) -> tuple[OptionId, ...]:
        """What is chosen now, empty when nothing is; complete when ``answers.is_complete`` says so."""
        raise NotImplementedError

    def press(self, number: int) -> bool:
        """Does what the letter (A = 0) or digit (1 = 0) key does; False when it does nothing."""
        raise NotImplementedError

    def press_letter(self, letter: str) -> bool:
        """Does what a letter key (``A`` to ``Z``) does; other than by its place in the alphabet where a kind has
        letters of its own."""
        return self.press(ord(letter) - ord("A"))

    def take_focus(self) -> None:
        """Puts the focus where answering begins."""
        raise NotImplementedError

    def tab_stops(self) -> tuple[QWidget, ...]:
        """The controls, in the order in which Tab is to reach them."""
        raise NotImplementedError

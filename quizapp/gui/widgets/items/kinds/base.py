"""What the quiz page asks of a widget for one kind of item."""

from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from quizapp.content.items import Head, OptionId
from quizapp.gui.theme import Size, Weight
from quizapp.gui.widgets.items.options import CheckList, OptionList
from quizapp.gui.widgets.text import Text
from quizapp.services.exam import ItemView

_Kind = TypeVar("_Kind", bound=Head)


def item_of(view: ItemView, kind: type[_Kind]) -> _Kind:
    """The view's item, which the registry promises to be of this kind."""
    if not isinstance(view.item, kind):
        raise TypeError(f"{view.item.id} is no {kind.__name__}")
    return view.item


def part_heading(text: str = "") -> Text:
    """The heading of a part of an item: a verdict, a group."""
    return Text(text, size=Size.BODY, weight=Weight.BOLD)


class ItemWidget(QWidget):
    """Shows an item's answering part (the stem, the exhibit, the score and its rule are the page's).

    ``changed`` says that something else was chosen; never while ``show_item`` runs. ``hint`` carries a quiet word for
    the person ("three are chosen already"), which the page shows and has spoken. ``struck_changed`` says that another
    option is struck out, or one no longer.
    """

    changed = Signal()
    struck_changed = Signal()
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

    def type_answer(self, text: str) -> None:
        """Takes a text as the answer, where one is typed."""

    def missing(self) -> str:
        """In words what has to be answered before the answer is complete."""
        return self.tr("Something is not answered yet.")

    def press(self, number: int) -> bool:
        """Does what the letter (A = 0) or digit (1 = 0) key does; False when it does nothing."""
        raise NotImplementedError

    def press_letter(self, letter: str) -> bool:
        """Does what a letter key (``A`` to ``Z``) does; other than by its place in the alphabet where a kind has
        letters of its own."""
        return self.press(ord(letter) - ord("A"))

    def press_key(self, key: Qt.Key) -> bool:
        """Does what another key does, of which the page asks before it reads letters and digits; mostly nothing."""
        return False

    def lists(self) -> tuple[OptionList | CheckList, ...]:
        """The lists of options in the order of their letters; none where options are no rows."""
        return ()

    @property
    def struck(self) -> frozenset[OptionId]:
        """The options that are struck out."""
        return frozenset().union(*(one.struck for one in self.lists()))

    def show_struck(self, struck: frozenset[OptionId]) -> None:
        """Shows what is struck out."""
        for one in self.lists():
            one.show_struck(struck)

    def strike_letter(self, letter: str) -> bool:
        """Strikes out the option of a letter, or no longer; False where none can be."""
        number = ord(letter) - ord("A")
        for one in self.lists():
            if number < len(one.rows):
                return one.strike(number)
            number -= len(one.rows)
        return False

    def fit_height(self, room: int) -> None:
        """Takes so many px in height if it can choose; mostly it cannot, and is scrolled."""

    def take_focus(self) -> None:
        """Puts the focus where answering begins."""
        raise NotImplementedError

    def tab_stops(self) -> tuple[QWidget, ...]:
        """The controls, in the order in which Tab is to reach them."""
        raise NotImplementedError

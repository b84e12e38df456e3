"""What the kinds share whose options are one list of rows."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from quizapp.content.items import OptionId
from quizapp.gui.widgets.items.kinds.base import ItemWidget
from quizapp.gui.widgets.items.options import CheckList, OptionList
from quizapp.services.exam import ItemView


class ListedWidget(ItemWidget):
    """Rows of options; whether one or several can be chosen is the list's affair."""

    def __init__(self, options: OptionList | CheckList) -> None:
        super().__init__()
        self.options = options
        self.options.changed.connect(self.changed)
        self.options.struck_changed.connect(self.struck_changed)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.options)

    def show_item(self, view: ItemView) -> None:
        """Shows the options."""
        self.options.show_options(view.item.options, view.chosen, revealed=view.revealed)

    def response(self) -> tuple[OptionId, ...]:
        """What is chosen."""
        return self.options.chosen

    def press(self, number: int) -> bool:
        """Chooses the option, or no longer where several can be."""
        return self.options.choose(number)

    def take_focus(self) -> None:
        """The first chosen row, else the first."""
        self.options.take_focus()

    def lists(self) -> tuple[OptionList | CheckList, ...]:
        """The one list."""
        return (self.options,)

    def tab_stops(self) -> tuple[QWidget, ...]:
        """The rows."""
        return self.options.rows

"""Select all that apply: rows of which any number may be chosen."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from quizapp.content.items import OptionId
from quizapp.gui.widgets.item_kinds.base import ItemWidget
from quizapp.gui.widgets.options import CheckList
from quizapp.services.exam import ItemView


class SelectAllWidget(ItemWidget):
    """Check boxes; what is right and was left out is told too."""

    def __init__(self) -> None:
        super().__init__()
        self.options = CheckList()
        self.options.changed.connect(self.changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.options)

    def show_item(self, view: ItemView) -> None:
        """Shows the options."""
        self.options.show_options(view.item.options, view.chosen, revealed=view.revealed)

    def response(self) -> tuple[OptionId, ...]:
        """The chosen options."""
        return self.options.chosen

    def press(self, number: int) -> bool:
        """Toggles the option."""
        return self.options.choose(number)

    def take_focus(self) -> None:
        """The first chosen row, else the first."""
        self.options.take_focus()

    def tab_stops(self) -> tuple[QWidget, ...]:
        """The rows."""
        return self.options.rows

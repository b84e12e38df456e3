"""Select N: rows of which a stated number has to be chosen, and no more can be."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from quizapp.content.items import OptionId, SelectN
from quizapp.gui.theme import Size
from quizapp.gui.widgets.item_kinds.base import ItemWidget, item_of
from quizapp.gui.widgets.options import CheckList
from quizapp.gui.widgets.text import Text
from quizapp.services.exam import ItemView


class SelectNWidget(ItemWidget):
    """Check boxes under a count; a choice too many is refused with a word."""

    def __init__(self) -> None:
        super().__init__()
        self._wanted = 0
        self.count = Text(role="muted", size=Size.SMALL)
        self.options = CheckList()
        self.options.changed.connect(self._changed)
        self.options.refused.connect(self._refuse)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.count)
        column.addWidget(self.options)

    def show_item(self, view: ItemView) -> None:
        """Shows the options."""
        item = item_of(view, SelectN)
        self._wanted = item.count
        self.options.show_options(item.options, view.chosen, revealed=view.revealed, most=item.count)
        self._show_count()

    def _show_count(self) -> None:
        n = len(self.options.chosen)
        self.count.setText(self.tr("{n} of {wanted} chosen").format(n=n, wanted=self._wanted))

    def _changed(self) -> None:
        self._show_count()
        self.changed.emit()

    def _refuse(self) -> None:
        words = self.tr("{n} are chosen already. Take one off before you choose another.")
        self.hint.emit(words.format(n=self._wanted))

    def missing(self) -> str:
        """How many more are wanted."""
        return self.tr("Choose {n} more.").format(n=self._wanted - len(self.options.chosen))

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

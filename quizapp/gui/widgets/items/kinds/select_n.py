"""Select N: rows of which a stated number has to be chosen, and no more can be."""

from quizapp.content.items import SelectN
from quizapp.gui.theme import Size
from quizapp.gui.widgets.items.kinds.base import item_of
from quizapp.gui.widgets.items.kinds.listed import ListedWidget
from quizapp.gui.widgets.items.options import CheckList
from quizapp.gui.widgets.text import Text
from quizapp.services.exam import ItemView


class SelectNWidget(ListedWidget):
    """Check boxes under a count; a choice too many is refused with a word."""

    def __init__(self) -> None:
        options = CheckList(strikes=True)
        super().__init__(options)
        self._wanted = 0
        self._list = options
        self.count = Text(role="muted", size=Size.SMALL)
        self.changed.connect(self._show_count)
        options.refused.connect(self._refuse)
        self._column.setSpacing(8)
        self._column.insertWidget(0, self.count)

    def show_item(self, view: ItemView) -> None:
        """Shows the options."""
        item = item_of(view, SelectN)
        self._wanted = item.count
        self._list.show_options(item.options, view.chosen, revealed=view.revealed, most=item.count)
        self._show_count()

    def _show_count(self) -> None:
        n = len(self.options.chosen)
        self.count.setText(self.tr("{n} of {wanted} chosen").format(n=n, wanted=self._wanted))

    def _refuse(self) -> None:
        words = self.tr("{n} are chosen already. Take one off before you choose another.")
        self.hint.emit(words.format(n=self._wanted))

    def missing(self) -> str:
        """How many more are wanted."""
        return self.tr("Choose {n} more.").format(n=self._wanted - len(self.options.chosen))

"""The two drop-downs, cloze and rationale: a passage whose blanks each open a list of their own."""

from quizapp.content.items import DropDownCloze, DropDownRationale, Item
from quizapp.gui.widgets.items.kinds.places import Named, PlacesWidget
from quizapp.gui.widgets.items.kinds.written_out import name_blanks, pieces_of, read_aloud
from quizapp.gui.widgets.items.passage import Passage
from quizapp.services.exam import ItemView


class DropDownWidget(PlacesWidget):
    """A passage with drop-downs among its words."""

    def __init__(self) -> None:
        super().__init__()
        self.passage = Passage()
        self.column.addWidget(self.passage)
        self.column.addWidget(self.reasons)

    def name_places(self, view: ItemView) -> tuple[Named, ...]:
        """The blanks of the passage."""
        return name_blanks(self, _drop_down(view.item).passage)

    def arrange(self, view: ItemView) -> None:
        """Puts the blanks into the passage."""
        segments = _drop_down(view.item).passage
        self.passage.show_pieces(pieces_of(segments, self.blank_at), read_aloud(self, segments))

    def show_state(self) -> None:
        """The passage makes room for what was told."""
        self.passage.lay_out()


def _drop_down(item: Item) -> DropDownCloze | DropDownRationale:
    if not isinstance(item, DropDownCloze | DropDownRationale):
        raise TypeError(f"{item.id} has no drop-downs")
    return item

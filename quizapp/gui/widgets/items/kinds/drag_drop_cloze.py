"""Drag-and-drop cloze: a passage with blanks over the tokens that fill them."""

from quizapp.content.items import DragDropCloze, Place, PlaceId
from quizapp.gui.widgets.items.kinds.base import item_of
from quizapp.gui.widgets.items.kinds.places import Named
from quizapp.gui.widgets.items.kinds.tokens import TokensWidget
from quizapp.gui.widgets.items.kinds.written_out import name_blanks, pieces_of, read_aloud
from quizapp.gui.widgets.items.passage import Passage
from quizapp.services.exam import ItemView


class DragDropClozeWidget(TokensWidget):
    """A passage, and below it the tokens."""

    def __init__(self) -> None:
        super().__init__()
        self.passage = Passage()
        for part in (self.passage, self.lead, self.tray, self.reasons):
            self.column.addWidget(part)

    def name_places(self, view: ItemView) -> tuple[Named, ...]:
        """The blanks of the passage."""
        return name_blanks(self, item_of(view, DragDropCloze).passage)

    def tokens_of(self, view: ItemView) -> tuple[Place, ...]:
        """Its tokens."""
        return item_of(view, DragDropCloze).tokens

    def short_name(self, place: PlaceId) -> str:
        """The blank's name."""
        return next(named.heading.lower() for named in self.places if named.place == place)

    def arrange(self, view: ItemView) -> None:
        """Puts the blanks into the passage."""
        super().arrange(view)
        segments = item_of(view, DragDropCloze).passage
        self.passage.show_pieces(pieces_of(segments, self.blank_at), read_aloud(self, segments))

    def show_state(self) -> None:
        """The passage makes room for what was told."""
        super().show_state()
        self.passage.lay_out()

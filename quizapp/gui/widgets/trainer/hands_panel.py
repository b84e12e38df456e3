"""Hands counted: a number for each option."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from quizapp.content.items import Item
from quizapp.gui.widgets.fields import Number
from quizapp.gui.widgets.fold import Fold
from quizapp.gui.widgets.text import Text
from quizapp.gui.widgets.trainer.rebuilt import Rebuilt
from quizapp.teaching.lettering import letter
from quizapp.teaching.room import Room

MOST_HANDS = 999


class HandsPanel(Fold):
    """``counted`` tells an option's id and how many hands went up for it."""

    counted = Signal(str, int)

    def __init__(self) -> None:
        super().__init__()
        self.line.setText(self.tr("Count hands"))
        self._rows = Rebuilt(spacing=6)
        self.room.addWidget(self._rows)
        self._item: Item | None = None
        self.fields: dict[str, Number] = {}

    def show_room(self, room: Room) -> None:
        """Offers the options of the question that is shown, while its hands may be counted."""
        item = room.item
        fits = item is not None and len(item.places) == 1 and bool(item.options) and room.step not in room.revealed
        self.setVisible(fits)
        if item is None or not fits:
            return
        if item is not self._item:
            self._item = item
            self._build(item)
        hands = room.hands.get(room.step, {})
        for option, field in self.fields.items():
            if not field.hasFocus() and field.value() != hands.get(option, 0):
                field.blockSignals(True)  # noqa: FBT003 - Qt's signature
                field.setValue(hands.get(option, 0))
                field.blockSignals(False)  # noqa: FBT003

    def _build(self, item: Item) -> None:
        self.fields = {}
        rows = []
        for n, option in enumerate(item.options):
            row = QWidget()
            line = QHBoxLayout(row)
            line.setContentsMargins(0, 0, 0, 0)
            field = Number(0, MOST_HANDS, name=self.tr("Hands for {letter}").format(letter=letter(n)))
            field.valueChanged.connect(lambda hands, option=str(option.id): self.counted.emit(option, hands))
            self.fields[str(option.id)] = field
            line.addWidget(field)
            line.addWidget(Text(f"{letter(n)}  {option.text}"), 1)
            rows.append(row)
        self._rows.put(rows)
        self.first = next(iter(self.fields.values()))

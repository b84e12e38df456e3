"""One of many formats, in rows by whom they are for."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from quizapp.gui.theme import Size
from quizapp.gui.widgets.chip import ChoiceChip
from quizapp.gui.widgets.flow import Flow
from quizapp.gui.widgets.text import Text
from quizapp.gui.words.formats import For, OfferedFormat, whom_words


class FormatChoice(QWidget):
    """``changed`` tells that another format is chosen. The arrow keys walk through all of them."""

    changed = Signal()

    def __init__(self, formats: Sequence[OfferedFormat]) -> None:
        super().__init__()
        self._formats = tuple(formats)
        self._group = QButtonGroup(self)
        self.chips: dict[str, ChoiceChip] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for whom in For:
            column.addWidget(Text(whom_words(whom), size=Size.SMALL, role="muted"))
            room = QWidget()
            row = Flow(room, gap=8)
            for number, one in enumerate(self._formats):
                if one.whom is whom:
                    chip = ChoiceChip(one.title, parent=room)
                    self._group.addButton(chip, number)
                    self.chips[one.id] = chip
                    row.addWidget(chip)
            column.addWidget(room)
            column.addSpacing(8)
        self._group.button(0).setChecked(True)
        self._group.idToggled.connect(self._toggled)

    @property
    def chosen(self) -> OfferedFormat:
        """The format that is chosen."""
        return self._formats[self._group.checkedId()]

    def choose(self, name: str) -> None:
        """Chooses a format by its id."""
        self.chips[name].setChecked(True)

    def _toggled(self, _number: int, on: bool) -> None:  # noqa: FBT001 - Qt's signature
        if on:
            self.changed.emit()

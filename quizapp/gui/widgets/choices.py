"""A question with a few chips of which one is on."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from quizapp.gui.widgets.chip import ChoiceChip
from quizapp.gui.widgets.flow import Flow


class Choices(QWidget):
    """Chips in a row. ``changed`` tells that another one is on."""

    changed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._flow = Flow(self, gap=8)
        self._group = QButtonGroup(self)
        self._group.idToggled.connect(self._toggled)
        self._values: list[object] = []

    def offer(self, values: Sequence[tuple[object, str]], chosen: object) -> None:
        """Offers values with their words; the chosen one is on."""
        self._group.blockSignals(True)  # noqa: FBT003 - Qt's signature
        for chip in self.chips:
            self._group.removeButton(chip)
            self._flow.removeWidget(chip)
            chip.deleteLater()
        self._values = [value for value, _ in values]
        for number, (value, words) in enumerate(values):
            chip = ChoiceChip(words, parent=self)
            self._group.addButton(chip, number)
            self._flow.addWidget(chip)
            chip.setChecked(value == chosen)
            chip.show()
        self._group.blockSignals(False)  # noqa: FBT003
        self.updateGeometry()

    @property
    def chips(self) -> tuple[ChoiceChip, ...]:
        """The chips, in order."""
        return tuple(chip for chip in self._group.buttons() if isinstance(chip, ChoiceChip))

    @property
    def chosen(self) -> object:
        """The value that is on."""
        return self._values[self._group.checkedId()] if self._group.checkedId() >= 0 else None

    def _toggled(self, _number: int, on: bool) -> None:  # noqa: FBT001 - Qt's signature
        if on:
            self.changed.emit()

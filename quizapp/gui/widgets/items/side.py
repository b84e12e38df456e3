"""What stands beside an item, or folds away where there is no room: the question map and the calculator."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from quizapp.gui.widgets.items.calculator import Calculator
from quizapp.gui.widgets.items.map_panel import MapPanel


class ItemSide(QWidget):
    """The map over the calculator."""

    def __init__(self) -> None:
        super().__init__()
        self.map_panel = MapPanel()
        self.calculator = Calculator()
        self.calculator.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(20)
        column.addWidget(self.map_panel)
        column.addWidget(self.calculator)

    @property
    def fitting_width(self) -> int:
        """What both need at least."""
        return max(self.map_panel.fitting_width, self.calculator.minimumSizeHint().width())

    def show_parts(self, *, shows_map: bool, shows_calculator: bool) -> None:
        """Which of the two are there."""
        self.map_panel.setVisible(shows_map)
        self.calculator.setVisible(shows_calculator)
        self.setVisible(shows_map or shows_calculator)

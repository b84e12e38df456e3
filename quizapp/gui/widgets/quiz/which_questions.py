"""Which questions of the chosen topics and kinds: never seen, missed before, flagged, uncertain; and of what level."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from quizapp.content.facts import Level
from quizapp.exams.standing import Standing
from quizapp.gui.widgets.chip import CheckChip
from quizapp.gui.widgets.flow import Flow
from quizapp.gui.widgets.panel import section_heading
from quizapp.gui.words.blueprint import level_title, standing_title


class WhichQuestions(QWidget):
    """Nothing ticked means all. ``changed`` says that others are wanted."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.standings = {one: CheckChip(standing_title(one), note="0") for one in Standing}
        self.levels = {one: CheckChip(level_title(one)) for one in Level}
        for heading, chips in (
            (self.tr("Only those"), list(self.standings.values())),
            (self.tr("Only of this level"), list(self.levels.values())),
        ):
            column.addWidget(section_heading(heading))
            row = QWidget()
            flow = Flow(row, gap=8)
            for chip in chips:
                chip.toggled.connect(lambda _on: self.changed.emit())
                flow.addWidget(chip)
            column.addWidget(row)
            column.addSpacing(8)

    def show_choice(
        self, counts: Mapping[Standing, int], levels: tuple[Level, ...], chosen: tuple[Standing | Level, ...]
    ) -> None:
        """Shows how many there are of each, and what is ticked."""
        self.blockSignals(True)  # noqa: FBT003 - Qt's signature
        for standing, chip in self.standings.items():
            n = counts.get(standing, 0)
            chip.set_note(str(n))
            words = self.tr("{which}, 1 question") if n == 1 else self.tr("{which}, {n} questions")
            chip.setAccessibleName(words.format(which=chip.text(), n=n))
            chip.setChecked(standing in chosen)
            chip.setEnabled(n > 0 or standing in chosen)
        for level, chip in self.levels.items():
            chip.setVisible(level in levels)
            chip.setChecked(level in chosen)
        self.blockSignals(False)  # noqa: FBT003

    @property
    def chosen_standings(self) -> tuple[Standing, ...]:
        """The ticked ones; none for all."""
        return tuple(one for one, chip in self.standings.items() if chip.isChecked())

    @property
    def chosen_levels(self) -> tuple[Level, ...]:
        """The ticked ones; none for all."""
        return tuple(one for one, chip in self.levels.items() if chip.isChecked())

    def tab_stops(self) -> tuple[QWidget, ...]:
        """The controls, as one reads."""
        return (*self.standings.values(), *self.levels.values())

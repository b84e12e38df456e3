"""Under which conditions a quiz is sat: one calm line, which opens time, pauses, going back and certainty."""

from enum import Enum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from quizapp.exams.conditions import Conditions
from quizapp.gui import shortcuts
from quizapp.gui.widgets.chip import CheckChip
from quizapp.gui.widgets.choices import Choices
from quizapp.gui.widgets.fields import Number
from quizapp.gui.widgets.flow import Flow
from quizapp.gui.widgets.fold import Fold
from quizapp.gui.widgets.text import Text
from quizapp.gui.words.blueprint import conditions_words

_MOST_MINUTES, _MOST_SECONDS = 600, 1800
_SECONDS_AN_ITEM = 75
"""Proposed for each question: about what the large nursing exams give."""


class Timing(Enum):
    """How time is counted."""

    FREE = "free"
    WHOLE = "whole"
    ITEM = "item"


class ConditionsChoice(Fold):
    """``changed`` says that other conditions are chosen."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__(shortcuts.CONDITIONS.shown)
        self.timing = Choices(self.tr("Time limit"))
        self.timing.offer(
            (
                (Timing.FREE, self.tr("No time limit")),
                (Timing.WHOLE, self.tr("For the whole quiz")),
                (Timing.ITEM, self.tr("For each question")),
            ),
            Timing.FREE,
        )
        self.timing.changed.connect(self._changed)
        self.minutes = Number(1, _MOST_MINUTES, name=self.tr("Minutes for the whole quiz"), suffix=self.tr(" minutes"))
        self.seconds = Number(1, _MOST_SECONDS, name=self.tr("Seconds for each question"), suffix=self.tr(" seconds"))
        self.minutes.setValue(25)
        self.seconds.setValue(_SECONDS_AN_ITEM)
        self._times = QWidget()
        row = Flow(self._times, gap=12)
        for part in (self.minutes, self.seconds):
            row.addWidget(part)
        self.pause = CheckChip(self.tr("Pauses allowed"))
        self.back = CheckChip(self.tr("Going back allowed"))
        self.certainty = CheckChip(self.tr("Say how sure you are"))
        rules = QWidget()
        flow = Flow(rules, gap=8)
        for chip in (self.pause, self.back, self.certainty):
            chip.toggled.connect(lambda _on: self._changed())
            flow.addWidget(chip)
        self.meaning = Text(role="muted")
        for number in (self.minutes, self.seconds):
            number.valueChanged.connect(lambda _n: self._changed())
        for widget in (self.timing, self._times, rules, self.meaning):
            self.room.addWidget(widget)
        self.first = self.timing.chips[0]
        self.show_conditions(Conditions())

    def show_conditions(self, conditions: Conditions) -> None:
        """Shows conditions; nothing is told."""
        self.blockSignals(True)  # noqa: FBT003 - Qt's signature
        timing = Timing.FREE
        if conditions.item_seconds is not None:
            timing = Timing.ITEM
            self.seconds.setValue(conditions.item_seconds)
        elif conditions.whole_seconds is not None:
            timing = Timing.WHOLE
            self.minutes.setValue(max(1, round(conditions.whole_seconds / 60)))
        self.timing.chips[list(Timing).index(timing)].setChecked(True)
        self.pause.setChecked(conditions.pause)
        self.back.setChecked(conditions.back)
        self.certainty.setChecked(conditions.certainty)
        self.blockSignals(False)  # noqa: FBT003
        self._say()

    def propose_for(self, questions: int) -> None:
        """Proposes a time for the whole that fits so many questions, while none is set."""
        if self.timing.chosen is not Timing.WHOLE:
            self.minutes.setValue(max(1, round(questions * _SECONDS_AN_ITEM / 60)))

    @property
    def conditions(self) -> Conditions:
        """What is chosen."""
        timing = self.timing.chosen
        return Conditions(
            whole_seconds=self.minutes.value() * 60 if timing is Timing.WHOLE else None,
            item_seconds=self.seconds.value() if timing is Timing.ITEM else None,
            pause=self.pause.isChecked(),
            back=self.back.isChecked(),
            certainty=self.certainty.isChecked(),
        )

    def _changed(self) -> None:
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        chosen = self.conditions
        self.line.setText(conditions_words(chosen))
        self._times.setVisible(self.timing.chosen is not Timing.FREE)
        self.minutes.setVisible(chosen.whole_seconds is not None)
        self.seconds.setVisible(chosen.item_seconds is not None)
        said = []
        if chosen.certainty:
            said.append(
                self.tr("Certain earns 3 points when right and costs 6 when wrong; a guess earns 1 and costs nothing.")
            )
        if not chosen.pause:
            said.append(self.tr("The clock also runs while another page is open."))
        if not chosen.back:
            said.append(self.tr("A question that was left is closed."))
        self.meaning.setText(" ".join(said))
        self.meaning.setVisible(bool(said))

    def tab_stops(self) -> tuple[QWidget, ...]:
        """The controls, as one reads."""
        return (self.line, *self.timing.chips, self.minutes, self.seconds, self.pause, self.back, self.certainty)

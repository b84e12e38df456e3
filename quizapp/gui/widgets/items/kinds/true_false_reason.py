"""True or false with reason: a verdict on the statement, then why."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from quizapp.content.items import OptionId, TrueFalseReason
from quizapp.gui.widgets.items.kinds.base import ItemWidget, item_of, part_heading
from quizapp.gui.widgets.items.options import CheckList, OptionList
from quizapp.gui.widgets.items.told import verdicts
from quizapp.services.exam import ItemView


class TrueFalseReasonWidget(ItemWidget):
    """Two lists of radio buttons: the verdict by its own first letter (T, F), the reasons by A, B, C."""

    def __init__(self) -> None:
        super().__init__()
        self._letters = "TF"
        self.verdicts, self.reasons = OptionList(strikes=True), OptionList(strikes=True)
        self.verdicts.setAccessibleName(self.tr("The statement is"))
        self.reasons.setAccessibleName(self.tr("Because"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(part_heading(self.tr("The statement is")))
        column.addWidget(self.verdicts)
        column.addSpacing(12)
        column.addWidget(part_heading(self.tr("Because")))
        column.addWidget(self.reasons)
        for options in (self.verdicts, self.reasons):
            options.changed.connect(self.changed)
            options.struck_changed.connect(self.struck_changed)

    def show_item(self, view: ItemView) -> None:
        """Shows verdicts and reasons."""
        item = item_of(view, TrueFalseReason)
        said = verdicts(item)
        self._letters = "".join(option.text[:1].upper() for option in said)
        self.verdicts.show_options(said, view.chosen, revealed=view.revealed, letters=self._letters)
        self.reasons.show_options(item.at(item.REASON), view.chosen, revealed=view.revealed)

    def response(self) -> tuple[OptionId, ...]:
        """Verdict and reason, as far as they are chosen."""
        return self.verdicts.chosen + self.reasons.chosen

    def missing(self) -> str:
        """Which of the two is open."""
        if not self.verdicts.chosen:
            return self.tr("Say first whether the statement is true or false.")
        return self.tr("Choose the reason too.")

    def press(self, number: int) -> bool:
        """Chooses the reason."""
        return self.reasons.choose(number)

    def press_letter(self, letter: str) -> bool:
        """The verdicts have their own letters; the others are reasons."""
        if letter in self._letters:
            return self.verdicts.choose(self._letters.index(letter))
        return super().press_letter(letter)

    def lists(self) -> tuple[OptionList | CheckList, ...]:
        """The verdicts and the reasons."""
        return (self.verdicts, self.reasons)

    def strike_letter(self, letter: str) -> bool:
        """The verdicts have their own letters; the others are reasons."""
        if letter in self._letters:
            return self.verdicts.strike(self._letters.index(letter))
        return self.reasons.strike(ord(letter) - ord("A"))

    def take_focus(self) -> None:
        """What is still open, the verdict first."""
        (self.reasons if self.verdicts.chosen and not self.reasons.chosen else self.verdicts).take_focus()

    def tab_stops(self) -> tuple[QWidget, ...]:
        """The rows."""
        return (*self.verdicts.rows, *self.reasons.rows)

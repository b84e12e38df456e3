"""The four grades side by side, two by two, or under each other, as the width allows."""

from PySide6.QtCore import QCoreApplication, QSize
from PySide6.QtWidgets import QGridLayout, QWidget

from quizapp.gui import shortcuts, words
from quizapp.gui.shortcuts import Shortcut
from quizapp.gui.widgets.grade_button import GradeButton
from quizapp.scheduling.memory import Grade
from quizapp.services.study import GradeChoice

_GRADES: dict[Grade, tuple[Shortcut, str]] = {
    Grade.AGAIN: (shortcuts.FORGOT, "bad"),
    Grade.HARD: (shortcuts.EFFORT, "warn"),
    Grade.GOOD: (shortcuts.RECALLED, "good"),
    Grade.EASY: (shortcuts.EASILY, "teal"),
}
_GAP = 14


class GradeBar(QWidget):
    """Shows what each grade would do."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: dict[Grade, GradeButton] = {}
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(_GAP)
        for grade, (shortcut, role) in _GRADES.items():
            word = QCoreApplication.translate("shortcuts", shortcut.does)
            self.buttons[grade] = GradeButton(word, key=shortcut.shown, role=role, parent=self)
        self.fit(1000)

    def minimumSizeHint(self) -> QSize:
        """One column's width: a narrower window gets fewer columns, it is not held wide by them."""
        widest = max(button.minimumSizeHint().width() for button in self.buttons.values())
        return QSize(widest, super().minimumSizeHint().height())

    @staticmethod
    def shortcut(grade: Grade) -> Shortcut:
        """The key of a grade."""
        return _GRADES[grade][0]

    def fit(self, width: int) -> None:
        """Takes as many columns as fit into a width."""
        need = max(button.roomy_width() for button in self.buttons.values())
        columns = next((n for n in (4, 2) if n * need + (n - 1) * _GAP <= width), 1)
        for button in self.buttons.values():
            button.set_compact(compact=columns == 1)
        if columns == self._columns:
            return
        self._columns = columns
        self._grid.setSpacing(_GAP if columns > 1 else 8)
        for number, button in enumerate(self.buttons.values()):
            self._grid.addWidget(button, number // columns, number % columns)
        for column in range(4):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def show_choices(self, choices: tuple[GradeChoice, ...]) -> None:
        """Says when the card would come back after each grade."""
        for choice in choices:
            when = words.comes_back(choice.minutes, choice.days, again=choice.grade is Grade.AGAIN)
            self.buttons[choice.grade].set_interval(when)

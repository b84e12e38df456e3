"""The four grades side by side, two by two, or under each other, as the width allows."""

from PySide6.QtCore import QCoreApplication, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from quizapp.gui import shortcuts
from quizapp.gui.shortcuts import QT_TRANSLATE_NOOP as _N
from quizapp.gui.shortcuts import Shortcut
from quizapp.gui.widgets.study.grade_button import GradeButton
from quizapp.gui.words import counts as words
from quizapp.scheduling.memory import Grade
from quizapp.services.settings import GradeWords
from quizapp.services.study import GradeChoice

_GRADES: dict[Grade, tuple[Shortcut, str]] = {
    Grade.AGAIN: (shortcuts.FORGOT, "bad"),
    Grade.HARD: (shortcuts.EFFORT, "warn"),
    Grade.GOOD: (shortcuts.RECALLED, "good"),
    Grade.EASY: (shortcuts.EASILY, "teal"),
}
_ANKI: dict[Grade, str] = {
    Grade.AGAIN: _N("grades", "Again"),
    Grade.HARD: _N("grades", "Hard"),
    Grade.GOOD: _N("grades", "Good"),
    Grade.EASY: _N("grades", "Easy"),
}
_GAP = 14


def grade_name(grade: Grade, names: GradeWords) -> str:
    """A grade as its button says it: so that it cannot be misread, or as Anki says it."""
    if names is GradeWords.ANKI:
        return QCoreApplication.translate("grades", _ANKI[grade])
    return QCoreApplication.translate("shortcuts", _GRADES[grade][0].does)


class GradeBar(QWidget):
    """Shows what each grade would do."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: dict[Grade, GradeButton] = {}
        self._columns = self._width = 0
        self._names = GradeWords.PLAIN
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(_GAP)
        for grade, (shortcut, role) in _GRADES.items():
            self.buttons[grade] = GradeButton(
                grade_name(grade, self._names), key=shortcut.shown, role=role, parent=self
            )
        self.fit(1000)

    def minimumSizeHint(self) -> QSize:
        """One column's width: a narrower window gets fewer columns, it is not held wide by them."""
        widest = max(button.minimumSizeHint().width() for button in self.buttons.values())
        return QSize(widest, super().minimumSizeHint().height())

    @staticmethod
    def shortcut(grade: Grade) -> Shortcut:
        """The key of a grade."""
        return _GRADES[grade][0]

    def name_grades(self, names: GradeWords) -> None:
        """Names the grades in plain words, or in Anki's with its short intervals."""
        if names is not self._names:
            self._names = names
            for grade, button in self.buttons.items():
                button.set_word(grade_name(grade, names))
            self.fit(self._width)

    def fit(self, width: int) -> None:
        """Takes as many columns as fit into a width."""
        self._width = width
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
            if choice.minutes is None and choice.days is None:
                when = self.tr("practice only")
            elif self._names is GradeWords.ANKI:
                when = words.short_interval(choice.minutes, choice.days)
            else:
                when = words.comes_back(choice.minutes, choice.days, again=choice.grade is Grade.AGAIN)
            self.buttons[choice.grade].set_interval(when)
        self._stack()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may want the intervals elsewhere."""
        super().resizeEvent(event)
        self._stack()

    def _stack(self) -> None:
        """Where one interval has no room beside its word, all stand under theirs."""
        if self._columns == 1:
            stacked = not all(button.fits_beside for button in self.buttons.values())
            for button in self.buttons.values():
                button.stack(stacked=stacked)

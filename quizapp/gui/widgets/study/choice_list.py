"""The options of a card that is met as a choice: a key, a click, or the arrow keys and Enter answer at once."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent

from quizapp.content.cards import Choice
from quizapp.content.items import Option, OptionId, Origin
from quizapp.gui.widgets.items.option_row import OptionRow
from quizapp.gui.widgets.items.options import LETTERS, OptionList, Verdict

_ANSWERS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space})
_WALK = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right})


_ROWS = 6
"""As many options as a choice card has at most, with one to spare."""


class _AnswerRow(OptionRow):
    """An option that answers the card when it is pressed."""

    answered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space answer with what is chosen; the first arrow chooses the row that has the focus."""
        if event.key() in _ANSWERS:
            if self.isChecked() and self.verdict is Verdict.UNTOLD:
                self.answered.emit()
            else:
                event.ignore()  # nothing is chosen yet: the page shows the answer
        elif event.key() in _WALK and not self._a_row_is_chosen():
            self.setChecked(True)
        else:
            super().keyPressEvent(event)

    def _a_row_is_chosen(self) -> bool:
        parent = self.parentWidget()
        return isinstance(parent, OptionList) and bool(parent.chosen)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click answers."""
        super().mouseReleaseEvent(event)
        if self.isChecked() and self.verdict is Verdict.UNTOLD and self.rect().contains(event.position().toPoint()):
            self.answered.emit()


class ChoiceList(OptionList):
    """Shows the options; ``answered`` comes when one is taken, ``chosen_right`` then says how it was."""

    answered = Signal()

    def _add_row(self) -> None:
        row = _AnswerRow("", self, compact=self._compact)
        row.toggled.connect(self._toggled)
        row.answered.connect(self.answered)
        self._rows.append(row)
        self.add_row(row)

    def __init__(self) -> None:
        super().__init__()
        for _ in range(_ROWS):  # there from the beginning: Tab reaches them where they stand
            self._add_row()
            self._rows[-1].hide()

    @property
    def chosen_right(self) -> bool | None:
        """Whether what is chosen is right, None while nothing is."""
        chosen = self.chosen
        return next((option.correct for option in self._options if option.id in chosen), None)

    def offer(self, choices: tuple[Choice, ...]) -> None:
        """Shows options of which none is chosen."""
        options = tuple(
            Option(
                id=OptionId(str(number)),
                text=choice.text,
                correct=choice.right,
                rationale=choice.because,
                fact=choice.fact,
                origin=Origin.KEY if choice.right else Origin.SAME_KIND,
            )
            for number, choice in enumerate(choices)
        )
        self.show_options(options, (), revealed=False)

    def tell(self) -> None:
        """Marks the right option and what was chosen, with the reason for what was chosen."""
        chosen = self.chosen
        reasons = chosen or tuple(option.id for option in self._options if option.correct)
        told = (one if one.id in reasons else replace(one, rationale="") for one in self._options)
        self.show_options(tuple(told), chosen, revealed=True)

    def answer_by_letter(self, letter: str) -> bool:
        """Answers with the option of a letter; False when there is none."""
        number = LETTERS.find(letter.upper()) if len(letter) == 1 else -1
        if not self.choose(number):
            return False
        self.answered.emit()
        return True

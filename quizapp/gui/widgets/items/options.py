"""Lists of options: one to be chosen, or several. Rows are kept and shown anew, so that nothing flickers.

Where ``strikes`` is said options can be struck out: a note to oneself, which changes no score. What is struck out is
chosen no longer, and what is chosen is struck out no longer.
"""

from functools import partial
from string import ascii_uppercase
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from quizapp.content.items import Option, OptionId
from quizapp.gui.announce import announce
from quizapp.gui.widgets.items.ahead import Ahead
from quizapp.gui.widgets.items.column import Column
from quizapp.gui.widgets.items.option_row import CheckRow, OptionRow
from quizapp.gui.widgets.items.verdict import Verdict, verdict, verdict_words

__all__ = ["LETTERS", "CheckList", "CheckRow", "OptionList", "OptionRow", "Verdict", "verdict", "verdict_words"]

LETTERS = ascii_uppercase


Row = TypeVar("Row", OptionRow, CheckRow)


class _Options(Column, Generic[Row]):
    """What is the same however many may be chosen."""

    changed = Signal()
    struck_changed = Signal()

    def __init__(self, parent: QWidget | None = None, *, compact: bool = False, strikes: bool = False) -> None:
        super().__init__(parent, spacing=8 if compact else 10)
        self._compact, self._strikes = compact, strikes
        self._rows: list[Row] = []
        self._ahead = Ahead(self)
        self._options: tuple[Option, ...] = ()
        self._rendering = False

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows that are shown."""
        return tuple(self._rows[: len(self._options)])

    @property
    def chosen(self) -> tuple[OptionId, ...]:
        """What is chosen."""
        return tuple(option.id for option, row in zip(self._options, self.rows, strict=True) if row.isChecked())

    def take_focus(self) -> None:
        """Puts the focus on what is chosen (first), else on the first row."""
        if self.rows:
            next((row for row in self.rows if row.isChecked()), self.rows[0]).setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def struck(self) -> frozenset[OptionId]:
        """What is struck out."""
        return frozenset(option.id for option, row in zip(self._options, self.rows, strict=True) if row.is_struck)

    def show_struck(self, struck: frozenset[OptionId]) -> None:
        """Shows what is struck out, and nothing else is."""
        for option, row in zip(self._options, self.rows, strict=True):
            row.show_struck(self._strikes and option.id in struck)

    def strike(self, number: int) -> bool:
        """Strikes a row out by its number from 0, or no longer; False when there is no such row or it is settled."""
        if not 0 <= number < len(self._options) or not self._rows[number].can_be_struck:
            return False
        row, wanted = self._rows[number], not self._rows[number].is_struck
        if wanted and row.isChecked():
            self._let_go(row)
        # Told once what was chosen is chosen no longer: who hears of that may show the options anew.
        row.show_struck(wanted)
        words = row.tr("{option}: struck out") if wanted else row.tr("{option}: no longer struck out")
        announce(row, words.format(option=row.accessibleName()))
        self.struck_changed.emit()
        return True

    def _let_go(self, row: Row) -> None:
        """Chooses a row no longer."""
        raise NotImplementedError

    def _at(self, number: int) -> Row | None:
        """The row of a number from 0, with the focus; None when there is no such row or it is settled."""
        if not 0 <= number < len(self._options) or self._rows[number].verdict is not Verdict.UNTOLD:
            return None
        self._rows[number].setFocus(Qt.FocusReason.ShortcutFocusReason)
        return self._rows[number]

    def _keep(self, row: Row) -> None:
        """Takes a new row in."""
        row.strikes = self._strikes
        number = len(self._rows)
        row.toggled.connect(self._toggled)
        row.strike_wanted.connect(lambda: self.strike(number))
        self._rows.append(row)
        self.add_row(row)

    def _toggled(self, on: bool) -> None:  # noqa: FBT001 - Qt's signature
        raise NotImplementedError

    def _take_back_strikes(self) -> None:
        """What is chosen is struck out no longer."""
        both = [row for row in self.rows if row.is_struck and row.isChecked()]
        for row in both:
            row.show_struck(False)  # noqa: FBT003 - a setter
        if both:
            self.struck_changed.emit()

    def _end_showing(self, options: tuple[Option, ...], *, revealed: bool) -> None:
        self._rendering = False
        some = zip(self._rows, options, strict=False)
        self._ahead.expect(() if revealed else (partial(row.foresee, option) for row, option in some))
        self.lay_out()


class OptionList(_Options[OptionRow]):
    """Options of which one is chosen."""

    def show_options(
        self, options: tuple[Option, ...], chosen: tuple[OptionId, ...], *, revealed: bool, letters: str = LETTERS
    ) -> None:
        """Shows options; ``letters`` are their keys."""
        self._rendering = True
        self._options = options
        while len(self._rows) < len(options):
            self._keep(OptionRow("", self, compact=self._compact))
        for row in self._rows:
            row.setAutoExclusive(False)  # otherwise Qt would not let the last choice go
        for number, row in enumerate(self._rows):
            row.setVisible(number < len(options))
            row.setChecked(number < len(options) and options[number].id in chosen)
        for row, option, letter in zip(self._rows, options, letters, strict=False):
            row.set_letter(letter)
            row.show_option(option, chosen=option.id in chosen, revealed=revealed)
            row.setAutoExclusive(True)
        self._stop_once()
        self._end_showing(options, revealed=revealed)

    def _stop_once(self) -> None:
        """Tab stops at what is chosen, else where the focus is, else at the first row. Qt sees to that itself when the
        focus comes in, but not where a row keeps the focus while other options, and more of them, are shown."""
        if self.rows:
            first = next((row for row in self.rows if row.hasFocus()), self.rows[0])
            stop = next((row for row in self.rows if row.isChecked()), first)
            for row in self._rows:
                row.setFocusPolicy(Qt.FocusPolicy.StrongFocus if row is stop else Qt.FocusPolicy.ClickFocus)

    def choose(self, number: int) -> bool:
        """Chooses a row by its number from 0, as its key does; False when there is no such row or it is settled."""
        row = self._at(number)
        if row is not None:
            row.setChecked(True)
        return row is not None

    def _toggled(self, on: bool) -> None:  # noqa: FBT001 - Qt's signature
        if on and not self._rendering:
            self.changed.emit()
            self._take_back_strikes()

    def _let_go(self, row: OptionRow) -> None:
        row.setAutoExclusive(False)  # otherwise Qt would not let the choice go
        row.setChecked(False)
        row.setAutoExclusive(True)
        self.changed.emit()


class CheckList(_Options[CheckRow]):
    """Options of which any number, or up to ``most``, may be chosen; ``refused`` says that one too many was tried."""

    refused = Signal()

    def __init__(self, parent: QWidget | None = None, *, compact: bool = False, strikes: bool = False) -> None:
        super().__init__(parent, compact=compact, strikes=strikes)
        self._most: int | None = None

    def show_options(
        self,
        options: tuple[Option, ...],
        chosen: tuple[OptionId, ...],
        *,
        revealed: bool,
        letters: str = LETTERS,
        most: int | None = None,
    ) -> None:
        """Shows options; ``letters`` are their keys, ``most`` how many may be chosen (None: all)."""
        self._rendering = True
        self._options, self._most = options, most
        while len(self._rows) < len(options):
            self._add_row()
        for number, row in enumerate(self._rows):
            row.setVisible(number < len(options))
            row.setChecked(number < len(options) and options[number].id in chosen)
        for row, option, letter in zip(self._rows, options, letters, strict=False):
            row.set_letter(letter)
            row.show_option(option, chosen=option.id in chosen, revealed=revealed)
        self._count()
        self._end_showing(options, revealed=revealed)

    def _add_row(self) -> None:
        row = CheckRow("", self, compact=self._compact)
        number = len(self._rows)
        row.walked.connect(lambda by: self._walk(number + by))
        row.refused.connect(self.refused)
        self._keep(row)

    def _walk(self, number: int) -> None:
        if 0 <= number < len(self._options):
            self._rows[number].setFocus(Qt.FocusReason.TabFocusReason)

    def _count(self) -> None:
        full = self._most is not None and len(self.chosen) >= self._most
        for row in self._rows:
            row.full = full

    def _toggled(self, _on: bool) -> None:  # noqa: FBT001 - Qt's signature
        if not self._rendering:
            self._count()
            self.changed.emit()
            self._take_back_strikes()

    def choose(self, number: int) -> bool:
        """Toggles a row by its number from 0, as its key does; False when there is no such row or it is settled."""
        row = self._at(number)
        if row is not None:
            row.nextCheckState()
        return row is not None

    def _let_go(self, row: CheckRow) -> None:
        row.setChecked(False)

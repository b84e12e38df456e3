"""Lists of options: one to be chosen, or several. Rows are kept and shown anew, so that nothing flickers.

Where ``strikes`` is said options can be struck out: a note to oneself, which changes no score. What is struck out is
chosen no longer, and what is chosen is struck out no longer.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from string import ascii_uppercase

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


class OptionList(Column):
    """Options of which one is chosen."""

    changed = Signal()
    struck_changed = Signal()

    def __init__(self, parent: QWidget | None = None, *, compact: bool = False, strikes: bool = False) -> None:
        super().__init__(parent, spacing=8 if compact else 10)
        self._compact, self._strikes = compact, strikes
        self._rows: list[OptionRow] = []
        self._ahead = Ahead(self)
        self._options: tuple[Option, ...] = ()
        self._rendering = False

    @property
    def rows(self) -> tuple[OptionRow, ...]:
        """The rows that are shown."""
        return tuple(self._rows[: len(self._options)])

    @property
    def chosen(self) -> tuple[OptionId, ...]:
        """What is chosen: none or one."""
        return tuple(option.id for option, row in zip(self._options, self.rows, strict=True) if row.isChecked())

    def show_options(
        self, options: tuple[Option, ...], chosen: tuple[OptionId, ...], *, revealed: bool, letters: str = LETTERS
    ) -> None:
        """Shows options; ``letters`` are their keys."""
        self._rendering = True
        self._options = options
        while len(self._rows) < len(options):
            self._add_row()
        for row in self._rows:
            row.setAutoExclusive(False)  # otherwise Qt would not let the last choice go
        for number, row in enumerate(self._rows):
            row.setVisible(number < len(options))
            row.setChecked(number < len(options) and options[number].id in chosen)
        for row, option, letter in zip(self._rows, options, letters, strict=False):
            row.set_letter(letter)
            row.show_option(option, chosen=option.id in chosen, revealed=revealed)
            row.setAutoExclusive(True)
        self._rendering = False
        self._ahead.expect(() if revealed else _foreseen(self._rows, options))
        self.lay_out()

    def _add_row(self) -> None:
        row = OptionRow("", self, compact=self._compact)
        row.strikes = self._strikes
        number = len(self._rows)
        row.toggled.connect(self._toggled)
        row.strike_wanted.connect(lambda: self.strike(number))
        self._rows.append(row)
        self.add_row(row)

    def _toggled(self, on: bool) -> None:  # noqa: FBT001 - Qt's signature
        if on and not self._rendering:
            self.changed.emit()
            _take_back_strikes(self, self.rows)

    def choose(self, number: int) -> bool:
        """Chooses a row by its number from 0, as its key does; False when there is no such row or it is settled."""
        if not 0 <= number < len(self._options) or self._rows[number].verdict is not Verdict.UNTOLD:
            return False
        self._rows[number].setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._rows[number].setChecked(True)
        return True

    def take_focus(self) -> None:
        """Puts the focus on what is chosen, else on the first row."""
        _focus_on(self.rows)

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
            row.setAutoExclusive(False)  # otherwise Qt would not let the choice go
            row.setChecked(False)
            row.setAutoExclusive(True)
            self.changed.emit()
        _strike(self, row, struck=wanted)
        return True


class CheckList(Column):
    """Options of which any number, or up to ``most``, may be chosen; ``refused`` says that one too many was tried."""

    changed = Signal()
    refused = Signal()
    struck_changed = Signal()

    def __init__(self, parent: QWidget | None = None, *, compact: bool = False, strikes: bool = False) -> None:
        super().__init__(parent, spacing=8 if compact else 10)
        self._compact, self._strikes = compact, strikes
        self._rows: list[CheckRow] = []
        self._ahead = Ahead(self)
        self._options: tuple[Option, ...] = ()
        self._most: int | None = None
        self._rendering = False

    @property
    def rows(self) -> tuple[CheckRow, ...]:
        """The rows that are shown."""
        return tuple(self._rows[: len(self._options)])

    @property
    def chosen(self) -> tuple[OptionId, ...]:
        """What is chosen."""
        return tuple(option.id for option, row in zip(self._options, self.rows, strict=True) if row.isChecked())

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
        self._rendering = False
        self._count()
        self._ahead.expect(() if revealed else _foreseen(self._rows, options))
        self.lay_out()

    def _add_row(self) -> None:
        row = CheckRow("", self, compact=self._compact)
        row.strikes = self._strikes
        number = len(self._rows)
        row.toggled.connect(self._toggled)
        row.strike_wanted.connect(lambda: self.strike(number))
        row.walked.connect(lambda by: self._walk(number + by))
        row.refused.connect(self.refused)
        self._rows.append(row)
        self.add_row(row)

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
            _take_back_strikes(self, self.rows)

    def choose(self, number: int) -> bool:
        """Toggles a row by its number from 0, as its key does; False when there is no such row or it is settled."""
        if not 0 <= number < len(self._options) or self._rows[number].verdict is not Verdict.UNTOLD:
            return False
        self._rows[number].setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._rows[number].nextCheckState()
        return True

    def take_focus(self) -> None:
        """Puts the focus on what is chosen first, else on the first row."""
        _focus_on(self.rows)

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
        if wanted:
            row.setChecked(False)
        _strike(self, row, struck=wanted)
        return True


def _foreseen(rows: Sequence[OptionRow | CheckRow], options: tuple[Option, ...]) -> Iterator[Callable[[], None]]:
    """What there is to do before the options can be told."""
    return (partial(row.foresee, option) for row, option in zip(rows, options, strict=False))


def _focus_on(rows: tuple[OptionRow, ...] | tuple[CheckRow, ...]) -> None:
    if rows:
        next((row for row in rows if row.isChecked()), rows[0]).setFocus(Qt.FocusReason.OtherFocusReason)


def _strike(options: OptionList | CheckList, row: OptionRow | CheckRow, *, struck: bool) -> None:
    """Shows and tells it once what was chosen is chosen no longer: who hears of that may show the options anew."""
    row.show_struck(struck)
    words = row.tr("{option}: struck out") if struck else row.tr("{option}: no longer struck out")
    announce(row, words.format(option=row.accessibleName()))
    options.struck_changed.emit()


def _take_back_strikes(options: OptionList | CheckList, rows: Sequence[OptionRow | CheckRow]) -> None:
    """What is chosen is struck out no longer."""
    both = [row for row in rows if row.is_struck and row.isChecked()]
    for row in both:
        row.show_struck(False)  # noqa: FBT003 - a setter
    if both:
        options.struck_changed.emit()

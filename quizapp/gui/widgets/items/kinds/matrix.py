"""The two matrices: one choice a row, or any number a row."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from quizapp.content.items import Matrix, OptionId, PlaceId
from quizapp.gui.widgets.items.kinds.base import ItemWidget, item_of
from quizapp.gui.widgets.items.matrix_cell import CheckCell, RadioCell
from quizapp.gui.widgets.items.matrix_table import Cell, MatrixTable, RowReasons
from quizapp.gui.widgets.items.options import LETTERS, Verdict
from quizapp.services.exam import ItemView

_ROLES = {Verdict.RIGHT: "good", Verdict.MISSED: "good", Verdict.CHOSEN_WRONG: "bad"}


class _MatrixWidget(ItemWidget):
    """Letters go to a row, digits choose a column in it, arrows walk from cell to cell. Tab goes from row to row."""

    _one_a_row = True

    def __init__(self) -> None:
        super().__init__()
        self._item: Matrix | None = None
        self._here = (0, 0)
        self._rendering = False
        self.table = MatrixTable(RadioCell if self._one_a_row else CheckCell)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table)

    def show_item(self, view: ItemView) -> None:
        """Shows the cells, and under each row why they are right or wrong."""
        item = item_of(view, Matrix)
        self._rendering = True
        if self._item is None or self._item.id != item.id:
            self._here = (0, 0)
        self._item = item
        texts = [place.text for place in item.rows], [place.text for place in item.columns]
        if self.table.set_shape(*texts, LETTERS):
            self._connect()
        for row, place in enumerate(item.rows):
            for column, head in enumerate(item.columns):
                option = item.cell(place.id, head.id)
                self.table.cells[row][column].show_cell(
                    option,
                    row=place.text,
                    column=head.text,
                    key=str(column + 1),
                    chosen=option.id in view.chosen,
                    revealed=view.revealed,
                )
        self.table.show_reasons([self._reasons(row, place.id, view) for row, place in enumerate(item.rows)])
        self._rendering = False
        for row in range(len(item.rows)):
            self._rove(row)

    def _connect(self) -> None:
        for row, cells in enumerate(self.table.cells):
            for column, cell in enumerate(cells):
                cell.toggled.connect(lambda on, row=row, column=column: self._toggled(row, column, on=on))
                cell.walked.connect(lambda down, right, row=row, column=column: self._go(row + down, column + right))
                cell.entered.connect(lambda row=row, column=column: self._entered(row, column))

    def _reasons(self, row: int, place: PlaceId, view: ItemView) -> RowReasons:
        """Every reason once, after the names of the columns that it is for, in the colours of their verdicts; one that
        is for the whole row stands alone."""
        if not view.revealed or self._item is None:
            return RowReasons()
        shared: dict[str, list[tuple[str, Cell]]] = {}
        for head, cell in zip(self._item.columns, self.table.cells[row], strict=True):
            shared.setdefault(self._item.cell(place, head.id).rationale, []).append((head.text, cell))
        if len(shared) == 1:
            return RowReasons(text=next(iter(shared)))
        text, spans = "", []
        for reason, named in shared.items():
            for number, (name, cell) in enumerate(named):
                role = _ROLES.get(cell.verdict)
                if role is not None:
                    spans.append((len(text), len(name), role))
                text += name + (", " if number < len(named) - 1 else f": {reason}\n")
        return RowReasons(text=text.removesuffix("\n"), spans=tuple(spans))

    # -- what is done to the cells

    def _toggled(self, row: int, column: int, *, on: bool) -> None:
        if self._rendering:
            return
        if on and self._one_a_row:
            self._rendering = True
            for other, cell in enumerate(self.table.cells[row]):
                if other != column:
                    cell.setChecked(False)
            self._rendering = False
        self._rove(row)
        self.changed.emit()

    def _entered(self, row: int, column: int) -> None:
        self._here = (row, column)
        self._rove(row, column)

    def _go(self, row: int, column: int) -> bool:
        cells = self.table.cells
        if not (0 <= row < len(cells) and 0 <= column < len(cells[row])):
            return False
        self._here = (row, column)  # also in a window that is not the active one, which hears of no focus
        cells[row][column].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def _rove(self, row: int, column: int | None = None) -> None:
        """Tab stops once in each row: where the focus was last, on what is chosen, or at its first cell."""
        cells = self.table.cells[row]
        focused = next((number for number, cell in enumerate(cells) if cell.hasFocus()), None)
        first = next((number for number, cell in enumerate(cells) if cell.isChecked()), 0)
        stop = column if column is not None else focused if focused is not None else first
        for number, cell in enumerate(cells):
            cell.setFocusPolicy(Qt.FocusPolicy.StrongFocus if number == stop else Qt.FocusPolicy.ClickFocus)

    # -- what the page asks

    def _cells(self) -> Iterator[tuple[OptionId, Cell]]:
        if self._item is not None:
            for place, cells in zip(self._item.rows, self.table.cells, strict=True):
                for head, cell in zip(self._item.columns, cells, strict=True):
                    yield self._item.cell(place.id, head.id).id, cell

    def response(self) -> tuple[OptionId, ...]:
        """The chosen cells, row by row."""
        return tuple(option for option, cell in self._cells() if cell.isChecked())

    def missing(self) -> str:
        """How many rows are open."""
        left = sum(not any(cell.isChecked() for cell in row) for row in self.table.cells)
        if left == 1:
            return self.tr("One row has no choice yet.")
        return self.tr("{n} rows have no choice yet.").format(n=left)

    def press(self, number: int) -> bool:
        """Chooses a column in the row that has the focus; where one a row is chosen, goes on to the next row."""
        row = self._here[0]
        if not self._go(row, number):
            return False
        cell = self.table.cells[row][number]
        if cell.verdict is not Verdict.UNTOLD:
            return False
        cell.nextCheckState()
        if self._one_a_row:
            self._go(row + 1, number)
        return True

    def press_letter(self, letter: str) -> bool:
        """Goes to a row: to what is chosen there, or to its first cell."""
        row = LETTERS.index(letter)
        if row >= len(self.table.cells):
            return False
        chosen = next((number for number, cell in enumerate(self.table.cells[row]) if cell.isChecked()), 0)
        return self._go(row, chosen)

    def take_focus(self) -> None:
        """The first row without a choice, else the first."""
        cells = self.table.cells
        open_rows = [row for row, some in enumerate(cells) if not any(cell.isChecked() for cell in some)]
        row = open_rows[0] if open_rows and self._one_a_row else 0
        if cells:
            chosen = next((number for number, cell in enumerate(cells[row]) if cell.isChecked()), 0)
            cells[row][chosen].setFocus(Qt.FocusReason.OtherFocusReason)

    def tab_stops(self) -> tuple[QWidget, ...]:
        """All cells; only one a row takes the focus by Tab."""
        return tuple(cell for _, cell in self._cells())


class MatrixChoiceWidget(_MatrixWidget):
    """One choice a row."""


class MatrixResponseWidget(_MatrixWidget):
    """Any number a row."""

    _one_a_row = False

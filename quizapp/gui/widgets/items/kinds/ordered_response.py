"""Ordered response: steps that are dragged or moved into their order."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from quizapp.content.items import OptionId, OrderedResponse
from quizapp.gui.announce import announce
from quizapp.gui.theme import Size
from quizapp.gui.widgets.button import Button
from quizapp.gui.widgets.items.kinds.base import ItemWidget, item_of
from quizapp.gui.widgets.items.place_reasons import PlaceReasons
from quizapp.gui.widgets.items.step_row import StepRow
from quizapp.gui.widgets.items.told import ToldPart, told
from quizapp.gui.widgets.items.verdict import Verdict
from quizapp.gui.widgets.text import Text
from quizapp.services.exam import ItemView


class OrderedResponseWidget(ItemWidget):
    """Rows from first to last, as the item shows them at first.

    In tutor mode the order that is shown is the answer. In an exam, where answers are stored as they are given, an
    order counts once something was moved, or once ``keep`` says that it is meant as it stands.
    """

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[object, ...] = ()
        self._order: list[OptionId] = []
        self._before: list[OptionId] = []
        self._rows: dict[OptionId, StepRow] = {}
        self._settled = False
        self._view: ItemView | None = None
        self._steps = QVBoxLayout()
        self._steps.setSpacing(8)
        self.lead = Text(role="muted", size=Size.SMALL)
        self.lead.setText(self.tr("Drag the steps, or go to one and press Alt with the arrow keys."))
        self.keep = Button(self.tr("It is right as it stands"), icon="check", quiet=True)
        self.keep.clicked.connect(self._keep)
        self.heading = Text(self.tr("The right order"), size=Size.LARGE)
        self.reasons = PlaceReasons()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(self._steps)
        column.addWidget(self.lead)
        column.addWidget(self.keep)
        column.addWidget(self.heading)
        column.addWidget(self.reasons)

    # -- what it shows

    @property
    def rows(self) -> tuple[StepRow, ...]:
        """The rows from first to last."""
        return tuple(self._rows[step] for step in self._order)

    def show_item(self, view: ItemView) -> None:
        """Shows the steps in the order given, or as they stand at first."""
        item = item_of(view, OrderedResponse)
        shown = (view.sitting, view.index, item.id)
        another = shown != self._shown
        self._shown, self._view, self._settled = shown, view, view.revealed
        if another:
            self._make_rows(item)
        if another or view.chosen or view.revealed:
            self._order = list(view.chosen) if view.chosen else [option.id for option in item.options]
        self._refresh()
        if view.revealed:
            self.reasons.show_parts([_rightly(part) for part in told(item, view.chosen)])
        else:
            self.reasons.expect(len(item.order))
        self.heading.setVisible(view.revealed)
        self.lead.setVisible(not view.revealed)
        self.keep.setVisible(not view.tutor and not view.revealed and not view.chosen)

    def _make_rows(self, item: OrderedResponse) -> None:
        for row in self._rows.values():
            self._steps.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = {}
        for option in item.options:
            row = StepRow()
            row.setText(option.text)
            row.walked.connect(partial(self._walk, option.id))
            row.shifted.connect(partial(self._shift, option.id))
            row.lifted.connect(partial(self._lifted, option.id))
            row.cancelled.connect(partial(self._cancel, option.id))
            row.drag.moved.connect(partial(self._drag, option.id))
            row.drag.dropped.connect(partial(self._dropped, option.id))
            self._rows[option.id] = row

    def _refresh(self) -> None:
        """Rows in order, each with its number, and once told whether it stands in its place."""
        for number, (step, row) in enumerate(zip(self._order, self.rows, strict=True), start=1):
            if self._steps.indexOf(row) != number - 1:
                self._steps.removeWidget(row)
                self._steps.insertWidget(number - 1, row)
            row.show_step(row.text(), number, len(self._order))
            if self._settled and self._view is not None:
                self._tell(row, number, item_of(self._view, OrderedResponse).order.index(step) + 1)

    def _tell(self, row: StepRow, number: int, wanted: int) -> None:
        if number == wanted:
            row.tell(Verdict.RIGHT, self.tr("Right place"))
        else:
            row.tell(Verdict.CHOSEN_WRONG, self.tr("Belongs in place {n}").format(n=wanted))

    # -- moving

    def _move(self, step: OptionId, to: int) -> bool:
        to = max(0, min(to, len(self._order) - 1))
        if self._settled or self._order.index(step) == to:
            return False
        self._order.remove(step)
        self._order.insert(to, step)
        self._refresh()
        for before, after in zip(self.rows, self.rows[1:], strict=False):
            QWidget.setTabOrder(before, after)
        announce(self, self._rows[step].place_words)
        return True

    def _shift(self, step: OptionId, by: int) -> None:
        row = self._rows[step]
        if self._move(step, self._order.index(step) + by):
            row.setFocus(Qt.FocusReason.OtherFocusReason)
            if not row.is_lifted:
                self.changed.emit()

    def _walk(self, step: OptionId, by: int) -> None:
        to = self._order.index(step) + by
        if 0 <= to < len(self._order):
            self.rows[to].setFocus(Qt.FocusReason.TabFocusReason)

    def _lifted(self, step: OptionId, on: bool) -> None:  # noqa: FBT001 - a signal's
        """What is picked up is only an answer once it is put down."""
        if on:
            self._before = list(self._order)
            words = self._rows[step].text()
            self.hint.emit(
                self.tr("“{words}” is picked up: the arrow keys move it, Space puts it down.").format(words=words)
            )
        else:
            self.hint.emit("")
            announce(self, self._rows[step].place_words)
            if self._order != self._before:
                self.changed.emit()

    def _cancel(self, step: OptionId) -> None:
        self._order = list(self._before)
        self._refresh()
        self._rows[step].lift(on=False)

    def _drag(self, step: OptionId, at: QPoint) -> None:
        """The row goes where the mouse is: between those whose middle is above and those whose middle is below."""
        others = [row for row in self.rows if row is not self._rows[step]]
        y = self.mapFromGlobal(at).y()
        above = sum(row.mapTo(self, QPoint(0, 0)).y() + row.height() / 2 < y for row in others)
        self._move(step, above)

    def _dropped(self, step: OptionId, _at: QPoint) -> None:
        self._rows[step].setFocus(Qt.FocusReason.MouseFocusReason)
        self.changed.emit()

    def _keep(self) -> None:
        self._rows[self._order[0]].setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    # -- the answer

    def response(self) -> tuple[OptionId, ...]:
        """The order that is shown."""
        return tuple(self._order)

    def press(self, number: int) -> bool:
        """A digit moves the step with the focus to that place."""
        step = next((step for step, row in self._rows.items() if row.hasFocus()), None)
        if step is None or self._settled or not 0 <= number < len(self._order):
            return False
        self._shift(step, number - self._order.index(step))
        return True

    def press_letter(self, letter: str) -> bool:
        """Steps have numbers, no letters."""
        return False

    def take_focus(self) -> None:
        """Stays where it is; otherwise the first step."""
        if QApplication.focusWidget() not in self.tab_stops() and self._order:
            self.rows[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def tab_stops(self) -> tuple[QWidget, ...]:
        """The steps, and what says that they are right."""
        return (*self.rows, self.keep, self.reasons.others)


def _rightly(part: ToldPart) -> ToldPart:
    """The right order has nothing wrong in it: steps that stood elsewhere are right and were missed."""
    lines = (
        replace(line, verdict=Verdict.MISSED) if line.verdict is Verdict.CHOSEN_WRONG else line for line in part.lines
    )
    return replace(part, lines=tuple(lines))

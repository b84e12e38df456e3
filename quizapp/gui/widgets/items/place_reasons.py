"""Rationales under an answered item: first the right choices and those that were made, the others behind a button."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from quizapp.gui.widgets.button import Button
from quizapp.gui.widgets.items.column import Column
from quizapp.gui.widgets.items.rationale_row import RationaleRow
from quizapp.gui.widgets.items.told import ToldLine, ToldPart
from quizapp.gui.widgets.items.verdict import Verdict

_Said = tuple[str, ToldLine]
"""A line with the heading that stands above it, if it is the first that is shown of its part."""


class PlaceReasons(QWidget):
    """Rationales part by part. ``others`` shows those of the choices that are wrong and that nobody made.

    Rows are kept from item to item, and made ahead in idle time, hidden and without a word: what is told is put into
    them when it may be told. The rows of the others are made when they are asked for.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts: tuple[ToldPart, ...] = ()
        self._kept: list[RationaleRow] = []
        self._count = self._wanted = 0
        self._ahead = QTimer(self)
        self._ahead.setInterval(0)
        self._ahead.timeout.connect(self._make_ahead)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._rows = Column(spacing=6)
        column.addWidget(self._rows)
        self.others = Button(self.tr("Why the others are wrong"), icon="chevron-down", quiet=True)
        self.others.clicked.connect(self._unfold)
        column.addWidget(self.others)
        self.hide()

    def expect(self, rows: int) -> None:
        """Shows nothing; so many rows may be wanted at once, and are made in idle time."""
        self.hide()
        self._parts, self._count, self._wanted = (), 0, rows
        for row in self._kept:
            row.hide()
            row.say("", "", Verdict.UNTOLD)
        if len(self._kept) < rows:
            self._ahead.start()

    def _make_ahead(self) -> None:
        """One row at a time, so that no key waits."""
        if len(self._kept) < self._wanted:
            self._make_row()
        else:
            self._ahead.stop()

    def _make_row(self) -> None:
        row = RationaleRow()
        row.hide()
        self._rows.add_row(row)
        row.ensurePolished()
        self._kept.append(row)

    def show_parts(self, parts: Sequence[ToldPart]) -> None:
        """Shows the rationales; a part that only has words is passed over (they stand above already)."""
        self._ahead.stop()
        self._parts = tuple(part for part in parts if part.lines)
        folded = sum(line.verdict is Verdict.WRONG for part in self._parts for line in part.lines)
        self._say(_said(self._parts, others=False))
        self.others.setText(self.tr("Why the other {n} are wrong").format(n=folded))
        if folded == 1:
            self.others.setText(self.tr("Why the other one is wrong"))
        self.others.setVisible(bool(folded))
        self.show()

    def _say(self, lines: Sequence[_Said]) -> None:
        while len(self._kept) < len(lines):
            self._make_row()
        self._count = len(lines)
        for number, (row, (heading, line)) in enumerate(zip(self._kept, lines, strict=False)):
            row.say(line.text, line.reason, line.verdict, lead=line.lead, heading=heading, first=number == 0)
            row.show()
        for row in self._kept[len(lines) :]:
            row.hide()
        self._rows.lay_out()

    @property
    def rows(self) -> tuple[RationaleRow, ...]:
        """The rationales that can be read now."""
        return tuple(self._kept[: self._count])

    def _unfold(self) -> None:
        self.others.hide()
        self._say(_said(self._parts, others=True))


def _said(parts: Sequence[ToldPart], *, others: bool) -> list[_Said]:
    said: list[_Said] = []
    for part in parts:
        lines = [line for line in part.lines if others or line.verdict is not Verdict.WRONG]
        said += [(part.heading if number == 0 else "", line) for number, line in enumerate(lines)]
    return said

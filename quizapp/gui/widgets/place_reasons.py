"""Rationales under an answered item: first the right choices and those that were made, the others behind a button."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from quizapp.gui.theme import Size, Weight
from quizapp.gui.widgets.button import Button
from quizapp.gui.widgets.item_told import ToldPart
from quizapp.gui.widgets.rationale_row import RationaleRow
from quizapp.gui.widgets.text import Text
from quizapp.gui.widgets.verdict import Verdict


class PlaceReasons(QWidget):
    """Rationales part by part. ``others`` shows those of the choices that are wrong and that nobody made."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: list[QWidget] = []
        self._rest: list[QWidget] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(6)
        column.addLayout(self._rows)
        self.others = Button(self.tr("Why the others are wrong"), icon="chevron-down", quiet=True)
        self.others.clicked.connect(self._unfold)
        column.addWidget(self.others)
        self.hide()

    def clear(self) -> None:
        """Shows nothing."""
        for widget in self._shown:
            self._rows.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._shown, self._rest = [], []
        self.hide()

    def show_parts(self, parts: Sequence[ToldPart]) -> None:
        """Shows the rationales; a part that only has words is passed over (they stand above already)."""
        self.clear()
        told = [part for part in parts if part.lines]
        for part in told:
            if part.heading:
                heading = Text(part.heading, size=Size.SMALL, weight=Weight.BOLD, role="muted")
                heading.setContentsMargins(14, 6 if self._shown else 0, 14, 0)
                self._add(heading)
            for line in part.lines:
                row = RationaleRow(line.text, line.reason, line.verdict, lead=line.lead)
                self._add(row)
                if line.verdict is Verdict.WRONG:
                    self._rest.append(row)
                    row.hide()
        self.others.setText(self.tr("Why the other {n} are wrong").format(n=len(self._rest)))
        if len(self._rest) == 1:
            self.others.setText(self.tr("Why the other one is wrong"))
        self.others.setVisible(bool(self._rest))
        self.show()

    def _add(self, widget: QWidget) -> None:
        self._rows.addWidget(widget)
        self._shown.append(widget)

    @property
    def rows(self) -> tuple[RationaleRow, ...]:
        """The rationales that can be read now."""
        return tuple(row for row in self._shown if isinstance(row, RationaleRow) and not row.isHidden())

    def _unfold(self) -> None:
        for row in self._rest:
            row.show()
        self.others.hide()

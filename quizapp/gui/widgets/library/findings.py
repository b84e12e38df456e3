"""A list of what is wrong somewhere: every problem with its place, all of them at once."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from quizapp.gui.theme import Size, Weight
from quizapp.gui.widgets.button import Button
from quizapp.gui.widgets.icon import Icon
from quizapp.gui.widgets.panel import Page
from quizapp.gui.widgets.text import Text

_MOST = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One problem. ``grave`` ones stop a deck from loading or make a question unfair, a ``hint`` is for a person to
    judge; ``fact`` opens that fact."""

    place: str
    words: str
    grave: bool
    hint: bool = False
    fact: str = ""


class Findings(Page):
    """Problems under a heading; a button goes back, and a link tells how the questions were checked."""

    closed = Signal()
    fact_chosen = Signal(str)
    method_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading = Text(size=Size.TITLE, weight=Weight.BOLD)
        self.lead = Text(role="muted")
        self.close_button = Button(self.tr("Close"), icon="x")
        self.close_button.clicked.connect(self.closed)
        self.method = Button(self.tr("How these questions were checked"), icon="info", quiet=True)
        self.method.clicked.connect(self.method_wanted)
        self._list = QVBoxLayout()
        self._list.setSpacing(16)
        self._rows: list[QWidget] = []
        self.column.addWidget(self.heading)
        self.column.addWidget(self.lead)
        self.column.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self.method, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addSpacing(8)
        self.column.addLayout(self._list)
        self.column.addStretch(1)

    def show_problems(self, heading: str, lead: str, problems: tuple[Problem, ...], *, checked: bool = False) -> None:
        """Shows a list of problems, the grave ones first and hints last; ``checked`` says that a review found them."""
        self.method.setVisible(checked)
        self.heading.setText(heading)
        self.lead.setText(lead)
        for old in self._rows:
            self._list.removeWidget(old)
            old.hide()
            old.deleteLater()
        order = sorted(problems, key=lambda problem: (not problem.grave, problem.hint))
        self._rows = [self._row(problem) for problem in order[:_MOST]]
        if len(order) > _MOST:
            self._rows.append(Text(self.tr("… and {n} more").format(n=len(order) - _MOST), role="muted"))
        for row in self._rows:
            self._list.addWidget(row)
        self.verticalScrollBar().setValue(0)
        self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def texts(self) -> tuple[str, ...]:
        """Everything the list says, line by line."""
        return tuple(text.text() for row in self._rows for text in row.findChildren(Text))

    def _set_margins(self) -> None:
        self.column.setContentsMargins(8, 4, 16, 24)  # the page's own margins are around it

    def _row(self, problem: Problem) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(12)
        mark, role, kind = self._severity(problem)
        line.addWidget(Icon(mark, role=role), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Text(f"{kind}  ·  {problem.place}", size=Size.SMALL, role="muted"))
        words.addWidget(Text(problem.words, selectable=False))
        if problem.fact:
            show = Button(self.tr("Show {fact}").format(fact=problem.fact), quiet=True)
            show.clicked.connect(lambda: self.fact_chosen.emit(problem.fact))
            words.addWidget(show, 0, Qt.AlignmentFlag.AlignLeft)
        line.addLayout(words, 1)
        return row

    def _severity(self, problem: Problem) -> tuple[str, str, str]:
        """A problem's mark, the mark's colour, and the word for it."""
        if problem.grave:
            return "circle-x", "bad", self.tr("To put right")
        if problem.hint:
            return "info", "muted", self.tr("Worth a look")
        return "triangle-alert", "warn", self.tr("Could be better")

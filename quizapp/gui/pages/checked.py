"""How these questions were checked: what the review holds them against, and how far guessing gets."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from quizapp.gui.theme import Size, Weight
from quizapp.gui.widgets.button import Button
from quizapp.gui.widgets.icon import Icon
from quizapp.gui.widgets.panel import Page, Panel, section_heading
from quizapp.gui.widgets.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class BotRow:
    """A way of guessing: its name, how it chooses, and its share of right answers beside what chance explains (0 to
    1)."""

    name: str
    words: str
    right: float
    bound: float
    passed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedView:
    """The bots' results on ``questions`` questions with four options, drawn from ``seeds`` seeds."""

    bots: tuple[BotRow, ...]
    questions: int
    seeds: int


class CheckedPage(Page):
    """A page of its own beside the facts; a button goes back."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading = Text(self.tr("How these questions were checked"), size=Size.TITLE, weight=Weight.BOLD)
        self.close_button = Button(self.tr("Close"), icon="x")
        self.close_button.clicked.connect(self.closed)
        self.lead = Text(role="muted")
        self.column.addWidget(self.heading)
        self.column.addWidget(
            Text(
                self.tr(
                    "Every question is held against the rules of item writing: its reasons trace to facts, no wrong "
                    "option is true under any fact of the deck, and nothing but knowledge should point at the right "
                    "one."
                ),
                role="muted",
            )
        )
        self.column.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addSpacing(8)
        self.column.addWidget(section_heading(self.tr("How far guessing gets")))
        self.column.addWidget(self.lead)
        self.panel = Panel()
        self._table = QVBoxLayout()
        self._table.setSpacing(16)
        self.panel.column.addLayout(self._table)
        self.column.addWidget(self.panel)
        self.column.addStretch(1)
        self._rows: list[QWidget] = []

    def render(self, view: CheckedView) -> None:  # type: ignore[override]  # not QWidget's painting
        """Shows results."""
        if view.questions:
            pattern = self.tr(
                "Eleven ways of guessing that never understand a question were tried on {n} questions with four "
                "options, from {seeds} drawings of the wrong options. Blind luck is right in 25\u00a0%; up to the "
                "bound, luck explains the rest. The deck's own statements stand in for the text of its source."
            )
            self.lead.setText(pattern.format(n=view.questions, seeds=view.seeds))
        else:
            self.lead.setText(self.tr("This deck has no questions with four options to try."))
        for old in self._rows:
            self._table.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._rows = [_row(bot) for bot in view.bots] if view.questions else []
        self.panel.setVisible(bool(self._rows))
        for row in self._rows:
            self._table.addWidget(row)
        self.verticalScrollBar().setValue(0)
        self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def texts(self) -> tuple[str, ...]:
        """Everything the table says, row by row."""
        return tuple(" | ".join(text.text() for text in row.findChildren(Text)) for row in self._rows)

    def _set_margins(self) -> None:
        self.column.setContentsMargins(8, 4, 16, 24)  # the page's own margins are around it


def _row(bot: BotRow) -> QWidget:
    """A mark, the name with how it chooses, and the figures in words: colour says nothing that they do not."""
    row = QWidget()
    grid = QGridLayout(row)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(0)
    grid.setColumnStretch(1, 1)
    icon = Icon("circle-check", role="good") if bot.passed else Icon("triangle-alert", role="warn")
    grid.addWidget(icon, 0, 0, Qt.AlignmentFlag.AlignTop)
    grid.addWidget(Text(bot.name[:1].upper() + bot.name[1:], weight=Weight.BOLD), 0, 1)
    grid.addWidget(Text(bot.words, size=Size.SMALL, role="muted"), 1, 1)
    grid.addWidget(Text(_figures(bot)), 2, 1)
    return row


def _figures(bot: BotRow) -> str:
    verdict = _tr("within chance") if bot.passed else _tr("better than chance explains")
    return _tr("{right}\u00a0% right; chance explains up to {bound}\u00a0%: {verdict}").format(
        right=f"{100 * bot.right:.1f}", bound=f"{100 * bot.bound:.1f}", verdict=verdict
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("checked", text)

"""What a session came to."""

from datetime import datetime
from typing import assert_never

from PySide6.QtWidgets import QVBoxLayout, QWidget

from quizapp.gui import shortcuts
from quizapp.gui.announce import announce
from quizapp.gui.theme import Size, Weight
from quizapp.gui.widgets.button import Button
from quizapp.gui.widgets.flow import Flow
from quizapp.gui.widgets.panel import Line, Page, Panel, page_heading, section_heading
from quizapp.gui.widgets.text import Text
from quizapp.gui.words import counts as words
from quizapp.scheduling.selection import Selection, Timing
from quizapp.services.study import CardFace, Ended, Finished, StudySummary


class SummaryView(Page):
    """How many, how many forgotten, which were hardest, what comes next."""

    def __init__(self) -> None:
        super().__init__(max_width=760)
        self._heading = page_heading("")
        self._came_to = Text(size=Size.LARGE, role="muted")
        self._next = Text(size=Size.LARGE)
        self._left = Text(size=Size.LARGE)
        self.go_on = Button(self.tr("Go on"), key="Enter", primary=True)
        self.today = Button(self.tr("Back to Today"), key="Enter", primary=True)
        self.again = Button(self.tr("Study what I forgot"))
        self.quiz = Button(self.tr("Quick quiz"))
        self.undo = Button(self.tr("Undo"), icon="undo-2", quiet=True, role="muted")
        acts = QWidget()
        row = Flow(acts)
        for button in (self.go_on, self.today, self.again, self.quiz, self.undo):
            row.addWidget(button)
        self._panel = Panel()
        self._panel.column.addWidget(section_heading(self.tr("Hardest this time")))
        self._list = QVBoxLayout()
        self._list.setSpacing(12)
        self._panel.column.addLayout(self._list)
        self.column.setSpacing(8)
        self.column.addWidget(self._heading)
        self.column.addWidget(self._came_to)
        self.column.addWidget(self._left)
        self.column.addWidget(self._next)
        self.column.addSpacing(16)
        self.column.addWidget(acts)
        self.column.addSpacing(24)
        self.column.addWidget(self._panel)
        self.column.addStretch(1)

    @property
    def main_act(self) -> Button:
        """What Enter does: go on where something is left, else back to Today."""
        return self.today if self.go_on.isHidden() else self.go_on

    @property
    def heading(self) -> str:
        """The session in one line."""
        return self._heading.text()

    @property
    def details(self) -> str:
        """How long, how many new, how many forgotten."""
        return self._came_to.text()

    @property
    def next_words(self) -> str:
        """When the next cards come."""
        return self._next.text()

    @property
    def left_words(self) -> str:
        """Why it stopped and what is left; empty when nothing is."""
        return "" if self._left.isHidden() else self._left.text()

    def show_end(self, end: Finished) -> None:
        """Shows what a session came to, and why it ended."""
        summary = end.summary
        self._heading.setText(self._in_short(summary))
        told = self._details(summary, practice=end.practice) if summary.answered else self._why_nothing(end.chosen)
        self._came_to.setText(told)
        self._came_to.setVisible(bool(told))
        self._left.setText(self._what_is_left(summary, end.ended))
        self._left.setVisible(bool(self._left.text()))
        self._next.setText(self._what_next(summary.next_at, summary.tomorrow))
        self._next.setVisible(not end.practice)
        self.go_on.setVisible(summary.left > 0)
        self.today.set_primary(not summary.left)
        self.today.show_key("" if summary.left else "Enter")
        self.again.setVisible(summary.forgotten > 0)
        self.undo.setEnabled(end.can_undo)
        while (row := self._list.takeAt(0)) is not None:
            old = row.widget()
            if old is not None:
                old.deleteLater()
        for number, face in enumerate(summary.hardest):
            if number:
                self._list.addWidget(Line())
            self._list.addWidget(_HardCard(face))
        self._panel.setVisible(bool(summary.hardest))
        announce(self, " ".join((self._heading.text(), self._came_to.text(), self.left_words, self._next.text())))

    def _what_is_left(self, summary: StudySummary, ended: Ended) -> str:
        if not summary.left:
            return ""
        left = words.counted(summary.left, "{n} card is left for today.", "{n} cards are left for today.")
        match ended:
            case Ended.CARDS:
                why = self.tr("As many cards as you wanted:")
            case Ended.MINUTES:
                why = self.tr("Your time is over:")
            case Ended.DONE:
                return left
            case _:
                assert_never(ended)
        return f"{why} {left}"

    def _in_short(self, summary: StudySummary) -> str:
        if not summary.answered:
            return self.tr("Nothing to study right now.")
        if not summary.forgotten:
            return words.counted(summary.answered, "{n} answer, recalled.", "{n} answers, every one recalled.")
        return self.tr("{recalled} of {answered} recalled.").format(
            recalled=summary.answered - summary.forgotten, answered=summary.answered
        )

    def _why_nothing(self, chosen: Selection | None) -> str:
        """What was chosen has no card, and what to do; empty when all of the deck was to be studied."""
        if chosen is None or not (chosen.search or chosen.topics or chosen.facts):
            return ""
        match chosen.timing:
            case Timing.SCHEDULED:
                found, chose = self.tr("“{search}” finds no card that is due."), self.tr("No card you chose is due.")
            case Timing.AHEAD:
                found = self.tr("“{search}” finds no card that is due by then.")
                chose = self.tr("No card you chose is due by then.")
            case Timing.CRAM:
                found, chose = self.tr("“{search}” finds no card."), self.tr("There is no card in what you chose.")
            case _:
                assert_never(chosen.timing)
        why = found.format(search=chosen.search) if chosen.search else chose
        return f"{why} " + self.tr("On Today, {key} chooses anew.").format(key=shortcuts.CHOOSE_STUDY.shown)

    def _details(self, summary: StudySummary, *, practice: bool) -> str:
        parts = [words.capitalised(words.about(round(summary.minutes)))]
        if summary.new:
            parts.append(
                words.counted(summary.new, "{n} card met for the first time", "{n} cards met for the first time")
            )
        if summary.forgotten:
            parts.append(words.counted(summary.forgotten, "{n} forgotten", "{n} forgotten"))
        if summary.opened:
            parts.append(
                words.counted(
                    summary.opened,
                    "{n} harder form opened",
                    "{n} harder forms opened",
                )
            )
        if practice:
            parts.append(self.tr("as practice: no schedule has changed"))
        return ", ".join(parts) + "."

    def _what_next(self, next_at: datetime | None, tomorrow: int) -> str:
        ahead = self.tr("Tomorrow: {cards}.").format(cards=words.cards(tomorrow))
        if next_at is not None:
            return self.tr("The next card comes at {time}.").format(time=words.clock_time(next_at)) + " " + ahead
        return self.tr("Nothing more today.") + " " + ahead


class _HardCard(QWidget):
    """A hard card in two lines: what was asked, and what it is."""

    def __init__(self, face: CardFace) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(Text(face.card.front))
        column.addWidget(Text(face.card.back, weight=Weight.BOLD, role="gold"))

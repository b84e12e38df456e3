"""Teams without phones: a digit chooses a team, letters are its answer, and the next team follows by itself."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from quizapp.gui.theme import Size, Weight
from quizapp.gui.widgets.button import Button
from quizapp.gui.widgets.fields import Field
from quizapp.gui.widgets.panel import Panel
from quizapp.gui.widgets.text import Text
from quizapp.gui.widgets.trainer.rebuilt import Rebuilt

AWARD = 10
"""What one press of + or − is worth."""


class TeamRow(QWidget):
    """A team with its points, its answer in letters, and what gives or takes points by hand."""

    chosen = Signal(str)
    awarded = Signal(str, int)

    def __init__(self, number: int, team: str) -> None:
        super().__init__()
        self.team = team
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        self.name = Button(team, key=str(number) if number <= 9 else None, quiet=True)
        self.name.setCheckable(True)
        self.name.clicked.connect(lambda: self.chosen.emit(team))
        self.answer = Text("", weight=Weight.BOLD, wrap=False)
        self.points = Text("", wrap=False, role="muted")
        self.less, self.more = Button("−", quiet=True), Button("+", quiet=True)
        self.less.setAccessibleName(self.tr("{team}: {n} points less").format(team=team, n=AWARD))
        self.more.setAccessibleName(self.tr("{team}: {n} points more").format(team=team, n=AWARD))
        self.less.clicked.connect(lambda: self.awarded.emit(team, -AWARD))
        self.more.clicked.connect(lambda: self.awarded.emit(team, AWARD))
        row.addWidget(self.name)
        row.addWidget(self.answer)
        row.addStretch(1)
        for part in (self.points, self.less, self.more):
            row.addWidget(part)

    def show_row(self, answer: str, points: int, *, on: bool) -> None:
        """Shows answer and points; ``on``: the next letter is this team's."""
        self.answer.setText(f"▸ {answer}" if on else answer)
        self.answer.set_role("gold" if on else "ink")
        self.points.setText(str(points))
        self.name.setChecked(on)
        said = answer or self.tr("no answer yet")
        name = self.tr("{team}, {points} points, {answer}").format(team=self.team, points=points, answer=said)
        self.name.setAccessibleName(name)


class TeamsPanel(Panel):
    """All teams. ``typed`` is a word or number that is entered for the chosen team."""

    chosen = Signal(str)
    awarded = Signal(str, int)
    typed = Signal(str)

    def __init__(self) -> None:
        super().__init__(padding=20)
        self.column.addWidget(Text(self.tr("Teams"), size=Size.LARGE, weight=Weight.BOLD))
        self.how = Text(role="muted", size=Size.SMALL)
        self.column.addWidget(self.how)
        self.word = Field(name=self.tr("The team's answer"), placeholder=self.tr("Type it, then Enter"))
        self.word.returnPressed.connect(self._typed)
        self._rows = Rebuilt(spacing=2)
        self.column.addWidget(self._rows)
        self.column.addWidget(self.word)
        self._teams: tuple[str, ...] = ()

    @property
    def rows(self) -> tuple[TeamRow, ...]:
        """The teams' rows."""
        return tuple(row for row in self._rows.rows if isinstance(row, TeamRow))

    def show_teams(
        self, points: Mapping[str, int], answers: Mapping[str, str], on: str, *, takes: bool, by_word: bool
    ) -> None:
        """Shows the teams; ``on`` is the one that has the keys."""
        self.setVisible(bool(points))
        if tuple(points) != self._teams:
            self._teams = tuple(points)
            rows = [TeamRow(number, team) for number, team in enumerate(points, start=1)]
            for row in rows:
                row.chosen.connect(self.chosen)
                row.awarded.connect(self.awarded)
            self._rows.put(rows)
        for row in self.rows:
            row.show_row(answers.get(row.team, ""), points[row.team], on=row.team == on)
        self.word.setVisible(takes and by_word and bool(on))
        if not takes:
            self.how.setText(self.tr("Answers are entered while a question is on the screen."))
        elif on and not by_word:
            self.how.setText(self.tr("Letters are now the answer of {team}. Esc puts them away.").format(team=on))
        else:
            self.how.setText(self.tr("Cards held up? Press a team's digit, then its letter; the next team follows."))

    def _typed(self) -> None:
        if text := self.word.text().strip():
            self.word.clear()
            self.typed.emit(text)

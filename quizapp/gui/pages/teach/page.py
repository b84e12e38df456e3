"""Teach: the sessions that are prepared, held or over, each with what comes next; a new one is one key away."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from quizapp.gui import shortcuts
from quizapp.gui.tasks import TaskLine
from quizapp.gui.theme import Size, Weight
from quizapp.gui.widgets.button import Button
from quizapp.gui.widgets.flow import Flow
from quizapp.gui.widgets.panel import Page, Panel, page_heading
from quizapp.gui.widgets.text import Text
from quizapp.gui.words import counts as words
from quizapp.gui.words.teach import duration, people, state_words
from quizapp.services.teach import SessionId, SessionLine, State


class SessionPanel(Panel):
    """One session with its acts."""

    def __init__(self, page: "TeachPage", line: SessionLine, today: date) -> None:
        super().__init__(padding=20)
        self.id, self.state = line.id, line.state
        self.column.setSpacing(4)
        when = words.capitalised(words.day_name(line.on, today)).removeprefix("On ")
        count = people(line.people) if line.people else ""
        time = duration(line.minutes) if line.minutes else ""
        self.column.addWidget(Text(line.title, weight=Weight.BOLD, size=Size.LARGE))
        facts = [part for part in (when, line.place, time, count) if part]
        self.column.addWidget(Text(" · ".join(facts), role="muted"))
        self.column.addWidget(Text(state_words(line), size=Size.SMALL, role="muted"))
        acts = QWidget()
        row = Flow(acts, gap=16)
        self.acts: dict[str, Button] = {}
        for name, button in self._buttons(line):
            button.setAccessibleName(f"{button.text()}: {line.title}")
            button.clicked.connect(lambda _=False, name=name: page.acted.emit(name, line.id))
            self.acts[name] = button
            row.addWidget(button)
        self.column.addSpacing(6)
        self.column.addWidget(acts)

    def _buttons(self, line: SessionLine) -> list[tuple[str, Button]]:
        tr = self.tr
        buttons: list[tuple[str, Button]] = []
        if line.state is State.PREPARED:
            buttons += [
                ("present", Button(tr("Present"), icon="presentation")),
                ("prepare", Button(tr("Prepare"), quiet=True)),
                ("print", Button(tr("Print pack"), quiet=True)),
            ]
        elif line.state is State.RUNNING:
            buttons += [
                ("present", Button(tr("Go on"), icon="presentation")),
                ("report", Button(tr("Report so far"), quiet=True)),
                ("prepare", Button(tr("Change what is to come"), quiet=True)),
            ]
        elif line.state is State.OVER:
            buttons += [
                ("report", Button(tr("Report"), icon="list-checks")),
                ("present", Button(tr("Show the podium"), quiet=True)),
                ("prepare", Button(tr("Details"), quiet=True)),
            ]
        if line.state is not State.DAMAGED:
            buttons.append(("copy", Button(tr("Use again"), quiet=True)))
        return [*buttons, ("delete", Button(tr("Delete"), quiet=True, role="bad"))]


class TeachPage(Page):
    """``made`` asks for a new session; ``acted`` carries an act's name and a session."""

    made = Signal()
    fetched = Signal()
    acted = Signal(str, str)

    def __init__(self) -> None:
        super().__init__(max_width=860)
        self.column.addWidget(page_heading(self.tr("Teach")))
        self.lead = Text(role="muted", size=Size.LARGE)
        self.column.addWidget(self.lead)
        self.task = TaskLine()
        acts = QWidget()
        row = Flow(acts, gap=16)
        self.new = Button(self.tr("New session"), icon="plus", key=shortcuts.NEW_SESSION.shown, primary=True)
        self.new.clicked.connect(self.made)
        self.fetch = Button(self.tr("Open a session file…"), icon="folder-open", quiet=True)
        self.fetch.clicked.connect(self.fetched)
        row.addWidget(self.new)
        row.addWidget(self.fetch)
        self.column.addWidget(acts)
        self.column.addWidget(self.task)
        self.empty = _how_it_goes(self)
        self.column.addWidget(self.empty)
        self._list = QVBoxLayout()
        self._list.setSpacing(12)
        self.column.addLayout(self._list)
        self.panels: list[SessionPanel] = []
        self.privacy = Text(
            self.tr(
                "What participants enter stays on this laptop: each session is one file here, which you can archive, "
                "make anonymous or delete. Nothing is sent anywhere."
            ),
            role="muted",
            size=Size.SMALL,
        )
        self.column.addWidget(self.privacy)
        self.column.addStretch(1)

    def show_sessions(self, lines: Sequence[SessionLine], today: date) -> None:
        """Shows the sessions, newest first."""
        for old in self.panels:
            self._list.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.panels = [SessionPanel(self, line, today) for line in lines]
        for panel in self.panels:
            self._list.addWidget(panel)
            panel.show()
        self.empty.setVisible(not lines)
        self.lead.setText(
            self.tr("Your sessions, newest first.")
            if lines
            else self.tr("Hold a training session with one laptop, a projector, and no internet.")
        )
        stops: list[QWidget] = [self.new, self.fetch, self.task.cancel]
        stops += [button for panel in self.panels for button in panel.acts.values()]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    @property
    def newest(self) -> SessionId | None:
        """The session that F5 presents: the newest that is not over."""
        return next((one.id for one in self.panels if one.state in {State.PREPARED, State.RUNNING}), None)

    def take_focus(self) -> None:
        """On what comes next: the newest session that waits, else a new one."""
        waiting = next((one for one in self.panels if one.id == self.newest), None)
        act = waiting.acts["present"] if waiting is not None else self.new
        act.setFocus(Qt.FocusReason.OtherFocusReason)


def _how_it_goes(page: TeachPage) -> Panel:
    panel = Panel()
    tr = page.tr
    for title, said in (
        (
            tr("Prepare"),
            tr("One key makes a plan from your deck: a test before, two rounds of questions, a break, a test after."),
        ),
        (tr("Print"), tr("Question cards, team sheets, answer key, posters, bingo and a sign-in sheet in one go.")),
        (
            tr("Present"),
            tr("Questions on the projector, the key on your screen only. Teams hold up cards; phones join by QR code."),
        ),
        (tr("Report"), tr("Who was there, what they gained, which questions were too hard, and what to teach again.")),
    ):
        panel.column.addWidget(Text(title, weight=Weight.BOLD))
        panel.column.addWidget(Text(said, role="muted"))
        panel.column.addSpacing(8)
    return panel

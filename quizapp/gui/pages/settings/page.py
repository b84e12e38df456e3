"""Settings: each with a sensible value, a plain sentence, and applied at once."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from quizapp.gui.pages.settings.panels import AskingPanel, DaysPanel, LookPanel, StudyPanel
from quizapp.gui.pages.settings.people import PeoplePanel
from quizapp.gui.tasks import TaskLine
from quizapp.gui.widgets.button import Button
from quizapp.gui.widgets.flow import Flow
from quizapp.gui.widgets.panel import Page, Panel, page_heading, section_heading
from quizapp.gui.widgets.text import Text
from quizapp.services.settings import Settings


class SettingsPage(Page):
    """Renders ``Settings``; emits them anew when the person has changed one."""

    changed = Signal(object)
    refused = Signal(str)
    backup_chosen = Signal()
    restore_chosen = Signal()
    check_chosen = Signal()

    def __init__(self) -> None:
        super().__init__(max_width=820)
        self._settings = Settings()
        self.look, self.study, self.asking, self.days = LookPanel(), StudyPanel(), AskingPanel(), DaysPanel()
        self._panels = (self.look, self.study, self.asking, self.days)
        self.column.addWidget(page_heading(self.tr("Settings")))
        self.column.addWidget(Text(self.tr("Every change holds at once."), role="muted"))
        self.column.addSpacing(8)
        for panel in self._panels:
            panel.changed.connect(self._change)
            panel.refused.connect(self.refused)
            self.column.addWidget(panel)
        self.people = PeoplePanel()
        self.column.addWidget(self.people)
        self.column.addWidget(self._data())
        self.column.addStretch(1)

    def _data(self) -> Panel:
        panel = Panel()
        panel.column.addWidget(section_heading(self.tr("Your data")))
        self._where = Text(role="muted", selectable=True)
        self._where.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        panel.column.addWidget(
            Text(self.tr("All you have learnt lies in one folder on this computer, and nowhere else."))
        )
        panel.column.addWidget(self._where)
        self.copy = Button(self.tr("Copy"), icon="copy")
        self.backup = Button(self.tr("Back up…"), icon="archive")
        self.restore = Button(self.tr("Restore…"), icon="rotate-ccw")
        self.check = Button(self.tr("Check my data"), icon="list-checks")
        acts = QWidget()
        row = Flow(acts, gap=12)
        for button in (self.copy, self.backup, self.restore, self.check):
            row.addWidget(button)
        self.copy.clicked.connect(self._copy_path)
        self.backup.clicked.connect(self.backup_chosen)
        self.restore.clicked.connect(self.restore_chosen)
        self.check.clicked.connect(self.check_chosen)
        self.task_line = TaskLine()
        self._findings = Text(role="ink")
        self._findings.hide()
        panel.column.addSpacing(8)
        panel.column.addWidget(acts)
        panel.column.addWidget(self.task_line)
        panel.column.addWidget(self._findings)
        return panel

    def arrange(self, *, narrow: bool) -> None:
        """Puts each control under its words when there is no room beside them."""
        for panel in (*self._panels, self.people):
            panel.arrange(narrow=narrow)

    def render(self, settings: Settings, profile: Path) -> None:  # type: ignore[override]  # Qt's own is for printing
        """Shows the settings."""
        self._settings = settings
        for panel in self._panels:
            panel.show_settings(settings)
        self._where.setText(str(profile))

    @property
    def findings(self) -> str:
        """What the last check of the data found."""
        return self._findings.text()

    def show_findings(self, text: str) -> None:
        """Shows what the check of the data found; an empty text hides it."""
        self._findings.setText(text)
        self._findings.setVisible(bool(text))

    def _change(self, values: dict[str, object]) -> None:
        self.changed.emit(replace(self._settings, **values))  # type: ignore[arg-type]

    def _copy_path(self) -> None:
        QApplication.clipboard().setText(self._where.text())
        self.copy.setText(self.tr("Copied"))
        QTimer.singleShot(2000, self.copy, lambda: self.copy.setText(self.tr("Copy")))

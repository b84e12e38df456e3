"""Wires the Settings page to the services."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QApplication, QFileDialog

from quizapp.bootstrap import Services
from quizapp.errors import UserError
from quizapp.gui.navigator import Navigator
from quizapp.gui.pages.settings.page import SettingsPage
from quizapp.gui.tasks import Task
from quizapp.services.people import Person, add_person, bring_back, people, remove_person, rename_person
from quizapp.services.settings import Settings


class SettingsController:
    """Stores each change at once; copying and checking run in a thread with services of their own."""

    def __init__(
        self, services: Services, navigator: Navigator, open_again: Callable[[], Services], people_in: Path
    ) -> None:
        self._services, self._navigator, self._open_again = services, navigator, open_again
        self._people_in = people_in
        self._chooser: QFileDialog | None = None
        self._task: Task | None = None
        self.page = page = SettingsPage()
        page.changed.connect(self._change)
        page.refused.connect(navigator.say)
        page.backup_chosen.connect(self._choose_backup)
        page.restore_chosen.connect(self._choose_restore)
        page.check_chosen.connect(self._check)
        page.people.renamed.connect(self._rename)
        page.people.added.connect(self._add_person)
        page.people.removed.connect(self._remove_person)
        page.people.change_wanted.connect(lambda: navigator.go("people"))

    def opened(self) -> None:
        """Shows the settings as they are."""
        self._render()
        focused = QApplication.focusWidget()
        if focused is None or not self.page.isAncestorOf(focused):
            self.page.look.appearance.segments[self._services.settings.current().appearance].setFocus()

    def _render(self) -> None:
        self.page.render(self._services.settings.current(), self._services.profile)
        self._show_people()

    # -- people

    def _own(self) -> Person:
        """Who is learning; a profile that was opened on its own has one person."""
        folder = self._services.profile
        everybody = people(self._people_in)
        return next((one for one in everybody if one.folder == folder), Person(name="", folder=folder))

    def _show_people(self) -> None:
        own, everybody = self._own(), people(self._people_in)
        self.page.people.show_people(own, tuple(one for one in everybody if one != own), everybody[0])

    def _rename(self, name: str) -> None:
        try:
            rename_person(self._people_in, self._own(), name)
        except UserError as error:
            self._navigator.say(str(error))
        self._people_changed()

    def _add_person(self, name: str) -> None:
        try:
            person = add_person(self._people_in, name)
        except UserError as error:
            self._navigator.say(str(error))
            return
        self._people_changed()
        self._navigator.say(self.page.tr("{name} is on the list.").format(name=person.name))

    def _remove_person(self, person: Person) -> None:
        try:
            kept = remove_person(self._people_in, person, datetime.now().astimezone())
        except UserError as error:
            self._navigator.say(str(error))
            return

        def undo() -> None:
            bring_back(self._people_in, person, kept)
            self._people_changed()

        self._people_changed()
        said = self.page.tr("{name} is off the list. All they have learnt is kept in {folder}.")
        self._navigator.say(said.format(name=person.name, folder=kept), action=self.page.tr("Undo"), undo=undo)

    def _people_changed(self) -> None:
        self._show_people()
        self._navigator.people_changed()

    def _change(self, wanted: Settings) -> None:
        before = self._services.settings.current()
        try:
            self._services.settings.change(wanted)
        except UserError as error:
            self._navigator.say(str(error))
            self._render()
            return
        self._put_in_force(before, wanted)
        self._navigator.say(
            self.page.tr("Kept. It holds from now on."),
            action=self.page.tr("Undo"),
            undo=lambda: self._take_back(before),
        )

    def _take_back(self, before: Settings) -> None:
        now = self._services.settings.current()
        self._services.settings.change(before)
        self._put_in_force(now, before)

    def _put_in_force(self, before: Settings, after: Settings) -> None:
        self._render()
        look = ("appearance", "text_scale", "reduce_motion", "high_contrast", "wide_spacing")
        if any(getattr(before, name) != getattr(after, name) for name in look):
            self._navigator.settings_changed()

    # -- data

    def _choose_backup(self) -> None:
        name = f"quizapp-{QDate.currentDate().toString(Qt.DateFormat.ISODate)}.db"
        self._ask(self.page.tr("Back up to"), self.back_up, name=name)

    def _choose_restore(self) -> None:
        self._ask(self.page.tr("Restore from"), self.restore)

    def _ask(self, title: str, then: Callable[[str], None], *, name: str = "") -> None:
        """A file chooser that nobody waits for: choosing calls ``then``."""
        chooser = QFileDialog(self.page, title, str(Path.home()), self.page.tr("QuizApp backup (*.db)"))
        if name:
            chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            chooser.setDefaultSuffix("db")
            chooser.selectFile(name)
        else:
            chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        chooser.fileSelected.connect(then)
        self._chooser = chooser
        chooser.open()

    def back_up(self, file: str) -> None:
        """Copies the profile into a file, beside the window."""
        self._run(
            lambda services: services.backup.backup(Path(file)),
            self.page.tr("Copying your data…"),
            lambda _: self._navigator.say(self.page.tr("A complete copy lies at {file}.").format(file=file)),
        )

    def restore(self, file: str) -> None:
        """Puts a copy in the profile's place; the window then opens anew."""
        try:
            former = self._services.backup.restore(Path(file))
        except UserError as error:
            self._navigator.say(str(error))
            return
        said = self.page.tr("Restored. What was here before is kept at {file}.").format(file=former)
        self._navigator.profile_replaced(said)

    def _check(self) -> None:
        self.page.show_findings("")
        self._run(lambda services: services.backup.verify(), self.page.tr("Checking your data…"), self._checked)

    def _checked(self, findings: object) -> None:
        if not isinstance(findings, tuple) or not findings:
            self.page.show_findings(self.page.tr("All is well: every card and every answer is whole."))
            return
        self.page.show_findings("\n".join(str(finding) for finding in findings))

    def _run(self, work: Callable[[Services], object], words: str, then: Callable[[object], None]) -> None:
        if self.page.task_line.is_busy:
            return
        self._task = task = Task(self._open_again, work)
        task.done.connect(then)
        task.refused.connect(self._navigator.say)
        self.page.task_line.run(task, words)

"""Prepares a session: every change goes into its file a moment later."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QFileDialog

from quizapp.bootstrap import Services
from quizapp.errors import UserError
from quizapp.gui.controllers.teach.items import SingleItems
from quizapp.gui.controllers.teach.parts import editor_for, with_tests
from quizapp.gui.crossing import ask_which
from quizapp.gui.navigator import Navigator
from quizapp.gui.pages.teach.plan_part_editors import PartEditor
from quizapp.gui.pages.teach.prepare import PreparePage
from quizapp.gui.tasks import Task
from quizapp.gui.words.teach import part_title
from quizapp.services.exam import QuizSetup
from quizapp.services.teach import SessionId, Wanted
from quizapp.teaching.plan import Break, Part, Plan, Questions, Role, Talk, Test
from quizapp.teaching.roster import Roster

_SAVE_AFTER_MS = 400


class PrepareController(QObject):
    """``presented`` carries the session that is to be held."""

    presented = Signal(str)
    left = Signal()

    def __init__(self, services: Services, navigator: Navigator, open_again: Callable[[], Services]) -> None:
        super().__init__()
        self._services, self._navigator, self._open_again = services, navigator, open_again
        self.page = page = PreparePage()
        self._session: SessionId | None = None
        self._plan: Plan | None = None
        self._setup: QuizSetup | None = None
        self._open_part: int | None = None
        self._notes: tuple[str, ...] = ()
        self._timer = QTimer(self, singleShot=True, interval=_SAVE_AFTER_MS)
        self._timer.timeout.connect(self.save)
        self._items = SingleItems(page, navigator, self._open_round, self._draw, self._put)
        page.left.connect(self._leave)
        page.presented.connect(self.present)
        page.edited.connect(self._edited)
        page.names_changed.connect(self._names)
        page.file_wanted.connect(self._ask_file)
        page.added.connect(self._add)
        page.opened_part.connect(self._toggle)
        page.moved.connect(self._move)
        page.removed.connect(self._remove)
        page.printed.connect(self.ask_print)

    @property
    def plan(self) -> Plan | None:
        """The plan as it is typed."""
        return self._plan

    def open(self, session: SessionId) -> None:
        """Opens a session's plan. Raises UserError where it cannot be read."""
        self.save()
        teach = self._services.teach
        self._session, self._plan = session, teach.plan(session)
        self._open_part, self._notes = None, ()
        self._items.forget()
        try:
            self._setup = self._services.exam.setup(self._plan.deck)
        except UserError:
            self._setup = None  # the deck is gone; what the plan has of it stands
        self.page.show_plan(self._plan, teach.moment())
        self._show_parts()
        self.page.take_focus()

    def present(self) -> None:
        """Holds it."""
        if self._plan is not None and not self._plan.parts:
            self._navigator.say(self.page.tr("Nothing is planned yet. Add a part, and it can be held."))
        elif self._session is not None and not self.page.task.is_busy and self.save():
            self.presented.emit(str(self._session))

    def save(self) -> bool:
        """Stores what is typed; whether it could be. What cannot be stored is said."""
        self._timer.stop()
        if self._session is None or self._plan is None:
            return True
        try:
            self._services.teach.save(self._plan, self._session)
        except UserError as error:
            self._navigator.say(str(error))
            return False
        return True

    def _leave(self) -> None:
        self.save()
        self._session = self._plan = None
        self.left.emit()

    # -- heading, people, rules

    def _edited(self) -> None:
        if self._plan is not None:
            plan = self.page.written(self._plan)
            teams = self.page.team_names
            self._take(replace(plan, teams=teams))

    def _names(self) -> None:
        if self._plan is None:
            return
        try:
            roster = self._services.teach.roster(self.page.names.toPlainText())
        except UserError as error:
            self._notes = (str(error),)
            self._sum()
            return
        self._notes = tuple(roster.notes)
        self._take(replace(self._plan, participants=tuple(roster.names)))

    def _ask_file(self) -> None:
        tr = self.page.tr
        kinds = tr("Lists (*.csv *.txt *.tsv *.xlsx);;All files (*)")
        ask_which(self.page, tr("A list of participants"), kinds, self.take_list)

    def take_list(self, file: Path) -> None:
        """Participants out of a file; they take the place of those before, which can be taken back."""
        if self._plan is None or self.page.task.is_busy:
            return
        try:
            content = file.read_bytes()
        except OSError as error:
            self._navigator.say(
                self.page.tr("{file} could not be read: {why}. The list is as it was.").format(
                    file=file.name, why=error.strerror or error
                )
            )
            return
        task = Task(self._open_again, lambda services: services.teach.roster(content))
        task.done.connect(lambda roster: self._take_roster(file.name, roster))
        task.refused.connect(self._navigator.say)
        self.page.task.run(task, self.page.tr("Reading {file}…").format(file=file.name))

    def _take_roster(self, name: str, roster: object) -> None:
        if self._plan is None or not isinstance(roster, Roster):
            return
        if not roster.names:
            said = self.page.tr("No name was found in {file}. The list is as it was.")
            self._navigator.say(said.format(file=name))
            return
        before = self.page.names.toPlainText()
        self.page.names.setPlainText("\n".join(roster.names))
        self._notes = tuple(roster.notes)
        self._sum()
        said = self.page.tr("The list has {n} names from {file}.").format(n=len(roster.names), file=name)
        self._navigator.say(said, action=self.page.tr("Undo"), undo=lambda: self.page.names.setPlainText(before))

    # -- parts

    def _add(self, kind: str) -> None:
        plan = self._plan
        if plan is None or self.page.task.is_busy:
            return
        tr = self.page.tr
        if kind == "talk":
            self._insert((Talk(title=tr("Talk")),))
        elif kind == "break":
            self._insert((Break(title=tr("Break")),))
        elif kind == "tests":
            bare = replace(plan, parts=tuple(part for part in plan.parts if not isinstance(part, Test)))
            self._draw(lambda services: with_tests(services, bare, Wanted(count=8)), self._take_plan)
        else:
            wanted = Wanted(count=5)
            self._draw(
                lambda services: services.teach.questions(plan, tr("Questions"), wanted),
                lambda part: self._insert((replace(part, talk_seconds=45),)) if isinstance(part, Questions) else None,
            )

    def _insert(self, parts: tuple[Part, ...]) -> None:
        """After the part that is open; else before a test that ends the session, else at the end."""
        if self._plan is None:
            return
        there = self._plan.parts
        ends = bool(there) and isinstance(there[-1], Test) and there[-1].role is Role.AFTER
        at = self._open_part + 1 if self._open_part is not None else len(there) - ends
        self._open_part = at
        self._take(replace(self._plan, parts=(*there[:at], *parts, *there[at:])))
        self._show_parts(focus=at)

    def _toggle(self, number: int) -> None:
        self._open_part = None if number == self._open_part else number
        self._items.forget()
        self._show_parts(focus=number)

    def _move(self, number: int, by: int) -> None:
        to = number + by
        if self._plan is None or not 0 <= to < len(self._plan.parts):
            return
        parts = list(self._plan.parts)
        parts.insert(to, parts.pop(number))
        if self._open_part == number:
            self._open_part = to
        elif self._open_part == to:
            self._open_part = number
        self._take(replace(self._plan, parts=tuple(parts)))
        self._show_parts(focus=to)

    def _remove(self, number: int) -> None:
        before = self._plan
        if before is None:
            return
        gone = before.parts[number]
        self._open_part = None
        self._take(replace(before, parts=(*before.parts[:number], *before.parts[number + 1 :])))
        self._show_parts(focus=number)
        said = self.page.tr("Removed “{part}”.").format(part=part_title(gone))
        self._navigator.say(said, action=self.page.tr("Undo"), undo=lambda: self._put_back(before, number))

    def _put_back(self, before: Plan, number: int) -> None:
        if self._plan is not None:
            self._take(replace(self._plan, parts=before.parts))
            self._show_parts(focus=number)

    def _editor(self, part: Part) -> PartEditor:
        editor = editor_for(part, self._setup)
        editor.drawn.connect(self._drawn)
        self._items.attend(editor)
        editor.changed.connect(self._part_changed)
        return editor

    def _part_changed(self, part: object) -> None:
        if self._open_part is not None and isinstance(part, Talk | Break | Questions | Test):
            self._put(self._open_part, part, anew=False)

    def _put(self, number: int, part: Part, *, anew: bool = True) -> None:
        if self._plan is not None:
            parts = (*self._plan.parts[:number], part, *self._plan.parts[number + 1 :])
            self._take(replace(self._plan, parts=parts))
            if anew:
                self._show_parts(focus=number)

    def _drawn(self, wanted: object) -> None:
        """Other questions in the place of those of the open part."""
        plan, number = self._plan, self._open_part
        if plan is None or number is None or not isinstance(wanted, Wanted):
            return
        part = plan.parts[number]
        if isinstance(part, Test):
            bare = replace(plan, parts=tuple(one for one in plan.parts if not isinstance(one, Test)))
            self._draw(lambda services: with_tests(services, bare, wanted, plan), self._take_plan)
        elif isinstance(part, Questions):
            bare = replace(plan, parts=(*plan.parts[:number], *plan.parts[number + 1 :]))
            self._draw(
                lambda services: services.teach.questions(bare, part.title, wanted),
                lambda made: (
                    self._put(number, replace(part, items=made.items)) if isinstance(made, Questions) else None
                ),
            )

    def _open_round(self) -> tuple[Plan, int, Questions] | None:
        """The round of questions that is open."""
        plan, number = self._plan, self._open_part
        part = plan.parts[number] if plan is not None and number is not None else None
        return (plan, number, part) if plan is not None and number is not None and isinstance(part, Questions) else None

    def _draw(self, work: Callable[[Services], object], done: Callable[[object], None]) -> None:
        """Draws questions beside the window."""
        if self.page.task.is_busy:
            return
        task = Task(self._open_again, work)
        task.done.connect(done)
        task.refused.connect(self._navigator.say)
        self.page.task.run(task, self.page.tr("Choosing questions…"))

    def _take_plan(self, plan: object) -> None:
        if isinstance(plan, Plan) and self._plan is not None:
            self._open_part = None
            self._take(replace(self._plan, parts=plan.parts))
            self._show_parts(focus=0)

    # -- papers

    def ask_print(self) -> None:
        """Asks for the folder into which the pack is printed."""
        if self._plan is None or self.page.task.is_busy or not self.save():
            return
        dialog = QFileDialog(self.page, self.page.tr("Print pack: into which folder?"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda folder: self.print(Path(folder)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def print(self, folder: Path) -> None:
        """Prints the pack into a folder."""
        from quizapp.gui.controllers.teach.printing import print_pack

        if self._plan is not None and not self.page.task.is_busy:
            print_pack(self._plan, folder, self.page, self._navigator, self._open_again)

    # -- how it is kept

    def _take(self, plan: Plan) -> None:
        self._plan = plan
        self._timer.start()
        self._sum()

    def _sum(self) -> None:
        if self._plan is not None:
            self.page.show_sum(self._plan, self._services.teach.moment(), self._notes)

    def _show_parts(self, focus: int | None = None) -> None:
        if self._plan is not None:
            self.page.show_parts(self._plan.parts, self._open_part, self._editor, focus)
            self._sum()

"""The trainer's window over two screens, and what a trainer does in it: types, presses keys, chooses files."""

from collections.abc import Callable
from pathlib import Path
from random import Random

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QWidget

from quizapp.bootstrap import Services, open_services
from quizapp.content.items import ItemKind
from quizapp.gui.controllers.teach.controller import TeachController
from quizapp.gui.presenting import Presenting
from quizapp.gui.widgets.projector.view import SlideView
from quizapp.gui.window import Window
from quizapp.teaching.acts import Act
from quizapp.teaching.plan import Plan, Questions
from quizapp.teaching.room import Room
from tests.journeys import teach_script as script
from tests.looks.demo import TODAY, StoppedClock
from tests.looks.pages import settle, wait_until

_ROUNDS = {
    2: (ItemKind.TRUE_FALSE_REASON, ItemKind.SELECT_ALL, ItemKind.ORDERED_RESPONSE, ItemKind.HOT_SPOT),
    5: (ItemKind.FILL_IN, ItemKind.MATRIX_MULTIPLE_CHOICE, ItemKind.GROUPING, ItemKind.DROP_DOWN_CLOZE),
}
"""Which kinds are drawn for the plan's two rounds of questions."""


class TrainersWindow:
    """A new profile's window. Everything that is drawn by lot is the same each time."""

    def __init__(self, app: QApplication, profile: Path) -> None:
        self._app = app
        self.clock = StoppedClock(TODAY)
        self._dice = Random(11)
        self.services = self._opened(profile)
        self.window = Window(self.services, lambda: self._opened(profile))
        self.window.resize(1280, 840)
        self.window.show()
        QTest.qWaitForWindowActive(self.window)
        self.window.go("teach")
        controller = self.window.controller("teach")
        assert isinstance(controller, TeachController)
        self.teach = controller
        settle(app)

    def _opened(self, profile: Path) -> Services:
        return open_services(profile, self.clock, self._dice)

    # -- hands

    def press(self, *keys: Qt.Key | str) -> None:
        """Presses keys where the focus is."""
        for key in keys:
            focus = QApplication.focusWidget()
            assert focus is not None, "nothing has the focus"
            QTest.keyClick(focus, key)
            settle(self._app)

    def type(self, field: QLineEdit, text: str) -> None:
        """Types in the place of what stands in a field."""
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, text)

    def choose(self, ask: Callable[[], object], file: Path) -> None:
        """Chooses a file, or a name for one, in the dialog that something opens."""
        ask()
        wait_until(lambda: self._dialog() is not None)
        dialog = self._dialog()
        assert dialog is not None
        dialog.setDirectory(str(file.parent))
        dialog.selectFile(file.name)
        dialog.accept()
        wait_until(lambda: self._dialog() is None)
        self._to_front()

    def _to_front(self) -> None:
        """Where there is no window system, nobody gives the window its focus back."""
        self.window.activateWindow()
        QTest.qWaitForWindowActive(self.window)
        settle(self._app)

    @staticmethod
    def _dialog() -> QFileDialog | None:
        """The dialog that is open."""
        every = QApplication.topLevelWidgets()
        return next((one for one in every if isinstance(one, QFileDialog) and one.isVisible()), None)

    # -- preparing

    def prepare(self, people: Path) -> Plan:
        """From an empty page to a plan: one key makes it, the rest is typed and chosen."""
        preparing = self.teach.preparing
        page = preparing.page
        self.press(Qt.Key.Key_Return)
        wait_until(lambda: preparing.plan is not None and not self.teach.home.task.is_busy)
        self.type(page.title, script.TITLE)
        self.type(page.trainer, script.TRAINER)
        self.type(page.place, script.PLACE)
        page.certificates.line.click()
        self.type(page.provider, script.PROVIDER)
        self.type(page.address, script.ADDRESS)
        self.type(page.hours, f"{script.HOURS}")
        page.approval.insertPlainText(script.APPROVAL)
        self.type(page.teams, ", ".join(script.TEAMS))
        self.choose(page.from_file.click, people)
        wait_until(lambda: not page.task.is_busy)
        for number, kinds in _ROUNDS.items():
            self._draw(number, kinds)
        plan = preparing.plan
        assert plan is not None
        return plan

    def _draw(self, number: int, kinds: tuple[ItemKind, ...]) -> None:
        """Questions of some kinds in a round, drawn again until three kinds are among them."""
        preparing = self.teach.preparing
        page = preparing.page
        page.rows[number].line.click()
        for _ in range(20):
            editor = page.editor
            assert editor is not None
            editor.which.line.setChecked(True)  # type: ignore[attr-defined]
            editor.kinds.fold.setChecked(True)  # type: ignore[attr-defined]
            for kind, chip in editor.kinds.chips.items():  # type: ignore[attr-defined]
                if chip.isChecked() != (kind in kinds):
                    chip.click()
            for chip in editor.topics.values():  # type: ignore[attr-defined]
                chip.setChecked(True)
            editor.answer.setValue(300)  # type: ignore[attr-defined]
            editor.draw.click()  # type: ignore[attr-defined]
            wait_until(lambda: not page.task.is_busy)
            part = preparing.plan.parts[number] if preparing.plan is not None else None
            assert isinstance(part, Questions)
            if len({item.kind for item in part.items}) >= 3:
                break
        page.rows[number].line.click()

    # -- holding

    def present(self) -> None:
        """Confirms the projector, and begins."""
        self.press(Qt.Key.Key_F5)
        stage = self.teach.presenting.stage
        assert stage.page.isVisible()
        self.press(Qt.Key.Key_Return)
        assert stage.window is not None
        assert stage.window.isVisible()
        self._to_front()

    def open_door(self) -> None:
        """Lets phones in: on this computer alone, which is the network of a test."""
        door = self.teach.presenting.page.trainer.door
        next(chip for chip in door.networks.chips if "127.0.0.1" in chip.text()).click()
        self.press("d")
        wait_until(lambda: self.held.snapshot.door is not None)

    @property
    def held(self) -> Presenting:
        """The session that is held."""
        presenting = self.teach.presenting.presenting
        assert presenting is not None
        return presenting

    @property
    def room(self) -> Room:
        """The room as it stands."""
        return self.held.room

    @property
    def projector(self) -> SlideView:
        """What hangs on the wall."""
        window = self.teach.presenting.stage.window
        assert window is not None
        return window.view

    def onward(self, key: Qt.Key = Qt.Key.Key_Space) -> None:
        """The one key, and what comes of it."""
        before = self.room
        self.press(key)
        wait_until(lambda: not self.held.is_waiting)
        assert self.room is not before or self.teach.presenting.page.onward.text() == "Once more: end it"

    def do(self, act: Act) -> None:
        """An act by the trainer's controls."""
        self.held.do(act)
        wait_until(lambda: not self.held.is_waiting)

    def wait(self, true: Callable[[], bool]) -> None:
        """The window goes on until something is so."""
        wait_until(true)

    # -- afterwards

    def report(self) -> None:
        """Leaves the room and opens its report."""
        self.teach.presenting.page.leave.click()
        self.teach.home.panels[0].acts["report"].click()
        page = self.teach.reporting.page
        wait_until(lambda: not page.task.is_busy and bool(page.heading.text()))

    def write(self, name: str, file: Path) -> None:
        """Writes a paper of the report by its button."""
        page = self.teach.reporting.page
        self.choose(page.acts[name].click, file)
        wait_until(lambda: not page.task.is_busy)
        assert file.exists(), name

    def close(self) -> None:
        """Closes window and profile."""
        self.window.close()
        self.window.deleteLater()
        self.services.close()


def shown_words(widget: QWidget) -> str:
    """Everything that assistive technology is told of a widget."""
    every = [widget, *widget.findChildren(QWidget)]
    return " ".join(f"{one.accessibleName()} {one.accessibleDescription()}" for one in every)

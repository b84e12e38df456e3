"""The one window: the rail, the pages (each built when first visited), and the ways between them."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from quizapp.bootstrap import Services
from quizapp.content.heads import DeckId, FactId, TopicId
from quizapp.errors import UserError
from quizapp.gui import shortcuts, theme
from quizapp.gui.dropping import Dropping
from quizapp.gui.learned_deck import LearnedDeck
from quizapp.gui.navigator import Controller
from quizapp.gui.places import make, places
from quizapp.gui.tasks import forget_tasks
from quizapp.gui.widgets.focus_ring import FocusRing
from quizapp.gui.widgets.notice import Notice
from quizapp.gui.widgets.rail import Rail
from quizapp.scheduling.selection import Selection

if TYPE_CHECKING:  # see navigator.py
    from quizapp.exams.blueprint import Blueprint
    from quizapp.exams.sitting import SittingId

_RAIL = {"report": "quiz", "choose": "study"}
"""Pages that belong to a place on the rail."""

_NOTICE_SECONDS = 12
_Kind = TypeVar("_Kind")


class Window(QWidget):
    """The window, and the ``Navigator`` that controllers know.

    ``open_again`` opens services of one's own for a thread; in ``people_in`` the profiles of all who share the computer
    lie. ``theme_wanted`` asks the app for the look that the settings say; ``people_wanted`` who is learning;
    ``reopen_wanted`` to open the profile anew, because another file stands in its place.
    """

    theme_wanted = Signal()
    reopen_wanted = Signal(str)
    people_wanted = Signal()
    closed = Signal()

    def __init__(self, services: Services, open_again: Callable[[], Services], people_in: Path | None = None) -> None:
        super().__init__()
        self.people_in = people_in or services.profile
        self.services, self.open_again = services, open_again
        self._learned = LearnedDeck(services)
        self._controllers: dict[str, Controller] = {}
        self._undo: Callable[[], object] | None = None
        self._bound_places: list[QShortcut] = []
        self._name, self._before_help = "", "today"
        self.setMinimumSize(480, 640)
        self.rail = self._new_rail()
        self._row = QHBoxLayout(self)
        self._build()
        self._bind()
        self.go("today")
        self._restore_size()

    # -- what controllers may ask

    @property
    def deck(self) -> DeckId:
        """The deck that is being learned."""
        return self._learned.id

    def choose_deck(self, deck: DeckId) -> None:
        """Learns another deck from now on."""
        self._learned.choose(deck)
        self._set_title()

    def leave_lost_deck(self) -> bool:
        """Where the deck is no longer there, learns the one before it again, or the first there is; whether it did."""
        lost = self._learned.leave_if_lost()
        self._set_title()
        return lost

    def undo_in_library(self) -> None:
        """Opens the Library and takes back what was done last."""
        from quizapp.gui.controllers.library.controller import LibraryController

        self.go("library")
        self._controller_as(LibraryController, "library").take_back()

    def go_today(self) -> None:
        """Opens Today."""
        self.go("today")

    def study(self, *, topics: tuple[TopicId, ...] = (), facts: tuple[FactId, ...] = ()) -> None:
        """Begins a study session: over the whole deck, over some topics, or over some facts."""
        self.study_selection(Selection(deck=self.deck, topics=topics, facts=facts))

    def study_selection(self, selection: Selection) -> None:
        """Begins a study session over what was chosen."""
        from quizapp.gui.controllers.study.controller import StudyController

        self._controller_as(StudyController, "study").begin(selection)
        self.go("study")

    def choose_study(self) -> None:
        """Opens "What to study"."""
        self.go("choose")

    def quiz(self, *, resume: "SittingId | None" = None, blueprint: "Blueprint | None" = None) -> None:
        """Opens the quiz: its set-up, a sitting that waits to be gone on with, or one that is made now."""
        from quizapp.gui.controllers.quiz.controller import QuizController

        self.go("quiz")
        if resume is not None:
            self._controller_as(QuizController, "quiz").resume(resume)
        if blueprint is not None:
            self._controller_as(QuizController, "quiz").start(blueprint)

    def quick_quiz(self) -> None:
        """Starts the proposed quiz at once."""
        from quizapp.gui.controllers.quiz.controller import QuizController

        self.go("quiz")
        self._controller_as(QuizController, "quiz").start_quick()

    def report(self, sitting: "SittingId") -> None:
        """Opens the report of a finished sitting."""
        from quizapp.gui.controllers.quiz.report import ReportController

        self._controller_as(ReportController, "report").show_sitting(sitting)
        self.go("report")

    def fact(self, fact: FactId) -> None:
        """Opens the Library at a fact."""
        from quizapp.gui.controllers.library.controller import LibraryController

        self.go("library")
        self._controller_as(LibraryController, "library").show_fact(fact)

    def say(self, text: str, *, action: str = "", undo: Callable[[], object] | None = None) -> None:
        """Shows a quiet line at the foot of the window; ``undo`` is called when its act is chosen."""
        self._undo = undo
        self.notice.say(text, action=action, seconds=_NOTICE_SECONDS)
        last = self.previousInFocusChain()
        while last is not None and (last is self.notice.action or not last.focusPolicy() & Qt.FocusPolicy.TabFocus):
            last = last.previousInFocusChain()
        if last is not None:
            self.setTabOrder(last, self.notice.action)  # after all that stands above it

    def hide_rail(self, hidden: bool) -> None:  # noqa: FBT001 - a setter
        """Takes the rail away while a session is held; any other page brings it back."""
        self.rail.setHidden(hidden)

    def settings_changed(self) -> None:
        """Puts appearance, text size and motion in force as the settings now say."""
        self.theme_wanted.emit()

    def people_changed(self) -> None:
        """Makes the rail anew: it may show another name, or none."""
        before = self.rail
        self.rail = self._new_rail()
        self._row.replaceWidget(before, self.rail)
        before.deleteLater()
        self._bind_places()
        self.rail.choose(self._name)
        self.rail.set_shape(Rail.shape_for(self.width(), self.height()))

    def profile_replaced(self, said: str) -> None:
        """Opens the profile anew; ``said`` stands in the new window's quiet line."""
        self.reopen_wanted.emit(said)

    # -- going from page to page

    def controller(self, name: str) -> Controller:
        """A page's controller; built, with its page, when first asked for."""
        if name not in self._controllers:
            self._controllers[name] = controller = make(name, self)
            self._stack.addWidget(controller.page)
        return self._controllers[name]

    def go(self, name: str) -> None:
        """Brings a page to the front; ``people`` asks who is learning."""
        if name == "people":
            self.people_wanted.emit()
            return
        controller, place = self.controller(name), _RAIL.get(name, name)
        self.rail.choose(place if place in self.rail.buttons else self._name or "today")
        self._name = name
        self.rail.show()
        self._stack.setCurrentWidget(controller.page)
        try:
            controller.opened()
        except UserError as error:
            self._go_on(error)

    def _go_on(self, error: UserError) -> None:
        """Learns another deck where the one is gone; where there is none, opens the profile anew. Else it raises."""
        if not self.leave_lost_deck():
            raise error
        if self.deck:
            self._controllers[self._name].opened()
            self.say(str(error))
        else:
            self.profile_replaced(str(error))

    @property
    def page_name(self) -> str:
        """The page at the front."""
        return self._name

    @property
    def built(self) -> tuple[str, ...]:
        """The pages that have been built so far."""
        return tuple(self._controllers)

    def _controller_as(self, kind: type[_Kind], name: str) -> _Kind:
        controller = self.controller(name)
        if not isinstance(controller, kind):
            raise TypeError(f"the page {name} is not run by a {kind.__name__}")
        return controller

    def toggle_help(self) -> None:
        """Shows the list of shortcuts, or goes back to where one was."""
        if self._name == "help":
            self.go(self._before_help)
        else:
            self._before_help = self._name
            self.go("help")

    # -- how it is made

    def _build(self) -> None:
        self._stack = QStackedWidget()
        self.notice = Notice()
        self.notice.acted.connect(self._take_back)
        self.notice.setContentsMargins(24, 0, 24, 16)
        self._column = QVBoxLayout()
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._stack, 1)
        self._column.addWidget(self.notice)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(self.rail)
        self._row.addLayout(self._column, 1)
        self.ring = FocusRing(self)
        Dropping(self, self)
        self._set_title()

    def _new_rail(self) -> Rail:
        (rail := Rail(places(self))).chosen.connect(self.go)
        return rail

    def _bind_places(self) -> None:
        for bound in self._bound_places:
            bound.deleteLater()
        self._bound_places = [
            shortcuts.bind(self, button.place.shortcut, partial(self.go, button.place.name))
            for button in self.rail.buttons.values()
        ]

    def _bind(self) -> None:
        self._bind_places()
        shortcuts.bind(self, shortcuts.HELP, self.toggle_help)
        shortcuts.bind(self, shortcuts.QUIT, self.close)
        shortcuts.bind(self, shortcuts.LARGER, partial(self._scale_text, +10))
        shortcuts.bind(self, shortcuts.SMALLER, partial(self._scale_text, -10))
        shortcuts.bind(self, shortcuts.USUAL_SIZE, partial(self._scale_text, 0))

    def _scale_text(self, by: int) -> None:
        """Larger or smaller text, by percent; 0 means 100 % again."""
        now = self.services.settings.current()
        scale = min(200, max(80, now.text_scale + by)) if by else 100
        if scale != now.text_scale:
            self.services.settings.change(replace(now, text_scale=scale))
            self.theme_wanted.emit()
        self.say(self.tr("Text at {scale} %.").format(scale=scale))
        if self._name == "settings":
            self._controllers["settings"].opened()

    def show_panel(self, panel: QWidget) -> None:
        """Puts a panel above the page (the report of an error of ours)."""
        frame = QWidget()
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(56, 24, 56, 0)
        inside.addWidget(panel)
        self._column.insertWidget(0, frame)
        frame.show()
        panel.destroyed.connect(frame.deleteLater)

    def _take_back(self) -> None:
        undo, self._undo = self._undo, None
        self.notice.say("")
        if undo is not None:
            undo()

    def _set_title(self) -> None:
        self.setWindowTitle(" – ".join(filter(None, (self.services.titles().get(self.deck), "QuizApp"))))

    # -- its size

    def _restore_size(self) -> None:
        size = self._learned.remembered.value("size")
        wanted = size if isinstance(size, QSize) and size.isValid() else QSize(1280, 840)
        self.resize(wanted.boundedTo(self.screen().availableSize()).expandedTo(self.minimumSize()))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remembers the size; hides, so pages store what they put off: nothing comes once the profile is closed."""
        self._learned.remember("size", self.size())
        self.hide()
        forget_tasks()
        self.closed.emit()
        for timer in self.findChildren(QTimer):
            timer.stop()
        super().closeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Gives the rail the shape that fits."""
        super().resizeEvent(event)
        self.rail.set_shape(Rail.shape_for(self.width(), self.height()))

    def changeEvent(self, event: QEvent) -> None:
        """A larger text may want a slimmer rail."""
        super().changeEvent(event)
        if event.type() in theme.CHANGE_EVENTS and hasattr(self, "rail"):
            self.rail.set_shape(Rail.shape_for(self.width(), self.height()))

"""Wires the Study page to the services."""

from PySide6.QtCore import QElapsedTimer

from quizapp.bootstrap import Services
from quizapp.content.facts import FactId, TopicId
from quizapp.gui.announce import announce
from quizapp.gui.navigator import Navigator
from quizapp.gui.pages.study import StudyPage
from quizapp.scheduling.memory import Grade
from quizapp.scheduling.selection import Selection
from quizapp.services.study import Asking, Finished, StudyStep, StudySummary


class StudyController:
    """One session at a time; going to another page and coming back finds it where it was."""

    def __init__(self, services: Services, navigator: Navigator) -> None:
        self._study, self._navigator = services.study, navigator
        self._step: StudyStep | None = None
        self._summary: StudySummary | None = None
        self._begun = False
        self._watch = QElapsedTimer()
        self.page = page = StudyPage()
        page.reveal_chosen.connect(self._reveal)
        page.grade_chosen.connect(self._grade)
        page.undo_chosen.connect(self._undo)
        page.end_chosen.connect(self._end)
        page.fact_chosen.connect(self._show_fact)
        page.help_chosen.connect(navigator.toggle_help)
        page.today_chosen.connect(navigator.go_today)
        page.quiz_chosen.connect(navigator.quick_quiz)
        page.again_chosen.connect(self._again)

    def begin(self, *, topics: tuple[TopicId, ...] = (), facts: tuple[FactId, ...] = ()) -> None:
        """Begins a session; the window opens the page next."""
        self._step = self._study.begin(Selection(deck=self._navigator.deck, topics=topics, facts=facts))
        self._begun = True

    def opened(self) -> None:
        """Goes on with the card that is being asked; without one, begins with whatever is due."""
        if not self._begun:
            self._step = self._study.current()
            if not isinstance(self._step, Asking):
                self._step = self._study.begin(Selection(deck=self._navigator.deck))
        self._begun = False
        self._show(self._step)

    def _show(self, step: StudyStep | None) -> None:
        if step is None:
            return
        self._step = step
        if isinstance(step, Finished):
            self._summary = step.summary
        self.page.render(step)
        self._watch.start()

    def _reveal(self) -> None:
        if isinstance(self._step, Asking):
            self.page.reveal(self._study.choices())

    def _grade(self, number: int) -> None:
        self._show(self._study.grade(Grade(number), int(self._watch.elapsed())))

    def _undo(self) -> None:
        step = self._study.undo()
        if step is None:
            announce(self.page, self.page.tr("There is nothing to take back."))
            return
        self._show(step)
        self.page.card.say_taken_back()

    def _end(self) -> None:
        summary = self._study.end()
        self._step = None
        if summary is None or not summary.answered:
            self._navigator.go_today()
            return
        self._summary = summary
        self.page.show_summary(summary, can_undo=True)

    def _show_fact(self) -> None:
        if isinstance(self._step, Asking):
            self._navigator.fact(self._step.face.card.fact)

    def _again(self) -> None:
        if self._summary is not None:
            facts = tuple(dict.fromkeys(face.card.fact for face in self._summary.hardest))
            self._show(self._study.begin(Selection(deck=self._navigator.deck, facts=facts)))

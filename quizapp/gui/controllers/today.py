"""Wires the Today page to the services."""

from quizapp.bootstrap import Services
from quizapp.content.facts import TopicId
from quizapp.gui.announce import announce
from quizapp.gui.choosing import selection_words
from quizapp.gui.navigator import Navigator
from quizapp.gui.pages.today import TodayPage
from quizapp.services.lists import StudyList
from quizapp.services.progress import Today


class TodayController:
    """Reads the day each time the page is opened, and sends the person where they want to go."""

    def __init__(self, services: Services, navigator: Navigator) -> None:
        self._services, self._navigator = services, navigator
        self._view: Today | None = None
        self._lists: tuple[StudyList, ...] = ()
        self.page = page = TodayPage()
        page.start_chosen.connect(self._start)
        page.quiz_chosen.connect(navigator.quick_quiz)
        page.resume_chosen.connect(self._resume)
        page.missed_chosen.connect(self._study_missed)
        page.report_chosen.connect(self._report)
        page.topic_chosen.connect(self._study_topic)
        page.choose_wanted.connect(navigator.choose_study)
        page.list_started.connect(self._start_list)

    def opened(self) -> None:
        """Shows the day; the main button has the focus."""
        deck = self._navigator.deck
        self._view = view = self._services.progress.today(deck)
        self.page.render(view)
        self._lists = tuple(one for one in self._services.lists.all() if one.selection.deck == deck)
        titles = {branch.topic: branch.title for branch in view.tree.branches}
        self.page.show_lists(tuple((one.name, selection_words(one.selection, titles)) for one in self._lists))
        self.page.start.setFocus()
        announce(self.page, self.page.headline)

    def _start(self) -> None:
        self._navigator.study()

    def _start_list(self, number: int) -> None:
        self._navigator.study_selection(self._lists[number].selection)

    def _study_topic(self, topic: str) -> None:
        self._navigator.study(topics=(TopicId(topic),))

    def _resume(self) -> None:
        if self._view is not None and self._view.unfinished_quiz is not None:
            self._navigator.quiz(resume=self._view.unfinished_quiz)

    def _report(self) -> None:
        if self._view is not None and self._view.last_quiz is not None:
            self._navigator.report(self._view.last_quiz.sitting)

    def _study_missed(self) -> None:
        if self._view is not None and self._view.last_quiz is not None:
            self._navigator.study(facts=self._services.exam.report(self._view.last_quiz.sitting).missed)

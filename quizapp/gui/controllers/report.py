"""The report of a finished quiz."""

from quizapp.bootstrap import Services
from quizapp.content.facts import FactId
from quizapp.errors import UserError
from quizapp.exams.report import Report
from quizapp.exams.sitting import SittingId
from quizapp.gui.navigator import Navigator
from quizapp.gui.pages.quiz_report import QuizReportPage, ReportView


class ReportController:
    """Shows one sitting's report."""

    def __init__(self, services: Services, navigator: Navigator) -> None:
        self._services, self._navigator = services, navigator
        self._report = QuizReportPage()
        self._report.study_missed.connect(lambda facts: self._navigator.study(facts=facts))
        self._report.practise.connect(lambda facts: self._navigator.study(facts=facts))
        self._report.another.connect(self._another)

    @property
    def page(self) -> QuizReportPage:
        """The page."""
        return self._report

    def show_sitting(self, sitting: SittingId) -> None:
        """Chooses the sitting."""
        self._report.render(self._view(self._services.exam.report(sitting)))

    def _view(self, report: Report) -> ReportView:
        library, exam = self._services.library, self._services.exam
        deck_id = report.items[0].item.deck
        sources: dict[FactId, str] = {}
        try:
            deck = library.deck(str(deck_id))
        except UserError:
            return ReportView(report=report, topic_titles=exam.topic_titles(deck_id), sources=sources)
        sources = {fact.id: deck.source.place(fact.paragraph) for fact in deck.facts}
        return ReportView(report=report, topic_titles=exam.topic_titles(deck_id), sources=sources)

    def _another(self) -> None:
        self._navigator.quiz()

    def opened(self) -> None:
        """The focus is on the act that helps."""
        self._report.take_focus()

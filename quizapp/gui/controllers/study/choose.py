"""Wires "What to study" to the services."""

from quizapp.bootstrap import Services
from quizapp.errors import UserError
from quizapp.gui.choosing import Wanted, selection_of
from quizapp.gui.navigator import Navigator
from quizapp.gui.pages.choose import ChoosePage, ChooseView
from quizapp.gui.words import counts as words
from quizapp.scheduling.selection import Timing
from quizapp.services.lists import StudyList


class ChooseController:
    """Counts what is ticked, begins it, keeps it as a list."""

    def __init__(self, services: Services, navigator: Navigator) -> None:
        self._services, self._navigator = services, navigator
        self._lists: tuple[StudyList, ...] = ()
        self.page = page = ChoosePage()
        page.changed.connect(self._count)
        page.started.connect(self._start)
        page.saved.connect(self._save)
        page.list_started.connect(self._start_list)
        page.list_dropped.connect(self._drop)
        page.left.connect(navigator.go_today)

    def opened(self) -> None:
        """Shows what can be chosen from; Start has the focus."""
        self._render()
        self.page.take_focus()

    def _render(self) -> None:
        deck = self._navigator.deck
        outline = self._services.progress.outline(deck)
        self._lists = tuple(one for one in self._services.lists.all() if one.selection.deck == deck)
        self.page.render(
            ChooseView(
                deck_title=outline.title,
                topics={branch.topic: branch.title for branch in outline.branches},
                tags=self._services.marks.tags(deck),
                lists=self._lists,
            )
        )
        self._count(self.page.wanted)

    def _count(self, wanted: Wanted) -> None:
        selection = selection_of(self._navigator.deck, wanted)
        try:
            n = self._services.study.count(selection)
        except UserError as error:
            self.page.show_error(str(error))
            return
        tr = self.page.tr
        said = words.cards(n) if n else tr("No card is chosen by that.")
        if not n and selection.timing is Timing.SCHEDULED and not (selection.topics or selection.search):
            said = tr("Nothing is due now. Ahead of time, or as practice, there is.")
        elif n and selection.minutes:
            said = tr("{cards}, for {time} at most").format(cards=said, time=words.minutes(selection.minutes))
        elif selection.cards and selection.cards < n:
            said = tr("{some} of {all}").format(some=selection.cards, all=said)
        self.page.show_count(said, any_card=n > 0)

    def _start(self, wanted: Wanted) -> None:
        self._count(wanted)  # what was typed last may not have been counted yet
        if self.page.start.isEnabled():
            self._navigator.study_selection(selection_of(self._navigator.deck, wanted))

    def _start_list(self, number: int) -> None:
        self._navigator.study_selection(self._lists[number].selection)

    def _save(self, name: str, wanted: Wanted) -> None:
        selection, tr = selection_of(self._navigator.deck, wanted), self.page.tr
        try:
            former = self._services.lists.save(name, selection)
        except UserError as error:
            self.page.notice.say(str(error), icon="triangle-alert", role="bad")
            return
        self._render()
        self.page.take_focus()

        def undo() -> None:
            if former is None:
                self._services.lists.delete(name)
            else:
                self._services.lists.save(former.name, former.selection)
            self._render()

        self._navigator.say(tr("Saved as {name}.").format(name=name.strip()), action=tr("Undo"), undo=undo)

    def _drop(self, number: int) -> None:
        tr = self.page.tr
        dropped = self._services.lists.delete(self._lists[number].name)
        self._render()
        self.page.take_focus()
        if dropped is None:
            return

        def undo() -> None:
            self._services.lists.save(dropped.name, dropped.selection)
            self._render()

        self._navigator.say(tr("{name} removed.").format(name=dropped.name), action=tr("Undo"), undo=undo)

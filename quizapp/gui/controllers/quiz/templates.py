"""Templates of quizzes, as the set-up keeps, renames and removes them: each act can be taken back."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from quizapp.errors import UserError
from quizapp.gui.announce import announce
from quizapp.gui.navigator import Navigator
from quizapp.gui.pages.quiz.page import QuizPage

if TYPE_CHECKING:
    from quizapp.exams.blueprint import Blueprint
    from quizapp.services.templates import TemplatesService


class QuizTemplates:
    """Does what the set-up asks for; ``show`` shows the set-up anew."""

    def __init__(
        self, templates: "TemplatesService", setup: QuizPage, navigator: Navigator, show: Callable[[], None]
    ) -> None:
        self._templates, self._setup, self._navigator, self._show = templates, setup, navigator, show
        setup.template_saved.connect(self._save)
        setup.template_renamed.connect(self._rename)
        setup.template_dropped.connect(self._drop)

    def _save(self, name: str, blueprint: "Blueprint") -> None:
        try:
            former = self._templates.save(name, blueprint)
        except UserError as error:
            self._refuse(error)
            return
        self._show()
        kept = " ".join(name.split())

        def undo() -> None:
            if former is None:
                self._templates.delete(kept)
            else:
                self._templates.save(former.name, former.blueprint)

        self._say(self._setup.tr("Saved as {name}.").format(name=kept), undo)

    def _rename(self, name: str, new: str) -> None:
        try:
            renamed = self._templates.rename(name, new)
        except UserError as error:
            self._refuse(error)
            return
        self._show()
        self._setup.templates.focus_on(renamed.name)
        if renamed.name != name:
            told = self._setup.tr("{name} is called {new} now.").format(name=name, new=renamed.name)
            self._say(told, lambda: self._templates.rename(renamed.name, name))

    def _drop(self, name: str) -> None:
        dropped = self._templates.delete(name)
        self._show()
        if dropped is not None:
            told = self._setup.tr("{name} removed.").format(name=dropped.name)
            self._say(told, lambda: self._templates.save(dropped.name, dropped.blueprint))

    def _refuse(self, error: UserError) -> None:
        self._setup.few.say(str(error), icon="triangle-alert", role="bad")
        announce(self._setup, str(error))

    def _say(self, told: str, undo: Callable[[], object]) -> None:
        def undone() -> None:
            undo()
            self._show()

        self._navigator.say(told, action=self._setup.tr("Undo"), undo=undone)

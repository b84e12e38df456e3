"""Texts of a fact, edited where it is shown: previewed as one types, stored, taken back."""

from collections.abc import Callable

from quizapp.bootstrap import Services
from quizapp.content.facts import FactId
from quizapp.errors import UserError
from quizapp.gui.at_hand import AtHand
from quizapp.gui.navigator import Navigator
from quizapp.gui.pages.library.detail import DetailView
from quizapp.gui.pages.library.page import LibraryPage
from quizapp.services.library import FactField


class FactEdits:
    """Edits the chosen fact; ``read`` reads the page anew."""

    def __init__(
        self, services: Services, navigator: Navigator, at_hand: AtHand, page: LibraryPage, read: Callable[[], None]
    ) -> None:
        self._services, self._navigator, self._at_hand = services, navigator, at_hand
        self._page, self._read = page, read
        page.fact.previewed.connect(self._preview)
        page.fact.committed.connect(self._edit)
        page.fact.restored.connect(self._restore)

    def _preview(self, path: str, text: str) -> None:
        fact = self._page.chosen
        if fact is None:
            return
        error = self._services.library.wrong_text(self._navigator.deck, fact, path, text)
        self._page.fact.show_error(path, error)
        if not error:
            self._at_hand.when(
                self._navigator.deck, (fact,), lambda: self._preview_now(fact, path, text), name="preview"
            )

    def _preview_now(self, fact: FactId, path: str, text: str) -> None:
        if self._page.chosen == fact:
            detail = self._services.library.preview(self._navigator.deck, fact, path, text)
            self._page.fact.show_preview(DetailView(detail=detail, today=self._services.browse.today()))

    def _edit(self, path: str, text: str) -> None:
        fact = self._page.chosen
        if fact is None:
            return
        self._at_hand.when(self._navigator.deck, (fact,), lambda: self._edit_now(fact, path, text), name=path)

    def _edit_now(self, fact: FactId, path: str, text: str) -> None:
        before = self._text_at(fact, path)
        if before is None:
            return
        try:
            self._services.library.edit(self._navigator.deck, fact, path, text)
        except UserError as error:
            self._page.fact.show_error(path, str(error))
            return
        self._read()
        said = self._page.tr("{label} changed. What you remember of it stays.").format(label=before.label)
        undo = self._undo_edit(fact, path, before.text if before.edited else None)
        self._navigator.say(said, action=self._page.tr("Undo"), undo=undo)

    def _text_at(self, fact: FactId, path: str) -> FactField | None:
        fields = self._services.library.texts(self._navigator.deck, fact).fields
        return next((one for one in fields if one.path == path), None)

    def _undo_edit(self, fact: FactId, path: str, before: str | None) -> Callable[[], object]:
        """Takes an edit back: to the edit before it, or to the deck's own text."""
        deck = self._navigator.deck

        def undo() -> None:
            if before is None:
                self._services.library.restore_text(deck, fact, path)
            else:
                self._services.library.edit(deck, fact, path, before)
            self._read()

        return lambda: self._at_hand.when(deck, (fact,), undo, name="undo")

    def _restore(self, path: str) -> None:
        fact = self._page.chosen
        if fact is None:
            return
        self._at_hand.when(self._navigator.deck, (fact,), lambda: self._restore_now(fact, path), name=path)

    def _restore_now(self, fact: FactId, path: str) -> None:
        before = self._text_at(fact, path)
        self._services.library.restore_text(self._navigator.deck, fact, path)
        self._read()
        if before is not None and before.edited:
            undo = self._undo_edit(fact, path, before.text)
            self._navigator.say(
                self._page.tr("The deck's own text stands again."), action=self._page.tr("Undo"), undo=undo
            )

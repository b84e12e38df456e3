"""What a person does with the card on the screen beside answering it."""

from collections.abc import Callable, Mapping

from quizapp.bootstrap import Services
from quizapp.content.cards import CardId
from quizapp.content.flags import Flag
from quizapp.errors import UserError
from quizapp.gui.navigator import Navigator
from quizapp.gui.pages.study.menu import StudyAct
from quizapp.gui.pages.study.page import StudyPage
from quizapp.gui.words.acts import flagged, taken_back
from quizapp.services.study import CardFace, StudyStep


class CardActs:
    """Does it through the services, says it in the quiet line with Undo, and has the page follow.

    ``follow`` shows the session as it stands now: the same card with other marks, or the next one.
    """

    def __init__(
        self, services: Services, navigator: Navigator, page: StudyPage, follow: Callable[[StudyStep | None], None]
    ) -> None:
        self._services, self._navigator, self._page = services, navigator, page
        self._follow = follow

    @property
    def _face(self) -> CardFace | None:
        return self._page.card.face if self._page.is_asking or self._page.is_editing else None

    def flag(self, number: int) -> None:
        """Puts a flag on the card; the one that it has is taken off."""
        face = self._face
        if face is not None:
            flag = Flag.NONE if face.flag == number else Flag(number)
            self._services.marks.flag((face.card.id,), flag)
            self._done(flagged(flag))

    def do(self, act: StudyAct) -> bool:
        """Does an act on the card; False when it is none of these."""
        face, tr = self._face, self._page.tr
        if face is None:
            return False
        marks, card, fact = self._services.marks, face.card, face.card.fact
        match act:
            case StudyAct.MARK:
                marks.mark(card.deck, (fact,), on=not face.marked)
                self._done(tr("The mark is off.") if face.marked else tr("Fact marked."))
            case StudyAct.BURY:
                marks.bury((card.id,), card.id)
                self._done(tr("Not today: this card comes again tomorrow."))
            case StudyAct.SUSPEND:
                marks.suspend((card.id,), card.id)
                self._done(tr("Set aside. Bring it back in the Library: is:suspended."))
            case StudyAct.SUSPEND_FACT:
                marks.suspend(self._cards_of_fact(face), card.id)
                self._done(tr("The whole fact is set aside. Bring it back in the Library: is:suspended."))
            case StudyAct.DELETE:
                marks.delete(card.deck, (fact,), card.id)
                self._done(tr("Fact {fact} deleted with its cards.").format(fact=fact))
            case _:
                return False
        return True

    def bring_back(self, card: CardId) -> None:
        """Takes up again a card that was set aside."""
        self._services.marks.unsuspend((card,))
        self._done(self._page.tr("This card is asked again."))

    def _cards_of_fact(self, face: CardFace) -> tuple[CardId, ...]:
        detail = self._services.library.detail(face.card.deck, face.card.fact)
        return tuple(line.card.id for line in detail.cards)

    def _done(self, words: str) -> None:
        self._follow(self._services.study.current())
        self._navigator.say(words, action=self._page.tr("Undo"), undo=self.undo)

    def undo(self) -> None:
        """Takes back what was done last, and says what that was."""
        study = self._services.study
        face = self._face
        last = self._services.undo.last(self._navigator.deck)
        try:
            step = study.undo()
        except UserError as error:
            take_back = self._page.tr("Take it back there")
            self._navigator.say(str(error), action=take_back, undo=self._navigator.undo_in_library)
            return
        if last is None or step is None:
            self._navigator.say(self._page.tr("There is nothing of today to take back."))
            return
        self._follow(step)
        same = face is not None and last.card in {None, face.card.id}
        self._navigator.say(taken_back(last.act, last.facts, flag=face.flag if face is not None and same else 0))

    # -- editing

    def edit(self) -> None:
        """Opens the texts of the card's fact."""
        face = self._face
        if face is not None:
            detail = self._services.library.detail(face.card.deck, face.card.fact)
            place = f"{face.deck_title} · {face.topic_title} · {face.card.fact}"
            self._page.edit(place, detail.fields, cards=len(detail.cards))

    def save(self, texts: Mapping[str, str]) -> None:
        """Stores the texts that were changed, all or none; what cannot stand is said beside its field."""
        face = self._page.card.face
        if face is None:
            return
        deck, fact = face.card.deck, face.card.fact
        errors = {path: error for path, text in texts.items() if (error := self._wrong(face, path, text))}
        if errors:
            self._page.editor.show_errors(errors)
            return
        if texts:
            self._services.library.edit_texts(deck, fact, texts)
        self._page.back_to_card()
        if texts:
            self._done(self._page.tr("Saved. What you remember of it stays."))

    def _wrong(self, face: CardFace, path: str, text: str) -> str:
        """What is wrong with a text in its place, empty when nothing is."""
        try:
            self._services.library.preview(face.card.deck, face.card.fact, path, text)
        except UserError as error:
            return str(error)
        return ""

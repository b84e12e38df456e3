"""What a person does with the card on the screen beside answering it."""

from collections.abc import Callable, Mapping
from functools import partial

from quizapp.bootstrap import Services
from quizapp.content.cards import CardId
from quizapp.content.flags import Flag
from quizapp.errors import UserError
from quizapp.gui.at_hand import AtHand
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
        self,
        services: Services,
        navigator: Navigator,
        open_again: Callable[[], Services],
        page: StudyPage,
        follow: Callable[[StudyStep | None], None],
    ) -> None:
        self._services, self._navigator, self._page = services, navigator, page
        self._follow = follow
        self._at_hand = AtHand(services, open_again, page.deck_line, navigator.say)

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
        return self._services.library.texts(face.card.deck, face.card.fact).cards

    def _done(self, words: str) -> None:
        self._follow(self._services.study.current())
        self._navigator.say(words, action=self._page.tr("Undo"), undo=self.undo)

    def undo(self) -> None:
        """Takes back what was done last, and says what that was."""
        again = self._services.undo.remade(self._navigator.deck)
        if again is None:
            self._undo_now()
        else:
            self._at_hand.when(again.deck, again.facts, self._undo_now, name="undo")

    def _undo_now(self) -> None:
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
            texts = self._services.library.texts(face.card.deck, face.card.fact)
            place = f"{face.deck_title} · {face.topic_title} · {face.card.fact}"
            self._page.edit(place, texts.fields, cards=len(texts.cards))

    def save(self, texts: Mapping[str, str]) -> None:
        """Stores the texts that were changed, all or none; what cannot stand is said beside its field."""
        face = self._page.card.face
        if face is None:
            return
        deck, fact = face.card.deck, face.card.fact
        wrong = self._services.library.wrong_text
        errors = {path: error for path, text in texts.items() if (error := wrong(deck, fact, path, text))}
        if errors:
            self._page.editor.show_errors(errors)
        elif texts:
            self._at_hand.when(deck, (fact,), partial(self._save_now, face, texts), name="save")
        else:
            self._page.back_to_card()

    def _save_now(self, face: CardFace, texts: Mapping[str, str]) -> None:
        if self._page.card.face is not face or not self._page.is_editing:
            return  # nobody waited
        self._services.library.edit_texts(face.card.deck, face.card.fact, texts)
        self._page.back_to_card()
        self._done(self._page.tr("Saved. What you remember of it stays."))

"""Wires the Study page to the services."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QCoreApplication, QElapsedTimer

from quizapp.bootstrap import Services
from quizapp.content.cards import BLANK
from quizapp.content.facts import FactId
from quizapp.content.typed import TypedResult
from quizapp.errors import UserError
from quizapp.gui.choosing import Limit, limit_words
from quizapp.gui.controllers.study.acts import CardActs
from quizapp.gui.navigator import Navigator
from quizapp.gui.pages.study.menu import StudyAct
from quizapp.gui.pages.study.page import StudyPage
from quizapp.gui.pages.study.sheet import Manner
from quizapp.gui.speech import Speech
from quizapp.scheduling.memory import Grade
from quizapp.scheduling.selection import Selection, Timing
from quizapp.services.study import Asking, CardFace, Finished, StudyStep

_MINUTES, _CARDS = 10, 20
"""What the two keys that cut a session short cut it to."""


class StudyController:
    """One session at a time; going to another page and coming back finds it where it was."""

    def __init__(self, services: Services, navigator: Navigator, open_again: Callable[[], Services]) -> None:
        self._services, self._study, self._navigator = services, services.study, navigator
        self._step: StudyStep | None = None
        self._selection: Selection | None = None
        self._forgotten: dict[FactId, None] = {}
        self._begun = False
        self._reads = False
        self._watch = QElapsedTimer()
        self.speech = Speech()
        self.page = page = StudyPage()
        self._acts = CardActs(services, navigator, open_again, page, self._follow)
        self._session_acts: dict[StudyAct, Callable[[], object]] = {
            StudyAct.EDIT: self._acts.edit,
            StudyAct.HINT: self._hint,
            StudyAct.READ: self._read,
            StudyAct.LEECH_HELP: self._help,
            StudyAct.TYPE: self._change_typing,
            StudyAct.CUT_MINUTES: partial(self._cut, StudyAct.CUT_MINUTES),
            StudyAct.CUT_CARDS: partial(self._cut, StudyAct.CUT_CARDS),
            StudyAct.CHOOSE: navigator.choose_study,
            StudyAct.SHOW_FACT: self._show_fact,
            StudyAct.END: self._end,
            StudyAct.SHORTCUTS: navigator.toggle_help,
        }
        page.left.connect(self.speech.stop)
        page.reveal_chosen.connect(self._reveal)
        page.grade_chosen.connect(self._grade)
        page.undo_chosen.connect(self._acts.undo)
        page.act_chosen.connect(self._act)
        page.flag_chosen.connect(self._acts.flag)
        page.edit_saved.connect(self._acts.save)
        page.edit_left.connect(page.back_to_card)
        page.help_left.connect(self._leave_help)
        page.keep_chosen.connect(self._keep_asking)
        page.today_chosen.connect(navigator.go_today)
        page.quiz_chosen.connect(navigator.quick_quiz)
        page.again_chosen.connect(self._again)
        page.go_on_chosen.connect(self._go_on)

    # -- beginning

    def begin(self, selection: Selection) -> None:
        """Begins a session; the window opens the page next."""
        self._step = self._study.begin(selection)
        self._selection, self._forgotten = selection, {}
        self._begun = True

    def opened(self) -> None:
        """Goes on with the card that is being asked; without one, begins with whatever is due."""
        self._take_settings()
        if self.page.is_editing:
            return
        if not self._begun:
            try:
                self._step = self._study.current()
            except UserError as error:  # its deck is gone
                self._step = None
                self._navigator.say(str(error))
            if not isinstance(self._step, Asking):
                self.begin(Selection(deck=self._navigator.deck))
        self._begun = False
        self._show(self._step)

    def _take_settings(self) -> None:
        settings = self._services.settings.current()
        self._reads = settings.read_aloud
        manner = Manner(typing=settings.type_answers, timer=settings.show_timer)
        self.page.set_manner(manner, settings.grade_words, self.speech.missing)

    def _show(self, step: StudyStep | None) -> None:
        if step is None:
            return
        self._step = step
        self.page.card.selection = self._selection
        self.page.render(step)
        self._watch.start()
        if step.set_aside is not None:
            words = self.page.tr("Forgotten again and again: that card is set aside, with help.")
            self._navigator.say(words, action=self.page.tr("Help"), undo=partial(self.page.show_help, step.set_aside))
        elif step.notice:
            self._navigator.say(step.notice)
        if self._reads and isinstance(step, Asking):
            self.speech.say(_spoken(step.face.card.front))

    def _follow(self, step: StudyStep | None) -> None:
        """Shows the session as it stands now; the same card stays as it was, its answer shown or not."""
        before, revealed = self.page.card.face, self.page.is_asking and self.page.card.is_revealed
        if isinstance(step, Asking) and before is not None and self.page.is_asking:
            if before.card == step.face.card:
                self._step = step
                self.page.card.show_marks(step.face)
                return
            self._show(step)
            if revealed and before.card.id == step.face.card.id:
                self._reveal()
            return
        self._show(step)

    # -- answering

    def _reveal(self) -> None:
        if not isinstance(self._step, Asking):
            return
        sheet, typed = self.page.card.sheet, None
        proposed = Grade.GOOD
        if sheet.is_choice:
            proposed = Grade.GOOD if sheet.choices.chosen_right else Grade.AGAIN
        try:
            if sheet.is_typed:
                typed = self._study.typed(sheet.field.text())
                proposed = _proposed(typed)
            choices = self._study.choices()
        except UserError as error:
            self._refused(error)
            return
        self.page.reveal(choices, proposed, typed)
        if self._reads:
            self.speech.say(self._step.face.card.back)

    def _grade(self, number: int) -> None:
        grade = Grade(number)
        if grade is Grade.AGAIN and isinstance(self._step, Asking):
            self._forgotten[self._step.face.card.fact] = None
        try:
            step = self._study.grade(grade, int(self._watch.elapsed()))
        except UserError as error:
            self._refused(error)
            return
        self._show(step)

    def _refused(self, error: UserError) -> None:
        """Says why something was not done. The session stands at the card still, unless the card is gone: then at the
        next one, or at its end."""
        self._navigator.say(str(error))
        try:
            step = self._study.current()
        except UserError:
            return  # the profile cannot be read now; that was said
        if isinstance(step, Asking) and self._step is not None and not step.notice:
            self._follow(step)
        else:
            self._show(step)

    # -- everything else

    def _act(self, act: StudyAct) -> None:
        if not self._acts.do(act):
            self._session_acts[act]()

    def _show_fact(self) -> None:
        if isinstance(self._step, Asking):
            self._navigator.fact(self._step.face.card.fact)

    def _hint(self) -> None:
        card = self.page.card
        if not card.is_revealed and not card.sheet.show_hint():
            self._navigator.say(self.page.tr("This card has no hint."))

    def _read(self) -> None:
        face, missing = self.page.card.face, self.speech.missing()
        if missing:
            self._navigator.say(missing)
        elif face is not None:
            revealed = self.page.card.is_revealed
            self.speech.say(f"{face.card.back}. {face.why}" if revealed else _spoken(face.card.front))

    def _help(self) -> None:
        """Help with the card on the screen comes with its answer: it would give it away."""
        face = self.page.card.face
        if face is None or face.help is None:
            self._navigator.say(self.page.tr("Help comes for cards that are forgotten again and again."))
            return
        if not self.page.card.is_revealed:
            self._reveal()
        self.page.card.sheet.show_help()

    def _leave_help(self) -> None:
        if isinstance(self._step, Asking):
            self.page.back_to_card()
        else:
            self._show(self._step)

    def _keep_asking(self, face: CardFace) -> None:
        self._leave_help()
        self._acts.bring_back(face.card.id)

    def _change_typing(self) -> None:
        settings = self._services.settings.current()
        self._services.settings.change(replace(settings, type_answers=not settings.type_answers))
        self._take_settings()
        if self.page.is_asking and not self.page.card.is_revealed and isinstance(self._step, Asking):
            self.page.render(self._step)
        self._navigator.say(
            self.page.tr("Answers are not typed any more.")
            if settings.type_answers
            else self.page.tr("Short answers are typed from now on.")
        )

    def _cut(self, act: StudyAct) -> None:
        """Cuts the session short, or lets it go on to its end again."""
        now = self._selection or Selection(deck=self._navigator.deck)
        if act is StudyAct.CUT_MINUTES:
            now = replace(now, minutes=None if now.minutes else _MINUTES)
        else:
            now = replace(now, cards=None if now.cards else _CARDS)
        self.begin(now)
        self.opened()
        limit = Limit(minutes=now.minutes, cards=now.cards)
        self._navigator.say(
            self.page.tr("This session ends after {limit}.").format(limit=limit_words(limit))
            if now.minutes or now.cards
            else self.page.tr("The session ends when nothing is left.")
        )

    def _end(self) -> None:
        summary = self._study.end()
        self._step = None
        self.speech.stop()
        if summary is None or not summary.answered:
            self._navigator.go_today()
            return
        self.page.render(Finished(summary=summary, can_undo=True))

    def _again(self) -> None:
        """What was forgotten, as practice: the schedule has it already."""
        facts = tuple(self._forgotten)
        self.begin(Selection(deck=self._navigator.deck, facts=facts, timing=Timing.CRAM))
        self.opened()

    def _go_on(self) -> None:
        """With the same cards, to their end."""
        now = self._selection or Selection(deck=self._navigator.deck)
        self.begin(replace(now, minutes=None, cards=None))
        self.opened()


def _spoken(front: str) -> str:
    """A question as it is read aloud: a gap has no sound of its own."""
    return front.replace(BLANK, QCoreApplication.translate("speech", "blank"))


def _proposed(typed: TypedResult) -> Grade:
    """The grade that a typed answer suggests: forgotten, recalled with effort where the spelling was off, recalled."""
    if not typed.right:
        return Grade.AGAIN
    return Grade.HARD if typed.close else Grade.GOOD

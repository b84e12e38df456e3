"""Quizzes: set up, sit, report. Every answer is stored as it is given."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date

from quizapp.content.facts import DeckId, TopicId
from quizapp.content.items import OptionId
from quizapp.errors import UserError
from quizapp.exams.blueprint import Blueprint
from quizapp.exams.events import (
    Act,
    Answered,
    Beat,
    Ended,
    Flagged,
    Highlighted,
    Moved,
    Paused,
    Rated,
    Span,
    Struck,
    WentOn,
)
from quizapp.exams.filling import Filling
from quizapp.exams.report import Report, report
from quizapp.exams.sitting import Sitting, SittingId, move, start
from quizapp.scheduling.day import day_date
from quizapp.services._profile import OpenProfile
from quizapp.services._quizzes.adaptive import Practices
from quizapp.services._quizzes.evidence import count_older, note_answer, note_end
from quizapp.services._quizzes.item_view import item_view
from quizapp.services._quizzes.making import QuizMaker
from quizapp.services._quizzes.sitting import Desk, OpenSitting
from quizapp.services._quizzes.sitting_copy import deck_copy
from quizapp.services._quizzes.views import (
    ClockView,
    ItemView,
    MapCell,
    Notice,
    QuizSetup,
    Template,
    TopicChoice,
)
from quizapp.storage.decks import topics_of
from quizapp.storage.quizzes import PastSitting, past_sittings
from quizapp.storage.sittings import StoredSitting, new_sitting, store_redrawn

__all__ = [
    "ClockView",
    "ExamService",
    "ItemView",
    "MapCell",
    "Notice",
    "PastSitting",
    "QuizSetup",
    "Template",
    "TopicChoice",
]

_ANSWER_KEPT = "This answer was not stored; all earlier ones are."
_AS_IT_WAS = "The quiz is as it was."
_STILL_OPEN = "The quiz is still open; all answers are kept."


class ExamService:
    """Sittings, stored as they go. A wrong answer brings the fact's card into today's queue; a right one changes
    nothing."""

    def __init__(self, profile: OpenProfile) -> None:
        self._profile = profile
        self._desk = Desk(profile)
        self._maker = QuizMaker(profile)
        self._practices = Practices(profile, self._maker)

    def setup(self, deck: DeckId) -> QuizSetup:
        """The set-up screen."""
        return self._maker.setup(deck)

    def today(self) -> date:
        """The study day that it is."""
        return day_date(self._profile.today())

    def prepare(self, deck: DeckId, seconds: float = 0.005, seed: int | None = None) -> bool:
        """Makes some of the items that the next proposed quiz draws from (or one with a ``seed``), for about so long;
        whether all are there. A face calls it while nothing else is to be done, so that the quiz starts at once."""
        return self._maker.prepare(deck, seconds, seed)

    def filling(self, blueprint: Blueprint) -> Filling:
        """How many items fit a blueprint, and whether its shares can be kept; otherwise what lacks, and the nearest
        that can be. The first time for a deck it takes some tenths of a second: ask beside the window."""
        return self._maker.filling(blueprint)

    def start(self, blueprint: Blueprint) -> ItemView:
        """Draws the items, stores the sitting, shows its first item. UserError when nothing fits, or nobody can sit
        under its conditions; CannotFillError (it has the ``filling``) when its shares cannot be kept."""
        profile = self._profile
        items = self._maker.draw(blueprint)
        now = profile.now()
        with profile.writing("The quiz was not started."):
            count_older(profile)
            copy = deck_copy(profile, blueprint.deck, items)
            number = new_sitting(profile.database, blueprint, items, now, copy)
            begun = start(number, blueprint, items, now)
            opened = self._desk.lay_out(number, StoredSitting(sitting=begun, copy=copy, last_event=0))
            opened.do((), now)
            self._choose(opened, 0)
            return item_view(opened)

    # -- sitting

    def resume(self, sitting: SittingId) -> ItemView:
        """A running sitting at the item where it stood; its clock runs here from now on."""
        return self._act(sitting, lambda _: (), _AS_IT_WAS)

    def show(self, sitting: SittingId, index: int) -> ItemView:
        """Goes to an item. One that was left for good is not shown again (LEFT_FOR_GOOD). In adaptive practice an item
        is chosen when it is first gone to."""
        with self._opened(sitting, _AS_IT_WAS) as opened:
            if index > opened.sitting.farthest:
                self._choose(opened, index)
        return self._act(sitting, lambda _: (Moved(index=index),), _AS_IT_WAS, place=index)

    def respond(
        self, sitting: SittingId, index: int, chosen: tuple[OptionId, ...], certainty: int | None = None
    ) -> ItemView:
        """Stores an answer, with how sure it is (1 to 3) where that is asked; in tutor mode the view comes back
        revealed. In an exam, nothing chosen takes it back.

        An answer that stands already (tutor mode, or a finished sitting: perhaps from a second window) is shown as it
        is. One that comes too late is not stored (ITEM_TIME_UP, TIME_UP).
        """

        def acts(before: Sitting) -> Iterator[Act]:
            if index != before.position:
                yield Moved(index=index)
            if before.is_tutor and before.responses[index] is not None:
                return
            if certainty is not None:
                yield Rated(index=index, certainty=certainty)
            if chosen or before.is_tutor or before.responses[index] is not None:
                yield Answered(index=index, chosen=chosen)

        with self._opened(sitting, _ANSWER_KEPT) as opened:
            before = opened.sitting
            if before.finished_at is not None:
                opened.leaf(move(before, index))
                return item_view(opened)
            if before.paused:
                return item_view(opened, Notice.IS_PAUSED)
            if self._lacks_certainty(before, index, chosen, certainty):
                return item_view(opened, Notice.CERTAINTY_WANTED)
            notice = self._done(opened, acts(before))
            after = opened.sitting
            if after.is_tutor and after.responses[index] is not None and before.responses[index] is None:
                note_answer(self._profile, after, index)
            return item_view(opened, notice)

    def rate(self, sitting: SittingId, index: int, certainty: int | None) -> ItemView:
        """Says how sure an answer is (1 to 3, None: no longer said); in tutor mode only together with the answer."""
        return self._act(sitting, lambda _: (Rated(index=index, certainty=certainty),), _ANSWER_KEPT)

    def strike(self, sitting: SittingId, index: int, options: tuple[OptionId, ...]) -> ItemView:
        """Strikes out these options of an item and no others; what is chosen stays chosen."""
        return self._act(sitting, lambda _: (Struck(index=index, options=options),), _AS_IT_WAS)

    def highlight(self, sitting: SittingId, index: int, spans: tuple[Span, ...]) -> ItemView:
        """Highlights these pieces of an item's stem and no others."""
        return self._act(sitting, lambda _: (Highlighted(index=index, spans=spans),), _AS_IT_WAS)

    def toggle_flag(self, sitting: SittingId, index: int | None = None) -> ItemView:
        """Flags an item (the one that is shown), or no longer."""

        def acts(before: Sitting) -> Sequence[Act]:
            at = before.position if index is None else index
            return (Flagged(index=at, on=at not in before.flagged),)

        return self._act(sitting, acts, _AS_IT_WAS)

    def pause(self, sitting: SittingId) -> ItemView:
        """Stops the clock; a face hides the item. Where that is not allowed, it runs on (NO_PAUSE)."""
        with self._opened(sitting, _AS_IT_WAS) as opened:
            if not opened.sitting.blueprint.conditions.pause:
                return item_view(opened, Notice.NO_PAUSE)
            return item_view(opened, self._done(opened, (Paused(),)))

    def go_on(self, sitting: SittingId) -> ItemView:
        """Lets the clock run again."""
        return self._act(sitting, lambda before: (WentOn(),) if before.paused else (), _AS_IT_WAS)

    def beat(self, sitting: SittingId) -> ItemView:
        """Stores the time that has passed: to be called every five seconds while the sitting is shown, and when a limit
        is reached. Where another window has gone on with it, nothing is stored (ELSEWHERE)."""
        with self._opened(sitting, _AS_IT_WAS) as opened:
            if opened.run and not opened.holds_clock and opened.sitting.shown:
                return item_view(opened, Notice.ELSEWHERE)
            acts = (Beat(),) if opened.unspent_ms() else ()
            notice = self._done(opened, acts)
            opened.beats = True
            return item_view(opened, notice)

    def leave(self, sitting: SittingId) -> None:
        """The sitting is no longer on the screen: its clock stands until it is gone on with."""
        with self._opened(sitting, _AS_IT_WAS) as opened:
            if opened.sitting.finished_at is None:
                opened.let_go(self._profile.now())

    def finish(self, sitting: SittingId) -> Report:
        """Closes the sitting and gives its report; of one that is closed already, the report alone."""
        with self._opened(sitting, _STILL_OPEN) as opened:
            self._done(opened, (Ended(),))
            return self._report(opened)

    # -- afterwards

    def report(self, sitting: SittingId) -> Report:
        """The report of a finished sitting. UserError when it is still running."""
        with self._profile.database.reading():
            self._profile.revision()
            opened = self._desk.sitting(sitting)
            if opened.sitting.finished_at is None:
                raise UserError(f"Quiz {sitting} is not finished. Its answers are kept. Go on with it, or finish it.")
            return self._report(opened)

    def topic_titles(self, deck: DeckId) -> dict[TopicId, str]:
        """Titles of a deck's topics, for a report."""
        with self._profile.database.reading():
            return {topic.id: topic.title for topic in topics_of(self._profile.database, deck)}

    def history(self, deck: DeckId) -> tuple[PastSitting, ...]:
        """Finished sittings, newest first."""
        profile = self._profile
        with profile.writing("Nothing was changed."):
            count_older(profile)
            return tuple(past_sittings(profile.database, deck, profile.settings().rollover_hour))

    # -- how it is done

    @contextmanager
    def _opened(self, number: SittingId, kept: str) -> Iterator[OpenSitting]:
        """A sitting in a transaction; forgotten if that cannot be stored."""
        try:
            with self._profile.writing(kept):
                self._profile.revision()
                yield self._desk.sitting(number)
        except BaseException:
            self._desk.forget(number)
            raise

    def _act(
        self,
        number: SittingId,
        acts: "Callable[[Sitting], Sequence[Act]]",
        kept: str,
        *,
        place: int | None = None,
    ) -> ItemView:
        """Does what follows from how a sitting stands; of a finished one, shows the item at a place."""
        with self._opened(number, kept) as opened:
            if opened.sitting.finished_at is not None:
                opened.leaf(move(opened.sitting, opened.sitting.position if place is None else place))
                return item_view(opened)
            return item_view(opened, self._done(opened, acts(opened.sitting)))

    def _choose(self, opened: OpenSitting, index: int) -> None:
        """Puts the item of adaptive practice at a place that was not shown yet."""
        sitting, database = opened.sitting, self._profile.database
        if not sitting.blueprint.adaptive or not sitting.is_tutor or sitting.finished_at is not None or sitting.paused:
            return
        act = self._practices.chosen(sitting, index)
        if act is None:
            return
        self._done(opened, (act,))
        if opened.sitting.finished_at is None:
            opened.copy |= deck_copy(self._profile, sitting.blueprint.deck, opened.sitting.items[index : index + 1])
            store_redrawn(database, opened.sitting, opened.copy)

    def _done(self, opened: OpenSitting, acts: "Iterator[Act] | Sequence[Act]") -> Notice | None:
        """Does some acts; when that closes the sitting, takes its results in."""
        before = opened.sitting
        if before.finished_at is not None:
            return None
        notice = opened.do(acts, self._profile.now())
        if opened.sitting.finished_at is not None:
            note_end(self._profile, opened.sitting)
        return notice

    @staticmethod
    def _lacks_certainty(before: Sitting, index: int, chosen: tuple[OptionId, ...], certainty: int | None) -> bool:
        """Whether an answer that will stand at once does not say how sure it is."""
        asked = before.blueprint.conditions.certainty and before.is_tutor and before.takes_answer(index)
        return asked and bool(chosen) and certainty is None and before.marks[index].certainty is None

    @staticmethod
    def _report(opened: OpenSitting) -> Report:
        return report(opened.sitting, tuple(topic.id for topic in opened.copy.topics))

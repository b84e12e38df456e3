"""Training sessions: prepared, held, told, put away. Each is one file of its own in the profile's folder, and no other
place holds anything of who was there."""

from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from random import Random

from quizapp.content import cueing
from quizapp.content.facts import DeckId
from quizapp.content.items import Item, ItemId
from quizapp.errors import UserError
from quizapp.exams.assembly import assemble
from quizapp.exams.blueprint import Blueprint, Mode
from quizapp.exams.copies import DeckCopy
from quizapp.exams.forms import parallel_forms
from quizapp.exchange.formats.decoding import decoded
from quizapp.exchange.formats.workbook import as_separated, is_workbook
from quizapp.services._library.decks import deck_of, head_of
from quizapp.services._profile import OpenProfile
from quizapp.services._quizzes.bank import VARIANTS, Bank
from quizapp.services._quizzes.sitting_copy import deck_copy
from quizapp.services._teaching.files import SessionId, SessionLine, State, file_of, free_file, id_of, listed, opened
from quizapp.services._teaching.views import Tests, Wanted
from quizapp.services.live import LiveRoom
from quizapp.storage.sessions.file import SessionFile
from quizapp.storage.sessions.foreign import read_foreign, refused
from quizapp.storage.sessions.putting_away import archive, erase, require_alone, write_anew
from quizapp.storage.sessions.replaying import stored_room
from quizapp.teaching.anonymity import without_names
from quizapp.teaching.guarding import guarded
from quizapp.teaching.happening import NotNowError, replayed
from quizapp.teaching.picking import Left
from quizapp.teaching.plan import MOST_ITEMS, Heading, Plan, Questions, Role, Test, items_of_part
from quizapp.teaching.replanning import first_free_part, replanned
from quizapp.teaching.report import SessionReport, session_report
from quizapp.teaching.room import Room
from quizapp.teaching.roster import Roster, read_roster

__all__ = ["SessionId", "SessionLine", "State", "TeachService", "Tests", "Wanted"]

_SEEDS = 2**27


class TeachService:
    """Sessions of one profile. ``open_room`` may be called from any thread; everything else from the profile's own."""

    def __init__(self, profile: OpenProfile) -> None:
        self._profile = profile
        self._bank = Bank()
        self.folder = profile.database.file.parent / "sessions"
        """Where the sessions' files lie."""

    # -- what there is

    def sessions(self) -> tuple[SessionLine, ...]:
        """Every session, newest first; one that cannot be read too, so that it can be deleted."""
        return listed(self.folder)

    def moment(self) -> datetime:
        """Now, by the profile's clock."""
        return self._profile.now()

    def plan(self, session: SessionId) -> Plan:
        """A session's plan."""
        with opened(self.folder, session) as file:
            return file.plan()

    def room(self, session: SessionId) -> Room:
        """A session as it stands, also while it is held: what reports and papers are made of."""
        with opened(self.folder, session) as file:
            return stored_room(file).room

    def report(self, session: SessionId, *, anonymous: bool = False) -> SessionReport:
        """What a session was, also of one that is still held; ``anonymous`` leaves the names out. Touches nothing of
        the profile: it may be called beside the window."""
        with opened(self.folder, session) as file:
            stored = stored_room(file)
        return session_report(stored.room, stored.events, Random(0), anonymous=anonymous)

    def open_room(self, session: SessionId) -> LiveRoom:
        """Opens a session to be held; the room belongs to the thread that calls this. Touches nothing of the
        profile."""
        file = SessionFile.open(file_of(self.folder, session))
        try:
            return LiveRoom(file, self._profile.now, self._profile.stopwatch)
        except BaseException:
            file.close()
            raise

    # -- preparing

    def new_plan(self, deck: DeckId, title: str = "", on: date | None = None) -> Plan:
        """A plan without parts, for a deck; today and with the deck's title where nothing else is said. Nothing is
        stored. UserError for an unknown deck."""
        profile = self._profile
        with profile.database.reading():
            head = head_of(profile, deck)
        heading = Heading(title=" ".join(title.split()) or head.title, on=on or profile.now().date())
        return Plan(heading=heading, deck=deck)

    def questions(self, plan: Plan, title: str, wanted: Wanted) -> Questions:
        """A part of a plan that asks: items that stand nowhere in it yet. None of them gives another of the plan away
        while others are left. Fewer than wanted when there are no more. UserError when none is left."""
        seed = self._seed(wanted.seed)
        left = self._left(plan, seed)
        blueprint = Blueprint(
            deck=plan.deck,
            topics=wanted.topics,
            kinds=wanted.kinds,
            levels=wanted.levels,
            length=wanted.count,
            mode=Mode.TUTOR,
            seed=seed,
            apart=_clashing(plan, left),
        )
        items = assemble(blueprint, left, Random(seed))
        if not items:
            raise UserError(
                "No question that is not in the plan already fits these topics, kinds and levels. The plan is as it "
                "was. Choose more of them, or all."
            )
        _require_room(plan, len(items))
        return Questions(title=title, items=items)

    def tests(self, plan: Plan, length: int, wanted: Wanted | None = None) -> Tests:
        """A test before and one after, on parallel forms of items that stand nowhere in the plan yet; they give none of
        the plan's away while there are enough others. UserError when there are too few."""
        wanted = wanted or Wanted()
        seed = self._seed(wanted.seed)
        blueprint = Blueprint(
            deck=plan.deck,
            topics=wanted.topics,
            kinds=wanted.kinds,
            levels=wanted.levels,
            length=length,
            mode=Mode.EXAM,
            seed=seed,
        )
        _require_room(plan, 2 * length)
        left = self._left(plan, seed)
        apart = set(_clashing(plan, left))
        try:
            made = parallel_forms(blueprint, [one for one in left if one.id not in apart], 2, Random(seed))
        except UserError:
            made = parallel_forms(blueprint, left, 2, Random(seed))
        before, after = (form.items for form in made.forms)
        return Tests(
            before=Test(role=Role.BEFORE, items=before), after=Test(role=Role.AFTER, items=after), uneven=made.uneven
        )

    def left(self, plan: Plan) -> Left:
        """The deck's items that stand nowhere in a plan, to choose among. UserError for a deck that is gone."""
        items = tuple(self._left(plan, 0))
        return Left(items=items, clashing=frozenset(_clashing(plan, items)))

    def save(self, plan: Plan, session: SessionId | None = None) -> SessionId:
        """Stores a plan: as a new session, or in the place of a session's plan. When something has happened in it, what
        was reached stays (``teaching.replanning``): UserError otherwise, and nothing has changed then."""
        plan = self._with_copy(plan)
        if session is None:
            place = free_file(self.folder, plan.heading)
            SessionFile.create(place, plan, self._profile.now()).close()
            return id_of(place)
        with opened(self.folder, session) as file, file.writing("The plan is as it was."):
            if file.last_event():
                plan = self._replanned(file, plan)
            file.save_plan(plan)
        return session

    def first_free_part(self, session: SessionId) -> int:
        """The number of the first part of a session that may still change; 0 where nothing has happened."""
        with opened(self.folder, session) as file:
            return first_free_part(file.events())

    def roster(self, given: str | bytes) -> Roster:
        """A list of participants out of a text, or of a file's bytes: a text in whatever encoding, or a workbook's
        first sheet. UserError for what is neither, and for more names than a room takes."""
        if isinstance(given, bytes):
            given = as_separated(given) if is_workbook(given) else decoded(given)
        return read_roster(given)

    def copy(self, session: SessionId, on: date | None = None) -> SessionId:
        """A new session of the same plan, in which nothing has happened; for today where no day is said."""
        plan = self.plan(session)
        heading = replace(plan.heading, on=on or self._profile.now().date())
        file = free_file(self.folder, heading)
        with closing(SessionFile.create(file, replace(plan, heading=heading), self._profile.now())):
            return id_of(file)

    def file(self, session: SessionId) -> Path:
        """Where a session's file lies."""
        return file_of(self.folder, session)

    # -- putting away

    def archive(self, session: SessionId, target: Path) -> None:
        """Writes a session, with the names in it, as one file that can be carried about. UserError when the place
        cannot be written; what was there before is then untouched."""
        archive(file_of(self.folder, session), target)

    def bring_in(self, source: Path) -> SessionId:
        """A new session out of an archived one. Nothing of the file is trusted or run: what it says is checked and
        written anew, without the secrets of phones. UserError for a file that is no such session."""
        stored, anonymous = read_foreign(source)
        try:
            plan, events = guarded(stored.room.plan, stored.events)
            replayed(plan, events)
        except ValueError as error:
            raise refused(source, "it cannot be shown as it is") from error
        file = free_file(self.folder, plan.heading)
        write_anew(file, plan, events, self._profile.now(), anonymous=anonymous)
        return id_of(file)

    def anonymise(self, session: SessionId) -> None:
        """Takes every name out of a session, for good. Figures and papers say the same but for the names, and no byte
        of the file holds one. UserError while it is open in a room."""
        place = file_of(self.folder, session)
        with opened(self.folder, session) as file:
            stored = stored_room(file)
        require_alone(place)
        plan, events = without_names(stored.room, stored.events)
        write_anew(place, plan, events, self._profile.now(), anonymous=True)

    def delete(self, session: SessionId) -> None:
        """Deletes a session, for good; no file of it is left. UserError while it is open in a room."""
        place = file_of(self.folder, session)
        if not place.exists():
            raise UserError(f"There is no session {session} any more. Nothing was changed.")
        erase(place)

    # -- how it is done

    def _replanned(self, file: SessionFile, plan: Plan) -> Plan:
        stored = stored_room(file)
        try:
            return replanned(stored.room, stored.events, plan)
        except NotNowError as error:
            raise UserError(str(error)) from error

    def _left(self, plan: Plan, seed: int) -> Sequence[Item]:
        """The deck's items that the plan has not."""
        with self._profile.database.reading():
            bank = self._bank.of(deck_of(self._profile, plan.deck), seed)
        used = {item.id for part in plan.parts for item in items_of_part(part)}
        return tuple(item for item in bank if item.id not in used)

    def _seed(self, seed: int | None) -> int:
        return self._profile.dice.randrange(_SEEDS) * VARIANTS if seed is None else seed

    def _with_copy(self, plan: Plan) -> Plan:
        """The plan with what its items show of the deck; what it kept before stands."""
        items = [item for part in plan.parts for item in items_of_part(part)]
        with self._profile.database.reading():
            try:
                now = deck_copy(self._profile, plan.deck, items)
            except UserError:  # the deck has gone: the plan has what it kept
                now = DeckCopy()
        return replace(plan, copy=plan.copy | now if plan.copy.title else now)


def _clashing(plan: Plan, items: Sequence[Item]) -> tuple[ItemId, ...]:
    """Those of some items that give one of the plan's away, or are given away by it."""
    words = cueing.Room()
    for part in plan.parts:
        for item in items_of_part(part):
            words.add(cueing.said(item))
    return tuple(item.id for item in items if words.clashes(cueing.said(item)))


def _require_room(plan: Plan, more: int) -> None:
    there = sum(len(items_of_part(part)) for part in plan.parts)
    if there + more > MOST_ITEMS:
        raise UserError(
            f"A session has at most {MOST_ITEMS} questions, and the plan has {there}. The plan is as it was. "
            "Ask for fewer."
        )

"""A session while it is held: the room as it stands, each act stored before anybody is told of it."""

import hashlib
import hmac
from collections.abc import Callable, Iterable, Mapping, Sequence

from quizapp.clock import Clock, Stopwatch, system_stopwatch
from quizapp.storage.moments import storable
from quizapp.storage.sessions.file import SessionFile
from quizapp.storage.sessions.replaying import stored_room
from quizapp.teaching.acts import Act, Answered, Closed, Event, Joined, Keyed, PersonId, Renamed, Teamed
from quizapp.teaching.happening import NotNowError, after
from quizapp.teaching.names import cleaned_name, cleaned_text, unique_name
from quizapp.teaching.room import Person, Phase, Room, Step

GRACE_MS = 1000
"""So long after the time is up an answer is still taken: it was given in time, and is on its way."""

_Mark = tuple[PersonId, Step, str]


class LiveRoom:
    """The room of one session. Belongs to one thread; whatever a method does is on the disk when it returns.

    Every method raises UserError when that cannot be, with the room as it was. What another window wrote is read before
    anything is added to it.
    """

    def __init__(self, file: SessionFile, clock: Clock, stopwatch: Stopwatch = system_stopwatch) -> None:
        self._file = file
        self._clock = clock
        self._stopwatch = stopwatch
        self._marks: set[_Mark] = set()
        self._keys: tuple[Mapping[PersonId, Person], dict[str, PersonId]] = ({}, {})
        self._before_ms = 0
        self._started = stopwatch()
        self._room = Room(plan=file.plan())
        self.version = 1
        """Grows with each change."""

        self._read()

    @property
    def room(self) -> Room:
        """The room as it stands."""
        return self._room

    @property
    def code(self) -> str:
        """The code of the door; the same when the session is opened again, so that a code on the wall stays right."""
        return self._file.code()

    def renew_code(self) -> str:
        """Another code for the door."""
        return self._file.renew_code()

    def do(self, act: Act) -> Room:
        """The room after an act. NotNowError (a sentence) when it cannot be; nothing is stored then."""
        return self.do_all((act,))

    def do_all(self, acts: Iterable[Act]) -> Room:
        """The like for acts that come together: all are stored, or, when one cannot be, none."""
        return self._do(lambda: acts)

    def _do(self, acts: Callable[[], Iterable[Act]]) -> Room:
        """The like for acts that are found when the room is as the file has it."""
        with self._file.writing("Nothing of this was stored; all before it is."):
            self._read_on()
            room, events = self._room, list[Event]()
            for act in acts():
                event = self._event(act)
                room = after(room, event)
                events.append(event)
            self._file.append_many(events)
        if events:
            self._stands(room, events)
        return self._room

    def join(self, name: str, team: str = "", secret: str = "") -> Person:
        """Somebody comes in; a name that a person has who holds no phone yet (from the list, or ticked by the trainer)
        is that person. The same secret again is the same person. NotNowError when the name says nothing, there is no
        such team, or the room is full."""
        wanted = cleaned_name(name)
        if not wanted:
            raise NotNowError("A name is missing. Write the name that shall stand on the list.")
        who = PersonId(0)

        def acts() -> Iterable[Act]:
            nonlocal who
            known = self.person_of(secret) if secret else None
            if known is not None:
                who = known.id
                return ()
            who, found = _coming(self._room, wanted, team, _key(secret) if secret else "")
            return found

        return self._do(acts).people[who]

    def rename(self, person: PersonId, name: str) -> Person:
        """Puts somebody's name right; with a number where somebody else has it. NotNowError when it says nothing."""
        wanted = cleaned_name(name)
        if not wanted:
            raise NotNowError("A name is missing. The name is as it was.")

        def acts() -> Iterable[Act]:
            others = [one.name for one in self._room.there if one.id != person]
            return (Renamed(person=person, name=unique_name(wanted, others)),)

        return self._do(acts).people[person]

    def person_of(self, secret: str) -> Person | None:
        """Who holds a secret; None for one that nobody holds (any more), or who was taken out."""
        if self._keys[0] is not self._room.people:
            keys = {one.key: one.id for one in self._room.people.values() if one.key and not one.removed}
            self._keys = (self._room.people, keys)
        key = _key(secret)  # whoever guesses does not choose what is looked up
        person = self._keys[1].get(key)
        if person is None or not hmac.compare_digest(self._room.people[person].key, key):
            return None
        return self._room.people[person]

    def answer(self, person: PersonId, step: Step, chosen: Sequence[str], mark: str) -> bool:
        """Stores an answer; False for a mark that this person's answers to this item had before (it was sent twice:
        nothing is stored). NotNowError when it cannot be taken."""
        told = self.answer_all((_answered(person, step, chosen, mark),))[0]
        if isinstance(told, NotNowError):
            raise told
        return told

    def answer_all(self, answers: Sequence[Answered]) -> tuple[bool | NotNowError, ...]:
        """The like for answers that came together, in one transaction: of each what ``answer`` says of it."""
        told, marks = list[bool | NotNowError](), set[_Mark]()
        with self._file.writing("These answers were not stored; all before them are."):
            self._read_on()
            room, events = self._room, list[Event]()
            for one in answers:
                act = _answered(one.person, (one.part, one.item), one.chosen, one.mark)
                mark = _mark(act)
                if act.mark and (mark in self._marks or mark in marks):
                    told.append(False)
                    continue
                event = self._event(act)
                try:
                    room = after(room, event)
                except NotNowError as error:
                    told.append(error)
                    continue
                events.append(event)
                marks.add(mark)
                told.append(True)
            self._file.append_many(events)
        if events:
            self._stands(room, events)
        return tuple(told)

    def elapsed_ms(self) -> int:
        """How long the phase has lasted by the stopwatch. It stands still while the session is not open, and while the
        computer sleeps where its stopwatch does."""
        return self._before_ms + int((self._stopwatch() - self._started) * 1000)

    def tick(self) -> bool:
        """Closes answers whose time is up; whether it did. To be called several times a second."""
        room = self._room
        if room.phase not in {Phase.OPEN, Phase.TEST} or room.seconds is None:
            return False
        if self.elapsed_ms() < room.seconds * 1000 + GRACE_MS:
            return False
        try:
            self.do(Closed())
        except NotNowError:  # another window has closed them
            return False
        return True

    def refresh(self) -> bool:
        """Reads what another window wrote since; whether it wrote."""
        return self._read_on()

    def close(self) -> None:
        """Closes the file."""
        self._file.close()

    def _event(self, act: Act) -> Event:
        return Event(act=act, at=storable(self._clock()))

    def _stands(self, room: Room, events: Sequence[Event]) -> None:
        """Takes a room that was stored."""
        if (room.since, room.phase, room.step) != (self._room.since, self._room.phase, self._room.step):
            self._before_ms, self._started = 0, self._stopwatch()
        self._marks.update(_mark(event.act) for event in events if isinstance(event.act, Answered))
        self._room = room
        self.version += 1

    def _read_on(self) -> bool:
        if not self._file.others_wrote():
            return False
        self._read()
        self.version += 1
        return True

    def _read(self) -> None:
        """Reads all of the file. The phase goes on from its last act: what passed after that did not pass here."""
        stored = stored_room(self._file)
        self._room = stored.room
        self._marks = {_mark(event.act) for event in stored.events if isinstance(event.act, Answered)}
        since = stored.room.since
        passed = 0.0 if since is None else (stored.events[-1].at - since).total_seconds()
        self._before_ms, self._started = max(0, int(passed * 1000)), self._stopwatch()


def _coming(room: Room, name: str, team: str, key: str) -> tuple[PersonId, list[Act]]:
    """Who somebody of a name is, and what has to be stored of it."""
    same = [one for one in room.there if one.name.casefold() == name.casefold()]
    waiting = next((one for one in same if not one.key), None)
    if waiting is not None and key:
        acts: list[Act] = [Keyed(person=waiting.id, key=key)]
        if team and team != waiting.team:
            acts.append(Teamed(person=waiting.id, team=team))
        return waiting.id, acts
    person = room.next_person()
    written = next((one for one in room.plan.participants if one.casefold() == name.casefold()), name)
    shown = unique_name(name if same else written, [one.name for one in room.there])
    return person, [Joined(person=person, name=shown, team=team, key=key)]


def _answered(person: PersonId, step: Step, chosen: Sequence[str], mark: str) -> Answered:
    return Answered(
        person=person,
        part=step[0],
        item=step[1],
        chosen=tuple(cleaned_text(one) for one in chosen),
        mark=cleaned_text(mark),
    )


def _mark(act: Answered) -> _Mark:
    return act.person, (act.part, act.item), act.mark


def _key(secret: str) -> str:
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()

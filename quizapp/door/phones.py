"""All phones that are there: what they say is heard, and each is shown the room as it is for its person."""

import asyncio
import hashlib
import hmac
import json
from typing import TYPE_CHECKING

from quizapp.door.files import FilesHome
from quizapp.door.guards import Attempts, Bucket, is_secret, same_code
from quizapp.door.keeper import Keeper
from quizapp.door.messages import VERSION, Answer, Enter, Hand, Join, NoMessageError, read_message
from quizapp.door.phone import Phone
from quizapp.door.views import Common, common, compact, heading, own
from quizapp.errors import UserError
from quizapp.teaching.acts import Answered, Handed, PersonId
from quizapp.teaching.happening import NotNowError
from quizapp.teaching.plan import MOST_PARTICIPANTS
from quizapp.teaching.room import Phase
from quizapp.teaching.showing import chosen_ids

if TYPE_CHECKING:
    from aiohttp import web

BEAT = 5.0
"""Seconds: a phone hears something at least so often, and knows by that that it is connected."""

SLOW_SECONDS = 20.0
"""Whoever takes longer to take in one message is sent away; they come back when their network does."""

STRANGER_SECONDS = 900.0
"""Whoever has the code but gives no name is sent away after so long."""

NAMES_AT_ONCE = 60
"""From one address so many come in at once, and then one in five seconds: nobody fills the room with straw men."""

PHONES_OF_ONE = 3
"""A person's pages at once; the oldest makes room."""

_REMOVED = "The trainer took you out of this room. If that was a mistake, tell the trainer."
_ANOTHER = "Another phone answers for you now."
_WRONG_CODE = "That is not the code of this room. Look at the screen in the room again."
_NO_SUCH_QUESTION = "This question is not in this session. Your answer was not counted."


class Phones:
    """The phones behind an open door. Belongs to the room's loop."""

    def __init__(self, keeper: Keeper, files: FilesHome) -> None:
        self._keeper = keeper
        self._files = files
        self._attempts = Attempts()
        self._names = Attempts(burst=NAMES_AT_ONCE, rate=0.2, everywhere=Bucket(burst=MOST_PARTICIPANTS, rate=5))
        self._all: dict[Phone, None] = {}  # in the order in which they came
        self._by_person: dict[PersonId, list[Phone]] = {}
        self._common: Common | None = None
        self._stale = True

    @property
    def people(self) -> frozenset[PersonId]:
        """Whose phones are there."""
        return frozenset(self._by_person)

    @property
    def count(self) -> int:
        """How many phones are there."""
        return len(self._all)

    @staticmethod
    def now() -> float:
        """Seconds by the loop's clock."""
        return asyncio.get_running_loop().time()

    # -- what changed

    def room_changed(self) -> None:
        """Everybody is shown the room anew; who is no longer in it is sent away."""
        self._stale = True
        for phone in list(self._all):
            if phone.person is None:
                continue
            person = self._keeper.room.people[phone.person]
            if person.removed or not hmac.compare_digest(person.key, phone.key):
                phone.reply(_say("out", why=_REMOVED if person.removed else _ANOTHER))
                phone.leave("out")
                self._forget(phone)
            else:
                phone.show()

    def people_changed(self, people: frozenset[PersonId]) -> None:
        """These people are shown their own anew."""
        for person in people:
            for phone in self._by_person.get(person, ()):
                phone.show()

    # -- what phones say

    def hear(self, phone: Phone, text: str) -> bool:
        """Takes a message in; False when the phone is to be sent away at once."""
        if phone not in self._all:
            self._all[phone] = None
            self._keeper.tell()
        if phone.leaving or not phone.messages.take(self.now()):
            return False
        try:
            message = read_message(text)
        except NoMessageError:
            return False
        try:
            match message:
                case Enter():
                    self._enter(phone, message)
                case Join():
                    self._join(phone, message)
                case Answer():
                    self._answer(phone, message)
                case Hand():
                    self._hand(phone, message)
        except (NotNowError, UserError) as error:
            phone.reply(_say("no", why=str(error)))
        return True

    def gone(self, phone: Phone) -> None:
        """A phone's connection is gone."""
        self._forget(phone)
        if self._all.pop(phone, self) is None:
            self._keeper.tell()

    def _enter(self, phone: Phone, message: Enter) -> None:
        if wait := self._attempts.allowed(phone.address, self.now()):
            phone.reply(_say("wait", seconds=round(wait) + 1))
            phone.leave("too many attempts")
            return
        known = self._keeper.live.person_of(message.secret) if is_secret(message.secret) else None
        if known is not None:
            self._knows(phone, known.id, message.secret)
        elif same_code(message.code, self._keeper.live.code):
            phone.admitted = True
            phone.reply(_say("ask", **heading(self._keeper.room)))
        else:
            self._attempts.count(phone.address, self.now())
            phone.reply(_say("code", why=_WRONG_CODE if message.code else ""))
            phone.leave("no code")

    def _join(self, phone: Phone, message: Join) -> None:
        if not phone.admitted or phone.person is not None or not is_secret(message.secret):
            phone.leave("not admitted")
            return
        if wait := self._names.allowed(phone.address, self.now()):
            phone.reply(_say("wait", seconds=round(wait) + 1))
            phone.leave("too many names")
            return
        self._names.count(phone.address, self.now())
        person = self._keeper.join(message.name, message.team, message.secret)
        self._stale = True  # one more plays
        self._knows(phone, person.id, message.secret)

    def _knows(self, phone: Phone, person: PersonId, secret: str) -> None:
        self._forget(phone)
        phone.person = person
        phone.shown = ("", "")
        phone.key = hashlib.sha256(secret.encode()).hexdigest()
        others = self._by_person.setdefault(person, [])
        others.append(phone)
        if len(others) > PHONES_OF_ONE:
            others.pop(0).leave("too many pages")
        self._keeper.tell()
        phone.show()

    def _answer(self, phone: Phone, message: Answer) -> None:
        if phone.person is None:
            phone.leave("nobody")
            return
        step = (message.part, message.item)
        try:
            chosen = chosen_ids(self._keeper.room.item_at(step), message.chosen)
        except (ValueError, IndexError):
            phone.reply(_say("no", mark=message.mark, why=_NO_SUCH_QUESTION))
            return
        act = Answered(person=phone.person, part=step[0], item=step[1], chosen=chosen, mark=message.mark)

        def told(result: asyncio.Future[bool]) -> None:
            error = None if result.cancelled() else result.exception()
            if isinstance(error, NotNowError):
                phone.reply(_say("no", mark=message.mark, why=str(error)))
            elif error is None and not result.cancelled():
                phone.reply(_say("ack", mark=message.mark))
            # else it could not be stored: without a word the page sends it again

        self._keeper.give(act).add_done_callback(told)

    def _hand(self, phone: Phone, message: Hand) -> None:
        if phone.person is None:
            phone.leave("nobody")
            return
        if (message.part, phone.person) not in self._keeper.room.handed:
            self._keeper.hand(Handed(person=phone.person, part=message.part))
        phone.show()

    def _forget(self, phone: Phone) -> None:
        if phone.person is None:
            return
        others = self._by_person.get(phone.person, [])
        if phone in others:
            others.remove(phone)
        if not others:
            self._by_person.pop(phone.person, None)
        phone.person = None

    # -- what phones are sent

    async def send_to(self, phone: Phone, ws: "web.WebSocketResponse") -> None:
        """Sends what waits for a phone, as long as it is there; views that a slow phone missed are never sent. A view
        goes before short answers: where a page hears that an answer is in, the page was shown it there."""
        try:
            while True:
                await phone.wake.wait()
                phone.wake.clear()
                while phone.replies or phone.view_due:
                    if phone.view_due:
                        phone.view_due = False
                        if phone.person is not None and (view := self._view(phone, phone.person)):
                            await self._send(phone, ws, view)
                    else:
                        await self._send(phone, ws, phone.replies.popleft())
                if phone.leaving:
                    await ws.close(code=1008)
                    return
        except (ConnectionError, RuntimeError):
            return  # it is gone: its reader has seen it too

    async def beat(self) -> None:
        """Lets every phone hear something now and then, and sends away those that take nothing in."""
        while True:
            await asyncio.sleep(BEAT / 2)
            now = self.now()
            for phone in list(self._all):
                if phone.sending_since is not None:
                    if now - phone.sending_since > SLOW_SECONDS:
                        phone.abort()
                elif phone.person is None and now - phone.came_at > STRANGER_SECONDS:
                    phone.leave("nobody")
                elif now - phone.sent_at >= BEAT / 2:
                    phone.reply(_BEAT)

    async def close(self) -> None:
        """Sends everybody away: they look for the door again and again."""
        for phone in self._all:
            phone.reply(_say("bye"))
            phone.leave("bye")
        for _ in range(20):
            if not self._all:
                return
            await asyncio.sleep(0.05)
        for phone in list(self._all):
            phone.abort()

    async def _send(self, phone: Phone, ws: "web.WebSocketResponse", text: str) -> None:
        phone.sending_since = phone.sent_at = self.now()
        await ws.send_str(text)
        phone.sending_since = None

    def _view(self, phone: Phone, person: PersonId) -> str:
        """What a phone is shown now, the questions only when it has not got them; nothing when it has all that."""
        room, live = self._keeper.room, self._keeper.live
        if self._common is None or self._stale:
            self._common, self._stale = common(room, self._common), False
        shown = self._common
        mine = own(room, room.people[person], shown.standings)
        if phone.shown == (shown.room, mine):
            return ""
        phone.shown = (shown.room, mine)
        left = json.dumps(self._keeper.left_ms())
        parts = [f'{{"v":{VERSION},"t":"view","n":{live.version},"left":{left},"room":{shown.room},"own":{mine}']
        if shown.content_key and phone.shown_key != shown.content_key:
            parts.append(f'"content":{shown.content}')
        phone.shown_key = shown.content_key or phone.shown_key
        if room.phase is Phase.OVER and self._files.wired:
            parts.append(f'"ticket":{compact(self._files.ticket(person))}')
        return ",".join(parts) + "}"


def _say(kind: str, **parts: object) -> str:
    return compact({"v": VERSION, "t": kind, **parts})


_BEAT = _say("beat")

"""What participants take home when the session is over: files that are made when they are asked for."""

import asyncio
import secrets
import threading
from collections.abc import Callable
from contextlib import suppress

from aiohttp import web

from quizapp.door.snapshot import TakeHome
from quizapp.errors import UserError
from quizapp.teaching.acts import PersonId
from quizapp.teaching.room import Phase, Room

FILES = {
    "deck.apkg": "application/octet-stream",
    "deck.quizdeck": "application/octet-stream",
    "missed.apkg": "application/octet-stream",
    "missed.quizdeck": "application/octet-stream",
}
"""What can be asked for; nothing here is a path."""

MOST_KEPT = 64 * 1024 * 1024
"""Bytes of made files that are kept for who asks again."""

_ONLY_AFTER = "Files to take home are here when the session is over."
_NO_TICKET = "This link has run out. Open the page on your phone again and take the link that stands there."


async def _in_thread(work: Callable[[], bytes]) -> bytes:
    """What some work gives, done in a thread that nobody waits for when the session ends meanwhile."""
    loop = asyncio.get_running_loop()
    made: asyncio.Future[bytes] = loop.create_future()

    def settle(result: bytes | None, error: Exception | None) -> None:
        if made.done():
            return
        if error is not None:
            made.set_exception(error)
        else:
            made.set_result(result or b"")

    def run() -> None:
        result, error = None, None
        try:
            result = work()
        except Exception as raised:
            error = raised
        with suppress(RuntimeError):  # the loop has ended
            loop.call_soon_threadsafe(settle, result, error)

    threading.Thread(target=run, name="take home", daemon=True).start()
    return await made


class FilesHome:
    """Makes files, one at a time, in a thread of their own, and keeps them for a while.

    A link names its person by a ticket that is made for it, so that a phone's secret never stands in an address.
    """

    def __init__(self, make: TakeHome | None) -> None:
        self._make = make
        self._one = asyncio.Semaphore(1)
        self._kept: dict[tuple[str, PersonId], bytes] = {}
        self._tickets: dict[str, PersonId] = {}
        self._by_person: dict[PersonId, str] = {}

    @property
    def wired(self) -> bool:
        """Whether there is anything to take home."""
        return self._make is not None

    def ticket(self, person: PersonId) -> str:
        """What names somebody in a link; the same while the door is open."""
        if person not in self._by_person:
            made = secrets.token_urlsafe(24)
            self._by_person[person], self._tickets[made] = made, person
        return self._by_person[person]

    def holder(self, ticket: str) -> PersonId | None:
        """Whose a ticket is."""
        return self._tickets.get(ticket)  # 192 random bits: the time of a look-up tells nothing of use

    async def answer(self, room: Room, person: PersonId | None, name: str) -> web.Response:
        """A file, or a sentence why there is none."""
        if person is None or person not in room.people or room.people[person].removed:
            return web.Response(status=403, text=_NO_TICKET)
        if room.phase is not Phase.OVER:
            return web.Response(status=404, text=_ONLY_AFTER)
        if self._make is None or name not in FILES:
            return web.Response(status=404, text="There is nothing of that name to take home from this session.")
        try:
            made = await self._file(self._make, room, person, name)
        except UserError as error:
            return web.Response(status=404, text=str(error))
        return web.Response(
            body=made,
            content_type=FILES[name],
            headers={"Content-Disposition": f'attachment; filename="{name}"'},
        )

    async def _file(
        self, make: Callable[[Room, PersonId, str], bytes], room: Room, person: PersonId, name: str
    ) -> bytes:
        key = (name, person if name.startswith("missed") else PersonId(0))
        async with self._one:
            if key not in self._kept:
                made = await _in_thread(lambda: make(room, person, name))
                if sum(map(len, self._kept.values())) + len(made) > MOST_KEPT:
                    self._kept.clear()
                self._kept[key] = made
            return self._kept[key]

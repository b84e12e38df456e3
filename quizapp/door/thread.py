"""The thread that owns a session while it is held: with the door shut it is only the room and its clock."""

import asyncio
import sys
import threading
from collections.abc import Callable, Coroutine
from concurrent.futures import Future
from contextlib import suppress
from typing import TYPE_CHECKING, Any, TypeVar

from quizapp.door.keeper import Keeper
from quizapp.door.snapshot import Door, Snapshot, TakeHome
from quizapp.errors import UserError
from quizapp.teaching.acts import Act, Attended
from quizapp.teaching.room import Room

if TYPE_CHECKING:
    from quizapp.door.server import DoorServer
    from quizapp.services.live import LiveRoom

SWITCH_SECONDS = 0.001
"""While a room is held, a thread lets others run after so long: the window never waits for a batch of answers."""

_LOADING_SECONDS = 2.0
_T = TypeVar("_T")
_NOT_OPEN = "This session is not open. Nothing was changed."


class RoomThread:
    """A session's room, in a thread with a loop.

    ``open_room`` is called in that thread, and so is ``changed``, with a snapshot after each change, at most 20 times a
    second. ``take_home`` makes what phones may load when the session is over. With ``door_soon`` what a door needs is
    loaded beside it from the start, so that the first door opens as fast as any.
    """

    def __init__(
        self,
        open_room: Callable[[], "LiveRoom"],
        changed: Callable[[Snapshot], None],
        *,
        take_home: TakeHome | None = None,
        door_soon: bool = False,
    ) -> None:
        self._open_room = open_room
        self._changed = changed
        self._take_home = take_home
        self._began: Future[Snapshot] = Future()
        self._thread = threading.Thread(target=self._run, name="room", daemon=True)
        self._loading = threading.Thread(target=_load_door, name="door", daemon=True) if door_soon else None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._end: asyncio.Event | None = None
        self._switching = 0.005
        self._keeper: Keeper | None = None
        self._server: DoorServer | None = None

    def start(self) -> Snapshot:
        """Opens the room; gives how it stands. Raises what ``open_room`` raises."""
        self._switching = sys.getswitchinterval()
        sys.setswitchinterval(SWITCH_SECONDS)
        self._thread.start()
        snapshot = self._began.result()
        if self._loading is not None:
            self._loading.start()
        return snapshot

    def stop(self) -> None:
        """Shuts the door, closes the room and ends the thread. What waited to be stored is stored."""
        if not self._thread.ident:
            return
        loop, end = self._loop, self._end
        if loop is not None and end is not None:
            with suppress(RuntimeError):  # the loop has ended already
                loop.call_soon_threadsafe(end.set)
        self._thread.join()
        self._wait_for_loading()

    def do(self, act: Act) -> Future[Room]:
        """An act; the future holds the room after it, NotNowError when it cannot be, UserError when it could not be
        stored."""
        return self._submit(lambda: self._act(act))

    def come(self, name: str) -> Future[Room]:
        """Somebody without a phone is here: they come in, and are ticked. Errors as of ``do``."""
        return self._submit(lambda: self._come(name))

    def open_door(self, address: str, port: int = 0) -> Future[Door]:
        """Lets phones in, on one interface only; without a port on the first of a few that are free. UserError when the
        port is taken, or the address is not one of this computer's."""
        return self._submit(lambda: self._open(address, port))

    def shut_door(self) -> Future[None]:
        """Sends phones away (they come back when the door is opened again) and frees the port."""
        return self._submit(self._shut)

    # -- in the thread

    def _run(self) -> None:
        try:
            asyncio.run(self._main())
        except BaseException as error:
            if self._began.done():
                raise
            self._began.set_exception(error)
        finally:
            sys.setswitchinterval(self._switching)

    async def _main(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._end = asyncio.Event()
        self._keeper = keeper = Keeper(self._open_room(), self._changed)
        try:
            self._began.set_result(keeper.snapshot())
            await self._end.wait()
            await self._shut()
        finally:
            self._keeper = None
            keeper.close()

    async def _act(self, act: Act) -> Room:
        if self._keeper is None:
            raise UserError(_NOT_OPEN)
        return self._keeper.do(act)

    async def _come(self, name: str) -> Room:
        if self._keeper is None:
            raise UserError(_NOT_OPEN)
        person = self._keeper.join(name, team="", secret="")
        return self._keeper.do(Attended(person=person.id, present=True))

    async def _open(self, address: str, port: int) -> Door:
        from quizapp.door.server import DoorServer  # noqa: PLC0415 - aiohttp is loaded with the first door

        if self._keeper is None:
            raise UserError(_NOT_OPEN)
        await self._shut()
        server = DoorServer(self._keeper, self._take_home)
        door = await server.open(address, port)
        self._server = self._keeper.listeners = server
        self._keeper.tell()
        return door

    async def _shut(self) -> None:
        server, self._server = self._server, None
        if server is None:
            return
        if self._keeper is not None:
            self._keeper.listeners = None
            self._keeper.tell()
        await server.close()

    def _wait_for_loading(self) -> None:
        """A thread that is loading when the program ends would hold it up, or be cut off in the middle."""
        if self._loading is not None and self._loading.ident:
            self._loading.join(_LOADING_SECONDS)

    def _submit(self, work: Callable[[], Coroutine[Any, Any, _T]]) -> Future[_T]:
        loop = self._loop
        if loop is not None and self._keeper is not None:
            wanted = work()
            try:
                return asyncio.run_coroutine_threadsafe(wanted, loop)
            except RuntimeError:  # it ended just now
                wanted.close()
        refused: Future[_T] = Future()
        refused.set_exception(UserError(_NOT_OPEN))
        return refused


def _load_door() -> None:
    import quizapp.door.server  # noqa: F401, PLC0415 - aiohttp comes with it

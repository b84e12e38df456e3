"""The door itself: one port on one interface, with the page, the phones' sockets, and what is taken home.

The only module that knows aiohttp; it is imported when a door is opened.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress

from aiohttp import web
from aiohttp.typedefs import Middleware

from quizapp.door.files import FilesHome
from quizapp.door.gate import Gate
from quizapp.door.guards import Crowd
from quizapp.door.keeper import Keeper
from quizapp.door.messages import MOST_BYTES
from quizapp.door.page import page
from quizapp.door.phone import Phone
from quizapp.door.phones import Phones
from quizapp.door.snapshot import Door, TakeHome
from quizapp.door.sockets import listening_socket, more_files
from quizapp.teaching.acts import PersonId

PAGE_SECONDS = 60.0
FILE_SECONDS = 300.0
STRANGER_SECONDS = 10.0
"""A socket that is open has to say so soon who it is, or what the code is."""

HEARTBEAT = 20.0
"""Seconds between pings; a phone that leaves one unanswered for half as long is gone."""

_SILENT = logging.Logger("quizapp.door", logging.CRITICAL)
"""Nothing that a stranger sends makes a line in a log."""

_Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class DoorServer:
    """An open door. Belongs to the room's loop."""

    door: Door

    def __init__(self, keeper: Keeper, take_home: TakeHome | None) -> None:
        self._keeper = keeper
        self._crowd = Crowd()
        self._files = FilesHome(take_home)
        self._phones = Phones(keeper, self._files)
        self._runner: web.AppRunner | None = None
        self._server: asyncio.Server | None = None
        self._beating: asyncio.Task[None] | None = None

    @property
    def connected(self) -> frozenset[PersonId]:
        """The people whose phones are there."""
        return self._phones.people

    @property
    def phones(self) -> int:
        """How many phones are there."""
        return self._phones.count

    def room_changed(self) -> None:
        """Everybody is shown the room anew."""
        self._phones.room_changed()

    def people_changed(self, people: frozenset[PersonId]) -> None:
        """These people are."""
        self._phones.people_changed(people)

    async def open(self, address: str, port: int) -> Door:
        """Listens. Raises UserError, with nothing open, where that cannot be."""
        listening = listening_socket(address, port)
        try:
            number = listening.getsockname()[1]
            host = f"[{address}]:{number}" if ":" in address else f"{address}:{number}"
            code = self._keeper.live.code
            self.door = Door(url=f"http://{host}/#{code}", code=code, address=address, port=number)
            more_files()
            app = web.Application(client_max_size=MOST_BYTES, middlewares=[_guard(host)])
            app.router.add_get("/", self._page, allow_head=False)
            app.router.add_get("/room", self._room, allow_head=False)
            app.router.add_get("/take/{file}", self._home, allow_head=False)
            self._runner = web.AppRunner(
                app, handle_signals=False, access_log=None, logger=_SILENT, shutdown_timeout=0.5,
                keepalive_timeout=5, lingering_time=1,
                max_line_size=2048, max_field_size=4096, max_headers=64,
            )  # fmt: skip
            await self._runner.setup()
            made = self._runner.server
            if made is None:
                raise RuntimeError("the server was not set up")
            loop = asyncio.get_running_loop()
            self._server = await loop.create_server(lambda: Gate(made, self._crowd), sock=listening, backlog=256)
        except BaseException:
            listening.close()
            raise
        self._beating = asyncio.create_task(self._phones.beat())
        return self.door

    async def close(self) -> None:
        """Sends everybody away and frees the port."""
        if self._server is not None:
            self._server.close()
        if self._beating is not None:
            self._beating.cancel()
        await self._phones.close()
        if self._runner is not None:
            await self._runner.cleanup()

    # -- what is asked

    async def _page(self, request: web.Request) -> web.StreamResponse:
        _allow(request, PAGE_SECONDS)
        made = page()
        return web.Response(
            body=made.body,
            content_type="text/html",
            charset="utf-8",
            headers={"Content-Security-Policy": made.policy(request.host)},
        )

    async def _home(self, request: web.Request) -> web.StreamResponse:
        _allow(request, FILE_SECONDS)
        person = self._files.holder(request.query.get("for", ""))
        return await self._files.answer(self._keeper.room, person, request.match_info["file"])

    async def _room(self, request: web.Request) -> web.StreamResponse:
        if request.headers.get("Origin") != f"http://{request.host}":
            raise web.HTTPForbidden(text="Only this door's own page may come in here.")
        ws = web.WebSocketResponse(
            compress=False, max_msg_size=MOST_BYTES, heartbeat=HEARTBEAT, timeout=3, writer_limit=64 * 1024
        )
        gate = _gate(request)
        if gate is None or not ws.can_prepare(request):
            raise web.HTTPBadRequest(text="Here phones come in by WebSocket.")
        await ws.prepare(request)
        phone = Phone(gate.address, self._phones.now(), gate.abort)
        sending = asyncio.create_task(self._phones.send_to(phone, ws))
        gate.allow(STRANGER_SECONDS)
        try:
            async for message in ws:
                if message.type is not web.WSMsgType.TEXT or not self._phones.hear(phone, message.data):
                    break
                gate.allow(None if phone.admitted or phone.person is not None else STRANGER_SECONDS)
        finally:
            self._phones.gone(phone)
            if phone.leaving:
                with suppress(TimeoutError, asyncio.CancelledError):
                    await asyncio.wait_for(asyncio.shield(sending), 2)
            sending.cancel()
        return ws


def _guard(host: str) -> Middleware:
    """Before every request: it has to be meant for this door; after it: nothing is kept or framed, and the connection
    ends."""

    @web.middleware
    async def guard(request: web.Request, handler: _Handler) -> web.StreamResponse:
        if request.headers.getall("Host", []) != [host]:
            answer: web.StreamResponse = web.Response(status=421, text="This is not the address of this door.")
        else:
            try:
                answer = await handler(request)
            except web.HTTPException as error:
                answer = web.Response(status=error.status, text=error.text)
        if not answer.prepared:
            answer.headers.update(_HEADERS)
            answer.force_close()
        return answer

    return guard


_HEADERS = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Server": "QuizApp",
}


def _gate(request: web.Request) -> Gate | None:
    """What stands before this request's connection."""
    transport = request.transport
    gate = transport.get_protocol() if isinstance(transport, asyncio.Transport) else None
    return gate if isinstance(gate, Gate) else None


def _allow(request: web.Request, seconds: float) -> None:
    """The answer to this request may take so long."""
    gate = _gate(request)
    if gate is not None:
        gate.allow(seconds)

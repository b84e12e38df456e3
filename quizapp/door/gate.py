"""The first thing that a connection meets: how many there may be, how fast they may talk, how long they may take.

It stands before the HTTP library, so that what is too much costs a few lines and no memory.
"""

import asyncio
from collections.abc import Callable

from quizapp.door.guards import Bucket, Crowd

HEAD_SECONDS = 10.0
"""A request has to be here after so long, however slowly it is sent."""

BURST_BYTES = 32 * 1024
BYTES_A_SECOND = 8 * 1024
"""What one connection may send; an answer has about 150 bytes."""


class Gate(asyncio.Protocol):
    """Stands between a socket and the protocol that serves it, and passes everything on while it is within bounds."""

    def __init__(self, inner: Callable[[], asyncio.Protocol], crowd: Crowd) -> None:
        self._make = inner
        self._inner: asyncio.Protocol | None = None
        self._crowd = crowd
        self._loop = asyncio.get_running_loop()
        self._bytes = Bucket(burst=BURST_BYTES, rate=BYTES_A_SECOND)
        self._transport: asyncio.Transport | None = None
        self._deadline: asyncio.TimerHandle | None = None
        self.address = ""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Lets the connection in, or ends it."""
        if not isinstance(transport, asyncio.Transport):
            return
        peer = transport.get_extra_info("peername")
        self.address = str(peer[0]) if peer else ""
        if not self._crowd.enter(self.address):
            transport.abort()
            return
        self._transport = transport
        self._inner = self._make()
        self._inner.connection_made(transport)
        self.allow(HEAD_SECONDS)

    def allow(self, seconds: float | None) -> None:
        """The connection ends after so long, whatever happens; None: no more."""
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None
        if seconds is not None and self._transport is not None:
            self._deadline = self._loop.call_later(seconds, self._transport.abort)

    def abort(self) -> None:
        """Ends the connection at once; what was not sent is lost."""
        if self._transport is not None:
            self._transport.abort()

    def data_received(self, data: bytes) -> None:
        """Passes bytes on while they are not too many."""
        if self._inner is None or self._transport is None:
            return
        if self._bytes.take(self._loop.time(), len(data)):
            self._inner.data_received(data)
        else:
            self._transport.abort()

    def eof_received(self) -> bool | None:
        """The other side says no more."""
        return self._inner.eof_received() if self._inner is not None else None

    def connection_lost(self, exc: Exception | None) -> None:
        """The connection is gone."""
        if self._inner is None:
            return
        self.allow(None)
        self._crowd.leave(self.address)
        inner, self._inner, self._transport = self._inner, None, None
        inner.connection_lost(exc)

    def pause_writing(self) -> None:
        """The other side takes what it is sent too slowly."""
        if self._inner is not None:
            self._inner.pause_writing()

    def resume_writing(self) -> None:
        """It has taken most of it."""
        if self._inner is not None:
            self._inner.resume_writing()

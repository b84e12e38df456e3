"""One phone: who it is, what it has been shown, what waits to be sent. A slow one gets the newest view only."""

import asyncio
from collections import deque
from collections.abc import Callable

from quizapp.door.guards import Bucket
from quizapp.teaching.acts import PersonId

MOST_REPLIES = 128
"""Short answers that may wait; whoever lets more come takes nothing in, and is sent away."""

MESSAGES_AT_ONCE = 100
"""A page that was without a network sends all that it kept: the answers to a test, and each once more."""

MESSAGES_A_SECOND = 4


class Phone:
    """A connection of a phone. ``person`` is None until it is known whose it is; ``key`` is the SHA-256 of its secret.

    ``abort`` ends the connection whatever waits; ``admitted``: it has shown the room's code. ``shown_key``: the
    questions that it has, ``shown``: what else.
    """

    def __init__(self, address: str, now: float, abort: Callable[[], None]) -> None:
        self.address = address
        self.came_at = now
        self.abort = abort
        self.person: PersonId | None = None
        self.key = ""
        self.admitted = False
        self.shown_key = ""
        self.shown = ("", "")
        self.view_due = False
        self.replies: deque[str] = deque()
        self.leaving = ""
        self.messages = Bucket(burst=MESSAGES_AT_ONCE, rate=MESSAGES_A_SECOND)
        self.sending_since: float | None = None
        self.sent_at = now
        self.wake = asyncio.Event()

    def reply(self, text: str) -> None:
        """Sends something short, soon."""
        if len(self.replies) >= MOST_REPLIES:
            self.leave("slow")
            return
        self.replies.append(text)
        self.wake.set()

    def show(self) -> None:
        """Shows the room anew, soon."""
        self.view_due = True
        self.wake.set()

    def leave(self, why: str) -> None:
        """Ends the connection once what waits was sent."""
        self.leaving = self.leaving or why
        self.wake.set()

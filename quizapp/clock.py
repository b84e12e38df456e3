"""The one place that asks what time it is, and how long something takes."""

import time
from collections.abc import Callable
from datetime import datetime

Clock = Callable[[], datetime]
"""Returns the present moment, aware, in the person's local time zone."""


Stopwatch = Callable[[], float]
"""Returns seconds since some moment; no setting of the computer's clock moves it."""


def system_clock() -> datetime:
    """The computer's clock, in its local time zone."""
    return datetime.now().astimezone()


def system_stopwatch() -> float:
    """The computer's own count of seconds, which only ever grows."""
    return time.monotonic()

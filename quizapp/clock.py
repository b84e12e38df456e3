"""The one place that asks what time it is."""

from collections.abc import Callable
from datetime import datetime

Clock = Callable[[], datetime]
"""Returns the present moment, aware, in the person's local time zone."""


def system_clock() -> datetime:
    """The computer's clock, in its local time zone."""
    return datetime.now().astimezone()

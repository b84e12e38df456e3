"""Long statements of SQLite that tell how far they are and can be stopped."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Telling = Callable[[float], None]
"""Is told which share is done, 0 to 1; stops the work by raising."""

_STEPS = 500_000
"""So many steps of SQLite's machine between two calls: some ten milliseconds."""


@contextmanager
def told_steps(connection: sqlite3.Connection, tell: Telling, steps: float) -> Iterator[None]:
    """Tells about statements that take about so many steps. What ``tell`` raises ends them, and is raised here."""
    stopped: list[BaseException] = []
    calls = 0

    def look() -> int:
        nonlocal calls
        calls += 1
        try:
            tell(min(1.0, calls * _STEPS / max(1.0, steps)))
        except BaseException as error:
            stopped.append(error)
        return len(stopped)

    connection.set_progress_handler(look, _STEPS)
    try:
        yield
    except sqlite3.OperationalError:
        if stopped:
            raise stopped[0] from None
        raise
    finally:
        connection.set_progress_handler(None, 0)

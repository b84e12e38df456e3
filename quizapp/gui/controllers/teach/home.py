"""What phones may load when a session is over: made beside the window, from a profile that is opened for it."""

from collections.abc import Callable
from threading import Lock

from quizapp.bootstrap import Services
from quizapp.door.snapshot import TakeHome
from quizapp.errors import UserError
from quizapp.teaching.acts import PersonId
from quizapp.teaching.room import Room


def files_home(open_again: Callable[[], Services]) -> TakeHome:
    """Makes files to take home, in the thread that asks. The deck is read with the first of them, which may take a
    second in a large library, and kept until the session is left."""
    made: list[TakeHome | None] = []
    one = Lock()

    def make(room: Room, person: PersonId, name: str) -> bytes:
        with one:
            if not made:
                services = open_again()
                try:
                    made.append(services.teach_papers.take_home(room.plan))
                finally:
                    services.close()
        if made[0] is None:
            raise UserError(_GONE)
        return made[0](room, person, name)

    return make


_GONE = "The deck of this session is in the trainer's library no more. There is nothing to take home."

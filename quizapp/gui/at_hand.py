"""What hangs on a whole deck, when the deck is so large that reading it would hold the window still.

It is read beside the window, which says so and can be told not to wait; then what was asked for is done.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass

from quizapp.bootstrap import Services
from quizapp.content.heads import DeckId, FactId
from quizapp.gui.tasks import Task, TaskLine


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wanted:
    """What waits for a deck, and what is to be done if nobody waits any more."""

    deck: DeckId
    facts: Collection[FactId] | None
    act: Callable[[], None]
    stopped: Callable[[], None] | None


class AtHand:
    """Does things as soon as their deck is at hand. ``line`` tells that a deck is being read, ``say`` why it could not
    be."""

    def __init__(
        self,
        services: Services,
        open_again: Callable[[], Services],
        line: TaskLine,
        say: Callable[[str], None],
    ) -> None:
        self._services, self._open_again, self._line, self._say = services, open_again, line, say
        self._task: Task | None = None
        self._wanted: dict[str, _Wanted] = {}

    def when(
        self,
        deck: DeckId,
        facts: Collection[FactId] | None,
        act: Callable[[], None],
        *,
        name: str,
        stopped: Callable[[], None] | None = None,
    ) -> None:
        """Does something once these facts (None: any) can be shown and edited without holding the window still; of one
        ``name`` only the newest. ``stopped`` is called if the person does not want to wait for that."""
        self._wanted.pop(name, None)
        if self._services.library.is_at_hand(deck, facts):
            act()
            return
        self._wanted[name] = _Wanted(deck=deck, facts=facts, act=act, stopped=stopped)
        if self._task is None:
            self._read(deck)

    def _read(self, deck: DeckId) -> None:
        revision = self._services.library.revision()
        self._task = task = Task(self._open_again, lambda own: (own.library.whole(deck), revision))
        task.ended.connect(self._ended)
        task.done.connect(self._take_up)
        task.refused.connect(self._refused)
        self._line.run(task, self._line.tr("Reading the deck…"))

    def _ended(self) -> None:
        task, self._task = self._task, None
        if task is not None and task.is_cancelled:
            self._stop()

    def _stop(self) -> None:
        some, self._wanted = self._wanted, {}
        for wanted in some.values():
            if wanted.stopped is not None:
                wanted.stopped()

    def _take_up(self, read: object) -> None:
        whole, revision = read if isinstance(read, tuple) else (None, 0)
        self._services.library.take_up(whole, revision)
        some, self._wanted = self._wanted, {}
        for name, wanted in some.items():  # where anything was written meanwhile, the deck is read once more
            self.when(wanted.deck, wanted.facts, wanted.act, name=name, stopped=wanted.stopped)

    def _refused(self, sentence: str) -> None:
        self._stop()
        self._say(sentence)

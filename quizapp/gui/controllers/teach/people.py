"""What the trainer does with people in the room."""

from collections.abc import Callable

from quizapp.gui.widgets.trainer.people_panel import PeoplePanel
from quizapp.teaching.acts import Act, Attended, Keyed, PersonId, Removed, Renamed, Teamed
from quizapp.teaching.names import cleaned_name, unique_name
from quizapp.teaching.room import Room


class TrainersPeople:
    """``do`` does an act, ``room`` is the room as it stands (None while none is held), ``say`` shows a sentence."""

    def __init__(
        self,
        panel: PeoplePanel,
        do: Callable[[Act], None],
        room: Callable[[], Room | None],
        say: Callable[[str], None],
    ) -> None:
        self._panel, self._do, self._room, self._say = panel, do, room, say
        panel.attended.connect(lambda who, on: do(Attended(person=PersonId(who), present=on)))
        panel.named.connect(self._rename)
        panel.teamed.connect(lambda who, team: do(Teamed(person=PersonId(who), team=team)))
        panel.removed.connect(lambda who: do(Removed(person=PersonId(who))))
        panel.unkeyed.connect(self._unkey)

    def _rename(self, person: int, name: str) -> None:
        room, wanted = self._room(), cleaned_name(name)
        if room is not None and wanted:
            others = [one.name for one in room.there if one.id != person]
            self._do(Renamed(person=PersonId(person), name=unique_name(wanted, others)))

    def _unkey(self, person: int) -> None:
        self._do(Keyed(person=PersonId(person), key=""))
        self._say(
            self._panel.tr(
                "The former phone answers no longer. The new one comes in by the same name, with all points."
            )
        )

"""A room that is held: what is stored, and what stands when it is opened again."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from quizapp.errors import UserError
from quizapp.services.live import GRACE_MS, LiveRoom
from quizapp.storage.sessions.file import SessionFile
from quizapp.teaching.acts import Act, Answered, Asked, Closed, Joined, PersonId, Removed, Revealed, Went
from quizapp.teaching.happening import NotNowError
from quizapp.teaching.plan import MOST_PARTICIPANTS
from quizapp.teaching.room import Phase
from tests.storage.profiles import SetClock
from tests.unit.teaching.rooms import EVENING, QUESTIONS, TEST_BEFORE, key_of, wrong_of

FIRST = (QUESTIONS, 0)
KEY, WRONG = key_of(EVENING, *FIRST), wrong_of(EVENING, *FIRST)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "sessions" / "evening.quizsession"


@pytest.fixture
def live(place: Path, clock: SetClock) -> Iterator[LiveRoom]:
    room = LiveRoom(SessionFile.create(place, EVENING, clock()), clock, clock.stopwatch)
    yield room
    room.close()


def again(place: Path, clock: SetClock) -> LiveRoom:
    return LiveRoom(SessionFile.open(place), clock, clock.stopwatch)


def asked(live: LiveRoom) -> LiveRoom:
    live.do_all((Went(part=QUESTIONS), Asked(seconds=30)))
    return live


def test_what_happened_stands_when_it_is_opened_again(live: LiveRoom, place: Path, clock: SetClock) -> None:
    ana = live.join("Ana", "Oaks", "one")
    assert asked(live).answer(ana.id, FIRST, KEY, "m1")
    other = again(place, clock)
    assert other.room == live.room
    assert other.code == live.code
    assert other.person_of("one") == ana
    assert not other.answer(ana.id, FIRST, WRONG, "m1")  # sent twice, before and after
    other.close()


def test_an_answer_that_comes_twice_counts_once_and_never_takes_back_a_later_one(live: LiveRoom) -> None:
    ana = live.join("Ana", secret="one")
    asked(live)
    assert live.answer(ana.id, FIRST, WRONG, "m1")
    assert live.answer(ana.id, FIRST, KEY, "m2")
    version = live.version
    assert not live.answer(ana.id, FIRST, WRONG, "m1")
    assert live.room.answers[FIRST][ana.id].chosen == KEY
    assert live.version == version


def test_answers_that_come_together_are_told_one_by_one(live: LiveRoom) -> None:
    ana, ben = live.join("Ana", secret="one"), live.join("Ben", secret="two")
    asked(live)
    part, item = FIRST

    def answer(person: PersonId, chosen: tuple[str, ...]) -> Answered:
        return Answered(person=person, part=part, item=item, chosen=chosen, mark="m")

    told = live.answer_all((answer(ana.id, KEY), answer(ana.id, KEY), answer(ben.id, ("none",)), answer(ben.id, KEY)))
    assert [one if isinstance(one, bool) else str(one) for one in told] == [
        True,
        False,
        "That is no answer to this question: it takes one of its own options.",
        True,
    ]
    assert set(live.room.answers[FIRST]) == {ana.id, ben.id}


def test_of_acts_that_come_together_all_are_stored_or_none(live: LiveRoom, place: Path, clock: SetClock) -> None:
    with pytest.raises(NotNowError):
        live.do_all((Went(part=QUESTIONS), Revealed(), Revealed()))
    assert live.room.phase is Phase.LOBBY
    assert again(place, clock).room.phase is Phase.LOBBY
    before = live.version
    assert live.do_all(()) == live.room
    assert live.version == before


def test_two_of_one_name(live: LiveRoom) -> None:
    names = [live.join(name, secret=name + str(n)).name for n, name in enumerate(("Dora", "dora", "DORA"))]
    assert names == ["Dora", "dora (2)", "DORA (3)"]


def test_a_name_on_the_list_is_written_as_there_and_taken_once(live: LiveRoom) -> None:
    assert live.join("  aNA ", secret="one").name == "Ana"
    assert live.join("Ana", secret="two").name == "Ana (2)"


def test_who_was_ticked_before_takes_up_a_phone_and_stays_who_they_are(live: LiveRoom) -> None:
    live.do(Joined(person=PersonId(1), name="Ana", team="Oaks"))
    ana = live.join("ana", "Willows", "one")
    assert (ana.id, ana.team, live.person_of("one")) == (1, "Willows", ana)
    assert live.join("anything", secret="one") == ana  # the phone did not hear the first answer
    assert live.join("Ben").key == ""
    assert live.join("Ben", secret="two").name == "Ben"  # without a team it stays the same
    assert len(live.room.people) == 2


def test_names_that_say_nothing_and_teams_that_are_none(live: LiveRoom) -> None:
    with pytest.raises(NotNowError, match="A name is missing"):
        live.join("<b></b>\u202e \x00", secret="one")
    with pytest.raises(NotNowError, match="no team"):
        live.join("Ana", "Elms", "one")
    assert live.room.people == {}


def test_a_name_that_is_put_right_stays_one_of_its_own(live: LiveRoom) -> None:
    ana, ben = live.join("Ana", secret="one"), live.join("Ben", secret="two")
    assert live.rename(ben.id, " ana ").name == "ana (2)"
    assert live.rename(ana.id, "Ana").name == "Ana"
    with pytest.raises(NotNowError, match="as it was"):
        live.rename(ana.id, "<i>")
    with pytest.raises(NotNowError, match="nobody with number 9"):
        live.rename(PersonId(9), "Zoe")


def test_a_full_room_says_so(live: LiveRoom) -> None:
    live.do_all([Joined(person=PersonId(n), name=f"P{n}") for n in range(1, MOST_PARTICIPANTS + 1)])
    with pytest.raises(NotNowError, match="full"):
        live.join("One more", secret="x")


def test_who_was_taken_out_is_turned_away(live: LiveRoom) -> None:
    ana = live.join("Ana", secret="one")
    asked(live)
    live.do(Removed(person=ana.id))
    assert live.person_of("one") is None
    assert live.person_of("another") is None
    with pytest.raises(NotNowError, match="no longer in this room"):
        live.answer(ana.id, FIRST, KEY, "m")


def test_time_is_the_stopwatch_s_and_stands_still_while_nothing_is_open(
    live: LiveRoom, place: Path, clock: SetClock
) -> None:
    ana = live.join("Ana", secret="one")
    asked(live)
    clock.set_by(hours=3)
    assert live.elapsed_ms() == 0
    clock.set_by(hours=-3)
    clock.forward(seconds=10)
    live.answer(ana.id, FIRST, KEY, "m")
    live.close()
    clock.forward(hours=2)  # the laptop was shut
    other = again(place, clock)
    assert other.elapsed_ms() == 10_000
    clock.forward(seconds=20, milliseconds=GRACE_MS - 1)
    assert not other.tick()
    assert other.answer(ana.id, FIRST, WRONG, "on its way")
    clock.forward(milliseconds=1)
    assert other.tick()
    assert not other.tick()
    assert other.room.phase is Phase.CLOSED
    assert other.elapsed_ms() == 0


def test_nothing_closes_by_itself_where_no_time_was_set(live: LiveRoom, clock: SetClock) -> None:
    live.do_all((Went(part=QUESTIONS), Asked(seconds=None)))
    clock.forward(hours=1)
    assert not live.tick()
    live.do_all((Closed(), Went(part=TEST_BEFORE)))
    clock.forward(hours=1)
    assert not live.tick()


def test_two_windows_go_on_with_one_room(live: LiveRoom, place: Path, clock: SetClock) -> None:
    other = again(place, clock)
    ana = other.join("Ana", secret="one")
    version = live.version
    assert live.refresh()
    assert not live.refresh()
    assert live.version > version
    assert live.join("Ben", secret="two").id == ana.id + 1
    asked(other)
    assert live.answer(ana.id, FIRST, KEY, "m")
    clock.forward(seconds=40)
    assert other.tick()
    assert not live.tick()  # it was closed there
    assert live.room == other.room
    other.close()


def test_halves_of_characters_and_zeros_from_a_phone_do_no_harm(live: LiveRoom, place: Path, clock: SetClock) -> None:
    ana = live.join("A\ud800na\x00", secret="\ud800")
    assert ana.name == "Ana"
    assert live.person_of("\ud800") == ana
    asked(live)
    assert live.answer(ana.id, FIRST, KEY, "\ud800m")
    assert again(place, clock).room == live.room


_CHILD = """
import sys
from datetime import datetime, UTC
from pathlib import Path
from quizapp.services.live import LiveRoom
from quizapp.storage.sessions.file import SessionFile
from quizapp.teaching.acts import Asked, PersonId, Went

room = LiveRoom(SessionFile.open(Path(sys.argv[1])), lambda: datetime.now(UTC))
room.join("Ana", "Oaks", "one")
room.do_all((Went(part=2), Asked(seconds=None)))
options = [str(one.id) for one in room.room.item_at((2, 0)).options]
number = 0
while True:
    number += 1
    room.answer(PersonId(1), (2, 0), (options[number % len(options)],), str(number))
    print(number, flush=True)
"""


@pytest.mark.parametrize("acknowledged", [1, 2, 40])
def test_a_kill_loses_no_answer_that_was_acknowledged(
    live: LiveRoom, place: Path, clock: SetClock, acknowledged: int
) -> None:
    live.close()
    with subprocess.Popen([sys.executable, "-c", _CHILD, str(place)], stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        for _ in range(acknowledged):
            told = int(child.stdout.readline())
        child.kill()
    other = again(place, clock)
    assert other.room.phase is Phase.OPEN
    assert int(other.room.answers[FIRST][PersonId(1)].mark) >= told
    assert not other.answer(PersonId(1), FIRST, KEY, str(told))
    assert other.person_of("one") is not None
    assert other.answer(PersonId(1), FIRST, KEY, "after")
    other.close()


def test_a_full_disk_is_said_and_the_room_is_as_it_was(live: LiveRoom, monkeypatch: pytest.MonkeyPatch) -> None:
    asked(live)
    before = live.room

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(SessionFile, "append_many", refuse)
    act: Act = Closed()
    with pytest.raises(UserError, match=r"is full\. Nothing of this was stored; all before it is"):
        live.do(act)
    assert live.room is before


def test_the_code_is_renewed_when_it_is_asked_for(live: LiveRoom, place: Path, clock: SetClock) -> None:
    first = live.code
    assert live.renew_code() == live.code != first
    assert again(place, clock).code == live.code

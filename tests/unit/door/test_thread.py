"""The thread that holds a room, with its door shut and open."""

import socket
import subprocess
import sys
import time
from concurrent.futures import wait
from pathlib import Path

import pytest

from quizapp.door.sockets import listening_socket
from quizapp.door.thread import RoomThread
from quizapp.errors import UserError
from quizapp.paths import resources
from quizapp.teaching.acts import Asked, Joined, PersonId, Went
from quizapp.teaching.happening import NotNowError
from quizapp.teaching.room import Phase
from tests.unit.door.rooms import ASKED, HERE, TALK, Held, every_kind, free_port, held, made_session, plan_of

PLAN = plan_of(every_kind()[:2], seconds=1)


def listening() -> set[int]:
    """The local ports on which this process listens."""
    rows = [
        row.split() for name in ("tcp", "tcp6") for row in Path(f"/proc/self/net/{name}").read_text().splitlines()[1:]
    ]
    own = {
        link.readlink().name.removeprefix("socket:[").removesuffix("]")
        for link in Path("/proc/self/fd").iterdir()
        if link.is_symlink() and _is_socket(link)
    }
    return {int(row[1].rpartition(":")[2], 16) for row in rows if row[3] == "0A" and row[9] in own}


def _is_socket(link: Path) -> bool:
    try:
        return link.readlink().name.startswith("socket:")
    except OSError:
        return False


@pytest.fixture
def room(tmp_path: Path):
    with held(tmp_path / "a.quizsession", PLAN) as opened:
        yield opened


def test_acts_are_done_and_told_with_the_door_shut(room: Held) -> None:
    assert room.do(Went(part=TALK)).phase is Phase.TALK
    with pytest.raises(NotNowError, match="Show a question"):
        room.do(Asked())
    wait([room.thread.do(Joined(person=PersonId(n), name=f"P{n}")) for n in range(1, 41)])
    until = time.monotonic() + 60
    while len(room.snapshots[-1].room.people) < 40 and time.monotonic() < until:
        time.sleep(0.02)
    assert len(room.snapshots[-1].room.people) == 40
    assert len(room.snapshots) < 40  # changes within a moment are told together
    assert room.snapshots[-1].door is None


def test_people_without_a_phone_come_in_and_are_ticked(room: Held) -> None:
    coming = [room.thread.come(name) for name in ("Ana", "  ", "Ben <b>", "Ana")]
    wait(coming)
    with pytest.raises(NotNowError, match="A name is missing"):
        coming[1].result()
    after = coming[-1].result()  # what could not be said of one keeps nobody else out
    assert [one.name for one in after.there] == ["Ana", "Ben", "Ana (2)"]
    assert all(after.was_there(one.id) for one in after.there)


def test_the_time_of_a_question_runs_out_by_itself(room: Held) -> None:
    room.do(Went(part=ASKED), Asked(seconds=1))
    until = time.monotonic() + 60
    while room.snapshots[-1].room.phase is not Phase.CLOSED and time.monotonic() < until:
        time.sleep(0.02)
    assert room.snapshots[-1].room.phase is Phase.CLOSED


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_no_socket_listens_while_the_door_is_shut(room: Held) -> None:
    room.do(Went(part=TALK))
    before = listening()
    door = room.open()
    assert listening() - before == {door.port}
    room.thread.shut_door().result(5)
    assert listening() == before


def test_only_the_chosen_interface_is_bound(room: Held) -> None:
    door = room.open()
    with socket.socket() as other:  # another address of this computer has that port free
        other.bind(("127.0.0.2", door.port))
    assert door.url == f"http://{HERE}:{door.port}/#{door.code}"


def test_a_port_that_is_taken_is_told(room: Held) -> None:
    with socket.socket() as other:
        other.bind((HERE, 0))
        other.listen()
        with pytest.raises(UserError, match="is taken by another program"):
            room.open(other.getsockname()[1])
    assert room.open().port  # and then it opens


def test_no_free_port_is_told_with_what_can_be_done(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as other:
        other.bind((HERE, 0))
        other.listen()
        monkeypatch.setattr("quizapp.door.sockets.PORTS", range(other.getsockname()[1], other.getsockname()[1] + 1))
        with pytest.raises(UserError, match="restart this computer"):
            listening_socket(HERE, 0)


@pytest.mark.parametrize("address", ["0.0.0.0", "::", "224.0.0.1", "localhost", "203.0.113.7", ""])
def test_what_is_no_address_of_this_computer_opens_no_door(room: Held, address: str) -> None:
    with pytest.raises(UserError, match="stays shut"):
        room.thread.open_door(address, free_port()).result(5)


def test_the_code_is_the_same_when_the_door_or_the_session_is_opened_again(tmp_path: Path) -> None:
    file = tmp_path / "a.quizsession"
    with held(file, PLAN) as room:
        first = room.open()
        assert room.open(first.port) == first  # opened anew: the former is shut
    with held(file) as room:
        assert room.open(first.port) == first


def test_after_the_end_nothing_can_be_done(tmp_path: Path) -> None:
    with held(tmp_path / "a.quizsession", PLAN) as room:
        pass
    with pytest.raises(UserError, match="not open"):
        room.thread.do(Went(part=TALK)).result(1)
    room.thread.stop()


def test_a_room_that_cannot_be_opened_says_so_at_once() -> None:
    def refuse() -> None:
        raise UserError("It is gone.")

    thread = RoomThread(refuse, lambda _: None)  # type: ignore[arg-type, return-value]
    with pytest.raises(UserError, match="It is gone"):
        thread.start()
    thread.stop()


def test_what_stands_at_the_window_loads_no_network() -> None:
    code = "import sys, quizapp.gui.app, quizapp.door.thread; print('aiohttp' in sys.modules)"
    told = subprocess.run(
        [sys.executable, "-c", code], cwd=resources().parent, capture_output=True, text=True, check=True
    )
    assert told.stdout.strip() == "False"


def test_what_a_door_needs_is_there_before_it_is_opened(tmp_path: Path) -> None:
    """Loaded in the room's thread it would hold up answers for half a second."""
    code = (
        "import sys; from pathlib import Path; from quizapp.clock import system_clock;"
        "from quizapp.door.thread import RoomThread; from quizapp.services.live import LiveRoom;"
        "from quizapp.storage.sessions.file import SessionFile; file = Path(sys.argv[1]);"
        "room = RoomThread(lambda: LiveRoom(SessionFile.open(file), system_clock), lambda _: None, door_soon=True);"
        "room.start(); room.stop(); print('quizapp.door.server' in sys.modules)"
    )
    file = made_session(tmp_path / "a.quizsession", plan_of(every_kind()))
    told = subprocess.run(
        [sys.executable, "-c", code, str(file)], cwd=resources().parent, capture_output=True, text=True, check=True
    )
    assert told.stdout.strip() == "True"

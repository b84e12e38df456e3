"""The laptop of ``bench.teach_door``, as a process that can be killed: a window's event loop beside a held session.

``python -m bench.door_laptop FILE PORT`` takes commands as lines of JSON and answers each with one.
"""

import json
import os
import queue
import sys
import threading
import time
from pathlib import Path
from typing import Any

HERE = "127.0.0.1"


def rss_mb() -> float:
    """Memory of this process in MB."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20


class Laptop:
    """The session, and how long the window's loop did not turn."""

    def __init__(self, file: Path, port: int) -> None:
        from PySide6.QtCore import QObject, QTimer, Signal

        from quizapp.clock import system_clock
        from quizapp.door.snapshot import Snapshot
        from quizapp.door.thread import RoomThread
        from quizapp.services.live import LiveRoom
        from quizapp.storage.sessions.file import SessionFile
        from quizapp.teaching.showing import choices

        class Told(QObject):
            snapshot = Signal(object)

        self.told = Told()
        self.snapshots = 0
        self.room: Any = None

        def seen(snapshot: Snapshot) -> None:  # what a window does at least: the bars of what the room chose
            self.room = snapshot.room
            self.snapshots += 1
            if snapshot.room.item is not None:
                choices(snapshot.room, snapshot.room.step)

        self.told.snapshot.connect(seen)
        self.thread = RoomThread(lambda: LiveRoom(SessionFile.open(file), system_clock), self.told.snapshot.emit)
        self.room = self.thread.start().room
        self.door = self.thread.open_door(HERE, port).result(10)
        self.gaps: list[float] = []
        self.last = time.perf_counter()
        self.commands: queue.SimpleQueue[str] = queue.SimpleQueue()
        self.timer = QTimer()
        self.timer.setInterval(1)
        self.timer.timeout.connect(self.turn)
        self.timer.start()
        threading.Thread(target=self.read, daemon=True).start()
        say({"url": self.door.url, "code": self.door.code, "port": self.door.port, "rss": rss_mb()})

    def read(self) -> None:
        """Takes commands in."""
        for row in sys.stdin:
            self.commands.put(row)
        os._exit(0)

    def turn(self) -> None:
        """One turn of the window's loop."""
        now = time.perf_counter()
        self.gaps.append((now - self.last) * 1000)
        while not self.commands.empty():
            say(self.obey(json.loads(self.commands.get())))
        self.last = time.perf_counter()

    def obey(self, command: dict[str, Any]) -> dict[str, Any]:
        """Does what is asked."""
        from quizapp.teaching.acts import act_from_record
        from quizapp.teaching.points import person_points

        if "act" in command:
            at = time.monotonic()
            self.thread.do(act_from_record(command["act"], command.get("value", {}))).result(20)
            return {"at": at, "done": time.monotonic()}
        if "gaps" in command:
            gaps, self.gaps = self.gaps[1:], []
            return {"worst": max(gaps, default=0), "over": sum(gap > 16 for gap in gaps), "turns": len(gaps)}
        room = self.room
        return {
            "rss": rss_mb(),
            "snapshots": self.snapshots,
            "people": len(room.people),
            "answers": {f"{p}.{i}": len(given) for (p, i), given in room.answers.items()},
            "points": sum(person_points(room).values()),
            "names": [one.name for one in room.people.values()],
        }


def say(record: dict[str, Any]) -> None:
    """One line."""
    print(json.dumps(record), flush=True)


def main() -> None:
    """Runs until the commands end."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtWidgets import QApplication

    app = QApplication([])
    laptop = Laptop(Path(sys.argv[1]), int(sys.argv[2]))
    app.exec()
    laptop.thread.stop()


if __name__ == "__main__":
    main()

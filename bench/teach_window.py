"""How long the trainer's window is busy at a stretch while sixty answers a second come in, and at each step.

    python -m bench.teach_window

The whole window with the projector's slide in it, 200 people in the room, 60 of whom answer each second for ten seconds
through the room's own thread. Measured is for how long a clock stands still that ticks each millisecond in the window's
loop; garbage is swept as in the app.
"""

import os
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, Qt, QTimer

from bench.figures import line, percentile
from quizapp.content.items import SingleBestAnswer
from quizapp.gui.garbage import Sweeping
from quizapp.gui.pages.teach.present import Deed
from quizapp.teaching.acts import Answered, Joined, PersonId
from quizapp.teaching.room import Phase
from tests.looks.demo import TODAY, StoppedClock
from tests.looks.pages import Room, application, put_on, wait_until
from tests.looks.teach_states import present

PEOPLE = 200
A_SECOND = 60
SECONDS = 10


class Busy:
    """Collects for how long the loop did not come back to a clock that ticks each millisecond, in ms."""

    def __init__(self) -> None:
        self.spans: list[float] = []
        self._last = time.perf_counter()
        self._clock = QTimer(interval=1, timerType=Qt.TimerType.PreciseTimer)
        self._clock.timeout.connect(self._tick)
        self._clock.start()

    def _tick(self) -> None:
        now = time.perf_counter()
        self.spans.append(max(0.0, (now - self._last) * 1000 - 1))
        self._last = now


def main() -> None:
    """Prints the figures."""
    application()
    loop = QEventLoop()  # leaving the application's own loop would close the window
    put_on(application(), "light", 100)
    with tempfile.TemporaryDirectory() as place:
        room = Room(Path(place) / "new", StoppedClock(TODAY))
        room.window.resize(1280, 840)
        room.window.show()
        controller = present(room, Phase.TALK)
        controller.presenting.stage.page.confirmed.emit(1)
        sweeping = Sweeping()
        sweeping.settle()
        held = controller.presenting.presenting
        assert held is not None
        thread = held._thread
        for number in range(1, PEOPLE + 1):
            thread.do(
                Joined(person=PersonId(number), name=f"Person {number}", team="Oaks", key=f"{number:064}")
            ).result()
        while held.room.phase is not Phase.OPEN or not isinstance(held.room.item, SingleBestAnswer):
            controller.presenting.page.done.emit(Deed.ON)
            wait_until(lambda: not held.is_waiting)
        item = held.room.item
        assert item is not None
        options = [str(one.id) for one in item.options] or ["prolactin"]
        part, place_in = held.room.step
        QTimer.singleShot(1000, loop.quit)
        loop.exec()  # both windows are drawn
        busy, sent = Busy(), [0]

        def send() -> None:
            n = sent[0]
            chosen = (options[n % len(options)],)
            thread.do(Answered(person=PersonId(n % A_SECOND + 1), part=part, item=place_in, chosen=chosen, mark=str(n)))
            sent[0] += 1
            if sent[0] == A_SECOND * SECONDS:
                QTimer.singleShot(500, loop.quit)

        clock = QTimer(interval=1000 // A_SECOND)
        clock.timeout.connect(lambda: send() if sent[0] < A_SECOND * SECONDS else clock.stop())
        clock.start()
        loop.exec()
        counted = len(held.room.given(held.room.step))
        late = sum(one > 16 for one in busy.spans)
        told = f"p99 {percentile(busy.spans, 0.99):.1f} ms, most {max(busy.spans):.1f} ms, {late} over 16"
        line(f"window busy, {A_SECOND} answers/s, {PEOPLE} people", told, "16 ms")
        line("people who answered", str(counted), str(A_SECOND))
        steps: list[float] = []
        for _ in range(24):
            busy.spans.clear()
            QTimer.singleShot(10, lambda: controller.presenting.page.done.emit(Deed.ON))
            QTimer.singleShot(300, loop.quit)
            loop.exec()
            steps.append(max(busy.spans[1:]))
        line("window busy at a step, n = 24", f"median {percentile(steps, 0.5):.1f} ms, most {max(steps):.1f} ms")
        sweeping.stop()
        room.close()


if __name__ == "__main__":
    main()

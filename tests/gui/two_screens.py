"""A window over two screens, for a process of its own: what it finds is printed, one line each."""

import tempfile
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from quizapp.gui.pages.teach.present import Deed
from quizapp.gui.widgets.projector.view import SlideView
from quizapp.teaching.room import Phase
from quizapp.teaching.showing import told
from tests.looks.demo import TODAY, StoppedClock
from tests.looks.pages import Room, application, put_on, settle, wait_until
from tests.looks.teach_states import teach


def main() -> None:
    """Walks a session with a projector that is unplugged and comes back."""
    app = application()
    put_on(app, "light", 100)
    with tempfile.TemporaryDirectory() as place:
        room = Room(Path(place) / "new", StoppedClock(TODAY))
        window = room.window
        window.show()
        settle(app)
        controller = teach(room)
        controller.make()
        wait_until(lambda: controller.preparing.plan is not None and not controller.home.task.is_busy)
        controller.preparing.page.present.click()
        stage, page = controller.presenting.stage, controller.presenting.page
        say("two screens", len(QGuiApplication.screens()) == 2)
        say("a number on each", [badge.text() for badge in stage.numbers.badges] == ["1", "2"])
        say("no slide anywhere yet", stage.window is None and not page.isVisible())
        say("the other screen is proposed", screen_name(stage.page.which.chosen) != window.screen().name())
        stage.page.confirm.click()
        settle(app)
        say("numbers are gone", not stage.numbers.badges)
        projector = stage.window
        assert projector is not None
        say("the projector is filled", projector.geometry() == projector.on.geometry())  # type: ignore[union-attr]
        say("not on the trainer's screen", projector.on is not window.screen())
        held = controller.presenting.presenting
        assert held is not None

        def step() -> None:
            page.done.emit(Deed.ON)
            wait_until(lambda: not held.is_waiting)

        leaks = 0
        while held.room.phase is not Phase.REVEALED:
            step()
            if held.room.item is not None and held.room.phase is not Phase.REVEALED:
                key = told(held.room.item, held.room.plan.copy)
                words = " ".join(f"{w.accessibleName()} {w.accessibleDescription()}" for w in widgets(projector))
                leaks += sum(reason in words for reason in key.reasons if reason)
                say("the trainer has the key", page.trainer.key.isVisible())
        say("nothing on the projector tells the key", leaks == 0)
        say("only the slide is in its window", [type(w) for w in widgets(projector)] == [SlideView])
        step()
        step()
        before = held.room
        app.screenRemoved.emit(projector.on)
        wait_until(lambda: "The projector is gone" in page.notice.text)
        say("the key is put away: a mirrored screen would show it", not page.trainer.key.isVisible())
        say("its window went away", not projector.isVisible() and not stage.name)
        say("nothing was lost", held.room == before and held.room.phase is Phase.OPEN)
        page.onward.setFocus()
        QTest.keyClick(page.onward, Qt.Key.Key_F5)
        settle(app)
        say("one key brings it back", projector.isVisible() and bool(stage.name))
        say("with the question", projector.view.slide == page.trainer.stage.slide)
        step()
        say("the trainer has the key again", page.trainer.key.isVisible())
        say("and it follows", projector.view.slide == page.trainer.stage.slide and held.room.phase is Phase.CLOSED)
        on = projector.on
        assert on is not None
        window.move(on.geometry().topLeft())
        window.windowHandle().setScreen(on)
        wait_until(lambda: "stands on the projector" in page.notice.text)
        say("no key on the projector, wherever the window goes", not page.trainer.key.isVisible())
        say("nor two windows there", not projector.isVisible() and not stage.name)
        window.close()
        say("it goes with the window", not projector.isVisible())
        room.close()


def screen_name(number: object) -> str:
    assert isinstance(number, int)
    return QGuiApplication.screens()[number - 1].name()


def widgets(window: QWidget) -> list[QWidget]:
    return window.findChildren(QWidget)


def say(what: str, holds: bool) -> None:
    print("yes" if holds else "NO", what, flush=True)


if __name__ == "__main__":
    main()

"""Garbage waits for the window's event loop while the window lives, and for nobody afterwards."""

import gc

import pytest
from pytestqt.qtbot import QtBot

from quizapp.gui import garbage
from quizapp.gui.garbage import Sweeping


def test_nothing_is_collected_by_itself_until_everybody_let_go() -> None:
    garbage.rest()
    garbage.rest()
    garbage.resume()
    assert not gc.isenabled()
    garbage.resume()
    assert gc.isenabled()


def test_the_event_loop_collects_what_is_gone(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(garbage, "_EVERY_MS", 1)
    sweeping = Sweeping()
    sweeping.settle()
    assert not gc.isenabled()
    gone: list[int] = []

    class Ring:
        """Refers to itself."""

        def __init__(self) -> None:
            self.ring = self

        def __del__(self) -> None:
            gone.append(1)

    held = [[number] for number in range(garbage._YOUNG)]  # enough new objects that a look is worth it
    Ring()
    qtbot.waitUntil(lambda: gone == [1], timeout=2_000)
    assert len(held) == garbage._YOUNG
    sweeping.stop()
    sweeping.stop()
    assert gc.isenabled()
    assert gc.get_freeze_count() == 0

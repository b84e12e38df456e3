"""Thousands of real clicks: PySide 6.12.0 gives up a reference to None on every call; short tests pass and hide it."""

import gc
import sys

import pytest
from PySide6.QtWidgets import QApplication

from quizapp.scheduling.memory import Grade
from tests.looks.pages import Room, settle


def clicks(room: Room, turns: int) -> int:
    """Works the window for a while; gives how many references to None there are then."""
    for turn in range(turns):
        room.window.go(("today", "settings", "teach")[turn % 3])
        room.window.rail.update()
        room.window.notice.say("one" if turn % 2 else "")
    QApplication.processEvents()
    gc.collect()
    return sys.getrefcount(None)


@pytest.mark.slow
def test_references_to_none_hold_steady(room: Room) -> None:
    clicks(room, 300)
    before = clicks(room, 1500)
    after = clicks(room, 1500)
    assert abs(after - before) < 150, "each turn makes several calls that return None"


@pytest.mark.slow
def test_a_long_session_keeps_its_memory(room: Room, dressed) -> None:
    room.window.study()
    page = room.window.controller("study").page
    widgets = len(dressed.allWidgets())
    for _ in range(300):
        if not page.is_asking:
            room.window.study()
        if not page.is_asking:
            break
        page.card.show_answer.click()
        page.card.grades.buttons[Grade.AGAIN].click()
        page.undo_chosen.emit()
        page.card.show_answer.click()
        page.card.grades.buttons[Grade.AGAIN].click()
    settle(dressed)
    assert len(dressed.allWidgets()) <= widgets + 20

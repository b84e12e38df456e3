"""Reading aloud is never needed: what is missing is one sentence, and nothing is loaded before it is asked for."""

import os
import shutil
import sys
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from quizapp.content.cards import BLANK, View
from quizapp.gui.pages.study.menu import StudyAct
from quizapp.gui.speech import PROGRAMS, Speech
from tests.gui.conftest import Keys
from tests.looks.pages import Room, asking

NO_MODULE = "PySide6.NoSuchAddOn"


class _Engine:
    """A voice that remembers what it was told to say."""

    voices = ("Ada",)
    said: list[str]

    def __init__(self) -> None:
        self.said = []
        _Engine.latest = self

    def availableVoices(self) -> tuple[str, ...]:
        return self.voices

    def say(self, text: str) -> None:
        self.said.append(text)

    def stop(self) -> None:
        self.said.append("(stops)")


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch) -> type[_Engine]:
    """A module in the place of Qt's add-on."""
    module = ModuleType("a_voice")
    module.QTextToSpeech = type("Engine", (_Engine,), {})
    module.__spec__ = type("Spec", (), {})()
    monkeypatch.setitem(sys.modules, "a_voice", module)
    return module.QTextToSpeech


@pytest.fixture
def program(tmp_path: Path) -> tuple[str, ...]:
    """A program that reads aloud into a file, and is slow about it when told so."""
    if os.name == "nt":
        pytest.skip("a shell script")
    script = tmp_path / "speak"
    script.write_text('#!/bin/sh\ncat >> "$1"; sleep "$2"\n', encoding="utf-8")
    script.chmod(0o755)
    return (str(script), str(tmp_path / "heard"), "0")


def test_without_a_voice_one_sentence_says_so(engine) -> None:
    engine.voices = ()
    for speech in (Speech("a_voice", ()), Speech(NO_MODULE, ()), Speech(NO_MODULE, (("no-such-program",),))):
        assert speech.missing() == "Reading aloud needs a voice, and this system has none."
        assert not speech.say("Which hormone moves the milk?")
        speech.stop()
    assert not Speech(NO_MODULE, ()).may_speak


def test_with_a_voice_a_new_text_takes_the_place_of_the_old(engine) -> None:
    speech = Speech("a_voice", ())
    assert speech.missing() == ""
    assert speech.say("one")
    assert speech.say("two")
    speech.stop()
    assert _Engine.latest.said == ["(stops)", "one", "(stops)", "two", "(stops)"]


def test_an_add_on_without_a_voice_leaves_it_to_the_system(engine, program: tuple[str, ...]) -> None:
    engine.voices = ()
    assert Speech("a_voice", (program,)).missing() == ""


def test_a_program_of_the_system_reads_what_it_is_given(qtbot: QtBot, program: tuple[str, ...]) -> None:
    speech = Speech(NO_MODULE, (("no-such-program",), program))
    text, heard = '"Ödem"; $(rm) \N{SWAN} -x', Path(program[1])
    assert speech.say(text)
    qtbot.waitUntil(lambda: heard.is_file() and heard.read_text("utf-8") == text, timeout=10_000)
    assert speech.say("y" * 10_000)
    qtbot.waitUntil(lambda: heard.read_text("utf-8") == text + "y" * 4_000, timeout=10_000)
    speech.stop()  # what was heard is written before the program has ended


def test_stopping_ends_the_program(qtbot: QtBot, program: tuple[str, ...]) -> None:
    speech = Speech(NO_MODULE, ((*program[:2], "30"),))
    speech.say("one")
    qtbot.waitUntil(lambda: Path(program[1]).is_file(), timeout=5_000)
    process = speech._voice._speaking
    speech.stop()
    assert process.state() is process.ProcessState.NotRunning


@pytest.mark.skipif(not any(shutil.which(words[0]) for words in PROGRAMS.get(sys.platform, ())), reason="no voice here")
def test_the_voice_of_this_system_is_found() -> None:
    assert Speech(NO_MODULE).missing() == ""


def test_a_card_is_read_aloud_and_falls_silent_with_the_page(room: Room, keys: Keys, engine) -> None:
    room.window.go("study")
    controller = room.window.controller("study")
    controller.speech = Speech("a_voice", ())
    controller.page.left.connect(controller.speech.stop)
    page = asking(room, View.CLOZE)
    keys.press("r")
    front = page.card.face.card.front
    assert _Engine.latest.said[-1] == front.replace(BLANK, "blank")
    keys.press(Qt.Key.Key_Space, "r")
    assert _Engine.latest.said[-1].startswith(page.card.face.card.back)
    room.window.go_today()
    assert _Engine.latest.said[-1] == "(stops)"


def test_without_a_voice_no_control_is_shown(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Speech, "_program", lambda _self: None)
    monkeypatch.setattr("quizapp.gui.speech.find_spec", lambda _name: None)
    page = asking(room, View.RECALL)
    page.card.menu.refresh()
    assert not page.card.menu.lines[StudyAct.READ].isVisible()
    room.window.go("settings")
    assert room.window.controller("settings").page.asking.aloud is None

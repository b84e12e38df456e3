"""Reading aloud is never needed: what is missing is one sentence, and nothing is loaded before it is asked for."""

import sys
from types import ModuleType

import pytest

from quizapp.gui.speech import Speech


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


def test_without_the_add_on_one_sentence_says_so() -> None:
    speech = Speech("PySide6.NoSuchAddOn")
    assert speech.missing() == "Reading aloud needs the package pyside6-addons, which is not installed."
    assert not speech.say("Which hormone moves the milk?")
    speech.stop()


def test_without_a_voice_one_sentence_says_so(engine) -> None:
    engine.voices = ()
    assert Speech("a_voice").missing() == "Reading aloud needs a voice, and this system has none."


def test_with_a_voice_a_new_text_takes_the_place_of_the_old(engine) -> None:
    speech = Speech("a_voice")
    assert speech.missing() == ""
    assert speech.say("one")
    assert speech.say("two")
    speech.stop()
    assert _Engine.latest.said == ["(stops)", "one", "(stops)", "two", "(stops)"]

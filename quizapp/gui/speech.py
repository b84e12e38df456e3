"""Reading aloud through the system's voice, where there is one.

Qt's add-on for it speaks where it is installed and knows a voice; else the program by which the system itself speaks.
Nothing of it is imported, looked for or started before a person asks for it; the app never needs it.
"""

import shutil
import sys
from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from PySide6.QtCore import QCoreApplication, QProcess

_MODULE = "PySide6.QtTextToSpeech"

_LONGEST = 4_000
"""Characters. Nobody listens to more, and a program's arguments have their limit."""

_ENDS = 2_000
"""Milliseconds in which a program that was killed is gone, also on a busy machine: usually one or two."""

_SAY_IT = (
    "Add-Type -AssemblyName System.Speech; "
    "(New-Object System.Speech.Synthesis.SpeechSynthesizer).Speak([Console]::In.ReadToEnd())"
)

PROGRAMS: dict[str, tuple[tuple[str, ...], ...]] = {
    "darwin": (("say",),),
    "win32": (("powershell", "-NoProfile", "-NonInteractive", "-Command", _SAY_IT),),
    "linux": (("espeak-ng", "--stdin"), ("espeak", "--stdin"), ("spd-say", "--wait", "--pipe-mode")),
}
"""By platform, the programs that read their standard input aloud and fall silent when they are ended."""


class Speech:
    """One voice for the window, made when it is first needed."""

    def __init__(self, module: str = _MODULE, programs: tuple[tuple[str, ...], ...] | None = None) -> None:
        self._module = module
        self._programs = PROGRAMS.get(sys.platform, ()) if programs is None else programs
        self._voice: _Qt | _Program | None = None
        self._looked = False
        self.last = ""
        """What was read last."""

    def missing(self) -> str:
        """What is missing for reading aloud, in one sentence; empty when a voice is there."""
        if self._found() is not None:
            return ""
        return QCoreApplication.translate("speech", "Reading aloud needs a voice, and this system has none.")

    @property
    def may_speak(self) -> bool:
        """Whether something that speaks is installed. If it knows a voice is found out when one is asked for."""
        return find_spec(self._module) is not None or self._program() is not None

    def say(self, text: str) -> bool:
        """Reads a text aloud, in the place of what is being read; False when there is no voice."""
        voice = self._found()
        if voice is None:
            return False
        voice.stop()
        self.last = text[:_LONGEST]
        voice.say(self.last)
        return True

    def stop(self) -> None:
        """Falls silent."""
        if self._voice is not None:
            self._voice.stop()

    def _found(self) -> "_Qt | _Program | None":
        if not self._looked:
            self._looked = True
            self._voice = self._qt() or self._program()
        return self._voice

    def _qt(self) -> "_Qt | None":
        if find_spec(self._module) is None:
            return None
        try:
            engine = import_module(self._module).QTextToSpeech()
        except (ImportError, RuntimeError):  # installed in part: its libraries are missing
            return None
        return _Qt(engine) if engine.availableVoices() else None

    def _program(self) -> "_Program | None":
        return next((_Program(words) for words in self._programs if shutil.which(words[0])), None)


class _Qt:
    """Qt's own voice."""

    def __init__(self, engine: Any) -> None:
        self.say: Callable[[str], object] = engine.say
        self.stop: Callable[[], object] = engine.stop


class _Program:
    """A program of the system that reads aloud what it is given."""

    def __init__(self, words: tuple[str, ...]) -> None:
        self._words = words
        self._speaking: QProcess | None = None

    def say(self, text: str) -> None:
        """Starts it with a text."""
        self._speaking = speaking = QProcess()
        speaking.start(self._words[0], [*self._words[1:]])
        speaking.write(text.encode())
        speaking.closeWriteChannel()

    def stop(self) -> None:
        """Ends it in the middle of a word."""
        speaking, self._speaking = self._speaking, None
        if speaking is not None and speaking.state() is not QProcess.ProcessState.NotRunning:
            speaking.kill()
            speaking.waitForFinished(_ENDS)

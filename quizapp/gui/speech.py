"""Reading aloud through the system's voice, where Qt's add-on for it is installed and a voice exists.

Nothing of it is imported before a person asks for it; the app never needs it.
"""

from importlib import import_module
from importlib.util import find_spec
from typing import Any

from PySide6.QtCore import QCoreApplication

_MODULE = "PySide6.QtTextToSpeech"


class Speech:
    """One voice for the window, made when it is first needed."""

    def __init__(self, module: str = _MODULE) -> None:
        self._module = module
        self._engine: Any = None
        self._missing: str | None = None

    def missing(self) -> str:
        """What is missing for reading aloud, in one sentence; empty when a voice is there."""
        if self._missing is None:
            self._missing = self._try()
        return self._missing

    def say(self, text: str) -> bool:
        """Reads a text aloud, in the place of what is being read; False when there is no voice."""
        if self.missing():
            return False
        self._engine.stop()
        self._engine.say(text)
        return True

    def stop(self) -> None:
        """Falls silent."""
        if self._engine is not None:
            self._engine.stop()

    def _try(self) -> str:
        if find_spec(self._module) is None:
            return QCoreApplication.translate(
                "speech", "Reading aloud needs the package pyside6-addons, which is not installed."
            )
        engine = import_module(self._module).QTextToSpeech()
        if not engine.availableVoices():
            return QCoreApplication.translate("speech", "Reading aloud needs a voice, and this system has none.")
        self._engine = engine
        return ""

"""What holds for every test: no network, no profile but a test's own."""

import os
import socket
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """The app makes no network call: whoever tries to connect to an internet address in a test fails it."""

    def refuse(self: socket.socket, address: object) -> None:
        if self.family in {socket.AF_INET, socket.AF_INET6}:
            raise AssertionError(f"QuizApp tried to reach {address!r} over the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)


@pytest.fixture(autouse=True)
def _own_profile(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """No test ever touches the profile of the person who runs it."""
    home = tmp_path_factory.mktemp("profile")
    monkeypatch.setenv("QUIZAPP_HOME", str(home))
    return home

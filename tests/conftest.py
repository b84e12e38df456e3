"""What holds for every test: no network, no profile but a test's own."""

import os
import socket
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from tests.own_ports import OWN_PORTS

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# Timings decide no test: neither how long an example takes, nor how long it takes to be made on a busy machine.
settings.register_profile("calm", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("calm")


_connect = socket.socket.connect


def _is_own(address: object) -> bool:
    return isinstance(address, tuple) and address[0] == "127.0.0.1" and address[1] in OWN_PORTS


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """The app makes no network call: whoever tries to connect to an internet address in a test fails it."""

    def refuse(self: socket.socket, address: object) -> None:
        if self.family in {socket.AF_INET, socket.AF_INET6} and not _is_own(address):
            raise AssertionError(f"QuizApp tried to reach {address!r} over the network")

    def connect(self: socket.socket, address: Any) -> None:
        refuse(self, address)
        _connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", connect)


@pytest.fixture(autouse=True, scope="session")
def _application(qapp: object) -> object:
    """One application for all: what prints would otherwise make a smaller one, in which no window can stand."""
    return qapp


@pytest.fixture(autouse=True)
def _own_profile(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """No test ever touches the profile of the person who runs it."""
    home = tmp_path_factory.mktemp("profile")
    monkeypatch.setenv("QUIZAPP_HOME", str(home))
    return home

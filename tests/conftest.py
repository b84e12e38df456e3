"""What holds for every test: no network, no profile but a test's own."""

import os
import socket
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from PySide6.QtCore import QCoreApplication, QEvent

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
def _application(qapp: QCoreApplication) -> QCoreApplication:
    """One application for all: what prints would otherwise make a smaller one, in which no window can stand."""
    return qapp


@pytest.fixture(autouse=True)
def _goes_at_once(_application: QCoreApplication) -> Iterator[None]:
    """What a test lets go is gone when the next begins. (No event loop runs between them that would see to it, and
    whatever stands is dressed anew by every change of the look.)"""
    yield
    _application.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture(scope="session")
def _profiles(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Iterator[int]]:
    """Where tests would have their profiles, and their numbers. (A folder made by pytest for each costs it a look at
    all that were made before.)"""
    return tmp_path_factory.mktemp("profiles"), count()


@pytest.fixture(autouse=True)
def _own_profile(monkeypatch: pytest.MonkeyPatch, _profiles: tuple[Path, Iterator[int]]) -> Path:
    """No test ever touches the profile of the person who runs it."""
    folder, numbers = _profiles
    home = folder / str(next(numbers))
    home.mkdir()
    monkeypatch.setenv("QUIZAPP_HOME", str(home))
    return home

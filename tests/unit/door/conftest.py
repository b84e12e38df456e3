"""What the door's tests share: a room whose door is open."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.unit.door.outside import PLAN, take_home
from tests.unit.door.rooms import Held, held


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Held]:
    with held(tmp_path / "a.quizsession", PLAN, take_home) as opened:
        opened.open()
        yield opened

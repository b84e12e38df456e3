import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from quizapp.__main__ import main
from tests.ready_made import new_profile


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a run of the command line came to."""

    status: int
    out: str
    err: str

    @property
    def records(self) -> list[dict[str, Any]]:
        """The JSON objects that were printed, one a line."""
        return [json.loads(line) for line in self.out.splitlines()]


Quizapp = Callable[..., Said]


@pytest.fixture
def quizapp(quizapp_without_profile: Quizapp, tmp_path: Path) -> Quizapp:
    """Runs the command line over a profile of the test's own, which has just been made."""
    new_profile(tmp_path / "profile")
    return quizapp_without_profile


@pytest.fixture
def quizapp_without_profile(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Quizapp:
    """Runs the command line; the profile is still to be made."""

    def run(*arguments: str | Path) -> Said:
        capsys.readouterr()
        status = main(["--profile", str(tmp_path / "profile"), *map(str, arguments)])
        captured = capsys.readouterr()
        return Said(status=status, out=captured.out, err=captured.err)

    return run

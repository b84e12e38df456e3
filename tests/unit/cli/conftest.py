import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from quizapp.__main__ import main


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
def quizapp(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Quizapp:
    """Runs the command line over a profile of the test's own."""

    def run(*arguments: str | Path) -> Said:
        capsys.readouterr()
        status = main(["--profile", str(tmp_path / "profile"), *map(str, arguments)])
        captured = capsys.readouterr()
        return Said(status=status, out=captured.out, err=captured.err)

    return run

"""Two screens: the projector is confirmed before anything stands on it, may be lost, and comes back."""

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_a_session_on_two_screens(tmp_path: Path) -> None:
    screen = {"logicalDpi": 96, "dpr": 1, "y": 0}
    screens = [
        {"name": "laptop", "x": 0, "width": 1400, "height": 900, **screen},
        {"name": "projector", "x": 1400, "width": 1920, "height": 1080, **screen},
    ]
    file = tmp_path / "screens.json"
    file.write_text(json.dumps({"synchronousWindowSystemEvents": False, "screens": screens}), encoding="utf-8")
    # The platform takes a path without a drive or a colon in it: a relative one.
    run = subprocess.run(
        [sys.executable, "-m", "tests.gui.two_screens"],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={os.path.relpath(file, ROOT)}"},
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )
    lines = run.stdout.splitlines()
    assert run.returncode == 0, run.stderr[-3000:]
    assert [line for line in lines if not line.startswith("yes ")] == []
    assert len(lines) > 15

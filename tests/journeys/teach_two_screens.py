"""Starts a scripted session over two screens that nobody has to see."""

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def held_day(folder: Path, browsers: int, look: str = "", seconds: int = 300) -> subprocess.CompletedProcess[str]:
    """Runs ``tests.journeys.teach_day`` to its end."""
    folder.mkdir(parents=True, exist_ok=True)
    screen = {"logicalDpi": 96, "dpr": 1, "y": 0}
    screens = [
        {"name": "laptop", "x": 0, "width": 1400, "height": 900, **screen},
        {"name": "projector", "x": 1400, "width": 1920, "height": 1080, **screen},
    ]
    file = folder / "screens.json"
    file.write_text(json.dumps({"synchronousWindowSystemEvents": False, "screens": screens}), encoding="utf-8")
    # The platform takes a path without a drive or a colon in it: a relative one.
    platform = f"offscreen:configfile={os.path.relpath(file, ROOT)}"
    return subprocess.run(
        [sys.executable, "-X", "faulthandler", "-m", "tests.journeys.teach_day", str(folder), str(browsers), look],
        cwd=ROOT, env={**os.environ, "QT_QPA_PLATFORM": platform}, capture_output=True, text=True, timeout=seconds,
        check=False,
    )  # fmt: skip

"""A whole training session, screen by screen: ``python -m tests.looks.teach_session FOLDER [LOOK…]``.

The session of ``tests/journeys/teach_day.py`` is held once for each look (``light``, ``dark``). In FOLDER/LOOK are then
pictures of every stage: what hangs on the wall, the trainer's window, two phones (320 and 390 px wide); and of every
page of every paper.
"""

import shutil
import subprocess
import sys
from pathlib import Path

from tests.journeys.teach_two_screens import held_day

LOOKS = ("light", "dark")


def draw(folder: Path, look: str) -> None:
    """Holds the session, and draws its papers."""
    shutil.rmtree(folder, ignore_errors=True)
    done = held_day(folder, 2, look, seconds=600)
    print(look, done.stdout.strip() or done.stderr[-3000:])
    for file in (*folder.glob("*.pdf"), *(folder / "pack").glob("*.pdf")):
        subprocess.run(["pdftoppm", "-r", "60", "-png", str(file), str(folder / f"paper-{file.stem}")], check=True)


def main() -> None:
    """All looks, or those that are named."""
    for look in sys.argv[2:] or LOOKS:
        draw(Path(sys.argv[1]) / look, look)


if __name__ == "__main__":
    main()

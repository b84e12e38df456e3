"""``python -m tests.looks.shots FOLDER [PAGE …]``: pictures of every page and state, as ``make shots`` draws them."""

import os
import shutil
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from tests.looks import demo, pages
from tests.looks.recipes import RECIPES
from tests.looks.states import STATES

LOOKS = (
    ("light", 100, (1280, 840)),
    ("dark", 100, (1280, 840)),
    ("light", 150, (1280, 840)),
    ("dark", 200, (1280, 840)),
    ("light", 100, (480, 640)),
    ("light", 150, (480, 640)),
    ("contrast", 100, (1280, 840)),
    ("dark-contrast", 150, (1280, 840)),
    ("light-wide", 100, (1280, 840)),
)
"""Colours (and spacing), text size in percent, window size."""


def main(folder: Path, wanted: list[str]) -> None:
    """Draws the wanted pages (all, when none is named) in every look."""
    app = pages.application()
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place:
        studied = Path(place) / "studied"
        clock = demo.build(studied)
        for name, recipe in {"today-first": None, "trouble": None, **RECIPES, **STATES}.items():
            if wanted and name not in wanted:
                continue
            for look, scale, (width, height) in LOOKS:
                pages.put_on(app, look, scale)
                copy = Path(place) / "copy"
                shutil.rmtree(copy, ignore_errors=True)
                file = folder / f"{name}-{look}-{scale}-{width}.png"
                if name == "trouble":
                    window = pages.trouble()
                    window.resize(width, height)
                    window.show()
                    pages.settle(app)
                    window.grab().save(str(file))
                    window.close()
                    continue
                if recipe is None:
                    room = pages.first_start(copy)
                else:
                    shutil.copytree(studied, copy)
                    clock.now = demo.TODAY
                    room = pages.Room(copy, clock)
                room.window.resize(width, height)
                room.window.show()
                pages.settle(app)
                if recipe is not None:
                    recipe(room)
                pages.settle(app)
                room.window.grab().save(str(file))
                room.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])

"""Answers every kind of item in a real window, by keys and by mouse: ``python -m tests.looks.every_kind FOLDER``.

It starts an X display of its own (Xvfb) and needs xdotool and ImageMagick's ``import``. In FOLDER are then a picture of
each question and of what is told, light and dark at 100 % and dark at 150 %. What a hand answered and the quiz stored
otherwise is printed; then the exit status is 1.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from quizapp.content.items import Item, ItemKind, OptionId
from tests.answering import right, wrong

RUNS = (("light", 100, "keys"), ("dark", 100, "mouse"), ("dark", 150, "keys"), ("light", 150, "mouse"))
"""Colours, text size in percent, and what answers."""

SIZE = (1280, 840)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """An item with the name of its pictures and the answer to give."""

    name: str
    item: Item
    answer: tuple[OptionId, ...]


@contextmanager
def display() -> Iterator[None]:
    """An X display that nobody else uses, for as long as it is needed."""
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", f"{SIZE[0]}x{SIZE[1]}x24", "-nolisten", "tcp"],
        pass_fds=(writing,),
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    with os.fdopen(reading) as number:
        os.environ["DISPLAY"] = f":{number.readline().strip()}"
    os.environ["QT_QPA_PLATFORM"] = "xcb"
    try:
        yield
    finally:
        server.terminate()
        server.wait(10)


def chosen_items(lactation: tuple[Item, ...], greenhouse: tuple[Item, ...], turn: int) -> dict[str, list[Asked]]:
    """By deck: one item of each kind of the lactation deck; bow-tie, trend and case study of the greenhouse.

    Every second one is answered wrongly, and with the next turn the others.
    """
    first: dict[ItemKind, Item] = {}
    for item in lactation:
        first.setdefault(item.kind, item)
    others = [item for item in greenhouse if item.kind is ItemKind.BOW_TIE or item.exhibit is not None]
    made: dict[str, list[Asked]] = {}
    for deck, items in (("lactation", list(first.values())), ("greenhouse", others)):
        made[deck] = [
            Asked(
                name=f"{'a' if deck == 'lactation' else 'b'}{number:02}-{item.kind.value}",
                item=item,
                answer=right(item) if (number + turn) % 2 else wrong(item),
            )
            for number, item in enumerate(items)
        ]
    return made


def main(folder: Path) -> int:
    """Draws everything; 1 when something was stored otherwise than it was answered."""
    folder.mkdir(parents=True, exist_ok=True)
    with display(), tempfile.TemporaryDirectory() as place:
        failures = _answer_all(folder, Path(place))
    print("\n".join(failures) or "Every kind was answered by keys and by mouse as it was meant.")
    return 1 if failures else 0


def _answer_all(folder: Path, place: Path) -> list[str]:
    from quizapp.content.facts import DeckId
    from tests import written
    from tests.looks import pages
    from tests.looks.real_hands import wait, xdotool

    app = pages.application()
    room = pages.first_start(place / "profile")
    room.services.library.load(written.FOLDER)
    room.window.resize(*SIZE)
    room.window.show()
    wait(1.0)
    xdotool("search", "--onlyvisible", "--name", "QuizApp", "windowmove", 0, 0, "windowfocus")
    library = room.services.library
    failures: list[str] = []
    for turn, (look, scale, hand) in enumerate(RUNS):
        pages.put_on(app, look, scale)
        for deck, asked in chosen_items(library.items("lactation"), library.items("greenhouse"), turn // 2).items():
            number = pages.begin(room, DeckId(deck), tuple(one.item for one in asked))
            room.window.quiz(resume=number)
            wait(0.3)
            for one in asked:
                _answer(room.window.controller("quiz").item, one, hand, folder / f"{one.name}-{look}-{scale}-{hand}")
            stored = room.services.exam.finish(number).items
            failures += [
                f"{look} {scale} by {hand}: {one.name} was {result.chosen}, not {one.answer}"
                for one, result in zip(asked, stored, strict=True)
                if not _same(one, result.chosen)
            ]
    room.close()
    return failures


def _answer(page: object, one: Asked, hand: str, picture: Path) -> None:
    """Answers the item on the screen, with a picture before and after, and goes on to the next."""
    from PySide6.QtCore import Qt

    from quizapp.gui.pages.quiz.item import QuizItemPage
    from tests.gui.kind_keys import give
    from tests.looks.real_hands import RealKeys, RealMouse, wait, xdotool

    assert isinstance(page, QuizItemPage)
    xdotool("mousemove", SIZE[0] - 2, SIZE[1] - 2)
    _take(picture.with_name(f"{picture.name}-1.png"))
    keys, mouse = RealKeys(), RealMouse(page)
    if hand == "keys":
        give(keys, page, one.answer)
        keys.press(Qt.Key.Key_Return)
    else:
        mouse.give(one.answer)
        mouse.click(page.on)
        xdotool("mousemove", SIZE[0] - 2, SIZE[1] - 2)
    wait(0.15)
    _take(picture.with_name(f"{picture.name}-2.png"))
    if page._view.index < page._view.total - 1:
        if hand == "keys":
            keys.press(Qt.Key.Key_Return)
        else:
            mouse.click(page.on)
        wait(0.15)


def _same(one: Asked, stored: tuple[OptionId, ...]) -> bool:
    return stored == one.answer if one.item.kind is ItemKind.ORDERED_RESPONSE else set(stored) == set(one.answer)


def _take(file: Path) -> None:
    subprocess.run(["import", "-window", "root", str(file)], check=True, timeout=30)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))

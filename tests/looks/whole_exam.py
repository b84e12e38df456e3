"""Takes a whole exam of 60 items of all kinds in a real window, by keyboard alone and again by mouse:
``python -m tests.looks.whole_exam FOLDER``.

It starts an X display of its own (Xvfb) and needs xdotool and ImageMagick's ``import``. The exam is started from a
template, each answer says how sure it is, some options are struck out, words highlighted, items flagged; it is paused,
left and gone on with, and ended. In FOLDER are then pictures on the way and of the report. What was answered and stored
otherwise is printed; then the exit status is 1.
"""

import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from quizapp.content.items import Item, OptionId
from quizapp.exams.blueprint import Blueprint, Mode
from quizapp.exams.conditions import Conditions
from tests.answering import right, wrong
from tests.looks.every_kind import SIZE, display

LENGTH = 60
RUNS = (("keys", "light"), ("mouse", "dark"))
PICTURED = 9
"""Every so many items a picture is taken."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What a hand answered to an item, and how sure it said it was."""

    item: Item
    chosen: tuple[OptionId, ...]
    certainty: int


def main(folder: Path) -> int:
    """Takes both exams; 1 when something was stored otherwise than it was answered."""
    folder.mkdir(parents=True, exist_ok=True)
    failures: list[str] = []
    with display():
        for hand, look in RUNS:
            with tempfile.TemporaryDirectory() as place:
                failures += Exam(hand, look, folder, Path(place)).take()
    print("\n".join(failures) or f"{LENGTH} items were answered by keys and again by mouse as they were meant.")
    return 1 if failures else 0


class Exam:
    """One exam, taken by one hand."""

    def __init__(self, hand: str, look: str, folder: Path, place: Path) -> None:
        from tests.looks import pages
        from tests.looks.real_hands import RealKeys, RealMouse, wait, xdotool

        self.hand, self.look, self.folder = hand, look, folder
        self.app = pages.application()
        pages.put_on(self.app, look, 100)
        self.room: Any = pages.first_start(place / "profile")
        self.room.window.resize(*SIZE)
        self.room.window.show()
        wait(1.0)
        xdotool("search", "--onlyvisible", "--name", "QuizApp", "windowmove", 0, 0, "windowfocus")
        self.do, self.wait = xdotool, wait
        self.quiz: Any = None
        self.keys = RealKeys()
        self.mouse: Any = None
        self._mouse = RealMouse

    @property
    def page(self) -> Any:
        """The item's page."""
        return self.quiz.item

    def take(self) -> list[str]:
        """From the first key or click to the report."""
        self._begin()
        given = [self._answer(number) for number in range(LENGTH)]
        self._end()
        failures = self._compare(given)
        self.room.close()
        return failures

    def _click(self, widget: Any) -> None:
        point = widget.mapToGlobal(widget.rect().center())
        self.do("mousemove", point.x(), point.y(), "click", 1)
        self.wait(0.1)

    def _press(self, *keys: str) -> None:
        for key in keys:
            self.do("key", key)
        self.wait(0.1)

    def _take(self, name: str) -> None:
        import subprocess

        self.wait(0.15)
        file = self.folder / f"{self.hand}-{self.look}-{name}.png"
        subprocess.run(["import", "-window", "root", str(file)], check=True, timeout=20)

    # -- the way through

    def _begin(self) -> None:
        """A template is chosen from the set-up."""
        deck = self.room.window.deck
        conditions = Conditions(whole_seconds=75 * 60, certainty=True)
        blueprint = Blueprint(deck=deck, length=LENGTH, mode=Mode.EXAM, conditions=conditions)
        self.room.services.templates.save("Mock exam", blueprint)
        if self.hand == "keys":
            self._press("alt+3")
            self._take("00-setup")
            self._press("1")
        else:
            rail = self.room.window.rail
            button = next(one for one in rail.findChildren(object) if getattr(one, "text", str)() == "Quiz")
            self._click(button)
            self._take("00-setup")
            self._click(self.room.window.controller("quiz").setup.templates.rows[0])
        self.wait(0.4)
        self.quiz = self.room.window.controller("quiz")
        self.mouse = self._mouse(self.page)

    def _answer(self, number: int) -> Given:
        from tests.gui.kind_keys import give

        item = self.page._view.item
        chosen = wrong(item) if number % 4 == 3 else right(item)
        certainty = 1 + number % 3
        self._marks(number)
        if self.hand == "keys":
            give(self.keys, self.page, chosen)
            self._press(f"ctrl+{certainty}")
        else:
            self.mouse.give(chosen)
            self._click(self.page.certainty.choices[certainty])
            self.do("mousemove", SIZE[0] - 2, SIZE[1] - 2)
        self.wait(0.7 if self.page.answering.typed else 0.1)
        if number % PICTURED == 0:
            self._take(f"{number + 1:02}-{item.kind.value}")
        self._between(number)
        if number < LENGTH - 1:
            self._next()
        return Given(item=item, chosen=chosen, certainty=certainty)

    def _next(self) -> None:
        index = self.page._view.index
        if self.hand == "keys":
            self._press("Return")
        else:
            self._click(self.page.on)
        assert self.page._view.index == index + 1, f"{index + 1}: {self.page.notice.text}"

    def _marks(self, number: int) -> None:
        """A strike, a highlight, a flag now and then."""
        rows = [row for one in self.page.answering.lists() for row in one.rows]
        if number % 5 == 1 and rows:
            if self.hand == "keys":
                self._press("shift+a")
            else:
                self._click_at(rows[0], rows[0].strike_place().center().toPoint())
            assert any(row.is_struck for row in rows), f"{number + 1}: nothing is struck out"
            if self.hand == "keys":  # the answer may need it
                self._press("shift+a")
            else:
                self._click_at(rows[0], rows[0].strike_place().center().toPoint())
        if number % 6 == 2:
            if self.hand == "keys":
                self._press("alt+h", "Right", "shift+Right", "space", "Escape")
            else:
                self._drag_over_words()
            assert self.page.stem.ranges, f"{number + 1}: nothing is highlighted"
        if number % 7 == 3:
            if self.hand == "keys":
                self._press("alt+f")
            else:
                self._click(self.page.flag)
            assert self.page._view.flagged

    def _click_at(self, widget: Any, at: Any) -> None:
        self.page.sheet.ensureWidgetVisible(widget)
        self.wait()
        point = widget.mapToGlobal(at)
        self.do("mousemove", point.x(), point.y(), "click", 1)
        self.wait(0.1)

    def _drag_over_words(self) -> None:
        stem = self.page.stem
        start, end = (stem.mapToGlobal(stem.centre_of(word).toPoint()) for word in (1, 2))
        self.do("mousemove", start.x(), start.y(), "mousedown", 1)
        self.do("mousemove", (start.x() + end.x()) // 2, end.y())
        self.do("mousemove", end.x(), end.y())
        self.do("mouseup", 1)

    def _between(self, number: int) -> None:
        """A pause, and the quiz left and gone on with."""
        if number == 20:
            if self.hand == "keys":
                self._press("alt+p")
            else:
                self._click(self.page.head.pause)
            assert self.quiz.pause.isVisible()
            self._take("21-pause")
            if self.hand == "keys":
                self._press("Return")
            else:
                self._click(self.quiz.pause.on)
            assert self.page.isVisible()
        if number == 40:
            self._leave_and_come_back()

    def _leave_and_come_back(self) -> None:
        self._press("Escape")
        assert self.quiz.setup.isVisible()
        self._take("41-waits")
        if self.hand == "keys":
            self._press("Tab", "Return")
        else:
            self._click(self.quiz.setup.resume)
        assert self.page.isVisible()

    def _end(self) -> None:
        if self.hand == "keys":
            self._press("Return")
        else:
            self._click(self.page.on)
        self.wait(0.5)
        assert self.room.window.page_name == "report", self.page.notice.text
        self._take("99-report")

    def _compare(self, given: list[Given]) -> list[str]:
        done = self.room.services.exam.history(self.room.window.deck)[0]
        report = self.room.services.results.report(done.sitting).report
        failures = []
        for one, result in zip(given, report.items, strict=True):
            if set(result.chosen) != set(one.chosen) or result.certainty != one.certainty:
                failures.append(f"by {self.hand}: {one.item.id} was {result.chosen} {result.certainty}, not {one}")
        again = self.room.services.results.report(done.sitting).report
        if again.score != report.score:
            failures.append(f"by {self.hand}: read again the exam has {again.score}, not {report.score}")
        kinds = len({one.item.kind for one in given})
        print(
            f"by {self.hand}: {len(given)} items of {kinds} kinds, {report.score.earned:g} of {report.score.possible:g}"
        )
        return failures


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))

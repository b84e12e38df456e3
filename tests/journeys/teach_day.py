"""A whole session from an empty page to its papers, in a process of its own over two screens.

``python -m tests.journeys.teach_day FOLDER BROWSERS [LOOK]`` leaves in FOLDER the papers that it wrote, what the phones
took home, and ``day.pickle``: the plan, what was answered, the report, and what was found on the way. With a LOOK
(``light`` or ``dark``) every stage leaves its pictures there too.
"""

import json
import pickle
import sys
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from quizapp.teaching.plan import Plan, Questions, Test, items_of_part
from quizapp.teaching.room import Phase, Step
from tests.journeys import teach_script as script
from tests.journeys.teach_eyes import Eyes
from tests.journeys.teach_leaks import Secrets
from tests.journeys.teach_phones import Phones, Program
from tests.journeys.teach_window import TrainersWindow, shown_words
from tests.looks.pages import application, put_on

MINUTES = (9, 14, 21, 11, 13, 19, 8)
"""How long each part takes by the trainer's clock."""

MISSED = "missed-by-who-dropped-out.quizdeck"


class Day:
    """The session as it goes on. ``given`` is what everybody answered, by part, item and person."""

    def __init__(self, trainer: TrainersWindow, phones: Phones, eyes: Eyes) -> None:
        self.trainer = trainer
        self.phones = phones
        self.eyes = eyes
        self.given: dict[Step, dict[int, script.Scripted]] = {}
        self.points = [0] * len(script.PEOPLE)
        self.here = [number for number in range(len(script.PEOPLE)) if number != script.LATE]
        self.leaks: list[str] = []

    def begin(self, plan: Plan) -> None:
        """People come in by the code."""
        self.plan = plan
        self.secrets = Secrets(plan)
        self.eyes.look("01-lobby")
        self.trainer.open_door()
        self._come_in(self.here)
        self.trainer.wait(lambda: len(self.trainer.room.there) == len(self.here))
        self.eyes.look("02-people-came", phones=True)

    def _come_in(self, people: Sequence[int]) -> None:
        door = self.trainer.held.snapshot.door
        assert door is not None
        for number in people:  # one after another: their numbers are the order in which they come
            self.phones.do(self.phones.all[number].come_in(door, script.PEOPLE[number], script.TEAM_OF[number]))

    def go_on(self) -> None:
        """From the lobby to the end, by the one key."""
        part, passed = -1, set[int]()
        while self.trainer.room.phase is not Phase.OVER:
            self.trainer.onward(Qt.Key.Key_Space if part % 2 else Qt.Key.Key_PageDown)
            room = self.trainer.room
            if room.phase is Phase.OVER:
                break
            if room.step[0] != part:
                part = room.step[0]
            self._stand(room.phase, room.step)
            if self._is_last(room.phase, room.step) and part not in passed:
                passed.add(part)
                self.trainer.clock.now += timedelta(minutes=MINUTES[part])
        self._all_stand(Phase.OVER)
        self.eyes.look("90-over", phones=True)

    def _is_last(self, phase: Phase, step: Step) -> bool:
        """Whether the next key leaves the part."""
        match self.plan.parts[step[0]]:
            case Questions(items=items):
                return phase is Phase.REVEALED and step[1] + 1 == len(items)
            case Test():
                return phase is Phase.TESTED
            case _:
                return True

    def _stand(self, phase: Phase, step: Step) -> None:
        """What happens at a stage, once every phone stands there."""
        self._look_for_leaks()
        if self.trainer.room.scores_shown:
            self.eyes.look(f"{_number(step)}-scores", phones=False)
            return
        self._all_stand(phase)
        name = f"{_number(step)}-{phase.value}"
        match phase:
            case Phase.TEST:
                self.eyes.look(f"{name}-begins", phones=True)
                self._sit(step[0])
                self.eyes.look(name, phones=True)
            case Phase.SHOWN:
                if self._question(step) == script.LATE_AT:
                    self._come_in([script.LATE])
                    self.here.append(script.LATE)
                self.eyes.look(name, phones=True)
            case Phase.OPEN:
                self.eyes.look(f"{name}-begins", phones=False)
                self._answer(step)
                self.eyes.look(name, phones=True)
            case Phase.CLOSED:
                self.secrets.before_the_reveal(step, [one.heard for one in self.phones.all])
                self.eyes.look(name, phones=True)
            case Phase.REVEALED:
                self.secrets.told(step)
                self._count(step)
                self.eyes.look(name, phones=True)
            case _:
                self.eyes.look(name, phones=True)

    def _all_stand(self, phase: Phase) -> None:
        step = self.trainer.room.step
        self.phones.do(*(self.phones.all[number].stands(phase.value, step) for number in self.here))

    def _question(self, step: Step) -> int:
        """The number of a question among the ten, from 0."""
        rounds = [n for n, part in enumerate(self.plan.parts) if isinstance(part, Questions)]
        return sum(len(items_of_part(self.plan.parts[n])) for n in rounds if n < step[0]) + step[1]

    def _answer(self, step: Step) -> None:
        number, item = self._question(step), self.trainer.room.item_at(step)
        if number == script.DROPS_AT:
            self.phones.do(self.phones.all[script.DROPS].comes_back())
        if number == script.DROPS_AT + 1 and self.phones.handsets:
            self.phones.do(self.phones.handsets[-1].comes_back())
        letters = script.QUESTIONS[number]
        given = {who: one for who in self.here if (one := script.scripted(item, letters[who])) is not None}
        self.given[step] = given
        self.phones.do(*(self.phones.all[who].answer(step, item, one.chosen) for who, one in given.items()))
        self.trainer.wait(lambda: len(self.trainer.room.given(step)) == len(given))

    def _sit(self, part: int) -> None:
        test = self.plan.parts[part]
        assert isinstance(test, Test)
        counts = script.BEFORE if test.role.value == "before" else script.AFTER
        deeds = []
        for who in self.here:
            letters = script.in_test(counts[who], len(test.items))
            answers = [script.scripted(item, letter) for item, letter in zip(test.items, letters, strict=True)]
            for number, one in enumerate(answers):
                if one is not None:
                    self.given.setdefault((part, number), {})[who] = one
            deeds.append(self.phones.all[who].sit(part, test.items, [one.chosen if one else () for one in answers]))
        self.phones.do(*deeds)
        self.trainer.wait(lambda: sum(at == part for at, _ in self.trainer.room.handed) == len(deeds))

    def _count(self, step: Step) -> None:
        """What everybody has now stands on their phone."""
        for who in self.here:
            answer = self.given[step].get(who)
            self.points[who] += round(100 * answer.share) if answer else 0
            (view,) = self.phones.do(self.phones.all[who].stands("revealed", step))
            assert view["own"]["name"] == script.NAMES[who]
            assert view["own"]["points"] == self.points[who], (who, step, view["own"])

    def _look_for_leaks(self) -> None:
        """The wall tells no key before its reveal: neither the slide nor what is read aloud of it."""
        step = self.trainer.room.step
        hanging = f"{self.trainer.projector.slide!r} {shown_words(self.trainer.projector)}"
        if not self.trainer.room.told(step) or isinstance(self.plan.parts[step[0]], Test):
            self.leaks += [f"projector, {step}: {word}" for word in self.secrets.of(step) if word in hanging]

    def take_home(self, folder: Path) -> None:
        """Two phones take home the deck and what was missed; one by its buttons, where there is a browser."""
        for phone in self.phones.handsets[:1]:
            self.phones.do(
                phone.browser.call("Browser.setDownloadBehavior", behavior="allow", downloadPath=str(folder))
            )
            for name in ("deck.apkg", "missed.quizdeck"):
                self.phones.do(phone.press(f'[download="{name}"]'))
                self.phones.do(phone.shows(f"{name} was loaded."))
                self.trainer.wait((folder / name).exists)
        client = self.phones.all[script.DROPS]
        assert isinstance(client, Program)
        for name, file in (("missed.apkg", "missed.apkg"), ("missed.quizdeck", MISSED)):
            (content,) = self.phones.do(client.take(name))
            (folder / file).write_bytes(content)


def _number(step: Step) -> str:
    return f"{step[0] + 1}{step[1]:02}"


def main() -> None:
    """The whole day."""
    folder, browsers, look = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3] if len(sys.argv) > 3 else ""
    folder.mkdir(parents=True, exist_ok=True)
    app = application()
    put_on(app, look or "light", 100)
    people = folder / "people.csv"
    rows = [f"{name.rpartition(' ')[2]};{name.rpartition(' ')[0]}" for name in script.LISTED]
    people.write_bytes("\n".join(["Last name;First name", *rows]).encode("utf-16"))
    trainer = TrainersWindow(app, folder / "profile")
    phones = Phones(trainer.wait)
    eyes = Eyes(folder if look else None, trainer, phones, dark="dark" in look)
    day = Day(trainer, phones, eyes)
    try:
        eyes.window("00-no-session")
        plan = trainer.prepare(people)
        eyes.window("00-prepared")
        (folder / "pack").mkdir()
        trainer.choose(trainer.teach.preparing.page.print.click, folder / "pack")
        trainer.wait(lambda: not trainer.teach.preparing.page.task.is_busy)
        phones.make(browsers, len(script.PEOPLE), plan.copy)
        trainer.present()
        plan = trainer.room.plan
        day.begin(plan)
        day.go_on()
        found = day.secrets.found([one.heard for one in phones.all])
        day.take_home(folder)
        errors = [error for one in phones.handsets for error in one.browser.errors]
        trainer.report()
        eyes.window("95-report", whole=True)
        for name, file in PAPERS.items():
            trainer.write(name, folder / file)
        report = trainer.services.teach.report(trainer.services.teach.sessions()[0].id)
        told: dict[str, Any] = {
            "plan": plan, "report": report, "given": day.given, "errors": errors, "leaks": [*day.leaks, *found],
            "secrets": day.secrets.count, "page": _said(trainer),
            "bytes": sum(len(message) for one in phones.all for message in one.heard),
        }  # fmt: skip
        (folder / "day.pickle").write_bytes(pickle.dumps(told))
    finally:
        phones.close()
        trainer.close()
    print(json.dumps({"leaks": told["leaks"], "errors": errors}))


PAPERS = {"pdf": "report.pdf", "csv": "report.csv", "xlsx": "report.xlsx", "certificates": "certificates.pdf"}
"""What is written of the report, by the name of its button."""


def _said(trainer: TrainersWindow) -> str:
    page = trainer.teach.reporting.page
    return " ".join(one.text() for one in page.findChildren(QLabel) if one.isVisible())


if __name__ == "__main__":
    main()

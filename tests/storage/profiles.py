"""Profiles for tests: a clock that is set by hand, small decks as files, services that are closed again."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

from quizapp.bootstrap import Services, open_services
from quizapp.content.facts import DeckId
from quizapp.scheduling.memory import Grade
from quizapp.scheduling.selection import Selection
from quizapp.services.study import Asking, Finished, StudyStep

BERLIN = ZoneInfo("Europe/Berlin")
NOON = datetime(2026, 11, 20, 12, 0, tzinfo=BERLIN)
TOWNS = DeckId("towns")
AGAIN, HARD, GOOD, EASY = Grade.AGAIN, Grade.HARD, Grade.GOOD, Grade.EASY


@dataclass
class SetClock:
    """A clock that stands where it is set, with a stopwatch beside it."""

    now: datetime = NOON
    ran: timedelta = timedelta()

    def __call__(self) -> datetime:
        return self.now

    def stopwatch(self) -> float:
        """The seconds that have passed, whatever the clock was set to."""
        return self.ran.total_seconds()

    def forward(self, **span: float) -> None:
        """``clock.forward(days=2)``: so much time passes."""
        self.now += timedelta(**span)
        self.ran += timedelta(**span)

    def set_by(self, **span: float) -> None:
        """``clock.set_by(days=-2)``: somebody sets the computer's clock; no time passes."""
        self.now += timedelta(**span)


def fact_text(number: int, *, statement: str = "", cloze: bool = True, topic: str = "") -> str:
    """A fact about a town: a recall card, a reverse card, with ``cloze`` two more, and an item."""
    lines = [
        "[[fact]]",
        f'id = "F{number}"',
        f'topic = "{topic or ("north" if number % 2 else "south")}"',
        f"paragraph = {number}",
        f'statement = "{statement or f"Town{number} lies on river{number}."}"',
        f'true = ["town{number} lies-on river{number}"]',
    ]
    if cloze:
        lines.append(f'cloze = "{{{{1:Town{number}}}}} lies on {{{{2:river{number}}}}}."')
    lines += [
        "[[fact.ask]]",
        "id = 1",
        f'for = "? lies-on river{number}"',
        f'question = "Which town lies on river{number}?"',
        f'reverse = "On which river does Town{number} lie?"',
    ]
    return "\n".join(lines)


def deck_text(*facts: str, count: int = 6, deck: str = TOWNS, title: str = "Towns") -> str:
    """A deck of towns and rivers; ``count`` of them can be spoken of, and without ``facts`` each is."""
    concepts = "\n".join(
        f'[[concept]]\nid = "{name}{number}"\nkind = "{kind}"\nname = "{name.title()}{number}"'
        for number in range(1, count + 1)
        for name, kind in (("town", "town"), ("river", "river"))
    )
    every = facts or tuple(fact_text(number) for number in range(1, count + 1))
    return "\n".join(
        [
            f'[deck]\nid = "{deck}"\ntitle = "{title}"',
            '[source]\ntitle = "Atlas"\npublisher = "Map House"\nreviewed = 2024-02-29',
            '[[topic]]\nid = "north"\ntitle = "The North"\n[[topic]]\nid = "south"\ntitle = "The South"',
            concepts,
            '[[relation]]\nid = "lies-on"\nmeaning = "Its water."\nfrom = ["town"]\nto = ["river"]',
            *every,
            "",
        ]
    )


def write_deck(folder: Path, *facts: str, count: int = 6, deck: str = TOWNS, title: str = "Towns") -> Path:
    """A deck folder."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "deck.toml").write_text(deck_text(*facts, count=count, deck=deck, title=title), encoding="utf-8")
    return folder


@contextmanager
def profile(folder: Path, clock: SetClock, *, deck: Path | None = None, grows_up: bool = False) -> Iterator[Services]:
    """Open services; with ``deck`` loaded. Unless facts are to grow up, each card can be asked from the start."""
    services = open_services(folder, clock, Random(1), clock.stopwatch)
    try:
        services.settings.change(replace(services.settings.current(), grows_up=grows_up))
        if deck is not None:
            services.library.load(deck)
        yield services
    finally:
        services.close()


def asking(step: StudyStep | None) -> Asking:
    """The step, which has to ask a card."""
    assert isinstance(step, Asking)
    return step


def finished(step: StudyStep | None) -> Finished:
    """The step, which has to be the end."""
    assert isinstance(step, Finished)
    return step


def study_all(services: Services, grade: Grade = GOOD, deck: DeckId = TOWNS, at_most: int = 10_000) -> int:
    """Answers everything that is asked now; gives the number of answers."""
    step: StudyStep = services.study.begin(Selection(deck=deck))
    answers = 0
    while isinstance(step, Asking) and answers < at_most:
        step = services.study.grade(grade, 5_000)
        answers += 1
    return answers

"""Children that are killed, crowded or locked out.

Each is this module run with a task; it prints what was acknowledged.
"""

import os
import sys
from pathlib import Path

from quizapp.scheduling.selection import Selection

ROOT = Path(__file__).resolve().parents[2]


def command(task: str, *arguments: object) -> list[str]:
    """The command line of a child."""
    return [sys.executable, "-u", "-m", "tests.journeys.children", task, *map(str, arguments)]


def answer_for_ever(profile: Path) -> None:
    """Answers card after card, days passing, and now and then takes one back; a line for each that was stored."""
    from tests.storage.profiles import AGAIN, EASY, GOOD, NOON, TOWNS, SetClock
    from tests.storage.profiles import profile as opened

    clock = SetClock(now=NOON)
    with opened(profile, clock) as services:
        print("ready")
        number = 0
        while True:
            step = services.study.begin(Selection(deck=TOWNS))
            while hasattr(step, "face"):
                card = step.face.card.id
                step = services.study.grade((GOOD, AGAIN, EASY)[number % 3], number)
                print("answered", number, card)
                number += 1
                if number % 11 == 0:
                    services.study.undo()
                    print("undone", number - 1, card)
                    step = services.study.current()
            clock.forward(hours=7)


def load_for_ever(profile: Path, one: Path, other: Path) -> None:
    """Loads two versions of a deck in turn; a line for each load that was stored."""
    from tests.storage.profiles import SetClock
    from tests.storage.profiles import profile as opened

    with opened(profile, SetClock()) as services:
        print("ready")
        while True:
            for folder in (one, other):
                print("loaded", services.library.load(folder).title)


def bring(profile: Path, file: Path) -> None:
    """Brings a package in, and says so."""
    from tests.storage.profiles import SetClock
    from tests.storage.profiles import profile as opened

    with opened(profile, SetClock()) as services:
        print("ready")
        services.importing.bring(file)
        print("brought")


def export_for_ever(profile: Path, file: Path) -> None:
    """Exports to Anki and backs up, again and again."""
    from tests.storage.profiles import TOWNS, SetClock
    from tests.storage.profiles import profile as opened

    with opened(profile, SetClock()) as services:
        print("ready")
        while True:
            services.transfer.export_anki(TOWNS, file)
            services.backup.backup(file.with_suffix(".db"))
            print("written")


def quiz_for_ever(profile: Path) -> None:
    """Sits quizzes; a line for each answer that was stored."""
    from tests.storage.profiles import TOWNS, SetClock
    from tests.storage.profiles import profile as opened

    with opened(profile, SetClock()) as services:
        print("ready")
        while True:
            view = services.exam.start(services.exam.setup(TOWNS).proposed)
            for index in range(view.total):
                item = services.exam.show(view.sitting, index).item
                chosen = item.options[index % len(item.options)].id
                services.exam.respond(view.sitting, index, (chosen,))
                print("responded", view.sitting, index, chosen)
            services.exam.finish(view.sitting)
            print("finished", view.sitting)


def answer_some(profile: Path, count: int) -> None:
    """Answers so many cards by their ids, as the command line does, waiting for no one."""
    from quizapp.content.cards import CardId
    from tests.storage.profiles import GOOD, SetClock
    from tests.storage.profiles import profile as opened

    with opened(profile, SetClock()) as services:
        print("ready")
        sys.stdin.readline()
        for number in range(count):
            services.study.answer(CardId(f"towns/F{number % 6 + 1}/recall-1"), GOOD)
            print("answered", number)


def open_as_nobody(profile: Path) -> None:
    """Opens a profile as a person who owns nothing; prints the sentence or ``opened``."""
    from quizapp.bootstrap import open_services
    from quizapp.errors import UserError

    if os.getuid() == 0:
        os.setgroups([])
        os.setgid(65534)
        os.setuid(65534)
    try:
        open_services(profile).close()
    except UserError as error:
        print(error)
    else:
        print("opened")


def main() -> None:
    """Runs the task that the command line names."""
    from quizapp import bootstrap

    bootstrap.shipped_decks = lambda: Path(os.devnull)
    task, *arguments = sys.argv[1:]
    tasks = {
        one.__name__: one
        for one in (answer_for_ever, load_for_ever, bring, export_for_ever, quiz_for_ever, answer_some, open_as_nobody)
    }
    tasks[task](*(int(one) if one.isdigit() else Path(one) for one in arguments))  # type: ignore[operator]


if __name__ == "__main__":
    main()

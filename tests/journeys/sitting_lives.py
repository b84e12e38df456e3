"""Lives of a sitting: a child sits for a while and is killed; what it had acknowledged has to be there."""

import json
import os
import random
import signal
import time
from dataclasses import replace
from pathlib import Path

from quizapp.bootstrap import Services, open_services
from quizapp.content.facts import DeckId
from quizapp.exams.blueprint import Mode
from quizapp.exams.conditions import Conditions
from quizapp.exams.sitting import SittingId
from tests.answering import right, wrong


def begun(services: Services, deck: DeckId) -> SittingId:
    """A new exam with a limit."""
    proposed = services.exam.setup(deck).proposed
    conditions = Conditions(whole_seconds=3600, certainty=True)
    view = services.exam.start(replace(proposed, length=40, mode=Mode.EXAM, seed=3, conditions=conditions))
    services.exam.leave(view.sitting)
    return view.sitting


def one_life(profile: Path, sitting: SittingId, after_s: float, seed: int) -> list[dict[str, object]]:
    """Lets a child sit for a while and kills it; gives what it had acknowledged."""
    reading, writing = os.pipe()
    child = os.fork()  # nothing is open here: a child that is forked need not import everything again
    if child == 0:
        try:
            os.close(reading)
            live(profile, sitting, seed, writing)
        finally:
            os._exit(1)
    os.close(writing)
    with os.fdopen(reading) as lines:
        said = [lines.readline()]
        time.sleep(after_s)
        os.kill(child, signal.SIGKILL)
        said += lines.readlines()
    os.waitpid(child, 0)
    return [json.loads(one) for one in said if one.endswith("\n")]


class Verdict:
    """Whether a sitting stands as it was last acknowledged, or one act further; by how much its clock is off."""

    def __init__(self, services: Services, sitting: SittingId, said: list[dict[str, object]]) -> None:
        view = services.exam.resume(sitting)
        self.answers = sum("answered" in one for one in said)
        chosen: dict[int, list[str]] = {}
        for one in said:
            if "answered" in one:
                chosen[int(str(one["answered"]))] = list(one["chosen"])  # type: ignore[call-overload]
        last = said[-1]
        in_hand = int(str(last["next"]))
        kept = all(
            list(services.exam.show(sitting, index).chosen) == answer
            for index, answer in chosen.items()
            if index != in_hand
        )
        used = int(str(last["used_ms"]))
        # At most what one act took, which was stored and not yet said.
        self.off_ms = max(0, view.clock.used_ms - used)
        self.sound = kept and view.clock.used_ms >= used and self.off_ms < 1_000


def live(profile: Path, sitting: SittingId, seed: int, out: int) -> None:
    """The child: sits for ever, and says what was acknowledged."""
    dice = random.Random(seed)
    services = open_services(profile)

    def say(**words: object) -> None:
        os.write(out, json.dumps(words).encode() + b"\n")

    view = services.exam.resume(sitting)
    index = dice.randrange(view.total)
    say(next=index, used_ms=view.clock.used_ms)
    while True:
        view = services.exam.show(sitting, index)
        answer = (right if dice.random() < 0.6 else wrong)(view.item)
        if dice.random() < 0.3:
            services.exam.rate(sitting, index, dice.randint(1, 3))
        if dice.random() < 0.2:
            services.exam.toggle_flag(sitting, index)
        given, view = index, services.exam.respond(sitting, index, answer)
        index = dice.randrange(view.total)
        say(answered=given, chosen=view.chosen, next=index, used_ms=view.clock.used_ms)

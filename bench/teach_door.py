"""The trainer's door with 60 and 200 phones: reveals, answers at once, lost networks, a killed laptop, and attackers.

The laptop (with a window's loop), the phones and the attackers are processes of their own; two of the phones are pages
in real browsers.
"""

import asyncio
import json
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from bench.figures import line, percentile
from quizapp.content.deckfiles.deckfile import parse_deck
from quizapp.content.facts import DeckId
from quizapp.content.generators import items_of
from quizapp.content.items import ItemKind
from quizapp.door.page import page
from quizapp.paths import shipped_decks
from quizapp.storage.sessions.file import SessionFile
from quizapp.teaching.plan import Heading, Plan, Questions
from tests.journeys.browser import CHROMIUM, Browser
from tests.unit.door.rooms import free_port

# BENCH_PHONES: with so many phones (60: answers at once, attackers; else: lost networks). BENCH_REVEALS: so many.
REVEALS = int(os.environ.get("BENCH_REVEALS", "20"))
ANSWERING = 60


class Child:
    """A process that takes commands and answers them."""

    def __init__(self, module: str, *arguments: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", module, *arguments], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def hear(self) -> dict[str, Any]:
        """The next line."""
        assert self.process.stdout is not None
        told: dict[str, Any] = json.loads(self.process.stdout.readline())
        return told

    def ask(self, **command: Any) -> dict[str, Any]:
        """Gives a command; what it answers."""
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps(command) + "\n")
        self.process.stdin.flush()
        return self.hear()

    def act(self, name: str, **value: Any) -> dict[str, Any]:
        """An act of the trainer."""
        return self.ask(act=name, value=value)

    def end(self) -> None:
        """Ends it."""
        self.process.kill()
        self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe is not None:
                pipe.close()


def plan() -> Plan:
    """Sixty questions of the shipped deck with three options or more."""
    deck = parse_deck((shipped_decks() / "lactation" / "deck.toml").read_text(encoding="utf-8"), "deck.toml")
    items = [item for item in items_of(deck, 1) if item.kind is ItemKind.SINGLE_BEST_ANSWER and len(item.options) > 2]
    return Plan(
        heading=Heading(title="Two hundred phones", on=date(2026, 11, 20)),
        deck=DeckId("lactation"),
        parts=(Questions(title="All together", items=tuple(items[:60]), answer_seconds=None),),
        teams=("Oaks", "Willows", "Elms"),
    )


class Evening:
    """A session with phones."""

    def __init__(self, folder: str) -> None:
        self.file = Path(folder) / "a.quizsession"
        SessionFile.create(self.file, plan(), datetime(2026, 11, 20, 12, tzinfo=UTC)).close()
        self.port = free_port()
        self.laptop = Child("bench.door_laptop", str(self.file), str(self.port))
        self.door = self.laptop.hear()
        self.phones = Child("bench.door_clients")
        self.item = -1

    def join(self, count: int) -> None:
        """So many phones are there."""
        self.phones.ask(join=count, port=self.port, code=self.door["code"])

    def ask(self) -> None:
        """The next question, with answers taken."""
        self.item += 1
        self.laptop.act("went", part=0, item=self.item)
        self.laptop.act("asked", seconds=None)
        self.phones.ask(reach=f"open[0, {self.item}]")

    def reveal(self) -> tuple[float, list[float]]:
        """Closes and reveals; when that was, and when each phone had it."""
        self.laptop.act("closed")
        self.phones.ask(reach=f"closed[0, {self.item}]")
        told = self.laptop.act("revealed")
        reached = self.phones.ask(reach=f"revealed[0, {self.item}]")
        return told["at"], reached["at"]

    def end(self) -> None:
        """Ends both."""
        self.phones.end()
        self.laptop.end()


async def with_browsers(evening: Evening, count: int) -> None:
    """Reveals with so many phones, two of which are real pages."""
    evening.join(count - 2)
    async with Browser() as one, Browser() as other:
        for number, browser in enumerate((one, other)):
            await browser.call("Page.navigate", url=evening.door["url"])
            await browser.run(_ONCE.replace("TRUE", "document.querySelector('form')"))
            await browser.run(
                f"document.querySelector('input').value = 'Browser {number}';"
                "document.querySelector('[type=radio]').click(); document.querySelector('form').requestSubmit()"
            )
            await browser.run(_ONCE.replace("TRUE", "document.body.innerText.includes('You are in')"))
        last, pages, stored = [], [], []
        wall = time.time() - time.monotonic()
        for _ in range(REVEALS):
            evening.ask()
            evening.phones.ask(answer=[0, evening.item], spread=0.3)
            evening.phones.ask(settle=True)
            for browser in (one, other):
                await browser.run(_SEEN)
            at, reached = evening.reveal()
            last.append((max(reached) - at) * 1000)
            stored.append((sorted(reached)[len(reached) // 2] - at) * 1000)
            seen = [float(str(await browser.run("window.seen"))) / 1000 - wall for browser in (one, other)]
            pages.append(max((moment - at) * 1000 for moment in seen))
        aim = f"≤ {150 if count <= 60 else 300} ms"
        line(
            f"reveal to last of {count} phones, p95 (median)",
            f"{percentile(last, 0.95):.0f} ms ({percentile(last, 0.5):.0f}, n={len(last)})", aim,
        )  # fmt: skip
        line("  to the middle phone, p95", f"{percentile(stored, 0.95):.0f} ms")
        line("  drawn in the slower of two Chromium, p95", f"{percentile(pages, 0.95):.0f} ms", aim)
        errors = one.errors + other.errors
        line("  errors of the page's script", f"{len(errors)} {errors[:1] or ''}", "0")


_ONCE = "new Promise(function (done) { (function look() { TRUE ? done(1) : setTimeout(look, 20); })(); })"
_SEEN = """window.seen = new Promise(function (done) { (function look() {
  if (document.querySelector('.gained')) { requestAnimationFrame(function () { done(Date.now()); }); }
  else { setTimeout(look, 2); } })(); }); 1"""


def sixty_at_once(evening: Evening) -> None:
    """Sixty answers within one second, and what the window felt of them."""
    evening.join(ANSWERING)  # two in the place of the browsers
    evening.laptop.ask(gaps=True)
    time.sleep(2)
    idle = evening.laptop.ask(gaps=True)
    worst, over, counted, acks = [], 0, [], []
    for _ in range(5):
        evening.ask()
        evening.laptop.ask(gaps=True)
        evening.phones.ask(answer=[0, evening.item], spread=1.0, count=ANSWERING)
        time.sleep(1.5)
        gaps = evening.laptop.ask(gaps=True)
        told = evening.phones.ask(settle=True, of=[0, evening.item])
        worst.append(gaps["worst"])
        over += gaps["over"]
        counted.append(evening.laptop.ask(status=True)["answers"][f"0.{evening.item}"])
        acks += told["acks"]
        evening.reveal()
    line("60 answers in one second, counted", f"{counted}", "60 each time")
    spent = f"{percentile(acks, 0.95):.0f} ms (worst {max(acks):.0f}, n={len(acks)})"
    line("  given to acknowledged (stored), p95", spent, f"{5 * ANSWERING} of them")
    line("  longest that the window's loop stood", f"{max(worst):.1f} ms (idle {idle['worst']:.1f})", "≤ 16 ms")
    line("  turns of it over 16 ms", f"{over} (idle {idle['over']})", "0")


def lost_and_killed(evening: Evening) -> None:
    """A fifth of the phones is dropped every second, and the laptop is killed and started again in the middle."""
    before = evening.laptop.ask(status=True)
    mine = evening.phones.ask(settle=True)
    sent = 0
    for turn in range(6):
        evening.ask()
        evening.phones.ask(answer=[0, evening.item], spread=1.5)
        sent += len(mine["names"])
        for _ in range(2):
            time.sleep(0.5)
            evening.phones.ask(drop=0.2)
        if turn == 2:
            evening.laptop.end()
            time.sleep(1)
            evening.laptop = Child("bench.door_laptop", str(evening.file), str(evening.port))
            evening.laptop.hear()
        settled = evening.phones.ask(settle=True)
        evening.laptop.act("closed")
        evening.laptop.act("revealed")
        evening.phones.ask(reach=f"revealed[0, {evening.item}]")
    after = evening.laptop.ask(status=True)
    stored = sum(after["answers"].values()) - sum(before["answers"].values())
    line("answers given while phones dropped and -9 struck", f"{sent}, stored {stored}", "all")
    line(
        "  acknowledged",
        f"{settled['acked'] - mine['acked']}, refused {dict(Counter(settled['refused'])) or 0}",
        "all, 0",
    )
    line("  phones that came back", f"{settled['back']} times, {after['people']} people", f"{before['people']} people")
    line("  the same names and points as before", f"{sorted(settled['names']) == sorted(mine['names'])}", "True")


def attacked(evening: Evening) -> None:
    """Everything that must not work at once, while the session goes on."""
    before = evening.laptop.ask(status=True)
    hostile = Child("bench.door_hostile", str(evening.port), evening.door["code"], "20")
    last, peak = [], 0.0
    until = time.monotonic() + 20
    while time.monotonic() < until and evening.item < 58:
        evening.ask()
        evening.phones.ask(answer=[0, evening.item], spread=0.3)
        evening.phones.ask(settle=True)
        at, reached = evening.reveal()
        last.append((max(reached) - at) * 1000)
        peak = max(peak, evening.laptop.ask(status=True)["rss"])
    told = hostile.hear()
    hostile.end()
    after = evening.laptop.ask(status=True)
    done = sum(told["done"].values())
    line("attacks of seven sorts at once", f"{done} {dict(told['done'])}")
    line("  connections tried beside them", f"{told['opened']:,}, alive at the end {told['alive']}", "10,000")
    line("  replies that held more than a refusal", f"{told['leaks'] or 0}", "0")
    line("  reveal to last phone meanwhile, p95", f"{percentile(last, 0.95):.0f} ms (n={len(last)})")
    line("  memory of the laptop", f"{before['rss']:.0f} → {peak:.0f} → {after['rss']:.0f} MB", "bounded")


def main() -> None:
    """All of it."""
    line("the page, in one request", f"{len(page().body):,} bytes", "≤ 60,000")
    for count in map(int, os.environ.get("BENCH_PHONES", "60 200").split()):
        with tempfile.TemporaryDirectory() as folder:
            evening = Evening(folder)
            try:
                if CHROMIUM:
                    asyncio.run(with_browsers(evening, count))
                if count == 60:
                    sixty_at_once(evening)
                    attacked(evening)
                else:
                    lost_and_killed(evening)
            finally:
                evening.end()


if __name__ == "__main__":
    print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    main()

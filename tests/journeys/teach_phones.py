"""The phones of a scripted session: real browsers and real WebSocket clients, in a thread and a loop of their own."""

import asyncio
import contextlib
import json
import threading
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from concurrent.futures import Future
from pathlib import Path
from typing import Any, Protocol, TypeVar

import aiohttp

from quizapp.content.items import Item
from quizapp.door.snapshot import Door
from quizapp.exams.copies import DeckCopy
from quizapp.teaching.showing import chosen_numbers
from tests.journeys.browser import Browser
from tests.journeys.phone_page import PhonePage
from tests.unit.door.rooms import HERE

_T = TypeVar("_T")
SIZES = ((320, 640), (390, 844))
"""Of the browsers' windows."""


class Phone(Protocol):
    """What somebody does with a phone, whatever it is."""

    async def come_in(self, door: Door, name: str, team: str) -> None:
        """By the code, with a name and a team."""

    async def stands(self, phase: str, step: Sequence[int]) -> dict[str, Any]:
        """Waits until the room stands so on it; gives what it is shown."""

    async def answer(self, step: Sequence[int], item: Item, chosen: Sequence[str]) -> None:
        """Answers a question, until the answer is in."""

    async def sit(self, part: int, items: Sequence[Item], chosen: Sequence[Sequence[str]]) -> None:
        """Sits a test and gives it in."""

    async def comes_back(self) -> None:
        """Drops out of the room and comes back."""

    @property
    def heard(self) -> Sequence[str]:
        """Every message that came, as it came."""


class Program:
    """A WebSocket client; it reads all the while."""

    def __init__(self, secret: str) -> None:
        self._secret = secret
        self._marks = 0
        self._acks: set[str] = set()
        self.view: dict[str, Any] = {}
        self.heard: list[str] = []
        self._reading: asyncio.Task[None] | None = None

    async def come_in(self, door: Door, name: str, team: str) -> None:
        """By the code, with a name and a team."""
        self._door = door
        await self._connect()
        await until(lambda: any('"t":"ask"' in one for one in self.heard))
        await self._say("join", name=name, team=team, secret=self._secret)
        await until(lambda: self.view)

    async def _connect(self) -> None:
        host = f"http://{self._door.address}:{self._door.port}"
        self._session = aiohttp.ClientSession()
        self._ws = await self._session.ws_connect(f"{host}/room", headers={"Origin": host})
        self._reading = asyncio.create_task(self._read())
        await self._say("enter", code=self._door.code, secret=self._secret)

    async def _say(self, kind: str, **parts: Any) -> None:
        await self._ws.send_str(json.dumps({"v": 1, "t": kind, **parts}))

    async def _read(self) -> None:
        async for message in self._ws:
            self.heard.append(message.data)
            told = json.loads(message.data)
            if told["t"] == "view":
                self.view = told
            elif told["t"] == "ack":
                self._acks.add(told["mark"])
            assert told["t"] != "no", told

    async def stands(self, phase: str, step: Sequence[int]) -> dict[str, Any]:
        """Waits until the room stands so."""
        await until(lambda: stands_so(self.view, phase, step))
        return self.view

    async def answer(self, step: Sequence[int], item: Item, chosen: Sequence[str]) -> None:
        """Answers, and waits until the answer is on the disk."""
        self._marks += 1
        mark = f"{self._secret[:8]}-{self._marks:04}"
        numbers = list(chosen_numbers(item, tuple(chosen)))
        await self._say("answer", mark=mark, part=step[0], item=step[1], chosen=numbers)
        await until(lambda: mark in self._acks)

    async def sit(self, part: int, items: Sequence[Item], chosen: Sequence[Sequence[str]]) -> None:
        """One answer after another, then gives it in."""
        for number, (item, one) in enumerate(zip(items, chosen, strict=True)):
            if one:
                await self.answer((part, number), item, one)
        await self._say("hand", part=part)
        await until(lambda: self.view["own"].get("handed"))

    async def comes_back(self) -> None:
        """The connection is gone without a word; a new one says who it is by its secret alone."""
        await self.leave()
        self.view = {}
        await self._connect()
        await until(lambda: self.view)

    async def leave(self) -> None:
        """The connection is cut."""
        if self._reading is not None:
            self._reading.cancel()
            await self._session.close()

    async def take(self, name: str) -> bytes:
        """Loads a file to take home."""
        address = f"http://{self._door.address}:{self._door.port}/take/{name}?for={self.view['ticket']}"
        async with aiohttp.ClientSession() as session, session.get(address) as answer:
            assert answer.status == 200, await answer.text()
            return await answer.read()


class Handset(PhonePage):
    """A browser: buttons are tapped, and what stands there is read."""

    def __init__(self, browser: Browser, copy: DeckCopy, size: tuple[int, int]) -> None:
        super().__init__(browser)
        self._copy = copy
        self.size = size

    async def come_in(self, door: Door, name: str, team: str) -> None:  # type: ignore[override]
        """Scans the code."""
        await self.browser.call("Network.enable")
        await self.browser.call(
            "Emulation.setDeviceMetricsOverride", width=self.size[0], height=self.size[1], deviceScaleFactor=2,
            mobile=True,
        )  # fmt: skip
        await super().come_in(door.url, name, team)

    async def stands(self, phase: str, step: Sequence[int]) -> dict[str, Any]:
        """Waits until the room stands so."""
        view: dict[str, Any] = {}
        async with asyncio.timeout(30):
            while not stands_so(view, phase, step):
                await asyncio.sleep(0.02)
                await self.browser.run("1")  # what came meanwhile is heard with the next word
                views = (one for one in map(json.loads, reversed(self.heard)) if one["t"] == "view")
                view = next(views, {})
        return view

    async def answer(self, step: Sequence[int], item: Item, chosen: Sequence[str]) -> None:
        """Taps it, and sends it."""
        await self.shows("Send my answer")
        await self.tap(item, self._copy, chosen)
        await self.send()
        await self.shows("Your answer is in")

    async def sit(self, part: int, items: Sequence[Item], chosen: Sequence[Sequence[str]]) -> None:
        """One question after another, then gives it in."""
        for number, (item, one) in enumerate(zip(items, chosen, strict=True), start=1):
            await self.shows(f"question {number} of {len(items)}")
            if one:
                await self.tap(item, self._copy, one)
            await self.send()
        missing = [str(number) for number, one in enumerate(chosen, start=1) if not one]
        await self.shows("Every question has an answer." if not missing else "no answer yet: " + ", ".join(missing))
        await self.send()
        await self.shows("You gave the test in")

    async def comes_back(self) -> None:
        """The page is loaded anew."""
        await self.browser.call("Page.reload")
        await self.shows("points" if self.heard else "")

    @property
    def heard(self) -> Sequence[str]:
        """Every message that came."""
        return self.browser.frames


def stands_so(view: dict[str, Any], phase: str, step: Sequence[int]) -> bool:
    """Whether a view is of this moment."""
    return bool(view) and view["room"]["phase"] == phase and view["room"]["step"] == list(step)


async def until(true: Callable[[], object]) -> None:
    """Waits until something is so."""
    async with asyncio.timeout(30):
        while not true():
            await asyncio.sleep(0.005)


class Phones:
    """The thread. ``wait`` lets the window go on while phones do something."""

    def __init__(self, wait: Callable[[Callable[[], bool]], None]) -> None:
        self._wait = wait
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="phones", daemon=True)
        self._open = contextlib.AsyncExitStack()
        self.all: list[Program | Handset] = []
        self._thread.start()

    def make(self, browsers: int, people: int, copy: DeckCopy) -> None:
        """So many phones, the first of them in browsers."""
        started = self.do(*(self._browser() for _ in range(browsers)))
        self.all = [Handset(one, copy, SIZES[number % 2]) for number, one in enumerate(started)]
        self.all += [Program(f"secret-{number:_<24}") for number in range(browsers, people)]

    async def _browser(self) -> Browser:
        return await self._open.enter_async_context(Browser())

    @property
    def handsets(self) -> tuple[Handset, ...]:
        """Those in browsers."""
        return tuple(one for one in self.all if isinstance(one, Handset))

    def do(self, *deeds: Awaitable[_T]) -> list[_T]:
        """Does things on phones, all at once, while the window goes on."""

        async def every() -> list[_T]:
            return list(await asyncio.gather(*deeds))

        return self._ask(every())

    def _ask(self, deed: Coroutine[Any, Any, _T]) -> _T:
        told: Future[_T] = asyncio.run_coroutine_threadsafe(deed, self._loop)
        self._wait(told.done)
        return told.result()

    def close(self) -> None:
        """Everything ends."""

        async def end() -> None:
            for one in self.all:
                if isinstance(one, Program):
                    await one.leave()
            await self._open.aclose()

        self._ask(end())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()


async def pictures(phone: Handset, folder: Path, name: str) -> None:
    """A picture of what stands on it."""
    await asyncio.sleep(0.25)
    (folder / f"{name}-phone-{phone.size[0]}.png").write_bytes(await phone.browser.picture())


__all__ = ["HERE", "Handset", "Phone", "Phones", "Program", "pictures"]

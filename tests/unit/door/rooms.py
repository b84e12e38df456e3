"""A session with every kind of item, a thread that holds it, and clients of its door."""

import asyncio
import contextlib
import json
import socket
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import aiohttp

from quizapp.clock import system_clock
from quizapp.content.facts import DeckId
from quizapp.content.generators import items_of
from quizapp.content.items import FillIn, Item, ItemKind, NumberWanted, OrderedResponse, WordWanted
from quizapp.door.snapshot import Door, Snapshot, TakeHome
from quizapp.door.thread import RoomThread
from quizapp.exams.copies import DeckCopy, FactCopy, FigureCopy
from quizapp.services.live import LiveRoom
from quizapp.storage.sessions.file import SessionFile
from quizapp.teaching.acts import Act
from quizapp.teaching.plan import Break, Heading, Plan, Questions, Role, Rules, Talk, Test
from quizapp.teaching.room import Room
from tests.own_ports import OWN_PORTS
from tests.written import greenhouse

HERE = "127.0.0.1"
BEFORE, TALK, ASKED, BREAK, AFTER = range(5)


def every_kind() -> tuple[Item, ...]:
    """One item of each kind, in the order of the kinds."""
    found: dict[ItemKind, Item] = {}
    for item in items_of(greenhouse(), 3):
        found.setdefault(item.kind, item)
    return tuple(found[kind] for kind in ItemKind)


def copied() -> DeckCopy:
    """What the greenhouse's items show of their deck."""
    deck = greenhouse()
    return DeckCopy(
        title=deck.title,
        facts=tuple(FactCopy(id=one.id, statement=one.statement, source=f"{one.paragraph}") for one in deck.facts),
        figures=tuple(FigureCopy(id=one.name, svg=one.svg) for one in deck.figures),
    )


def plan_of(
    items: tuple[Item, ...], *, teams: tuple[str, ...] = ("Oaks", "Willows"), seconds: int | None = None,
    anonymous: bool = False, copy: DeckCopy | None = None,
) -> Plan:  # fmt: skip
    """A test before and after, a talk, questions, and a break."""
    return Plan(
        heading=Heading(title="An evening in the greenhouse", on=date(2026, 11, 20), trainer="Tea"),
        deck=DeckId("greenhouse"),
        parts=(
            Test(role=Role.BEFORE, items=items),
            Talk(title="What grows where", notes="Slowly."),
            Questions(title="All together", items=items, talk_seconds=20, answer_seconds=seconds),
            Break(minutes=5),
            Test(role=Role.AFTER, items=items[:3]),
        ),
        participants=("Zoe from the list",),
        teams=teams,
        rules=Rules(anonymous=anonymous),
        copy=copy or copied(),
    )


class Held:
    """A session that is held, its door open on this computer only."""

    def __init__(self, file: Path, thread: RoomThread, snapshots: list[Snapshot]) -> None:
        self.file = file
        self.thread = thread
        self.snapshots = snapshots
        self.door: Door | None = None

    def do(self, *acts: Act) -> Room:
        """Acts of the trainer."""
        rooms = [self.thread.do(act).result(10) for act in acts]
        return rooms[-1]

    def open(self, port: int = 0) -> Door:
        """Opens the door, on a port that nobody uses."""
        self.door = self.thread.open_door(HERE, port or free_port()).result(10)
        OWN_PORTS.add(self.door.port)
        return self.door

    async def soon(self, true: Callable[[], object]) -> None:
        """Waits until something is so."""
        async with asyncio.timeout(10):
            while not true():
                await asyncio.sleep(0.01)


def free_port() -> int:
    """A port that is free now."""
    with socket.socket() as tried:
        tried.bind((HERE, 0))
        port: int = tried.getsockname()[1]
        return port


def made_session(file: Path, plan: Plan) -> Path:
    """A session's file."""
    SessionFile.create(file, plan, datetime(2026, 11, 20, 12, tzinfo=UTC)).close()
    return file


@contextmanager
def held(file: Path, plan: Plan | None = None, take_home: TakeHome | None = None) -> Iterator[Held]:
    """A session in its thread; made first, when there is a plan."""
    if plan is not None:
        made_session(file, plan)
    snapshots: list[Snapshot] = []
    thread = RoomThread(lambda: LiveRoom(SessionFile.open(file), system_clock), snapshots.append, take_home=take_home)
    thread.start()
    room = Held(file, thread, snapshots)
    try:
        yield room
    finally:
        thread.stop()
        if room.door is not None:
            OWN_PORTS.discard(room.door.port)
    assert not [one for one in threading.enumerate() if one.name == "room"]


class Client:
    """A phone as a program: everything that it was sent is kept."""

    def __init__(self, ws: aiohttp.ClientWebSocketResponse, secret: str) -> None:
        self.ws = ws
        self.secret = secret
        self.bytes = bytearray()
        self.view: dict[str, Any] = {}
        self.contents: dict[str, list[dict[str, Any]]] = {}
        self.marks = 0

    async def say(self, kind: str, **parts: Any) -> None:
        """Sends a message."""
        await self.ws.send_str(json.dumps({"v": 1, "t": kind, **parts}))

    async def hear(self) -> dict[str, Any]:
        """The next message."""
        text = await self.ws.receive_str(timeout=10)
        self.bytes += text.encode()
        message: dict[str, Any] = json.loads(text)
        if message["t"] == "view":
            self.view = message
            if "content" in message:
                self.contents[message["room"]["key"]] = message["content"]
        return message

    async def until(self, kind: str, true: Callable[[dict[str, Any]], object] = bool) -> dict[str, Any]:
        """The next message of a kind of which something is so."""
        while True:
            message = await self.hear()
            if message["t"] == kind and true(message):
                return message

    async def phase(self, name: str) -> dict[str, Any]:
        """Waits until the room stands so."""
        if self.view and self.view["room"]["phase"] == name:
            return self.view
        return await self.until("view", lambda message: message["room"]["phase"] == name)

    async def answer(self, part: int, item: int, chosen: list[int | str], mark: str = "") -> dict[str, Any]:
        """Answers, and gives what the door says to that."""
        self.marks += 1
        mark = mark or f"{self.secret[:8]}-{self.marks:04}"
        await self.say("answer", mark=mark, part=part, item=item, chosen=chosen)
        while True:
            message = await self.hear()
            if message["t"] in {"ack", "no"} and message.get("mark") == mark:
                return message


@asynccontextmanager
async def connected(door: Door, **headers: str) -> AsyncIterator[aiohttp.ClientWebSocketResponse]:
    """A socket at the door."""
    host = f"http://{door.address}:{door.port}"
    async with aiohttp.ClientSession() as session:
        ws = await session.ws_connect(f"{host}/room", headers={"Origin": host, **headers}, autoclose=True)
        try:
            yield ws
        finally:
            with contextlib.suppress(ConnectionError):
                await ws.close()


@asynccontextmanager
async def phone(door: Door, name: str, team: str = "", secret: str = "") -> AsyncIterator[Client]:
    """Somebody's phone, in the room; with a secret that is known, without saying the name again."""
    async with connected(door) as ws:
        client = Client(ws, secret or f"{name:_<24}".replace(" ", "-"))
        await client.say("enter", code=door.code, secret=client.secret)
        if (await client.hear())["t"] == "ask":
            await client.say("join", name=name, team=team, secret=client.secret)
            await client.until("view")
        yield client


def other_key(item: Item) -> Item:
    """The same question, with something else right: nobody can tell them apart by what stands there."""
    if isinstance(item, FillIn):
        wanted = item.wanted
        other: NumberWanted | WordWanted = WordWanted(accepted=("quetzalcoatlus",))
        if isinstance(wanted, NumberWanted):
            other = replace(wanted, value=wanted.value + 17, tolerance=3)
        return replace(item, wanted=other, rationale="Since quetzalcoatlus is asked for.")
    if isinstance(item, OrderedResponse):
        return replace(item, order=(*item.order[1:], item.order[0]))
    options = []
    for place in item.places:
        there = item.at(place)
        for option, source in zip(there, (*there[1:], there[0]), strict=True):
            options.append(replace(option, correct=source.correct, rationale=f"Why {source.id}", origin=source.origin))
    order = {option.id: number for number, option in enumerate(item.options)}
    return replace(item, options=tuple(sorted(options, key=lambda one: order[one.id])))

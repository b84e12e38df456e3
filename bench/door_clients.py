"""The phones of ``bench.teach_door``, in a process of their own: real WebSockets, each from an address of its own.

They do what the page does: keep an answer until it is acknowledged, come back when they were dropped. Commands come as
lines of JSON, each is answered with one.
"""

import asyncio
import contextlib
import json
import logging
import random
import sys
import time
from typing import Any

import aiohttp

AGAIN = 1.5


class Phone:
    """One phone."""

    def __init__(self, number: int, port: int, code: str) -> None:
        self.number, self.code = number, code
        self.host = f"http://127.0.0.1:{port}"
        self.secret = f"{number:0>8}{'s' * 24}"
        self.dice = random.Random(number)
        self.view: dict[str, Any] = {}
        self.reached: dict[str, float] = {}
        self.waiting: dict[str, dict[str, Any]] = {}
        self.sent: dict[str, float] = {}
        self.acked: dict[str, float] = {}
        self.refused: list[str] = []
        self.came_back = 0
        self.ws: aiohttp.ClientWebSocketResponse | None = None
        self.running = asyncio.create_task(self.run())

    async def run(self) -> None:
        """Comes in, again and again."""
        address = (f"127.0.{1 + self.number // 250}.{1 + self.number % 250}", 0)
        tries = 0
        while True:
            try:
                async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(local_addr=address)) as session:
                    self.ws = await session.ws_connect(
                        f"{self.host}/room", headers={"Origin": self.host}, max_msg_size=0
                    )
                    await self.say("enter", code=self.code, secret=self.secret)
                    async for message in self.ws:
                        tries = 0
                        await self.take(json.loads(message.data), time.monotonic())
            except (aiohttp.ClientError, OSError, TypeError):
                pass
            self.ws = None
            self.came_back += 1
            tries += 1
            await asyncio.sleep(min(4.0, 0.3 * 2**tries) * (0.5 + self.dice.random()))

    async def take(self, message: dict[str, Any], at: float) -> None:
        """Hears a message."""
        if message["t"] == "ask":
            await self.say(
                "join", name=f"P{self.number}", team=("Oaks", "Willows", "Elms")[self.number % 3], secret=self.secret
            )
        elif message["t"] == "view":
            self.view = message
            self.reached.setdefault(f"{message['room']['phase']}{message['room']['step']}", at)
        elif message["t"] == "ack":
            self.acked.setdefault(message["mark"], at)
            self.waiting.pop(message["mark"], None)
        elif message["t"] == "no":
            self.refused.append(message["why"])
            self.waiting.pop(message.get("mark"), None)

    async def say(self, kind: str, **parts: Any) -> None:
        """Sends a message, if it can."""
        if self.ws is not None and not self.ws.closed:
            with contextlib.suppress(ConnectionError):
                await self.ws.send_str(json.dumps({"v": 1, "t": kind, **parts}))

    async def answer(self, step: list[int], wait: float) -> None:
        """Answers, and again until that is acknowledged."""
        await asyncio.sleep(wait)
        mark = f"m-{self.number}-{step[0]}-{step[1]}"
        self.waiting[mark] = {"mark": mark, "part": step[0], "item": step[1], "chosen": [self.number % 3]}
        while mark in self.waiting:
            self.sent.setdefault(mark, time.monotonic())
            await self.say("answer", **self.waiting[mark])
            await asyncio.sleep(AGAIN)

    def drop(self) -> None:
        """The network is lost."""
        if self.ws is not None:
            transport = self.ws.get_extra_info("socket") and self.ws._response.connection.transport  # type: ignore[union-attr]
            transport.abort()


class Phones:
    """All of them."""

    def __init__(self) -> None:
        self.all: list[Phone] = []
        self.tasks: set[asyncio.Task[None]] = set()

    async def obey(self, command: dict[str, Any]) -> dict[str, Any]:
        """Does what is asked."""
        if "join" in command:
            for number in range(len(self.all), command["join"]):
                self.all.append(Phone(number, command["port"], command["code"]))
                await asyncio.sleep(0.004)
            await self.until(lambda one: bool(one.view))
        elif "answer" in command:
            for one in self.all[: command.get("count", len(self.all))]:
                task = asyncio.create_task(one.answer(command["answer"], one.dice.random() * command["spread"]))
                self.tasks.add(task)
                task.add_done_callback(self.tasks.discard)
        elif "drop" in command:
            for one in random.sample(self.all, int(len(self.all) * command["drop"])):
                one.drop()
        elif "reach" in command:
            await self.until(lambda one: command["reach"] in one.reached)
            return {"at": [one.reached[command["reach"]] for one in self.all]}
        elif "settle" in command:
            if self.tasks:
                await asyncio.wait(set(self.tasks), timeout=60)
            await self.until(lambda one: not one.waiting and one.ws is not None)
            ending = "-{}-{}".format(*command["of"]) if "of" in command else ""
            acks = [
                (at - one.sent[mark]) * 1000
                for one in self.all
                for mark, at in one.acked.items()
                if mark.endswith(ending)
            ]
            return {
                "acked": len(acks), "acks": acks, "refused": [why for one in self.all for why in one.refused],
                "back": sum(one.came_back for one in self.all), "names": [one.view["own"]["name"] for one in self.all],
                "points": sum(one.view["own"]["points"] for one in self.all),
            }  # fmt: skip
        return {"there": sum(one.ws is not None for one in self.all)}

    async def until(self, true: Any) -> None:
        """Waits until something is so of all."""
        async with asyncio.timeout(60):
            while not all(true(one) for one in self.all):
                await asyncio.sleep(0.02)


async def main() -> None:
    """Runs until the commands end."""
    logging.disable(logging.CRITICAL)  # connections are meant to break
    phones = Phones()
    reader = asyncio.StreamReader()
    await asyncio.get_running_loop().connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
    while row := await reader.readline():
        try:
            print(json.dumps(await phones.obey(json.loads(row))), flush=True)
        except TimeoutError:
            print(json.dumps({"late": True, "there": sum(one.ws is not None for one in phones.all)}), flush=True)


if __name__ == "__main__":
    asyncio.run(main())

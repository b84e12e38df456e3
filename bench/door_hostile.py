"""Those who do not behave, for ``bench.teach_door``: ``python -m bench.door_hostile PORT CODE SECONDS`` does everything
at once that must not work, and prints what came back that should not have."""

import asyncio
import contextlib
import json
import logging
import sys
import time
from collections import Counter
from collections.abc import Awaitable, Callable

import aiohttp

HERE = "127.0.0.1"


class Hostile:
    """All attacks against one door. ``leaks`` counts replies that hold more than a refusal."""

    def __init__(self, port: int, code: str, seconds: float) -> None:
        self.port, self.code = port, code
        self.host = f"http://{HERE}:{port}"
        self.end = time.monotonic() + seconds
        self.done: Counter[str] = Counter()
        self.leaks: Counter[str] = Counter()

    async def again(self, name: str, attack: Callable[[str], Awaitable[None]], number: int) -> None:
        """One attack after another, from an address of its own."""
        address = f"127.9.{number}.{len(name)}"
        while time.monotonic() < self.end:
            with contextlib.suppress(
                aiohttp.ClientError, OSError, TimeoutError, asyncio.IncompleteReadError, TypeError
            ):
                await asyncio.wait_for(attack(address), 8)
            self.done[name] += 1
            await asyncio.sleep(0.02)

    async def raw(self, address: str, sent: bytes, *, pause: float = 0) -> bytes:
        """Some bytes, and what comes back."""
        reader, writer = await asyncio.open_connection(HERE, self.port, local_addr=(address, 0))
        try:
            for piece in [sent] if not pause else [sent[n : n + 1] for n in range(len(sent))]:
                writer.write(piece)
                await asyncio.sleep(pause)
            return await asyncio.wait_for(reader.read(300), 5)
        finally:
            writer.close()

    async def socket(self, address: str, *texts: str | bytes, origin: str = "") -> None:
        """Some messages on a socket; whatever shows the room is a leak."""
        async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(local_addr=(address, 0))) as session:
            ws = await session.ws_connect(f"{self.host}/room", headers={"Origin": origin or self.host})
            if origin:
                self.leaks["cross-origin"] += 1
            for text in texts:
                await (ws.send_bytes(text) if isinstance(text, bytes) else ws.send_str(text))
            async for message in ws:
                if message.type is aiohttp.WSMsgType.TEXT and json.loads(message.data)["t"] in {"view", "ack", "ask"}:
                    self.leaks[message.data[:60]] += 1
            await ws.close()

    async def malformed(self, address: str) -> None:
        """No HTTP at all, and messages that are none."""
        await self.raw(address, b"\x16\x03\x01\x02\x00\x01\x00" * 40)
        for text in ("{", "[" * 4000, '{"v":1,"t":"view"}', b"\x00" * 100):
            await self.socket(address, text)

    async def oversized(self, address: str) -> None:
        """Messages, heads and bodies that are too large."""
        await self.socket(address, "x" * 200_000)
        await self.raw(address, b"GET / HTTP/1.1\r\nX: " + b"y" * 100_000)
        await self.raw(address, b"POST / HTTP/1.1\r\nContent-Length: 9999999999\r\n\r\n" + b"z" * 100_000)

    async def forged(self, address: str) -> None:
        """Codes and secrets that are not ours."""
        await self.socket(address, json.dumps({"v": 1, "t": "enter", "code": "AAAAAA", "secret": "f" * 32}))

    async def replayed(self, address: str) -> None:
        """Messages of others, without their secret."""
        mark = {"v": 1, "t": "answer", "mark": "m-1-0-0", "part": 0, "item": 0, "chosen": [0]}
        await self.socket(address, json.dumps(mark))

    async def foreign(self, address: str) -> None:
        """A page from elsewhere, and an address that is not the door's."""
        with contextlib.suppress(aiohttp.WSServerHandshakeError):
            await self.socket(address, "x", origin="http://evil.example")
        told = await self.raw(address, b"GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n")
        if b" 200 " in told[:20]:
            self.leaks["rebinding"] += 1

    async def slow(self, address: str) -> None:
        """A byte now and then."""
        await self.raw(address, b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n" * 10, pause=0.3)

    async def flood(self, address: str) -> None:
        """Somebody who is in the room (that is allowed) and sends without end."""
        async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(local_addr=(address, 0))) as session:
            ws = await session.ws_connect(f"{self.host}/room", headers={"Origin": self.host})
            secret = f"flood-{address}".ljust(30, "x").replace(".", "_")
            await ws.send_str(json.dumps({"v": 1, "t": "enter", "code": self.code, "secret": secret}))
            await ws.send_str(json.dumps({"v": 1, "t": "join", "name": "Flood", "team": "Oaks", "secret": secret}))
            for number in range(3000):
                await ws.send_str(json.dumps({"v": 1, "t": "hand", "part": number % 9}))
            await ws.close()

    async def crowd(self, wanted: int) -> tuple[int, int]:
        """So many connections, held as long as they are let: from 40 addresses."""
        held: list[tuple[asyncio.StreamReader, asyncio.StreamWriter]] = []
        opened = 0

        async def one(number: int) -> None:
            nonlocal opened
            try:
                pair = await asyncio.open_connection(HERE, self.port, local_addr=(f"127.8.0.{1 + number % 40}", 0))
            except OSError:
                return
            opened += 1
            held.append(pair)

        for start in range(0, wanted, 100):
            await asyncio.gather(*(one(number) for number in range(start, start + 100)))
        await asyncio.sleep(0.5)
        alive = sum(not (reader.at_eof() or writer.transport.is_closing()) for reader, writer in held)
        for _, writer in held:
            writer.close()
        return opened, alive

    async def run(self) -> None:
        """Everything at once."""
        crowd = asyncio.create_task(self.crowd(10_000))
        attacks = (self.malformed, self.oversized, self.forged, self.replayed, self.foreign, self.slow, self.flood)
        await asyncio.gather(
            *(self.again(attack.__name__, attack, number) for attack in attacks for number in range(1, 4))
        )
        opened, alive = await crowd
        print(json.dumps({"done": self.done, "leaks": self.leaks, "opened": opened, "alive": alive}), flush=True)


def main() -> None:
    """Runs all attacks."""
    import resource

    logging.disable(logging.CRITICAL)  # what breaks here was meant to
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    asyncio.run(Hostile(int(sys.argv[1]), sys.argv[2], float(sys.argv[3])).run())


if __name__ == "__main__":
    main()

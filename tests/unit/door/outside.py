"""The door as it is met from outside: a plan, requests, bare bytes."""

import asyncio

import aiohttp

from quizapp.door.snapshot import Door
from quizapp.teaching.acts import PersonId
from quizapp.teaching.room import Room
from tests.unit.door.rooms import HERE, Held, every_kind, plan_of

ITEMS = every_kind()
PLAN = plan_of(ITEMS)


def take_home(room: Room, person: PersonId, name: str) -> bytes:
    return f"{name} for {room.people[person].name}".encode()


def door_of(room: Held) -> Door:
    assert room.door is not None
    return room.door


async def fetch(door: Door, path: str, method: str = "GET", **headers: str) -> tuple[int, bytes, dict[str, str]]:
    async with (
        aiohttp.ClientSession() as session,
        session.request(method, f"http://{HERE}:{door.port}{path}", headers=headers) as answer,
    ):
        return answer.status, await answer.read(), dict(answer.headers)


async def raw(door: Door, sent: bytes, seconds: float = 5) -> bytes:
    """What comes back for some bytes until the connection ends; nothing when it was cut."""
    reader, writer = await asyncio.open_connection(HERE, door.port)
    try:
        writer.write(sent)
        async with asyncio.timeout(seconds):
            return await reader.read()
    except ConnectionError:
        return b""
    finally:
        writer.close()

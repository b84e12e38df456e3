"""The door from outside: people who do not behave."""

import asyncio
import json

import aiohttp
import pytest

from quizapp.door import gate as gates
from quizapp.door import phones as all_phones
from quizapp.teaching.acts import Asked, Closed, Went
from tests.unit.door.outside import door_of, fetch, raw
from tests.unit.door.rooms import (
    ASKED,
    HERE,
    Held,
    connected,
    phone,
)


@pytest.mark.parametrize(
    "sent",
    [
        b"\x00\xff" * 500,
        b"GET / HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n",
        b"GET /" + b"a" * 5000 + b" HTTP/1.1\r\n\r\n",
        b"GET / HTTP/1.1\r\n" + b"".join(b"X-%d: y\r\n" % n for n in range(500)) + b"\r\n",
        b"POST / HTTP/1.1\r\nHost: HERE\r\nContent-Length: 99999999999\r\n\r\n",
        b"POST / HTTP/1.1\r\nHost: HERE\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFFFF\r\n",
        b"a" * 200_000,
    ],
)
def test_rubbish_ends_a_connection_and_nothing_else(room: Held, sent: bytes) -> None:
    door = door_of(room)
    sent = sent.replace(b"HERE", f"{HERE}:{door.port}".encode())
    answer = asyncio.run(raw(door, sent))
    assert answer[:12] in {b"", b"HTTP/1.1 400", b"HTTP/1.0 400", b"HTTP/1.1 405", b"HTTP/1.1 421"}
    assert asyncio.run(fetch(door, "/"))[0] == 200


def test_who_sends_slowly_is_not_waited_for(room: Held, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gates, "HEAD_SECONDS", 0.2)
    answer = asyncio.run(raw(door_of(room), b"GET / HTTP/1.1\r\nHost: ", 5))
    assert b"200" not in answer


def test_codes_are_guessed_ten_times_and_no_more(room: Held) -> None:
    async def evening() -> list[str]:
        told = []
        for number in range(12):
            async with connected(door_of(room)) as ws:
                text = {"v": 1, "t": "enter", "code": f"AAAA{number:02}", "secret": f"{number:030}"}
                await ws.send_str(json.dumps(text))
                told.append(json.loads(await ws.receive_str())["t"])
        async with connected(door_of(room)) as ws:  # now not even the right one is looked at
            await ws.send_str(json.dumps({"v": 1, "t": "enter", "code": door_of(room).code}))
            told.append(json.loads(await ws.receive_str())["t"])
        return told

    assert asyncio.run(evening()) == ["code"] * 10 + ["wait"] * 3


@pytest.mark.parametrize(
    "sent",
    [
        "no json",
        "x" * 5000,
        "[" * 4000,
        '{"v":1,"t":"join","name":"Eve","team":"Oaks","secret":"eeeeeeeeeeeeeeeeeeeeeeeeeeeeee"}',
        '{"v":1,"t":"answer","mark":"abcdef","part":2,"item":0,"chosen":[0]}',
        '{"v":1,"t":"hand","part":0}',
        '{"v":1,"t":"revealed"}',
        b"\x00\x01",
    ],
)
def test_who_is_not_in_is_sent_away_whatever_they_say(room: Held, sent: str | bytes) -> None:
    async def evening() -> None:
        room.do(Went(part=ASKED), Asked())
        async with connected(door_of(room)) as ws:
            await (ws.send_bytes(sent) if isinstance(sent, bytes) else ws.send_str(sent))
            message = await ws.receive(timeout=5)
            assert message.type in {aiohttp.WSMsgType.CLOSE, aiohttp.WSMsgType.CLOSED, aiohttp.WSMsgType.ERROR}

    asyncio.run(evening())
    after = room.do(Closed())
    assert not after.people
    assert not after.answers


def test_who_floods_is_sent_away_and_the_others_go_on(room: Held) -> None:
    async def evening() -> None:
        room.do(Went(part=ASKED), Asked())
        async with phone(door_of(room), "Ana", "Oaks") as ana:
            async with phone(door_of(room), "Eve", "Oaks") as eve:
                for number in range(200):
                    if eve.ws.closed:
                        break
                    mark = f"flood-{number:04}"
                    try:
                        await eve.say("answer", mark=mark, part=ASKED, item=0, chosen=[number % 3])
                    except (ConnectionError, aiohttp.ClientError):
                        break
                while not eve.ws.closed:
                    await eve.ws.receive(timeout=5)
            assert (await ana.answer(ASKED, 0, [0]))["t"] == "ack"

    asyncio.run(evening())


def test_of_one_person_only_a_few_pages_are_open(room: Held) -> None:
    async def evening() -> None:
        async with phone(door_of(room), "Ana", "Oaks", "a" * 30) as first:
            others = [phone(door_of(room), "", "", "a" * 30) for _ in range(all_phones.PHONES_OF_ONE)]
            for one in others:
                await one.__aenter__()
            while not first.ws.closed:
                await first.ws.receive(timeout=5)
            for one in others:
                await one.__aexit__(None, None, None)

    asyncio.run(evening())


def test_from_one_address_so_many_and_no_more(room: Held) -> None:
    async def evening() -> int:
        door = door_of(room)
        opened = [await asyncio.open_connection(HERE, door.port) for _ in range(80)]
        await asyncio.sleep(0.2)
        closed = sum(reader.at_eof() or reader.exception() is not None for reader, _ in opened)
        other = await asyncio.open_connection(HERE, door.port, local_addr=("127.0.0.9", 0))
        other[1].write(f"GET / HTTP/1.1\r\nHost: {HERE}:{door.port}\r\n\r\n".encode())
        assert (await other[0].read(12)) == b"HTTP/1.1 200"
        for _, writer in (*opened, other):
            writer.close()
        return closed

    assert asyncio.run(evening()) == 80 - 48


def test_nobody_fills_the_room_with_people_of_straw(room: Held) -> None:
    async def evening() -> list[str]:
        told = []
        for number in range(all_phones.NAMES_AT_ONCE + 2):
            async with connected(door_of(room)) as ws:
                secret = f"{number:030}"
                await ws.send_str(json.dumps({"v": 1, "t": "enter", "code": door_of(room).code, "secret": secret}))
                await ws.receive_str()
                await ws.send_str(json.dumps({"v": 1, "t": "join", "name": "Straw", "team": "Oaks", "secret": secret}))
                told.append(json.loads(await ws.receive_str())["t"])
        return told

    told = asyncio.run(evening())
    assert told == ["view"] * all_phones.NAMES_AT_ONCE + ["wait"] * 2

"""The door from outside: real sockets, people who behave, and what is sent to whom."""

import asyncio
import json
import threading
from pathlib import Path

import aiohttp
import pytest

from quizapp.content.items import FillIn
from quizapp.door.page import page
from quizapp.teaching.acts import Asked, Closed, Ended, PersonId, Removed, Revealed, Went
from quizapp.teaching.room import Room
from quizapp.teaching.showing import chosen_numbers
from tests.answering import right
from tests.unit.door.outside import ITEMS, PLAN, door_of, fetch
from tests.unit.door.rooms import (
    AFTER,
    ASKED,
    BEFORE,
    HERE,
    Held,
    connected,
    held,
    phone,
)

# -- people who behave


def test_a_session_of_all_kinds_is_answered_stored_and_pointed(room: Held) -> None:
    async def evening() -> None:
        async with phone(door_of(room), "Ana", "Oaks") as ana, phone(door_of(room), "Ben", "Willows") as ben:
            for number, item in enumerate(ITEMS):
                room.do(Went(part=ASKED, item=number), Asked())
                await ana.phase("open")
                numbers = list(chosen_numbers(item, right(item)))
                assert (await ana.answer(ASKED, number, numbers))["t"] == "ack"
                assert ana.view["own"]["answer"] == numbers
                room.do(Closed(), Revealed())
                view = await ana.phase("revealed")
                assert view["own"]["gained"] == 100, item.kind
                told = view["room"]["told"]
                assert told["wanted"] if isinstance(item, FillIn) else set(told["right"]) >= set(numbers)
                assert view["room"]["teams"] == [[1, "Oaks", 100 * number + 100], [2, "Willows", 0]]
                await ben.until("view", lambda message: message["room"]["phase"] == "revealed")
            room.do(Ended())
            view = await ana.phase("over")
            assert (view["own"]["points"], view["own"]["place"], view["own"]["of"]) == (1600, 1, 2)
            assert view["room"]["podium"] == [[1, "Ana", 1600]]

    asyncio.run(evening())


def test_a_test_is_taken_alone_given_in_once_and_told_at_the_end(room: Held) -> None:
    async def evening() -> None:
        async with phone(door_of(room), "Ana", "Oaks") as ana:
            room.do(Went(part=AFTER))
            view = await ana.phase("test")
            assert len(ana.contents[view["room"]["key"]]) == 3
            item = ITEMS[2]
            assert (await ana.answer(AFTER, 2, list(chosen_numbers(item, right(item)))))["t"] == "ack"
            assert (await ana.answer(BEFORE, 2, [0]))["t"] == "no"
            await ana.say("hand", part=AFTER)
            view = await ana.until("view", lambda message: message["own"].get("handed"))
            assert view["own"]["answers"][0] == []
            assert "gave this test in" in (await ana.answer(AFTER, 0, [0]))["why"]
            room.do(Closed(), Ended())
            assert (await ana.phase("over"))["own"]["tests"] == [["Test after", 33]]

    asyncio.run(evening())


def test_who_comes_back_is_the_same_and_two_of_one_name_are_two(room: Held) -> None:
    async def evening() -> None:
        door = door_of(room)
        async with phone(door, "Ana", "Oaks", "a" * 30) as first, phone(door, "ana", "Oaks", "b" * 30) as second:
            assert (first.view["own"]["name"], second.view["own"]["name"]) == ("Ana", "ana (2)")
            await room.soon(lambda: len(room.snapshots[-1].connected) == 2)
        await room.soon(lambda: not room.snapshots[-1].connected)
        async with connected(door) as ws:  # without the code: the secret is enough
            await ws.send_str(json.dumps({"v": 1, "t": "enter", "secret": "b" * 30}))
            assert json.loads(await ws.receive_str())["own"]["name"] == "ana (2)"
        async with phone(door, "Zoe from the list", "Oaks", "c" * 30):
            pass
        people = [one.name for one in room.do(Went(part=1)).people.values()]
        assert sorted(people) == ["Ana", "Zoe from the list", "ana (2)"]

    asyncio.run(evening())


def test_a_name_is_cleaned_and_a_team_has_to_be_one(room: Held) -> None:
    async def evening() -> None:
        async with phone(door_of(room), "  <b>Ana</b>\u202e\n ", "Oaks", "a" * 30) as ana:
            assert "<" not in ana.view["own"]["name"]
            assert "\u202e" not in ana.view["own"]["name"]
        async with connected(door_of(room)) as ws:
            for name, team in (("Ben", "Foxes"), ("   ", "Oaks")):
                await ws.send_str(json.dumps({"v": 1, "t": "enter", "code": door_of(room).code, "secret": "d" * 30}))
                assert json.loads(await ws.receive_str())["teams"] == ["Oaks", "Willows"]
                await ws.send_str(json.dumps({"v": 1, "t": "join", "name": name, "team": team, "secret": "d" * 30}))
                assert json.loads(await ws.receive_str())["t"] == "no"

    asyncio.run(evening())
    assert len(room.do(Went(part=1)).people) == 1


def test_an_answer_that_is_sent_again_counts_once_and_takes_nothing_back(room: Held) -> None:
    async def evening() -> None:
        async with phone(door_of(room), "Ana", "Oaks", "a" * 30) as ana:
            room.do(Went(part=ASKED), Asked())
            await ana.phase("open")
            for chosen, mark in (([0], "first-one"), ([1], "second-one"), ([0], "first-one"), ([1], "second-one")):
                assert (await ana.answer(ASKED, 0, chosen, mark))["t"] == "ack"
                stands = [0] if ana.marks == 1 else [1]
                assert ana.view["own"]["answer"] == stands, "what is told to be in was shown before"
        async with phone(door_of(room), "Ana", "Oaks", "a" * 30) as again:  # replayed by another connection
            assert (await again.answer(ASKED, 0, [0], "first-one"))["t"] == "ack"
            assert again.view["own"]["answer"] == [1]

    asyncio.run(evening())


def test_sixty_answers_at_once_are_all_counted(room: Held) -> None:
    async def evening() -> None:
        async with asyncio.TaskGroup() as tasks:
            gate, done = asyncio.Event(), asyncio.Semaphore(0)

            async def one(number: int) -> None:
                async with phone(door_of(room), f"P{number}", "Oaks", f"{number:030}") as client:
                    done.release()
                    await gate.wait()
                    assert (await client.answer(ASKED, 0, [number % 3]))["t"] == "ack"

            for number in range(40):
                tasks.create_task(one(number))
            for _ in range(40):
                await done.acquire()
            room.do(Went(part=ASKED), Asked())
            gate.set()

    asyncio.run(evening())
    assert len(room.do(Closed()).answers[ASKED, 0]) == 40


def test_points_and_answers_are_there_after_the_laptop_was_started_again(tmp_path: Path) -> None:
    async def first(room: Held) -> None:
        async with phone(door_of(room), "Ana", "Oaks", "a" * 30) as ana:
            room.do(Went(part=ASKED), Asked())
            await ana.phase("open")
            assert (await ana.answer(ASKED, 0, list(chosen_numbers(ITEMS[0], right(ITEMS[0])))))["t"] == "ack"
            room.do(Closed(), Revealed(), Went(part=ASKED, item=1), Asked())
            await ana.until("view", lambda message: message["room"]["step"] == [ASKED, 1])
            await ana.answer(ASKED, 1, [0])

    async def second(room: Held) -> None:
        async with phone(door_of(room), "", "", "a" * 30) as ana:
            view = ana.view or await ana.until("view")
            assert (view["own"]["points"], view["own"]["answer"]) == (100, [0])

    file = tmp_path / "a.quizsession"
    with held(file, PLAN) as room:
        door = room.open()
        asyncio.run(first(room))
    with held(file) as room:
        assert room.open(door.port) == door
        asyncio.run(second(room))


def test_who_was_taken_out_is_turned_away(room: Held) -> None:
    async def evening() -> None:
        async with phone(door_of(room), "Ana", "Oaks", "a" * 30) as ana:
            room.do(Removed(person=PersonId(1)))
            assert "took you out" in (await ana.until("out"))["why"]
            assert (await ana.ws.receive(timeout=5)).type is aiohttp.WSMsgType.CLOSE
        async with connected(door_of(room)) as ws:
            await ws.send_str(json.dumps({"v": 1, "t": "enter", "secret": "a" * 30}))
            assert json.loads(await ws.receive_str())["t"] == "code"

    asyncio.run(evening())


def test_files_are_taken_home_when_it_is_over_and_only_by_who_was_there(room: Held) -> None:
    async def evening() -> None:
        door = door_of(room)
        async with phone(door, "Ana", "Oaks") as ana:
            assert (await fetch(door, "/take/deck.apkg?for=x"))[0] == 403
            room.do(Ended())
            ticket = (await ana.phase("over"))["ticket"]
            status, body, headers = await fetch(door, f"/take/missed.quizdeck?for={ticket}")
            assert (status, body) == (200, b"missed.quizdeck for Ana")
            assert headers["Content-Disposition"] == 'attachment; filename="missed.quizdeck"'
            for path in ("/take/other.apkg", "/take/..%2fa.quizsession", "/take/"):
                assert (await fetch(door, f"{path}?for={ticket}"))[0] == 404
            assert (await fetch(door, f"/take/deck.apkg?for={ticket[:-1]}"))[0] == 403

    asyncio.run(evening())


# -- what is sent, and to whom


def test_the_page_comes_whole_in_one_request_and_loads_nothing(room: Held) -> None:
    status, body, headers = asyncio.run(fetch(door_of(room), "/"))
    assert (status, body) == (200, page().body)
    assert headers["Cache-Control"] == "no-store"
    assert headers["Connection"] == "close"
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert f"connect-src 'self' ws://{HERE}:{door_of(room).port};" in policy
    assert "Access-Control-Allow-Origin" not in headers
    assert "aiohttp" not in str(headers)


@pytest.mark.parametrize(
    ("path", "method", "status"),
    [
        ("/favicon.ico", "GET", 404),
        ("/page.css", "GET", 404),
        ("/..%2f..%2fetc/passwd", "GET", 404),
        ("/", "POST", 405),
        ("/", "OPTIONS", 405),
        ("/", "HEAD", 405),
        ("/room", "POST", 405),
        ("/room", "GET", 403),
    ],
)
def test_there_is_nothing_else(room: Held, path: str, method: str, status: int) -> None:
    assert asyncio.run(fetch(door_of(room), path, method))[0] == status


def test_what_is_meant_for_another_address_is_refused(room: Held) -> None:
    port = door_of(room).port
    for host in ("evil.example", f"evil.example:{port}", HERE, f"localhost:{port}"):
        assert asyncio.run(fetch(door_of(room), "/", Host=host))[0] == 421


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "https://127.0.0.1", "http://127.0.0.1"])
def test_pages_from_elsewhere_do_not_come_in(room: Held, origin: str) -> None:
    async def evening() -> None:
        with pytest.raises(aiohttp.WSServerHandshakeError, match="403"):
            async with connected(door_of(room), Origin=origin):
                pass

    asyncio.run(evening())


def test_an_answer_whose_receipt_was_lost_is_not_called_late(room: Held) -> None:
    async def evening() -> None:
        async with phone(door_of(room), "Ana", "Oaks", "a" * 30) as ana:
            room.do(Went(part=ASKED), Asked())
            await ana.phase("open")
            assert (await ana.answer(ASKED, 0, [0], "only-one"))["t"] == "ack"
            room.do(Closed())
            assert (await ana.answer(ASKED, 0, [0], "only-one"))["t"] == "ack"
            assert "time for this question is over" in (await ana.answer(ASKED, 0, [1], "another"))["why"]
            assert (await ana.answer(9, 0, [1], "nowhere"))["t"] == "no"

    asyncio.run(evening())


def test_the_end_waits_for_no_file_that_is_being_made(tmp_path: Path) -> None:
    asked, go_on = threading.Event(), threading.Event()

    def slow(_room: Room, _person: PersonId, _name: str) -> bytes:
        asked.set()
        go_on.wait(20)
        return b""

    async def ask(room: Held) -> None:
        async with phone(door_of(room), "Ana", "Oaks") as ana:
            room.do(Ended())
            ticket = (await ana.phase("over"))["ticket"]
            asking = asyncio.create_task(fetch(door_of(room), f"/take/deck.apkg?for={ticket}"))
            await asyncio.to_thread(asked.wait, 10)
            await asyncio.to_thread(room.thread.stop)
            asking.cancel()

    with held(tmp_path / "a.quizsession", PLAN, slow) as room:
        room.open()
        asyncio.run(ask(room))
    assert not go_on.is_set()
    go_on.set()

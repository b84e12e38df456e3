"""The page for phones in a real browser: every kind is answered by taps, and nothing is lost when things go wrong."""

import asyncio
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from quizapp.content.items import ItemKind
from quizapp.errors import UserError
from quizapp.teaching.acts import Asked, Closed, Ended, PersonId, Removed, Revealed, Went
from quizapp.teaching.room import Room
from quizapp.teaching.showing import chosen_numbers
from tests.answering import right
from tests.journeys.browser import CHROMIUM, Browser
from tests.journeys.phone_page import PhonePage
from tests.unit.door.rooms import ASKED, Held, copied, every_kind, held, phone, plan_of

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium")

ITEMS = every_kind()


def take_home(_room: Room, _person: PersonId, name: str) -> bytes:
    if name.startswith("missed"):
        raise UserError("Nothing was missed. Take the whole deck.")
    return b"a deck"


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Held]:
    with held(tmp_path / "a.quizsession", plan_of(ITEMS), take_home) as opened:
        opened.open()
        yield opened


class Page(PhonePage):
    """The page, beside the room whose trainer goes on."""

    def __init__(self, browser: Browser, room: Held) -> None:
        super().__init__(browser)
        self.room = room

    async def enter(self) -> None:
        """Comes in by the QR code."""
        assert self.room.door is not None
        await self.come_in(self.room.door.url, "Ana")


async def holds(room: Held, part: int, item: int, chosen: Sequence[str]) -> None:
    """Waits until the room holds this answer of the first person."""

    def given() -> tuple[str, ...]:
        answer = room.snapshots[-1].room.answers.get((part, item), {}).get(PersonId(1))
        return () if answer is None else answer.chosen

    await room.soon(lambda: sorted(given()) == sorted(chosen))


def test_every_kind_is_answered_by_taps_and_told(room: Held) -> None:
    async def evening() -> None:
        async with Browser() as browser:
            page = Page(browser, room)
            await page.enter()
            for number, item in enumerate(ITEMS):
                room.do(Went(part=ASKED, item=number), Asked())
                await page.shows(f"Question {number + 1} of 16")
                await page.shows("Send my answer")
                await page.tap(item, copied(), right(item))
                await page.send()
                await page.shows("Your answer is in")
                await holds(room, ASKED, number, right(item))
                room.do(Closed(), Revealed())
                await page.shows("✓ Right: 100 points.")
                await page.shows("Teams")
            room.do(Ended())
            await page.shows("1600 points")
            await page.press('[download="deck.apkg"]')
            await page.shows("deck.apkg was loaded.")
            await page.press('[download="missed.quizdeck"]')
            await page.shows("Nothing was missed. Take the whole deck.")
            assert browser.errors == []

    asyncio.run(evening())


def test_a_test_is_sat_by_itself_with_every_kind(room: Held) -> None:
    async def evening() -> None:
        async with Browser() as browser:
            page = Page(browser, room)
            await page.enter()
            room.do(Went(part=0))
            for number, item in enumerate(ITEMS):
                await page.shows(f"question {number + 1} of 16")
                await page.tap(item, copied(), right(item))
                await page.send()
            await page.shows("Every question has an answer.")
            await page.send()
            await page.shows("You gave the test in")
            for number, item in enumerate(ITEMS):
                await holds(room, 0, number, right(item))
            assert browser.errors == []

    asyncio.run(evening())


def test_nothing_is_lost_by_a_reload_or_a_laptop_that_goes(room: Held) -> None:
    async def evening() -> None:
        async with Browser() as browser:
            page = Page(browser, room)
            await page.enter()
            assert room.door is not None
            number = list(ItemKind).index(ItemKind.SELECT_ALL)
            room.do(Went(part=ASKED, item=number), Asked())
            await page.shows("Choose all that apply")
            await browser.run(
                "document.querySelectorAll('input')[0].click(); document.querySelectorAll('input')[2].click()"
            )
            await browser.call("Page.reload")  # not yet sent: it is still chosen
            await page.shows("Send my answer")
            assert await browser.run("document.querySelectorAll(':checked').length") == 2
            await page.send()
            await page.shows("Your answer is in")
            await browser.call("Page.reload")
            await page.shows("Your answer is in")
            assert await browser.run("document.querySelectorAll(':checked').length") == 2
            port = room.door.port
            room.thread.shut_door().result(5)
            await browser.run("document.querySelectorAll('input')[2].click()")
            await page.send()
            await page.shows("Waiting for the connection. Your answer is kept here.")
            room.open(port)
            await page.shows("Your answer is in")
            item = ITEMS[number]
            await holds(room, ASKED, number, (item.options[0].id,))
            room.do(Removed(person=PersonId(1)))
            await page.shows("You are no longer in this room")
            assert browser.errors == []

    asyncio.run(evening())


def test_what_others_are_called_is_shown_as_it_is_written(room: Held) -> None:
    async def evening() -> None:
        async with (
            Browser() as browser,
            phone(room.open(), "\"'`${1}&lt;img src=x onerror=alert(1)&gt;", "Oaks", "e" * 30) as eve,
        ):
            page = Page(browser, room)
            await page.enter()
            room.do(Went(part=ASKED), Asked())
            await eve.phase("open")
            wanted = list(chosen_numbers(ITEMS[0], right(ITEMS[0])))
            await eve.answer(ASKED, 0, wanted)
            room.do(Closed(), Revealed(), Ended())
            await page.shows("Podium")
            await page.shows("lt;img src=x onerror=alert(1)"[:12])
            assert await browser.run("document.querySelectorAll('img').length") == 0
            assert browser.errors == []

    asyncio.run(evening())


def test_the_page_keeps_out_what_runs_even_in_a_figure(tmp_path: Path) -> None:
    """A session's file may come from elsewhere: its figure is stripped to drawing, and the policy holds the rest."""
    from dataclasses import replace

    from quizapp.exams.copies import FigureCopy

    copy = copied()
    evil = copy.figures[0].svg.replace(
        '<path id="roof"',
        '<script>window.bad = 1</script><image href="http://evil.example/x.png" onerror="window.bad = 2"/>'
        '<foreignObject><div xmlns="http://www.w3.org/1999/xhtml" onclick="window.bad = 3">x</div></foreignObject>'
        '<a href="javascript:window.bad=4"><path id="roof" onclick="window.bad = 5"',
    ).replace('<desc>The top.</desc></path>', "<desc>The top.</desc></path></a>")  # fmt: skip
    number = list(ItemKind).index(ItemKind.HOT_SPOT)
    plan = plan_of(ITEMS, copy=replace(copy, figures=(FigureCopy(id=copy.figures[0].id, svg=evil),)))

    async def evening(room: Held) -> None:
        async with Browser() as browser:
            page = Page(browser, room)
            await page.enter()
            room.do(Went(part=ASKED, item=number), Asked())
            await page.shows("Tap the place")
            inside = "document.querySelector('.figure').shadowRoot"
            assert (
                await browser.run(f"{inside}.querySelectorAll('script, foreignObject, a, [onclick], [onerror]').length")
                == 0
            )
            assert await browser.run(f"{inside}.querySelectorAll('image[href]').length") == 0
            assert await browser.run("window.bad === undefined") is True

    with held(tmp_path / "a.quizsession", plan) as room:
        room.open()
        asyncio.run(evening(room))

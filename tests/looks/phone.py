"""The page for phones in a real browser, every screen: ``python -m tests.looks.phone FOLDER [LOOK…]``.

In FOLDER are then pictures of each kind of question while it is answered and once its key is shown, and of every other
screen, in the looks of ``LOOKS`` (or those that are named). What ran over the screen's edge, or was smaller than a
finger, is printed; then the exit status is 1.
"""

import asyncio
import sys
import tempfile
from pathlib import Path

from quizapp.content.figures.figure import read_figure
from quizapp.content.items import HotSpot, Item, ItemKind
from quizapp.door.snapshot import Door
from quizapp.exams.copies import DeckCopy, FigureCopy
from quizapp.paths import shipped_decks
from quizapp.teaching.acts import Asked, Closed, Ended, Revealed, Went
from tests.journeys.browser import Browser
from tests.unit.door.rooms import AFTER, ASKED, BREAK, TALK, Held, copied, every_kind, held, phone, plan_of

LOOKS: dict[str, tuple[int, int, str, int]] = {
    "320-light": (320, 640, "light", 100),
    "390-dark": (390, 844, "dark", 100),
    "320-dark-200": (320, 640, "dark", 200),
    "390-light": (390, 844, "light", 100),
}
"""Width, height, colours, text size in percent."""

_FIT = """
(function () {
  var wide = document.documentElement.scrollWidth - window.innerWidth;
  var small = Array.prototype.slice.call(document.querySelectorAll("main button, #bar button, select, .choice, a"))
    .filter(function (one) { var box = one.getBoundingClientRect();
      return box.width && !one.classList.contains("phrase") && (box.height < 43.5 || box.width < 43.5); })
    .map(function (one) { return one.textContent.slice(0, 20) || one.tagName; });
  return JSON.stringify({ wide: wide, small: small });
})()
"""

_TAP = """
(function () {
  var main = document.getElementById("main");
  var taps = {
    drag_drop_cloze: function () {
      Array.prototype.slice.call(main.querySelectorAll(".token")).slice(0, 2).forEach(function (t) { t.click(); });
    },
    ordered_response: function () { main.querySelectorAll(".moves button")[3].click(); },
    highlight_text: function () { main.querySelectorAll(".phrase")[0].click(); },
    fill_in: function () { var f = main.querySelector("input"); f.value = "30"; f.dispatchEvent(new Event("input")); },
  };
  if (taps["KIND"]) { taps["KIND"](); return; }
  Array.prototype.slice.call(main.querySelectorAll("select")).forEach(function (one, at) {
    one.selectedIndex = Math.min(at + 1, one.options.length - 1); one.dispatchEvent(new Event("change")); });
  Array.prototype.slice.call(main.querySelectorAll("fieldset")).forEach(function (group) {
    var box = group.querySelector("input:not(:disabled)"); if (box) { box.click(); }
    var more = group.querySelectorAll("input[type=checkbox]:not(:disabled)");
    if (more.length > 1) { more[1].click(); } });
})()
"""


class Look:
    """The page in one look, beside the room whose trainer goes on."""

    def __init__(self, name: str, folder: Path, browser: Browser, room: Held) -> None:
        self.name = name
        self.folder = folder
        self.browser = browser
        self.room = room
        self.wrong: list[str] = []

    async def begin(self, door: Door) -> None:
        """Opens the page."""
        width, height, colors, percent = LOOKS[self.name]
        media = [{"name": "prefers-color-scheme", "value": colors}]
        await self.browser.call("Emulation.setEmulatedMedia", features=media)
        await self.browser.call(
            "Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=2, mobile=True
        )
        await self.browser.call("Page.navigate", url=f"http://{door.address}:{door.port}/")
        await self.shows("The code of the room")
        await self.browser.run(f"document.documentElement.style.fontSize = '{percent}%'")

    async def picture(self, screen: str, *, first: float = 0.25) -> None:
        """A picture of the screen once it stands; notes what does not fit."""
        await asyncio.sleep(first)
        fit = await self.browser.run(_FIT)
        if fit != '{"wide":0,"small":[]}':
            self.wrong.append(f"{self.name} {screen}: {fit}")
        (self.folder / f"{screen}-{self.name}.png").write_bytes(await self.browser.picture())

    async def shows(self, words: str) -> None:
        """Waits until some words stand there."""
        async with asyncio.timeout(20):
            while words not in str(await self.browser.run("document.body ? document.body.innerText : ''")):
                await asyncio.sleep(0.02)

    async def main_button(self) -> None:
        """Presses the button at the foot."""
        await self.browser.run("document.querySelector('#bar .main').click()")
        await asyncio.sleep(0.3)

    async def come_in(self, door: Door) -> None:
        """The code, the name, and what is seen before questions come."""
        await self.picture("01-code")
        await self.browser.run(f"document.querySelector('input').value = '{door.code}'")
        await self.browser.run("document.querySelector('form').requestSubmit()")
        await self.shows("Come in")
        await self.picture("02-name")
        await self.browser.run(
            "document.querySelector('input').value = 'Marie-Antoinette';"
            "document.querySelectorAll('[type=radio]')[0].click(); document.querySelector('form').requestSubmit()"
        )
        await self.shows("You are in")
        await self.picture("03-lobby")
        for part, words, screen in ((TALK, "Look at the trainer", "04-talk"), (BREAK, "to rest", "05-break")):
            self.room.do(Went(part=part))
            await self.shows(words)
            await self.picture(screen)

    async def answer(self, number: int, kind: ItemKind) -> None:
        """One question, from the talk before it to its key."""
        self.room.do(Went(part=ASKED, item=number))
        if number == 0:
            await self.shows("Talk it over")
            await self.picture("06-talk-it-over")
        self.room.do(Asked(seconds=45 if number % 2 else None))
        await self.shows("Send my answer")
        await self.browser.run(_TAP.replace("KIND", kind.value))
        await self.picture(f"{10 + number}-{kind.value}-1")
        await self.main_button()
        if kind in {ItemKind.SINGLE_BEST_ANSWER, ItemKind.HOT_SPOT}:
            await self.picture(f"{10 + number}-{kind.value}-2")
        self.room.do(Closed())
        if number == 0:
            await self.shows("Answers are closed")
            await self.picture("08-closed")
        self.room.do(Revealed())
        await self.shows("Teams")
        await self.picture(f"{10 + number}-{kind.value}-3")

    async def sit_test(self) -> None:
        """A test, from its first question until it is given in."""
        self.room.do(Went(part=AFTER))
        await self.shows("question 1 of 3")
        await self.picture("40-test")
        await self.browser.run("document.querySelector('input').click(); document.querySelector('summary').click()")
        await self.picture("41-test-answered", first=0.9)
        for _ in range(3):
            await self.main_button()
        await self.picture("42-give-in")
        await self.main_button()
        await self.shows("You gave the test in")
        await self.picture("43-given-in")
        self.room.do(Closed())
        await self.shows("The test is closed")
        await self.picture("44-tested")

    async def end(self, door: Door) -> None:
        """The laptop is gone for a while, and then the session is over."""
        self.room.thread.shut_door().result(5)
        await self.shows("Looking for the trainer")
        await self.picture("45-lost")
        self.room.open(door.port)
        self.room.do(Ended())
        await self.shows("The session is over")
        await self.picture("46-over")


async def draw_all(folder: Path, looks: list[str]) -> list[str]:
    """All looks, each in a session of its own."""
    wrong = []
    for name in looks:
        with tempfile.TemporaryDirectory() as place:
            plan_items = _items()
            plan = plan_of(plan_items, seconds=45, copy=_copy())
            with held(Path(place) / "a.quizsession", plan, lambda *_: b"deck") as room:
                door = room.open()
                async with Browser() as browser, phone(door, "Ben", "Willows"):
                    look = Look(name, folder, browser, room)
                    await look.begin(door)
                    await look.come_in(door)
                    for number, item in enumerate(plan_items):
                        await look.answer(number, item.kind)
                    await look.sit_test()
                    await look.end(door)
                    wrong += [*look.wrong, *(f"{name}: {one}" for one in browser.errors)]
    return wrong


def _items() -> tuple[Item, ...]:
    """Every kind; the hot spot is the shipped deck's, which is a real drawing."""
    from tests.gui.kind_items import hot_spot

    regions = {"connective-tissue": "Connective tissue", "fatty-tissue": "Fat"}
    spot = hot_spot(regions | _more_regions(), "gland.svg", "fatty-tissue")
    return tuple(spot if isinstance(item, HotSpot) else item for item in every_kind())


def _gland() -> str:
    return read_figure("gland.svg", (shipped_decks() / "lactation" / "gland.svg").read_bytes()).svg


def _more_regions() -> dict[str, str]:
    from quizapp.content.figures.figure import regions_of

    return {one.id: one.title for one in regions_of(_gland()).values()}


def _copy() -> DeckCopy:
    return DeckCopy(figures=(FigureCopy(id="gland.svg", svg=_gland()),)) | copied()


def main() -> int:
    """Draws everything; 1 when something did not fit."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    wrong = asyncio.run(draw_all(folder, sys.argv[2:] or list(LOOKS)))
    print("\n".join(wrong) or "Everything fits.")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())

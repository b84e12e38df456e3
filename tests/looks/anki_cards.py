"""Draws our Anki cards as a phone and a desktop show them: ``python -m tests.looks.anki_cards OUT_DIR``.

A picture a card, width (360 and 900 pixels) and scheme: front and back beside each other, for every view and kind of
item of the shipped deck and of the greenhouse; with scripts off, as asked, and answered wrongly. Anki itself renders
the cards; Chromium draws them, with the classes that Anki gives its page at night.
"""

import asyncio
import html
import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from quizapp.content.generators import cards_of, items_of
from quizapp.content.items import Item
from tests.answering import wrong
from tests.journeys.anki_peer import AnkiCard, Collection, bring, cards, collection
from tests.journeys.browser import Browser
from tests.unit.exchange.makers import MONDAY, Content, lactation
from tests.written import greenhouse

WIDTHS = {"phone": 360, "desktop": 900}
VIEWS = ("Recall 1", "Reverse 1", "Cloze 1", "Label")


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A card to be drawn; ``answer`` is what is tapped on it, ``item`` its item (None: a flashcard)."""

    name: str
    card: AnkiCard
    item: Item | None = None


def chosen(col: Collection, content: Content) -> list[Shown]:
    """A card of each view and kind: of each the one with most on it, which is the hardest to fit."""
    found: list[Shown] = []
    for view in VIEWS:
        some = cards(col, f'"card:{view}"')[:40]
        if some:
            found.append(Shown(name=view.lower().replace(" ", "-"), card=max(some, key=lambda one: len(one.answer()))))
    by_id = {card.note()["Id"]: card for card in cards(col, "card:Item or card:Question")}
    kinds: dict[str, Item] = {}
    for item in content[2]:
        name = f"exhibit-{item.kind}" if item.exhibit else item.kind.value
        kinds.setdefault(name, item)
    return found + [Shown(name=name, card=by_id[item.id], item=item) for name, item in kinds.items()]


def page(body: str, media: Path, *, dark: bool) -> str:
    """A side in a page with the classes that Anki gives to its own."""
    night = " nightMode night_mode" if dark else ""
    return (
        f'<!doctype html><html class="{night}"><head><meta charset="utf-8"><base href="{media.as_uri()}/">'
        f'<meta name="viewport" content="width=device-width"></head>'
        f'<body class="card card1{night}"><div id="qa">{body}</div></body></html>'
    )


def sheet(sides: list[str], media: Path, width: int, *, dark: bool, scripts: bool) -> str:
    """Sides beside each other, each in a frame as high as it is."""
    sandbox = "allow-scripts allow-same-origin" if scripts else "allow-same-origin"
    frames = "".join(
        f'<iframe sandbox="{sandbox}" width="{width}" srcdoc="{html.escape(page(one, media, dark=dark))}"></iframe>'
        for one in sides
    )
    style = "body{margin:8px;background:#777;display:flex;gap:8px;align-items:start}iframe{border:0;height:740px}"
    return f'<!doctype html><meta charset="utf-8"><style>{style}</style>{frames}'


FIT = "document.querySelectorAll('iframe').forEach(function (one) {"
FIT += "one.style.height = Math.max(300, one.contentDocument.getElementById('qa').scrollHeight + 20) + 'px'; });"
FIT += "document.documentElement.scrollHeight"


async def draw(folder: Path, names: list[str]) -> None:
    """Draws every card of both decks whose name begins with one of ``names`` (none: all)."""
    house = greenhouse()
    contents: list[Content] = [lactation(), (house, cards_of(house), items_of(house, 0))]
    for content in contents:
        with collection() as col, TemporaryDirectory() as temporary:
            bring(col, content, MONDAY)
            media = Path(col.media.dir())
            async with Browser() as browser:
                for shown in chosen(col, content):
                    name = f"{content[0].id[:3]}-{shown.name}"
                    if names and not any(one in name for one in names):
                        continue
                    for way in ("off", "asked", "answered") if shown.item else ("off",):
                        for width_name, width in WIDTHS.items():
                            for scheme in ("light", "dark"):
                                sides = [shown.card.question(), shown.card.answer()]
                                source = Path(temporary, "card.html")
                                text = sheet(sides, media, width, dark=scheme == "dark", scripts=way != "off")
                                source.write_text(text, encoding="utf-8")
                                await browser.open(source.as_uri(), 2 * width + 32, 900)
                                if way == "answered" and shown.item is not None:
                                    await browser.answer_in_frames(shown.item, wrong(shown.item))
                                height = int(str(await browser.run(FIT)))
                                await browser.size(2 * width + 32, height)
                                target = folder / f"{name}-{way}-{width_name}-{scheme}.png"
                                target.write_bytes(await browser.picture())


if __name__ == "__main__":
    Path(sys.argv[1]).mkdir(parents=True, exist_ok=True)
    asyncio.run(draw(Path(sys.argv[1]), sys.argv[2:]))

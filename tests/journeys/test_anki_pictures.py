"""Pictures that a person brings: their files are in the package, and the cards show them in a real browser."""

import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from quizapp.content.facts import Fact, FactId, TopicId
from quizapp.content.figures.figure import Figure
from quizapp.content.figures.rasters import raster_of
from quizapp.content.generators import cards_of
from quizapp.content.labels import Hide, Label
from quizapp.content.occlusion import Box, Part, Pictured, figure_of
from tests.builders import ask, deck
from tests.journeys.anki_peer import bring, cards, collection
from tests.pictures import png
from tests.unit.exchange.makers import MONDAY

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")

GREY, GOLD = 0x999999, 0xF2C14E


def pictured() -> tuple[Figure, Figure]:
    raster = raster_of(png(400, 200))
    assert raster is not None
    parts = (
        Part(id="mast", name="Mast", outline=Box(x=0, y=0, width=150, height=200)),
        Part(id="hull", name="Hull", outline=Box(x=250, y=0, width=150, height=200)),
    )
    whole = Pictured(raster=raster, parts=parts, title="A ship")
    return Figure(name="ship.svg", svg=figure_of(whole)), Figure(
        name="bare.svg", svg=figure_of(replace(whole, parts=()))
    )


def drawn(html: str, media: Path, folder: Path) -> QImage:
    """A side of a card as a browser draws it, 640 px wide."""
    assert CHROMIUM is not None
    page, target = folder / "card.html", folder / "card.png"
    page.write_text(f'<!doctype html><base href="{media.as_uri()}/"><body class="card">{html}', encoding="utf-8")
    subprocess.run(
        [
            *(CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"),
            *(f"--user-data-dir={folder / 'browser'}", "--window-size=640,600", "--hide-scrollbars"),
            *(f"--screenshot={target}", page.as_uri()),
        ],
        check=True,
        capture_output=True,
        timeout=60,
    )
    return QImage(str(target))


def share(image: QImage, color: int) -> float:
    """How much of a picture is of a colour, give or take what smoothing does."""
    near = total = 0
    for y in range(0, image.height(), 4):
        for x in range(0, image.width(), 4):
            pixel = image.pixel(x, y) & 0xFFFFFF
            total += 1
            near += all(abs((pixel >> shift & 255) - (color >> shift & 255)) < 12 for shift in (0, 8, 16))
    return near / total


def test_parts_of_a_photograph_are_covered_and_shown_in_anki(tmp_path: Path) -> None:
    ship, bare = pictured()
    fact = Fact(
        id=FactId("my-1"),
        topic=TopicId("cities"),
        statement="A ship has a mast and a hull.",
        labels=(
            Label(id=1, figure="ship.svg", region="mast"),
            Label(id=2, figure="ship.svg", region="hull", hide=Hide.ALL),
        ),
        tags=("sea::ships",),
    )
    other = replace(
        fact, id=FactId("my-2"), labels=(), picture="bare.svg", asks=(replace(ask(), query=None, answer="!"),)
    )
    whole = deck(fact, other, figures=(ship, bare))
    with collection() as col:
        bring(col, (whole, cards_of(whole), ()), MONDAY)
        media = Path(col.media.dir())
        (one,), (every,) = cards(col, "Answer:Mast"), cards(col, "Answer:Hull")
        (plain,) = cards(col, '"card:Recall 1"')
        shown = {"one": one.question(), "all": every.question(), "back": one.answer(), "plain": plain.question()}
        assert "sea::ships" in one.note().tags
        assert "sea::ships" in plain.note().tags
        for html in shown.values():
            names = re.findall(r'src="([^"]+)"', html)
            assert names
            assert all((media / name).exists() for name in names)
        pictures = {name: drawn(html, media, tmp_path) for name, html in shown.items()}
    gold = {name: share(picture, GOLD) for name, picture in pictures.items()}
    grey = {name: share(picture, GREY) for name, picture in pictures.items()}
    assert gold["one"] > 0.1
    assert gold["all"] > 0.1
    assert gold["back"] < 0.01
    assert grey["back"] > grey["one"] > grey["all"] > 0.02
    assert grey["plain"] > 0.1

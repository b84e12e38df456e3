"""Items of every kind on Anki's cards, in a real browser: what was tapped is told, with the app's own points."""

import asyncio
import json
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from random import Random

import pytest

from quizapp.content.generators import cards_of, items_of
from quizapp.content.items import (
    DragDropCloze,
    FillIn,
    Item,
    Matching,
    OptionId,
    OrderedResponse,
    WordWanted,
)
from quizapp.exams.answers import complaint
from quizapp.exams.scoring import score
from quizapp.exams.sitting import Response
from tests.answering import right, wrong
from tests.journeys.anki_peer import bring, cards, collection
from tests.journeys.browser import CHROMIUM, Browser, answering
from tests.unit.exchange.makers import MONDAY, lactation
from tests.written import greenhouse

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")

# Anki puts each side into #qa and runs its scripts anew, in a page that lives on.
PAGE = """<!doctype html><html><head><meta charset="utf-8"></head><body class="card"><div id="qa"></div><script>
function show(side) {
  var qa = document.getElementById("qa");
  qa.innerHTML = side;
  Array.prototype.forEach.call(qa.querySelectorAll("script"), function (old) {
    var fresh = document.createElement("script");
    fresh.textContent = old.textContent;
    old.parentNode.replaceChild(fresh, old);
  });
}
function verdict() { return document.getElementById("quizapp-verdict").textContent; }
</script></body></html>"""


def answers(item: Item, dice: Random) -> list[tuple[str, ...]]:
    """The right answer, a wrong one, and some at random, all of them such as the item takes."""
    made: list[tuple[str, ...]] = [right(item), wrong(item)]
    for _ in range(6):
        some = drawn(item, dice)
        if some and not complaint(item, some):
            made.append(some)
    return made


def drawn(item: Item, dice: Random) -> tuple[str, ...]:
    """An answer at random."""
    if isinstance(item, FillIn):
        word = right(item)[0]
        unit = "" if isinstance(item.wanted, WordWanted) else f" {item.wanted.unit}"
        return (dice.choice([word.upper(), f" {word}{unit}.", f"{word}x", "12 parsecs", f"{word},5", "1,500"]),)
    if isinstance(item, OrderedResponse):
        return tuple(dice.sample(item.order, len(item.order)))
    if isinstance(item, (DragDropCloze, Matching)):
        tokens = [one.id for one in (item.tokens if isinstance(item, DragDropCloze) else item.descriptions)]
        dice.shuffle(tokens)
        return tuple(
            f"{place}/{token}" for place, token in zip(item.places, tokens, strict=False) if dice.random() < 0.9
        )
    return tuple(option.id for option in item.options if dice.random() < 0.4)


def words(item: Item, answer: Sequence[str]) -> str:
    """What the back has to say of an answer."""
    got = score(item, Response(chosen=tuple(map(OptionId, answer)), at=datetime(2026, 1, 1, tzinfo=UTC), took_ms=1))
    mark = "✓" if got.full else "✗"
    if got.possible == 1:
        return f"{mark} {'Right.' if got.full else 'Not right.'}"
    return f"{mark} {got.earned:g} of {got.possible:g} points."


def sides(tmp_path: Path) -> list[tuple[Item, str, str]]:
    """Every kind of item (all of the greenhouse's, three of each kind of the shipped deck's) with its two sides."""
    house, milk = greenhouse(), lactation()
    found: list[tuple[Item, str, str]] = []
    for content in ((house, cards_of(house), items_of(house, 0)), milk):
        with collection() as col:
            bring(col, content, MONDAY)
            by_id = {card.note()["Id"]: card for card in cards(col, "card:Item")}
            seen: dict[str, int] = {}
            for item in content[2]:
                seen[item.kind] = seen.get(item.kind, 0) + 1
                if item.id in by_id and (content[0] is house or seen[item.kind] <= 3):
                    found.append((item, by_id[item.id].question(), by_id[item.id].answer()))
    return found


def test_the_back_tells_what_was_tapped_and_counts_as_the_app_does(tmp_path: Path) -> None:
    every = sides(tmp_path)
    assert len({item.kind for item, _, _ in every}) == 15
    asyncio.run(play(every, tmp_path))


async def play(every: list[tuple[Item, str, str]], folder: Path) -> None:
    dice = Random(7)
    page = folder / "page.html"
    page.write_text(PAGE, encoding="utf-8")
    async with Browser() as browser:
        await browser.size(360, 740)
        await browser.call("Page.navigate", url=page.as_uri())
        await browser.run("new Promise(function (done) { setTimeout(done, 300); })")
        for item, front, back in every:
            for answer in answers(item, dice):
                forget = "window.quizappItem = undefined;" if dice.random() < 0.3 else ""  # the storage alone
                tapped = f"show({json.dumps(front)}); {answering(item, answer)}; {forget}"
                told = await browser.run(f"{tapped} show({json.dumps(back)}); verdict()")
                assert told == words(item, answer), (item.id, answer)
            assert await browser.run(f"show({json.dumps(front)}); show({json.dumps(back)}); verdict()") == ""
        assert browser.errors == []


def test_what_can_be_tapped_is_large_and_named(tmp_path: Path) -> None:
    asyncio.run(measure(sides(tmp_path), tmp_path))


async def measure(every: list[tuple[Item, str, str]], folder: Path) -> None:
    page = folder / "page.html"
    page.write_text(PAGE, encoding="utf-8")
    async with Browser() as browser:
        await browser.size(360, 740)
        await browser.call("Page.navigate", url=page.as_uri())
        await browser.run("new Promise(function (done) { setTimeout(done, 300); })")
        for item, front, _ in every:
            found = await browser.run(f"show({json.dumps(front)}); {MEASURED}")
            assert isinstance(found, dict)
            assert found["wide"] <= 360, item.id
            assert found["count"] > 0, item.id
            assert found["unnamed"] == 0, item.id
            assert found["small"] == [], item.id


MEASURED = """(function () {
  var all = Array.prototype.slice.call(document.querySelectorAll(".live [role], .live .typed"));
  var text = ".slot, .phrase, .spot";  // in a sentence, or as large as the figure has it
  return {
    wide: document.documentElement.scrollWidth,
    count: all.length,
    unnamed: all.filter(function (one) {
      return !(one.textContent.trim() || one.getAttribute("aria-label") || one.getAttribute("aria-labelledby"));
    }).length,
    small: all.filter(function (one) { return !one.matches(text) && one.getBoundingClientRect().height < 44; })
      .map(function (one) { return one.outerHTML; })
  };
})()"""

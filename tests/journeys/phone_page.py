"""The page for phones as a person has it in a real browser: reads it, taps what was chosen, presses its buttons."""

import asyncio
import json
from collections.abc import Sequence

from quizapp.content.items import Item
from quizapp.exams.copies import DeckCopy
from quizapp.teaching.showing import chosen_numbers, shown
from tests.journeys.browser import Browser

_TAP = """
(function (kind, question, wanted) {
  var main = document.getElementById("main");
  function all(what, where) { return Array.prototype.slice.call((where || main).querySelectorAll(what)); }
  if (kind === "fill_in") {
    all("input")[0].value = wanted[0]; all("input")[0].dispatchEvent(new Event("input")); return;
  }
  if (kind === "ordered_response") {
    wanted.forEach(function (number, place) {
      var text = question.options[number][0];
      for (;;) {
        var rows = all(".steps li"), at = rows.findIndex(function (row) {
          return row.querySelector(".text span").textContent === text; });
        if (at <= place) { return; }
        rows[at].querySelectorAll("button")[0].click();
      }
    });
    return;
  }
  if (kind === "highlight_text") {
    wanted.forEach(function (number) {
      all(".phrase").filter(function (one) { return one.textContent === question.options[number][0]; })[0].click(); });
    return;
  }
  if (kind === "drag_drop_cloze") {
    question.cells.forEach(function (cells, place) {
      var column = cells.findIndex(function (one) { return wanted.indexOf(one) >= 0; });
      all(".gap")[place].click();
      all(".token")[column].click();
    });
    return;
  }
  if (all("select").length) {
    all("select").forEach(function (select) {
      var option = all("option", select).filter(function (one) {
        return one.value && wanted.indexOf(Number(one.value)) >= 0; })[0];
      select.value = option.value; select.dispatchEvent(new Event("change"));
    });
    return;
  }
  if (kind.indexOf("matrix") === 0) {
    question.cells.forEach(function (cells, row) {
      cells.forEach(function (number, column) {
        if (wanted.indexOf(number) >= 0) { all("input", all("fieldset")[row])[column].click(); } });
    });
    return;
  }
  if (kind === "hot_spot") {
    var spot = main.querySelector(".figure").shadowRoot.getElementById(question.regions[wanted[0]]);
    spot.dispatchEvent(new MouseEvent("click", { bubbles: true }));
    return;
  }
  all("input").forEach(function (box) { if (wanted.indexOf(Number(box.value)) >= 0) { box.click(); } });
})
"""


class PhonePage:
    """The page in one browser."""

    def __init__(self, browser: Browser) -> None:
        self.browser = browser

    async def shows(self, words: str) -> None:
        """Waits until some words stand there."""
        seen = ""
        try:
            async with asyncio.timeout(20):
                while words not in seen:
                    await asyncio.sleep(0.02)
                    seen = str(await self.browser.run("document.body ? document.body.innerText : ''"))
        except TimeoutError:
            raise AssertionError(f"“{words}” never stood there, but: {seen}") from None

    async def come_in(self, url: str, name: str, team: str = "") -> None:
        """By the QR code, with a name and a team (the first there is, where none is named)."""
        await self.browser.call("Page.navigate", url=url)
        await self.shows("Come in")
        await self.browser.run(
            f"(function (team) {{ document.querySelector('input').value = {json.dumps(name)};"
            "Array.prototype.slice.call(document.querySelectorAll('.choice')).filter(function (one) {"
            "return !team || one.textContent === team; })[0].querySelector('input').click();"
            f"document.querySelector('form').requestSubmit(); }})({json.dumps(team)})"
        )
        await self.shows("You are in, ")

    async def tap(self, item: Item, copy: DeckCopy, chosen: Sequence[str]) -> None:
        """Taps (or types) an answer."""
        one = shown(item, copy)
        question = {
            "options": [[option.text, option.place] for option in one.options], "cells": one.cells,
            "regions": one.regions,
        }  # fmt: skip
        wanted = json.dumps(chosen_numbers(item, tuple(chosen)))
        await self.browser.run(f"({_TAP})({json.dumps(item.kind.value)}, {json.dumps(question)}, {wanted})")

    async def press(self, what: str) -> None:
        """Clicks what a selector finds, once it is there."""
        found = f"document.querySelector({json.dumps(what)})"
        click = f"(function (one) {{ if (one) {{ one.click(); }} return !!one; }})({found})"
        async with asyncio.timeout(20):
            while not await self.browser.run(click):
                await asyncio.sleep(0.02)

    async def send(self) -> None:
        """The button at the foot."""
        await self.browser.run("document.querySelector('#bar .main').click()")

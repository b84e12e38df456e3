"""The question card's scripts in a real browser: what was tapped on the front is told on the back."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.journeys.anki_peer import bring, cards, collection, plain
from tests.unit.exchange.makers import MONDAY, make_deck, make_fact, make_item

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")

# Anki puts each side into #qa and runs its scripts anew; a phone opens a new page instead: only the storage is left.
PAGE = """<!doctype html><meta charset="utf-8"><body class="card"><div id="qa"></div>
<template id="front">{front}</template><template id="back">{back}</template>
<script>
function show(side) {{
  var qa = document.getElementById("qa");
  qa.innerHTML = document.getElementById(side).innerHTML;
  Array.prototype.forEach.call(qa.querySelectorAll("script"), function (old) {{
    var fresh = document.createElement("script");
    fresh.textContent = old.textContent;
    old.parentNode.replaceChild(fresh, old);
  }});
}}
function tap(letter) {{ document.querySelector("#qa [data-letter=" + letter + "]").click(); }}
{steps}
document.querySelectorAll("template").forEach(function (one) {{ one.remove(); }});
</script>"""


def seen(tmp_path: Path, steps: str) -> str:
    """The text that stands on the page after these steps with a question whose key is B."""
    with collection() as col:
        bring(col, (make_deck(make_fact()), (), (make_item(),)), MONDAY)
        (card,) = cards(col)
        page = tmp_path / "card.html"
        page.write_text(PAGE.format(front=card.question(), back=card.answer(), steps=steps), encoding="utf-8")
    assert CHROMIUM is not None
    return subprocess.run(
        [
            *(CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"),
            *(f"--user-data-dir={tmp_path / 'browser'}", "--dump-dom", page.as_uri()),
        ],
        check=True,
        capture_output=True,
        text=True,
        timeout=60,
    ).stdout


def verdict(page: str) -> str:
    found = re.search(r'id="quizapp-verdict">(.*?)</p>', page)
    assert found, plain(page)
    return found[1]


FORGET = "window.quizappChoice = undefined;"
CLOSE = "Object.defineProperty(window, 'sessionStorage', {get: function () { throw new Error('closed'); }});"


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        ("show('front'); tap('B'); show('back');", "✓ You chose B: right."),
        ("show('front'); tap('B'); tap('A'); show('back');", "✗ You chose A. The right answer is B."),
        (f"show('front'); tap('C'); {FORGET} show('back');", "✗ You chose C. The right answer is B."),
        (f"{CLOSE} show('front'); tap('B'); show('back');", "✓ You chose B: right."),
        ("show('front'); show('back');", "The right answer is B."),
        ("show('front'); tap('B'); show('back'); show('front'); show('back');", "The right answer is B."),
    ],
    ids=["right", "changed", "storage alone", "window alone", "nothing tapped", "asked again"],
)
def test_the_back_tells_what_was_tapped(tmp_path: Path, steps: str, expected: str) -> None:
    assert verdict(seen(tmp_path, steps)) == expected


def test_options_are_radio_buttons_for_keyboard_and_screen_reader(tmp_path: Path) -> None:
    page = seen(tmp_path, "show('front'); tap('B');")
    assert re.findall(r'role="radio" aria-checked="(true|false)"', page) == ["false", "true", "false"]
    assert page.count('tabindex="0"') == 3

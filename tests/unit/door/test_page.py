"""The page for phones, as it is sent."""

import base64
import hashlib
import re
import tomllib

from quizapp.door.page import MOST_BYTES, SCRIPTS, page
from quizapp.paths import resources

FOLDER = resources() / "phone"
TEXT = page().body.decode()


def test_the_page_weighs_little() -> None:
    assert len(page().body) <= MOST_BYTES


def test_every_file_is_in_it() -> None:
    assert {one.name for one in FOLDER.iterdir()} == {*SCRIPTS, "page.css", "page.html"}


def test_only_its_own_script_and_style_may_run() -> None:
    for tag, said in (("script", page().script_hash), ("style", page().style_hash)):
        (inside,) = re.findall(f"<{tag}>(.*?)</{tag}>", TEXT, re.DOTALL)
        assert said == "sha256-" + base64.b64encode(hashlib.sha256(inside.encode()).digest()).decode()
    assert not re.search(r"\s(on\w+|style)=[\"']|javascript:", TEXT)


def test_it_refers_to_nothing_outside() -> None:
    addresses = set(re.findall(r"""(?:https?|wss?|//[a-z])[:/][^\s"'`]*""", TEXT))
    assert addresses == {"http://www.w3.org/2000/svg", "ws://"}
    assert set(re.findall(r'(?:src|href)="([^"]*)"', TEXT)) == {"data:,"}


def test_nothing_that_comes_from_outside_is_read_as_html() -> None:
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function|srcdoc", TEXT)


def test_packing_changes_no_string() -> None:
    """Signs whose spaces go stand in no text of the page: the words that people read are those of the files."""
    for name in SCRIPTS:
        for line in (FOLDER / name).read_text(encoding="utf-8").splitlines():
            if "/url" not in line:  # a pattern with quotes of its own
                for text in re.findall(r'"[^"]*"', re.sub(r"(^| )// .*", "", line)):
                    assert text in TEXT, (name, text)


def test_its_colours_are_the_apps() -> None:
    tokens = tomllib.loads((resources() / "styles" / "tokens.toml").read_text(encoding="utf-8"))
    for name in re.findall(r"var\(--([\w-]+)\)", (FOLDER / "page.css").read_text(encoding="utf-8")):
        assert f"--{name}:{tokens['light'][name.replace('-', '_')]}" in TEXT
        assert f"--{name}:{tokens['dark'][name.replace('-', '_')]}" in TEXT

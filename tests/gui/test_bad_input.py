"""What no one means to type, paste or bring in: a clear sentence, nothing lost, no window that hangs."""

import random
import subprocess
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from struct import pack
from unittest.mock import patch

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from quizapp import bootstrap
from quizapp.content.cards import View
from quizapp.content.facts import FactId
from quizapp.scheduling.selection import Selection
from quizapp.services.browse import Listing
from tests.gui.conftest import Keys
from tests.looks.demo import DECK, TODAY, StoppedClock
from tests.looks.pages import Room, asking, settle
from tests.pictures import png
from tests.storage.profiles import write_deck

F33 = FactId("F33")
STRANGE = (
    "\N{WOMAN}\N{ZERO WIDTH JOINER}\N{STAFF OF AESCULAPIUS}\N{VARIATION SELECTOR-16}",
    "\N{HEBREW LETTER HE}\N{HEBREW LETTER NUN}\N{HEBREW LETTER QOF}\N{HEBREW LETTER HE}",
    "\N{ARABIC LETTER LAM}\N{ARABIC LETTER BEH}\N{ZERO WIDTH NON-JOINER}\N{ARABIC LETTER NOON}",
    "Z" + "\N{COMBINING ACUTE ACCENT}\N{COMBINING DIAERESIS}\N{COMBINING CEDILLA}" * 20,
)


@pytest.mark.parametrize(
    "text", ["x" * 1_000_000, "milk " * 200_000, "\n".join(STRANGE) * 20_000, "\0\x1b[2J" * 200_000]
)
def test_a_megabyte_pasted_as_an_answer_is_just_wrong(room: Room, keys: Keys, text: str) -> None:
    page = asking(room, View.CLOZE, type_answers=True)
    QGuiApplication.clipboard().setText(text)
    keys.press(Qt.Key.Key_V, modifier=Qt.KeyboardModifier.ControlModifier)
    assert page.card.sheet.field.text()
    keys.press(Qt.Key.Key_Return)
    assert page.card.is_revealed
    assert page.card.sheet.difference.verdict == "Not the answer"
    assert page.card.sheet.difference.height() < 20_000
    keys.press("1")
    assert not page.card.is_revealed or page.summary.isVisible()
    assert room.services.backup.verify() == ()


@pytest.mark.parametrize("text", STRANGE)
def test_strange_letters_are_kept_found_and_typed(room: Room, keys: Keys, text: str) -> None:
    statement = f"Oxytocin {text} moves milk."
    room.services.library.edit(DECK, F33, "statement", statement)
    assert room.services.library.detail(DECK, F33).row.statement == statement
    found = room.services.browse.find(DECK, f'"oxytocin {text} moves"', Listing.FACTS).numbers
    assert room.services.browse.number_of(DECK, F33) in found
    room.services.marks.add_tags(DECK, (F33,), (text,))
    assert len(room.services.browse.find(DECK, f'tag:"{text}"', Listing.FACTS).numbers) == 1
    room.window.fact(F33)
    page = asking(room, View.CLOZE, type_answers=True)
    page.card.sheet.field.setText(text)
    keys.press(Qt.Key.Key_Return)
    assert page.card.sheet.difference.verdict == "Not the answer"
    room.window.grab()


@pytest.mark.parametrize(
    ("tag", "said"),
    [
        ("t" * 10_000, "a tag has at most 100 characters, “tttttttttttttttttttt…” has 10000"),
        ("a::" * 3_000, "empty level"),
        ("a\N{RIGHT-TO-LEFT OVERRIDE}b", "a character that cannot stand in one"),
    ],
)
def test_a_tag_that_cannot_be_is_said_in_the_line(room: Room, keys: Keys, tag: str, said: str) -> None:
    room.window.go("library")
    keys.press(Qt.Key.Key_G, modifier=Qt.KeyboardModifier.ControlModifier)
    bar = room.window.controller("library").page.table.bar
    bar.tag_field.setText(tag)
    keys.press(Qt.Key.Key_Return)
    assert said in room.window.notice.text
    assert len(room.window.notice.text) < 400
    assert "Nothing was tagged otherwise" in room.window.notice.text
    assert room.services.marks.tags(DECK) == ()


def test_a_search_of_any_letters_finds_or_says_where(room: Room) -> None:
    room.window.go("library")
    table = room.window.controller("library").page.table
    dice = random.Random(5)
    signs = [*"():\"-*<>=! \\'%_", "or", "is:", "tag:", "prop:s<", "rated:", "x", "\N{SWAN}", "\0", *STRANGE]
    before = table.model.rowCount()
    for _ in range(150):
        table.search.setText("".join(dice.choices(signs, k=dice.randrange(1, 12))))
        table._search_now()
        assert table.found.text()
    table.search.setText("x" * 1_000_000)
    table._search_now()
    assert "4,000 characters" in table.found.text()
    table.search.setText("")
    table._search_now()
    assert table.model.rowCount() == before


def test_where_a_search_breaks_is_said(room: Room) -> None:
    room.window.go("library")
    table = room.window.controller("library").page.table
    for search, said in (
        ("milk (water", "after “milk”: this parenthesis is never closed"),
        ("milk is:dew", "after “milk is:”"),
        ("prop:s<many", "after “prop:”"),
    ):
        table.search.setText(search)
        table._search_now()
        assert said in table.found.text(), table.found.text()
        assert table.model.rowCount() == 85  # what was found before stays


def bomb(width: int, height: int) -> bytes:
    """A PNG of so many pixels in a few kilobytes."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return pack(">I", len(data)) + name + data + pack(">I", zlib.crc32(name + data))

    packer = zlib.compressobj(9)
    rows = b"".join(packer.compress(b"\0" * (1 + width // 8)) for _ in range(height)) + packer.flush()
    head = pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


@pytest.mark.skipif(sys.platform == "win32", reason="no resource module")
@pytest.mark.parametrize(("width", "height"), [(10_000, 10_000), (100_000, 100_000), (10_000_000, 10)])
def test_a_picture_of_100_megapixels_is_refused_before_it_is_drawn(tmp_path: Path, width: int, height: int) -> None:
    (tmp_path / "bomb.png").write_bytes(bomb(width, min(height, 10_000)) if height > 10 else bomb(width, height))
    script = f"""
import resource, sys
from pathlib import Path
from PySide6.QtGui import QGuiApplication
from quizapp.errors import UserError
from quizapp.gui.pictures import picture_in
app = QGuiApplication([])
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
try:
    picture_in(Path({str(tmp_path / "bomb.png")!r}))
except UserError as error:
    print(error)
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
"""
    told = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    ).stdout.splitlines()
    assert "megapixels; a picture has at most 50. Nothing was added." in told[0] or "damaged" in told[0]
    assert int(told[-1]) < 20_000 * (1 if sys.platform != "darwin" else 1024)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("cut.png", png(900, 900)[:400], "damaged"),
        ("head.png", png()[:20], "damaged"),
        ("empty.png", b"", "no picture"),
        ("text.png", b"<html>hello", "no picture"),
        ("script.svg", b"<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>", "no picture"),
    ],
)
def test_what_is_no_picture_is_said_and_the_fact_stays(
    fresh_room: Room, qtbot: QtBot, tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    fresh_room.window.go("library")
    fresh_room.window.controller("library").write()
    editor = fresh_room.window.controller("library")._editor
    editor.page.form.statement.editor.setPlainText("Half a thought")
    (tmp_path / name).write_bytes(content)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / name))])
    editor.page.dropped.emit(data)
    panel = editor.page.form.picture
    qtbot.waitUntil(panel.error.isVisible, timeout=5_000)
    assert said in panel.error.text()
    assert "Nothing was added" in panel.error.text()
    assert panel.pictured is None
    assert editor.page.form.statement.text == "Half a thought"


@contextmanager
def bare(folder: Path) -> Iterator[bootstrap.Services]:
    """A profile without the shipped deck."""
    with patch.object(bootstrap, "shipped_decks", lambda: folder / "none"):
        services = bootstrap.open_services(folder / "bare", StoppedClock(TODAY))
    yield services
    services.close()


@pytest.mark.parametrize("shown", [False, True])
def test_a_deck_that_goes_while_it_is_studied(room: Room, keys: Keys, tmp_path: Path, shown: bool) -> None:
    """A backup from before the deck was there is restored in another window, before or after the answer is shown."""
    with bare(tmp_path) as other:
        other.library.load(write_deck(tmp_path / "towns"))
        other.backup.backup(tmp_path / "bare.db")
    page = asking(room, View.RECALL)
    if shown:
        keys.press(Qt.Key.Key_Space)
    other = room.window.open_again()
    other.backup.restore(tmp_path / "bare.db")
    other.close()
    keys.press(*(["3"] if shown else [Qt.Key.Key_Space]))
    assert "no longer in your library" in room.window.notice.text
    assert "is kept" in room.window.notice.text
    assert page.summary.isVisible()
    room.window.go("today")
    assert room.window.deck == "towns"
    assert "There is no deck called “lactation”" in room.window.notice.text
    for place in ("library", "progress", "quiz", "choose", "study"):
        room.window.go(place)
        settle(QGuiApplication.instance())


def test_a_profile_that_loses_every_deck_is_opened_anew(room: Room, qtbot: QtBot, tmp_path: Path) -> None:
    with bare(tmp_path) as other:
        other.backup.backup(tmp_path / "bare.db")
    room.services.backup.restore(tmp_path / "bare.db")
    with qtbot.waitSignal(room.window.reopen_wanted):
        room.window.go("progress")
        room.window.go("today")


def test_a_fact_that_goes_while_it_is_asked(room: Room, keys: Keys) -> None:
    page = asking(room, View.RECALL)
    room.services.study.begin(Selection(deck=DECK))
    room.window.go("study")
    card = page.card.face.card
    other = room.window.open_again()
    other.marks.delete(DECK, (card.fact,))
    keys.press(Qt.Key.Key_Space)
    assert "all earlier ones are kept" in room.window.notice.text
    assert page.card.face.card.fact != card.fact
    other.marks.delete(DECK, (page.card.face.card.fact,))
    other.close()
    assert page.is_asking


def test_a_day_and_a_clock_that_change_under_a_card(room: Room, keys: Keys) -> None:
    page = asking(room, View.RECALL)
    room.services.study.begin(Selection(deck=DECK))
    room.window.go("study")
    clock = room.services._opened._clock
    before = clock.now
    keys.press(Qt.Key.Key_Space)
    clock.now = before + timedelta(days=1)
    keys.press("3")
    assert room.window.notice.text.startswith("Another study day has begun: 2026-11-24.")
    clock.now = before - timedelta(hours=2)
    keys.press(Qt.Key.Key_Space, "3")
    assert "before your last answer" in room.window.notice.text
    clock.now = before + timedelta(days=400)
    keys.press(Qt.Key.Key_Space, "3")
    clock.now = before
    keys.press(Qt.Key.Key_Space, "3")
    assert page.isVisible()
    assert room.services.backup.verify() == ()
    assert room.services.backup.rebuild().changed == 0

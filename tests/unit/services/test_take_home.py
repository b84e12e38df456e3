"""What participants take home: theirs alone, when the session is over, and fit to be loaded."""

import io
import sqlite3
import threading
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
import zstandard

from quizapp.bootstrap import Services
from quizapp.content.facts import FactId
from quizapp.content.generators import items_of
from quizapp.errors import UserError
from quizapp.exchange.formats import quizdeck
from quizapp.services._library.whole import whole_deck
from quizapp.services.teach_papers import TakeHome
from quizapp.teaching.acts import PersonId
from quizapp.teaching.missed import missed_facts
from quizapp.teaching.plan import Plan, Questions, Role, Test
from quizapp.teaching.room import Room
from tests.storage.profiles import TOWNS
from tests.unit.services.sessions import HEADING, copy_of, held

ANA = PersonId(1)
NAMES = ("Ana Núñez", "Bartholomew")


@pytest.fixture
def plan(services: Services) -> Plan:
    deck = whole_deck(services._opened, TOWNS)
    items = items_of(deck, 0)
    parts = (
        Test(role=Role.BEFORE, items=items[:2]),
        Questions(title="Towns", items=items[2:4]),
        Test(role=Role.AFTER, items=items[4:6]),
    )
    return Plan(heading=HEADING, deck=TOWNS, parts=parts, participants=NAMES, copy=copy_of(deck, items))


@pytest.fixture
def room(plan: Plan) -> Room:
    return next(
        room for room, _ in (held(plan, seed=seed) for seed in range(99)) if 0 < len(missed_facts(room, ANA)) < 5
    )


@pytest.fixture
def home(services: Services, plan: Plan) -> TakeHome:
    made = services.teach_papers.take_home(plan)
    assert made is not None
    return made


def notes_in(package: bytes, folder: Path) -> list[str]:
    """The fields of all notes of an Anki package."""
    with zipfile.ZipFile(io.BytesIO(package)) as file:
        content = file.read("collection.anki21b") if "collection.anki21b" in file.namelist() else b""
        content = zstandard.ZstdDecompressor().stream_reader(io.BytesIO(content)).read() if content else (
            file.read("collection.anki2")
        )  # fmt: skip
    (folder / "collection").write_bytes(content)
    connection = sqlite3.connect(folder / "collection")
    try:
        return [str(row[0]) for row in connection.execute("SELECT flds FROM notes")]
    finally:
        connection.close()


def test_the_whole_deck_is_the_deck(services: Services, home: TakeHome, room: Room) -> None:
    deck = quizdeck.read(home(room, ANA, "deck.quizdeck"), "deck.quizdeck")
    whole = whole_deck(services._opened, TOWNS)
    assert deck.id == TOWNS
    assert [one.statement for one in deck.facts] == [one.statement for one in whole.facts]


def test_what_was_missed_loads_beside_the_deck_and_asks_only_that(
    services: Services, home: TakeHome, room: Room, tmp_path: Path
) -> None:
    missed = missed_facts(room, ANA)
    (tmp_path / "missed.quizdeck").write_bytes(home(room, ANA, "missed.quizdeck"))
    before = len(services.library.cards(TOWNS))
    services.library.load(tmp_path / "missed.quizdeck")
    deck = quizdeck.read((tmp_path / "missed.quizdeck").read_bytes(), "missed.quizdeck")
    assert deck.id == f"{TOWNS}-again-20261129"
    assert {fact.id for fact in deck.facts if fact.asks} == set(missed)
    assert {item.facts[0] for item in items_of(deck, 0)} == set(missed)
    assert len(services.library.cards(TOWNS)) == before
    assert {card.fact for card in services.library.cards(deck.id)} == set(missed)


def test_anki_gets_the_same_notes_whichever_is_taken(home: TakeHome, room: Room, tmp_path: Path) -> None:
    whole, missed = (notes_in(home(room, ANA, f"{name}.apkg"), tmp_path) for name in ("deck", "missed"))
    assert 0 < len(missed) < len(whole)
    assert set(missed) <= set(whole)


@pytest.mark.parametrize("name", ["deck.apkg", "deck.quizdeck", "missed.apkg", "missed.quizdeck"])
def test_nothing_of_anybody_stands_in_it(name: str, services: Services, plan: Plan, room: Room) -> None:
    services.marks.add_tags(TOWNS, [FactId("F1")], ["weak::of-the-trainer"])
    home = services.teach_papers.take_home(plan)
    assert home is not None
    with zipfile.ZipFile(io.BytesIO(home(room, ANA, name))) as file:
        content = b"".join(map(file.read, file.namelist()))
    if name.endswith("apkg"):
        with zipfile.ZipFile(io.BytesIO(home(room, ANA, name))) as file:
            packed = [part for part in file.namelist() if part.endswith("b")]
            content += b"".join(
                zstandard.ZstdDecompressor().stream_reader(io.BytesIO(file.read(part))).read() for part in packed
            )
    for said in (*NAMES, HEADING.trainer, HEADING.place, HEADING.title, "of-the-trainer"):
        assert said.encode() not in content


def test_no_file_leaves_before_the_session_is_over(home: TakeHome, plan: Plan) -> None:
    still, _ = held(plan, ended=False)
    for name in ("deck.apkg", "missed.quizdeck"):
        with pytest.raises(UserError, match="when the session is over"):
            home(still, ANA, name)


@pytest.mark.parametrize("name", ["", "deck", "deck.exe", "../deck.apkg", "all.quizdeck"])
def test_other_names_are_refused(name: str, home: TakeHome, room: Room) -> None:
    with pytest.raises(UserError, match="nothing of that name"):
        home(room, ANA, name)


def test_who_missed_nothing_is_told_so(home: TakeHome, room: Room) -> None:
    nothing = replace(room, answers={}, handed=frozenset(), revealed=frozenset())
    with pytest.raises(UserError, match="nothing was missed"):
        home(nothing, ANA, "missed.apkg")


def test_it_is_made_in_any_thread_also_when_the_profile_is_closed(
    services: Services, home: TakeHome, room: Room
) -> None:
    services.close()
    made: list[bytes] = []
    thread = threading.Thread(
        target=lambda: made.extend(home(room, ANA, f"deck.{one}") for one in ("apkg", "quizdeck"))
    )
    thread.start()
    thread.join(30)
    assert len(made) == 2
    assert all(content.startswith(b"PK") for content in made)


def test_a_deck_that_is_gone_cannot_be_taken(services: Services, plan: Plan) -> None:
    assert services.teach_papers.take_home(replace(plan, deck=TOWNS + "x")) is None  # type: ignore[arg-type]

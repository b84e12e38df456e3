"""Simple notes are written by statements, the others row by row: which way a note takes must not be seen in it."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from bench.size import DECK, make_profile
from quizapp.bootstrap import Services
from quizapp.errors import Stopped
from quizapp.exchange.anki import copying, write
from quizapp.services._carrying import leaving
from quizapp.storage.exporting.cards import put_in_order
from tests.unit.exchange.inside import collection_of

_FACTS = 40
_TEXTS = (
    "Milk",
    "a & b",
    "<b>bold</b>",
    "[sound:x.mp3]",
    "two\nlines",
    "tab\tin it",
    "bell\x07",
    "",
    "ü — 乳",
    "1.50",
    " ",
)
_KINDS = (
    *(
        "plain",
        "plain",
        "plain",
        "two sides",
        "hint",
        "marked",
        "tags off",
        "number 3",
        "number 5",
        "cloze",
        "learning",
    ),
    *("relearning", "suspended", "flagged", "new again", "retired", "answered choice", "undone"),
)
_WRITE = {
    "hint": "UPDATE cards SET hint = 'Think & look' WHERE fact_n = :n",
    "marked": "UPDATE facts SET marked = 1 WHERE n = :n",
    "tags off": "UPDATE fact_tags SET origin = 'removed' WHERE fact_n = :n",
    "number 3": "UPDATE cards SET number = 3 WHERE fact_n = :n",
    "number 5": "UPDATE cards SET number = 5 WHERE fact_n = :n",
    "cloze": "UPDATE cards SET view = 'cloze', front = 'Milk is […] here.' WHERE fact_n = :n",
    "suspended": "UPDATE cards SET suspended = 1 WHERE fact_n = :n",
    "flagged": "UPDATE cards SET flag = 3 WHERE fact_n = :n",
    "answered choice": "UPDATE cards SET view = 'choice', choices = '[]' WHERE fact_n = :n",
    "undone": "INSERT INTO undone SELECT id, 0 FROM reviews WHERE card IN (SELECT n FROM cards WHERE fact_n = :n) "
    "AND id NOT IN (SELECT review FROM undone) LIMIT 1",
    "new again": "UPDATE cards SET state = 'new', stability = NULL, difficulty = NULL, due_day = NULL, "
    "last_day = NULL, reviews = 0, lapses = 0 WHERE fact_n = :n",
    "retired": "UPDATE cards SET retired = 1 WHERE fact_n = :n",
    **{
        state: f"UPDATE cards SET state = '{state}', step = 0, stability = 1.25, difficulty = 5.5, due_day = NULL, "
        "last_day = 739000, due_at = 1700000000000 WHERE fact_n = :n"
        for state in ("learning", "relearning")
    },
}


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    services = make_profile(tmp_path_factory.mktemp("large") / "profile", _FACTS)
    yield services
    services.close()


def spoil(services: Services, dice: Random) -> None:
    """Makes of each fact one of some kind, with some texts."""
    database = services._opened.database
    with database.writing():
        facts = [row["n"] for row in database.rows("SELECT n FROM facts WHERE deck = ? ORDER BY n", (DECK,))]
        positions = dice.sample(range(_FACTS), _FACTS)
        for n, position in zip(facts, positions, strict=True):
            kind = dice.choice(_KINDS)
            texts = [dice.choice(_TEXTS) if dice.random() < 0.2 else f"Text {n}" for _ in range(4)]
            paragraph = dice.randrange(3)
            database.run(
                "UPDATE facts SET position = ?, statement = ?, why = ?, paragraph = ?, marked = 0 WHERE n = ?",
                (position, texts[0], texts[1] if dice.random() < 0.5 else "", paragraph, n),
            )
            database.run(
                "UPDATE cards SET retired = position >= 10000000 AND ?, "
                "view = iif(position < 10000000, 'recall', 'reverse'), number = 1, front = ?, back = ?, hint = '', "
                "suspended = 0, flag = 0, step = NULL, due_at = NULL, state = 'review', stability = ?, "
                "difficulty = 5.00049999, due_day = 739900, last_day = 739890, reviews = 3, lapses = 1 "
                "WHERE fact_n = ?",
                (kind != "two sides", texts[2], texts[3], dice.choice([0.00005, 12.34565, 100.0]), n),
            )
            if kind in _WRITE:
                database.run(_WRITE[kind], {"n": n})
    services._opened.changed()


def rows_of(services: Services, folder: Path, **options: bool) -> dict[str, Any]:
    """What a package holds, table by table, and what is told of it."""
    report = services.transfer.export_anki(DECK, folder / "out.apkg", **options)
    told = (report.notes, report.cards, report.items, report.reviews)
    return {**inside(report.file), "told": told}


def inside(file: Path) -> dict[str, Any]:
    """The tables of a package."""
    inner = file.with_suffix(".db")
    inner.write_bytes(collection_of(file))
    with closing(sqlite3.connect(inner)) as database:
        tables = ("notes", "cards", "revlog")
        found: dict[str, Any] = {one: database.execute(f"SELECT * FROM {one} ORDER BY id").fetchall() for one in tables}
        (col,) = database.execute("SELECT * FROM col")
    return {**found, "col": [json.loads(one) if isinstance(one, str) else one for one in col]}


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, 10**9), st.booleans())
@example(1, True)
@example(1, False)
def test_both_ways_write_the_same_rows(large: Services, tmp_path: Path, seed: int, progress: bool) -> None:
    spoil(large, Random(seed))
    copied: list[int] = []

    def copy(*given: Any) -> int:
        copied.append(copying.copy_simple(*given))
        return copied[-1]

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(write, "copy_simple", copy)
        by_statements = rows_of(large, tmp_path, with_progress=progress)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(leaving, "put_in_order", lambda database, meant, _room: put_in_order(database, meant))
        row_by_row = rows_of(large, tmp_path, with_progress=progress)
    assert by_statements == row_by_row
    assert 0 < copied[0] < len(by_statements["notes"])


def test_stopped_while_notes_are_copied(large: Services, tmp_path: Path) -> None:
    """Whenever it is stopped: no file is left, and the profile can be written, and exported, at once."""
    database = large._opened.database
    for calls in (1, 2, 5, 30):
        seen: list[float] = []

        def tell(share: float, seen: list[float] = seen, calls: int = calls) -> None:
            seen.append(share)
            if len(seen) >= calls:
                raise Stopped

        with pytest.MonkeyPatch.context() as patched:
            patched.setattr("quizapp.storage.patience._STEPS", 200)
            with pytest.raises(Stopped):
                large.transfer.export_anki(DECK, tmp_path / "a.apkg", with_progress=True, tell=tell)
        assert not [file for file in tmp_path.iterdir() if "apkg" in file.name]
        assert seen == sorted(seen)
        with database.writing():
            database.run("UPDATE facts SET marked = 0")
    assert large.transfer.export_anki(DECK, tmp_path / "a.apkg", with_progress=True).notes > 0


def test_an_export_shows_the_profile_as_it_was_when_it_began(large: Services, tmp_path: Path) -> None:
    """What a window writes meanwhile is in none of its parts."""
    spoil(large, Random(7))
    before = rows_of(large, tmp_path, with_progress=True)
    database = large._opened.database
    wrote: list[float] = []

    def tell(share: float) -> None:
        if not wrote:
            with database.writing():
                database.run("UPDATE cards SET front = 'Later', flag = 7")
                database.run("INSERT INTO undone SELECT id, 0 FROM reviews WHERE id NOT IN (SELECT review FROM undone)")
        wrote.append(share)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("quizapp.storage.patience._STEPS", 200)
        report = large.transfer.export_anki(DECK, tmp_path / "meanwhile.apkg", with_progress=True, tell=tell)
    assert wrote
    found = inside(report.file)
    assert {table: before[table] for table in found} == found

"""The way from format 9 to 10: facts keep their numbers and all that is known of them, and whatever refers to them does
so still."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlite_utils import Migrations

from quizapp.storage.database import Database
from quizapp.storage.glance import SCHEMA_VERSION
from quizapp.storage.opening import _connect, open_database
from quizapp.storage.schema import migrations
from quizapp.storage.schema.migrations import MIGRATIONS

_FACT = (
    "INSERT INTO facts (deck, id, topic, position, paragraph, statement, why, record, items, retired, marked, own, "
    "deleted, gone) VALUES ('towns', ?, 'north', ?, 3, ?, 'Why.', '{}', 2, ?, ?, ?, ?, ?)"
)
_CARD = (
    "INSERT INTO cards (id, deck, fact, topic, view, number, front, back, position) "
    "VALUES (?, 'towns', ?, 'north', 'recall', 1, 'Which?', 'This.', 1)"
)
_ANSWER = (
    "INSERT INTO reviews (card, at, utc_offset_minutes, day, grade, took_ms, policy, state_before) "
    "VALUES (?, ?, 60, ?, ?, 900, 1, 'review')"
)


def of_format_9(file: Path) -> Database:
    steps = Migrations("quizapp")
    steps._migrations = MIGRATIONS._migrations[:9]
    old = Database(file, _connect(file))
    old.run("PRAGMA journal_mode = WAL")
    old.run("PRAGMA foreign_keys = ON")
    migrations.migrate(old, steps, 9)
    return old


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A profile with facts whose numbers have gaps, an own and a marked one, one that left, tags, edits, answers."""
    file = tmp_path / "quizapp.db"
    with closing(of_format_9(file)) as old, old.writing():
        old.run("INSERT INTO decks VALUES ('towns', 'Towns', '', 'en', 'Atlas', 'Map House', NULL, 0, 0)")
        old.run("INSERT INTO topics (deck, id, position, title) VALUES ('towns', 'north', 0, 'The North')")
        for number in range(1, 7):
            stands = (number == 3, number == 2, number == 4, 0, number == 3)
            old.run(_FACT, (f"F{9 - number}", number, f"Statement {number}.", *map(int, stands)))
            old.run(_CARD, (f"towns/F{9 - number}/recall-1", f"F{9 - number}"))
        old.run("UPDATE facts SET n = n * 10")
        old.run("UPDATE cards SET fact_n = fact_n * 10")
        old.run("INSERT INTO edits VALUES ('towns', 'F5', 'statement', 'Mine.')")
        old.run("INSERT INTO fact_tags (deck, fact, tag, origin) VALUES ('towns', 'F5', 'ward', 'person')")
        old.run("INSERT INTO policies VALUES (1, '{}')")
        for line in range(40):
            old.run(_ANSWER, (1 + line % 6, 1_700_000_000_000 + line, 739_000 + line // 9, 1 + line % 4))
        old.run("INSERT INTO undone VALUES (7, 5)")
    return file


def read(file: Path) -> dict[str, list[dict[str, object]]]:
    with closing(sqlite3.connect(file)) as opened:
        opened.row_factory = sqlite3.Row
        names = [row[0] for row in opened.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY 1")]
        return {
            name: sorted((dict(row) for row in opened.execute(f"SELECT * FROM {name}")), key=repr)
            for name in names
            if not name.startswith(("search_", "sqlite_")) and name != "_sqlite_migrations"
        }


def sorted_by_name(tables: dict[str, list[dict[str, object]]]) -> dict[str, list[str]]:
    """The columns of a table stand in another order than before."""
    return {
        name: sorted(repr(sorted(row.items(), key=lambda pair: pair[0])) for row in rows)
        for name, rows in tables.items()
    }


def test_nothing_is_lost_and_every_number_stays(file: Path) -> None:
    before = read(file)
    open_database(file).close()
    after = read(file)
    assert sorted_by_name(after) == sorted_by_name(before)
    assert sorted({row["n"] for row in after["facts"]}) == [10, 20, 30, 40, 50, 60]  # type: ignore[type-var]
    with closing(sqlite3.connect(file)) as opened:
        assert opened.execute("PRAGMA foreign_key_check").fetchall() == []
        assert opened.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert opened.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)


def test_what_refers_to_facts_is_still_held_to_them(file: Path) -> None:
    with closing(open_database(file)) as database:
        assert database.value("PRAGMA foreign_keys") == 1
        for sql in (
            "INSERT INTO edits VALUES ('towns', 'F99', 'statement', 'Of none.')",
            _CARD.replace("?, 'towns', ?", "'towns/F99/recall-1', 'towns', 'F99'"),
            _FACT.replace("VALUES ('towns', ?", "VALUES ('villages', 'F1'").replace("?", "0"),
        ):
            with pytest.raises(sqlite3.IntegrityError), database.writing():
                database.run(sql)
        with pytest.raises(sqlite3.IntegrityError), database.writing():
            database.run(_FACT, ("F5", 1, "Twice.", 0, 0, 0, 0, 0))


def test_a_new_fact_gets_the_next_number_and_is_read_for_searching(file: Path) -> None:
    with closing(open_database(file)) as database:
        with database.writing():
            database.run(_FACT, ("F9", 9, "Zucchini.", 0, 0, 0, 0, 0))
            database.run(_CARD, ("towns/F9/recall-1", "F9"))
        assert database.value("SELECT n FROM facts WHERE id = 'F9'") == 61
        assert database.value("SELECT fact_n FROM cards WHERE fact = 'F9'") == 61
        assert "zucchini" in database.value("SELECT text FROM search_texts WHERE n = 61")
        with database.writing():
            database.run("UPDATE facts SET statement = 'Aubergine.' WHERE id = 'F9'")
        assert "aubergine" in database.value("SELECT text FROM search_texts WHERE n = 61")


def test_a_second_answer_of_a_day_is_counted_as_extra(file: Path) -> None:
    with closing(open_database(file)) as database:
        with database.writing():
            for _ in range(2):
                database.run(_ANSWER, (1, 1_800_000_000_000, 739_900, 3))
        kinds = database.rows("SELECT key, answers, asked FROM tallies WHERE what = 'kind' AND day = 739900")
        assert sorted(map(tuple, kinds)) == [("extra", 1, 0), ("review", 1, 1)]

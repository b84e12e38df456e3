"""Migrating: a copy first, one transaction, and never backwards."""

import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlite_utils import Migrations

from quizapp.content.items import OptionId
from quizapp.errors import UserError
from quizapp.exams.events import Answered, Event
from quizapp.exams.records import item_to_record
from quizapp.exams.replay import replayed
from quizapp.exams.report import report
from quizapp.exams.scoring import Score
from quizapp.exams.sitting import SittingId
from quizapp.services._library.loading import load
from quizapp.storage.database import Database
from quizapp.storage.decks import deck_content, deck_heads
from quizapp.storage.glance import SCHEMA_VERSION
from quizapp.storage.marks import mark_faults
from quizapp.storage.moments import to_ms
from quizapp.storage.opening import _connect, open_database
from quizapp.storage.schema import migrations
from quizapp.storage.schema.migrations import MIGRATIONS, bring_up_to_date
from quizapp.storage.sittings import sitting_by_id, sitting_faults
from tests.unit.exams.makers import make_item
from tests.written import greenhouse


def with_one_more(step: object) -> Migrations:
    """Today's steps and another one."""
    steps = Migrations("quizapp")
    steps._migrations = [*MIGRATIONS._migrations]
    steps(name="a table of hats")(step)  # type: ignore[arg-type]
    return steps


def add_hats(db: object) -> None:
    db.table("hats").create({"id": int}, pk="id", strict=True)  # type: ignore[attr-defined]


def version_of(file: Path) -> int:
    with closing(sqlite3.connect(f"{file.as_uri()}?mode=ro&immutable=1", uri=True)) as opened:
        return int(opened.execute("PRAGMA user_version").fetchone()[0])


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "quizapp.db"
    with closing(open_database(file)) as database, database.writing():
        database.run("INSERT INTO settings VALUES ('hat', '\"green\"')")
    return file


def test_there_is_a_step_for_every_version(file: Path) -> None:
    with closing(open_database(file)) as database:
        assert len(MIGRATIONS.applied(database.bulk)) == len(MIGRATIONS._migrations) == SCHEMA_VERSION


def test_an_older_database_is_copied_then_migrated(file: Path) -> None:
    with closing(open_database(file)) as database:
        copy = bring_up_to_date(database, with_one_more(add_hats), SCHEMA_VERSION + 1)
        assert copy is not None
        assert copy.name == f"quizapp-before-version-{SCHEMA_VERSION + 1}.db"
        assert database.value("SELECT count(*) FROM hats") == 0
        assert database.value("SELECT value FROM settings") == '"green"'
        assert version_of(file) == SCHEMA_VERSION + 1  # in the file itself, not only in the log
    with closing(open_database(copy)) as former:
        assert former.value("SELECT value FROM settings") == '"green"'
        assert former.value("PRAGMA user_version") == SCHEMA_VERSION
    with pytest.raises(UserError, match="newer QuizApp"):
        open_database(file)


def test_a_step_that_fails_leaves_everything_as_it_was(file: Path) -> None:
    def stumble(db: object) -> None:
        add_hats(db)
        raise RuntimeError("stumbled")

    with closing(open_database(file)) as database:
        with pytest.raises(RuntimeError, match="stumbled"):
            bring_up_to_date(database, with_one_more(stumble), SCHEMA_VERSION + 1)
        assert database.row("SELECT 1 FROM sqlite_schema WHERE name = 'hats'") is None
        assert database.value("PRAGMA user_version") == SCHEMA_VERSION
        assert len(MIGRATIONS.applied(database.bulk)) == SCHEMA_VERSION


def test_without_a_copy_nothing_is_migrated(file: Path) -> None:
    (file.parent / f"quizapp-before-version-{SCHEMA_VERSION + 1}.db").mkdir()
    with closing(open_database(file)) as database:
        with pytest.raises(UserError, match="No copy was made"):
            bring_up_to_date(database, with_one_more(add_hats), SCHEMA_VERSION + 1)
        assert database.value("PRAGMA user_version") == SCHEMA_VERSION


def test_of_two_windows_one_migrates(file: Path) -> None:
    steps = with_one_more(add_hats)
    with closing(open_database(file)) as one, closing(open_database(file)) as two:
        bring_up_to_date(one, steps, SCHEMA_VERSION + 1)
        migrations.migrate(two, steps, SCHEMA_VERSION + 1)
        assert len(steps.applied(two.bulk)) == SCHEMA_VERSION + 1


def test_two_processes_make_one_profile(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from quizapp.storage.opening import open_database;"
        "open_database(Path(sys.argv[1])).close()"
    )
    file = tmp_path / "new" / "quizapp.db"
    both = [subprocess.Popen([sys.executable, "-c", code, str(file)]) for _ in range(3)]
    assert [one.wait(60) for one in both] == [0, 0, 0]
    with closing(open_database(file)) as database:
        assert len(MIGRATIONS.applied(database.bulk)) == SCHEMA_VERSION


def test_opening_what_is_up_to_date_imports_nothing_heavy(file: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from quizapp.storage.opening import open_database;"
        "open_database(Path(sys.argv[1])).close(); assert 'sqlite_utils' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code, str(file)], check=True)


def test_a_database_that_was_never_opened_for_writing_stays(file: Path) -> None:
    before = file.read_bytes()
    open_database(file).close()
    assert file.read_bytes() == before


def test_a_profile_of_format_1_keeps_its_decks_and_takes_written_items(tmp_path: Path) -> None:
    """The upgrade of the first release's profiles: copied, everything still there, room for items and figures."""
    file = tmp_path / "quizapp.db"
    first = Migrations("quizapp")
    first._migrations = MIGRATIONS._migrations[:1]
    with closing(Database(file, _connect(file))) as old:
        old.run("PRAGMA journal_mode = WAL")
        migrations.migrate(old, first, 1)
        with old.writing():
            old.run("INSERT INTO decks VALUES ('towns', 'Towns', '', 'en', 'Atlas', 'Map House', NULL, 0)")
            old.run("INSERT INTO topics (deck, id, position, title) VALUES ('towns', 'north', 0, 'The North')")
    with closing(open_database(file)) as database:
        assert database.value("PRAGMA user_version") == SCHEMA_VERSION
        (head,) = deck_heads(database)
        assert deck_content(database, head).topics[0].title == "The North"
        assert (deck_content(database, head).items, deck_content(database, head).figures) == ((), ())
        with database.writing():
            load(database, greenhouse(), datetime(2026, 1, 1, tzinfo=UTC))
        assert next(deck_content(database, head) for head in deck_heads(database)) == greenhouse()
    assert version_of(tmp_path / f"quizapp-before-version-{SCHEMA_VERSION}.db") == 1


def test_what_had_left_its_deck_in_format_2_is_gone_and_verifies(tmp_path: Path) -> None:
    file = tmp_path / "quizapp.db"
    second = Migrations("quizapp")
    second._migrations = MIGRATIONS._migrations[:2]
    with closing(Database(file, _connect(file))) as old:
        old.run("PRAGMA journal_mode = WAL")
        migrations.migrate(old, second, 2)
        with old.writing():
            old.run("INSERT INTO decks VALUES ('towns', 'Towns', '', 'en', 'Atlas', 'Map House', NULL, 0)")
            old.run("INSERT INTO topics (deck, id, position, title) VALUES ('towns', 'north', 0, 'The North')")
            for number, retired in ((1, 0), (2, 1)):
                old.run(
                    "INSERT INTO facts (deck, id, topic, position, paragraph, statement, why, record, retired) "
                    "VALUES ('towns', ?, 'north', ?, 1, 'Town.', '', '{}', ?)",
                    (f"F{number}", number, retired),
                )
                old.run(
                    "INSERT INTO cards (id, deck, fact, topic, view, number, front, back, position, retired) "
                    "VALUES (?, 'towns', ?, 'north', 'recall', 1, 'Which?', 'This.', 1, ?)",
                    (f"towns/F{number}/recall-1", f"F{number}", retired),
                )
    with closing(open_database(file)) as database:
        for table in ("facts", "cards"):
            rows = database.rows(f"SELECT gone, retired FROM {table} ORDER BY position, id")
            assert [tuple(row) for row in rows] == [(0, 0), (1, 1)]
        assert tuple(mark_faults(database)) == ()


def test_a_quiz_of_format_3_is_there_with_its_answers_flags_and_times(tmp_path: Path) -> None:
    """Answers were rows of their own, flags and place stood in the sitting: both become events."""
    file = tmp_path / "quizapp.db"
    third = Migrations("quizapp")
    third._migrations = MIGRATIONS._migrations[:3]
    items = tuple(make_item(f"F{number}") for number in range(3))
    noon = datetime(2026, 11, 1, 12, tzinfo=UTC)
    told = json.dumps([item_to_record(item) for item in items])
    with closing(Database(file, _connect(file))) as old:
        old.run("PRAGMA journal_mode = WAL")
        migrations.migrate(old, third, 3)
        with old.writing():
            old.run("INSERT INTO decks VALUES ('deck', 'Towns', '', 'en', 'Atlas', 'Map House', NULL, 0)")
            for mode, finished in (("exam", to_ms(noon) + 60_000), ("tutor", None)):
                blueprint = {"deck": "deck", "topics": [], "length": 3, "mode": mode, "seed": 1}
                sitting = old.run(
                    "INSERT INTO sittings (deck, blueprint, items, flagged, position, started_at, finished_at, "
                    "utc_offset_minutes) VALUES ('deck', ?, ?, '[2]', 1, ?, ?, 60)",
                    (json.dumps(blueprint), told, to_ms(noon), finished),
                )
                for item, chosen, took_ms in ((0, "o1", 4_000), (0, "o0", 9_000), (0, "o0", 3_000), (1, "o2", 500))[
                    0 if mode == "exam" else 2 :
                ]:
                    old.run(
                        "INSERT INTO responses (sitting, item, chosen, at, utc_offset_minutes, took_ms) "
                        "VALUES (?, ?, ?, ?, 60, ?)",
                        (sitting, item, json.dumps([chosen]), to_ms(noon) + 1_000, took_ms),
                    )
    with closing(open_database(file)) as database:
        assert tuple(sitting_faults(database)) == ()
        done = sitting_by_id(database, SittingId(1))
        waits = sitting_by_id(database, SittingId(2))
        assert done is not None
        assert waits is not None
        assert [one and (one.chosen, one.took_ms) for one in done.responses] == [
            (("o0",), 12_000),  # shown twice: nine seconds, then three
            (("o2",), 500),
            None,
        ]
        assert (done.flagged, done.position, done.items) == (frozenset({2}), 1, items)
        assert done.finished_at == noon + timedelta(minutes=1)
        assert report(done).score == Score(earned=1, possible=3)
        assert (waits.finished_at, waits.position, waits.is_told(0), waits.is_told(2)) == (None, 1, True, False)
        after = replayed(waits, [Event(act=Answered(index=2, chosen=(OptionId("o0"),)), at=noon)])
        assert after.responses[2] is not None

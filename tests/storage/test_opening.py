"""Opening: what is made, what is refused, and that a refused file keeps every byte."""

import sqlite3
from contextlib import closing, suppress
from hashlib import sha256
from pathlib import Path
from random import Random

import pytest

from quizapp.errors import UserError
from quizapp.storage.checks import broken_pages, file_faults, lost_references, missing_guards
from quizapp.storage.database import Database
from quizapp.storage.faults import DamagedError
from quizapp.storage.glance import SCHEMA_VERSION
from quizapp.storage.opening import open_database

PRAGMAS = {"journal_mode": "wal", "foreign_keys": 1, "synchronous": 1, "recursive_triggers": 1, "busy_timeout": 10_000}


def made(file: Path) -> Path:
    open_database(file).close()
    return file


def bytes_of_folder(folder: Path) -> dict[str, str]:
    return {one.name: sha256(one.read_bytes()).hexdigest() for one in folder.iterdir() if one.suffix != ".db-shm"}


def fill(database: Database, settings: int) -> None:
    with database.writing():
        there = database.value("SELECT count(*) FROM settings")
        names = ((f"{there + n:05}" * 20,) for n in range(settings))
        database.run_many("INSERT INTO settings VALUES (?, '1')", names)


def whole(database: Database) -> bool:
    file = database.file
    return not (file_faults(file, broken_pages) or file_faults(file, lost_references) or list(missing_guards(database)))


def test_a_new_database_is_whole_and_opens_again(tmp_path: Path) -> None:
    for _ in range(2):
        with closing(open_database(tmp_path / "a" / "b" / "quizapp.db")) as database:
            assert {name: database.value(f"PRAGMA {name}") for name in PRAGMAS} == PRAGMAS
            assert database.value("PRAGMA user_version") == SCHEMA_VERSION
            assert whole(database)
            tables = database.rows("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'")
            ours = {row["name"] for row in tables} - {"_sqlite_migrations", "sqlite_schema"}
            strict = {row["name"] for row in database.rows("SELECT name FROM pragma_table_list WHERE strict = 1")}
            assert ours == strict


def test_an_empty_file_is_a_new_database(tmp_path: Path) -> None:
    file = tmp_path / "quizapp.db"
    file.touch()
    with closing(open_database(file)) as database:
        assert database.value("PRAGMA user_version") == SCHEMA_VERSION


@pytest.mark.parametrize("logged", [False, True], ids=["folded in", "in the log"])
def test_a_newer_database_is_refused_and_keeps_every_byte(tmp_path: Path, logged: bool) -> None:
    file = made(tmp_path / "quizapp.db")
    newer = sqlite3.connect(file)
    newer.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    if not logged:
        newer.close()
    before = bytes_of_folder(tmp_path)
    with pytest.raises(UserError, match=r"newer QuizApp.*Nothing was changed"):
        open_database(file)
    assert bytes_of_folder(tmp_path) == before
    newer.close()


def test_what_is_no_database_is_refused_and_keeps_every_byte(tmp_path: Path) -> None:
    file = tmp_path / "quizapp.db"
    for content in (Random(1).randbytes(50_000), b"short", b"SQLite format 3\0" + b"\xff" * 84, b"\0" * 4096):
        file.write_bytes(content)
        with pytest.raises(DamagedError, match="left as it is"):
            open_database(file)
        assert file.read_bytes() == content
        assert [one.name for one in tmp_path.iterdir()] == ["quizapp.db"]


def test_a_truncated_database_is_refused_and_keeps_every_byte(tmp_path: Path) -> None:
    file = made(tmp_path / "quizapp.db")
    whole = file.read_bytes()
    for size in (100, 4096, len(whole) // 2, len(whole) - 1):
        file.write_bytes(whole[:size])
        with pytest.raises(DamagedError, match="its end is missing"):
            open_database(file)
        assert file.read_bytes() == whole[:size]


@pytest.mark.parametrize("mark", [False, True])
def test_another_programs_database_is_refused(tmp_path: Path, mark: bool) -> None:
    file = tmp_path / "quizapp.db"
    with closing(sqlite3.connect(file)) as other:
        other.execute("CREATE TABLE notes (text)")
        if mark:
            other.execute("PRAGMA application_id = 7")
            other.execute("PRAGMA user_version = 1")
    with pytest.raises(DamagedError, match="another program"):
        open_database(file)
    with closing(sqlite3.connect(file)) as other:
        assert [row[0] for row in other.execute("SELECT name FROM sqlite_schema")] == ["notes"]


def test_flipped_pages_never_end_in_a_traceback(tmp_path: Path) -> None:
    file = tmp_path / "quizapp.db"
    with closing(open_database(file)) as database:
        fill(database, 2_000)
    whole = file.read_bytes()
    dice = Random(3)
    found = 0
    for _ in range(40):
        page = dice.randrange(1, len(whole) // 4096)
        broken = bytearray(whole)
        broken[page * 4096 : page * 4096 + 64] = dice.randbytes(64)
        file.write_bytes(broken)
        try:
            with closing(open_database(file)) as database:
                found += bool(file_faults(file, broken_pages) or file_faults(file, lost_references))
                with database.reading():
                    list(database.rows("SELECT * FROM settings"))
        except DamagedError:
            found += 1
    assert found > 30  # a page that nothing uses may stay unnoticed


@pytest.mark.parametrize("where", ["quizapp.db", "folder"])
def test_a_folder_and_a_file_in_each_others_place(tmp_path: Path, where: str) -> None:
    if where == "folder":
        (tmp_path / "folder").write_text("a file")
        file = tmp_path / "folder" / "quizapp.db"
    else:
        file = tmp_path / "quizapp.db"
        file.mkdir()
    with pytest.raises(UserError, match=r"a file stands where a folder should.*Nothing was changed"):
        open_database(file)


def test_a_full_database_keeps_what_it_had(tmp_path: Path) -> None:
    with closing(open_database(tmp_path / "quizapp.db")) as database:
        fill(database, 10)
        pages = database.value("PRAGMA page_count")
        database.value(f"PRAGMA max_page_count = {pages + 5}")
        with pytest.raises(UserError, match=r"is full\. Nothing was changed\. Free some space"):
            fill(database, 5_000)
        assert database.value("SELECT count(*) FROM settings") == 10
        assert not database.connection.in_transaction
        with database.writing():
            database.run("DELETE FROM settings")
        assert whole(database)


def test_a_busy_database_is_told_of(tmp_path: Path) -> None:
    with closing(open_database(tmp_path / "quizapp.db")) as one, closing(open_database(tmp_path / "quizapp.db")) as two:
        two.connection.execute("PRAGMA busy_timeout = 20")
        told = pytest.raises(UserError, match=r"keeps .* busy\. The answer is lost\. Try again")
        with one.writing(), told, two.writing("The answer is lost."):
            pass
        with two.writing():
            pass


def test_our_own_mistakes_stay_loud(tmp_path: Path) -> None:
    with closing(open_database(tmp_path / "quizapp.db")) as database:
        with pytest.raises(sqlite3.OperationalError, match="no such table"), database.reading():
            database.rows("SELECT * FROM nowhere")
        with pytest.raises(sqlite3.IntegrityError), database.writing():
            database.run("INSERT INTO topics (deck, id, position, title) VALUES ('none', 'x', 1, 'X')")
        assert not database.connection.in_transaction


def test_an_interrupted_block_leaves_nothing(tmp_path: Path) -> None:
    with closing(open_database(tmp_path / "quizapp.db")) as database:
        with suppress(KeyboardInterrupt), database.writing():
            database.run("INSERT INTO settings VALUES ('a', '1')")
            raise KeyboardInterrupt
        assert database.value("SELECT count(*) FROM settings") == 0


def test_reading_sees_one_picture(tmp_path: Path) -> None:
    with closing(open_database(tmp_path / "quizapp.db")) as one, closing(open_database(tmp_path / "quizapp.db")) as two:
        seen = one.others_wrote()
        with one.reading():
            assert one.value("SELECT count(*) FROM settings") == 0
            fill(two, 1)
            with one.reading():
                assert one.value("SELECT count(*) FROM settings") == 0
        assert one.value("SELECT count(*) FROM settings") == 1
        assert one.others_wrote() != seen


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE reviews SET grade = 4",
        "DELETE FROM reviews",
        "INSERT OR REPLACE INTO reviews SELECT id, card, at, 0, day, 4, took_ms, policy, state_before, 0, "
        "NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL FROM reviews",
        "UPDATE undone SET at = 0",
        "DELETE FROM undone",
        "UPDATE policies SET record = '{}'",
        "DELETE FROM policies",
        "DELETE FROM cards",
    ],
)
def test_the_log_can_only_grow(tmp_path: Path, statement: str) -> None:
    with closing(open_database(tmp_path / "quizapp.db")) as database:
        with database.writing():
            for each in (
                "INSERT INTO decks VALUES ('d', 'D', '', 'en', '', '', NULL, 0, 0)",
                "INSERT INTO topics (deck, id, position, title) VALUES ('d', 't', 0, 'T')",
                "INSERT INTO facts (deck, id, topic, position, paragraph, statement, why, record) "
                "VALUES ('d', 'f', 't', 0, 1, '', '', '{}')",
                "INSERT INTO cards (id, deck, fact, topic, view, number, front, back, position) "
                "VALUES ('c', 'd', 'f', 't', 'recall', 1, '', '', 0)",
                "INSERT INTO policies VALUES (1, '{\"a\": 1}')",
                "INSERT INTO reviews (card, at, utc_offset_minutes, day, grade, took_ms, policy, state_before) "
                "VALUES (1, 5, 0, 1, 3, 0, 1, 'new')",
                "INSERT INTO undone VALUES (1, 9)",
            ):
                database.run(each)
        with pytest.raises(sqlite3.IntegrityError, match=r"can only grow|never deleted"), database.writing():
            database.run(statement)

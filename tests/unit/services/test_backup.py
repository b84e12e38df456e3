import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from quizapp.bootstrap import Services, open_services, restore_unopened
from quizapp.content.cards import CardId
from quizapp.content.facts import FactId
from quizapp.errors import UserError
from quizapp.scheduling.selection import Selection
from quizapp.storage.glance import SCHEMA_VERSION
from tests.storage.profiles import AGAIN, EASY, GOOD, TOWNS, SetClock, finished, profile, study_all

F1 = CardId("towns/F1/recall-1")


def answers(services: Services) -> int:
    return services.progress.progress(TOWNS).answered_total


def damage(tmp_path: Path, *statements: str) -> None:
    """Changes a closed profile behind the app's back."""
    with closing(sqlite3.connect(tmp_path / "profile" / "quizapp.db")) as opened:
        for statement in statements:
            opened.execute(statement)
        opened.commit()


def test_a_backup_is_one_sound_file_and_restores_everything(
    services: Services, tmp_path: Path, clock: SetClock
) -> None:
    study_all(services, EASY)
    services.library.edit(TOWNS, FactId("F1"), "why", "Mine.")
    before = services.progress.today(TOWNS), services.library.rows(TOWNS)
    file = tmp_path / "copies" / "copy.db"
    file.parent.mkdir()
    services.backup.backup(file)
    assert [one.name for one in file.parent.iterdir()] == ["copy.db"]
    clock.forward(days=1)
    study_all(services, AGAIN, at_most=4)
    services.library.restore_text(TOWNS, FactId("F1"), "why")
    former = services.backup.restore(file)
    assert former == tmp_path / "profile" / "quizapp-before-restore-2026-11-21-120000.db"
    clock.forward(days=-1)
    assert (services.progress.today(TOWNS), services.library.rows(TOWNS)) == before
    assert services.backup.verify() == ()
    assert [one.name for one in file.parent.iterdir()] == ["copy.db"]
    services.backup.restore(former)
    assert answers(services) == 10
    assert services.backup.verify() == ()


def test_a_restored_profile_goes_on(services: Services, tmp_path: Path, clock: SetClock) -> None:
    services.backup.backup(tmp_path / "copy.db")
    study_all(services, EASY)
    services.backup.restore(tmp_path / "copy.db")
    assert answers(services) == 0
    study_all(services, GOOD)
    services.close()
    with profile(tmp_path / "profile", clock) as again:
        assert answers(again) == 12
        assert again.backup.verify() == ()


def test_two_restores_in_one_second_keep_both_former_databases(services: Services, tmp_path: Path) -> None:
    services.backup.backup(tmp_path / "copy.db")
    first, second = services.backup.restore(tmp_path / "copy.db"), services.backup.restore(tmp_path / "copy.db")
    assert first != second
    assert first.exists()
    assert second.exists()


def _random(file: Path) -> None:
    file.write_bytes(bytes(range(256)) * 40)


def _cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-5_000])


def _newer(file: Path) -> None:
    with closing(sqlite3.connect(file)) as opened:
        opened.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")


def _foreign(file: Path) -> None:
    file.unlink()
    with closing(sqlite3.connect(file)) as opened:
        opened.execute("CREATE TABLE notes (text)")


def _dangling(file: Path) -> None:
    with closing(sqlite3.connect(file)) as opened:
        opened.execute("INSERT INTO undone VALUES (99, 0)")
        opened.commit()


def _gone(file: Path) -> None:
    file.unlink()


def _folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (_random, "is not a whole backup"),
        (_cut, "is not a whole backup"),
        (_newer, "newer QuizApp"),
        (_foreign, "is not a whole backup"),
        (_dangling, "is not a whole backup"),
        (_gone, "There is no file"),
        (_folder, "There is no file"),
    ],
)
def test_what_is_no_sound_backup_is_refused(
    services: Services, tmp_path: Path, spoil: Callable[[Path], None], sentence: str
) -> None:
    services.study.answer(F1, GOOD)
    file = tmp_path / "copy.db"
    services.backup.backup(file)
    spoil(file)
    there = sorted((tmp_path / "profile").iterdir())
    for call in (lambda: services.backup.restore(file), lambda: restore_unopened(tmp_path / "profile", file)):
        with pytest.raises(UserError, match=sentence) as caught:
            call()
        assert "Nothing was changed." in str(caught.value)
    assert sorted((tmp_path / "profile").iterdir()) == there
    assert answers(services) == 1


def test_a_backup_onto_the_profile_itself_is_refused(services: Services, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="is the profile itself"):
        services.backup.backup(tmp_path / "profile" / ".." / "profile" / "quizapp.db")
    assert services.backup.verify() == ()


def test_a_profile_that_cannot_be_opened_takes_a_backup(services: Services, tmp_path: Path, clock: SetClock) -> None:
    services.study.answer(F1, GOOD)
    services.backup.backup(tmp_path / "copy.db")
    services.close()
    database = tmp_path / "profile" / "quizapp.db"
    database.write_bytes(b"ruined")
    with pytest.raises(UserError, match="cannot be used"):
        open_services(tmp_path / "profile", clock)
    former = restore_unopened(tmp_path / "profile", tmp_path / "copy.db", clock)
    assert former is not None
    assert former.read_bytes() == b"ruined"
    with profile(tmp_path / "profile", clock) as again:
        assert answers(again) == 1
        assert again.backup.verify() == ()
    assert restore_unopened(tmp_path / "elsewhere", tmp_path / "copy.db", clock) is None
    with profile(tmp_path / "elsewhere", clock) as again:
        assert answers(again) == 1


def test_verify_finds_a_memory_that_strayed_and_rebuild_puts_it_right(
    services: Services, tmp_path: Path, clock: SetClock
) -> None:
    study_all(services, EASY)
    services.close()
    damage(
        tmp_path,
        "UPDATE cards SET stability = stability + 1e-9 WHERE id = 'towns/F1/recall-1'",
        "UPDATE cards SET state = 'review', stability = 1, difficulty = 1, due_day = 5, last_day = 4, reviews = 1 "
        "WHERE id = 'towns/F2/cloze-1'",
    )
    with profile(tmp_path / "profile", clock) as again:
        assert again.backup.verify() == (
            "The memory of towns/F1/recall-1 is not what its log gives.",
            "The memory of towns/F2/cloze-1 is not what its log gives.",
            "Put them right with quizapp rebuild.",
        )
        report = again.backup.rebuild()
        assert (report.cards, report.changed) == (30, 2)
        assert again.backup.verify() == ()
        assert again.backup.rebuild().changed == 0


def test_verify_names_twenty_and_counts_the_rest(services: Services, tmp_path: Path, clock: SetClock) -> None:
    services.close()
    damage(
        tmp_path,
        "UPDATE cards SET state = 'review', stability = 1, difficulty = 1, due_day = 5, last_day = 4",
    )
    with profile(tmp_path / "profile", clock) as again:
        assert again.backup.verify()[20:] == ("So are 40 more.", "Put them right with quizapp rebuild.")


def test_verify_finds_broken_references_and_missing_guards(services: Services, tmp_path: Path, clock: SetClock) -> None:
    services.close()
    damage(tmp_path, "INSERT INTO undone VALUES (99, 0)", "DROP TRIGGER reviews_delete")
    with profile(tmp_path / "profile", clock) as again:
        assert again.backup.verify() == (
            "Row 99 of undone refers to a row of reviews that does not exist.",
            "The guard reviews_delete, which keeps the log from being changed, is missing.",
        )


@pytest.mark.parametrize(("column", "parent"), [("card", "cards"), ("policy", "policies"), ("brought", "imports")])
def test_verify_finds_an_answer_that_refers_to_nothing(
    services: Services, tmp_path: Path, clock: SetClock, column: str, parent: str
) -> None:
    study_all(services, EASY)
    services.close()
    guard = "CREATE TRIGGER reviews_update BEFORE UPDATE ON reviews BEGIN SELECT RAISE (ABORT, 'stays'); END"
    damage(tmp_path, "DROP TRIGGER reviews_update", f"UPDATE reviews SET {column} = 999 WHERE id = 2", guard)
    with profile(tmp_path / "profile", clock) as again:
        assert again.backup.verify()[0] == f"Row 2 of reviews refers to a row of {parent} that does not exist."


def test_verify_finds_an_index_of_the_log_that_says_otherwise(
    services: Services, tmp_path: Path, clock: SetClock
) -> None:
    study_all(services, EASY)
    services.close()
    damage(
        tmp_path,
        "PRAGMA writable_schema = ON",
        "UPDATE sqlite_schema SET sql = 'CREATE INDEX reviews_of_day ON reviews (grade)' WHERE name = 'reviews_of_day'",
    )
    with profile(tmp_path / "profile", clock) as again:
        found = again.backup.verify()
    assert found
    assert all(sentence.startswith("The database file is damaged: ") for sentence in found)


@pytest.mark.parametrize("change", ["locked = 1", "met = 0"])
def test_verify_finds_a_card_of_an_answered_fact_that_is_not_open(
    services: Services, tmp_path: Path, clock: SetClock, change: str
) -> None:
    study_all(services, EASY)
    services.close()
    damage(tmp_path, f"UPDATE cards SET {change} WHERE id = '{F1}'")
    with profile(tmp_path / "profile", clock) as again:
        assert again.backup.verify() == (
            f"The card {F1} is not open or locked as its siblings' memories say.",
            "Put them right with quizapp rebuild.",
        )
        assert again.backup.rebuild().changed == 1
        assert again.backup.verify() == ()


def test_verify_finds_cards_that_are_not_what_their_facts_make(
    services: Services, tmp_path: Path, clock: SetClock, deck: Path
) -> None:
    services.study.answer(F1, GOOD)
    services.close()
    damage(tmp_path, "UPDATE cards SET back = 'Nowhere' WHERE id = 'towns/F1/recall-1'")
    with profile(tmp_path / "profile", clock) as again:
        (sentence,) = again.backup.verify()
        assert sentence.startswith("The cards of “Towns” are not what its facts make.")
        again.library.load(deck)
        assert again.backup.verify() == ()
        assert answers(again) == 1


def test_a_session_outlives_a_restore_to_before_its_deck(services: Services, tmp_path: Path, clock: SetClock) -> None:
    with profile(tmp_path / "bare", clock) as bare:
        bare.backup.backup(tmp_path / "bare.db")
    services.study.begin(Selection(deck=TOWNS))
    services.study.grade(AGAIN, 1)
    services.backup.restore(tmp_path / "bare.db")
    summary = finished(services.study.current()).summary
    assert (summary.answered, summary.hardest) == (1, ())
    assert services.study.undo() is None
    assert services.library.decks() == ()


def test_verify_finds_a_quiz_that_cannot_be_read(services: Services, tmp_path: Path, clock: SetClock) -> None:
    services.exam.start(services.exam.setup(TOWNS).proposed)
    services.close()
    damage(tmp_path, """UPDATE sittings SET items = '[{"kind": "riddle"}]'""")
    with profile(tmp_path / "profile", clock) as again:
        (sentence,) = again.backup.verify()
        assert sentence.startswith("Quiz 1 cannot be read:")

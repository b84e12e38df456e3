"""Bringing in Anki's packages: what comes again, what is taken back, what stays."""

from pathlib import Path

import pytest

from quizapp.bootstrap import Services
from quizapp.content.cards import CardId
from quizapp.errors import Stopped
from quizapp.scheduling.memory import Grade
from quizapp.services.importing import Decision, Merge
from tests.storage.profiles import SetClock, profile
from tests.storage.tables import everything
from tests.unit.exchange.legacy import (
    Note,
    write_legacy,
)
from tests.unit.services.brought import ANSWERED, PNG, cards, every_byte


def test_the_same_file_again_changes_nothing(services: Services, tmp_path: Path) -> None:
    note = Note(1, ("a<b>x</b>", "b"), tags="t", answers=[(ANSWERED, 3, 1, 0, 0, 1, 0)], card={"type": 2, "ivl": 3})
    file = write_legacy(tmp_path / "a.apkg", [note, Note(5, ("{{c1::a}}", ""))])
    services.importing.bring(file)
    before = everything(services)
    report = services.importing.bring(file)
    assert (report.new, report.reviews, report.changes.step) == (0, 0, None)
    assert everything(services) == before


@pytest.mark.parametrize(
    ("merge", "fronts"),
    [
        (Merge.NEW, {"old"}),
        (Merge.MINE, {"old"}),
        (Merge.NEWER, {"newer"}),
        (Merge.BOTH, {"old", "newer"}),
    ],
)
def test_merging(services: Services, tmp_path: Path, merge: Merge, fronts: set[str]) -> None:
    services.importing.bring(write_legacy(tmp_path / "a.apkg", [Note(1, ("old", "b"), guid="g", mod=100)]))
    newer = write_legacy(tmp_path / "b.apkg", [Note(1, ("newer", "b"), guid="g", mod=200)])
    preview = services.importing.preview(newer)
    assert (preview.known, preview.differing, preview.conflicts[0].package_newer) == (1, 1, True)
    for _ in range(2):
        services.importing.bring(newer, Decision(merge=merge))
        rows = services._opened.database.rows("SELECT front FROM cards WHERE retired = 0 AND deck LIKE 'anki-%'")
        assert {row[0] for row in rows} == fronts
        assert services.backup.verify() == ()


def test_an_older_package_does_not_take_newer_texts_back(services: Services, tmp_path: Path) -> None:
    services.importing.bring(write_legacy(tmp_path / "a.apkg", [Note(1, ("newer", "b"), guid="g", mod=200)]))
    services.importing.bring(write_legacy(tmp_path / "b.apkg", [Note(1, ("old", "b"), guid="g", mod=100)]))
    assert cards(services)["recall-1"] == ("newer", "b")


def test_one_undo_takes_a_whole_import_back_and_it_can_come_again(services: Services, tmp_path: Path) -> None:
    state = {"type": 2, "queue": 2, "due": 2_500, "ivl": 10, "reps": 1, "data": '{"s":10,"d":5}'}
    note = Note(1, ("a", '<img src="x.png">b'), card=state, answers=[(ANSWERED, 3, 10, 0, 2500, 1, 0)])
    file = write_legacy(tmp_path / "a.apkg", [note, Note(2, ("c", "d"), ords=(0, 1), did=12)], {"x.png": PNG})
    decks = services.library.decks()
    for _ in range(3):
        assert services.importing.bring(file).new == 2
        assert len(services.library.decks()) == len(decks) + 2
        assert services.backup.verify() == ()
        undone = services.undo.undo()
        assert undone is not None
        assert services.library.decks() == decks
        assert services.backup.verify() == ()
        assert cards(services) == {}
        assert services._opened.database.value("SELECT count(*) FROM answers") == 0
        assert services._opened.database.value("SELECT count(*) FROM anki_media") == 0


def test_undo_of_an_update_brings_texts_and_schedule_back(services: Services, tmp_path: Path) -> None:
    services.importing.bring(write_legacy(tmp_path / "a.apkg", [Note(1, ("old", "b"), guid="g", mod=100, tags="t")]))
    before = everything(services)
    state = {"type": 2, "queue": 2, "due": 2_500, "ivl": 10, "reps": 1, "data": '{"s":10,"d":5}', "mod": 300}
    newer = Note(1, ("new", "b"), guid="g", mod=200, card=state, answers=[(ANSWERED, 3, 10, 0, 2500, 1, 0)])
    services.importing.bring(write_legacy(tmp_path / "b.apkg", [newer]))
    assert cards(services)["recall-1"] == ("new", "b")
    services.undo.undo()
    after = everything(services)
    for table in before:
        if table not in {"imports", "decks", "anki_types", "anki_decks"}:
            assert after[table] == before[table], table


def test_what_the_person_deleted_stays_deleted(services: Services, tmp_path: Path) -> None:
    file = write_legacy(tmp_path / "a.apkg", [Note(1, ("a", "b"))])
    (deck,) = services.importing.bring(file).decks
    (fact,) = (row.id for row in services.library.rows(deck))
    services.marks.delete(deck, (fact,))
    assert services.importing.preview(file).resting == 1
    services.importing.bring(file)
    assert cards(services) == {}


def test_a_deck_that_was_shared_knows_the_notes_that_it_was_made_of(
    services: Services, tmp_path: Path, clock: SetClock
) -> None:
    state = {"type": 2, "queue": 2, "due": 2_500, "ivl": 10, "reps": 1, "data": '{"s":10,"d":5}', "mod": 300}
    plain = [
        Note(1, (f"front {n}", "b"), guid=f"g{n}", card=state, answers=[(ANSWERED + n, 3, 10, 0, 2500, 1, 0)])
        for n in (1, 2, 3)
    ]
    file = write_legacy(tmp_path / "a.apkg", [*plain, Note(5, ("{{c1::a}} b", ""), guid="c")])
    (deck,) = services.importing.bring(file).decks
    services.formats.export(deck, tmp_path / "shared.quizdeck")
    with profile(tmp_path / "theirs", clock) as theirs:
        theirs.library.load(tmp_path / "shared.quizdeck")
        studied, gone = (row.id for row in theirs.library.rows(deck)[:2])
        theirs.study.answer(CardId(f"{deck}/{studied}/recall-1"), Grade.EASY)
        theirs.marks.delete(deck, (gone,))
        before = cards(theirs)
        preview = theirs.importing.preview(file)
        assert (preview.new, preview.known, preview.differing, preview.resting) == (0, 3, 0, 1)
        report = theirs.importing.bring(file)
        assert (report.new, report.unchanged, report.reviews) == (0, 4, 2)
        assert cards(theirs) == before
        assert theirs.backup.verify() == ()
        assert theirs.importing.bring(file).changes.step is None, "the same file again changes nothing"
        theirs.undo.undo()
        assert theirs.backup.verify() == ()


def test_what_came_can_be_searched_at_once(services: Services, tmp_path: Path) -> None:
    notes = [Note(1, (f"unicorn {number}", "b")) for number in range(6_000)]
    (deck,) = services.importing.bring(write_legacy(tmp_path / "a.apkg", notes)).decks
    assert services._opened.database.value("SELECT count(*) FROM search_unread") == 6_000
    assert len(services.browse.find(deck, "unicorn 17").numbers) >= 1
    assert services._opened.database.value("SELECT count(*) FROM search_unread") == 0


def test_stopping_leaves_the_profile_byte_for_byte(services: Services, tmp_path: Path) -> None:
    file = write_legacy(tmp_path / "a.apkg", [Note(1, (f"a{number}", "b")) for number in range(3_000)])
    before = every_byte(services)

    def stop(share: float) -> None:
        if share > 0.3:
            raise Stopped

    with pytest.raises(Stopped):
        services.importing.bring(file, tell=stop)
    assert every_byte(services) == before


def test_a_note_that_comes_again_with_fewer_cards_lets_the_others_go(services: Services, tmp_path: Path) -> None:
    services.importing.bring(write_legacy(tmp_path / "a.apkg", [Note(2, ("c", "d"), guid="g", ords=(0, 1))]))
    services.undo.undo()
    for ords, views in (((1,), ["recall-2"]), ((0, 1), ["recall-1", "reverse-1"])):
        services.importing.bring(write_legacy(tmp_path / "b.apkg", [Note(2, ("c", "d"), guid="g", ords=ords)]))
        assert sorted(cards(services)) == views
        assert services.backup.verify() == ()
        services.undo.undo()
        assert services.backup.verify() == ()

"""Bringing in Anki's packages: what notes become, merging, undo, and that nothing hostile gets through."""

import json
import sqlite3
import zipfile
from base64 import b64decode
from collections.abc import Callable
from pathlib import Path

import pytest

from quizapp.bootstrap import Services
from quizapp.content.facts import DeckId
from quizapp.errors import Stopped, UserError
from quizapp.scheduling.memory import Grade, New
from quizapp.services.importing import Decision, Merge
from tests.storage.profiles import SetClock
from tests.storage.tables import everything
from tests.unit.exchange.legacy import (
    ADD_ON,
    BASIC,
    CLOZE,
    CUSTOM,
    NATIVE,
    OPTIONAL,
    REVERSED,
    TYPED,
    Note,
    write_legacy,
    write_new,
)

PNG = b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAGQAAABkCAIAAAD/gAIDAAAAeElEQVR42u3QMQEAAAgDILV/5xlhDxCB9B6cJEGCBAkSJEiQIEGCBAkSJEiQIEGC"
    "BAkSJEiQIEGCBAkSJEiQIEGCBAkSJEiQIEGCBAkSJEiQIEGCBAkSJEiQIEGCBAkSJEiQIEGCBAkSJEiQIEGCBAkS9EYLQwQBxyEzvf0AAAAASUVORK5C"
    "YII="
)
DAY = 86_400_000
ANSWERED = 1_790_000_000_000  # September 2026


def cards(services: Services, deck: str = "") -> dict[str, tuple[str, str]]:
    """Front and back of each card that stands, by view and number and the first word of the front."""
    rows = services._opened.database.rows(
        "SELECT view, number, front, back FROM cards WHERE retired = 0 AND deck LIKE ? ORDER BY n", (f"anki-{deck}%",)
    )
    return {f"{row[0]}-{row[1]}": (row[2], row[3]) for row in rows}


def bring(services: Services, folder: Path, *notes: Note, **rest: object) -> dict[str, tuple[str, str]]:
    services.importing.bring(write_legacy(folder / "a.apkg", notes, **rest))  # type: ignore[arg-type]
    assert services.backup.verify() == ()
    return cards(services)


def test_a_basic_note_is_asked_and_answered_in_plain_words(services: Services, tmp_path: Path) -> None:
    note = Note(1, ("What <b>makes</b> H<sub>2</sub>O&nbsp;boil?<br>Say it.", "<ul><li>Heat</li><li>Time</li></ul>"))
    found = bring(services, tmp_path, note)
    assert found == {"recall-1": ("What makes H₂O boil? Say it.", "Heat · Time")}


def test_reversed_and_optional_reversed_notes_make_both_ways(services: Services, tmp_path: Path) -> None:
    assert bring(services, tmp_path, Note(2, ("liver", "hepar"), ords=(0, 1))) == {
        "recall-1": ("liver", "hepar"),
        "reverse-1": ("hepar", "liver"),
    }
    services.undo.undo()
    assert bring(services, tmp_path, Note(3, ("a", "b", ""), ords=(0,), guid="x")) == {"recall-1": ("a", "b")}


def test_a_card_to_be_typed_asks_without_its_answer(services: Services, tmp_path: Path) -> None:
    assert bring(services, tmp_path, Note(4, ("capital?", "Paris"))) == {"recall-1": ("capital?", "Paris")}


def test_clozes_keep_numbers_and_hints_and_nested_ones_are_written_out(services: Services, tmp_path: Path) -> None:
    text = (
        "{{c1::Oxytocin::hormone}} moves {{c2::milk}}; {{c3::one}} and {{c3::two}}; {{c4::outer {{c5::inner}} words}}"
    )
    found = bring(services, tmp_path, Note(5, (text, "Why: <i>let-down</i>"), ords=range(5)))
    assert found["cloze-1"] == ("[…] moves milk; one and two; outer inner words", "Oxytocin")
    assert found["cloze-2"][1] == "milk"
    assert found["recall-3"] == ("Oxytocin moves milk; […] and […]; outer inner words", "one … two")
    assert found["recall-4"] == ("Oxytocin moves milk; one and two; […]", "outer inner words")
    assert found["recall-5"] == ("Oxytocin moves milk; one and two; outer […] words", "inner")
    row = services._opened.database.row(
        "SELECT why, hint FROM facts JOIN cards ON fact_n = facts.n WHERE view = 'cloze' AND why <> ''"
    )
    assert row is not None
    assert tuple(row) == ("Why: let-down", "hormone")


def test_a_custom_type_is_rendered_from_its_templates_and_its_scripts_never_run(
    services: Services, tmp_path: Path
) -> None:
    note = Note(8, ("Furosemide", "Loop diuretic", "40 mg", ""), ords=(0, 1))
    assert bring(services, tmp_path, note) == {
        "recall-1": ("Which class is Furosemide? Dose 40 mg", "Class: Loop diuretic"),
        "recall-2": ("Name one of the class Loop diuretic", "Furosemide"),
    }
    (line,) = [one for one in services.importing.preview(tmp_path / "a.apkg").losses if one.kind == "script"]
    assert line.count == 1


def test_native_occlusions_become_label_cards(services: Services, tmp_path: Path) -> None:
    masks = (
        "{{c1::image-occlusion:rect:left=.1:top=.1:width=.3:height=.2:oi=1}}<br>"
        "{{c2::image-occlusion:ellipse:left=.5:top=.5:rx=.1:ry=.1:oi=1}}<br>"
        "{{c3::image-occlusion:polygon:points=.1,.6 .3,.6 .2,.9:oi=1}}"
    )
    note = Note(6, (masks, '<img src="heart.png">', "The heart", "", ""), ords=(0, 1, 2))
    found = bring(services, tmp_path, note, media={"heart.png": PNG})
    assert list(found) == ["label-1", "label-2", "label-3"]
    assert services.importing.preview(tmp_path / "a.apkg").types[0].becomes == "occlusion"


def test_occlusions_of_the_add_on_become_label_cards(services: Services, tmp_path: Path) -> None:
    mask = b"""<svg xmlns="http://www.w3.org/2000/svg" width="100" height="100"><g><rect class="qshape" x="10" y="10"
        width="20" height="20" fill="#f00"/><rect x="50" y="50" width="20" height="20"/></g></svg>"""
    fields = ("i-ao-1", "The heart", '<img src="heart.png">', '<img src="q.svg">', "", "", "", "", "")
    note = Note(7, (*fields, '<img src="a.svg">', '<img src="o.svg">'))
    found = bring(services, tmp_path, note, media={"heart.png": PNG, "q.svg": mask})
    assert list(found) == ["label-1"]


def test_an_occlusion_without_its_picture_asks_in_words_and_is_told(services: Services, tmp_path: Path) -> None:
    note = Note(6, ("{{c1::image-occlusion:rect:left=0:top=0:width=1:height=1}}", '<img src="x.png">', "Head", "", ""))
    assert list(bring(services, tmp_path, note)) == ["recall-1"]
    assert "occlusion" in {one.kind for one in services.importing.preview(tmp_path / "a.apkg").losses}


def test_decks_become_decks_and_topics_and_tags_come_along(services: Services, tmp_path: Path) -> None:
    file = write_legacy(
        tmp_path / "a.apkg",
        [Note(1, ("a", "b"), tags=" exam::spring x "), Note(1, ("c", "d"), did=11), Note(1, ("e", "f"), did=12)],
    )
    preview = services.importing.preview(file)
    assert [(one.name, one.deck_title, one.topic_title) for one in preview.decks] == [
        ("Other", "Other", "Other"),
        ("Ward", "Ward", "Ward"),
        ("Ward::Night", "Ward", "Night"),
    ]
    report = services.importing.bring(file)
    ward = next(deck for deck in report.decks if "ward" in deck)
    assert services.marks.tags(ward) == ("exam::spring", "x")
    assert {one.title for one in services.library.decks()} >= {"Ward", "Other"}


def test_schedule_memory_flags_and_log_come_along(services: Services, tmp_path: Path) -> None:
    state = {"type": 2, "queue": 2, "due": 2_500, "ivl": 30, "factor": 2_500, "reps": 7, "lapses": 1, "flags": 3}
    state["data"] = json.dumps({"s": 31.25, "d": 6.5, "dr": 0.9})
    answers = [(ANSWERED - 30 * DAY, 3, 10, 0, 2500, 4_000, 0), (ANSWERED, 3, 30, 10, 2500, 5_000, 1)]
    manual = [(ANSWERED + 5, 0, 30, 10, 2500, 0, 4)]
    bring(services, tmp_path, Note(1, ("a", "b"), card=state, answers=[*answers, *manual]))
    row = services._opened.database.row(
        "SELECT state, stability, difficulty, due_day, reviews, lapses, flag FROM cards WHERE deck LIKE 'anki-%'"
    )
    assert row is not None
    first = 737_425  # 2020-01-01
    assert tuple(row) == ("review", 31.25, 6.5, first + 2_500, 7, 1, 3)
    log = services._opened.database.rows("SELECT at, grade, state_before, anki_ivl FROM answers ORDER BY at")
    assert [tuple(one) for one in log] == [(ANSWERED - 30 * DAY, 3, "new", 10), (ANSWERED, 3, "review", 30)]
    assert services._opened.database.value("SELECT count(*) FROM anki_acts") == 1
    from quizapp.storage.schema_tallies import TALLIES_AGREE

    assert not services._opened.database.value(TALLIES_AGREE)


def test_a_card_of_the_old_scheduler_gets_a_memory_and_keeps_its_day(services: Services, tmp_path: Path) -> None:
    state = {"type": 2, "queue": -1, "due": 2_600, "ivl": 40, "factor": 2_300, "reps": 4}
    bring(services, tmp_path, Note(1, ("a", "b"), card=state))
    row = services._opened.database.row(
        "SELECT stability, due_day - 737425, suspended FROM cards WHERE deck LIKE 'anki-%'"
    )
    assert row is not None
    assert tuple(row) == (40.0, 2_600, 1)


def test_an_answer_here_goes_on_from_the_memory_that_anki_gave(services: Services, tmp_path: Path) -> None:
    state = {"type": 2, "queue": 2, "due": 2_500, "ivl": 30, "factor": 2_500, "reps": 7}
    state["data"] = json.dumps({"s": 31.25, "d": 6.5})
    bring(services, tmp_path, Note(1, ("a", "b"), card=state, answers=[(ANSWERED, 3, 30, 10, 2500, 1, 1)]))
    card = services._opened.database.value("SELECT id FROM cards WHERE deck LIKE 'anki-%'")
    services.study.answer(card, Grade.GOOD)
    assert services.backup.verify() == ()
    assert services._opened.database.value("SELECT stability FROM cards WHERE id = ?", (card,)) > 31.25
    services.undo.undo()
    assert services._opened.database.value("SELECT stability FROM cards WHERE id = ?", (card,)) == 31.25


@pytest.mark.parametrize(
    "answers", [[(ANSWERED - 30 * DAY, 3, 10, 0, 2500, 1, 0), (ANSWERED, 3, 30, 10, 2500, 1, 1)], []]
)
def test_a_cards_history_goes_on_from_the_memory_that_anki_gave(
    services: Services, tmp_path: Path, clock: SetClock, answers: list[tuple[int, ...]]
) -> None:
    state = {"type": 2, "queue": 2, "due": 2_500, "ivl": 30, "factor": 2_500, "reps": 7}
    state["data"] = json.dumps({"s": 31.25, "d": 6.5})
    bring(services, tmp_path, Note(1, ("a", "b"), card=state, answers=answers))
    card = services._opened.database.value("SELECT id FROM cards WHERE deck LIKE 'anki-%'")
    brought = services.charts.card(card)
    assert [line.stability for line in brought.lines[-1:]] == [31.25] * bool(answers)
    assert brought.curve[0].recall == 1.0
    given = services.study.answer(card, Grade.GOOD).memory
    clock.forward(days=40)
    again = services.study.answer(card, Grade.GOOD).memory
    assert not isinstance(given, New)
    assert not isinstance(again, New)
    history = services.charts.card(card)
    assert [line.stability for line in history.lines[-2:]] == [given.stability, again.stability]
    assert history.stability == again.stability


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


def test_newer_answers_of_a_known_card_come_once(services: Services, tmp_path: Path, clock: SetClock) -> None:
    first = (ANSWERED, 3, 10, 0, 2500, 1, 0)
    state = {"type": 2, "queue": 2, "due": 2_500, "ivl": 10, "reps": 1, "data": '{"s":10,"d":5}'}
    note = Note(1, ("a", "b"), guid="g", card=state, answers=[first])
    services.importing.bring(write_legacy(tmp_path / "a.apkg", [note]))
    later = {**state, "mod": 1_700_000_000, "due": 2_530, "ivl": 30, "reps": 2, "data": '{"s":33,"d":5}'}
    newer = Note(1, ("a", "b"), guid="g", card=later, answers=[first, (ANSWERED + 10 * DAY, 3, 30, 10, 2500, 1, 1)])
    for added in (1, 0):
        report = services.importing.bring(write_legacy(tmp_path / "b.apkg", [newer]))
        assert report.reviews == added
        assert services._opened.database.value("SELECT stability FROM cards WHERE deck LIKE 'anki-%'") == 33
        assert services.backup.verify() == ()


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


def test_an_answer_from_the_future_grades_nothing_and_is_kept(services: Services, tmp_path: Path) -> None:
    answers = [(ANSWERED, 3, 1, 0, 0, 1, 0), (ANSWERED + 4_000 * DAY, 3, 1, 0, 0, 1, 0)]
    file = write_legacy(tmp_path / "a.apkg", [Note(1, ("a", "b"), answers=answers)])
    for reviews in (1, 0):
        assert services.importing.bring(file).reviews == reviews
    assert services._opened.database.value("SELECT count(*) FROM anki_acts") == 1
    assert services.backup.verify() == ()


def test_what_the_person_deleted_stays_deleted(services: Services, tmp_path: Path) -> None:
    file = write_legacy(tmp_path / "a.apkg", [Note(1, ("a", "b"))])
    (deck,) = services.importing.bring(file).decks
    (fact,) = (row.id for row in services.library.rows(deck))
    services.marks.delete(deck, (fact,))
    assert services.importing.preview(file).resting == 1
    services.importing.bring(file)
    assert cards(services) == {}


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


def every_byte(services: Services) -> dict[str, bytes]:
    """Every file of the profile as a reader sees it; the write-ahead log's leftovers of what was rolled back do not
    count."""
    services._opened.database.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return {one.name: one.read_bytes() for one in services.profile.iterdir() if one.suffix == ".db"}


# --- hostile ----------------------------------------------------------------------------------------------------------


def refused(services: Services, file: Path) -> str:
    before = every_byte(services)
    with pytest.raises(UserError) as caught:
        services.importing.bring(file)
    with pytest.raises(UserError):
        services.importing.preview(file)
    assert every_byte(services) == before
    assert "Nothing was" in str(caught.value)
    return str(caught.value)


def test_what_is_no_package_is_refused(services: Services, tmp_path: Path) -> None:
    for name, content in (("a.apkg", b"rubbish"), ("b.apkg", b""), ("c.apkg", b"PK\x05\x06" + bytes(18))):
        file = tmp_path / name
        file.write_bytes(content)
        refused(services, file)
    refused(services, tmp_path / "missing.apkg")
    refused(services, tmp_path)


@pytest.mark.parametrize(
    "sql",
    [
        ("ALTER TABLE notes RENAME TO n2", "CREATE VIEW notes AS SELECT * FROM n2"),
        ("ALTER TABLE cards RENAME TO c2", "CREATE VIRTUAL TABLE cards USING fts5(id)"),
        ("DROP TABLE revlog",),
        ("UPDATE col SET models = '[1, 2]'",),
        ('UPDATE col SET models = \'{"1": {"id": {}}}\'',),
        ("UPDATE col SET decks = 'x'",),
        ("DELETE FROM col",),
        ("ALTER TABLE notes ADD COLUMN evil GENERATED ALWAYS AS (hex(zeroblob(100000000)))",),
    ],
)
def test_collections_that_are_made_up_are_refused(services: Services, tmp_path: Path, sql: tuple[str, ...]) -> None:
    refused(services, write_legacy(tmp_path / "a.apkg", [Note(1, ("a", "b"))], sql=sql))


def test_triggers_are_never_run_and_odd_values_are_left_out(services: Services, tmp_path: Path) -> None:
    sql = (
        "CREATE TRIGGER evil AFTER INSERT ON notes BEGIN DELETE FROM notes; END",
        "INSERT INTO cards SELECT 77, 999999, did, ord, mod, usn, type, queue, due, ivl, factor, reps, lapses, left, "
        "odue, odid, flags, data FROM cards LIMIT 1",
        "INSERT INTO revlog VALUES (5, 12345, 0, 3, 1, 1, 1, 1, 1)",
        "UPDATE cards SET due = 9223372036854775807, ivl = -5, type = 2 WHERE id = 1000",
    )
    file = write_legacy(
        tmp_path / "a.apkg",
        [Note(1, ("a", "b")), Note(99, ("x", "y")), Note(1, ("'; DROP TABLE facts; --", "z"))],
        sql=sql,
    )
    report = services.importing.bring(file)
    assert (report.new, {one.kind for one in report.losses}) == (2, {"card", "type"})
    assert services.backup.verify() == ()


def test_paths_do_not_climb_out_and_nothing_is_fetched(services: Services, tmp_path: Path) -> None:
    media = {"../../evil.png": PNG, "/etc/evil.png": PNG, "good.png": PNG}
    text = '<img src="../../evil.png"><img src="https://example.org/t.png"><img src="good.png" onerror="alert(1)">'
    bring(
        services,
        tmp_path,
        Note(1, (text + "<script>alert(1)</script>a", "<a href='javascript:x()'>b</a>")),
        media=media,
    )
    assert [row[0] for row in services._opened.database.rows("SELECT name FROM anki_media")] == ["good.png"]
    assert cards(services)["recall-1"] == ("a", "b")
    svg = services._opened.database.value("SELECT group_concat(svg) FROM figures WHERE deck LIKE 'anki-%'") or ""
    assert "example.org" not in svg
    assert not list(tmp_path.rglob("evil*"))


def test_a_bomb_is_refused_before_it_fills_the_disk(
    services: Services, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("quizapp.exchange.anki.reading.package.MOST_COLLECTION_BYTES", 1_000_000)
    for new in (False, True):
        file = tmp_path / f"bomb{new}.apkg"
        content = b"SQLite format 3\0" + bytes(50_000_000)
        if new:
            import zstandard

            content = zstandard.ZstdCompressor().compress(content)
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as written:
            written.writestr("collection.anki21b" if new else "collection.anki2", content)
        assert "larger than" in refused(services, file)


def test_too_many_notes_are_refused_with_a_sentence(
    services: Services, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("quizapp.exchange.anki.reading.collection.MOST_NOTES", 2)
    file = write_legacy(tmp_path / "a.apkg", [Note(1, (str(number), "b")) for number in range(3)])
    assert "3 notes" in refused(services, file)


def test_a_gigabyte_field_is_left_out(services: Services, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("quizapp.services._brought_notes.MOST_NOTE_CHARACTERS", 1_000)
    report = services.importing.bring(
        write_legacy(tmp_path / "a.apkg", [Note(1, ("x" * 2_000, "b")), Note(1, ("a", "b"))])
    )
    assert (report.new, report.losses[0].kind) == (1, "long")


def spoilt(content: bytes, spoil: Callable[[bytearray], None]) -> bytes:
    changed = bytearray(content)
    spoil(changed)
    return bytes(changed)


def test_broken_pages_are_refused_or_read_and_never_half_way(services: Services, tmp_path: Path) -> None:
    good = write_legacy(tmp_path / "good.apkg", [Note(1, (f"a{number} " * 50, "b")) for number in range(300)])
    with zipfile.ZipFile(good) as opened:
        inner = opened.read("collection.anki2")
    for place in range(100, len(inner), max(1, len(inner) // 12)):
        broken = bytearray(inner)
        broken[place : place + 40] = b"\xff" * 40
        file = tmp_path / "broken.apkg"
        with zipfile.ZipFile(file, "w") as written:
            written.writestr("collection.anki2", bytes(broken))
        before = everything(services)
        try:
            services.importing.bring(file)
        except UserError:
            assert everything(services) == before
        else:
            assert services.backup.verify() == ()
            services.undo.undo()


def test_the_types_used_here_are_the_ones_that_are_tested() -> None:
    assert {one["id"] for one in (BASIC, REVERSED, OPTIONAL, TYPED, CLOZE, NATIVE, ADD_ON, CUSTOM)} == set(range(1, 9))
    assert sqlite3.sqlite_version_info >= (3, 37)
    assert DeckId("x") == "x"


def test_a_note_that_comes_again_with_fewer_cards_lets_the_others_go(services: Services, tmp_path: Path) -> None:
    services.importing.bring(write_legacy(tmp_path / "a.apkg", [Note(2, ("c", "d"), guid="g", ords=(0, 1))]))
    services.undo.undo()
    for ords, views in (((1,), ["recall-2"]), ((0, 1), ["recall-1", "reverse-1"])):
        services.importing.bring(write_legacy(tmp_path / "b.apkg", [Note(2, ("c", "d"), guid="g", ords=ords)]))
        assert sorted(cards(services)) == views
        assert services.backup.verify() == ()
        services.undo.undo()
        assert services.backup.verify() == ()


def test_packages_of_the_new_kind_become_the_same(services: Services, tmp_path: Path) -> None:
    notes = (Note(1, ("a", "<b>b</b>")), Note(5, ("{{c1::x}} y", "z")), Note(8, ("F", "L", "4", ""), ords=(0, 1)))
    services.importing.bring(write_new(tmp_path / "new.apkg", notes, {"heart.png": PNG}))
    made = cards(services)
    assert services.importing.bring(write_legacy(tmp_path / "old.apkg", notes)).changes.step is None
    services.undo.undo()
    services.importing.bring(write_legacy(tmp_path / "old.apkg", notes))
    assert cards(services) == made


def test_a_few_hundred_spoilt_files_do_no_harm() -> None:
    """``python -m bench fuzz`` does this by the ten thousand."""
    from bench.fuzz import run

    _, outcomes, harm = run(1_000_000, 240, 20)
    assert harm == []
    assert outcomes["refused"]
    assert outcomes["brought in"]

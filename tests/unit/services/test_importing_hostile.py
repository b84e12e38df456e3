"""Bringing in Anki's packages: that nothing hostile gets through."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from quizapp.bootstrap import Services
from quizapp.errors import UserError
from tests.storage.tables import everything
from tests.unit.exchange.legacy import (
    Note,
    write_legacy,
)
from tests.unit.services.brought import PNG, bring, cards, every_byte


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
    monkeypatch.setattr("quizapp.services._bringing.notes.MOST_NOTE_CHARACTERS", 1_000)
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


def test_a_few_hundred_spoilt_files_do_no_harm() -> None:
    """``python -m bench fuzz`` does this by the ten thousand."""
    from bench.fuzz import run

    _, outcomes, harm = run(1_000_000, 240, 20)
    assert harm == []
    assert outcomes["refused"]
    assert outcomes["brought in"]


@pytest.mark.parametrize("column", ["did", "mod", "due", "odid", "flags", "data", "type"])
def test_a_card_that_lacks_a_value_does_no_harm(services: Services, tmp_path: Path, column: str) -> None:
    notes = [Note(1, ("a", "b")), Note(1, ("c", "d"))]
    file = write_legacy(tmp_path / "a.apkg", notes, sql=[f"UPDATE cards SET {column} = NULL WHERE id = 1000"])
    assert services.importing.bring(file).new == 2
    assert services.backup.verify() == ()

"""The answers that come with new cards: counted and indexed after they were written, and gone without a trace where the
import is stopped."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.bootstrap import Services
from quizapp.errors import Stopped
from quizapp.storage.bringing import log, rows
from tests.storage.profiles import SetClock, profile
from tests.unit.exchange.legacy import Note, write_legacy
from tests.unit.services.brought import ANSWERED, DAY, every_byte
from tests.unit.services.test_importing_at_once import data

_MINUTE = 60_000
_CARD = {"type": 2, "queue": 2, "due": 2_500, "ivl": 30, "reps": 7, "data": data(s=31.25, d=6.5)}
ANSWERS = [
    (ANSWERED - 90 * DAY, 3, -600, 0, 2500, 4_000, 0),
    (ANSWERED - 90 * DAY + _MINUTE, 3, 3, -600, 2500, 99_000, 0),
    (ANSWERED - 60 * DAY, 1, -600, 20, 2500, 4_000, 1),
    (ANSWERED - 60 * DAY + _MINUTE, 3, 10, -600, 2500, -5, 2),
    (ANSWERED - 60 * DAY + 2 * _MINUTE, 2, 10, 10, 2500, 7_000, 1),
    (ANSWERED - 30 * DAY, 4, 40, 21, 2500, 4_000, 1),
    (ANSWERED - 30 * DAY + 2 * _MINUTE, 3, 40, 21, 2500, 4_000, 3),
    (ANSWERED - 20 * DAY, 3, 40, 0, 2500, 4_000, 1),
]


def some(count: int) -> list[Note]:
    return [
        Note(1, (f"front {number}", "back"), card=_CARD, answers=[(at + number, *rest) for at, *rest in ANSWERS])
        for number in range(count)
    ]


def schema(services: Services) -> set[tuple[str, ...]]:
    return {tuple(row) for row in services._opened.database.rows("SELECT type, name, sql FROM sqlite_schema")}


def tallies(services: Services) -> dict[str, int]:
    found = services._opened.database.rows(
        "SELECT key, sum(answers) FROM tallies WHERE what = 'kind' AND deck LIKE 'anki-%' GROUP BY key"
    )
    return {row[0]: row[1] for row in found}


@pytest.mark.parametrize("at_least", [0, 1_000_000])
def test_answers_of_every_kind_are_counted_as_the_log_has_them(
    services: Services, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at_least: int
) -> None:
    monkeypatch.setattr(log, "_WORTH_REBUILDING", at_least)
    monkeypatch.setattr(rows, "_WORTH_REBUILDING", at_least)
    before = schema(services)
    report = services.importing.bring(write_legacy(tmp_path / "a.apkg", some(5)))
    assert report.reviews == 5 * len(ANSWERS)
    assert services.backup.verify() == ()  # the tallies among them
    kinds = {"new": 5, "learning": 5, "young": 5, "relearning": 5, "extra": 10, "mature": 5, "review": 5}
    assert tallies(services) == kinds
    assert schema(services) == before


line = st.tuples(
    st.integers(0, 3 * 24 * 12).map(lambda minutes: ANSWERED - 3 * DAY + minutes * 5 * _MINUTE),
    st.integers(0, 4),
    st.sampled_from((-600, 0, 5, 40)),
    st.sampled_from((-600, 0, 1, 20, 21, 400)),
    st.sampled_from((0, 2_500)),
    st.sampled_from((-5, 0, 900, 59_999, 60_000, 99_000)),
    st.integers(0, 5),
)
logs = st.lists(st.lists(line, max_size=12, unique_by=lambda one: one[0]), min_size=1, max_size=4)


@given(logs)
@settings(max_examples=12, deadline=None)
def test_whatever_was_answered_is_counted_as_the_log_has_it(answers: list[list[tuple[int, ...]]]) -> None:
    """Here the log is counted anew, and its answers of a day one after the other."""
    with tempfile.TemporaryDirectory() as folder, profile(Path(folder, "profile"), SetClock()) as services:
        notes = [
            Note(1, (f"front {number}", "back"), card=_CARD, answers=[(at + number, *rest) for at, *rest in lines])
            for number, lines in enumerate(answers)
        ]
        services.importing.bring(write_legacy(Path(folder, "a.apkg"), notes))
        assert services.backup.verify() == ()


def test_lines_that_share_an_id_are_counted_each(services: Services, tmp_path: Path) -> None:
    sql = (
        "ALTER TABLE revlog RENAME TO other",
        "CREATE TABLE revlog (id integer, cid integer, usn integer, ease integer, ivl integer, lastIvl integer, "
        "factor integer, time integer, type integer)",
        "INSERT INTO revlog SELECT * FROM other UNION ALL SELECT * FROM other",
        "DROP TABLE other",
    )
    report = services.importing.bring(write_legacy(tmp_path / "a.apkg", some(3), sql=sql))
    assert report.reviews == 2 * 3 * len(ANSWERS)
    assert services.backup.verify() == ()


@pytest.mark.parametrize("share", [0.3, 0.75, 0.97])
def test_an_import_that_is_stopped_leaves_every_index_where_it_was(
    services: Services, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, share: float
) -> None:
    monkeypatch.setattr(log, "_WORTH_REBUILDING", 0)
    monkeypatch.setattr(rows, "_WORTH_REBUILDING", 0)
    file = write_legacy(tmp_path / "a.apkg", some(40))
    before = (schema(services), every_byte(services))

    def tell(done: float) -> None:
        if done >= share:
            raise Stopped

    with pytest.raises(Stopped):
        services.importing.bring(file, tell=tell)
    assert (schema(services), every_byte(services)) == before
    assert services.importing.bring(file).reviews >= 40 * len(ANSWERS)
    assert services.backup.verify() == ()

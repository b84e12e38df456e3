"""Simple notes are brought in at once: the rows are those that they become one by one, whatever stands between them."""

import json
from pathlib import Path
from typing import Any

import pytest

from quizapp.bootstrap import Services
from quizapp.services._bringing.views import Decision
from quizapp.services._bringing.whole import WholeNotes
from tests.storage.profiles import SetClock, profile
from tests.unit.exchange.legacy import Note, write_legacy
from tests.unit.services.brought import ANSWERED, DAY

_REVIEW = {"type": 2, "queue": 2, "due": 2_500, "ivl": 30, "factor": 2_500, "reps": 7, "lapses": 1, "flags": 3}


def data(**values: object) -> str:
    return json.dumps(values)


NOTES = (
    Note(1, ("plain", "words")),
    Note(1, ("a <b>bold</b> one", "goes alone"), did=12),
    Note(1, ("  Umlauts äöü 漢字 \u00a0", '"quotes" \' and % signs')),
    Note(1, ("tagged", "note"), tags=" ward night "),
    Note(2, ("there", "and back"), ords=(0, 1)),
    Note(3, ("optional", "reverse", "")),
    Note(5, ("{{c1::one}} and {{c2::two}}", ""), ords=(0, 1)),
    Note(1, ("", "no question")),
    Note(1, ("twin", "one"), guid="twin"),
    Note(1, ("twin", "other"), guid="twin"),
    Note(1, ("twin", "of the\nthird"), guid="twin"),
    Note(1, ("double  space", "and tab")),
    Note(1, ("x" * 1_500, "y" * 1_500)),
    Note(1, ("no type", "here"), guid=""),
    Note(77, ("no such", "type")),
    Note(
        1,
        ("in review", "with a memory"),
        card={**_REVIEW, "data": data(s=31.25, d=6.5, lrt=1_790_000_123)},
        answers=[(ANSWERED - 30 * DAY, 3, 10, 0, 2500, 4_000, 0), (ANSWERED, 3, 30, 10, 2500, 5_000, 1)],
    ),
    Note(1, ("in review", "whole numbers"), did=11, card={**_REVIEW, "queue": -1, "data": data(s=3, d=11)}),
    Note(1, ("in review", "no last"), card={**_REVIEW, "ivl": -5, "data": data(s=0.5, d=0.2, lrt=0)}),
    Note(1, ("late", "due"), card={**_REVIEW, "due": -99_999_999, "reps": 0, "lapses": -1, "data": data(s=2.5, d=2.0)}),
    Note(1, ("odd", "memory"), card={**_REVIEW, "data": data(s=True, d="x")}),
    Note(1, ("odd", "text"), card={**_REVIEW, "data": "{s:1"}),
    Note(1, ("endless", "memory"), card={**_REVIEW, "data": data(s=1e300, d=5, lrt=-5)}),
    Note(1, ("old", "scheduler"), card=_REVIEW),
    Note(1, ("filtered", "card"), card={**_REVIEW, "odid": 12, "odue": 2_400, "data": data(s=9.5, d=5.5)}),
    Note(1, ("learning", "card"), card={"type": 1, "queue": 1, "due": 1_790_000_000, "left": 1001}),
    Note(1, ("new", "but flagged"), card={"flags": 2}),
    Note(1, ("new", "but suspended"), card={"queue": -1}),
    Note(
        1,
        ("reset", "after answers"),
        answers=[(ANSWERED + 7, 3, 10, 0, 2500, 4_000, 0), (ANSWERED + 9, 0, 0, 10, 2500, 0, 4)],
    ),
    Note(1, ("buried", "card"), card={**_REVIEW, "queue": -2, "data": data(s=9.5, d=5.5)}),
)


def rows_of(services: Services) -> dict[str, set[tuple[Any, ...]]]:
    """Everything that an import writes, with the numbers of facts and cards told by their ids."""
    database = services._opened.database
    questions = {
        "facts": "SELECT deck, id, topic, position, statement, why, record, items, retired, own, deleted FROM facts",
        "cards": "SELECT cards.*, facts.id AS of_number FROM cards JOIN facts ON facts.n = cards.fact_n",
        "notes": "SELECT facts.id, guid, nid, mid, anki_notes.mod, tags, flds FROM anki_notes "
        "JOIN facts ON facts.n = fact_n JOIN anki_types ON anki_types.id = type",
        "anki_cards": "SELECT cards.id, anki_cards.* FROM anki_cards JOIN cards ON cards.n = card",
        "given": "SELECT cards.id, given_memories.* FROM given_memories JOIN cards ON cards.n = card",
        "log": "SELECT cards.id AS name, reviews.* FROM reviews JOIN cards ON cards.n = reviews.card",
        "acts": "SELECT cards.id AS name, anki_acts.* FROM anki_acts JOIN cards ON cards.n = anki_acts.card",
        "decks": "SELECT id, title FROM decks",
        "topics": "SELECT deck, id, position, title FROM topics",
        "tags": "SELECT deck, fact, tag, origin FROM fact_tags",
        "tallies": "SELECT * FROM tallies",
    }
    numbers = {"n", "fact_n", "card"}
    return {
        name: {
            tuple((key, row[key]) for key in row.keys() if key not in numbers)  # noqa: SIM118 - a row is no mapping
            for row in database.rows(sql)
        }
        for name, sql in questions.items()
    }


@pytest.mark.parametrize("progress", [True, False])
def test_at_once_and_one_by_one_are_the_same(
    tmp_path: Path, clock: SetClock, monkeypatch: pytest.MonkeyPatch, progress: bool
) -> None:
    file = write_legacy(tmp_path / "a.apkg", NOTES)
    made, reports = [], []
    for usual in (True, False):
        monkeypatch.setattr(WholeNotes, "_usual", (lambda _self: True) if usual else (lambda _self: False))
        with profile(tmp_path / f"profile-{usual}", clock) as services:
            report = services.importing.bring(file, Decision(progress=progress))
            assert services.backup.verify() == ()
            made.append(rows_of(services))
            reports.append((report.new, report.cards, report.reviews, set(report.losses), set(report.decks)))
            again = services.importing.bring(file, Decision(progress=progress))
            assert (again.new, again.reviews, again.changes.step) == (0, 0, None)
    for name, rows in made[0].items():
        assert rows == made[1][name], name
    assert reports[0] == reports[1]


def test_most_of_these_come_at_once(tmp_path: Path, clock: SetClock, monkeypatch: pytest.MonkeyPatch) -> None:
    """So that the test above compares something."""
    alone: list[str] = []
    one_by_one = WholeNotes._new

    def noted(self: WholeNotes, found: Any, *rest: Any) -> None:
        alone.append(found.note[5])
        one_by_one(self, found, *rest)

    monkeypatch.setattr(WholeNotes, "_new", noted)
    with profile(tmp_path / "profile", clock) as services:
        report = services.importing.bring(write_legacy(tmp_path / "a.apkg", NOTES))
    assert report.new - len(alone) >= 7
    assert "plain\x1fwords" not in alone


def test_notes_among_which_others_stand_are_met_in_the_packages_order(tmp_path: Path, clock: SetClock) -> None:
    fronts = [f"<b>{number}</b>" if number % 3 else str(number) for number in range(30)]
    with profile(tmp_path / "profile", clock) as services:
        services.importing.bring(write_legacy(tmp_path / "a.apkg", [Note(1, (one, "b")) for one in fronts]))
        met = services._opened.database.rows("SELECT front FROM cards WHERE deck LIKE 'anki-%' ORDER BY position")
        assert [int(row[0]) for row in met] == list(range(30))

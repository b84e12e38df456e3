"""Packages that the real Anki makes, brought in; and our own deck, studied there, brought home."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from anki.collection import Collection, ExportAnkiPackageOptions
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quizapp import bootstrap
from quizapp.bootstrap import Services
from quizapp.content.facts import DeckId
from quizapp.scheduling.memory import Grade
from tests.journeys.anki_peer import bring_file, cards, collection
from tests.storage.profiles import SetClock, profile, write_deck

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:anki.*")


def exported(col: Collection, folder: Path, *, legacy: bool = False, name: str = "out") -> Path:
    """Everything in a collection, with progress."""
    file = folder / f"{name}.apkg"
    options = ExportAnkiPackageOptions(with_scheduling=True, with_media=True, with_deck_configs=True, legacy=legacy)
    col.export_anki_package(out_path=str(file), limit=None, options=options)
    return file


def answer(col: Collection, card: int, rating: int) -> None:
    """Answers a card; ratings are 1 to 4."""
    col.decks.select(col.get_card(card).did)
    states = col._backend.get_scheduling_states(card)
    one = col.get_card(card)
    one.start_timer()
    col.sched.answer_card(col.sched.build_answer(card=one, states=states, rating=rating - 1))  # type: ignore[attr-defined]


@pytest.fixture
def services(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Services]:
    shipped = tmp_path / "shipped"
    shipped.mkdir()
    monkeypatch.setattr(bootstrap, "shipped_decks", lambda: shipped)
    clock = SetClock(now=datetime.now().astimezone())
    with profile(tmp_path / "profile", clock, deck=write_deck(tmp_path / "towns")) as opened:
        yield opened


def log(services: Services) -> list[tuple[Any, ...]]:
    rows = services._opened.database.rows(
        "SELECT cards.id, at, grade, brought IS NOT NULL FROM answers JOIN cards ON n = card ORDER BY at, cards.id"
    )
    return [tuple(row) for row in rows]


def revlog(col: Collection) -> list[tuple[int, int]]:
    assert col.db is not None
    return [(at, ease) for at, ease in col.db.execute("SELECT id, ease FROM revlog WHERE ease > 0 ORDER BY id")]


@pytest.mark.parametrize("legacy", [False, True])
def test_a_deck_studied_on_the_phone_comes_home_once(services: Services, tmp_path: Path, legacy: bool) -> None:
    services.transfer.export_anki("towns", tmp_path / "towns.apkg")
    clock, towns = services._opened._clock, DeckId("towns")
    assert isinstance(clock, SetClock)
    with collection() as col:
        bring_file(col, tmp_path / "towns.apkg")
        col.set_config("fsrs", True)
        recalls = [one.id for one in cards(col, "note:*fact*")][:5]
        done = 0
        for turn, rating in enumerate((3, 1, 4)):
            for card in recalls[: 5 - turn]:
                answer(col, card, rating)
                done += 1
            mine = next(
                one.card.id
                for one in services.library.detail(towns, services.library.rows(towns)[turn].id).cards
                if one.card.view == "recall"
            )
            clock.forward(minutes=5)  # not at the very moment of an answer there: that would be the same answer
            services.study.answer(mine, Grade.GOOD)
            clock.forward(minutes=11)
            before = len(log(services))
            file = exported(col, tmp_path, legacy=legacy, name=f"home{turn}")
            report = services.importing.bring(file)
            assert (report.new, report.home) == (0, report.reviews)
            assert len(log(services)) == before + report.reviews
            brought = [(at, grade) for _, at, grade, came in log(services) if came]
            assert brought == revlog(col)
            assert len(brought) == done
            assert services.backup.verify() == ()
            again = services.importing.bring(file)
            assert (again.reviews, again.changes.step) == (0, None)
        assert len([one for one in log(services) if not one[3]]) == 3


def test_a_flag_and_a_setting_aside_come_home_and_undo_takes_them_back(services: Services, tmp_path: Path) -> None:
    services.transfer.export_anki("towns", tmp_path / "towns.apkg")
    with collection() as col:
        bring_file(col, tmp_path / "towns.apkg")
        one, two = [card.id for card in cards(col, "note:*fact*")][:2]
        col.set_user_flag_for_cards(2, [one])
        col.sched.suspend_cards([two])
        answer(col, one, 3)
        file = exported(col, tmp_path)
    services.importing.bring(file)
    marks = "SELECT count(*) FROM cards WHERE flag = 2 UNION ALL SELECT count(*) FROM cards WHERE suspended = 1"
    assert [row[0] for row in services._opened.database.rows(marks)] == [1, 1]
    assert len(log(services)) == 1
    services.undo.undo()
    assert [row[0] for row in services._opened.database.rows(marks)] == [0, 0]
    assert log(services) == []
    assert services.backup.verify() == ()
    assert services.importing.bring(file).reviews == 1


def history(col: Collection, card: int, days: list[int], ratings: list[int]) -> None:
    """Answers a card in Anki on some days past, as its own log has it, and lets Anki compute the memory."""
    assert col.db is not None
    now = int(datetime.now(UTC).timestamp() * 1000)
    for back, rating in zip(days, ratings, strict=True):
        col.db.execute(
            "INSERT OR IGNORE INTO revlog VALUES (?, ?, -1, ?, ?, ?, 2500, 4000, 1)",
            *(now - back * 86_400_000 + card % 1000, card, rating, 5, 1),
        )


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(st.tuples(st.integers(1, 400), st.integers(1, 4)), min_size=1, max_size=6, unique_by=lambda one: one[0])
)
def test_the_memory_that_anki_computes_arrives(answers: list[tuple[int, int]]) -> None:
    ordered = sorted(answers, reverse=True)
    with TemporaryDirectory() as folder, collection() as col, pytest.MonkeyPatch.context() as patch:
        patch.setattr(bootstrap, "shipped_decks", lambda: Path(folder, "none"))
        col.set_config("fsrs", True)
        note = col.new_note(col.models.by_name("Basic"))
        note["Front"], note["Back"] = "a", "b"
        col.add_note(note, col.decks.id("Deck::Sub"))
        (card,) = (one.id for one in cards(col))
        for back, rating in ordered:
            history(col, card, [back], [rating])
        state = col.compute_memory_state(card)
        one = col.get_card(card)
        one.type, one.queue, one.due, one.ivl, one.reps = 2, 2, 5, 9, len(ordered)
        one.memory_state = None
        col.update_card(one)
        assert col.db is not None
        col.db.execute(
            "UPDATE cards SET data = ? WHERE id = ?",
            f'{{"s":{state.stability},"d":{state.difficulty}}}',
            card,
        )
        file = exported(col, Path(folder))
        with profile(Path(folder, "profile"), SetClock(now=datetime.now().astimezone() + timedelta(seconds=1))) as ours:
            ours.importing.bring(file)
            row = ours._opened.database.row("SELECT stability, difficulty FROM cards")
            assert row is not None
            assert row[0] == pytest.approx(state.stability, rel=1e-4)
            assert row[1] == pytest.approx(state.difficulty, rel=1e-4)
            assert len(log(ours)) == len(ordered)
            assert ours.backup.verify() == ()


def test_every_stock_type_of_anki_comes_in(services: Services, tmp_path: Path) -> None:
    with collection() as col:
        for kind in col.models.all():
            note = col.new_note(kind)
            for place, name in enumerate(note.keys()):
                note[name] = f"{{{{c1::{name}}}}}" if kind["type"] == 1 and place == 0 else name
            if "Occlusion" in note:
                note["Occlusion"] = "{{c1::image-occlusion:rect:left=.1:top=.1:width=.5:height=.5}}"
            col.add_note(note, col.decks.id("All"))
        (count,) = (col.card_count(),)
        file = exported(col, tmp_path)
    preview = services.importing.preview(file)
    assert {one.becomes for one in preview.types} == {"basic", "reversed", "typed", "cloze", "occlusion", "custom"}
    report = services.importing.bring(file)
    assert report.cards == count
    assert services.backup.verify() == ()

"""Decks of any kind go to the real Anki and come home into another profile without a difference."""

from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest
from anki.collection import ExportAnkiPackageOptions
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quizapp import bootstrap
from quizapp.bootstrap import Services, open_services
from quizapp.content.facts import DeckId
from quizapp.scheduling.memory import Grade
from quizapp.scheduling.selection import Selection
from quizapp.services.study import Asking
from quizapp.services.tables import read_table
from tests.journeys.anki_peer import bring_file, collection

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:anki.*")

TEXTS = st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"]), min_size=1, max_size=40).filter(
    lambda text: bool(text.strip()) and not set(text) & set('{}|"=') and "::" not in text
)
ASKS = st.lists(st.tuples(TEXTS, TEXTS, st.sampled_from(["", "yes"])), min_size=1, max_size=6)


class Clock:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.now = datetime.now().astimezone() - timedelta(days=40)

    def __call__(self) -> datetime:
        return self.now


def studied(folder: Path, clock: Clock, made: list[tuple[str, str, str]], dice: Random) -> tuple[Services, DeckId]:
    """A profile with a deck of a table, studied for some weeks until today."""
    lines = ["Topic\tQuestion\tAnswer\tOther way round\tTags"]
    for place, (question, answer, back) in enumerate(made):
        words = " ".join(question.split()), " ".join(answer.split())
        lines.append(f"T{place % 2}\tWhat is {place} {words[0]}?\t{words[1]}\t{back}\tward::{place % 3}")
    lines.append("T1\tx {{1:y}} and {{2:z}}\t\t\t".replace("Question", ""))
    (folder / "made.tsv").write_text("\n".join(lines), encoding="utf-8")
    services = open_services(folder / "profile", clock)
    deck = services.tables.bring(read_table(folder / "made.tsv"), title="Made").deck
    today = datetime.now().astimezone()
    while clock.now < today - timedelta(days=1):
        services.study.begin(Selection(deck=deck))
        while isinstance(services.study.current(), Asking) and dice.random() < 0.9:
            clock.now += timedelta(seconds=dice.randrange(2, 400), milliseconds=dice.randrange(1_000))
            services.study.grade(dice.choice((*Grade, Grade.GOOD)), dice.randrange(70_000))
            if dice.random() < 0.1:
                services.study.undo()
        clock.now += timedelta(hours=dice.randrange(1, 90))
    clock.now = today
    names = [card.id for card in services.library.cards(deck)]
    if dice.random() < 0.7:
        services.marks.suspend([dice.choice(names)])
    return services, deck


def everything(services: Services, deck: DeckId) -> dict[str, Any]:
    """All that has to be the same."""
    database = services._opened.database
    ask = lambda sql: [tuple(row) for row in database.rows(sql, (deck,))]  # noqa: E731
    with database.reading():
        return {
            "content": ask("SELECT id, front, back, hint, topic, fact FROM cards WHERE deck = ? ORDER BY id"),
            "facts": ask("SELECT id, topic, statement, why FROM facts WHERE deck = ? ORDER BY id"),
            "schedule": ask(
                "SELECT id, state, step, due_at, due_day, last_day, reviews, lapses, suspended, flag, locked "
                "FROM cards WHERE deck = ? ORDER BY id"
            ),
            "memory": ask("SELECT id, stability, difficulty FROM cards WHERE deck = ? ORDER BY id"),
            "log": ask(
                "SELECT id, at, day, grade, took_ms, state_before FROM (SELECT cards.id, at, day, grade, took_ms, "
                "state_before, deck FROM answers JOIN cards ON n = card) WHERE deck = ? ORDER BY 2, 1"
            ),
        }


def there_and_back(folder: Path, made: list[tuple[str, str, str]], seed: int) -> None:
    """Fails where anything comes home other than it went."""
    dice, clock = Random(seed), Clock()
    services, deck = studied(folder, clock, made, dice)
    before = everything(services, deck)
    services.formats.export(str(deck), folder / "made.quizdeck", "quizdeck")
    report = services.transfer.export_anki(deck, folder / "out.apkg", with_progress=True, older=dice.random() < 0.5)
    with collection() as col:
        col.set_config("fsrs", True)
        bring_file(col, report.file, progress=True)
        options = ExportAnkiPackageOptions(with_scheduling=True, with_media=True, legacy=dice.random() < 0.5)
        col.export_anki_package(out_path=str(folder / "home.apkg"), options=options, limit=None)
    same = services.importing.bring(folder / "home.apkg")
    assert (same.new, same.updated, same.reviews, same.home) == (0, 0, 0, 0)
    assert everything(services, deck) == before
    services.close()
    (folder / "other").mkdir()
    other = open_services(folder / "other" / "profile", clock)
    other.library.load(folder / "made.quizdeck")
    came = other.importing.bring(folder / "home.apkg")
    after = everything(other, deck)
    assert came.reviews == came.home == len(before["log"])
    for what, there in before.items():
        assert after[what] == there, what
    assert other.backup.verify() == ()
    other.close()


def without_shipped(folder: Path, made: list[tuple[str, str, str]], seed: int) -> None:
    """The same while the decks that come with the app stay out."""
    (folder / "shipped").mkdir()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bootstrap, "shipped_decks", lambda: folder / "shipped")
        there_and_back(folder, made, seed)


@settings(max_examples=4, deadline=None, suppress_health_check=list(HealthCheck))
@given(ASKS, st.integers(0, 9_999))
def test_a_deck_comes_home_from_anki_as_it_went(
    tmp_path_factory: pytest.TempPathFactory, made: list[tuple[str, str, str]], seed: int
) -> None:
    without_shipped(tmp_path_factory.mktemp("there"), made, seed)


@pytest.mark.slow
@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(ASKS, st.integers(0, 9_999))
def test_a_hundred_decks_come_home_from_anki_as_they_went(
    tmp_path_factory: pytest.TempPathFactory, made: list[tuple[str, str, str]], seed: int
) -> None:
    without_shipped(tmp_path_factory.mktemp("there"), made, seed)

"""A person's progress in the real Anki: schedule, memory and log as they are here."""

import os
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quizapp.bootstrap import Services, open_services
from quizapp.content.cards import CardId, View
from quizapp.content.facts import DeckId, FactId
from quizapp.content.flags import Flag
from quizapp.scheduling.memory import Grade, Learning, New, Relearning, Reviewed, state_of
from quizapp.scheduling.selection import Selection
from quizapp.services.study import Asking
from quizapp.storage.cards import StoredCard, cards_of_deck
from quizapp.storage.reviews import log_of_card
from tests.journeys.anki_peer import AnkiCard, Collection, bring_file, cards, collection, template

pytestmark = pytest.mark.skipif(not hasattr(time, "tzset"), reason="this system cannot change a process's time zone")

LACTATION = DeckId("lactation")
ZONE = timezone(timedelta(hours=5, minutes=45))
KINDS = {"new": 0, "learning": 1, "review": 2, "relearning": 3}
SAME = 1e-4


class Clock:
    """A clock that a test sets."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture(autouse=True, scope="module")
def zone() -> Iterator[None]:
    """The process's own time zone, which Anki asks for."""
    before = os.environ.get("TZ")
    os.environ["TZ"] = "NPT-5:45"
    time.tzset()
    yield
    if before is None:
        del os.environ["TZ"]
    else:
        os.environ["TZ"] = before
    time.tzset()


def studied(folder: Path, seed: int, days: int, sessions: int = 12) -> Services:
    """A profile that studied the shipped deck for some days until yesterday, with every grade, some taken back."""
    dice = Random(seed)
    clock = Clock(datetime.now(ZONE) - timedelta(days=days))
    services = open_services(folder, clock)
    for day in range(days - 1):
        clock.now = datetime.now(ZONE) - timedelta(days=days - day, minutes=dice.randrange(600))
        services.study.begin(Selection(deck=LACTATION))
        for _ in range(sessions):
            if not isinstance(services.study.current(), Asking):
                break
            clock.now += timedelta(seconds=dice.randrange(3, 90))
            services.study.grade(dice.choice((*Grade, Grade.GOOD, Grade.GOOD)), 4_000)
            if dice.random() < 0.1:
                services.study.undo()
    clock.now = datetime.now(ZONE)
    return services


def stored(services: Services) -> dict[CardId, StoredCard]:
    """The cards of the deck that go to Anki."""
    database = services._opened.database
    with database.reading():
        every = list(cards_of_deck(database, LACTATION))
    return {one.card.id: one for one in every if one.card.view is not View.CHOICE or not isinstance(one.memory, New)}


def our_name(card: AnkiCard) -> CardId:
    """Which of our cards this is."""
    note, name = card.note(), template(card)
    if name in {"Label", "Question", "Item"}:
        return CardId(note["Id"])
    view, number = name.lower().split()
    deck, fact, *page = note["Id"].split("/")
    offset = (int(page[0]) - 1) * {"cloze": 6}.get(view, 4) if page else 0
    return CardId(f"{deck}/{fact}/{view}-{int(number) + offset}")


def theirs_of(col: Collection) -> dict[CardId, AnkiCard]:
    """Anki's cards by our names, without questions of quizzes."""
    found = {our_name(card): card for card in cards(col)}
    return {name: card for name, card in found.items() if "single_best_answer" not in name and "/item/" not in name}


def same_schedule(ours: StoredCard, card: AnkiCard, today: int, their_today: int) -> None:
    """Fails unless a card stands in Anki as it stands here."""
    memory = ours.memory
    assert card.type == KINDS[state_of(memory).value]
    assert card.flags == ours.flag
    assert (card.queue == -1) == ours.suspended
    if isinstance(memory, New):
        assert card.reps == card.lapses == 0
        return
    assert (card.reps, card.lapses) == (memory.reviews, memory.lapses)
    assert card.memory_state is not None
    assert card.memory_state.stability == pytest.approx(memory.stability, rel=SAME, abs=1e-4)
    assert card.memory_state.difficulty == pytest.approx(memory.difficulty, rel=SAME, abs=1e-3)
    assert card.desired_retention == pytest.approx(0.9)
    match memory:
        case Reviewed():
            assert card.due - their_today == memory.due_day - today
            assert card.ivl == max(1, memory.due_day - memory.last_day)
        case Learning() | Relearning():
            assert card.due == int(memory.due_at.timestamp())


def same_log(services: Services, col: Collection) -> int:
    """Fails unless Anki's log has every answer that stands, once, and no other; gives how many there are."""
    database, ids = services._opened.database, {one.n: name for name, one in stored(services).items()}
    with database.reading():
        logs = {n: log_of_card(database, n).lines for n in ids}
    ours = sorted(
        (ids[n], round(line.at.timestamp() * 1000), int(line.grade)) for n, lines in logs.items() for line in lines
    )
    by_id = {card.id: name for name, card in theirs_of(col).items()}
    assert col.db is not None
    theirs = sorted((by_id[cid], at, ease) for at, cid, ease in col.db.all("select id, cid, ease from revlog"))
    assert [(card, grade) for card, _, grade in ours] == [(card, grade) for card, _, grade in theirs]
    assert all(0 <= there - here < 5 for (_, here, _), (_, there, _) in zip(ours, theirs, strict=True))
    return len(ours)


@settings(max_examples=3, deadline=None, suppress_health_check=list(HealthCheck))
@given(seed=st.integers(0, 10**6), days=st.integers(2, 9), marks=st.lists(st.integers(0, 300), max_size=9))
def test_a_profile_with_any_progress_is_in_anki_what_it_is_here(
    tmp_path_factory: pytest.TempPathFactory, seed: int, days: int, marks: list[int]
) -> None:
    folder = tmp_path_factory.mktemp("any")
    services = studied(folder / "profile", seed, days)
    names = list(stored(services))
    for place in marks:
        card = names[place % len(names)]
        services.marks.flag([card], Flag(place % 8))
        if place % 3 == 0:
            services.marks.suspend([card])
    services.marks.mark(LACTATION, [FactId("F01")], on=True)
    report = services.transfer.export_anki("lactation", folder / "milk.apkg", with_progress=True)
    today = services._opened.today()
    with collection() as col:
        col.set_config("fsrs", True)
        log = bring_file(col, report.file, progress=True)
        ours, theirs = stored(services), theirs_of(col)
        assert set(ours) == set(theirs)
        for name, card in theirs.items():
            same_schedule(ours[name], card, today, col.sched.today)
        assert same_log(services, col) == report.reviews
        assert {card.note()["Id"] for card in cards(col, "tag:marked")} >= {"lactation/F01"}
        assert col.fix_integrity()[1]
        before = [(card.id, card.due, card.ivl, card.reps) for card in cards(col)]
        again = bring_file(col, report.file, progress=True)
        assert (len(log.conflicting), len(again.new), len(again.updated), len(again.conflicting)) == (0, 0, 0, 0)
        assert before == [(card.id, card.due, card.ivl, card.reps) for card in cards(col)]
        assert same_log(services, col) == report.reviews
    services.close()


def test_anki_computes_the_same_memories_from_the_log(tmp_path: Path) -> None:
    services = studied(tmp_path / "profile", 5, 21, 24)
    file = services.transfer.export_anki("lactation", tmp_path / "milk.apkg", with_progress=True).file
    with collection() as col:
        col.set_config("fsrs", True)
        bring_file(col, file, progress=True)
        ours, compared = stored(services), 0
        for name, card in theirs_of(col).items():
            memory = ours[name].memory
            if not isinstance(memory, New):
                computed = col._backend.compute_memory_state(card.id).state
                assert computed.stability == pytest.approx(memory.stability, rel=SAME)
                assert computed.difficulty == pytest.approx(memory.difficulty, rel=SAME)
                compared += 1
        assert compared > 60
    services.close()


def test_what_the_options_bring_and_what_they_do_not(tmp_path: Path) -> None:
    services = studied(tmp_path / "profile", 1, 3)
    wanted = {"retention": 0.86, "new_per_day": 7, "leech_lapses": 5, "learning_steps_minutes": (2, 15)}
    services.settings.change(replace(services.settings.current(), **wanted))
    file = services.transfer.export_anki("lactation", tmp_path / "milk.apkg", with_progress=True).file
    with collection() as col:
        bring_file(col, file, progress=True)
        config = col.decks.config_dict_for_deck_id(cards(col)[0].did)
        assert config["name"] == "Lactation (QuizApp)"
        assert config["desiredRetention"] == pytest.approx(0.86)
        assert (config["new"]["perDay"], config["new"]["delays"]) == (7, [2.0, 15.0])
        assert (config["lapse"]["leechFails"], config["lapse"]["leechAction"]) == (5, 0)
        assert (config["newGatherPriority"], config["newSortOrder"]) == (1, 1)
        assert not col.get_config("fsrs", False)  # a setting of the whole collection: no package brings it
        deck = col.decks.by_name("Lactation")
        assert deck is not None
        assert "Cleveland Clinic" in deck["desc"]
    services.close()


def test_without_progress_nothing_of_the_person_is_in_the_package(tmp_path: Path) -> None:
    services = studied(tmp_path / "profile", 2, 5)
    name = next(iter(stored(services)))
    services.marks.flag([name], Flag.BLUE)
    services.marks.suspend([name])
    file = services.transfer.export_anki("lactation", tmp_path / "milk.apkg").file
    with collection() as col:
        bring_file(col, file, progress=True)
        assert {(card.type, card.queue, card.reps, card.flags) for card in cards(col)} == {(0, 0, 0, 0)}
        assert col.db is not None
        assert col.db.scalar("select count() from revlog") == 0
        assert not cards(col, "tag:marked")
    services.close()


def test_anki_leaves_alone_what_it_has_when_more_was_learnt_here(tmp_path: Path) -> None:
    """A card that Anki has keeps the schedule and the log that it has there: so docs/anki.md says."""
    services = studied(tmp_path / "profile", 3, 4)
    with collection() as col:
        file = tmp_path / "milk.apkg"
        bring_file(col, services.transfer.export_anki("lactation", file, with_progress=True).file, progress=True)
        first = same_log(services, col)
        card = next(name for name, one in stored(services).items() if isinstance(one.memory, Reviewed))
        before = theirs_of(col)[card]
        services.study.answer(card, Grade.GOOD)
        bring_file(col, services.transfer.export_anki("lactation", file, with_progress=True).file, progress=True)
        after = theirs_of(col)[card]
        assert (after.id, after.due, after.ivl, after.reps) == (before.id, before.due, before.ivl, before.reps)
        assert col.db is not None
        assert col.db.scalar("select count() from revlog") == first
    services.close()

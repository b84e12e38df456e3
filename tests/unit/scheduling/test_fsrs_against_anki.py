"""The same histories written into a real Anki collection, whose memory states come from fsrs-rs (32-bit floats).

Anki counts days backwards from today's end with today's offset from UTC: the zones here have one offset all year.
"""

import os
import time
from collections.abc import Iterator
from datetime import timedelta, timezone
from pathlib import Path
from random import Random

import pytest
from anki.collection import Collection

from quizapp.scheduling.memory import New, Policy, State, state_of

from .histories import Answer, histories

HISTORIES = 3_000
SAME = 1e-4
"""How far apart, relatively, two values may be: some hundred times the precision of Anki's floats."""

REVIEW_KINDS = {State.NEW: 0, State.LEARNING: 0, State.REVIEW: 1, State.RELEARNING: 2}
WEIGHTS = (
    *(0.4, 1.9, 4.1, 11.0, 6.0, 0.9, 2.5, 0.02, 1.6, 0.2, 0.9),
    *(1.6, 0.1, 0.3, 1.4, 0.5, 2.2, 0.6, 0.2, 0.1, 0.2),
)
CASES = (
    pytest.param("UTC0", timedelta(), Policy(fuzz=False), id="UTC, from four o'clock, published weights"),
    pytest.param(
        "NPT-5:45",
        timedelta(hours=5, minutes=45),
        Policy(fuzz=False, rollover_hour=2, parameters=WEIGHTS),
        id="Kathmandu, from two o'clock, own weights",
    ),
    pytest.param(
        "HST10",
        timedelta(hours=-10),
        Policy(fuzz=False, rollover_hour=0, learning_steps_minutes=(), relearning_steps_minutes=()),
        id="Honolulu, from midnight, without steps",
    ),
)


@pytest.fixture
def local_zone(request: pytest.FixtureRequest) -> Iterator[None]:
    """The process's own time zone, which Anki asks for; put back afterwards."""
    before = os.environ.get("TZ")
    os.environ["TZ"] = request.param
    time.tzset()
    yield
    if before is None:
        del os.environ["TZ"]
    else:
        os.environ["TZ"] = before
    time.tzset()


@pytest.fixture
def collection(tmp_path: Path) -> Iterator[Collection]:
    opened = Collection(str(tmp_path / "collection.anki2"))
    opened.set_config("fsrs", True)
    yield opened
    opened.close()


def write(collection: Collection, made: list[tuple[Answer, ...]]) -> list[int]:
    """A card a history, all of one note, with their review log; returns the cards' ids."""
    database, kind, deck = collection.db, collection.models.by_name("Basic"), collection.decks.id("Default")
    assert database is not None
    assert kind is not None
    assert deck is not None
    note = collection.new_note(kind)
    note["Front"] = "one note for all cards"
    collection.add_note(note, deck)
    first = note.card_ids()[0]
    cards, reviews, moments = [], [], set()
    for number, history in enumerate(made, start=1):
        cards.append((first + number, note.id, 1, number, 0, -1, 2, 2, 0, 10, 2500, len(history), 0, 0, 0, 0, 0, "{}"))
        for answer in history:
            moment = round(answer.at.timestamp() * 1000)
            while moment in moments:  # the log's key
                moment += 1
            moments.add(moment)
            asked_as = REVIEW_KINDS[state_of(answer.before)]
            reviews.append((moment, first + number, -1, int(answer.grade), 1, 1, 0, 1000, asked_as))

    def insert() -> None:
        database.executemany(f"insert into cards values ({','.join('?' * 18)})", cards)
        database.executemany(f"insert into revlog values ({','.join('?' * 9)})", reviews)

    database.transact(insert)
    return [card[0] for card in cards]


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="this system cannot change a process's time zone")
@pytest.mark.parametrize(("local_zone", "offset", "policy"), CASES, indirect=["local_zone"])
def test_every_memory_is_the_one_anki_computes(
    local_zone: None, collection: Collection, offset: timedelta, policy: Policy
) -> None:
    collection.set_config("rollover", policy.rollover_hour)
    config = collection.decks.all_config()[0]
    config["fsrsParams6"] = list(policy.parameters)
    collection.decks.update_config(config)
    made = list(histories(Random(policy.rollover_hour), HISTORIES, policy, timezone(offset)))
    for card, history in zip(write(collection, made), made, strict=True):
        theirs = collection._backend.compute_memory_state(card).state
        ours = history[-1].after
        assert not isinstance(ours, New)
        assert theirs.stability == pytest.approx(ours.stability, rel=SAME)
        assert theirs.difficulty == pytest.approx(ours.difficulty, rel=SAME)

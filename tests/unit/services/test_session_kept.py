"""What a session holds in memory stays small, however long it is."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from quizapp.bootstrap import Services
from quizapp.content.cards import CardId
from quizapp.content.facts import DeckId, FactId
from quizapp.scheduling.day import StudyDay
from quizapp.scheduling.memory import New, Reviewed
from quizapp.scheduling.queue import Candidate, Queue
from quizapp.scheduling.selection import Selection
from quizapp.services._studying import session as _session
from quizapp.services._studying.session import Session, answered, asking_next, session_over
from quizapp.services.study import Asking
from tests.storage.profiles import AGAIN, EASY, GOOD, TOWNS, asking, study_all

NOW = datetime(2026, 11, 29, 12, tzinfo=UTC)


def day_of(cards: int) -> Session:
    new = tuple(Candidate(card=CardId(f"c{n}"), fact=FactId(f"F{n}"), position=n, memory=New()) for n in range(cards))
    empty = session_over(DeckId("towns"))
    queue = Queue(learning=(), reviews=(), new=new, planned_new=cards, ends_at=NOW + timedelta(days=1))
    return asking_next(Session(selection=empty.selection, scope=empty.scope, queue=queue, revision=0), NOW)


def after(session: Session, answers: int) -> Session:
    for _ in range(answers):
        assert session.asked is not None
        memory = Reviewed(
            stability=5.0, difficulty=5.0, reviews=1, lapses=0, last_day=StudyDay(20_000), due_day=StudyDay(20_005)
        )
        session = asking_next(answered(session, session.asked, memory, GOOD, 1_000), NOW)
    return session


def test_of_an_ordinary_day_fifty_queues_are_kept_and_of_a_huge_one_as_many_as_have_room() -> None:
    ordinary, huge, vast = after(day_of(200), 120), after(day_of(3_000), 120), after(day_of(12_000), 3)
    assert len(ordinary.queues) == 50
    assert 3 <= len(huge.queues) <= 4
    assert sum(queue.total for queue in huge.queues) <= 10_000 + huge.queues[0].total
    assert len(vast.queues) == 1
    assert [session.queues[-1].total - session.queue.total for session in (ordinary, huge, vast)] == [1, 1, 1]


def test_nothing_is_held_of_a_card_that_is_no_longer_on_the_screen(services: Services) -> None:
    study = services.study

    def held() -> Any:
        return study._foreseen

    asking(study.begin(Selection(deck=TOWNS)))
    study.choices()
    assert held() is not None
    study.grade(GOOD, 1_000)
    assert held() is None
    study.choices()
    study.undo()
    assert held() is None
    study.choices()
    study.end()
    assert held() is None


def test_taking_back_goes_on_where_queues_are_no_longer_kept(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_session, "_CARDS_KEPT", 1)
    step = services.study.begin(Selection(deck=TOWNS))
    asked = []
    for grade in (GOOD, AGAIN, EASY, GOOD):
        asked.append(asking(step).face.card.id)
        step = services.study.grade(grade, 1_000)
    back = [asking(services.study.undo()).face.card.id for _ in asked]
    assert back == asked[::-1]
    study_all(services, GOOD)
    assert not isinstance(services.study.current(), Asking)

"""What a room costs: storing an answer, folding it, opening a session again.

    python -m bench.teach

The room has 200 people and 60 questions; every answer is on the disk before the next one comes, as a phone is told.
"""

import tempfile
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from quizapp.content.facts import DeckId
from quizapp.services.live import LiveRoom
from quizapp.storage.sessions.file import SessionFile
from quizapp.storage.sessions.replaying import stored_room
from quizapp.teaching.acts import Answered, Asked, Closed, Event, Joined, PersonId, Revealed, Went
from quizapp.teaching.happening import after
from quizapp.teaching.plan import Heading, Plan, Questions
from quizapp.teaching.points import standings, team_standings
from tests.unit.exams.makers import make_item

PEOPLE = 200
ITEMS = 60
NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


def plan() -> Plan:
    """Sixty questions for four teams."""
    items = tuple(make_item(f"F{number}", number) for number in range(1, ITEMS + 1))
    return Plan(
        heading=Heading(title="Evening", on=date(2026, 11, 20)),
        deck=DeckId("deck"),
        parts=(Questions(title="All", items=items),),
        teams=("Oaks", "Willows", "Birches", "Maples"),
    )


def _told(what: str, values: list[float], aim: str) -> None:
    values = sorted(values)
    middle, late = values[len(values) // 2], values[int(len(values) * 0.99)]
    print(f"{what:<58} median {middle:8.3f} ms, p99 {late:8.3f} ms, most {values[-1]:8.3f} ms  (aim {aim})")


def _waiting_for_the_disk(folder: Path) -> None:
    """The same answers as they are stored (FULL), and as they would be without waiting for the disk (NORMAL)."""
    for mode in ("FULL", "NORMAL"):
        file = SessionFile.create(folder / f"{mode}.quizsession", plan(), NOON)
        file._db.execute(f"PRAGMA synchronous = {mode}")
        room = LiveRoom(file, lambda: NOON)
        room.do_all([Joined(person=PersonId(n), name=f"P{n}", key=str(n)) for n in range(1, PEOPLE + 1)])
        room.do_all((Went(part=0), Asked()))
        times = []
        for n in range(1000):
            begun = time.perf_counter()
            room.answer(PersonId(n % PEOPLE + 1), (0, 0), ("o0",), str(n))
            times.append((time.perf_counter() - begun) * 1000)
        _told(
            f"an answer with synchronous = {mode}, n = 1,000", times, "1 ms" if mode == "FULL" else "none: not chosen"
        )
        room.close()


def main() -> None:
    """Prints the figures."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "evening.quizsession"
        moment = NOON

        def clock() -> datetime:
            nonlocal moment
            moment += timedelta(milliseconds=7)
            return moment

        room = LiveRoom(SessionFile.create(file, plan(), NOON), clock)
        joins, answers, folds, batches = list[float](), list[float](), list[float](), list[float]()
        people = []
        for number in range(PEOPLE):
            begun = time.perf_counter()
            people.append(room.join(f"Person {number}", room.room.plan.teams[number % 4], f"secret {number}"))
            joins.append((time.perf_counter() - begun) * 1000)
        for item in range(ITEMS):
            room.do(Went(part=0, item=item))
            room.do(Asked(seconds=30))
            options = [str(one.id) for one in room.room.item_at((0, item)).options]
            for n, one in enumerate(people):
                chosen = (options[(n + item) % len(options)],)
                if item % 2:
                    begun = time.perf_counter()
                    after(
                        room.room,
                        Event(act=Answered(person=one.id, part=0, item=item, chosen=chosen, mark="m"), at=moment),
                    )
                    folds.append((time.perf_counter() - begun) * 1000)
                    begun = time.perf_counter()
                    assert room.answer(one.id, (0, item), chosen, f"m{item}")
                    answers.append((time.perf_counter() - begun) * 1000)
            if not item % 2:
                some = [
                    Answered(person=one.id, part=0, item=item, chosen=(options[n % len(options)],), mark="m")
                    for n, one in enumerate(people)
                ]
                begun = time.perf_counter()
                assert all(told is True for told in room.answer_all(some[:60]))
                batches.append((time.perf_counter() - begun) * 1000)
                room.answer_all(some[60:])
            room.do(Closed())
            room.do(Revealed())
        _told(f"joining, n = {PEOPLE}", joins, "5 ms")
        _told(f"an answer, stored, {PEOPLE} people, n = {len(answers):,}", answers, "1 ms")
        _told(f"folding an answer, n = {len(folds):,}", folds, "0.1 ms")
        _told(f"60 answers in one transaction, n = {len(batches)}", batches, "16 ms")
        begun = time.perf_counter()
        standings(room.room), team_standings(room.room)
        print(f"{'points of all after 60 questions':<58} {(time.perf_counter() - begun) * 1000:15.1f} ms")
        before = room.room
        room.close()
        times = []
        for _ in range(5):
            begun = time.perf_counter()
            with_events = SessionFile.open(file)
            stored = stored_room(with_events)
            times.append((time.perf_counter() - begun) * 1000)
            with_events.close()
        assert stored.room == before
        assert stored.room.people[PersonId(1)].name == "Person 0"
        _told(f"opening again, {len(stored.events):,} events, n = 5", times, "300 ms for 6,000")
        _waiting_for_the_disk(Path(folder))
        print(f"the file has {file.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()

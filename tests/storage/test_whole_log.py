"""The log read whole, in plain numbers, is for each card the log that is read of it alone."""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from quizapp.scheduling.fsrs import replay
from quizapp.scheduling.memory import LoggedGrade, Memory, New, Policy, Relearning, Reviewed
from quizapp.scheduling.replaying import UNMET, Line, Plain, replay_all, told
from quizapp.storage.database import Database
from quizapp.storage.memories import columns_of
from quizapp.storage.moments import from_ms, offset_minutes, to_ms
from quizapp.storage.policies import policies, policy_id
from quizapp.storage.reviews import log_of_card
from quizapp.storage.whole_log import columns_of_plain, given_memories, lines_of_log, stored_memories
from tests.storage.profiles import SetClock, write_deck
from tests.storage.profiles import profile as opened

START = 1_700_000_000_000
DAY = 86_400_000


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """That of a profile with thirty cards, none of them answered."""
    with opened(tmp_path / "profile", SetClock(), deck=write_deck(tmp_path / "towns")) as services:
        yield services._opened.database


def answer_at_random(database: Database, dice: Random, *, elsewhere: bool) -> None:
    """Logs answers that were given here and, ``elsewhere``, in Anki, to all cards but the first; takes some back."""
    with database.writing():
        rules = [policy_id(database, Policy()), policy_id(database, Policy(retention=0.8, fuzz=False))]
        cards = [row["n"] for row in database.rows("SELECT n FROM cards WHERE deck = 'towns' ORDER BY n")]
        if elsewhere:
            database.run("INSERT INTO imports (id, at, file) VALUES (1, 0, 'a.apkg')")
        for number in range(1, 25 * len(cards)):
            at = START + number * DAY // 40 + dice.choice((0, 0, 0, -3 * DAY))
            days = dice.choice((None, 3, 30))
            brought = 1 if elsewhere and dice.random() < 0.3 else None
            answer = (number, dice.choice(cards[1:]), at, dice.choice((0, 330)), dice.randrange(1, 5))
            database.run(
                "INSERT INTO reviews (id, card, at, utc_offset_minutes, grade, policy, interval_days, brought, day, "
                "took_ms, state_before) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 1, 1, 'new')",
                (*answer, dice.choice(rules), days, brought),
            )
            if dice.random() < 0.1:
                database.run("INSERT INTO undone (review, at) VALUES (?, 0)", (number,))
            if elsewhere and dice.random() < 0.03:
                kept = (stability := dice.uniform(1, 90), 5.0, None, None, 738_000 + int(stability), 738_000, 4, 1)
                database.run(
                    "INSERT OR REPLACE INTO given_memories VALUES (?, ?, ?, 'review', ?, ?, ?, ?, ?, ?, ?, ?)",
                    (answer[1], dice.randrange(number + 1), at - dice.choice((0, DAY)), *kept),
                )


@pytest.mark.parametrize("elsewhere", [False, True])
@pytest.mark.parametrize("seed", [1, 2])
def test_each_cards_lines_are_those_read_of_it_alone(database: Database, seed: int, elsewhere: bool) -> None:
    answer_at_random(database, Random(seed), elsewhere=elsewhere)
    known = policies(database)
    found: defaultdict[int, list[LoggedGrade]] = defaultdict(list)
    for line in lines_of_log(database):
        found[line[0]].append(_logged(line, known))
    given = given_memories(database)
    assert bool(given) is elsewhere
    seeds = {n: card for n, card, _, _ in stored_memories(database)}
    memories = replay_all(lines_of_log(database), known, seeds, given)
    met = 0
    for n, card, _, _ in stored_memories(database):
        alone = log_of_card(database, n)
        assert tuple(found[n]) == alone.lines
        assert told(given.get(n, UNMET)) == (alone.start or New())
        assert told(memories.get(n, UNMET)) == replay(alone.lines, seed=card, start=alone.start)
        met += n in memories
    assert met == 29  # of 30: the first was never answered


def test_a_memory_in_plain_numbers_goes_into_the_same_columns(database: Database) -> None:
    answer_at_random(database, Random(3), elsewhere=True)
    seeds = {n: card for n, card, _, _ in stored_memories(database)}
    memories = replay_all(lines_of_log(database), policies(database), seeds, given_memories(database))
    every: list[Plain] = [UNMET, *memories.values()]
    kinds: set[type[Memory]] = {type(told(plain)) for plain in every}
    assert {New, Reviewed, Relearning} <= kinds
    assert [columns_of_plain(plain) for plain in every] == [columns_of(told(plain)) for plain in every]


def _logged(line: Line, known: dict[int, Policy]) -> LoggedGrade:
    _, at, offset, grade, policy, interval_days = line
    one = LoggedGrade(at=from_ms(at, offset), grade=grade, policy=known[policy], interval_days=interval_days)  # type: ignore[arg-type]
    assert (to_ms(one.at), offset_minutes(one.at)) == (at, offset)
    return one

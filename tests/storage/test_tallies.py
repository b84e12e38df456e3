"""The tallies that each answer adds to are what counting the whole log gives, whatever the answers are."""

from pathlib import Path
from random import Random

import pytest

from quizapp.scheduling.memory import Policy
from quizapp.storage.charts import tallies_agree
from quizapp.storage.policies import policy_id
from tests.storage.profiles import SetClock, profile, write_deck


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_an_answer_counts_as_the_whole_log_counts_it(tmp_path: Path, seed: int) -> None:
    dice = Random(seed)
    with profile(tmp_path / "profile", SetClock(), deck=write_deck(tmp_path / "towns")) as services:
        database = services._opened.database
        with database.writing():
            policy = policy_id(database, Policy())
            cards = [row["n"] for row in database.rows("SELECT n FROM cards WHERE deck = 'towns' LIMIT 5")]
            for number in range(1, 400):
                state = dice.choice(("new", "learning", "review", "review", "review", "relearning"))
                database.run(
                    "INSERT INTO reviews (id, card, at, utc_offset_minutes, day, grade, took_ms, policy, state_before, "
                    "interval_before, expected) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    (
                        *(number, dice.choice(cards), 1_700_000_000_000 + number * 7_777_777),
                        *(dice.choice((-570, 0, 330)), 738_000 + number // 20, dice.randrange(1, 5)),
                        *(dice.choice((0, 4_000, 90_000)), policy, state),
                        dice.choice((None, 3, 20, 21, 400)) if state == "review" else None,
                        dice.choice((None, 0.0, 0.31, 0.95, 1.0)) if state == "review" else None,
                    ),
                )
                if dice.random() < 0.1:
                    database.run("INSERT INTO undone (review, at) VALUES (?, 0)", (number,))
        assert database.value("SELECT count(*) FROM tallies") > 100
        assert tallies_agree(database)

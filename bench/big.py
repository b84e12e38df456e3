"""A big profile: 100,000 cards of one deck, a million answers over eighteen months, straight into the file.

Memories follow FSRS-6 answer by answer (without the fuzz that the app seeds by card), so that the numbers have the
shapes of a real collection. ``python -m bench.big FOLDER`` makes one to look at.
"""

import random
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from quizapp.bootstrap import open_services
from quizapp.scheduling.memory import Grade
from quizapp.stats.forgetting import Forgetting
from quizapp.storage.schema_tallies import FILL_TALLIES, TALLIES

DECK = "towns"
TODAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
TOPICS = ("north", "south", "east", "west", "coast", "hills", "plains", "lakes")
MARK = 777_777  # stands for a fact's number
DAYS = 545
HOURS = (7, 8, 12, 17, 18, 19, 20, 21, 22)
_FACT = f"""
[[fact]]
id = "F{MARK}"
topic = "north"
paragraph = 1
statement = "Town{MARK} lies on river{MARK}."
true = ["town{MARK} lies-on river{MARK}"]
cloze = "{{{{1:Town{MARK}}}}} lies on {{{{2:river{MARK}}}}}."
[[fact.ask]]
id = 1
for = "? lies-on river{MARK}"
question = "Which town lies on river{MARK}?"
reverse = "On which river does Town{MARK} lie?"
"""


def _small_deck(folder: Path) -> Path:
    """A deck of one fact, from whose rows the others are made."""
    head = [
        f'[deck]\nid = "{DECK}"\ntitle = "Towns"',
        '[source]\ntitle = "Atlas"\npublisher = "Map House"\nreviewed = 2024-02-29',
        *(f'[[topic]]\nid = "{topic}"\ntitle = "The {topic}"' for topic in TOPICS),
        *(
            f'[[concept]]\nid = "{name}{MARK}"\nkind = "{name}"\nname = "{name.title()}{MARK}"'
            for name in ("town", "river")
        ),
        '[[relation]]\nid = "lies-on"\nmeaning = "Its water."\nfrom = ["town"]\nto = ["river"]',
    ]
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "deck.toml"
    file.write_text("\n".join([*head, _FACT]), encoding="utf-8")
    return file


def make_big(profile: Path, cards: int = 100_000, seed: int = 1) -> None:
    """Fills a new profile. Cards begin evenly over the eighteen months; a twentieth is still new."""
    services = open_services(profile, lambda: TODAY)
    services.library.load(_small_deck(profile / "small"))
    database = services.progress._profile.database
    with database.writing():
        fact = dict(database.row("SELECT * FROM facts WHERE deck = ?", (DECK,)) or {})
        siblings = [dict(row) for row in database.rows("SELECT * FROM cards WHERE deck = ? ORDER BY position", (DECK,))]
        facts = cards // len(siblings)
        _copy(database, "facts", [{**_numbered(fact, n, n), "n": None} for n in range(1, facts + 1)])
        rows = [
            {**_numbered(card, n, place * facts + n), "n": None, "fact_n": None}
            for n in range(1, facts + 1)
            for place, card in enumerate(siblings)
        ]
        _copy(database, "cards", rows)
        database.run("UPDATE facts SET retired = 1 WHERE deck = ? AND id = ?", (DECK, f"F{MARK}"))
        database.run("UPDATE cards SET retired = 1 WHERE deck = ? AND fact = ?", (DECK, f"F{MARK}"))
        _answer(database, random.Random(seed))
    services.close()


def _numbered(row: dict[str, object], number: int, position: int) -> dict[str, object]:
    changed = {
        name: value.replace(str(MARK), f"{number:06d}") if isinstance(value, str) else value
        for name, value in row.items()
    }

    return {**changed, "topic": TOPICS[number % len(TOPICS)], "position": position}


def _copy(database, table: str, rows: list[dict[str, object]]) -> None:
    names = list(rows[0])
    places = ", ".join("?" for _ in names)
    database.run_many(
        f"INSERT INTO {table} ({', '.join(names)}) VALUES ({places})", (tuple(row.values()) for row in rows)
    )


def _answer(database, dice: random.Random) -> None:
    """Every card's answers, then the log in the order of time, then the memories."""
    today = TODAY.date().toordinal()
    noon = int(datetime.fromordinal(today).replace(tzinfo=UTC).timestamp() * 1000)
    database.run("INSERT INTO policies (record) SELECT '{}' WHERE NOT EXISTS (SELECT 1 FROM policies)")
    policy = database.value("SELECT min(id) FROM policies")
    log: list[tuple[object, ...]] = []
    numbers = [row[0] for row in database.rows("SELECT n FROM cards WHERE deck = ? AND retired = 0", (DECK,))]
    memories = [(*_history(log, n, dice, today, noon, policy), n) for n in numbers if dice.random() >= 0.05]
    log.sort(key=lambda line: line[1])
    database.run("DROP TRIGGER tallies_answer")
    database.run_many(
        "INSERT INTO reviews (card, at, utc_offset_minutes, day, grade, took_ms, policy, state_before, interval_days, "
        "interval_before, expected) VALUES (?, ?, 0, ?, ?, ?, ?, ?, ?, ?, ?)",
        log,
    )
    database.run(FILL_TALLIES)
    database.run(next(statement for statement in TALLIES if "TRIGGER tallies_answer" in statement))
    database.run_many(
        "UPDATE cards SET state = 'review', stability = ?, difficulty = ?, due_day = ?, last_day = ?, reviews = ?, "
        "lapses = ? WHERE n = ?",
        memories,
    )


def _history(log: list[tuple[object, ...]], n: int, dice: random.Random, today: int, noon: int, policy: int):
    """One card's answers; gives its memory."""
    model, day = Forgetting(), today - int(DAYS * dice.random()) - 1
    at = noon + (day - today) * 86_400_000 + dice.choice(HOURS) * 3_600_000 + dice.randrange(3_600_000)
    grade = Grade(dice.choices((1, 3, 4), (15, 80, 5))[0])
    stability, difficulty = model.first(grade)
    log.append((n, at, day, int(grade), dice.randrange(4000, 25000), policy, "new", None, None, None))
    for step in range(2):
        at += 600_000 * (step + 1)
        stability, difficulty = model.soon(stability, difficulty, Grade.GOOD)
        log.append((n, at, day, 3, dice.randrange(2000, 9000), policy, "learning", None, None, None))
    reviews, lapses, waited = 3, 0, model.interval(stability, 0.9)
    while day + waited < today or (day + waited == today and dice.random() < 0.3):
        due = day + waited
        day = min(today - 1, due + (dice.random() < 0.15) * dice.randrange(1, 5))
        day = max(due, day)
        at = noon + (day - today) * 86_400_000 + dice.choice(HOURS) * 3_600_000 + dice.randrange(3_600_000)
        elapsed = max(1, waited + day - due)
        expected = model.recall(elapsed, stability)
        knows = dice.random() < expected
        grade = Grade(dice.choices((2, 3, 4), (12, 80, 8))[0]) if knows else Grade.AGAIN
        took = dice.randrange(2500, 14000) if knows else dice.randrange(6000, 30000)
        stability, difficulty = model.later(stability, difficulty, grade, elapsed)
        interval = None if grade is Grade.AGAIN else model.interval(stability, 0.9)
        log.append((n, at, day, int(grade), took, policy, "review", interval, waited, expected))
        reviews += 1
        if grade is Grade.AGAIN:
            lapses += 1
            stability, difficulty = model.soon(stability, difficulty, Grade.GOOD)
            log.append((n, at + 600_000, day, 3, dice.randrange(2000, 9000), policy, "relearning", None, None, None))
            reviews += 1
        waited = model.interval(stability, 0.9)
    return stability, difficulty, day + waited, day, reviews, lapses


if __name__ == "__main__":
    began = time.perf_counter()
    make_big(Path(sys.argv[1]))
    print(f"made in {time.perf_counter() - began:.0f} s")

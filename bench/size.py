"""A profile and an Anki collection with the same 100,000 cards and 1,000,000 reviews, for figures at size.

50,000 facts (Anki: notes) with a question and its reverse each; made-up words, one of which (``WORD``) is in 15 % of
the facts; nine cards of ten are in review, one in a hundred is due.
"""

import importlib.util
import itertools
import json
import os
import random
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from operator import itemgetter
from pathlib import Path
from typing import Any

from quizapp.bootstrap import Services, open_services
from quizapp.content.facts import Ask, DeckId, Fact, FactId, TopicId
from quizapp.content.records import fact_to_record
from quizapp.scheduling.memory import Policy
from quizapp.storage.growing import relock
from quizapp.storage.policies import policy_id

FACTS = 50_000
REVIEWS_OF_A_CARD = 11
"""Of each card that was ever studied: about 1,000,000 in all."""

DECK = "large"
WORD = "prolactin"
TAG = "ward::night"
NOON = datetime.now().astimezone().replace(hour=12, minute=0, second=0, microsecond=0)
"""Of today: the window under measurement goes by the computer's own clock, and so does Anki."""
_TOPICS = 20
_SPAN_DAYS = 720


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A fact and what is known of its two cards: (due in days, interval, answers as (days ago, grade)), None: new."""

    number: int
    statement: str
    question: str
    answer: str
    tags: tuple[str, ...]
    cards: tuple["Known | None", ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A card in review."""

    due_in: int
    interval: int
    answers: tuple[tuple[int, int], ...]


def notes(facts: int = FACTS, sides: int = 2) -> Iterator[Note]:
    """The same notes every time; with one side of two, the reverse of each is left out."""
    dice = random.Random(4)
    words = ["".join(dice.choices("etaoinshrdlucmfwypvbgk", k=dice.randint(3, 11))) for _ in range(8_000)]
    weights = list(itertools.accumulate(1 / (rank + 10) for rank in range(len(words))))

    def text(count: int) -> str:
        return " ".join(dice.choices(words, cum_weights=weights, k=count))

    for number in range(1, facts + 1):
        held = f" {WORD}" if dice.random() < 0.15 else ""
        tags = [f"chapter::{number % 40:02}"] + ([TAG] if dice.random() < 0.10 else [])
        yield Note(
            number=number,
            statement=f"{text(14)}{held}.".capitalize(),
            question=f"{text(8)}?".capitalize(),
            answer=text(3).capitalize(),
            tags=tuple(tags),
            cards=tuple(_known(dice) for _ in range(sides)),
        )


def _known(dice: random.Random) -> Known | None:
    if dice.random() < 0.10:
        return None
    ages = sorted(dice.sample(range(1, _SPAN_DAYS), REVIEWS_OF_A_CARD), reverse=True)
    interval = dice.randrange(5, 200)
    due_in = -dice.randrange(5) if dice.random() < 0.01 else dice.randrange(1, interval + 1)
    return Known(
        due_in=due_in, interval=interval, answers=tuple((age, dice.choice((1, 2, 3, 3, 3, 3, 4))) for age in ages)
    )


def make_profile(folder: Path, facts: int = FACTS, sides: int = 2) -> Services:
    """Fills a new profile and gives it opened, its clock at ``NOON``; with one side of two, no fact has a reverse."""
    services = open_services(folder, clock=lambda: NOON)
    database, today = services._opened.database, services._opened.today()
    with database.writing():
        database.run(
            "INSERT INTO decks (id, title, summary, language, source_title, source_publisher, changed_at) "
            "VALUES (?, 'A large deck', '', 'en', 'Made up', 'Nobody', 0)",
            (DECK,),
        )
        database.run_many(
            "INSERT INTO topics (deck, id, position, title) VALUES (?, ?, ?, ?)",
            ((DECK, f"t{n}", n, f"Topic {n}") for n in range(_TOPICS)),
        )
        policy = policy_id(database, Policy())
        first = (database.value("SELECT max(n) FROM cards") or 0) + 1
        answers: list[tuple[Any, ...]] = []
        for chunk in _chunks(notes(facts, sides), 2_000):
            database.run_many(_FACT, (_fact_row(note, sides) for note in chunk))
            database.run_many(_TAG, ((DECK, f"F{note.number}", tag) for note in chunk for tag in note.tags))
            rows = [(side, note, known) for note in chunk for side, known in enumerate(note.cards)]
            database.run_many(_CARD, (_card_row(*row, today) for row in rows))
            answers.extend(_review_rows(rows, first, sides, today, policy))
        database.run_many(_REVIEW, sorted(answers, key=itemgetter(1)))  # a log is written day after day
        relock(database, DeckId(DECK))
    return services


def large_profile(folder: Path, facts: int = FACTS, sides: int = 2) -> None:
    """Puts a large profile of one's own into a folder; it is made once where ``BENCH_LARGE`` names a place to keep it.

    Its cards are due by the day on which it was made: one of another day is made anew.
    """
    kept = _kept("profile", facts, sides)
    if kept is None:
        make_profile(folder, facts, sides).close()
        return
    if not kept.exists():
        with tempfile.TemporaryDirectory(dir=kept.parent) as making:
            make_profile(Path(making) / "profile", facts, sides).close()
            (Path(making) / "profile").rename(kept)
    shutil.copytree(kept, folder, dirs_exist_ok=True)
    open_services(folder, clock=lambda: NOON).close()  # one of an older format is brought up to date: not measured


def large_collection(file: Path, facts: int = FACTS, sides: int = 2) -> Any:
    """The like for Anki's collection; gives it opened. None, and a word about it, where the library is missing."""
    if importlib.util.find_spec("anki") is None:
        print("the anki library is not installed: no peer")
        return None
    kept = _kept("collection", facts, sides, ".anki2")
    if kept is None:
        return make_collection(file, facts, sides)
    if not kept.exists():
        making = kept.with_name("making.anki2")
        make_collection(making, facts, sides).close()
        making.rename(kept)
    shutil.copyfile(kept, file)
    from anki.collection import Collection

    return Collection(str(file))


def show_first(profile: Path, deck: str) -> None:
    """Has the window open over a deck, as if it had been chosen before."""
    (profile / "window.ini").write_text(f"[General]\ndeck={deck}\n", encoding="utf-8")


def _kept(what: str, facts: int, sides: int, kind: str = "") -> Path | None:
    folder = os.environ.get("BENCH_LARGE")
    if not folder:
        return None
    Path(folder).mkdir(parents=True, exist_ok=True)
    return Path(folder) / f"{what}-{facts}{'' if sides == 2 else '-one-sided'}-{NOON:%Y-%m-%d}{kind}"


def _chunks(every: Iterator[Note], size: int) -> Iterator[list[Note]]:
    while chunk := list(itertools.islice(every, size)):
        yield chunk


_FACT = (
    "INSERT INTO facts (deck, id, topic, position, paragraph, statement, why, record, items) "
    "VALUES (?, ?, ?, ?, 0, ?, '', ?, 0)"
)
_TAG = "INSERT INTO fact_tags (deck, fact, tag, origin) VALUES (?, ?, ?, 'deck')"
_CARD = (
    "INSERT INTO cards (id, deck, fact, topic, view, number, front, back, position, state, stability, difficulty, "
    "due_day, last_day, reviews, lapses) VALUES (?, ?, ?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_REVIEW = (
    "INSERT INTO reviews (card, at, utc_offset_minutes, day, grade, took_ms, policy, state_before, interval_days, "
    "interval_before, expected) VALUES (?, ?, 0, ?, ?, 6000, ?, ?, 20, 20, 0.9)"
)


def _fact_row(note: Note, sides: int) -> tuple[Any, ...]:
    reverse = f"What asks for {note.answer}?" if sides == 2 else ""
    ask = Ask(id=1, query=None, question=note.question, answer=note.answer, reverse=reverse)
    fact = Fact(
        id=FactId(f"F{note.number}"),
        topic=TopicId(f"t{note.number % _TOPICS}"),
        statement=note.statement,
        asks=(ask,),
        tags=note.tags,
    )
    return (DECK, fact.id, fact.topic, note.number - 1, fact.statement, json.dumps(fact_to_record(fact)))


def _card_row(side: int, note: Note, known: Known | None, today: int) -> tuple[Any, ...]:
    view = ("recall", "reverse")[side]
    texts = (note.question, note.answer)
    front, back = texts if side == 0 else (f"What asks for {note.answer}?", note.question)
    place = (f"{DECK}/F{note.number}/{view}-1", DECK, f"F{note.number}", f"t{note.number % _TOPICS}", view)
    position = side * 10_000_000 + note.number - 1
    if known is None:
        return (*place, front, back, position, "new", None, None, None, None, 0, 0)
    due = today + known.due_in
    lapses = sum(grade == 1 for _, grade in known.answers)
    memory = (known.interval * 1.1, 5.0, due, due - known.interval, len(known.answers), lapses)
    return (*place, front, back, position, "review", *memory)


def _review_rows(
    rows: list[tuple[int, Note, Known | None]], first: int, sides: int, today: int, policy: int
) -> Iterator[tuple[Any, ...]]:
    noon = int(NOON.timestamp() * 1000)
    for side, note, known in rows:
        card = first + sides * (note.number - 1) + side
        for place, (age, grade) in enumerate(known.answers if known else ()):
            yield card, noon - age * 86_400_000 + card, today - age, grade, policy, "review" if place else "new"


def make_collection(file: Path, facts: int = FACTS, sides: int = 2) -> Any:
    """The same notes, cards and answers as a collection of the real ``anki`` library; gives it opened."""
    from anki.collection import Collection

    col = Collection(str(file))
    col.set_config("rollover", 4)
    kind = col.models.by_name("Basic (and reversed card)" if sides == 2 else "Basic")
    assert kind is not None
    deck, today = col.decks.id("Large"), col.sched.today
    now = datetime.now().astimezone()
    base = int((now - timedelta(days=_SPAN_DAYS + 30)).timestamp() * 1000)
    kind_id = kind["id"]
    col.close()
    # Straight into the file: through the library a million rows take minutes.
    db = sqlite3.connect(file)
    db.create_collation("unicase", lambda one, other: (one.lower() > other.lower()) - (one.lower() < other.lower()))
    for chunk in _chunks(notes(facts, sides), 5_000):
        db.executemany(
            "insert into notes values (?, ?, ?, 0, -1, ?, ?, ?, 0, 0, '')",
            (
                (base + n.number, f"g{n.number}", kind_id, f" {' '.join(n.tags)} ",
                 f"{n.statement} {n.question}\x1f{n.answer}", n.statement)
                for n in chunk
            ),
        )  # fmt: skip
        db.executemany(
            "insert into cards values (?, ?, ?, ?, 0, -1, ?, ?, ?, ?, 2500, ?, ?, 0, 0, 0, 0, '')",
            (
                (base + 2 * n.number + side, base + n.number, deck, side,
                 *((0, 0, n.number, 0, 0, 0) if known is None else (
                   2, 2, today + known.due_in, known.interval, len(known.answers),
                   sum(grade == 1 for _, grade in known.answers))))
                for n in chunk for side, known in enumerate(n.cards)
            ),
        )  # fmt: skip
        db.executemany(
            "insert or ignore into revlog values (?, ?, -1, ?, 20, 10, 2500, 6000, 1)",
            (
                (int((now - timedelta(days=age)).timestamp() * 1000) - 2 * n.number - side, base + 2 * n.number + side,
                 grade)
                for n in chunk for side, known in enumerate(n.cards) if known for age, grade in known.answers
            ),
        )  # fmt: skip
    db.commit()
    db.close()
    return Collection(str(file))

"""What must not grow with the collection: how many statements an act takes, and what they read."""

import re
from collections.abc import Callable
from typing import Any

import pytest

from bench.size import DECK, TAG, make_profile
from quizapp.bootstrap import Services
from quizapp.content.facts import DeckId, Fact, FactId
from quizapp.scheduling.memory import Grade
from quizapp.scheduling.selection import Selection, Timing

FACTS = 300


class Ears:
    """A connection that hears every statement."""

    def __init__(self, connection: Any) -> None:
        self.connection = connection
        self.heard: list[tuple[str, Any]] = []

    def __getattr__(self, name: str) -> Any:
        return getattr(self.connection, name)

    def execute(self, sql: str, parameters: Any = ()) -> Any:
        self.heard.append((sql, parameters))
        return self.connection.execute(sql, parameters)

    def cursor(self) -> "Cursor":
        return Cursor(self)


class Cursor:
    def __init__(self, ears: Ears) -> None:
        self.ears, self.row_factory = ears, None

    def execute(self, sql: str, parameters: Any = ()) -> Any:
        self.ears.heard.append((sql, parameters))
        cursor = self.ears.connection.cursor()
        cursor.row_factory = self.row_factory
        return cursor.execute(sql, parameters)


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Services:
    return make_profile(tmp_path_factory.mktemp("large") / "profile", FACTS)


def heard(services: Services, act: Callable[[], object]) -> list[tuple[str, Any]]:
    act()  # what is kept in memory is kept
    database = services._opened.database
    ears = Ears(database.connection)
    database.connection = ears  # type: ignore[assignment]
    try:
        act()
    finally:
        database.connection = ears.connection
    return ears.heard


def scans(services: Services, statements: list[tuple[str, Any]]) -> list[str]:
    """Reads of a whole table that grows with the collection, where an index would do."""
    found = []
    for sql, parameters in statements:
        # The end of the log is read from its end. (An INSERT's plan also names what only a broken reference reads.)
        if re.match(r"\s*(SELECT|UPDATE|DELETE)", sql) and "ORDER BY id DESC LIMIT" not in sql:
            plan = services._opened.database.connection.execute(f"EXPLAIN QUERY PLAN {sql}", parameters)
            found += [
                f"{row[3]}: {' '.join(sql.split())[:90]}"
                for row in plan
                if re.match(r"SCAN (reviews|answers|cards|facts|steps|tallies|undone|fact_tags)\b(?!.*INDEX)", row[3])
            ]
    return found


def test_grading_takes_the_same_few_statements_and_reads_no_table_whole(large: Services) -> None:
    large.study.begin(Selection(deck=DECK))
    statements = heard(large, lambda: large.study.grade(Grade.GOOD, 5_000))
    assert len(statements) <= 17
    assert scans(large, statements) == []
    statements = heard(large, large.study.undo)
    assert len(statements) <= 24
    assert scans(large, [one for one in statements if "policies" not in one[0]]) == []


def test_what_the_next_card_takes_is_asked_while_the_person_looks_at_this_one(large: Services) -> None:
    large.study.begin(Selection(deck=DECK))
    large.study.choices()  # what the coming days bring is counted once
    large.study.grade(Grade.GOOD, 5_000)
    assert len(heard(large, large.study.choices)) <= 8
    statements = heard(large, lambda: (large.study.choices(), large.study.grade(Grade.GOOD, 5_000)))
    begins = next(place for place, (sql, _) in enumerate(statements) if sql == "BEGIN IMMEDIATE")
    assert len(statements) - begins <= 9
    assert scans(large, statements) == []


@pytest.mark.parametrize(
    "act",
    [
        lambda services: services.progress.today(DECK),
        lambda services: services.progress.progress(DECK),
        lambda services: services.goals.glance(DECK),
        lambda services: services.charts.charts(DECK),
        lambda services: services.study.begin(Selection(deck=DECK)),
        lambda services: services.study.count(Selection(deck=DECK, timing=Timing.CRAM)),
        lambda services: services.study.begin(Selection(deck=DECK, timing=Timing.CRAM)),
        lambda services: services.study.begin(Selection(deck=DECK, timing=Timing.AHEAD)),
        lambda services: services.browse.find(DECK, f"tag:{TAG}"),
        lambda services: services.browse.find(DECK, "is:due"),
        lambda services: services.browse.find(DECK, "rated:7"),
    ],
)
def test_pages_and_searches_read_no_table_whole(large: Services, act: Callable[[Services], object]) -> None:
    assert scans(large, heard(large, lambda: act(large))) == []


@pytest.mark.parametrize("search", ["is:due", "rated:7"])
def test_what_is_found_by_number_is_put_in_order_from_an_index_alone(large: Services, search: str) -> None:
    (found,) = (one for one in heard(large, lambda: large.browse.find(DECK, search)) if "ORDER BY" in one[0])
    plan = large._opened.database.connection.execute(f"EXPLAIN QUERY PLAN {found[0]}", found[1])
    assert "COVERING INDEX cards_by_number" in " ".join(row[3] for row in plan)


def test_one_fact_is_read_without_its_deck(large: Services) -> None:
    fact = FactId("F7")
    statements = heard(large, lambda: large.library.detail(DeckId(DECK), fact))
    assert len(statements) <= 14
    assert scans(large, statements) == []
    assert not large._opened.kept_contents


def test_a_fact_read_alone_is_told_as_from_its_whole_deck(large: Services, monkeypatch: pytest.MonkeyPatch) -> None:
    names = [FactId(f"F{n}") for n in range(1, FACTS, 29)]
    alone = [large.library.detail(DeckId(DECK), name) for name in names]
    monkeypatch.setattr(Fact, "stands_alone", False)
    assert alone == [large.library.detail(DeckId(DECK), name) for name in names]
    large._opened.changed()


def test_cramming_reads_a_page_at_a_time_and_comes_to_its_end(large: Services) -> None:
    cram = Selection(deck=DECK, timing=Timing.CRAM, topics=("t1", "t2", "t3", "t4", "t5", "t6", "t7", "t8"))  # type: ignore[arg-type]
    order = [one.card for one in large.study.due(cram)]
    assert len(order) == large.study.count(cram) == 240
    step, asked = large.study.begin(cram), []
    while hasattr(step, "face"):
        assert step.total == 240
        asked.append(step.face.card.id)
        step = large.study.grade(Grade.GOOD, 1_000)
    assert asked == order


def test_a_large_profile_is_sound_once_its_memories_are_those_of_its_log(large: Services) -> None:
    found = large.backup.verify(full=True)
    assert "The memory of" in found[1]
    large.backup.rebuild()
    assert large.backup.verify(full=True) == found[:1]  # its cards were not made from its facts

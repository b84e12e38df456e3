"""The Library's table: order, rows, filters, duplicates, finding and replacing."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from quizapp.bootstrap import Services
from quizapp.content.facts import FactId
from quizapp.content.flags import Flag
from quizapp.content.search import SearchError
from quizapp.errors import UserError
from quizapp.exams.blueprint import Blueprint
from quizapp.scheduling.memory import Grade, State
from quizapp.services.browse import BrowseRow, Column, Listing
from tests.storage.profiles import TOWNS, SetClock, fact_text, write_deck
from tests.storage.profiles import profile as opened

F1, F2, F3 = (FactId(f"F{number}") for number in (1, 2, 3))


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    clock = SetClock()
    with opened(tmp_path / "profile", clock) as services:
        services.library.load(write_deck(tmp_path / "deck"))
        ids = [card.id for card in services.library.cards(TOWNS)]
        services.study.answer(ids[0], Grade.EASY)
        services.study.answer(ids[-1], Grade.AGAIN)
        clock.forward(days=2)
        services.marks.flag(ids[5:6], Flag(2))
        services.marks.suspend(ids[:1])
        services.marks.add_tags(TOWNS, [F1, F3], ["ward::night"])
        services.marks.add_tags(TOWNS, [F2], ["Exam", "ward"])
        yield services


def shown(
    services: Services, search: str, listing: Listing, column: Column = Column.DECK, *, descending: bool = False
) -> tuple[BrowseRow, ...]:
    found = services.browse.find(TOWNS, search, listing, column, descending=descending)
    return services.browse.rows(found.numbers, listing)


def test_rows_stand_in_the_decks_order_with_all_that_is_known(services: Services) -> None:
    rows = shown(services, "", Listing.CARDS)
    assert [row.fact for row in rows] == [f"F{n}" for n in range(1, 7) for _ in range(5)]
    first = rows[0]
    assert (first.card, first.topic, first.tags, first.cards) == ("towns/F1/choice-1", "The North", ("ward::night",), 1)
    assert (first.state, first.suspended, first.lapses, first.flag) == (State.REVIEW, True, 0, 0)
    assert first.recall is not None
    assert 0.9 < first.recall < 1
    assert first.due_in is not None
    assert first.due_in > 0
    assert rows[1].state is State.NEW
    assert (rows[1].due_in, rows[1].stability, rows[1].recall) == (None, None, None)


def test_a_fact_tells_what_is_true_of_its_cards(services: Services) -> None:
    one, two, *_, last = shown(services, "", Listing.FACTS)
    assert (one.text, one.cards, one.card, one.view) == ("Town1 lies on river1.", 5, None, None)
    assert (one.state, one.suspended, one.recall is None) == (State.REVIEW, False, False), "its other forms are new"
    assert two.state is State.NEW
    assert (two.flag, two.tags) == (2, ("Exam", "ward"))
    assert last.due_in == 0


@pytest.mark.parametrize("listing", list(Listing))
@pytest.mark.parametrize("column", list(Column))
def test_every_column_sorts_and_what_has_no_value_stands_last(
    services: Services, listing: Listing, column: Column
) -> None:
    up = shown(services, "", listing, column)
    down = shown(services, "", listing, column, descending=True)
    assert sorted(row.n for row in up) == sorted(row.n for row in down)
    values = [_value(row, column) for row in up]
    known = [value for value in values if value is not None]
    assert values == sorted(known) + [None] * (len(values) - len(known))
    assert [_value(row, column) for row in down][: len(known)] == sorted(known, reverse=True)


def _value(row: BrowseRow, column: Column) -> object:
    order = [State.NEW, State.LEARNING, State.RELEARNING, State.REVIEW]
    return {
        Column.DECK: row.fact,
        Column.TEXT: row.text.casefold(),
        Column.TOPIC: row.topic,
        Column.TAGS: min(row.tags, default=None),
        Column.DUE: row.due_in,
        Column.STABILITY: row.stability,
        Column.RECALL: row.recall and round(row.recall, 6),
        Column.LAPSES: row.lapses,
        Column.FLAG: row.flag or None,
        Column.STATE: order.index(row.state or State.NEW) + 10 * row.suspended,
    }[column]


def test_rows_stand_for_cards_and_for_facts(services: Services) -> None:
    cards = services.browse.find(TOWNS, "fact:F1", Listing.CARDS).numbers
    facts = services.browse.find(TOWNS, "fact:F1", Listing.FACTS).numbers
    assert services.browse.facts(cards, Listing.CARDS) == services.browse.facts(facts, Listing.FACTS) == (F1,)
    ids = services.browse.cards(cards, Listing.CARDS)
    assert sorted(ids) == sorted(services.browse.cards(facts, Listing.FACTS))
    assert len(ids) == 5
    assert services.browse.number_of(TOWNS, F1) == facts[0]
    assert services.browse.number_of(TOWNS, FactId("none")) is None
    assert (services.browse.count(TOWNS, Listing.FACTS), services.browse.count(TOWNS, Listing.CARDS)) == (6, 30)


def test_the_side_has_topics_and_tags_as_a_tree(services: Services) -> None:
    filters = services.browse.filters(TOWNS)
    assert [(line.title, line.facts) for line in filters.topics] == [("The North", 3), ("The South", 3)]
    assert [(line.tag, line.name, line.level, line.facts) for line in filters.tags] == [
        ("Exam", "Exam", 0, 1),
        ("ward", "ward", 0, 3),
        ("ward::night", "night", 1, 2),
    ]


def test_a_search_that_cannot_be_read_and_a_deck_that_is_not_there_get_a_sentence(services: Services) -> None:
    with pytest.raises(SearchError, match="after “is:”"):
        services.browse.find(TOWNS, "is:")
    with pytest.raises(UserError, match="no deck called"):
        services.browse.find(TOWNS.replace("t", "x"), "")  # type: ignore[arg-type]


def test_duplicates_are_found(services: Services, tmp_path: Path) -> None:
    assert services.browse.duplicates(TOWNS) == ()
    services.library.edit(TOWNS, F2, "statement", "On river1 lies Town1.")
    (group,) = services.browse.duplicates(TOWNS)
    assert [(one.fact, one.statement) for one in group] == [
        (F1, "Town1 lies on river1."),
        (F2, "On river1 lies Town1."),
    ]


def test_finding_and_replacing_is_previewed_and_one_step(services: Services) -> None:
    browse = services.browse
    changes = browse.replacements(TOWNS, "RIVER1", "brook", match_case=False)
    assert {one.path for one in changes} == {"statement", "ask-1.question", "cloze-1"}
    assert browse.replacements(TOWNS, "RIVER1", "brook") == browse.replacements(TOWNS, "", "x") == ()
    done = browse.replace(TOWNS, changes)
    assert (done.facts, done.step is not None, done.undo) == (True, True, "1 fact changed")
    assert shown(services, "brook", Listing.FACTS)[0].text == "Town1 lies on brook."
    assert browse.replacements(TOWNS, "Town1 lies on brook", "x")
    with pytest.raises(UserError, match="changed meanwhile"):
        browse.replace(TOWNS, changes)
    services.undo.undo()
    assert shown(services, "brook", Listing.FACTS) == ()
    assert browse.replacements(TOWNS, "RIVER1", "brook", match_case=False) == changes


def test_what_would_break_a_fact_is_told_and_changes_nothing(services: Services) -> None:
    broken = [one for one in services.browse.replacements(TOWNS, "{{1:", "{{2:") if one.fact == F1]
    assert all(one.problem for one in broken)
    assert broken
    with pytest.raises(UserError):
        services.browse.replace(TOWNS, broken)
    last = services.undo.last()
    assert last is not None
    assert last.act == "tag"
    assert services.browse.replace(TOWNS, ()).step is None


def test_replacing_the_decks_own_text_back_drops_the_edit(services: Services) -> None:
    there = services.browse.replacements(TOWNS, "lies on river1.", "is at river1.")
    services.browse.replace(TOWNS, [one for one in there if one.path == "statement"])
    assert shown(services, "is:edited", Listing.FACTS)
    back = services.browse.replacements(TOWNS, "is at river1.", "lies on river1.")
    services.browse.replace(TOWNS, back)
    assert not shown(services, "is:edited", Listing.FACTS)


def test_what_was_missed_in_a_quiz_is_found(services: Services) -> None:
    missed = services.exam.finish(services.exam.start(Blueprint(deck=TOWNS, length=1)).sitting).missed
    found = services.browse.find(TOWNS, "missed:1", Listing.FACTS).numbers
    assert missed
    assert services.browse.facts(found, Listing.FACTS) == missed
    assert services.browse.find(TOWNS, "missed:1 is:own").numbers.tolist() == []


def test_a_deck_written_twice_has_duplicates(tmp_path: Path) -> None:
    with opened(tmp_path / "profile", SetClock()) as services:
        facts = (fact_text(1), fact_text(2, statement="Town1 lies on river1."))
        services.library.load(write_deck(tmp_path / "deck", *facts, count=6))
        assert len(services.browse.duplicates(TOWNS)) == 1

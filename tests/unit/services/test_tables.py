"""Tables of questions that come in: seen before, as one step, by id or question, and home again."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from quizapp.bootstrap import Services
from quizapp.content.facts import DeckId
from quizapp.errors import Stopped, UserError
from quizapp.exchange.formats.entries import Entry, Table
from quizapp.paths import shipped_decks
from quizapp.scheduling.memory import Grade
from quizapp.scheduling.selection import Selection
from quizapp.services.study import Asking
from quizapp.services.tables import Fate, read_table
from tests.ready_made import copy_made
from tests.storage.profiles import SetClock, profile, write_deck

LACTATION = DeckId("lactation")


def _two_decks(folder: Path) -> None:
    with profile(folder, SetClock(), deck=write_deck(folder.parent / "towns")) as opened:
        opened.library.load(shipped_decks() / "lactation")


@pytest.fixture
def services(tmp_path: Path, clock: SetClock) -> Iterator[Services]:
    """Towns and the shipped deck, which is read once for all these tests."""
    copy_made(_two_decks, tmp_path / "profile")
    with profile(tmp_path / "profile", clock) as opened:
        yield opened


def counts(services: Services, table: Table, into: DeckId | None = LACTATION) -> tuple[int, int, int]:
    plan = services.tables.preview(table, into)
    return plan.count(Fate.NEW), plan.count(Fate.CHANGED), plan.count(Fate.SAME)


def table_of(*entries: Entry, title: str = "Ward notes") -> Table:
    return Table(entries=entries, title=title)


@pytest.mark.parametrize("suffix", [".csv", ".tsv", ".xlsx", ".md"])
def test_what_was_exported_comes_home_unchanged(services: Services, tmp_path: Path, suffix: str) -> None:
    file = tmp_path / f"milk{suffix}"
    services.formats.export("lactation", file)
    assert counts(services, read_table(file)) == (0, 0, 85)
    before = services.library.deck("lactation")
    report = services.tables.bring(read_table(file), LACTATION)
    assert (report.new, report.changed, report.same, report.problems) == (0, 0, 85, ())
    assert services.library.deck("lactation") == before
    assert services.undo.last() is None


def test_a_teacher_mends_a_question_in_the_spreadsheet_and_progress_stays(services: Services, tmp_path: Path) -> None:
    step = services.study.begin(Selection(deck=LACTATION))
    assert isinstance(step, Asking)
    services.study.grade(Grade.GOOD, took_ms=1_000)
    file = tmp_path / "milk.xlsx"
    services.formats.export("lactation", file)
    book = load_workbook(file)
    sheet = book["Questions"]
    question = sheet.cell(row=2, column=2)
    question.value = "What is meant by lactation?"
    book.save(file)
    table = read_table(file)
    assert counts(services, table) == (0, 1, 84)
    report = services.tables.bring(table, LACTATION)
    assert (report.new, report.changed) == (0, 1)
    fact = services.library.deck("lactation").fact_by_id[table.entries[0].fact]  # type: ignore[index]
    assert fact.asks[0].question == "What is meant by lactation?"
    assert fact.asks[0].id == 1
    assert services.backup.verify() == ()
    assert services.undo.undo() is not None
    assert counts(services, table) == (0, 1, 84)
    assert services.backup.verify() == ()


def test_a_table_becomes_a_deck_of_its_own_and_can_be_taken_back(services: Services) -> None:
    table = table_of(
        Entry(row=2, topic="Letdown", question="Which hormone moves the milk?", answer="Oxytocin"),
        Entry(row=3, topic="Letdown", gaps="{{1:Prolactin}} makes it."),
        Entry(row=4, topic="Rooms", question="Where?", answer="Ward 3", tags=("ward",)),
    )
    report = services.tables.bring(table)
    assert (report.deck, report.title, report.new) == ("ward-notes", "Ward notes", 3)
    deck = services.library.deck("ward-notes")
    assert [topic.title for topic in deck.topics] == ["Letdown", "Rooms"]
    assert [fact.statement for fact in deck.standing] == [
        "Which hormone moves the milk? Oxytocin",
        "Prolactin makes it.",
        "Where? Ward 3",
    ]
    assert isinstance(services.study.begin(Selection(deck=DeckId("ward-notes"))), Asking)
    assert counts(services, table, DeckId("ward-notes")) == (0, 0, 3)
    assert services.backup.verify() == ()
    undone = services.undo.undo()
    assert undone is not None
    assert "ward-notes" not in [one.id for one in services.library.decks()]
    assert services.backup.verify() == ()
    assert services.tables.bring(table).deck == "ward-notes-2"  # ids are never given twice


def test_facts_of_others_keep_their_ids_so_that_they_are_known_again(services: Services) -> None:
    first = table_of(Entry(row=2, fact="N1", question="Who?", answer="A nurse"))
    services.tables.bring(first)
    again = table_of(Entry(row=2, fact="N1", question="Who helps?", answer="A nurse"))
    assert counts(services, again, DeckId("ward-notes")) == (0, 1, 0)
    services.tables.bring(again, DeckId("ward-notes"))
    deck = services.library.deck("ward-notes")
    assert [(ask.id, ask.question) for ask in deck.fact_by_id["N1"].asks] == [(1, "Who helps?")]  # type: ignore[index]


def test_only_new_leaves_what_is_here(services: Services) -> None:
    services.tables.bring(table_of(Entry(row=2, question="Who?", answer="A nurse")))
    more = table_of(Entry(row=2, question="Who?", answer="A doula"), Entry(row=3, question="When?", answer="At night"))
    report = services.tables.bring(more, DeckId("ward-notes"), only_new=True)
    assert (report.new, report.changed) == (1, 0)
    answers = [fact.asks[0].answer for fact in services.library.deck("ward-notes").standing]
    assert answers == ["A nurse", "At night"]


def test_what_cannot_be_brought_in_is_told_by_its_row_and_the_rest_comes(services: Services) -> None:
    table = table_of(
        Entry(row=2, question="Who?", answer="A nurse"),
        Entry(row=3, question="What?"),
        Entry(row=4, gaps="{{1:}} is empty."),
        Entry(row=5, question="Who?", answer="Somebody"),
        Entry(row=6, question="x" * 100_001, answer="long"),
    )
    report = services.tables.bring(table)
    assert report.new == 2
    assert [problem.row for problem in report.problems] == [3, 4, 6]


def test_what_was_deleted_here_stays_deleted(services: Services, tmp_path: Path) -> None:
    file = tmp_path / "milk.csv"
    services.formats.export("lactation", file)
    services.marks.delete(LACTATION, ("F01",))  # type: ignore[arg-type]
    report = services.tables.bring(read_table(file), LACTATION)
    assert (report.new, report.changed) == (0, 0)
    assert "F01 was deleted here" in report.problems[0].sentence


def test_a_file_without_questions_changes_nothing(services: Services) -> None:
    before = {one.id for one in services.library.decks()}
    with pytest.raises(UserError, match="no question in this file"):
        services.tables.bring(table_of(Entry(row=2, question="What?")))
    assert {one.id for one in services.library.decks()} == before


@pytest.mark.parametrize("name", ["missing.csv", "a.pdf", "folder.csv"])
def test_what_cannot_be_read_is_a_sentence(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder.csv").mkdir()
    with pytest.raises(UserError, match="Nothing was brought in"):
        read_table(tmp_path / name)


def test_a_deck_file_comes_home(services: Services, tmp_path: Path) -> None:
    file = tmp_path / "milk.quizdeck"
    services.formats.export("lactation", file)
    report = services.library.load(file)
    assert (report.new_facts, report.changed_facts, report.unchanged_facts) == (0, 0, 85)


def test_a_long_table_is_told_and_one_that_is_stopped_leaves_nothing(services: Services) -> None:
    table = table_of(*(Entry(row=n, question=f"What is {n}?", answer=f"Number {n}") for n in range(2, 500)))
    seen: list[float] = []
    services.tables.preview(table, tell=seen.append)
    assert seen == sorted(seen)
    assert 0.5 < seen[-1] <= 1.0
    decks = services.library.decks()

    def stop(share: float) -> None:
        if share > 0.9:
            raise Stopped

    with pytest.raises(Stopped):
        services.tables.bring(table, tell=stop)
    assert services.library.decks() == decks
    assert services.undo.last() is None
    shares: list[float] = []
    report = services.tables.bring(table, tell=shares.append)
    assert report.new == 498
    assert shares == sorted(shares)
    assert len({round(share, 1) for share in shares}) >= 8, "the bar stands still"
    deck = services.library.deck(report.deck)
    assert [fact.asks[0].question for fact in deck.standing] == [entry.question for entry in table.entries]
    assert services.backup.verify() == ()


texts = st.text(max_size=12)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    entries=st.lists(
        st.builds(Entry, row=st.integers(1, 99), topic=texts, question=texts, answer=texts, gaps=texts, fact=texts),
        min_size=1,
        max_size=5,
    )
)
def test_whatever_comes_in_leaves_a_sound_profile(services: Services, entries: list[Entry]) -> None:
    try:
        services.tables.bring(table_of(*entries))
    except UserError:
        return
    assert services.backup.verify() == ()
    assert services.undo.undo() is not None
    assert services.backup.verify() == ()

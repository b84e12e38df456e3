"""What a quiz tells the memory, and what the memory tells a quiz (docs/exam.md)."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from quizapp.bootstrap import Services
from quizapp.content.facts import DeckId, FactId
from quizapp.content.items import ItemKind, OptionId
from quizapp.exams.blueprint import Blueprint, Mode
from quizapp.exams.conditions import Conditions
from quizapp.exams.sitting import SittingId
from quizapp.exams.standing import Standing
from quizapp.scheduling.corrections import return_day
from quizapp.scheduling.day import StudyDay
from quizapp.scheduling.selection import Selection
from quizapp.services.exam import ItemView
from tests import answering
from tests.journeys.children import ROOT
from tests.ready_made import copy_made
from tests.storage.profiles import AGAIN, EASY, TOWNS, SetClock, asking, profile, study_all, write_deck

TUTOR = Blueprint(deck=TOWNS, length=6, seed=5, conditions=Conditions(certainty=True))


def wrong(view: ItemView) -> tuple[OptionId, ...]:
    return (next(option.id for option in view.item.options if not option.correct),)


def right(view: ItemView) -> tuple[OptionId, ...]:
    return tuple(option.id for option in view.item.keys)


def sit(services: Services, blueprint: Blueprint, *certainties: int, missed: int = 0) -> SittingId:
    """A whole quiz, of which the first so many are missed."""
    view = services.exam.start(blueprint)
    for index in range(view.total):
        view = services.exam.show(view.sitting, index)
        certainty = certainties[index] if index < len(certainties) else None
        services.exam.respond(view.sitting, index, wrong(view) if index < missed else right(view), certainty)
    services.exam.finish(view.sitting)
    return view.sitting


def asked_today(services: Services, fact: FactId) -> bool:
    return any(one.card.split("/")[1] == fact for one in services.study.due(Selection(deck=TOWNS)))


def study_fact(services: Services, fact: FactId, grade: object = EASY) -> None:
    step = asking(services.study.begin(Selection(deck=TOWNS)))
    assert step.face.card.fact == fact
    services.study.grade(grade, 1_000)  # type: ignore[arg-type]
    services.study.end()


# -- corrections


@pytest.mark.parametrize(
    ("recalled", "plain", "sure"),
    [((), 107, 101), ((101,), None, 107), ((109,), None, 110), ((101, 107), None, None)],
)
def test_when_a_missed_fact_comes_back(recalled: tuple[int, ...], plain: int | None, sure: int | None) -> None:
    days = tuple(map(StudyDay, recalled))
    assert return_day(StudyDay(100), days, sure=False) == plain
    assert return_day(StudyDay(100), days, sure=True) == sure


def know_everything(services: Services, clock: SetClock) -> None:
    """As if every card had been learnt so well that none falls due for a year."""
    today = services._opened.today()
    with services._opened.database.writing():
        services._opened.database.run(
            "UPDATE cards SET state = 'review', stability = 900, difficulty = 3, reviews = 4, "
            "last_day = ?, due_day = ?",
            (today - 9, today + 400),
        )
    services._opened.cards_changed()


def test_a_missed_fact_comes_back_within_a_week_until_it_is_recalled(services: Services, clock: SetClock) -> None:
    know_everything(services, clock)
    view = services.exam.start(replace(TUTOR, length=1, conditions=Conditions()))
    services.exam.respond(view.sitting, 0, wrong(view))
    fact = view.item.facts[0]
    assert asked_today(services, fact)
    study_fact(services, fact)
    assert not asked_today(services, fact)
    clock.forward(days=6)
    assert not asked_today(services, fact)
    clock.forward(days=1)
    assert asked_today(services, fact)  # read once, it is not known to be corrected
    study_fact(services, fact)
    clock.forward(days=1)
    assert not asked_today(services, fact)


def test_a_fact_missed_surely_comes_back_the_next_day_and_in_a_week(services: Services, clock: SetClock) -> None:
    know_everything(services, clock)
    view = services.exam.start(replace(TUTOR, length=1))
    services.exam.respond(view.sitting, 0, wrong(view), 3)
    fact = view.item.facts[0]
    study_fact(services, fact)
    asked = []
    for day in range(1, 12):
        clock.forward(days=1)
        if asked_today(services, fact):
            asked.append(day)
            study_fact(services, fact)
    assert asked == [1, 7]


def test_a_correction_that_is_taken_back_is_none(services: Services, clock: SetClock) -> None:
    know_everything(services, clock)
    view = services.exam.start(replace(TUTOR, length=1, conditions=Conditions()))
    services.exam.respond(view.sitting, 0, wrong(view))
    fact = view.item.facts[0]
    study_fact(services, fact)
    clock.forward(days=7)
    study_fact(services, fact)
    assert not asked_today(services, fact)
    services.undo.undo()
    assert asked_today(services, fact)


def test_a_fact_forgotten_again_stays_open(services: Services, clock: SetClock) -> None:
    know_everything(services, clock)
    view = services.exam.start(replace(TUTOR, length=1, conditions=Conditions()))
    services.exam.respond(view.sitting, 0, wrong(view))
    fact = view.item.facts[0]
    clock.forward(days=7)
    study_fact(services, fact, AGAIN)
    clock.forward(days=1)
    assert asked_today(services, fact)


# -- what quizzes are drawn by


def facts_of(services: Services, blueprint: Blueprint) -> set[str]:
    view = services.exam.start(blueprint)
    return {services.exam.show(view.sitting, index).item.facts[0] for index in range(view.total)}


def test_quizzes_can_be_drawn_by_how_items_went(services: Services) -> None:
    done = sit(services, replace(TUTOR, length=3, seed=2), 1, 3, 3, missed=1)
    items = [one.item.facts[0] for one in services.exam.report(done).items]
    setup = services.exam.setup(TOWNS)
    assert setup.standings == {
        Standing.NEVER_SEEN: 3,
        Standing.MISSED: 1,
        Standing.FLAGGED: 0,
        Standing.UNCERTAIN: 1,
    }
    for standing, expected in ((Standing.MISSED, {items[0]}), (Standing.UNCERTAIN, {items[0]})):
        assert facts_of(services, replace(TUTOR, standings=(standing,))) == expected
    assert facts_of(services, replace(TUTOR, standings=(Standing.NEVER_SEEN,))).isdisjoint(items)
    assert len(facts_of(services, replace(TUTOR, standings=(Standing.NEVER_SEEN, Standing.MISSED)))) == 4
    found = services.exam.filling(replace(TUTOR, standings=(Standing.MISSED,)))
    assert (found.there, found.length, found.lacks) == (1, 1, ())


def test_an_item_flagged_in_a_quiz_can_be_asked_for(services: Services) -> None:
    view = services.exam.start(replace(TUTOR, mode=Mode.EXAM))
    services.exam.toggle_flag(view.sitting)
    services.exam.finish(view.sitting)
    assert facts_of(services, replace(TUTOR, standings=(Standing.FLAGGED,))) == {view.item.facts[0]}


def test_what_the_memory_says_is_weak_comes_more_often(services: Services, clock: SetClock) -> None:
    for _ in range(2):
        study_all(services, EASY)
        clock.forward(days=20)
    study_all(services, EASY)
    weak = FactId("F1")
    for _ in range(3):
        clock.forward(days=1)
        for card in ("recall-1", "reverse-1", "cloze-1", "cloze-2"):
            services.study.answer(f"{TOWNS}/{weak}/{card}", AGAIN)  # type: ignore[arg-type]
    clock.forward(days=60)
    drawn: Counter[str] = Counter()
    for seed in range(60):
        drawn.update(facts_of(services, replace(TUTOR, length=2, seed=seed, weak_first=True)))
    assert drawn[weak] > 1.15 * sum(drawn.values()) / 6


# -- free recall


def test_a_right_answer_among_options_changes_no_memory(services: Services) -> None:
    study_all(services, EASY)
    before = services.study.due(Selection(deck=TOWNS))
    sit(services, replace(TUTOR, conditions=Conditions()))
    assert services.study.due(Selection(deck=TOWNS)) == before
    assert services.undo.last() is not None
    assert services.undo.last().review is not None  # type: ignore[union-attr]


def _milk(folder: Path) -> None:
    with profile(folder, SetClock(), deck=ROOT / "decks" / "lactation"):
        pass


@pytest.fixture
def typing(tmp_path: Path, clock: SetClock) -> Iterator[Services]:
    """The lactation deck, which has items to fill in; all its cards were learnt long ago."""
    copy_made(_milk, tmp_path / "milk")
    with profile(tmp_path / "milk", clock) as opened:
        know_everything(opened, clock)
        yield opened


TYPED = Blueprint(
    deck=DeckId("lactation"), length=1, seed=1, facts=(FactId("F33"),), kinds=(ItemKind.FILL_IN,), mode=Mode.EXAM
)


def logged(services: Services) -> int:
    return int(services._opened.database.value("SELECT count(*) FROM answers"))


@pytest.mark.parametrize("mode", Mode)
def test_what_is_typed_rightly_counts_as_an_answer_to_the_card(typing: Services, mode: Mode) -> None:
    view = typing.exam.start(replace(TYPED, mode=mode))
    typing.exam.respond(view.sitting, 0, answering.right(view.item))
    assert logged(typing) == (mode is Mode.TUTOR)  # in an exam an answer may still be changed
    typing.exam.finish(view.sitting)
    assert logged(typing) == 1
    (row,) = typing._opened.database.rows("SELECT cards.fact, back, grade FROM answers JOIN cards ON n = card")
    assert (row["fact"], row["grade"]) == (view.item.facts[0], 3)
    assert row["back"].casefold() == "oxytocin"
    undone = typing.undo.undo()
    assert undone is not None
    assert logged(typing) == 0


@pytest.mark.parametrize("certainty", [1, 2, 3])
def test_a_typed_guess_is_none(typing: Services, certainty: int) -> None:
    view = typing.exam.start(replace(TYPED, conditions=Conditions(certainty=True)))
    typing.exam.respond(view.sitting, 0, answering.right(view.item), certainty)
    typing.exam.finish(view.sitting)
    assert logged(typing) == (certainty > 1)


@pytest.mark.parametrize(("answers", "counted"), [("rr", 1), ("wr", 0), ("w", 0)])
def test_typed_twice_a_day_counts_once_and_what_was_told_today_not_at_all(
    typing: Services, answers: str, counted: int
) -> None:
    for answer in answers:
        view = typing.exam.start(TYPED)
        typing.exam.respond(view.sitting, 0, (answering.right if answer == "r" else answering.wrong)(view.item))
        typing.exam.finish(view.sitting)
    assert logged(typing) == counted


# -- results


def test_the_same_facts_can_be_asked_again(services: Services) -> None:
    done = sit(services, replace(TUTOR, length=4), 3, 3, 3, 3, missed=2)
    items = services.exam.report(done).items
    again = services.results.again(done, missed=True)
    assert (set(again.facts), again.length) == ({fact for one in items[:2] for fact in one.item.facts}, 2)
    assert set(again.apart) == {one.item.id for one in items}
    assert facts_of(services, again) == set(again.facts)


def test_what_was_missed_can_be_studied_today(services: Services) -> None:
    study_all(services, EASY)
    view = services.exam.start(replace(TUTOR, mode=Mode.EXAM, length=2))
    services.exam.finish(view.sitting)  # nothing answered: nothing was brought forward
    missed = services.exam.report(view.sitting).missed
    assert not any(asked_today(services, fact) for fact in missed)
    services.results.study_missed(view.sitting)
    assert all(asked_today(services, fact) for fact in missed)


def test_history_and_tables(services: Services, clock: SetClock, tmp_path: Path) -> None:
    for missed in (6, 3, 0):
        done = sit(services, TUTOR, *(3, 2, 1, 3, 2, 1), missed=missed)
        clock.forward(days=1)
    history = services.results.history(TOWNS)
    assert [round(point.share, 2) for point in history.trend] == [0.0, 0.5, 1.0]
    assert [round(point.mean, 2) for point in history.trend] == [0.0, 0.25, 0.5]
    assert [(one.certainty, one.answers, one.right) for one in history.curve] == [(1, 6, 3), (2, 6, 3), (3, 6, 3)]
    assert [point.answers for point in services.results.report(done).curve] == [2, 2, 2]
    table = services.results.write_report(done, tmp_path / "report.csv").read_text(encoding="utf-8-sig")
    assert table.splitlines()[1].startswith("1,Which town lies on")
    assert len(table.splitlines()) == 7
    listed = services.results.write_history(TOWNS, tmp_path / "history.csv").read_text(encoding="utf-8-sig")
    assert listed.splitlines()[-1].endswith("tutor,6,6.0,6.0,1.0,0.5")


def test_a_profile_from_before_the_log_is_counted_once(services: Services, tmp_path: Path, clock: SetClock) -> None:
    done = sit(services, replace(TUTOR, length=3, conditions=Conditions()), missed=1)
    database = services._opened.database
    with database.writing():
        database.run("UPDATE sittings SET earned = NULL, possible = NULL")
        database.run("DELETE FROM item_records")
    with profile(tmp_path / "profile", clock) as again:
        assert [(one.sitting, one.earned) for one in again.exam.history(TOWNS)] == [(done, 2.0)]
        assert again.exam.setup(TOWNS).standings[Standing.MISSED] == 1  # type: ignore[index]


def test_an_item_of_a_deck_that_went_is_no_longer_counted(services: Services, deck: Path) -> None:
    sit(services, TUTOR, *(1,) * 6, missed=6)
    write_deck(deck, count=3)
    services.library.load(deck)
    standings = services.exam.setup(TOWNS).standings
    assert standings is not None
    assert (standings[Standing.MISSED], standings[Standing.NEVER_SEEN]) == (3, 0)

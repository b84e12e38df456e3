"""Choosing what to study, and for how long; cramming, leeches, typing; clocks, days and decks that go."""

from dataclasses import replace
from pathlib import Path

import pytest

from quizapp.bootstrap import Services
from quizapp.content.cards import CardId, View
from quizapp.content.facts import FactId, TopicId
from quizapp.errors import UserError
from quizapp.scheduling.memory import Grade, New
from quizapp.scheduling.selection import Selection, Timing
from quizapp.services.study import Asking, Ended, StudyStep
from quizapp.storage.cards import card_by_id
from tests.storage.profiles import (
    AGAIN,
    EASY,
    GOOD,
    TOWNS,
    SetClock,
    asking,
    fact_text,
    finished,
    profile,
    study_all,
    write_deck,
)

ALL = Selection(deck=TOWNS)
CRAM = replace(ALL, timing=Timing.CRAM)
F1 = CardId("towns/F1/recall-1")


def practised(services: Services) -> int:
    return int(services._opened.database.value("SELECT count(*) FROM practice"))


# --- which cards ---


def test_a_search_narrows_a_session(services: Services) -> None:
    assert {one.card for one in services.study.due(replace(ALL, search="fact:F2"))} == {"towns/F2/recall-1"}
    step = asking(services.study.begin(replace(ALL, search="view:reverse", topics=(TopicId("south"),))))
    assert (step.face.card.id, step.total) == ("towns/F2/reverse-1", 3)


def test_what_a_search_found_stays_chosen_while_it_is_answered(services: Services) -> None:
    step: StudyStep = services.study.begin(replace(ALL, search="is:new fact:F3"))
    services.study.grade(AGAIN, 100)
    services.marks.flag((F1,), 1)  # so that the session reads its queue anew
    step = services.study.current() or step
    assert asking(step).face.card.id == "towns/F3/recall-1"


def test_a_search_that_cannot_be_read_leaves_the_running_session(services: Services) -> None:
    step = services.study.begin(ALL)
    with pytest.raises(UserError):
        services.study.begin(replace(ALL, search="is:nonsense"))
    assert services.study.current() == step


def test_ahead_of_time_asks_what_falls_due_soon_and_schedules_it(services: Services, clock: SetClock) -> None:
    study_all(services, EASY)
    clock.forward(days=1)
    ahead = replace(ALL, timing=Timing.AHEAD, ahead_days=30)
    assert len(services.study.due(ahead)) == 6
    assert all("/recall-1" in one.card for one in services.study.due(ahead))  # no new ones
    before = card_by_id(services._opened.database, F1)
    services.study.begin(replace(ahead, facts=(FactId("F1"),)))
    services.study.grade(GOOD, 100)
    after = card_by_id(services._opened.database, F1)
    assert before is not None
    assert after is not None
    assert after.memory != before.memory
    assert services.backup.verify() == ()


# --- cramming ---


def test_cramming_asks_every_card_and_changes_no_memory(services: Services, clock: SetClock) -> None:
    study_all(services, GOOD)
    before = services.study.due(CRAM)
    assert len(before) == 30
    step = services.study.begin(CRAM)
    assert asking(step).practice
    assert {(one.minutes, one.days) for one in services.study.choices()} == {(None, None)}
    answers = 0
    while isinstance(step, Asking):
        step = services.study.grade(AGAIN if answers == 3 else GOOD, 100)
        answers += 1
    done = finished(step)
    assert (answers, practised(services), done.summary.answered, done.summary.forgotten) == (31, 31, 31, 1)
    assert services.study.due(CRAM) == before
    assert services.backup.verify() == ()


def test_cramming_takes_its_own_answers_back(services: Services) -> None:
    first = asking(services.study.begin(CRAM)).face.card
    assert services.study.undo() is None
    second = asking(services.study.grade(GOOD, 100))
    assert (second.can_undo, practised(services)) == (True, 1)
    back = asking(services.study.undo())
    assert (back.face.card, back.done, back.total, practised(services)) == (first, 0, 30, 0)


def test_cramming_goes_on_when_something_changed_meanwhile(services: Services) -> None:
    services.study.begin(CRAM)
    known = asking(services.study.grade(GOOD, 100)).face.card
    services.study.grade(GOOD, 100)
    services.marks.bury((asking(services.study.current()).face.card.id,))
    step = asking(services.study.current())
    assert (step.done, step.total) == (2, 29)
    assert step.face.card != known


# --- how long ---


def test_a_session_ends_after_so_many_cards(services: Services) -> None:
    step = asking(services.study.begin(replace(ALL, cards=2)))
    assert step.total == 2
    services.study.grade(AGAIN, 100)
    done = finished(services.study.grade(EASY, 100))
    assert (done.ended, done.summary.answered, done.summary.left) == (Ended.CARDS, 2, 5)
    assert asking(services.study.undo()).done == 1


def test_a_session_ends_after_so_many_minutes_of_answering(services: Services) -> None:
    services.study.begin(replace(ALL, minutes=2))
    assert isinstance(services.study.grade(EASY, 3_600_000), Asking)  # a telephone call counts one minute
    assert finished(services.study.grade(EASY, 60_000)).ended is Ended.MINUTES


def test_a_session_without_limits_is_done_when_its_cards_are(services: Services) -> None:
    study_all(services, EASY)
    done = finished(services.study.begin(ALL))
    assert (done.ended, done.summary.left) == (Ended.DONE, 0)


# --- marks ---


def test_what_is_set_aside_or_put_off_is_not_asked(services: Services, clock: SetClock) -> None:
    first = asking(services.study.begin(ALL)).face.card
    services.marks.bury((first.id,))
    assert asking(services.study.current()).face.card.fact == "F2"
    assert "towns/F1/cloze-1" in {one.card for one in services.study.due(ALL)}  # another view of it
    services.marks.suspend(tuple(card.id for card in services.library.cards("towns") if card.fact == "F1"))
    assert asking(services.study.current()).face.card.fact == "F2"
    clock.forward(days=1)
    assert not any("/F1/" in one.card for one in services.study.due(ALL))
    services.marks.unsuspend((first.id,))
    assert first.id in {one.card for one in services.study.due(ALL)}


def test_the_face_tells_flag_mark_and_tags(services: Services) -> None:
    services.marks.flag((F1,), 3)
    services.marks.mark(TOWNS, (FactId("F1"),), on=True)
    services.marks.add_tags(TOWNS, (FactId("F1"),), ("exam::one", "bridge"))
    face = services.study.face(F1)
    assert face is not None
    assert (face.flag, face.marked, face.tags) == (3, True, ("bridge", "exam::one"))
    assert face.hint is not None
    assert (face.hint.first_letters, face.typable, face.help) == ("T… …", True, None)
    assert services.study.face(CardId("towns/F99/recall-1")) is None


def test_a_fact_shows_its_picture_on_every_card_but_those_that_hide_a_part_of_a_figure(
    services: Services, deck: Path
) -> None:
    (deck / "map.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><title>Map</title></svg>')
    text = fact_text(1).replace("paragraph = 1", 'paragraph = 1\npicture = "map.svg"')
    services.library.load(write_deck(deck, text, *(fact_text(number) for number in range(2, 7))))
    shown, plain = services.study.face(F1), services.study.face(CardId("towns/F2/recall-1"))
    assert shown is not None
    assert shown.picture is not None
    assert "<title>Map</title>" in shown.picture
    assert plain is not None
    assert plain.picture is None


# --- leeches ---


def lapse(services: Services, clock: SetClock, times: int) -> StudyStep | None:
    services.study.answer(F1, EASY)
    step: StudyStep | None = None
    for _ in range(times):
        clock.forward(days=60)
        services.study.begin(replace(ALL, facts=(FactId("F1"),)))
        step = services.study.grade(AGAIN, 100)
        if isinstance(step, Asking) and step.face.card.id == F1:
            services.study.grade(GOOD, 100)
            clock.forward(minutes=20)
    return step


def test_a_leech_is_set_aside_and_helped(services: Services, clock: SetClock) -> None:
    services.settings.change(replace(services.settings.current(), leech_lapses=2))
    services.library.edit(TOWNS, FactId("F1"), "why", "Because.")
    view = services.exam.start(replace(services.exam.setup(TOWNS).proposed, length=6))
    for index in range(6):
        item = services.exam.show(view.sitting, index).item
        option = next(one for one in item.options if not one.correct)
        services.exam.respond(view.sitting, index, (option.id,))
    services.exam.finish(view.sitting)
    step = lapse(services, clock, 2)
    assert step is not None
    assert step.set_aside is not None
    assert (step.set_aside.card.id, step.set_aside.leech, step.set_aside.suspended) == (F1, True, True)
    assert step.set_aside.tags == ("leech",)
    told = step.set_aside.help
    assert told is not None
    assert (told.lapses, told.why, told.other_figure) == (2, "Because.", None)
    assert told.other is not None
    assert told.other.view is View.CLOZE
    assert told.neighbour is not None
    assert (told.neighbour.fact != "F1", told.neighbour.times) == (True, 1)
    assert told.neighbour.statement == f"{told.neighbour.name} lies on river{told.neighbour.fact[1:]}."
    services.study.undo()
    face = services.study.face(F1)
    assert face is not None
    assert (face.leech, face.suspended, face.tags, face.help) == (False, False, (), None)


def test_the_neighbour_without_a_quiz_is_the_nearest_option(services: Services, clock: SetClock, deck: Path) -> None:
    services.settings.change(replace(services.settings.current(), leech_lapses=1))
    lapse(services, clock, 1)
    face = services.study.face(F1)
    assert face is not None
    assert face.help is not None
    assert face.help.neighbour is not None
    assert face.help.neighbour.times == 0
    services.library.load(write_deck(deck, count=2))
    again = services.study.face(F1)
    assert again is not None
    assert again.help is not None
    assert again.help.neighbour is None  # nothing to confuse it with


# --- typing ---


def test_a_typed_answer_is_set_against_the_right_one(services: Services) -> None:
    services.study.begin(ALL)
    assert services.study.typed("town1").right
    assert not services.study.typed("Town2").right
    services.study.end()
    with pytest.raises(UserError, match="No card is being asked"):
        services.study.typed("x")


# --- what is logged ---


def test_an_answer_logs_what_was_expected_of_it(services: Services, clock: SetClock) -> None:
    services.study.answer(F1, EASY)
    clock.forward(days=5)
    services.study.answer(F1, GOOD)
    first, second = services._opened.database.rows("SELECT interval_days, interval_before, expected FROM reviews")
    assert (first["interval_before"], first["expected"]) == (None, None)
    assert second["interval_before"] == first["interval_days"]
    assert 0.9 < second["expected"] < 1
    assert services.backup.rebuild().changed == 0


def test_easy_days_hold_with_and_without_balance(services: Services, clock: SetClock) -> None:
    weekday = (clock.now.toordinal() + 8 - 1) % 7
    easy = tuple(0 if day == weekday else 100 for day in range(7))
    for balance in (True, False):
        services.settings.change(replace(services.settings.current(), balance_days=balance, easy_days=easy))
        for card in services.library.cards("towns"):
            if card.view is not View.CHOICE:
                services.study.answer(card.id, EASY)
        rows = services._opened.database.rows("SELECT due_day FROM cards WHERE state = 'review'")
        days = [(row["due_day"] - 1) % 7 for row in rows]
        assert days
        assert weekday not in days
        clock.forward(days=3)
    assert services.backup.rebuild().changed == 0


# --- days, clocks, decks ---


def test_a_day_that_changes_while_studying_is_told(services: Services, clock: SetClock) -> None:
    assert asking(services.study.begin(ALL)).notice == ""
    clock.forward(days=1)
    step = asking(services.study.grade(GOOD, 100))
    assert step.notice.startswith("Another study day has begun: 2026-11-21.")
    assert asking(services.study.grade(GOOD, 100)).notice == ""


def test_a_clock_that_was_set_back_is_told_once(services: Services, clock: SetClock) -> None:
    services.study.begin(ALL)
    services.study.grade(GOOD, 100)
    clock.forward(hours=-3)
    assert "before your last answer" in asking(services.study.current()).notice
    services.study.grade(GOOD, 100)
    assert asking(services.study.grade(GOOD, 100)).notice == ""
    assert services.backup.verify() == ()


def test_a_deck_that_goes_while_it_is_studied(services: Services, tmp_path: Path, clock: SetClock) -> None:
    with profile(tmp_path / "bare", clock) as bare:
        bare.backup.backup(tmp_path / "bare.db")
    services.study.begin(ALL)
    services.backup.restore(tmp_path / "bare.db")
    with pytest.raises(UserError, match="has left its deck meanwhile"):
        services.study.grade(GOOD, 100)
    done = finished(services.study.current())
    assert "no longer in your library" in done.notice


def test_a_card_that_goes_while_it_is_asked(services: Services, tmp_path: Path) -> None:
    first = asking(services.study.begin(ALL)).face.card
    services.marks.delete(TOWNS, (first.fact,))
    with pytest.raises(UserError, match="all earlier ones are kept"):
        services.study.grade(GOOD, 100)
    assert asking(services.study.current()).face.card.fact == "F2"


# --- lists ---


def test_lists_are_kept_found_and_forgotten(services: Services) -> None:
    weak = Selection(deck=TOWNS, topics=(TopicId("north"),), search="prop:s<30", timing=Timing.CRAM, cards=20)
    assert services.lists.all() == ()
    assert services.lists.save("  Before  the exam ", weak) is None
    assert services.lists.save("All", ALL) is None
    assert [one.name for one in services.lists.all()] == ["All", "Before the exam"]
    former = services.lists.save("before the EXAM", ALL)
    assert former is not None
    assert former.selection == weak
    assert services.lists.delete("BEFORE the exam") is not None
    assert services.lists.delete("Before the exam") is None
    services.lists.save(former.name, former.selection)
    assert services.lists.all()[1] == former
    for name in ("", "   ", "x" * 61):
        with pytest.raises(UserError, match="Nothing was saved"):
            services.lists.save(name, ALL)


def test_grades_have_four_outcomes(services: Services) -> None:
    services.study.begin(ALL)
    assert [one.grade for one in services.study.choices()] == list(Grade)
    stored = card_by_id(services._opened.database, F1)
    assert stored is not None
    assert isinstance(stored.memory, New)

from dataclasses import replace
from datetime import UTC, timedelta
from pathlib import Path

import pytest

from quizapp.bootstrap import Services
from quizapp.content.cards import CardId
from quizapp.content.facts import DeckId, FactId, TopicId
from quizapp.errors import UserError
from quizapp.scheduling.memory import Learning, Reviewed
from quizapp.scheduling.selection import Selection
from quizapp.services.study import Asking
from tests.storage.profiles import (
    AGAIN,
    EASY,
    GOOD,
    HARD,
    NOON,
    TOWNS,
    SetClock,
    asking,
    finished,
    profile,
    study_all,
)


def test_a_session_begins_with_the_first_new_card_and_what_stands_around_it(services: Services) -> None:
    step = asking(services.study.begin(Selection(deck=TOWNS)))
    assert step.face.card.id == "towns/F1/recall-1"
    assert step.face.card.front == "Which town lies on river1?"
    assert step.face.deck_title == "Towns"
    assert step.face.topic_title == "The North"
    assert step.face.source == "Atlas, Map House (reviewed 2024-02-29), paragraph 1"
    assert step.face.statement == "Town1 lies on river1."
    assert (step.done, step.total, step.can_undo) == (0, 6, False)
    assert services.study.current() == step


def test_one_card_of_a_fact_a_day_and_the_next_view_tomorrow(services: Services, clock: SetClock) -> None:
    study_all(services, EASY)
    assert {row.cards for row in services.library.rows(TOWNS)} == {5}
    assert services.study.due(Selection(deck=TOWNS)) == ()
    clock.forward(days=1)
    assert {one.card.rsplit("/")[-1] for one in services.study.due(Selection(deck=TOWNS))} == {"cloze-1"}


def test_choices_are_what_the_grades_then_do(services: Services, clock: SetClock) -> None:
    services.study.begin(Selection(deck=TOWNS))
    again, hard, good, easy = services.study.choices()
    assert [again.grade, hard.grade, good.grade, easy.grade] == [AGAIN, HARD, GOOD, EASY]
    assert (again.minutes, good.minutes, easy.minutes) == (1, 10, None)
    assert again.days is None
    answered = services.study.answer(CardId("towns/F1/recall-1"), EASY)
    assert isinstance(answered.memory, Reviewed)
    assert answered.memory.due_day - answered.memory.last_day == easy.days


def test_what_was_foreseen_is_what_is_given(services: Services, clock: SetClock) -> None:
    for _ in range(5):
        study_all(services, GOOD)
        clock.forward(days=3)
    step = services.study.begin(Selection(deck=TOWNS))
    seen = 0
    while isinstance(step, Asking):
        days = {one.grade: one.days for one in services.study.choices()}
        card, grade = step.face.card.id, (GOOD, HARD, EASY)[seen % 3]
        ahead = services.study._foreseen
        step = services.study.grade(grade, 1_000)
        row = services._opened.database.row("SELECT due_day - last_day FROM cards WHERE id = ?", (card,))
        assert row is not None
        assert row[0] == days[grade]
        assert ahead is not None
        assert not isinstance(step, Asking) or ahead.following == step.face == services.study.face(step.face.card.id)
        seen += 1
    assert seen > 3
    assert services.backup.verify() == ()


def test_what_was_foreseen_falls_when_a_second_window_answers_the_card(services: Services, tmp_path: Path) -> None:
    card = asking(services.study.begin(Selection(deck=TOWNS))).face.card.id
    services.study.choices()
    with profile(services.profile, SetClock()) as other:
        other.study.answer(card, EASY)
    services.study.grade(GOOD, 1_000)
    assert services._opened.database.value("SELECT reviews FROM cards WHERE id = ?", (card,)) == 2
    assert services.backup.verify() == ()


def test_what_was_foreseen_falls_with_the_study_day_and_with_a_mark(services: Services, clock: SetClock) -> None:
    for _ in range(3):
        study_all(services, GOOD)
        clock.forward(days=3)
    clock.set_by(hours=15, minutes=50)  # ten minutes before the day's end
    card = asking(services.study.begin(Selection(deck=TOWNS))).face.card.id
    services.study.choices()
    before = services._opened.today()
    clock.forward(minutes=20)
    following = asking(services.study.grade(GOOD, 1_000)).face.card
    last = services._opened.database.value("SELECT last_day FROM cards WHERE id = ?", (card,))
    assert last == before + 1 == services._opened.today()
    services.study.choices()
    ahead = services.study._foreseen
    assert ahead is not None
    assert ahead.following is not None
    services.marks.mark(TOWNS, (ahead.following.card.fact,), on=True)
    assert following.id == ahead.stored.card.id
    assert asking(services.study.grade(GOOD, 1_000)).face.marked
    assert services.backup.verify() == ()


def test_a_learning_card_comes_back_within_the_session_and_counts_again(services: Services) -> None:
    first = asking(services.study.begin(Selection(deck=TOWNS)))
    step = asking(services.study.grade(AGAIN, 1_000))
    assert step.face.card.id != first.face.card.id
    assert (step.done, step.total) == (1, 7)


def test_a_session_ends_with_its_summary(services: Services, clock: SetClock) -> None:
    services.study.begin(Selection(deck=TOWNS))
    services.study.grade(AGAIN, 30_000)
    step = services.study.current()
    while not hasattr(step, "summary"):
        step = services.study.grade(EASY, 6_000)
    summary = finished(step).summary
    assert (summary.answered, summary.forgotten, summary.new) == (7, 1, 6)
    assert summary.minutes == pytest.approx((30 + 6 * 6) / 60)
    assert [face.card.id for face in summary.hardest] == ["towns/F1/recall-1"]
    assert services.study.end() == summary
    assert services.study.current() is None
    assert services.study.end() is None


def test_a_session_says_when_the_next_learning_card_comes(services: Services, clock: SetClock) -> None:
    services.settings.change(replace(services.settings.current(), learning_steps_minutes=(60,)))
    services.study.begin(Selection(deck=TOWNS))
    step = services.study.grade(AGAIN, 1_000)
    for _ in range(5):
        step = services.study.grade(EASY, 1_000)
    assert finished(step).summary.next_at == NOON + timedelta(hours=1)
    assert finished(services.study.current()).summary.answered == 6
    clock.forward(minutes=61)
    assert asking(services.study.current()).face.card.id == "towns/F1/recall-1"


def test_topics_and_facts_narrow_a_session(services: Services) -> None:
    assert asking(services.study.begin(Selection(deck=TOWNS, topics=(TopicId("south"),)))).face.card.fact == "F2"
    step = asking(services.study.begin(Selection(deck=TOWNS, facts=(FactId("F5"),))))
    assert (step.face.card.fact, step.total) == ("F5", 1)


def test_the_limit_of_new_cards_holds_over_sessions_of_a_day(services: Services, clock: SetClock) -> None:
    services.settings.change(replace(services.settings.current(), new_per_day=2))
    assert study_all(services, EASY) == 2
    assert study_all(services, EASY) == 0
    clock.forward(days=1)
    assert study_all(services, EASY) == 2


def test_undo_asks_the_card_again_and_leaves_nothing_behind_but_the_log(services: Services) -> None:
    first = asking(services.study.begin(Selection(deck=TOWNS)))
    assert asking(services.study.grade(GOOD, 1_000)).can_undo
    back = asking(services.study.undo())
    assert (back.face, back.done, back.total) == (first.face, 0, 6)
    assert not back.can_undo
    assert services.library.detail(TOWNS, FactId("F1")).cards[0].reviews == 0
    assert services.study.undo() is None
    assert services.backup.verify() == ()


def test_undo_takes_back_one_after_another_and_after_a_new_start(
    services: Services, clock: SetClock, tmp_path: Path
) -> None:
    asked = [asking(services.study.begin(Selection(deck=TOWNS))).face.card.id]
    asked += [asking(services.study.grade(grade, 1_000)).face.card.id for grade in (GOOD, AGAIN, EASY)]
    services.close()
    with profile(tmp_path / "profile", clock) as again:
        assert asking(again.study.begin(Selection(deck=TOWNS))).can_undo
        undone = [asking(again.study.undo()).face.card.id for _ in range(3)]
        assert undone == [asked[2], asked[1], asked[0]]
        assert again.study.undo() is None
        assert again.progress.today(TOWNS).first_time
        assert again.backup.verify() == ()


def test_undo_without_a_session_begins_one_at_the_card(services: Services) -> None:
    services.study.answer(CardId("towns/F4/cloze-2"), GOOD)
    assert asking(services.study.undo()).face.card.id == "towns/F4/cloze-2"
    services.study.grade(EASY, 500)
    assert services.library.detail(TOWNS, FactId("F4")).cards[4].reviews == 1


def test_yesterdays_answer_stays(services: Services, clock: SetClock) -> None:
    study_all(services, EASY)
    clock.forward(hours=15)  # 3 o'clock at night: the study day lasts until 4
    assert finished(services.study.current()).can_undo
    clock.forward(hours=2)
    assert services.study.undo() is None


def test_an_answer_at_a_given_moment(services: Services) -> None:
    at = NOON - timedelta(days=3, microseconds=1)
    answered = services.study.answer(CardId("towns/F2/recall-1"), AGAIN, at)
    assert isinstance(answered.memory, Learning)
    assert answered.memory.due_at == (NOON - timedelta(days=3) + timedelta(minutes=1)).astimezone(UTC) - timedelta(
        milliseconds=1
    )
    assert services.study.answer(CardId("towns/F3/recall-1"), GOOD, at.replace(tzinfo=None)).notice == ""
    assert services.backup.verify() == ()


def test_a_running_session_sees_what_the_command_line_answered(services: Services) -> None:
    services.study.begin(Selection(deck=TOWNS))
    services.study.answer(CardId("towns/F2/recall-1"), EASY)
    step = asking(services.study.grade(EASY, 500))
    assert step.face.card.fact == "F3"


def test_the_queue_is_that_of_the_new_day_when_a_session_lasts_past_its_end(
    services: Services, clock: SetClock
) -> None:
    services.study.begin(Selection(deck=TOWNS))
    services.study.grade(AGAIN, 500)
    clock.forward(days=1)
    step = asking(services.study.grade(EASY, 500))
    # F1 is in its steps still, F2 was answered today; four first views are left, and F1's
    assert step.total == 2 + 5


@pytest.mark.parametrize("name", ["", "towns", "towns/F1/recall-2", "rivers/F1/recall-1"])
def test_an_unknown_card_is_told_of(services: Services, name: str) -> None:
    with pytest.raises(UserError, match="There is no card"):
        services.study.answer(CardId(name), GOOD)


def test_without_a_card_nothing_is_graded(services: Services) -> None:
    for call in (lambda: services.study.grade(GOOD, 1), services.study.choices):
        with pytest.raises(UserError, match="No card is being asked"):
            call()
    study_all(services, EASY)
    with pytest.raises(UserError, match="nothing is left"):
        services.study.grade(GOOD, 1)


def test_an_unknown_deck_names_those_there_are(services: Services) -> None:
    with pytest.raises(UserError, match=r"no deck called “rivers”.*towns"):
        services.study.begin(Selection(deck=DeckId("rivers")))


def test_an_impossible_year_is_refused(services: Services, clock: SetClock) -> None:
    with pytest.raises(UserError, match="year 9998"):
        services.study.answer(CardId("towns/F1/recall-1"), GOOD, NOON.replace(year=9998))


def test_due_lists_learning_cards_by_moment_then_reviews_and_new_in_turns(services: Services, clock: SetClock) -> None:
    for number in (1, 2):
        services.study.answer(CardId(f"towns/F{number}/recall-1"), AGAIN)
        clock.forward(seconds=1)
    for number in (3, 4):
        services.study.answer(CardId(f"towns/F{number}/recall-1"), EASY, NOON - timedelta(days=40))
    due = services.study.due(Selection(deck=TOWNS))
    assert [(one.card.split("/")[1], one.state) for one in due[:2]] == [("F1", "learning"), ("F2", "learning")]
    assert due[0].due == "2026-11-20T11:01:00+00:00"
    assert sorted(one.state for one in due[2:]) == ["new", "new", "review", "review"]
    assert [one.state for one in due[2:]] in (["review", "new"] * 2, ["new", "review"] * 2)
    assert {one.due[:4] for one in due[2:]} == {"", "2026"}


def test_warming_up_changes_nothing(services: Services) -> None:
    services.study.warm_up()
    assert services.study.current() is None

from dataclasses import replace
from datetime import date, timedelta

import pytest

from quizapp.bootstrap import Services
from quizapp.content.cards import CardId
from quizapp.content.facts import FactId
from quizapp.scheduling.selection import Selection
from tests.storage.profiles import AGAIN, EASY, GOOD, NOON, TOWNS, SetClock, study_all


def test_the_first_day(services: Services) -> None:
    today = services.progress.today(TOWNS)
    assert (today.deck_title, today.today) == ("Towns", date(2026, 11, 20))
    assert (today.reviews, today.new, today.minutes) == (0, 6, 2)
    assert (today.first_time, today.answered_today, today.next_at, today.tomorrow) == (True, 0, None, 0)
    assert (today.last_quiz, today.unfinished_quiz, today.notice) == (None, None, "")
    assert (today.tree.facts, today.tree.learnt, today.tree.recall) == (6, 0, None)


def test_a_day_that_is_done_and_the_ones_ahead(services: Services, clock: SetClock) -> None:
    study_all(services, EASY)
    today = services.progress.today(TOWNS)
    assert (today.reviews, today.new, today.minutes, today.answered_today) == (0, 0, 0, 6)
    assert not today.first_time
    ahead = services.progress.progress(TOWNS).ahead
    assert [one.day for one in ahead] == [date(2026, 11, 20) + timedelta(days=days) for days in range(14)]
    assert sum(one.count for one in ahead) == 6
    due = next(index for index, one in enumerate(ahead) if one.count)
    clock.forward(days=due - 1)
    assert services.progress.today(TOWNS).tomorrow == ahead[due].count


def test_minutes_come_from_the_persons_own_answer_times(services: Services, clock: SetClock) -> None:
    for _ in range(4):
        step = services.study.begin(Selection(deck=TOWNS))
        while hasattr(step, "face"):
            step = services.study.grade(EASY, 60_000)
        clock.forward(days=1)
    clock.forward(days=12)  # all four views of the six facts are met: what is left is what is due, each at a minute
    today = services.progress.today(TOWNS)
    assert today.minutes == today.reviews + today.new > 0


def test_the_next_learning_card_is_told_when_nothing_else_is_left(services: Services) -> None:
    services.settings.change(replace(services.settings.current(), learning_steps_minutes=(45,), new_per_day=1))
    study_all(services, AGAIN, at_most=1)
    today = services.progress.today(TOWNS)
    assert (today.reviews, today.new, today.next_at) == (1, 0, NOON + timedelta(minutes=45))


def test_the_tree_has_todays_real_recall(services: Services, clock: SetClock) -> None:
    services.study.answer(CardId("towns/F1/recall-1"), EASY)
    services.study.answer(CardId("towns/F1/cloze-1"), GOOD)
    assert services.progress.tree(TOWNS).recall == pytest.approx(1.0)
    clock.forward(days=20)
    tree = services.progress.tree(TOWNS)
    leaf = tree.branches[0].leaves[0]
    recall = next(row.recall for row in services.library.rows(TOWNS) if row.id == FactId("F1"))
    assert leaf.recall == recall == tree.recall
    assert recall is not None
    assert 0.3 < recall < 0.9
    assert [branch.title for branch in tree.branches] == ["The North", "The South"]
    assert (tree.branches[0].learnt, tree.branches[1].learnt) == (1, 0)


def test_retention_counts_what_was_due_and_the_calendar_every_answer(services: Services, clock: SetClock) -> None:
    study_all(services, EASY)
    clock.forward(days=12)
    due = [one for one in services.study.due(Selection(deck=TOWNS)) if one.state == "review"]
    for number, one in enumerate(due):
        services.study.answer(one.card, AGAIN if number == 0 else GOOD)
    progress = services.progress.progress(TOWNS)
    assert progress.retention == (len(due) - 1, len(due))
    assert progress.aim == 0.90
    counts = {one.day: one.count for one in progress.calendar if one.count}
    assert counts == {date(2026, 11, 20): 6, date(2026, 12, 2): len(due)}
    assert progress.calendar[-1].day == date(2026, 12, 2)
    assert progress.studied_of_14 == 2
    assert progress.answered_total == 6 + len(due)
    assert progress.minutes_total == pytest.approx(6 * 5 / 60)
    stats = services.progress.stats()[0]
    assert (stats.recalled, stats.asked, stats.answered_today) == (len(due) - 1, len(due), len(due))
    assert sum(one.count for one in stats.forecast) == sum(one.count for one in progress.ahead)


def test_what_was_taken_back_counts_nowhere(services: Services) -> None:
    study_all(services, EASY, at_most=1)
    services.study.undo()
    assert services.progress.today(TOWNS).answered_today == 0
    progress = services.progress.progress(TOWNS)
    assert (progress.answered_total, progress.minutes_total, progress.studied_of_14) == (0, 0.0, 0)


def test_the_study_day_ends_at_the_rollover_hour(services: Services, clock: SetClock) -> None:
    clock.forward(hours=15)  # 3 o'clock on the 21st
    assert services.progress.today(TOWNS).today == date(2026, 11, 20)
    services.settings.change(replace(services.settings.current(), rollover_hour=2))
    assert services.progress.today(TOWNS).today == date(2026, 11, 21)


def test_a_quiz_after_midnight_was_on_the_study_day_that_still_runs(services: Services, clock: SetClock) -> None:
    clock.forward(hours=12, minutes=40)  # 0:40 on the 21st
    view = services.exam.start(services.exam.setup(TOWNS).proposed)
    services.exam.finish(view.sitting)
    today = services.progress.today(TOWNS)
    assert today.last_quiz is not None
    (past,) = services.exam.history(TOWNS)
    assert today.last_quiz.day == past.day == today.today == date(2026, 11, 20)


def test_the_tree_is_kept_until_an_answer_and_only_its_leaf_is_read_anew(services: Services) -> None:
    before = services.progress.tree(TOWNS)
    assert services.progress.tree(TOWNS) is before
    services.study.answer(CardId("towns/F1/recall-1"), EASY)
    after = services.progress.tree(TOWNS)
    assert services.progress.today(TOWNS).tree is after
    assert (before.learnt, after.learnt) == (0, 1)
    assert after.branches[1] is before.branches[1]
    services.undo.undo()
    assert services.progress.tree(TOWNS) == before


def test_an_outline_has_titles_and_no_leaves(services: Services) -> None:
    outline = services.progress.outline(TOWNS)
    assert outline.title == "Towns"
    assert [(branch.title, branch.leaves) for branch in outline.branches] == [("The North", ()), ("The South", ())]


def test_cards_set_aside_lie_not_ahead(services: Services) -> None:
    study_all(services, EASY)
    of_one_fact = services.library.detail(TOWNS, FactId("F1")).cards
    services.marks.suspend([line.card.id for line in of_one_fact])
    assert sum(one.count for one in services.progress.progress(TOWNS).ahead) == 5


def test_a_large_decks_tree_is_made_of_shares_of_the_same_facts(
    services: Services, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    services.study.answer(CardId("towns/F1/recall-1"), EASY)
    services.study.answer(CardId("towns/F1/cloze-1"), GOOD)
    services.study.answer(CardId("towns/F2/recall-1"), GOOD)
    clock.forward(days=9)
    whole = services.progress.tree(TOWNS)
    monkeypatch.setattr("quizapp.services.progress.LARGE", 6)
    monkeypatch.setattr("quizapp.services._progress.trees._MOST_LEAVES", 3)
    assert services.progress.today(TOWNS).tree is None
    assert services.progress.progress(TOWNS).tree is None
    assert services.progress.today(TOWNS).facts == 6
    large = services.progress.tree(TOWNS)
    assert not large.is_whole
    assert [(one.topic, one.title) for one in large.branches] == [(one.topic, one.title) for one in whole.branches]
    for one, other in zip(whole.branches, large.branches, strict=True):
        assert (one.facts, one.learnt) == (other.facts, other.learnt)
        assert other.recall == pytest.approx(one.recall, abs=0.001)
        assert len(other.leaves) <= 3

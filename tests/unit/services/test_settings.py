from dataclasses import fields, replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.bootstrap import Services
from quizapp.content.cards import CardId
from quizapp.errors import UserError
from quizapp.scheduling.memory import Learning
from quizapp.scheduling.selection import Selection
from quizapp.services._settings import changed_values, settings_from
from quizapp.services.settings import Appearance, GradeWords, Settings
from tests.storage.profiles import AGAIN, EASY, GOOD, SetClock, profile, study_all

STEPS = st.lists(st.integers(1, 1_439), max_size=10).map(tuple)
SETTINGS = st.builds(
    Settings,
    appearance=st.sampled_from(Appearance),
    text_scale=st.integers(80, 200),
    reduce_motion=st.booleans(),
    retention=st.floats(0.70, 0.97),
    new_per_day=st.integers(0, 9_999),
    reviews_per_day=st.integers(0, 9_999),
    rollover_hour=st.integers(0, 23),
    learning_steps_minutes=STEPS,
    relearning_steps_minutes=STEPS,
    quiz_length=st.integers(1, 500),
    high_contrast=st.booleans(),
    wide_spacing=st.booleans(),
    grade_words=st.sampled_from(GradeWords),
    grows_up=st.booleans(),
    type_answers=st.booleans(),
    show_timer=st.booleans(),
    read_aloud=st.booleans(),
    leech_lapses=st.integers(1, 99),
    balance_days=st.booleans(),
    easy_days=st.tuples(*[st.integers(0, 100)] * 7),
)


@given(before=SETTINGS, after=SETTINGS)
def test_what_is_stored_gives_the_settings_again(before: Settings, after: Settings) -> None:
    import json

    stored = json.loads(json.dumps({**changed_values(Settings(), before), **changed_values(before, after)}))
    assert settings_from({**stored, "from_a_later_version": 1}) == after


def test_settings_stay_after_a_new_start(services: Services, tmp_path: Path, clock: SetClock) -> None:
    wanted = Settings(
        appearance=Appearance.DARK,
        text_scale=150,
        reduce_motion=True,
        retention=0.85,
        new_per_day=3,
        reviews_per_day=30,
        rollover_hour=2,
        learning_steps_minutes=(5,),
        relearning_steps_minutes=(),
        quiz_length=9,
        high_contrast=True,
        wide_spacing=True,
        grade_words=GradeWords.ANKI,
        grows_up=False,
        type_answers=True,
        show_timer=True,
        read_aloud=True,
        leech_lapses=4,
        balance_days=False,
        easy_days=(100, 100, 100, 100, 100, 50, 0),
    )
    assert all(getattr(wanted, field.name) != getattr(Settings(), field.name) for field in fields(Settings))
    assert services.settings.change(wanted).settings
    assert not services.settings.change(wanted).settings
    services.close()
    with profile(tmp_path / "profile", clock) as again:
        assert again.settings.current() == wanted


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"retention": 0.69}, "from 0.7 to 0.97, so 0.69 was not taken"),
        ({"retention": 0.98}, "from 0.7 to 0.97"),
        ({"retention": float("nan")}, "from 0.7 to 0.97"),
        ({"text_scale": 79}, "text size goes from 80 to 200"),
        ({"text_scale": 201}, "text size"),
        ({"new_per_day": -1}, "new cards a day goes from 0"),
        ({"reviews_per_day": 10_000}, "reviews a day goes from 0 to 9999"),
        ({"rollover_hour": 24}, "from 0 to 23"),
        ({"quiz_length": 0}, "length of a quiz goes from 1"),
        ({"learning_steps_minutes": (1, 0)}, "learning steps are at most 10, each from 1 to 1439 minutes"),
        ({"learning_steps_minutes": (1,) * 11}, "learning steps"),
        ({"relearning_steps_minutes": (1_440,)}, "relearning steps"),
    ],
)
def test_what_is_out_of_range_is_refused(services: Services, change: dict[str, object], sentence: str) -> None:
    before = services.settings.current()
    with pytest.raises(UserError, match=sentence) as caught:
        services.settings.change(replace(before, **change))  # type: ignore[arg-type]
    assert "The settings are as they were." in str(caught.value)
    assert services.settings.current() == before


def test_a_change_holds_from_the_next_answer_and_no_card_moves(services: Services, clock: SetClock) -> None:
    study_all(services, AGAIN, at_most=3)
    before = {one.card: one.due for one in services.study.due(Selection(deck=services.library.decks()[0].id))}
    services.settings.change(
        replace(services.settings.current(), retention=0.97, learning_steps_minutes=(7,), rollover_hour=1)
    )
    assert {one.card: one.due for one in services.study.due(Selection(deck=services.library.decks()[0].id))} == before
    memory = services.study.answer(CardId("towns/F6/recall-1"), AGAIN).memory
    assert isinstance(memory, Learning)
    assert (memory.due_at - clock.now).total_seconds() == 7 * 60
    study_all(services, GOOD)
    assert services.backup.verify() == ()
    assert services.backup.rebuild().changed == 0


def test_each_answer_names_the_policy_it_was_given_under(services: Services) -> None:
    for retention in (0.90, 0.80, 0.90):
        services.settings.change(replace(services.settings.current(), retention=retention))
        services.study.answer(CardId("towns/F1/recall-1"), EASY)
    policies = services._opened.database.rows("SELECT policy FROM reviews ORDER BY id")
    first, second, third = (row["policy"] for row in policies)
    assert first == third != second

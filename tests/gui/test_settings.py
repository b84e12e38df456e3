"""Settings hold at once, can be taken back, and say why a value was not taken."""

from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest

from quizapp.gui import theme
from quizapp.gui.pages.settings.page import SettingsPage
from quizapp.gui.widgets.study.easy_days import EasyDays
from quizapp.services.settings import Appearance, GradeWords
from tests.looks.pages import Room


@pytest.fixture
def page(room: Room) -> SettingsPage:
    room.window.theme_wanted.connect(
        lambda: theme.apply_settings(theme.QApplication.instance(), room.services.settings.current())
    )
    room.window.go("settings")
    return room.window.controller("settings").page


def test_dark_holds_at_once_and_can_be_taken_back(page: SettingsPage, room: Room) -> None:
    page.look.appearance.segments[Appearance.DARK].click()
    assert theme.current().dark
    assert room.window.notice.text == "Kept. It holds from now on."
    room.window.notice.action.click()
    assert room.services.settings.current().appearance is Appearance.SYSTEM
    assert page.look.appearance.segments[Appearance.SYSTEM].isChecked()


def test_text_size_by_keys_holds_when_the_slider_rests(page: SettingsPage, room: Room, qtbot) -> None:
    page.look.text_scale.setFocus()
    QTest.keyClick(page.look.text_scale, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: theme.current().scale == 1.1, timeout=2000)
    assert room.services.settings.current().text_scale == 110


def test_the_share_to_remember_is_a_sentence(page: SettingsPage, room: Room, qtbot) -> None:
    page.study.retention.setValue(95)
    assert page.study.aim.sentence.startswith("You will recall about 95 of 100 cards")
    assert "many more reviews" in page.study.aim.sentence
    qtbot.waitUntil(lambda: room.services.settings.current().retention == 0.95, timeout=2000)


def test_numbers_hold(page: SettingsPage, room: Room) -> None:
    page.study.new_per_day.setValue(12)
    page.study.reviews_per_day.setValue(80)
    page.study.rollover.setValue(3)
    now = room.services.settings.current()
    assert (now.new_per_day, now.reviews_per_day, now.rollover_hour) == (12, 80, 3)


def test_less_motion(page: SettingsPage, room: Room) -> None:
    page.look.calm.click()
    assert room.services.settings.current().reduce_motion


def test_high_contrast_and_wide_spacing_hold_at_once(page: SettingsPage, room: Room) -> None:
    before = theme.current().font(theme.Size.BODY).letterSpacing()
    page.look.contrast.click()
    assert theme.current().colors == theme.colors(dark=False, contrast=True)
    page.look.wide.click()
    assert theme.current().wide
    assert theme.current().font(theme.Size.BODY).letterSpacing() > before
    assert room.services.settings.current().high_contrast


def test_how_cards_are_asked(page: SettingsPage, room: Room) -> None:
    for switch in (page.asking.grows, page.asking.typing, page.asking.timer, page.days.balance):
        switch.click()
    page.asking.grade_words.segments[GradeWords.ANKI].click()
    page.asking.leech.setValue(5)
    now = room.services.settings.current()
    assert (now.grows_up, now.type_answers, now.show_timer) == (False, True, True)
    if page.asking.aloud is not None:  # the system has a voice
        page.asking.aloud.click()
        assert room.services.settings.current().read_aloud
    assert (now.balance_days, now.grade_words, now.leech_lapses) == (False, GradeWords.ANKI, 5)


def test_a_day_is_usual_easy_or_free(page: SettingsPage, room: Room) -> None:
    sunday = page.days.week.days[6]
    spoken = []
    for _ in range(3):
        QTest.keyClick(sunday, Qt.Key.Key_Return)
        spoken.append((room.services.settings.current().easy_days[6], sunday.accessibleName().split(": ")[1]))
    assert spoken == [(50, "easy"), (0, "free"), (100, "usual")]


def test_days_are_named_in_the_language_of_the_page(qtbot, dressed: object) -> None:
    before = QLocale()
    QLocale.setDefault(QLocale("de_DE"))
    try:
        week = EasyDays(name="Easy days")
    finally:
        QLocale.setDefault(before)
    qtbot.addWidget(week)
    assert [day.text() for day in week.days] == ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    assert week.days[0].accessibleName().startswith("Monday: ")


def test_learning_steps_are_read_as_minutes(page: SettingsPage, room: Room) -> None:
    page.study.steps.setText("2, 15 60")
    page.study.steps.editingFinished.emit()
    assert room.services.settings.current().learning_steps_minutes == (2, 15, 60)
    assert page.study.steps.text() == "2, 15, 60"


@pytest.mark.parametrize("wrong", ["soon", "0", "1, 99999"])
def test_steps_that_cannot_be_are_refused(page: SettingsPage, room: Room, wrong: str) -> None:
    page.study.steps.setText(wrong)
    page.study.steps.editingFinished.emit()
    assert room.services.settings.current().learning_steps_minutes == (1, 10)
    assert page.study.steps.text() == "1, 10"
    assert "steps" in room.window.notice.text


def test_a_copy_is_written_and_said(page: SettingsPage, room: Room, tmp_path: Path, qtbot) -> None:
    file = tmp_path / "copy.db"
    room.window.controller("settings").back_up(str(file))
    qtbot.waitUntil(lambda: str(file) in room.window.notice.text, timeout=5000)
    assert file.stat().st_size > 10_000


def test_sound_data_are_said_to_be_sound(page: SettingsPage, qtbot) -> None:
    page.check.click()
    qtbot.waitUntil(lambda: page.findings.startswith("All is well"), timeout=5000)


def test_a_copy_comes_back_and_the_former_is_kept(page: SettingsPage, room: Room, tmp_path: Path, qtbot) -> None:
    file = tmp_path / "copy.db"
    room.window.controller("settings").back_up(str(file))
    qtbot.waitUntil(file.exists, timeout=5000)
    qtbot.waitUntil(lambda: str(file) in room.window.notice.text, timeout=5000)
    with qtbot.waitSignal(room.window.reopen_wanted) as asked:
        room.window.controller("settings").restore(str(file))
    assert asked.args[0].startswith("Restored.")


def test_a_file_that_is_no_copy_is_refused(page: SettingsPage, room: Room, tmp_path: Path) -> None:
    file = tmp_path / "letter.db"
    file.write_text("Dear all")
    room.window.controller("settings").restore(str(file))
    assert room.window.notice.text


def test_where_the_data_lie(page: SettingsPage, room: Room) -> None:
    page.copy.click()
    assert theme.QApplication.clipboard().text() == str(room.services.profile)

"""What to study: Enter starts, what is ticked is what is asked, and a list is one key away."""

import pytest
from PySide6.QtCore import Qt

from quizapp.content.facts import DeckId, TopicId
from quizapp.gui.choosing import Limit, Wanted, Which, selection_of, selection_words
from quizapp.gui.pages.choose import ChoosePage
from quizapp.scheduling.selection import Selection, Timing
from tests.gui.conftest import Keys
from tests.looks.pages import Room

DECK = DeckId("d")
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(room: Room) -> ChoosePage:
    """The page as W opens it."""
    room.window.choose_study()
    return room.window.controller("choose").page


@pytest.mark.parametrize(
    ("wanted", "selection"),
    [
        (Wanted(), Selection(deck=DECK)),
        (Wanted(which=Which.AHEAD, ahead_days=3), Selection(deck=DECK, timing=Timing.AHEAD, ahead_days=3)),
        (Wanted(which=Which.ALL, limit=Limit(cards=20)), Selection(deck=DECK, timing=Timing.CRAM, cards=20)),
        (
            Wanted(which=Which.FORGOTTEN, search="oxytocin or milk"),
            Selection(deck=DECK, timing=Timing.CRAM, search="rated:7:1 (oxytocin or milk)"),
        ),
        (
            Wanted(tags=("exam", "ward::night"), topics=(TopicId("t"),)),
            Selection(deck=DECK, topics=(TopicId("t"),), search="tag:exam or tag:ward::night"),
        ),
    ],
)
def test_what_is_ticked_is_what_is_meant(wanted: Wanted, selection: Selection) -> None:
    assert selection_of(DECK, wanted) == selection


def test_a_selection_in_words() -> None:
    chosen = Selection(deck=DECK, topics=(TopicId("t"),), timing=Timing.AHEAD, ahead_days=3, minutes=10)
    assert selection_words(chosen, {TopicId("t"): "Hormones"}) == "Hormones · 3 days ahead · 10 minutes"


def test_enter_starts_what_is_due(room: Room, page: ChoosePage, keys: Keys) -> None:
    assert keys.focus is page.start
    assert page.count.text().endswith("cards")
    keys.press(Qt.Key.Key_Return)
    assert room.window.page_name == "study"
    assert room.window.controller("study").page.is_asking


def test_a_topic_narrows(room: Room, page: ChoosePage, qtbot) -> None:
    before = page.count.text()
    next(iter(page.topics.values())).click()
    qtbot.waitUntil(lambda: page.count.text() != before)
    page.start.click()
    wanted = next(iter(page.topics))
    assert room.window.controller("study").page.card.face.card.topic == wanted


def test_practice_says_that_no_schedule_changes(room: Room, page: ChoosePage) -> None:
    page.which.chips[list(Which).index(Which.ALL)].click()
    page.start.click()
    study = room.window.controller("study").page
    study.card.answered.emit()
    assert {button.interval for button in study.card.grades.buttons.values()} == {"practice only"}


def test_days_ahead_are_asked_for_only_then(page: ChoosePage) -> None:
    assert not page.ahead.isVisible()
    page.which.chips[list(Which).index(Which.AHEAD)].click()
    assert page.ahead.isVisible()


def test_a_search_that_cannot_be_read_is_said_beside_it(page: ChoosePage, qtbot) -> None:
    page.search.setText("prop:s<")
    qtbot.waitUntil(lambda: bool(page.error.text))
    assert not page.start.isEnabled()
    page.search.setText("oxytocin")
    qtbot.waitUntil(lambda: not page.error.text)


def test_a_list_is_kept_and_started_by_its_key(room: Room, page: ChoosePage, keys: Keys) -> None:
    page.limit.chips[5].click()
    keys.press("s", modifier=CTRL)
    assert keys.focus is page.name
    page.name.setText("Twenty before the ward")
    keys.press(Qt.Key.Key_Return)
    assert [one.name for one in room.services.lists.all()] == ["Twenty before the ward"]
    assert room.window.notice.text == "Saved as Twenty before the ward."
    assert page.isVisible()  # Enter kept it, and started nothing
    room.window.go_today()
    keys.press("1")
    assert room.window.page_name == "study"
    assert room.window.controller("study").page.card.count == "1 of 20"


def test_a_list_without_a_name_is_not_kept(room: Room, page: ChoosePage, keys: Keys) -> None:
    keys.press("s", modifier=CTRL)
    keys.press(Qt.Key.Key_Return)
    assert "needs a name" in page.notice.text
    assert room.services.lists.all() == ()
    keys.press(Qt.Key.Key_Escape)
    assert page.isVisible()
    keys.press(Qt.Key.Key_Escape)
    assert room.window.page_name == "today"


def test_a_removed_list_comes_back(room: Room, page: ChoosePage) -> None:
    room.services.lists.save("Night", Selection(deck=room.window.deck, minutes=10))
    room.window.choose_study()
    page.lists.drops[0].click()
    assert room.services.lists.all() == ()
    room.window.notice.action.click()
    assert [one.name for one in room.services.lists.all()] == ["Night"]

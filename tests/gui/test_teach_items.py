"""Single questions of a plan: browsed, put in, put in the place of another, taken out, and all of it taken back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from quizapp.gui.controllers.teach.controller import TeachController
from quizapp.gui.pages.teach.plan_part_editors import ItemsEditor
from quizapp.gui.pages.teach.plan_part_picker import ItemPicker
from quizapp.gui.widgets.text import Text
from quizapp.teaching.plan import Questions
from tests.gui.conftest import Keys
from tests.looks.pages import Room as Window
from tests.looks.pages import settle, wait_until
from tests.looks.teach_states import prepare


@pytest.fixture
def teach(fresh_room: Window) -> TeachController:
    """A plan whose third part, a round of questions, is open."""
    prepare(fresh_room)
    controller = fresh_room.window.controller("teach")
    assert isinstance(controller, TeachController)
    return controller


def editor(teach: TeachController) -> ItemsEditor:
    open_one = teach.preparing.page.editor
    assert isinstance(open_one, ItemsEditor)
    return open_one


def picker(teach: TeachController) -> ItemPicker:
    one = editor(teach).picker
    assert one is not None
    return one


def browsing(teach: TeachController) -> ItemPicker:
    """The picker, with what is left of the deck."""
    wait_until(lambda: not teach.preparing.page.task.is_busy and bool(picker(teach).results.rows))
    return picker(teach)


def round_of(teach: TeachController) -> Questions:
    plan = teach.preparing.plan
    assert plan is not None
    part = plan.parts[2]
    assert isinstance(part, Questions)
    return part


def stems(teach: TeachController) -> list[str]:
    return [item.stem for item in round_of(teach).items]


def put_first(teach: TeachController) -> str:
    """Puts the first that was found in; gives its stem."""
    button = picker(teach).results.rows[0].take  # type: ignore[attr-defined]
    button.click()
    return str(button.accessibleName().removeprefix("Put in "))


def test_a_named_question_is_found_by_keys_and_put_in(teach: TeachController, keys: Keys, fresh_room: Window) -> None:
    before = stems(teach)
    picker(teach).line.setFocus()
    keys.press(Qt.Key.Key_Space)
    one = browsing(teach)
    every = one.count.text()
    assert "More words show fewer." in every
    one.words.setFocus()
    keys.press(*"prolactin")
    assert one.count.text() != every
    put = put_first(teach)
    assert "rolactin" in put or "F" in put
    assert stems(teach) == [*before, put]
    assert picker(teach).words.text() == "prolactin"  # for the next one
    assert picker(teach).words.hasFocus()
    assert put not in [row.take.accessibleName() for row in picker(teach).results.rows]  # type: ignore[attr-defined]
    fresh_room.window.notice.action.click()
    assert stems(teach) == before


def test_a_question_is_chosen_in_the_place_of_another(teach: TeachController, fresh_room: Window) -> None:
    before = stems(teach)
    editor(teach).rows[1].chosen.emit(1)  # type: ignore[attr-defined]
    one = browsing(teach)
    assert "the place of question 2" in one.place.text()
    put = put_first(teach)
    assert stems(teach) == [before[0], put, *before[2:]]
    assert "after the others" in picker(teach).place.text()
    teach.preparing.save()
    stored = fresh_room.services.teach.plan(fresh_room.services.teach.sessions()[0].id)
    assert stored.parts[2] == round_of(teach)
    assert stored.copy.facts_of(round_of(teach).items[1].facts[:1])


def test_another_and_less_can_be_taken_back(teach: TeachController, fresh_room: Window) -> None:
    before = stems(teach)
    for act in ("swapped", "dropped"):
        getattr(editor(teach), act).emit(0)
        wait_until(lambda: not teach.preparing.page.task.is_busy)
        assert stems(teach) != before
        fresh_room.window.notice.action.click()
        assert stems(teach) == before


def test_words_that_fit_nothing_say_so(teach: TeachController) -> None:
    picker(teach).line.click()
    one = browsing(teach)
    one.words.setText("xylophone")
    assert one.results.rows == []
    assert "No question" in one.count.text()


def test_another_part_begins_anew(teach: TeachController) -> None:
    picker(teach).line.click()
    browsing(teach).words.setText("milk")
    put_first(teach)
    teach.preparing.page.rows[5].line.click()
    assert picker(teach).words.text() == ""
    assert not picker(teach).is_open


def test_a_deck_that_is_gone_is_said(
    teach: TeachController, fresh_room: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    from quizapp.errors import UserError
    from quizapp.services.teach import TeachService

    def gone(*_: object) -> object:
        raise UserError("There is no deck lactation. Nothing was changed.")

    monkeypatch.setattr(TeachService, "left", gone)
    picker(teach).line.click()
    wait_until(lambda: not teach.preparing.page.task.is_busy)
    assert "There is no deck" in fresh_room.window.notice.text


def test_a_narrow_window_squeezes_no_question(teach: TeachController, fresh_room: Window) -> None:
    fresh_room.window.resize(480, 800)
    settle(QApplication.instance())  # type: ignore[arg-type]
    page = teach.preparing.page
    assert page.horizontalScrollBar().maximum() == 0
    for row in editor(teach).rows:
        stem = row.findChildren(Text)[0]
        assert stem.width() > 0.9 * row.width()

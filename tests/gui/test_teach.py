"""Teach by keys: a session from an empty page to its report, prepared, held in one window, and told."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from quizapp.gui.controllers.teach.controller import TeachController
from quizapp.gui.interfaces import Network
from quizapp.gui.pages.teach.present import Deed
from quizapp.services.teach import State
from quizapp.teaching.plan import Break, Questions, Talk, Test
from quizapp.teaching.room import Phase
from quizapp.teaching.showing import told
from quizapp.teaching.slides import LobbySlide
from tests.gui.conftest import Keys
from tests.looks.pages import Room as Window
from tests.looks.pages import settle, wait_until


@pytest.fixture
def teach(fresh_room: Window) -> TeachController:
    """The Teach page of a new profile."""
    fresh_room.window.go("teach")
    controller = fresh_room.window.controller("teach")
    assert isinstance(controller, TeachController)
    return controller


@pytest.fixture
def prepared(teach: TeachController, keys: Keys) -> TeachController:
    """After the one key that makes a session."""
    keys.press(Qt.Key.Key_Return)
    wait_until(lambda: teach.preparing.plan is not None and not teach.home.task.is_busy)
    return teach


@pytest.fixture
def held(prepared: TeachController, keys: Keys) -> TeachController:
    """Held in the one window."""
    keys.press(Qt.Key.Key_F5)
    assert prepared.presenting.stage.page.isVisible()
    keys.press(Qt.Key.Key_Return)
    return prepared


def press_on(teach: TeachController, keys: Keys) -> None:
    """One press of the one key; waits for what comes of it."""
    presenting = teach.presenting.presenting
    assert presenting is not None
    keys.press(Qt.Key.Key_Space)
    wait_until(lambda: not presenting.is_waiting)


def walk_to(teach: TeachController, keys: Keys, *phases: Phase) -> Phase:
    """Presses until the room stands in one of some phases."""
    for _ in range(90):
        room = teach.presenting.presenting.room  # type: ignore[union-attr]
        if room.phase in phases:
            return room.phase
        press_on(teach, keys)
    raise AssertionError("the one key does not lead there")


def do(teach: TeachController, deed: Deed) -> None:
    """A deed, and what comes of it."""
    teach.presenting.page.done.emit(deed)
    wait_until(lambda: not teach.presenting.presenting.is_waiting)  # type: ignore[union-attr]


def said(widget: QWidget) -> str:
    """Everything that can be seen or heard of a widget."""
    every = [one for one in widget.findChildren(QWidget) if one.isVisible()]
    texts = [one.text() for one in every if isinstance(one, QLabel)]
    return " ".join([*texts, *(f"{one.accessibleName()} {one.accessibleDescription()}" for one in every)])


def test_one_key_makes_a_session_that_can_be_held(prepared: TeachController) -> None:
    plan = prepared.preparing.plan
    assert plan is not None
    assert [type(part) for part in plan.parts] == [Test, Talk, Questions, Break, Talk, Questions, Test]
    items = [item.id for part in plan.parts if isinstance(part, Questions | Test) for item in part.items]
    assert len(set(items)) == len(items)
    assert plan.teams
    assert not plan.rules.streaks
    assert prepared.preparing.page.present.hasFocus()


def test_the_empty_page_teaches_and_says_where_data_stays(teach: TeachController) -> None:
    assert teach.home.empty.isVisible()
    assert "stays on this laptop" in said(teach.home)
    assert teach.home.new.hasFocus()


def test_a_whole_session_in_one_window_by_one_key(held: TeachController, keys: Keys, fresh_room: Window) -> None:
    presenting = held.presenting
    assert not fresh_room.window.rail.isVisible()
    leaks = []
    for _ in range(90):
        room = presenting.presenting.room  # type: ignore[union-attr]
        if room.phase is Phase.OVER:
            break
        item = room.item
        if item is not None and room.phase is not Phase.REVEALED:
            key = told(item, room.plan.copy)
            open_words = {item.stem, *(one.text for one in item.options)}
            secret = {*key.reasons, key.why} - open_words - {""}
            leaks += [one for one in secret if one in said(fresh_room.window)]
        press_on(held, keys)
    assert not leaks
    assert presenting.presenting.room.phase is Phase.OVER  # type: ignore[union-attr]
    keys.press(Qt.Key.Key_Escape)
    assert held.home.isVisible()
    assert fresh_room.window.rail.isVisible()
    assert [panel.state for panel in held.home.panels] == [State.OVER]


def test_the_end_takes_two_presses(held: TeachController, keys: Keys) -> None:
    for _ in range(90):
        if held.presenting.page.onward.text() == "End the session":
            break
        press_on(held, keys)
    press_on(held, keys)
    assert held.presenting.presenting.room.phase is not Phase.OVER  # type: ignore[union-attr]
    assert held.presenting.page.onward.text() == "Once more: end it"
    press_on(held, keys)
    assert held.presenting.presenting.room.phase is Phase.OVER  # type: ignore[union-attr]


def test_the_key_is_shown_in_one_window_only_when_asked_for(held: TeachController, keys: Keys) -> None:
    walk_to(held, keys, Phase.OPEN)
    page = held.presenting.page
    assert page.stack.currentWidget() is page.view
    do(held, Deed.TOOLS)
    assert page.trainer.isVisible()
    assert not page.trainer.key.isVisible()
    assert page.trainer.hidden_key.isVisible()
    do(held, Deed.PEEK)
    assert page.trainer.key.isVisible()
    assert "The room sees the key with you" in page.notice.text
    do(held, Deed.PEEK)
    assert not page.trainer.key.isVisible()


def test_teams_are_entered_by_one_key_each(held: TeachController, keys: Keys) -> None:
    for _ in range(60):
        room = held.presenting.presenting.room  # type: ignore[union-attr]
        if room.phase is Phase.OPEN and room.item is not None and room.item.kind.value == "single_best_answer":
            break
        press_on(held, keys)
    keys.press("1", "b", "a", "c")
    wait_until(lambda: len(held.presenting.presenting.room.team_answers.get(room.step, {})) == 3)  # type: ignore[union-attr]
    entered = held.presenting.presenting.room.team_answers[room.step]  # type: ignore[union-attr]
    assert room.item is not None
    options = [str(one.id) for one in room.item.options]
    assert entered == {"Oaks": (options[1],), "Willows": (options[0],), "Maples": (options[2],)}
    keys.press("b")  # no team has the keys any more: the projector goes blank
    wait_until(lambda: held.presenting.presenting.room.blank)  # type: ignore[union-attr]


def test_a_word_is_typed_for_each_team(held: TeachController, keys: Keys) -> None:
    presenting = held.presenting.presenting
    assert presenting is not None
    for _ in range(70):
        if presenting.room.phase is Phase.OPEN and not presenting.room.item.options:  # type: ignore[union-attr]
            break
        if presenting.room.phase is Phase.OVER or held.presenting.page.onward.text() == "End the session":
            pytest.skip("no word was drawn for this plan")
        press_on(held, keys)
    step = presenting.room.step
    keys.press("1")
    word = held.presenting.page.trainer.teams.word
    assert word.hasFocus()
    keys.press("2", "0", Qt.Key.Key_Return)
    wait_until(lambda: "Oaks" in presenting.room.team_answers.get(step, {}))
    assert word.hasFocus()
    keys.press("7", Qt.Key.Key_Return)
    wait_until(lambda: "Willows" in presenting.room.team_answers.get(step, {}))
    assert presenting.room.team_answers[step] == {"Oaks": ("20",), "Willows": ("7",)}


def test_back_blank_scores_and_time(held: TeachController, keys: Keys) -> None:
    walk_to(held, keys, Phase.OPEN)
    room = held.presenting.presenting
    assert room is not None
    before = room.room.seconds
    for key, holds in (
        ("t", lambda: room.room.seconds == (before or 0) + 30),
        ("s", lambda: room.room.scores_shown),
        ("s", lambda: not room.room.scores_shown),
        (".", lambda: room.room.blank),
        (".", lambda: not room.room.blank),
        (Qt.Key.Key_PageUp, lambda: room.room.phase is Phase.SHOWN),
        (Qt.Key.Key_PageDown, lambda: room.room.phase is Phase.OPEN),
        (Qt.Key.Key_Right, lambda: room.room.phase is Phase.CLOSED),
        (Qt.Key.Key_Left, lambda: room.room.phase is Phase.OPEN),
    ):
        keys.press(key)
        wait_until(holds)


def test_hands_people_and_points(held: TeachController, keys: Keys) -> None:
    walk_to(held, keys, Phase.OPEN)
    trainer, presenting = held.presenting.page.trainer, held.presenting.presenting
    assert presenting is not None
    do(held, Deed.PEOPLE)
    trainer.people.field.setText("  Ana <b>  ")
    trainer.people.field.returnPressed.emit()
    trainer.people.field.setText("<>")  # no name: it is said, and the next comes in all the same
    trainer.people.field.returnPressed.emit()
    trainer.people.field.setText("Ben")
    trainer.people.field.returnPressed.emit()
    wait_until(lambda: len(presenting.room.there) == 2)
    settle(QApplication.instance())  # type: ignore[arg-type]
    wait_until(lambda: len(trainer.people.rows) == 2)
    assert all(presenting.room.was_there(one.id) for one in presenting.room.there)
    assert "<" not in presenting.room.there[0].name
    row = trainer.people.rows[0]
    row.more.click()
    trainer.people.renaming(row.person, "Anna")
    wait_until(lambda: presenting.room.there[0].name == "Anna")
    trainer.people.teamed.emit(int(row.person), "Oaks")
    wait_until(lambda: presenting.room.there[0].team == "Oaks")
    trainer.people.attended.emit(int(row.person), False)
    wait_until(lambda: not presenting.room.was_there(row.person))
    trainer.people.removed.emit(int(row.person))
    wait_until(lambda: len(presenting.room.there) == 1)
    trainer.teams.awarded.emit("Maples", 10)
    wait_until(lambda: presenting.room.awarded.get("Maples") == 10)
    option = next(iter(trainer.hands.fields), None)
    if option is not None:
        trainer.hands.fields[option].setValue(4)
        wait_until(lambda: presenting.room.hands.get(presenting.room.step, {}).get(option) == 4)


def test_paper_tests_are_marked_by_keys(held: TeachController, keys: Keys) -> None:
    walk_to(held, keys, Phase.TEST)
    trainer, presenting = held.presenting.page.trainer, held.presenting.presenting
    assert presenting is not None
    do(held, Deed.TOOLS)
    trainer.people.came.emit("Ana")
    wait_until(lambda: len(presenting.room.there) == 1)
    trainer.paper.unfold()
    grid = trainer.paper.grid
    grid.setCurrentCell(0, 0)
    grid.setFocus()
    keys.press("1", "2", "0", "r", "p", "w", "1", "1")
    wait_until(lambda: bool(presenting.room.marked))
    assert next(iter(presenting.room.marked.values())) == (1, 0.5, 0, 1, 0.5, 0, 1, 1)


def test_a_session_that_was_left_goes_on_where_it_stood(held: TeachController, keys: Keys) -> None:
    walk_to(held, keys, Phase.CLOSED)
    step = held.presenting.presenting.room.step  # type: ignore[union-attr]
    do_leave(held)
    assert [panel.state for panel in held.home.panels] == [State.RUNNING]
    keys.press(Qt.Key.Key_Return)
    keys.press(Qt.Key.Key_Return)
    room = held.presenting.presenting.room  # type: ignore[union-attr]
    assert (room.step, room.phase) == (step, Phase.CLOSED)


def do_leave(teach: TeachController) -> None:
    teach.presenting.page.done.emit(Deed.LEAVE)


def test_what_is_typed_is_saved_and_parts_move(prepared: TeachController, keys: Keys, fresh_room: Window) -> None:
    page, preparing = prepared.preparing.page, prepared.preparing
    page.title.setText("")
    page.title.setFocus()
    keys.press("E", "v", "e")
    page.trainer.setFocus()
    keys.press("M", "o")
    page.rows[1].line.setFocus()
    keys.press(Qt.Key.Key_Down, modifier=Qt.KeyboardModifier.AltModifier)
    assert page.rows[2].line.hasFocus()
    keys.press(Qt.Key.Key_Delete)
    plan = preparing.plan
    assert plan is not None
    assert len(plan.parts) == 6
    fresh_room.window.notice.action.click()
    keys.press(Qt.Key.Key_Escape)
    session = prepared.home.panels[0].id
    stored = fresh_room.services.teach.plan(session)
    assert (stored.heading.title, stored.heading.trainer) == ("Eve", "Mo")
    assert [type(part) for part in stored.parts[:3]] == [Test, Questions, Talk]
    assert len(stored.parts) == 7


def test_parts_are_edited_and_questions_replaced(prepared: TeachController) -> None:
    page, preparing = prepared.preparing.page, prepared.preparing
    page.rows[2].line.click()
    editor = page.editor
    assert editor is not None
    before = preparing.plan.parts[2]  # type: ignore[union-attr]
    assert isinstance(before, Questions)
    editor.talk.setValue(90)  # type: ignore[attr-defined]
    editor.answer.setValue(0)  # type: ignore[attr-defined]
    editor.swapped.emit(0)
    wait_until(lambda: not page.task.is_busy)
    now = preparing.plan.parts[2]  # type: ignore[union-attr]
    assert isinstance(now, Questions)
    assert (now.talk_seconds, now.answer_seconds) == (90, None)
    assert now.items[0].id != before.items[0].id
    assert now.items[1:] == before.items[1:]
    page.editor.dropped.emit(1)  # type: ignore[union-attr]
    assert len(preparing.plan.parts[2].items) == len(before.items) - 1  # type: ignore[union-attr]
    for kind in ("talk", "break", "questions"):
        page.adds[kind].click()
        wait_until(lambda: not page.task.is_busy)
    assert len(preparing.plan.parts) == 10  # type: ignore[union-attr]


def test_a_deleted_session_can_be_brought_back(prepared: TeachController, keys: Keys, fresh_room: Window) -> None:
    keys.press(Qt.Key.Key_Escape)
    session = prepared.home.panels[0].id
    file = fresh_room.services.teach.file(session)
    prepared.home.panels[0].acts["delete"].click()
    assert not prepared.home.panels
    fresh_room.window.notice.action.click()
    assert len(prepared.home.panels) == 1
    prepared.home.panels[0].acts["delete"].click()
    fresh_room.window.close()
    assert not file.exists()


def test_a_session_is_used_again(prepared: TeachController, keys: Keys) -> None:
    keys.press(Qt.Key.Key_Escape)
    prepared.home.panels[0].acts["copy"].click()
    assert prepared.preparing.page.isVisible()
    keys.press(Qt.Key.Key_Escape)
    assert len(prepared.home.panels) == 2


def test_the_report_says_what_it_was(held: TeachController, keys: Keys) -> None:
    walk_to(held, keys, Phase.REVEALED)
    do_leave(held)
    held.home.panels[0].acts["report"].click()
    wait_until(lambda: not held.reporting.page.task.is_busy and bool(held.reporting.page.heading.text()))
    words = said(held.reporting.page)
    assert "The key of 1 question was shown." in words
    assert "what was understood cannot be told" in words
    assert "Nobody took both tests" in words


def test_the_door_is_shut_until_it_is_opened_and_says_what_is_wrong(held: TeachController, keys: Keys) -> None:
    presenting, door = held.presenting.presenting, held.presenting.page.trainer.door
    assert presenting is not None
    assert presenting.snapshot.door is None
    door.offer((Network(name="lo", address="127.0.0.1", loopback=True),))
    held.presenting.page.notice.say("The ports are taken. The door stays shut.")
    do(held, Deed.DOOR)
    wait_until(lambda: presenting.snapshot.door is not None)
    wait_until(lambda: not held.presenting.page.notice.text)  # what was refused before is true no longer
    settle(QApplication.instance())  # type: ignore[arg-type]
    assert presenting.snapshot.door is not None
    assert presenting.snapshot.door.code in door.address.text()
    lobby = held.presenting.page.view.slide
    assert isinstance(lobby, LobbySlide)
    assert lobby.way is not None
    door.offer((Network(name="hotspot", address="10.0.0.9"),))
    assert door.is_lost
    assert "another address" in door.state.text()
    door.offer(())  # the network went away, and no other came
    assert "no network" in door.state.text()
    assert "keep their points" in door.state.text()
    door.offer((Network(name="lo", address="127.0.0.1", loopback=True),))
    assert "is open" in door.state.text()  # and it came back as it was
    do(held, Deed.DOOR)
    wait_until(lambda: presenting.snapshot.door is None)
    assert "Everything but phones works" in door.state.text()  # this computer alone is no network
    door.offer(())
    assert "no network" in door.state.text()
    assert not door.act.isEnabled()

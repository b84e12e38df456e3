"""Everything by keyboard: the table of shortcuts is the truth, and a whole day works without a mouse."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

from quizapp.gui import shortcuts
from quizapp.scheduling.memory import Grade
from quizapp.services.people import add_person
from tests.gui.conftest import Keys
from tests.looks.pages import Room

ROOT = Path(__file__).resolve().parents[2]
PLACES = ("today", "study", "quiz", "library", "progress", "teach", "settings", "help", "choose")


def documented() -> dict[str, list[tuple[str, str]]]:
    """The tables of docs/keyboard.md: place -> (keys, what they do)."""
    places: dict[str, list[tuple[str, str]]] = {}
    rows: list[tuple[str, str]] = []
    for line in (ROOT / "docs" / "keyboard.md").read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            rows = places.setdefault(line[3:].strip(), [])
        elif line.startswith("| `"):
            keys, does = (cell.strip() for cell in line.strip("|").split("|", 1))
            rows.append((keys, does.strip()))
    return places


def test_the_documentation_lists_the_table() -> None:
    table = {
        place: [(" / ".join(f"`{key}`" for key in row.shown.split(" / ")), row.does) for row in rows]
        for place, rows in shortcuts.TABLE.items()
    }
    assert documented() == table


def test_every_shortcut_of_the_table_is_bound_and_no_other(room: Room) -> None:
    add_person(room.services.profile, "Ada")
    room.window.people_changed()
    for name in PLACES:
        room.window.go(name)
    room.window.report(room.services.exam.history(room.window.deck)[0].sitting)
    room.window.controller("library").write()
    bound = {sequence for each in room.window.findChildren(QShortcut) for sequence in each.keys()}  # noqa: SIM118
    listed = {
        QKeySequence(key) for rows in shortcuts.TABLE.values() for row in rows if not row.native for key in row.keys
    }
    assert {each.toString() for each in bound} == {each.toString() for each in listed}


def test_the_first_question_is_one_key_away(fresh_room: Room, keys: Keys) -> None:
    keys.press(Qt.Key.Key_Return)
    page = fresh_room.window.controller("study").page
    assert fresh_room.window.page_name == "study"
    assert page.card.sheet.question.isVisible()
    assert page.card.sheet.question.text()


def test_a_first_session_by_keys_alone(fresh_room: Room, keys: Keys) -> None:
    keys.press(Qt.Key.Key_Return)
    page = fresh_room.window.controller("study").page
    answered = 0
    while page.is_asking and answered < 100:
        keys.press(Qt.Key.Key_Space)
        assert page.card.is_revealed
        keys.press("4" if answered % 3 else Qt.Key.Key_Return)
        answered += 1
    assert page.summary.isVisible()
    assert str(answered) in page.summary.heading
    keys.press(Qt.Key.Key_Return)
    assert fresh_room.window.page_name == "today"


def test_number_keys_wait_for_the_answer(room: Room, keys: Keys) -> None:
    room.window.study()
    page = room.window.controller("study").page
    question = page.card.sheet.question.text()
    keys.press("3")
    assert page.card.sheet.question.text() == question
    assert not page.card.is_revealed


def test_undo_brings_the_card_back(room: Room, keys: Keys) -> None:
    room.window.study()
    page = room.window.controller("study").page
    question = page.card.sheet.question.text()
    keys.press(Qt.Key.Key_Space, "1")
    assert page.card.sheet.question.text() != question
    keys.press(Qt.Key.Key_Z, modifier=Qt.KeyboardModifier.ControlModifier)
    assert page.card.sheet.question.text() == question


def test_escape_ends_the_session_with_a_summary(room: Room, keys: Keys) -> None:
    room.window.study()
    keys.press(Qt.Key.Key_Space, "3", Qt.Key.Key_Escape)
    assert room.window.controller("study").page.summary.isVisible()


def test_arrow_keys_walk_among_the_grades(room: Room, keys: Keys) -> None:
    room.window.study()
    grades = room.window.controller("study").page.card.grades.buttons
    keys.press(Qt.Key.Key_Space)
    assert keys.focus in grades.values()
    grades[Grade.GOOD].setFocus()
    keys.press(Qt.Key.Key_Left)
    assert keys.focus is grades[Grade.HARD]


def test_f1_shows_the_list_and_puts_it_away(room: Room, keys: Keys) -> None:
    room.window.go("progress")
    keys.press(Qt.Key.Key_F1)
    assert room.window.page_name == "help"
    keys.press(Qt.Key.Key_F1)
    assert room.window.page_name == "progress"
    keys.press(Qt.Key.Key_F1, Qt.Key.Key_Escape)
    assert room.window.page_name == "progress"


def test_alt_and_a_number_go_to_a_place(room: Room, keys: Keys) -> None:
    for number, name in enumerate(PLACES[:6], start=1):
        keys.press(str(number), modifier=Qt.KeyboardModifier.AltModifier)
        assert room.window.page_name == name
    keys.press(",", modifier=Qt.KeyboardModifier.ControlModifier)
    assert room.window.page_name == "settings"


def test_control_plus_makes_text_larger(room: Room, keys: Keys) -> None:
    keys.press(Qt.Key.Key_Equal, modifier=Qt.KeyboardModifier.ControlModifier)
    assert room.services.settings.current().text_scale == 110
    keys.press(Qt.Key.Key_0, modifier=Qt.KeyboardModifier.ControlModifier)
    assert room.services.settings.current().text_scale == 100

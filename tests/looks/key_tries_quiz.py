"""The keys of the quiz. How each kind of item is answered by keys: ``tests.looks.every_kind``."""

from dataclasses import replace

from quizapp.content.items import ItemKind
from quizapp.exams.blueprint import Mode
from quizapp.gui import shortcuts as s
from quizapp.gui.pages.quiz_item import QuizItemPage
from tests.looks import demo, pages
from tests.looks.key_tries import Begin, focus, go, tries


def quiz(kind: ItemKind = ItemKind.SINGLE_BEST_ANSWER, mode: Mode = Mode.TUTOR) -> Begin:
    """Begins at the first of three items of a kind."""

    def begin(room: pages.Room) -> None:
        items = [item for item in room.services.library.items(str(demo.DECK)) if item.kind is kind][:3]
        room.window.quiz(resume=pages.begin(room, demo.DECK, tuple(items), mode))

    return begin


def item(room: pages.Room) -> QuizItemPage:
    """The page of the item."""
    page = room.window.controller("quiz").item
    assert isinstance(page, QuizItemPage)
    return page


def given(count: int) -> object:
    """Whether so much is answered, before Enter."""
    return lambda room: len(item(room).answering.response()) == count


def at(index: int) -> object:
    """Whether an item is on the screen."""
    return lambda room: item(room)._view.index == index


def moved(room: pages.Room) -> bool:
    """Whether a step was moved: an order is answered, and it is another than the drawn one."""
    response = item(room).answering.response()
    return bool(response) and tuple(response) != tuple(one.id for one in item(room)._view.item.options)


def menu_is_open(room: pages.Room) -> bool:
    """Whether the choices of a blank are open."""
    return bool(item(room).answering.menu.isVisible())


def kinds_shown(room: pages.Room) -> bool:
    """Whether kinds of question can be chosen."""
    return all(chip.isVisible() for chip in room.window.controller("quiz").setup.kinds.chips.values())


def several(room: pages.Room) -> None:
    """Begins at items of all kinds."""
    view = room.services.exam.start(replace(room.services.exam.setup(demo.DECK).proposed, seed=3))
    room.window.quiz(resume=view.sitting)


ORDER, BLANK, MATRIX = ItemKind.ORDERED_RESPONSE, ItemKind.DROP_DOWN_CLOZE, ItemKind.MATRIX_MULTIPLE_CHOICE

QUIZ = tries(
    "Quiz",
    (s.ANSWER, go("quiz"), "Return", lambda r: item(r).isVisible()),
    (s.ANSWER, quiz(), "a Return", lambda r: item(r)._view.revealed),
    (s.ANSWER, quiz(), "a Return Return", at(1)),
    (s.KINDS, go("quiz"), "alt+k", kinds_shown),
    (("A…Z",), quiz(), "b", given(1)),
    (("1…9",), quiz(MATRIX), "a 2", given(1)),
    (s.WALK_OPTIONS, quiz(), "Down Down", given(1)),
    (s.TOGGLE, quiz(ItemKind.SELECT_ALL), "space", given(1)),
    (s.TOGGLE, quiz(ItemKind.SELECT_ALL), "space space", given(0)),
    (("T",), quiz(ItemKind.TRUE_FALSE_REASON), "t", given(1)),
    (("F",), quiz(ItemKind.TRUE_FALSE_REASON), "f", given(1)),
    (("Space",), quiz(BLANK), "space", menu_is_open),
    (("Down",), quiz(BLANK), "Down", menu_is_open),
    (("Space",), quiz(BLANK), "Return", menu_is_open),
    (s.TAKE_BACK, quiz(BLANK), "space Down Return ~ shift+Tab Delete", given(0)),
    (("Alt+Down",), quiz(ORDER), "alt+Down", moved),
    (("Alt+Up",), quiz(ORDER), "Down alt+Up", moved),
    (("Alt+Up",), quiz(ORDER), "space Down space", moved),
    (("Alt+Up",), quiz(ORDER), "3", moved),
    (s.FLAG, quiz(), "alt+f", lambda r: item(r)._view.flagged),
    (s.FLAG, quiz(), "alt+f alt+f", lambda r: not item(r)._view.flagged),
    (s.ITEM_AFTER, quiz(), "Next", at(1)),
    (s.ITEM_BEFORE, quiz(), "Next Next Prior", at(1)),
    (s.QUESTION_MAP, several, "alt+m", lambda r: item(r).map.hasFocus() or item(r).map.isAncestorOf(focus())),
    (
        s.LEAVE_QUIZ,
        several,
        "Escape",
        lambda r: not item(r).isVisible() and r.window.controller("quiz").setup.isVisible(),
    ),
)

"""The keys of the quiz. How each kind of item is answered by keys: ``tests.looks.every_kind``."""

from dataclasses import replace

from quizapp.content.items import ItemKind
from quizapp.exams.blueprint import Mode
from quizapp.exams.conditions import Conditions
from quizapp.gui import shortcuts as s
from quizapp.gui.pages.quiz.item import QuizItemPage
from quizapp.gui.pages.quiz.page import QuizPage
from quizapp.gui.pages.quiz.report import QuizReportPage
from quizapp.gui.widgets.charts.panel import ChartPanel
from tests.gui import item_builders
from tests.looks import demo, pages
from tests.looks.key_tries import Begin, dialog, focus, go, tries


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


def setup(room: pages.Room) -> QuizPage:
    """The set-up."""
    page = room.window.controller("quiz").setup
    assert isinstance(page, QuizPage)
    return page


def templated(room: pages.Room) -> None:
    """Nine templates are kept, the first of five questions, the second of six …"""
    proposed = room.services.exam.setup(demo.DECK).proposed
    for number in range(1, 10):
        room.services.templates.save(f"Test {number}", replace(proposed, length=4 + number))
    room.window.go("quiz")


def at_template(room: pages.Room) -> None:
    """The first of nine templates has the focus."""
    templated(room)
    setup(room).templates.rows[0].setFocus()


def exam(room: pages.Room) -> None:
    """An exam against the clock that asks how sure one is."""
    items = [one for one in room.services.library.items(demo.DECK) if one.kind is ItemKind.SINGLE_BEST_ANSWER][:3]
    conditions = Conditions(whole_seconds=1200, certainty=True)
    room.window.quiz(resume=pages.begin(room, demo.DECK, tuple(items), Mode.EXAM, conditions))


def number_asked(room: pages.Room) -> None:
    """A number is asked for."""
    asked = replace(item_builders.fill_number(), deck=demo.DECK)
    room.window.quiz(resume=pages.begin(room, demo.DECK, (asked,), Mode.EXAM))


def reported(room: pages.Room) -> None:
    """The report of the last quiz."""
    room.window.report(room.services.exam.history(demo.DECK)[0].sitting)


def chart(room: pages.Room) -> ChartPanel:
    """A chart of the report that has something to show."""
    page = room.window.controller("report").page
    assert isinstance(page, QuizReportPage)
    return next(one for one in page.charts if one.isVisible() and one.told.picture is not None)


def charted(room: pages.Room) -> None:
    """A chart of the report has the focus."""
    reported(room)
    chart(room).plot.setFocus()


ORDER, BLANK, MATRIX = ItemKind.ORDERED_RESPONSE, ItemKind.DROP_DOWN_CLOZE, ItemKind.MATRIX_MULTIPLE_CHOICE

SITTING = tries(
    "Quiz",
    (s.ANSWER, go("quiz"), "Return", lambda r: item(r).isVisible()),
    (s.ANSWER, quiz(), "a Return", lambda r: item(r)._view.revealed),
    (s.ANSWER, quiz(), "a Return Return", at(1)),
    (s.KINDS, go("quiz"), "alt+k", kinds_shown),
    (s.WHICH_QUESTIONS, go("quiz"), "alt+o", lambda r: setup(r).which_fold.isAncestorOf(focus())),
    (s.CONDITIONS, go("quiz"), "alt+l", lambda r: setup(r).conditions.isAncestorOf(focus())),
    (s.SHARES, go("quiz"), "alt+s", lambda r: setup(r).shares.isAncestorOf(focus())),
    (s.SAVE_TEMPLATE, go("quiz"), "ctrl+s 'Ward Return", lambda r: r.services.templates.named("Ward")),
    (s.RENAME_TEMPLATE, at_template, "F2 ctrl+a 'Ward Return", lambda r: r.services.templates.named("Ward")),
    *(
        ((str(n),), templated, str(n), lambda r, n=n: item(r).isVisible() and item(r)._view.total == 4 + n)
        for n in range(1, 10)
    ),
    (("A…Z",), quiz(), "b", given(1)),
    (("Shift+A…Z",), quiz(), "shift+b", lambda r: len(item(r).answering.struck) == 1),
    (("Shift+A…Z",), quiz(), "shift+b shift+b", lambda r: not item(r).answering.struck),
    (("Delete",), quiz(), "Delete", lambda r: len(item(r).answering.struck) == 1),
    *(((f"Ctrl+{n}",), exam, f"a ctrl+{n}", lambda r, n=n: item(r)._view.certainty == n) for n in range(1, 4)),
    (s.HIGHLIGHT, quiz(), "alt+h Right space Escape", lambda r: item(r)._view.highlights),
    (s.CALCULATOR, number_asked, "alt+c", lambda r: item(r).side.calculator.isAncestorOf(focus())),
    (s.CALCULATOR, number_asked, "alt+c Escape", lambda r: not item(r).side.calculator.isVisible()),
    (s.TIME, exam, "alt+t", lambda r: item(r).head.clock.is_put_away),
    (s.PAUSE, exam, "alt+p", lambda r: r.window.controller("quiz").pause.isVisible()),
    (s.PAUSE, exam, "alt+p ~ alt+p", lambda r: item(r).isVisible()),
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

REPORT = tries(
    "Report of a quiz",
    (s.SAVE_PDF, reported, "ctrl+p ~", dialog),
    (s.SAVE_REPORT_TABLE, reported, "ctrl+shift+s ~", dialog),
    (s.SAVE_REPORT_TABLE, charted, "ctrl+shift+s ~", dialog),
    (s.REPORT_CHART, charted, "ctrl+s ~", dialog),
    (s.REPORT_AS_TABLE, charted, "t", lambda r: chart(r).shows_table),
    (s.REPORT_AS_TABLE, charted, "t t", lambda r: not chart(r).shows_table),
    (s.WALK_CHART, charted, "Right", lambda r: chart(r).plot.spoken == chart(r).told.in_words(0)),
)

QUIZ = (*SITTING, *REPORT)

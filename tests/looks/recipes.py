"""Every page, as a person would come to it: each recipe brings a window of the demo profile to one."""

from collections.abc import Callable
from dataclasses import replace

from quizapp.content.cards import View
from quizapp.content.items import Item, ItemKind, OptionId
from quizapp.exams.blueprint import Mode
from quizapp.exams.conditions import Conditions
from quizapp.exams.events import Span
from quizapp.gui.pages.study.menu import StudyAct
from quizapp.scheduling.memory import Grade
from quizapp.scheduling.selection import Selection, Timing
from quizapp.services.study import Asking
from tests.answering import right, wrong
from tests.gui import item_builders
from tests.looks.demo import DECK
from tests.looks.pages import Room, asking, begin, study_page, wait_until
from tests.unit.exchange.legacy import Note, write_legacy


def _study(room: Room) -> None:
    asking(room, View.RECALL)


def _answer(room: Room) -> None:
    asking(room, View.RECALL).card.show_answer.click()


def _cloze(room: Room) -> None:
    """The answer of a cloze card."""
    asking(room, View.CLOZE).card.show_answer.click()


def _choice(room: Room) -> None:
    asking(room, View.CHOICE)


def _choice_answer(room: Room) -> None:
    """A wrong option was taken."""
    card = asking(room, View.CHOICE).card
    assert card.face is not None
    wrong = next(n for n, choice in enumerate(card.face.choices) if not choice.right)
    card.sheet.choices.answer_by_letter("ABCDE"[wrong])


def _typed(room: Room) -> None:
    """Two letters are not as they should be."""
    card = asking(room, View.CLOZE, type_answers=True).card
    assert card.face is not None
    answer = card.face.card.back
    card.sheet.field.setText(f"{answer[:-2]}{answer[-1]}{answer[-2]}")
    card.answered.emit()


def _marked(room: Room) -> None:
    """A flag, a mark, a tag and a hint."""
    page = asking(room, View.RECALL)
    assert page.card.face is not None
    card = page.card.face.card
    room.services.marks.add_tags(DECK, (card.fact,), ("exam::midterm",))
    page.flag_chosen.emit(3)
    page.act_chosen.emit(StudyAct.MARK)
    page.act_chosen.emit(StudyAct.HINT)


def _edit(room: Room) -> None:
    page = asking(room, View.RECALL)
    page.act_chosen.emit(StudyAct.EDIT)
    next(iter(page.editor.entries.values())).editor.setPlainText("")
    page.editor.save.click()


def _leech(room: Room) -> None:
    """A card was forgotten once too often."""
    room.services.settings.change(replace(room.services.settings.current(), leech_lapses=1))
    step = room.services.study.begin(Selection(deck=DECK))
    while step.set_aside is None:
        step = room.services.study.grade(Grade.AGAIN, 4000)
    room.window.go("study")
    study_page(room).show_help(step.set_aside)


def _exam(room: Room) -> None:
    """The place where the date of an exam is set."""
    room.window.go_today()
    page = room.window.controller("today").page
    page.exam.open()


def _choose(room: Room) -> None:
    room.services.lists.save("Ten minutes on the bus", Selection(deck=DECK, minutes=10))
    room.services.lists.save("Forgotten this week", Selection(deck=DECK, search="rated:7:1", timing=Timing.CRAM))
    room.window.choose_study()


def _summary(room: Room) -> None:
    """After twelve answers whose times are given: the hardest are sorted by them."""
    room.services.study.begin(Selection(deck=DECK))
    for turn in range(12):
        room.services.study.grade(Grade.AGAIN if turn % 4 == 0 else Grade.GOOD, 20_000 - 1_000 * turn)
    room.window.go("study")
    room.window.controller("study").page.act_chosen.emit(StudyAct.END)


def _done(room: Room) -> None:
    for _ in range(80):
        step = room.services.study.begin(Selection(deck=DECK))
        if not isinstance(step, Asking):
            break
        while isinstance(step, Asking):
            step = room.services.study.grade(Grade.EASY, 4000)
    room.services.study.end()
    room.window.go_today()


def _quiz_item(room: Room) -> None:
    """The third item of a quiz whose items are always the same."""
    view = room.services.exam.start(replace(room.services.exam.setup(DECK).proposed, seed=3))
    for index in range(2):
        answer = wrong if index else right
        room.services.exam.respond(view.sitting, index, answer(view.item))
        view = room.services.exam.show(view.sitting, index + 1)
    room.window.quiz(resume=view.sitting)


def _sit(room: Room, item: Item, chosen: tuple[OptionId, ...], mode: Mode) -> None:
    """A quiz of one item made by hand, with an answer: told in tutor mode, only chosen in an exam."""
    number = begin(room, item.deck, (item,), mode)
    room.services.exam.respond(number, 0, chosen)
    room.window.quiz(resume=number)


def _select_all(room: Room) -> None:
    item = item_builders.select_all()
    _sit(room, item, tuple(option.id for option in item.keys), Mode.EXAM)


def _matrix(room: Room) -> None:
    """Three rows right, one wrong."""
    item = item_builders.matrix_choice()
    row = item.rows[-1].id
    _sit(room, item, (*(one.id for one in item.keys if one.place != row), item.at(row)[0].id), Mode.TUTOR)


def _quiz_exam(room: Room) -> None:
    """An exam with everything on: time, certainty, a strike, a highlight, a flag; some answered, one left."""
    items = room.services.library.items(DECK)[:24]
    number = begin(room, DECK, items, Mode.EXAM, Conditions(whole_seconds=1200, certainty=True))
    exam = room.services.exam
    for index in range(7):
        exam.show(number, index)
        exam.respond(number, index, right(items[index]), 2 + index % 2)
    exam.toggle_flag(number, 2)
    exam.show(number, 7)
    exam.respond(number, 7, right(items[7]))
    struck = next(option.id for option in items[7].options if not option.correct)
    exam.strike(number, 7, (struck,))
    exam.highlight(number, 7, (Span(start=0, end=items[7].stem.index(" ", 8)),))
    exam.rate(number, 7, 2)
    room.window.quiz(resume=number)


def _quiz_calculator(room: Room) -> None:
    """A number is asked for, and the calculator is open beside it."""
    _sit(room, replace(item_builders.fill_number(), deck=DECK), (), Mode.EXAM)
    page = room.window.controller("quiz").item
    page._toggle_calculator()
    page.side.calculator.line.setText("2 × 0.5 + 30")


def _quiz_pause(room: Room) -> None:
    """An exam that is paused."""
    _quiz_exam(room)
    room.window.controller("quiz").item._pause()


def _quiz_kinds(room: Room) -> None:
    """The set-up with its kinds open, of which one is chosen: too few questions."""
    room.window.quiz()
    kinds = room.window.controller("quiz").setup.kinds
    kinds.unfold()
    kinds.no_kinds.click()
    kinds.chips[ItemKind.MATCHING].click()


def _certain_report(room: Room) -> None:
    """The report of an exam that asked how sure the answers were."""
    items = room.services.library.items(DECK)[::9][:40]
    number = begin(room, DECK, items, Mode.EXAM, Conditions(whole_seconds=3600, certainty=True))
    exam = room.services.exam
    for index, item in enumerate(items):
        exam.show(number, index)
        sure = 3 if index % 2 else 1 + index % 4 // 2
        exam.respond(number, index, wrong(item) if index % 5 == 1 or index % 8 == 0 else right(item), sure)
    exam.finish(number)
    room.window.report(number)


def _quiz_ahead(room: Room) -> None:
    """Readiness worked out, and a pair of tests of which the second is to be sat."""
    begun = room.services.pairs.begin(replace(room.services.exam.setup(DECK).proposed, length=10, seed=3))
    room.services.exam.resume(begun.sitting)
    room.services.exam.finish(begun.sitting)
    room.window.quiz()
    setup = room.window.controller("quiz").setup
    setup.readiness.show_forecast(room.services.readiness.forecast(DECK))
    setup.ensureWidgetVisible(setup.pairs.begin)


def _quiz_open(room: Room) -> None:
    """The set-up with everything open, a template, and shares that cannot be kept."""
    room.services.templates.save("Friday", replace(room.services.exam.setup(DECK).proposed, mode=Mode.EXAM))
    room.window.quiz()
    setup = room.window.controller("quiz").setup
    for fold in (setup.which_fold, setup.conditions, setup.shares):
        fold.unfold()
    setup.conditions.timing.chips[1].click()
    setup.conditions.certainty.click()
    setup.shares.aspect.chips[3].click()
    next(iter(setup.shares.numbers.values())).setValue(0)
    setup.length.chips[-1].click()
    setup._count()


def _report(room: Room) -> None:
    room.window.report(room.services.exam.history(DECK)[0].sitting)


def _export(room: Room) -> None:
    """The export of the deck to Anki, with progress."""
    room.window.go("library")
    library = room.window.controller("library")
    library.export()
    export = library.bridges.exporting
    export.page.progress.setChecked(True)
    wait_until(lambda: not export.is_busy)


def _print(room: Room) -> None:
    """The print of flashcards."""
    room.window.go("library")
    room.window.controller("library").print()


def _import(room: Room) -> None:
    """The ways in."""
    room.window.go("library")
    room.window.controller("library").bring_in()


def _import_package(room: Room) -> None:
    """What would come of an Anki package, of which one note is here already with other texts."""
    folder = room.services.profile
    notes = [
        Note(1, ("Which hormone moves the milk?", "Oxytocin"), guid="a", mod=100),
        Note(5, ("{{c1::Prolactin}} makes the milk; {{c2::oxytocin}} moves it", ""), ords=(0, 1), guid="b"),
    ]
    room.services.importing.bring(write_legacy(folder / "Ward.apkg", notes))
    notes = [
        replace(notes[0], fields=("Which hormone moves the milk into the ducts?", "Oxytocin"), mod=200),
        notes[1],
        Note(2, ("liver", "hepar"), ords=(0, 1), guid="c"),
        Note(8, ("Furosemide", "Loop diuretic", "40 mg", ""), ords=(0, 1), guid="d"),
    ]
    room.window.go("library")
    library = room.window.controller("library")
    library.bring_in(write_legacy(folder / "Ward.apkg", notes))
    wait_until(lambda: not library.page.task.is_busy)


RECIPES: dict[str, Callable[[Room], object]] = {
    "today": lambda room: room.window.go_today(),
    "study-question": _study,
    "study-answer": _answer,
    "study-cloze": _cloze,
    "study-choice": _choice,
    "study-choice-answer": _choice_answer,
    "study-typed": _typed,
    "study-marked": _marked,
    "study-edit": _edit,
    "study-leech": _leech,
    "study-summary": _summary,
    "choose": _choose,
    "today-exam": _exam,
    "today-done": _done,
    "quiz": lambda room: room.window.quiz(),
    "quiz-kinds": _quiz_kinds,
    "quiz-open": _quiz_open,
    "quiz-ahead": _quiz_ahead,
    "quiz-item": _quiz_item,
    "quiz-select-all": _select_all,
    "quiz-matrix": _matrix,
    "quiz-exam": _quiz_exam,
    "quiz-calculator": _quiz_calculator,
    "quiz-pause": _quiz_pause,
    "quiz-report": _report,
    "quiz-report-certain": _certain_report,
    "library": lambda room: room.window.go("library"),
    "export": _export,
    "print": _print,
    "import": _import,
    "import-package": _import_package,
    "progress": lambda room: room.window.go("progress"),
    "teach": lambda room: room.window.go("teach"),
    "settings": lambda room: room.window.go("settings"),
    "shortcuts": lambda room: room.window.toggle_help(),
}
"""Name of the page, and the way to it in the demo profile."""

"""States of pages that need more than coming there: each recipe brings a window of the demo profile to one."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from PySide6.QtCore import QItemSelectionModel
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QTest

from quizapp.content.cards import View
from quizapp.content.facts import FactId
from quizapp.gui.controllers.library.controller import LibraryController
from quizapp.gui.controllers.progress import ProgressController
from quizapp.gui.pages.progress.page import Aspect
from quizapp.gui.pages.study.menu import StudyAct
from quizapp.gui.pictures import picture_from
from quizapp.gui.widgets.library.bulk_bar import Bulk
from quizapp.scheduling.memory import Grade
from quizapp.scheduling.selection import Selection, Timing
from quizapp.services.settings import GradeWords
from tests.looks.demo import DECK, TODAY
from tests.looks.pages import Room, asking, at_rest, study_page
from tests.looks.teach_states import TEACH_STATES


def _library(room: Room) -> LibraryController:
    room.window.go("library")
    controller = room.window.controller("library")
    assert isinstance(controller, LibraryController)
    return controller


def _fact(room: Room) -> None:
    """A fact whose texts were changed, with tags."""
    room.services.library.edit(DECK, FactId("F33"), "why", "So that milk moves when the baby suckles.")
    room.services.marks.add_tags(DECK, (FactId("F33"),), ("exam::midterm", "ward"))
    _library(room)
    room.window.fact(FactId("F33"))


def _filters(room: Room) -> None:
    room.services.marks.add_tags(DECK, (FactId("F01"), FactId("F02")), ("exam::midterm", "ward::night"))
    table = _library(room).page.table
    table.filter_button.click()
    table.filters.toggled.emit("topic:hormones")


def _chosen(room: Room) -> None:
    """Several rows are chosen and flagged."""
    page = _library(room).page
    for place in range(5):
        flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        page.list.selectionModel().select(page.model.index(place, 0), flags)
    page.table.bar.act.emit(Bulk.MARK)


def _broken_search(room: Room) -> None:
    page = _library(room).page
    page.search.setText("milk (topic:hormones or prop:")
    at_rest(room)


def _nothing_found(room: Room) -> None:
    page = _library(room).page
    page.search.setText("penguin")
    at_rest(room)


def _replacing(room: Room) -> None:
    page = _library(room).page
    page.show_replacing()
    page.replacing.sought.setText("oxytocin")
    page.replacing.replacement.setText("OXT")
    page.replacing.preview.click()
    at_rest(room)


def _duplicates(room: Room) -> None:
    statement = room.services.library.detail(DECK, FactId("F01")).row.statement
    room.services.library.edit(DECK, FactId("F02"), "statement", statement)
    _library(room).page.duplicates_wanted.emit()
    at_rest(room)


def _checked(room: Room) -> None:
    room.services.library.edit(DECK, FactId("F03"), "statement", "All of the above are always never wrong.")
    _library(room).check()
    at_rest(room)


def _editor(room: Room) -> None:
    """A new fact with a question and a gap, its preview beside it."""
    library = _library(room)
    library.write()
    page = library._editor.page  # type: ignore[union-attr]
    page.form.statement.editor.setPlainText("Colostrum is the first milk.")
    page.form.asks[0].question.editor.setPlainText("What is the first milk called?")
    page.form.asks[0].answer.editor.setPlainText("Colostrum")
    page.typed.emit()
    at_rest(room)


def _editor_picture(room: Room) -> None:
    """A picture with a rectangle and a polygon."""
    library = _library(room)
    library.write()
    drawn = QImage(640, 420, QImage.Format.Format_RGB32)
    drawn.fill(QColor("#f3ead8"))
    painter = QPainter(drawn)
    for number, colour in enumerate(("#c77", "#7a9", "#79c")):
        painter.setBrush(QColor(colour))
        painter.drawEllipse(40 + 190 * number, 120, 170, 170)
    painter.end()
    library._editor._take_picture(picture_from(drawn))  # type: ignore[union-attr]
    at_rest(room)
    canvas = library._editor.page.form.picture.canvas  # type: ignore[union-attr]
    canvas.setFocus()
    QTest.keyClicks(canvas, "r")
    QTest.keyClicks(canvas, "p")
    at_rest(room)


def _progress(room: Room, aspect: Aspect) -> ProgressController:
    room.window.go("progress")
    controller = room.window.controller("progress")
    assert isinstance(controller, ProgressController)
    controller.show_aspect(aspect)
    return controller


def _charts(room: Room) -> None:
    _progress(room, Aspect.CHARTS)
    at_rest(room)


def _charts_table(room: Room) -> None:
    charts = _progress(room, Aspect.CHARTS).page.charts
    for panel in charts.panels[:3]:
        panel.show_table(on=True)
    at_rest(room)


def _plan(room: Room) -> None:
    room.services.goals.set_exam(DECK, (TODAY + timedelta(days=28)).date())
    _progress(room, Aspect.PLAN)
    at_rest(room)


def _tree_table(room: Room) -> None:
    _progress(room, Aspect.TREE).page._toggle_table()


def _settings_end(room: Room) -> None:
    room.window.go("settings")
    bar = room.window.controller("settings").page.verticalScrollBar()  # type: ignore[attr-defined]
    at_rest(room)
    bar.setValue(bar.maximum())


def _opened(room: Room) -> None:
    """The last answer opened a harder form."""
    page = asking(room, View.CHOICE, leech_lapses=8)
    step = room.services.study.begin(Selection(deck=DECK, search="view:choice is:new"))
    step = room.services.study.grade(Grade.GOOD, 3000)
    page.render(step)


def _cut_short(room: Room) -> None:
    """A session of two cards is over."""
    room.services.study.begin(Selection(deck=DECK, cards=2))
    for _ in range(2):
        room.services.study.grade(Grade.GOOD, 4000)
    room.window.go("study")


def _anki_words(room: Room) -> None:
    page = asking(room, View.RECALL, grade_words=GradeWords.ANKI, show_timer=True)
    page.card.show_answer.click()


def _typing(room: Room) -> None:
    card = asking(room, View.CLOZE, type_answers=True).card
    card.sheet.field.setText("remov")


def _typed_wrong(room: Room) -> None:
    card = asking(room, View.CLOZE, type_answers=True).card
    card.sheet.field.setText("a quite other answer, and a long one")
    card.answered.emit()


def _menu(room: Room) -> None:
    asking(room, View.RECALL).card.open_menu()


def _leech_answer(room: Room) -> None:
    """A leech that is asked again, its help beside the answer."""
    room.services.settings.change(replace(room.services.settings.current(), leech_lapses=1))
    step = room.services.study.begin(Selection(deck=DECK))
    while step.set_aside is None:
        step = room.services.study.grade(Grade.AGAIN, 4000)
    card = step.set_aside.card
    room.services.marks.unsuspend((card.id,))
    room.window.study_selection(Selection(deck=DECK, search=f"fact:{card.fact} is:leech", timing=Timing.CRAM))
    page = study_page(room)
    page.card.show_answer.click()
    page.act_chosen.emit(StudyAct.LEECH_HELP)


def _label(room: Room) -> None:
    asking(room, View.LABEL).card.show_answer.click()


def _choose_search(room: Room) -> None:
    """A search that cannot be read."""
    room.window.choose_study()
    page = room.window.controller("choose").page
    page.search.setText("is:nonsense")  # type: ignore[attr-defined]
    at_rest(room)


STATES: dict[str, Callable[[Room], object]] = {
    "study-opened": _opened,
    "study-cut-short": _cut_short,
    "study-anki-words": _anki_words,
    "study-typing": _typing,
    "study-typed-wrong": _typed_wrong,
    "study-leech-answer": _leech_answer,
    "study-label-answer": _label,
    "choose-search": _choose_search,
    "library-fact": _fact,
    "library-filters": _filters,
    "library-chosen": _chosen,
    "library-broken-search": _broken_search,
    "library-nothing-found": _nothing_found,
    "library-replacing": _replacing,
    "library-duplicates": _duplicates,
    "library-checked": _checked,
    "editor": _editor,
    "editor-picture": _editor_picture,
    "progress-table": _tree_table,
    "progress-charts": _charts,
    "progress-charts-table": _charts_table,
    "progress-plan": _plan,
    "settings-end": _settings_end,
    **TEACH_STATES,
}
"""Name of the state, and the way to it in the demo profile."""

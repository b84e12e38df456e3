"""Label cards on the Study page and in the Library."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from quizapp.content.cards import Card, CardId, View
from quizapp.content.drafts import DraftAsk
from quizapp.content.facts import DeckId, FactId, TopicId
from quizapp.content.figures.figure import read_figure
from quizapp.content.figures.rasters import raster_of
from quizapp.content.generators.label import label_face
from quizapp.content.labels import Hide, Label
from quizapp.content.occlusion import Pictured
from quizapp.gui.pages.study.page import StudyPage
from quizapp.gui.widgets.library.card_preview import CardPreview
from quizapp.paths import shipped_decks
from quizapp.scheduling.memory import Grade, State
from quizapp.services.library import CardLine
from quizapp.services.study import Asking, CardFace
from tests.gui.test_study import CHOICES, FACE, STEP
from tests.looks.demo import DECK
from tests.looks.pages import Room, asking, settle
from tests.pictures import png

FILE = Path(shipped_decks() / "lactation" / "gland.svg")
SHOWN = label_face(
    read_figure(FILE.name, FILE.read_bytes()), Label(id=1, figure=FILE.name, region="fatty-tissue", hide=Hide.ALL)
)
CARD = Card(
    id=CardId("d/F18/label-1"), deck=DeckId("d"), fact=FactId("F18"), topic=TopicId("t"), view=View.LABEL, number=1,
    front="What does the question mark stand for?", back="Fatty tissue",
)  # fmt: skip
LABELLED: CardFace = replace(FACE, card=CARD, why="", figure=SHOWN)
ASKED: Asking = replace(STEP, face=LABELLED)


@pytest.fixture
def page(qtbot: QtBot, dressed: QApplication) -> StudyPage:
    made = StudyPage()
    qtbot.addWidget(made)
    made.resize(1072, 840)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.mark.parametrize("size", [(1072, 840), (404, 640)])
def test_the_figure_stays_where_it_is_and_shows_its_label(
    page: StudyPage, dressed: QApplication, size: tuple[int, int]
) -> None:
    page.resize(*size)
    page.render(ASKED)
    settle(dressed)
    figure = page.card.sheet.figure
    before, picture = (figure.isVisible(), figure.geometry()), figure.grab().toImage()
    assert before[0]
    page.reveal(CHOICES, Grade.GOOD)
    settle(dressed)
    assert (figure.isVisible(), figure.geometry()) == before
    assert figure.grab().toImage() != picture
    assert page.card.sheet.answer.text() == "Fatty tissue"


def test_question_figure_and_answer_are_seen_at_once(page: StudyPage, dressed: QApplication) -> None:
    page.render(ASKED)
    page.reveal(CHOICES, Grade.GOOD)
    settle(dressed)
    assert page.card.sheet.verticalScrollBar().maximum() == 0


def test_screen_readers_hear_what_is_seen_and_not_the_answer(page: StudyPage) -> None:
    page.render(ASKED)
    told = page.card.sheet.figure.accessibleName() + page.card.sheet.figure.accessibleDescription()
    assert "round cells of many sizes" in told
    assert "fat" not in told.lower()
    page.reveal(CHOICES, Grade.GOOD)
    assert page.card.sheet.figure.accessibleName() == "The mammary gland on the chest"


def test_the_next_card_has_no_figure_again_and_its_old_place(page: StudyPage, dressed: QApplication) -> None:
    page.render(STEP)
    settle(dressed)
    place = page.card.sheet.question.geometry()
    page.render(ASKED)
    settle(dressed)
    page.render(STEP)
    settle(dressed)
    assert not page.card.sheet.figure.isVisible()
    assert page.card.sheet.question.geometry() == place


def test_space_shows_the_answer_also_with_the_focus_on_the_figure(page: StudyPage, qtbot: QtBot) -> None:
    page.render(ASKED)
    figure = page.card.sheet.figure
    figure.setFocus()
    QTest.keyClick(figure, Qt.Key.Key_Plus)
    assert figure.zoom_factor > 1
    with qtbot.waitSignal(page.reveal_chosen):
        QTest.keyClick(figure, Qt.Key.Key_Space)


def test_the_library_draws_the_figure_of_a_label_card_alone(qtbot: QtBot, dressed: QApplication) -> None:
    preview = CardPreview()
    qtbot.addWidget(preview)
    preview.show()
    line = CardLine(card=CARD, state=State.NEW, due_day=None, reviews=0, lapses=0, figure=SHOWN)
    preview.show_card(line, today=100)
    assert preview.figure.isVisible()
    assert "One label is a question mark" in preview.figure.accessibleDescription()
    preview.show_card(replace(line, figure=None, card=replace(CARD, view=View.RECALL)), today=100)
    assert not preview.figure.isVisible()


def test_the_picture_of_a_fact_stands_on_its_other_cards_before_and_after(fresh_room: Room) -> None:
    """A fact of one's own with a picture and a question."""
    raster = raster_of(png(90, 60))
    assert raster is not None
    draft = replace(
        fresh_room.services.authoring.open(DECK).draft,
        asks=(DraftAsk(question="What is it?", answer="a grey picture"),),
        pictured=Pictured(raster=raster, title="Grey"),
    )
    saved = fresh_room.services.authoring.save(draft)
    fresh_room.window.study(facts=(saved.fact,))
    card = fresh_room.window.controller("study").page.card
    assert card.sheet.has_figure
    assert card.sheet.figure.accessibleName() == "Grey"
    card.show_answer.click()
    assert card.sheet.has_figure


def test_minus_over_a_figure_zooms_and_puts_no_card_off(room: Room, dressed: QApplication) -> None:
    figure = asking(room, View.LABEL).card.sheet.figure
    figure.setFocus()
    card = room.services.study.current().face.card.id
    QTest.keyClick(figure, Qt.Key.Key_Plus)
    assert figure.zoom_factor > 1
    QTest.keyClick(figure, Qt.Key.Key_Minus)
    settle(dressed)
    assert figure.zoom_factor == 1
    assert room.services.study.current().face.card.id == card

"""A picture that comes with the answer, on the Study page."""

import os
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from quizapp.content.figures.rasters import raster_of
from quizapp.content.occlusion import Pictured, figure_of
from quizapp.gui.pages.study.page import StudyPage
from quizapp.scheduling.memory import Grade
from tests.gui.test_label_cards import page
from tests.gui.test_study import CHOICES, FACE, STEP
from tests.looks.pages import settle
from tests.pictures import png

__all__ = ["page"]


def drawn(width: int, height: int, title: str) -> str:
    raster = raster_of(png(width, height))
    assert raster is not None
    return figure_of(Pictured(raster=raster, title=title))


AFTER = replace(STEP, face=replace(FACE, answer_picture=drawn(300, 160, "A heart")))
BOTH = replace(STEP, face=replace(FACE, picture=drawn(200, 100, "A chest"), answer_picture=drawn(300, 160, "A heart")))


def test_it_is_not_there_before_the_answer_and_goes_with_the_card(page: StudyPage, dressed: QApplication) -> None:
    sheet = page.card.sheet
    page.render(AFTER)
    settle(dressed)
    assert not sheet.answer_figure.isVisible()
    assert not sheet.figure.isVisible()
    page.reveal(CHOICES, Grade.GOOD)
    settle(dressed)
    assert sheet.answer_figure.isVisible()
    assert sheet.answer_figure.accessibleName() == "A heart"
    assert sheet.answer_figure.mapTo(sheet, sheet.answer_figure.rect().topLeft()).y() > sheet.answer.y()
    if where := os.environ.get("QUIZAPP_SEEN"):
        page.grab().save(where)
    page.render(STEP)
    settle(dressed)
    assert not sheet.answer_figure.isVisible()


@pytest.mark.parametrize("size", [(1072, 840), (404, 640)])
def test_the_picture_of_the_question_stays_beside_it(
    page: StudyPage, dressed: QApplication, size: tuple[int, int]
) -> None:
    page.resize(*size)
    page.render(BOTH)
    settle(dressed)
    sheet = page.card.sheet
    assert (sheet.figure.isVisible(), sheet.answer_figure.isVisible()) == (True, False)
    page.reveal(CHOICES, Grade.GOOD)
    settle(dressed)
    assert (sheet.figure.isVisible(), sheet.answer_figure.isVisible()) == (True, True)
    assert sheet.figure.accessibleName() == "A chest"

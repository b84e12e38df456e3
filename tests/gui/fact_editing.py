"""The way to the fact editor."""

from PySide6.QtWidgets import QApplication

from quizapp.content.facts import FactId
from quizapp.gui.controllers.library.fact_editor import FactEditorController
from tests.looks.pages import Room, settle

MINE = FactId("my-1")
"""The id of the first fact that a person writes."""


def write(room: Room, fact: FactId | None = None) -> FactEditorController:
    room.window.go("library")
    library = room.window.controller("library")
    library.write(fact)
    settle(QApplication.instance())
    return library._editor

"""The window that stands there while a profile is made: once in a person's life, for a second or two."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QVBoxLayout, QWidget

from quizapp.gui.theme import Size
from quizapp.gui.widgets.panel import Page, page_heading
from quizapp.gui.widgets.progress_line import ProgressLine
from quizapp.gui.widgets.text import Text

_LIKE_THE_WINDOW = QSize(1280, 840)
"""That which takes its place should not seem to jump."""


class FirstWindow(QWidget):
    """One sentence on what is being done, and a line that says that it is."""

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle("QuizApp")
        self.setMinimumSize(480, 640)
        page = Page(max_width=680)
        page.column.addStretch(1)
        page.column.addWidget(page_heading(self.tr("Welcome to QuizApp.")))
        self.sentence = Text(
            self.tr("Your first deck is being laid out. This takes a moment, and only this once."), size=Size.LARGE
        )
        page.column.addWidget(self.sentence)
        page.column.addSpacing(8)
        line = ProgressLine()
        line.setRange(0, 0)
        page.column.addWidget(line)
        page.column.addStretch(2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)
        self.resize(_LIKE_THE_WINDOW.boundedTo(self.screen().availableSize()).expandedTo(self.minimumSize()))

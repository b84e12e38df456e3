"""The window that stands in for the app when the profile cannot be opened."""

from pathlib import Path

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from quizapp.gui.theme import Size
from quizapp.gui.widgets.button import Button
from quizapp.gui.widgets.flow import Flow
from quizapp.gui.widgets.focus_ring import FocusRing
from quizapp.gui.widgets.icon import Icon
from quizapp.gui.widgets.panel import Page, page_heading
from quizapp.gui.widgets.text import Text


class TroubleWindow(QWidget):
    """One sentence on what happened, where the data lie, and two ways on."""

    again_chosen = Signal()
    quit_chosen = Signal()

    def __init__(self, sentence: str, profile: Path) -> None:
        super().__init__()
        self.setWindowTitle("QuizApp")
        self.setMinimumSize(480, 400)
        page = Page(max_width=680)
        page.column.addWidget(Icon("triangle-alert", role="warn", pixels=34))
        page.column.addWidget(page_heading(self.tr("QuizApp could not open your library.")))
        self.sentence = Text(sentence, size=Size.LARGE)
        page.column.addWidget(self.sentence)
        page.column.addWidget(
            Text(self.tr("Your data lie in {folder}.").format(folder=profile), role="muted", selectable=True)
        )
        self.again = Button(self.tr("Try again"), key="Enter", primary=True)
        self.leave = Button(self.tr("Quit"))
        self.again.clicked.connect(self.again_chosen)
        self.leave.clicked.connect(self.quit_chosen)
        acts = QWidget()
        row = Flow(acts)
        row.addWidget(self.again)
        row.addWidget(self.leave)
        page.column.addSpacing(8)
        page.column.addWidget(acts)
        page.column.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)
        self.ring = FocusRing(self)
        self.again.setFocus()

    def sizeHint(self) -> QSize:
        """Enough for two sentences."""
        return QSize(860, 560)

"""Teach: what will be here, and what a trainer can do today."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from quizapp.gui.navigator import Navigator
from quizapp.gui.theme import Size
from quizapp.gui.widgets.button import Button
from quizapp.gui.widgets.icon import Icon
from quizapp.gui.widgets.panel import Page, Panel, page_heading, section_heading
from quizapp.gui.widgets.text import Text


class TeachPage(Page):
    """An honest empty page."""

    library_chosen = Signal()
    quiz_chosen = Signal()

    def __init__(self) -> None:
        super().__init__(max_width=760)
        self.column.addWidget(page_heading(self.tr("Teach")))
        self.column.addWidget(
            Text(
                self.tr("Sessions for a room without internet will be here: prepare, print, present and report."),
                size=Size.LARGE,
                role="muted",
            )
        )
        self.column.addWidget(
            Text(self.tr("They are not made yet. This is what you can do with a class today:"), role="muted")
        )
        self.column.addSpacing(8)
        self.carry = Button(self.tr("Open the Library"), icon="library")
        self.together = Button(self.tr("Open the quiz"), icon="circle-question-mark")
        self.carry.clicked.connect(self.library_chosen)
        self.together.clicked.connect(self.quiz_chosen)
        self.column.addWidget(
            _idea(
                "upload",
                self.tr("Give each learner the cards"),
                self.tr("The Library exports the deck for Anki, which your class may already have on their phones."),
                self.carry,
            )
        )
        self.column.addWidget(
            _idea(
                "presentation",
                self.tr("Answer a quiz together"),
                self.tr(
                    "Show the window on your screen, read an item aloud, vote by hands; every option has its reason."
                ),
                self.together,
            )
        )
        self.column.addStretch(1)


def _idea(icon: str, title: str, text: str, act: Button) -> Panel:
    panel = Panel()
    head = QHBoxLayout()
    head.setSpacing(12)
    head.addWidget(Icon(icon, role="gold"))
    head.addWidget(section_heading(title), 1)
    panel.column.addLayout(head)
    panel.column.addWidget(Text(text, role="muted"))
    panel.column.addSpacing(8)
    panel.column.addWidget(act, 0, Qt.AlignmentFlag.AlignLeft)
    return panel


class TeachController:
    """Sends the trainer to what exists."""

    def __init__(self, navigator: Navigator) -> None:
        self._page = TeachPage()
        self._page.library_chosen.connect(lambda: navigator.go("library"))
        self._page.quiz_chosen.connect(lambda: navigator.go("quiz"))

    @property
    def page(self) -> QWidget:
        """The page."""
        return self._page

    def opened(self) -> None:
        """The first act has the focus."""
        self._page.carry.setFocus()

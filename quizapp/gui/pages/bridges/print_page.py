"""Printing: what is to be printed, on which paper, how large; the sheet is drawn beside the choices."""

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from quizapp.content.facts import FactId
from quizapp.gui.pages.bridges.export_page import Scope, offer_scope, scope_of
from quizapp.gui.pages.bridges.page import Asked, BridgePage
from quizapp.gui.sheets import usual_paper
from quizapp.gui.theme import Size
from quizapp.gui.widgets.choices import Choices
from quizapp.gui.widgets.fields import Number
from quizapp.gui.widgets.sheet_picture import Drawn, SheetPicture
from quizapp.gui.widgets.text import Text
from quizapp.services.printing import Grid, Paper


class Print(Enum):
    """What can be printed."""

    CARDS = "cards"
    SHEET = "sheet"
    QUIZ = "quiz"
    POSTERS = "posters"


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintWish:
    """What is to be printed, and how. ``facts`` are for cards alone (none named: all), ``length`` and ``number`` for
    tests: the same number draws the same questions."""

    what: Print
    paper: Paper
    grid: Grid
    large: bool
    length: int
    number: int
    facts: tuple[FactId, ...]


class PrintPage(BridgePage):
    """``wanted`` asks for what ``wish`` says."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__(self.tr("Save as PDF…"), "file-text")
        self.lead.setText(self.tr("PDF files to print or to send. Their text can be searched and copied."))
        self.what = Choices(self.tr("What"))
        self.what.offer(
            [
                (Print.CARDS, self.tr("Flashcards to cut")),
                (Print.SHEET, self.tr("Study sheet")),
                (Print.QUIZ, self.tr("Test in two forms")),
                (Print.POSTERS, self.tr("Posters")),
            ],
            Print.CARDS,
        )
        self.about = Text()
        self.picture = SheetPicture()
        self.scope = Choices(self.tr("Which facts"))
        self.grid = Choices(self.tr("Cards on a sheet"))
        self.grid.offer(
            [(Grid.TWO_BY_FOUR, self.tr("8, in 2 columns")), (Grid.THREE_BY_THREE, self.tr("9, in 3 columns"))],
            Grid.TWO_BY_FOUR,
        )
        self.type_size = Choices(self.tr("Size of the print"))
        self.type_size.offer([(False, self.tr("Ordinary")), (True, self.tr("Large, for tired eyes"))], chosen=False)
        self.length = Number(1, 500, name=self.tr("Questions in each form"))
        self.length.setValue(20)
        self.number = Number(1, 999, name=self.tr("Number of the test"))
        self.paper = Choices(self.tr("Paper"))
        self.paper.offer([(Paper.A4, self.tr("A4")), (Paper.LETTER, self.tr("US Letter"))], usual_paper())
        self._which = Asked(self.tr("Which facts"), self.scope)
        self._grid = Asked(self.tr("Cards on a sheet"), self.grid)
        self._size = Asked(self.tr("Size of the print"), self.type_size)
        self._length = Asked(self.tr("Questions in each form"), self.length)
        self._number = Asked(self.tr("Number of the test"), self.number)
        self._number.column.addWidget(
            Text(self.tr("The same number draws the same questions again."), size=Size.SMALL, role="muted")
        )
        self._scoped = False
        self._build()
        for choice in (self.what, self.grid, self.type_size, self.paper):
            choice.changed.connect(self._changed)
        self._changed()

    def _build(self) -> None:
        self.column.addWidget(Asked(self.tr("What"), self.what))
        self.column.addWidget(self.about)
        options = QWidget()
        column = QVBoxLayout(options)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(20)
        for asked in (
            self._which,
            self._grid,
            self._length,
            self._number,
            self._size,
            Asked(self.tr("Paper"), self.paper),
        ):
            column.addWidget(asked)
        for asked, field in ((self._length, self.length), (self._number, self.number)):
            asked.column.setAlignment(field, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self._pair = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._pair.setSpacing(32)
        self._pair.addWidget(options, 1)
        self._pair.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.column.addLayout(self._pair)
        self.column.addStretch(1)

    # -- what is chosen

    @property
    def wish(self) -> PrintWish:
        """What is to be printed."""
        what, paper, grid = self.what.chosen, self.paper.chosen, self.grid.chosen
        return PrintWish(
            what=what if isinstance(what, Print) else Print.CARDS,
            paper=paper if isinstance(paper, Paper) else Paper.A4,
            grid=grid if isinstance(grid, Grid) else Grid.TWO_BY_FOUR,
            large=bool(self.type_size.chosen),
            length=self.length.value(),
            number=self.number.value(),
            facts=scope_of(self.scope),
        )

    # -- what it shows

    def open(self, scope: Scope) -> None:
        """Offers a deck."""
        self.heading.setText(self.tr("Print “{title}”").format(title=scope.title))
        offer_scope(self.scope, scope)
        self._scoped = bool(scope.chosen)
        self.verticalScrollBar().setValue(0)
        self._changed()

    def _changed(self) -> None:
        wish = self.wish
        self.about.setText(self._about(wish.what))
        self._which.setVisible(self._scoped and wish.what is Print.CARDS)
        self._grid.setVisible(wish.what is Print.CARDS)
        self._size.setVisible(wish.what in {Print.SHEET, Print.QUIZ})
        self._length.setVisible(wish.what is Print.QUIZ)
        self._number.setVisible(wish.what is Print.QUIZ)
        drawn = {Print.CARDS: Drawn.CARDS, Print.SHEET: Drawn.TWO_COLUMNS, Print.QUIZ: Drawn.QUESTIONS}
        self.picture.show_sheet(drawn.get(wish.what, Drawn.POSTER), wish.paper.size, wish.grid.shape, large=wish.large)

    def _about(self, what: Print) -> str:
        return {
            Print.CARDS: self.tr(
                "Fronts and backs, with marks to cut along. Print on both sides, turned over the long edge: each "
                "answer then lies behind its question."
            ),
            Print.SHEET: self.tr("Every fact by topic, its questions beside it: cover one side and recall the other."),
            Print.QUIZ: self.tr(
                "Forms A and B ask the same amount of each topic and share no question. Each has its answer sheet; a "
                "key gives the reason for every option. Three files."
            ),
            Print.POSTERS: self.tr(
                "Each figure as large as a sheet, and your tree as it is today, for the wall. Printed on A3 they stay "
                "sharp."
            ),
        }[what]

    def arrange(self, *, narrow: bool) -> None:
        """The picture beside the choices, or under them."""
        if hasattr(self, "_pair"):
            way = self._pair.Direction
            self._pair.setDirection(way.TopToBottom if narrow else way.LeftToRight)

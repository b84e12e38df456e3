"""The question map with its heading, and in words how far the quiz is."""

from collections import Counter

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from quizapp.exams.outcome import Outcome
from quizapp.gui.theme import Size
from quizapp.gui.widgets.items.question_map import QuestionMap, px_square
from quizapp.gui.widgets.panel import section_heading
from quizapp.gui.widgets.scroll_bar import WIDTH, slim
from quizapp.gui.widgets.text import Text
from quizapp.gui.words.points import outcome_words
from quizapp.services.exam import ItemView

_SPACING = 12


class _MapScroll(QScrollArea):
    """As tall as the map where there is room for it; otherwise the map scrolls, the item on the screen in sight."""

    def __init__(self, questions: QuestionMap) -> None:
        super().__init__()
        self._map = questions
        slim(self)
        self.setWidget(questions)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        questions.walked.connect(self.bring_into_sight)

    def bring_into_sight(self, box: QRectF) -> None:
        """Scrolls to a square."""
        middle = box.center().toPoint()
        self.ensureVisible(middle.x(), middle.y(), 0, px_square())

    def minimumSizeHint(self) -> QSize:
        """One row."""
        return QSize(self._map.sizeHint().width() + WIDTH, px_square())


class MapPanel(QWidget):
    """Stands at the side, or folds away where there is no room for it."""

    item_chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.heading = section_heading(self.tr("Question map"))
        self.map = QuestionMap()
        self.map.item_chosen.connect(self.item_chosen)
        self.counts = Text(role="muted", size=Size.SMALL)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_SPACING)
        self._scroll = _MapScroll(self.map)
        for widget in (self.heading, self._scroll, self.counts):
            column.addWidget(widget)

    @property
    def fitting_width(self) -> int:
        """The width of five squares with the room of a scroll bar."""
        return self._scroll.minimumSizeHint().width()

    def fit(self, width: int, height: int) -> None:
        """Takes the height that all rows need at a width, up to what there is; then it scrolls."""
        words = [text for text in (self.heading, self.counts) if not text.isHidden()]
        left = height - sum(text.heightForWidth(width) + _SPACING for text in words)
        self._scroll.setFixedHeight(max(px_square(), min(self.map.heightForWidth(width - WIDTH), left)))

    def show_map(self, view: ItemView) -> None:
        """Shows how every item stands."""
        self.map.show_cells(view.map, view.index)
        done = sum(cell.answered for cell in view.map)
        flags = sum(cell.flagged for cell in view.map)
        lines = [self.tr("{done} answered, {left} to go").format(done=done, left=view.total - done)]
        how = Counter(cell.outcome for cell in view.map)
        told = [self.tr("{n} {how}").format(n=how[one], how=outcome_words(one).lower()) for one in Outcome if how[one]]
        if told:
            lines.append(", ".join(told))
        if flags:
            lines.append(self.tr("{n} flagged").format(n=flags))
        closed = sum(not cell.open and not cell.answered and cell.outcome is None for cell in view.map)
        if closed:
            lines.append(self.tr("{n} closed without an answer").format(n=closed))
        self.counts.setText("\n".join(lines))
        self._scroll.bring_into_sight(self.map.current_cell())

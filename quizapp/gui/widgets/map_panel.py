"""The question map with its heading, and in words how far the quiz is."""

from collections import Counter

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from quizapp.exams.outcome import Outcome
from quizapp.gui.points import outcome_words
from quizapp.gui.theme import Size
from quizapp.gui.widgets.panel import section_heading
from quizapp.gui.widgets.question_map import QuestionMap
from quizapp.gui.widgets.text import Text
from quizapp.services.exam import ItemView


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
        column.setSpacing(12)
        for widget in (self.heading, self.map, self.counts):
            column.addWidget(widget)

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
        self.counts.setText("\n".join(lines))

"""The line over a quiz item: which item it is, of what kind and topic, the time, and the way to the question map."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from quizapp.gui import shortcuts
from quizapp.gui.theme import Size
from quizapp.gui.widgets.button import Button
from quizapp.gui.widgets.flow import Flow
from quizapp.gui.widgets.items.exam_clock import ExamClock
from quizapp.gui.widgets.items.kind_chip import KindChip
from quizapp.gui.widgets.items.sheet import RIGHT, RING
from quizapp.gui.widgets.text import Text
from quizapp.services.exam import ItemView


class ItemHead(QWidget):
    """Wraps where it is narrow."""

    def __init__(self) -> None:
        super().__init__()
        self.place = Text(role="muted", size=Size.SMALL, wrap=False)
        self.kind = KindChip()
        self._topic = Text(role="muted", size=Size.SMALL, wrap=False)
        self.clock = ExamClock()
        self.pause = Button(self.tr("Pause"), icon="pause", key=shortcuts.PAUSE.shown, quiet=True)
        self.calculate = Button(self.tr("Calculator"), quiet=True)
        self.calculate.setToolTip(shortcuts.CALCULATOR.shown)  # its key would crowd the words out
        self.map_button = Button(self.tr("Question map"), key=shortcuts.QUESTION_MAP.shown, quiet=True)
        words = QWidget()
        self._words = Flow(words, gap=14)
        for widget in (self.place, self.kind, self._topic):
            self._words.addWidget(widget)
        self._row = QHBoxLayout(self)
        self._row.setSpacing(16)
        self._row.setContentsMargins(RING, 0, RIGHT, 0)
        self._row.addWidget(words, 1)
        for act in self._acts:
            self._row.addWidget(act, 0, Qt.AlignmentFlag.AlignTop)

    @property
    def _acts(self) -> tuple[Button, ...]:
        return (self.clock, self.pause, self.calculate, self.map_button)

    def show_item(self, view: ItemView) -> None:
        """Shows where in the quiz the item stands, its kind and its topic."""
        self.place.setText(self.tr("Item {number} of {total}").format(number=view.index + 1, total=view.total))
        self.kind.show_kind(view.item)
        self._topic.setText(view.topic_title)
        self.calculate.setVisible(view.wants_number)  # it stays when it is of no more use: nothing moves by an answer
        self.calculate.setEnabled(view.open and not view.revealed)
        self.pause.setVisible(view.conditions.pause and _is_timed(view) and not view.finished)

    def show_clock(self, view: ItemView, *, anew: bool) -> None:
        """Shows what is left of the time: of the item where that is less, otherwise of the whole."""
        whole, item = view.clock.left_ms, view.clock.item_left_ms
        of_item = item is not None and (whole is None or item <= whole) and not view.revealed
        conditions = view.conditions
        self.clock.show_time(
            None if view.finished else item if of_item else whole,
            conditions.item_seconds if of_item else conditions.whole_seconds,
            runs=view.clock.runs,
            of_item=of_item,
            anew=anew,
        )

    def arrange(self, *, narrow: bool, map_folds: bool) -> None:
        """The topic gives way first; where it is narrow, time, pause and map stand among the words."""
        self._topic.setVisible(not narrow)
        self.pause.show_key("" if narrow else shortcuts.PAUSE.shown)
        self.map_button.show_key("" if narrow else shortcuts.QUESTION_MAP.shown)
        self.map_button.setText(self.tr("Map") if narrow else self.tr("Question map"))
        self.map_button.setVisible(map_folds)
        for act in self._acts:
            if narrow and self._words.indexOf(act) < 0:
                self._row.removeWidget(act)
                self._words.addWidget(act)
            elif not narrow and self._row.indexOf(act) < 0:
                self._words.removeWidget(act)
                self._row.addWidget(act, 0, Qt.AlignmentFlag.AlignTop)


def _is_timed(view: ItemView) -> bool:
    return view.conditions.item_seconds is not None or view.conditions.whole_seconds is not None

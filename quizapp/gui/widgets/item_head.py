"""The line over a quiz item: which item it is, of what kind and topic, and the way to the question map."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from quizapp.gui import shortcuts
from quizapp.gui.theme import Size
from quizapp.gui.widgets.button import Button
from quizapp.gui.widgets.flow import Flow
from quizapp.gui.widgets.item_sheet import RIGHT, RING
from quizapp.gui.widgets.kind_chip import KindChip
from quizapp.gui.widgets.text import Text
from quizapp.services.exam import ItemView


class ItemHead(QWidget):
    """Wraps where it is narrow."""

    def __init__(self) -> None:
        super().__init__()
        self.place = Text(role="muted", size=Size.SMALL, wrap=False)
        self.kind = KindChip()
        self._topic = Text(role="muted", size=Size.SMALL, wrap=False)
        self.map_button = Button(self.tr("Question map"), key=shortcuts.QUESTION_MAP.shown, quiet=True)
        words = QWidget()
        self._words = Flow(words, gap=14)
        for widget in (self.place, self.kind, self._topic):
            self._words.addWidget(widget)
        self._row = QHBoxLayout(self)
        self._row.setSpacing(16)
        self._row.setContentsMargins(RING, 0, RIGHT, 0)
        self._row.addWidget(words, 1)
        self._row.addWidget(self.map_button, 0, Qt.AlignmentFlag.AlignTop)

    def show_item(self, view: ItemView) -> None:
        """Shows where in the quiz the item stands, its kind and its topic."""
        self.place.setText(self.tr("Item {number} of {total}").format(number=view.index + 1, total=view.total))
        self.kind.show_kind(view.item)
        self._topic.setText(view.topic_title)

    def arrange(self, *, narrow: bool, tight: bool, map_folds: bool) -> None:
        """The topic gives way first; with very large type the way to the map stands among the words."""
        self._topic.setVisible(not narrow)
        if tight and self._words.indexOf(self.map_button) < 0:
            self._words.addWidget(self.map_button)
        elif not tight and self._row.indexOf(self.map_button) < 0:
            self._row.addWidget(self.map_button, 0, Qt.AlignmentFlag.AlignTop)
        self.map_button.setText(self.tr("Map") if narrow else self.tr("Question map"))
        self.map_button.setVisible(map_folds)

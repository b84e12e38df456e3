"""Where the parts of a quiz item stand: head, sheet, notice, certainty, foot; map and calculator beside or folded."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from quizapp.exams.certainty import RIGHT as EARNED_RIGHT
from quizapp.exams.certainty import WRONG as EARNED_WRONG
from quizapp.gui import theme
from quizapp.gui.widgets.certainty_bar import CertaintyBar
from quizapp.gui.widgets.item_foot import ItemFoot
from quizapp.gui.widgets.item_head import ItemHead
from quizapp.gui.widgets.item_sheet import RIGHT, RING, ItemSheet
from quizapp.gui.widgets.item_side import ItemSide
from quizapp.gui.widgets.notice import Notice

_NO_LIMIT = 16_777_215

_MAP_FROM = 820
"""From this width (px at 100 %) on the question map stands at the side; below it folds away behind a button."""

_MAP_BESIDE_EXHIBIT_FROM = 1240
"""An exhibit needs the room more than the map does."""

_HEAD_FROM = 680
"""Width in px at 100 % from which time, pause and map stand in a row of their own beside the words of the head."""

_FOLDED_SHARE = 0.45
"""Folded out over the item, the map takes no more of the height than this."""

_SURE_BELOW_FROM = 600
"""Height in px at 100 % from which the question how sure one is stays in sight; in less it scrolls with the options."""


class ItemFrame(QWidget):
    """The parts of the page with the room that they take."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.has_exhibit = self.map_is_open = self.calculator_is_open = False
        self.head, self.sheet, self.notice, self.foot = ItemHead(), ItemSheet(), Notice(), ItemFoot()
        self.certainty = CertaintyBar(EARNED_RIGHT, EARNED_WRONG)
        self.side = ItemSide()
        self._left = QWidget()
        left = QVBoxLayout(self._left)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(16)
        left.addWidget(self.head)
        self._fold = QVBoxLayout()
        left.addLayout(self._fold)
        left.addWidget(self.sheet, 1)
        left.addWidget(self.notice)
        self._sure = QVBoxLayout()
        self._sure.setContentsMargins(RING, 0, RIGHT, 0)
        self._sure.addWidget(self.certainty)
        left.addLayout(self._sure)
        left.addWidget(self.foot)
        self._row = QHBoxLayout(self)
        self._row.setSpacing(48)
        self._row.addWidget(self._left, 1)
        self._row.addWidget(self.side, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addStretch(0)

    @property
    def is_wide(self) -> bool:
        """Whether the map stands at the side."""
        return self.width() >= theme.current().px(_MAP_BESIDE_EXHIBIT_FROM if self.has_exhibit else _MAP_FROM)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The map stands at the side or folds away."""
        super().resizeEvent(event)
        self.arrange()

    def arrange(self) -> None:
        """Gives every part its room."""
        px, wide = theme.current().px, self.is_wide
        side = 24 if self.width() < px(720) else 48
        self._row.setContentsMargins(side, 24, side, 24)
        if self._row.spacing() != (48 if wide else 0):  # Qt lays out anew even where it is the same
            self._row.setSpacing(48 if wide else 0)
        self.head.arrange(narrow=self.width() < px(_HEAD_FROM), map_folds=not wide)
        self.side.map_panel.heading.setVisible(wide)
        if wide and self._row.indexOf(self.side) < 0:
            self._row.insertWidget(1, self.side, 0, Qt.AlignmentFlag.AlignTop)
        elif not wide and self._fold.indexOf(self.side) < 0:
            self._fold.addWidget(self.side)
        aside = self.side.fitting_width if wide else max(100, self.width() - 2 * side)
        most = px(1240) if self.has_exhibit else px(780) if wide else _NO_LIMIT
        self._left.setMaximumWidth(most)
        self.sheet.arrange(min(most, self.width() - 2 * side - (aside + 48 if wide else 0)))
        self.side.setFixedWidth(aside)
        shows_map = wide or (self.map_is_open and not self.calculator_is_open)
        self.side.show_parts(shows_map=shows_map, shows_calculator=self.calculator_is_open)
        beside = self.side.calculator.sizeHint().height() + 20 if self.calculator_is_open else 0
        room = self.height() - 48 - beside if wide else self.height() * _FOLDED_SHARE
        self.side.map_panel.fit(aside, round(room))
        self.certainty.arrange(narrow=self.width() < px(560))
        place = self._sure if self.height() >= px(_SURE_BELOW_FROM) else self.sheet.below
        if place.indexOf(self.certainty) < 0:
            place.addWidget(self.certainty)

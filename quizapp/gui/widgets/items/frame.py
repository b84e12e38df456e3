"""Where the parts of a quiz item stand: head, sheet, notice, certainty, foot; map and calculator beside or folded."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from quizapp.exams.certainty import RIGHT as EARNED_RIGHT
from quizapp.exams.certainty import WRONG as EARNED_WRONG
from quizapp.gui import theme
from quizapp.gui.widgets.items.certainty_bar import CertaintyBar
from quizapp.gui.widgets.items.foot import ItemFoot
from quizapp.gui.widgets.items.head import ItemHead
from quizapp.gui.widgets.items.sheet import RIGHT, RING, ItemSheet
from quizapp.gui.widgets.items.side import ItemSide
from quizapp.gui.widgets.notice import Notice

_OVER = 24
"""Above and below all, in px."""

_BESIDE = 48
"""Between the question's column and what stands at its side, in px."""

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
        self._left.setParent(self)
        self.side.setParent(self)
        self._least = QSize()

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
        self.head.arrange(narrow=self.width() < px(_HEAD_FROM), map_folds=not wide)
        self.side.map_panel.heading.setVisible(wide)
        if wide and self._fold.indexOf(self.side) >= 0:
            self._fold.removeWidget(self.side)
            self.side.setParent(self)
        elif not wide and self._fold.indexOf(self.side) < 0:
            self._fold.addWidget(self.side)
        aside = self.side.fitting_width if wide else max(100, self.width() - 2 * self._margin)
        self.sheet.arrange(self._left_width(aside))
        self.side.setFixedWidth(aside)
        shows_map = wide or (self.map_is_open and not self.calculator_is_open)
        self.side.show_parts(shows_map=shows_map, shows_calculator=self.calculator_is_open)
        beside = self.side.calculator.sizeHint().height() + 20 if self.calculator_is_open else 0
        room = self.height() - 2 * _OVER - beside if wide else self.height() * _FOLDED_SHARE
        self.side.map_panel.fit(aside, round(room))
        self.certainty.arrange(narrow=self.width() < px(560))
        place = self._sure if self.height() >= px(_SURE_BELOW_FROM) else self.sheet.below
        if place.indexOf(self.certainty) < 0:
            place.addWidget(self.certainty)
        self._place()

    @property
    def _margin(self) -> int:
        """At the left and at the right."""
        return 24 if self.width() < theme.current().px(720) else 48

    def _left_width(self, aside: int) -> int:
        """The room of what is not at the side."""
        px = theme.current().px
        room = self.width() - 2 * self._margin
        if self.is_wide:
            return max(1, min(px(1240) if self.has_exhibit else px(780), room - aside - _BESIDE))
        return max(1, min(px(1240), room) if self.has_exhibit else room)

    def _place(self) -> None:
        """Puts both columns where they belong. There is no layout of Qt's here: with every answer it would lay out the
        window around the page too."""
        aside, margin = self.side.width(), self._margin
        wide = self._left_width(aside)
        self._left.setGeometry(margin, _OVER, wide, max(1, self.height() - 2 * _OVER))
        if self.is_wide:
            tall = self.side.heightForWidth(aside) if self.side.hasHeightForWidth() else self.side.sizeHint().height()
            self.side.setGeometry(margin + wide + _BESIDE, _OVER, aside, min(tall, self.height() - 2 * _OVER))

    def minimumSizeHint(self) -> QSize:
        """What the question's column needs, and what stands beside it."""
        least = self._left.minimumSizeHint()
        if self.is_wide:
            side = self.side.minimumSizeHint()
            least = QSize(least.width() + _BESIDE + self.side.width(), max(least.height(), side.height()))
        return least + QSize(2 * self._margin, 2 * _OVER)

    def sizeHint(self) -> QSize:
        """The page gives what it has."""
        return self._left.sizeHint() + QSize(2 * self._margin, 2 * _OVER)

    def event(self, event: QEvent) -> bool:
        """Something in it wants another size; the window hears of it only where it would have to grow."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._place()
            least = self.minimumSizeHint()
            if least != self._least:
                self._least = least
                self.updateGeometry()
            return True
        return super().event(event)

"""Multiple-response grouping: groups of check boxes, any number to be chosen in each."""

from itertools import accumulate

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from quizapp.content.items import Grouping, OptionId
from quizapp.gui import theme
from quizapp.gui.widgets.items.kinds.base import ItemWidget, item_of, part_heading
from quizapp.gui.widgets.items.options import LETTERS, CheckList, OptionList
from quizapp.gui.widgets.panel import Panel
from quizapp.services.exam import ItemView

_TWO_COLUMNS_FROM = 640
"""Width in px at 100 %."""


class _Group(Panel):
    """A group's name over its options."""

    def __init__(self) -> None:
        super().__init__(padding=16)
        self.heading = part_heading()
        self.options = CheckList(compact=True, strikes=True)
        self.column.addWidget(self.heading)
        self.column.addWidget(self.options)
        self.column.addStretch(1)


class GroupingWidget(ItemWidget):
    """Groups stand two in a row where there is room. Letters run on from group to group."""

    def __init__(self) -> None:
        super().__init__()
        self._groups: list[_Group] = []
        self._shown = 0
        self._columns = 0
        self._grid = QGridLayout()
        self._grid.setSpacing(12)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._grid)

    @property
    def groups(self) -> tuple[_Group, ...]:
        """The groups that are shown."""
        return tuple(self._groups[: self._shown])

    def show_item(self, view: ItemView) -> None:
        """Shows the groups."""
        item = item_of(view, Grouping)
        self._shown = len(item.groups)
        while len(self._groups) < self._shown:
            group = _Group()
            group.options.changed.connect(self.changed)
            group.options.struck_changed.connect(self.struck_changed)
            self._groups.append(group)
            self._columns = 0
        starts = accumulate((len(item.at(place.id)) for place in item.groups), initial=0)
        for group, place, start in zip(self._groups, item.groups, starts, strict=False):
            group.heading.setText(place.text)
            group.options.setAccessibleName(place.text)
            options = item.at(place.id)
            group.options.show_options(options, view.chosen, revealed=view.revealed, letters=LETTERS[start:])
            for row in group.options.rows:
                row.setAccessibleName(f"{place.text}: {row.accessibleName()}")
        self._arrange()
        for number, group in enumerate(self._groups):
            group.setVisible(number < self._shown)

    def _arrange(self) -> None:
        columns = 2 if self.width() >= theme.current().px(_TWO_COLUMNS_FROM) else 1
        if columns == self._columns:
            return
        self._columns = columns
        for number, group in enumerate(self._groups):
            self._grid.addWidget(group, number // columns, number % columns)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1 if columns == 2 else 0)

    def minimumSizeHint(self) -> QSize:
        """As narrow as it gets once it stands otherwise: what it takes now must not hold the page open."""
        return QSize(theme.current().px(120), theme.current().px(40))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One column where it is narrow."""
        super().resizeEvent(event)
        self._arrange()

    def response(self) -> tuple[OptionId, ...]:
        """The chosen options of all groups."""
        return tuple(one for group in self.groups for one in group.options.chosen)

    def press(self, number: int) -> bool:
        """Toggles the option, counted through all groups."""
        for group in self.groups:
            if number < len(group.options.rows):
                return group.options.choose(number)
            number -= len(group.options.rows)
        return False

    def lists(self) -> tuple[OptionList | CheckList, ...]:
        """The groups' lists."""
        return tuple(group.options for group in self.groups)

    def take_focus(self) -> None:
        """The first group."""
        if self.groups:
            self.groups[0].options.take_focus()

    def tab_stops(self) -> tuple[QWidget, ...]:
        """The rows, group by group."""
        return tuple(row for group in self.groups for row in group.options.rows)

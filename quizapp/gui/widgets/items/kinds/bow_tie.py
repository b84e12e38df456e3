"""Bow-tie: a condition in the middle, two actions to its left, two parameters to its right."""

from PySide6.QtCore import QCoreApplication, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from quizapp.content.items import BowTie, Option, OptionId, PlaceId
from quizapp.gui import theme
from quizapp.gui.widgets.items.bow_tie_picture import BowTiePicture
from quizapp.gui.widgets.items.kinds.base import ItemWidget, item_of, part_heading
from quizapp.gui.widgets.items.options import LETTERS, CheckList, OptionList
from quizapp.services.exam import ItemView

_BESIDE_FROM = 640
"""Width in px at 100 % from which the three lists stand beside each other."""


class _Part(QWidget):
    """One of the three: its heading with a count, and its options."""

    def __init__(self, heading: str, options: CheckList | OptionList) -> None:
        super().__init__()
        self._name = heading
        self.wanted = 1
        self.heading = part_heading()
        self.options = options
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.heading)
        column.addWidget(options)
        column.addStretch(1)

    def show_options(self, options: tuple[Option, ...], view: ItemView, letters: str) -> None:
        """Shows the part's options; as many may be chosen as are right."""
        self.wanted = sum(option.correct for option in options)
        if isinstance(self.options, CheckList):
            self.options.show_options(options, view.chosen, revealed=view.revealed, letters=letters, most=self.wanted)
        else:
            self.options.show_options(options, view.chosen, revealed=view.revealed, letters=letters)
        self.options.setAccessibleName(self._name)
        for row in self.options.rows:
            row.setAccessibleName(f"{self._name}: {row.accessibleName()}")
        self.show_count()

    def show_count(self) -> None:
        """How many of those wanted are chosen."""
        words = self.tr("{name}: {n} of {wanted}")
        self.heading.setText(words.format(name=self._name, n=len(self.options.chosen), wanted=self.wanted))


class BowTieWidget(ItemWidget):
    """The bow tie fills as one chooses from the lists under it. Letters run on from list to list."""

    def __init__(self) -> None:
        super().__init__()
        self._options: dict[OptionId, Option] = {}
        tr = QCoreApplication.translate
        self.parts: dict[PlaceId, _Part] = {
            BowTie.ACTIONS: _Part(tr("item_told", "Actions to take"), CheckList(compact=True, strikes=True)),
            BowTie.CONDITION: _Part(tr("item_told", "Condition"), OptionList(compact=True, strikes=True)),
            BowTie.PARAMETERS: _Part(tr("item_told", "Parameters to watch"), CheckList(compact=True, strikes=True)),
        }
        self.picture = BowTiePicture()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(16)
        for part in self.parts.values():
            self._row.addWidget(part, 1)
            part.options.changed.connect(self._changed)
            part.options.struck_changed.connect(self.struck_changed)
            if isinstance(part.options, CheckList):
                part.options.refused.connect(self._refuse)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(20)
        column.addWidget(self.picture)
        column.addLayout(self._row)

    def show_item(self, view: ItemView) -> None:
        """Shows the three lists."""
        item = item_of(view, BowTie)
        self._options = {option.id: option for option in item.options}
        start = 0
        for place, part in self.parts.items():
            options = item.at(place)
            part.show_options(options, view, LETTERS[start:])
            start += len(options)
        self._draw()

    def _draw(self) -> None:
        texts = [[self._options[one].text for one in part.options.chosen] for part in self.parts.values()]
        self.picture.show_parts(texts[0], texts[1], texts[2])

    def _changed(self) -> None:
        for part in self.parts.values():
            part.show_count()
        self._draw()
        self.changed.emit()

    def _refuse(self) -> None:
        self.hint.emit(self.tr("Two are chosen already. Take one off before you choose another."))

    def missing(self) -> str:
        """How many more are wanted."""
        left = sum(part.wanted - len(part.options.chosen) for part in self.parts.values())
        return self.tr("Choose {n} more.").format(n=left)

    def response(self) -> tuple[OptionId, ...]:
        """Actions, condition, parameters."""
        return tuple(one for part in self.parts.values() for one in part.options.chosen)

    def press(self, number: int) -> bool:
        """Chooses the option, counted through all lists."""
        for part in self.parts.values():
            if number < len(part.options.rows):
                return part.options.choose(number)
            number -= len(part.options.rows)
        return False

    def lists(self) -> tuple[OptionList | CheckList, ...]:
        """Actions, condition, parameters."""
        return tuple(part.options for part in self.parts.values())

    def take_focus(self) -> None:
        """The first list that is not complete."""
        parts = list(self.parts.values())
        next((one for one in parts if len(one.options.chosen) < one.wanted), parts[0]).options.take_focus()

    def tab_stops(self) -> tuple[QWidget, ...]:
        """The rows, list by list."""
        return tuple(row for part in self.parts.values() for row in part.options.rows)

    def minimumSizeHint(self) -> QSize:
        """As narrow as it gets once it stands otherwise: what it takes now must not hold the page open."""
        return QSize(theme.current().px(120), theme.current().px(40))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lists stand under each other where it is narrow."""
        super().resizeEvent(event)
        beside = self.width() >= theme.current().px(_BESIDE_FROM)
        self._row.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        self.picture.setVisible(beside)

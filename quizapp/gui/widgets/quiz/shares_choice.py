"""How large a part of a quiz each topic, kind or level is to have: as the deck has them, or shares of one's own."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from quizapp.exams.aspects import Aspect
from quizapp.exams.blueprint import Share
from quizapp.gui import shortcuts
from quizapp.gui.widgets.choices import Choices
from quizapp.gui.widgets.fields import Number
from quizapp.gui.widgets.fold import Fold
from quizapp.gui.widgets.text import Text

_MOST = 100

Names = Mapping[Aspect, Mapping[str, str]]
"""Of each aspect the values with their names."""


class SharesChoice(Fold):
    """Shares count in proportion: 2 and 1 are two thirds and one third. ``changed`` says that others are chosen."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__(shortcuts.SHARES.shown)
        self._names: Names = {}
        self._kept: tuple[Share, ...] = ()
        self.aspect = Choices(self.tr("Shares"))
        self.aspect.offer(
            (
                (None, self.tr("As the deck has them")),
                (Aspect.TOPIC, self.tr("By topic")),
                (Aspect.KIND, self.tr("By kind")),
                (Aspect.LEVEL, self.tr("By level")),
            ),
            None,
        )
        self.aspect.changed.connect(self._another_aspect)
        self.meaning = Text(
            self.tr("Shares count in proportion, and are kept exactly: 2 and 1 make two thirds and one third."),
            role="muted",
        )
        self._table = QWidget()
        self._grid = QGridLayout(self._table)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(6)
        self._grid.setHorizontalSpacing(16)
        self._grid.setColumnStretch(2, 1)
        self.numbers: dict[str, Number] = {}
        self._counts: dict[str, Text] = {}
        for widget in (self.aspect, self.meaning, self._table):
            self.room.addWidget(widget)
        self.first = self.aspect.chips[0]
        self._say()

    def show_shares(self, names: Names, shares: tuple[Share, ...]) -> None:
        """Shows shares over values with these names; nothing is told. Shares of a second aspect are kept."""
        self._names = names
        chosen = next((share.aspect for share in shares), None)
        self._kept = tuple(share for share in shares if share.aspect is not chosen)
        self.blockSignals(True)  # noqa: FBT003 - Qt's signature
        self.aspect.chips[0 if chosen is None else 1 + list(Aspect).index(chosen)].setChecked(True)
        self._fill({share.value: share.weight for share in shares if share.aspect is chosen})
        self.blockSignals(False)  # noqa: FBT003
        self._say()

    @property
    def chosen_aspect(self) -> Aspect | None:
        """What shares are given for; None for none."""
        chosen = self.aspect.chosen
        return chosen if isinstance(chosen, Aspect) else None

    @property
    def shares(self) -> tuple[Share, ...]:
        """The shares that are chosen."""
        aspect = self.chosen_aspect
        if aspect is None or not any(number.value() for number in self.numbers.values()):
            return ()
        own = tuple(Share(aspect=aspect, value=value, weight=one.value()) for value, one in self.numbers.items())
        return (*own, *self._kept)

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Shows how many questions each share comes to."""
        for value, text in self._counts.items():
            n = counts.get(value, 0)
            text.setText(self.tr("1 question") if n == 1 else self.tr("{n} questions").format(n=n))

    def _another_aspect(self) -> None:
        self._kept = ()
        self._fill({})
        self._say()
        self.changed.emit()

    def _fill(self, weights: Mapping[str, int]) -> None:
        """A row for each value; without weights all are alike."""
        for number in self.numbers.values():
            number.blockSignals(True)  # noqa: FBT003 - Qt's signature
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.numbers, self._counts = {}, {}
        aspect = self.chosen_aspect
        for row, (value, name) in enumerate((self._names.get(aspect, {}) if aspect else {}).items()):
            number = Number(0, _MOST, name=self.tr("Share of {name}").format(name=name))
            number.setValue(weights.get(value, 0) if weights else 1)
            number.valueChanged.connect(lambda _n: self._changed())
            count = Text(role="muted", wrap=False)
            self._grid.addWidget(Text(name), row, 0)
            self._grid.addWidget(number, row, 1, Qt.AlignmentFlag.AlignLeft)
            self._grid.addWidget(count, row, 2)
            self.numbers[value], self._counts[value] = number, count
        for before, after in zip(self._before_rows(), self.numbers.values(), strict=False):
            QWidget.setTabOrder(before, after)

    def _before_rows(self) -> tuple[QWidget, ...]:
        return (self.aspect.chips[-1], *self.numbers.values())

    def _changed(self) -> None:
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        aspect = self.chosen_aspect
        words = {
            None: self.tr("Shares: as the deck has them"),
            Aspect.TOPIC: self.tr("Shares by topic"),
            Aspect.KIND: self.tr("Shares by kind of question"),
            Aspect.LEVEL: self.tr("Shares by level"),
        }
        self.line.setText(words[aspect])
        self.meaning.setVisible(aspect is not None)
        self._table.setVisible(aspect is not None)

    def tab_stops(self) -> tuple[QWidget, ...]:
        """The controls, as one reads."""
        return (self.line, *self.aspect.chips, *self.numbers.values())

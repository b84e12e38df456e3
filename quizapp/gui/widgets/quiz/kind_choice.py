"""Which kinds of question a quiz takes: one calm line, which opens the kinds with their counts."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from quizapp.content.items import ItemKind
from quizapp.gui.widgets.button import Button
from quizapp.gui.widgets.chip import CheckChip
from quizapp.gui.widgets.flow import Flow
from quizapp.gui.words.kinds import kind_title


class KindChoice(QWidget):
    """All kinds are chosen at first and folded away. ``changed`` says that others are chosen."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chips: dict[ItemKind, CheckChip] = {}
        self.fold = Button("", icon="chevron-right", key="Alt K", quiet=True)
        self.fold.setCheckable(True)
        self.fold.toggled.connect(self._open)
        self.all_kinds = Button(self.tr("All"), quiet=True)
        self.no_kinds = Button(self.tr("None"), quiet=True)
        self.all_kinds.setAccessibleName(self.tr("All kinds of question"))
        self.no_kinds.setAccessibleName(self.tr("No kinds of question"))
        self.all_kinds.clicked.connect(lambda: self._tick(on=True))
        self.no_kinds.clicked.connect(lambda: self._tick(on=False))
        head = QWidget()
        row = Flow(head, gap=24)
        for part in (self.fold, self.all_kinds, self.no_kinds):
            row.addWidget(part)
        self._room = QWidget()
        self._flow = Flow(self._room, gap=8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(head)
        column.addWidget(self._room)
        self._open(on=False)

    # -- what it shows

    def offer(self, kinds: tuple[ItemKind, ...], chosen: tuple[ItemKind, ...]) -> None:
        """Offers kinds, of which some are chosen (none named: all)."""
        for chip in self.chips.values():
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self.chips = {}
        for kind in kinds:
            chip = CheckChip(kind_title(kind), note="0", parent=self._room)
            chip.let_wrap()
            chip.setChecked(not chosen or kind in chosen)
            chip.toggled.connect(self._changed)
            self.chips[kind] = chip
            self._flow.addWidget(chip)
            chip.show()
        self._say()

    def show_counts(self, counts: Mapping[ItemKind, int]) -> None:
        """Shows how many questions each kind has in the topics that are chosen."""
        for kind, chip in self.chips.items():
            n = counts.get(kind, 0)
            chip.set_note(str(n))
            words = self.tr("{kind}, 1 question") if n == 1 else self.tr("{kind}, {n} questions")
            chip.setAccessibleName(words.format(kind=chip.text(), n=n))

    @property
    def chosen(self) -> tuple[ItemKind, ...]:
        """The kinds that are chosen."""
        return tuple(kind for kind, chip in self.chips.items() if chip.isChecked())

    @property
    def is_all(self) -> bool:
        """Whether every kind is chosen."""
        return len(self.chosen) == len(self.chips)

    def words(self) -> str:
        """What is chosen, as the line says it."""
        if self.is_all:
            return self.tr("All kinds of question")
        if not self.chosen:
            return self.tr("No kind of question")
        if len(self.chosen) == 1:
            return self.tr("Only “{kind}”").format(kind=kind_title(self.chosen[0]))
        return self.tr("{n} of {every} kinds of question").format(n=len(self.chosen), every=len(self.chips))

    def tab_stops(self) -> tuple[QWidget, ...]:
        """The controls, as one reads."""
        return (self.fold, self.all_kinds, self.no_kinds, *self.chips.values())

    # -- what is wanted of it

    def unfold(self) -> None:
        """Opens the kinds and puts the focus on the first."""
        self.fold.setChecked(True)
        next(iter(self.chips.values()), self.fold).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _open(self, on: bool) -> None:  # noqa: FBT001 - Qt's signature
        self.fold.set_icon("chevron-down" if on else "chevron-right")
        for part in (self._room, self.all_kinds, self.no_kinds):
            part.setVisible(on)

    def _say(self) -> None:
        self.fold.setText(self.words())

    def _changed(self) -> None:
        self._say()
        self.changed.emit()

    def _tick(self, *, on: bool) -> None:
        self.blockSignals(True)  # noqa: FBT003 - Qt's signature
        for chip in self.chips.values():
            chip.setChecked(on)
        self.blockSignals(False)  # noqa: FBT003
        self._changed()

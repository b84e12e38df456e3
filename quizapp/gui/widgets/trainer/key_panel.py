"""What only the trainer sees of a question: the key, the reason of each option, and how many chose it."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from quizapp.content.items import Item, ItemKind
from quizapp.exams.copies import DeckCopy
from quizapp.gui.theme import Size, Weight
from quizapp.gui.widgets.icon import Icon
from quizapp.gui.widgets.panel import Panel
from quizapp.gui.widgets.text import Text
from quizapp.gui.widgets.trainer.rebuilt import Rebuilt
from quizapp.teaching.lettering import letter, option_letters
from quizapp.teaching.showing import Choices, Shown, Told, shown, told


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyLine:
    """A line of the key; ``option`` is the number of the one it is about, −1 where it is about several."""

    sign: str
    text: str
    right: bool
    reason: str = ""
    option: int = -1


def key_lines(item: Item, copy: DeckCopy) -> tuple[KeyLine, ...]:
    """A question's key in lines: each option, or each row of a table with what belongs there."""
    seen, key = shown(item, copy), told(item, copy)
    if item.kind is ItemKind.FILL_IN:
        return (KeyLine(sign="", text=key.wanted, right=True, reason=key.why),)
    letters = option_letters(seen)
    if seen.cells:
        return tuple(_row(seen, key, row) for row in range(len(seen.cells)))
    order = key.order or tuple(range(len(seen.options)))
    names = [option.text for option in item.options]  # of a figure's places too
    return tuple(
        KeyLine(
            sign=f"{at + 1}. {letters[n]}" if key.order else letters[n], text=names[n],
            right=n in key.right, reason=key.reasons[n], option=n,
        )
        for at, n in enumerate(order)
    )  # fmt: skip


def _row(seen: Shown, key: Told, row: int) -> KeyLine:
    right = [(column, option) for column, option in enumerate(seen.cells[row]) if option in key.right]
    named = ", ".join(f"{letter(column)} {seen.columns[column]}" for column, _ in right) or "–"
    reasons = " ".join(dict.fromkeys(key.reasons[option] for _, option in right))
    place = f"{seen.places[row]}: " if seen.places[row] else ""
    return KeyLine(sign=f"{row + 1}", text=f"{place}{named}", right=True, reason=reasons)


class _Row(QWidget):
    def __init__(self, line: KeyLine) -> None:
        super().__init__()
        self.option = line.option
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(Icon("check", role="good") if line.right else Icon("x", role="muted"), 0, top)
        words = QVBoxLayout()
        words.setSpacing(0)
        head = "  ".join(part for part in (f"{line.sign}." if line.sign else "", line.text) if part)
        text = Text(head, weight=Weight.BOLD if line.right else Weight.REGULAR)
        mark = self.tr("Right") if line.right else self.tr("Wrong")
        text.setAccessibleName(f"{mark}: {head}")
        words.addWidget(text)
        if line.reason:
            words.addWidget(Text(line.reason, role="muted", size=Size.SMALL))
        row.addLayout(words, 1)
        self.count = Text("", weight=Weight.BOLD, wrap=False)
        row.addWidget(self.count, 0, top)


class KeyPanel(Panel):
    """Shows the key of the question at which the room stands."""

    def __init__(self) -> None:
        super().__init__(padding=20)
        self.heading = Text(self.tr("The key, for you alone"), size=Size.SMALL, role="muted")
        self.stem = Text(weight=Weight.BOLD)
        self._rows = Rebuilt(spacing=10)
        self.source = Text(size=Size.SMALL, role="teal")
        for part in (self.heading, self.stem, self._rows, self.source):
            self.column.addWidget(part)
        self._item: Item | None = None
        self._choices: Choices | None = None

    def show_item(self, item: Item, copy: DeckCopy) -> None:
        """Shows another question."""
        if item is self._item:
            return
        self._item, self._choices = item, None
        self.stem.setText(item.stem)
        self._rows.put([_Row(line) for line in key_lines(item, copy)])
        place = copy.source(item.facts[0]) if item.facts else ""
        self.source.setText(self.tr("Source: {place}").format(place=place) if place else "")
        self.source.setVisible(bool(place))

    def show_choices(self, choices: Choices) -> None:
        """Shows how many chose each option, while answers come in."""
        if choices == self._choices:
            return
        self._choices = choices
        counts = {one.option: one.count for one in choices.bars}
        for row in self._rows.rows:
            if isinstance(row, _Row) and row.option >= 0:
                row.count.setText(str(counts.get(row.option, 0)) if choices.answers else "")

    @property
    def texts(self) -> tuple[str, ...]:
        """Everything it says."""
        return tuple(text.text() for text in self.findChildren(Text) if text.text())

"""A setting on the page: words at the left, the control at the right; and a panel of such rows."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from quizapp.gui.theme import Size, Weight, current
from quizapp.gui.widgets.panel import Line, Panel, section_heading
from quizapp.gui.widgets.text import Text


class SettingRow(QWidget):
    """Words at the left, the control at the right, or under them."""

    def __init__(self, title: str, sentence: str, control: QWidget) -> None:
        super().__init__()
        self._sentence = Text(sentence, size=Size.SMALL, role="muted")
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(Text(title, weight=Weight.MEDIUM))
        texts.addWidget(self._sentence)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(24)
        self._box.addLayout(texts, 1)
        self._box.addWidget(control, 0, Qt.AlignmentFlag.AlignVCenter)
        self._control = control

    @property
    def sentence(self) -> str:
        """What stands under the title."""
        return self._sentence.text()

    def say(self, sentence: str) -> None:
        """Says something else under the title."""
        self._sentence.setText(sentence)

    def arrange(self, *, narrow: bool) -> None:
        """Beside each other or under each other."""
        across = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._box.setDirection(across)
        self._box.setSpacing(8 if narrow else 24)
        side = Qt.AlignmentFlag.AlignLeft if narrow else Qt.AlignmentFlag.AlignVCenter
        self._box.setAlignment(self._control, side)


class SettingPanel(Panel):
    """Rows under a heading, a hairline between."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[SettingRow] = []
        self.column.setSpacing(16)

    def head(self, title: str) -> None:
        """Puts the heading over the rows."""
        self.column.insertWidget(0, section_heading(title))

    def add(self, title: str, sentence: str, control: QWidget) -> SettingRow:
        """Adds a row."""
        if self.rows:
            self.column.addWidget(Line())
        row = SettingRow(title, sentence, control)
        self.rows.append(row)
        self.column.addWidget(row)
        return row

    def arrange(self, *, narrow: bool) -> None:
        """Puts each control under its words when there is no room beside them."""
        for row in self.rows:
            row.arrange(narrow=narrow)


def beside(control: QWidget, text: Text) -> QWidget:
    """A control with its value in words after it."""
    both = QWidget()
    row = QBoxLayout(QBoxLayout.Direction.LeftToRight, both)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(16)
    row.addWidget(control, 1)
    text.setMinimumWidth(current().px(52))
    row.addWidget(text)
    return both

"""Saved study lists: a row each, with the key that starts it."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from quizapp.gui import theme
from quizapp.gui.theme import Size, Weight
from quizapp.gui.widgets.button import Button
from quizapp.gui.widgets.keycap import cap_size, paint_cap
from quizapp.gui.widgets.row_button import RowButton

if TYPE_CHECKING:
    from quizapp.gui.widgets.study.new_name import NewName

_WRAP = int(Qt.TextFlag.TextWordWrap)

KEYED = 9
"""So many lists have a number as their key."""


class _ListRow(RowButton):
    """The name over what it holds; its key at the left. F2 asks for another name."""

    rename_wanted = Signal()

    def __init__(self, number: int, name: str, holds: str) -> None:
        super().__init__(name)
        self._holds = holds
        self._key = str(number) if number <= KEYED else ""
        self.setAccessibleName(f"{name}, {holds}")
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        if self._key:
            self.setAccessibleDescription(self.tr("Key: {key}").format(key=self._key))

    def _laid_out(self, width: int) -> list[tuple[QRectF, str, QFont, QColor]]:
        """The two texts with their rooms; long ones wrap."""
        look, px = theme.current(), theme.current().px
        x, y = self._left + px(12), float(px(6))
        texts = []
        for words, size, weight, color in (
            (self.text(), Size.BODY, Weight.BOLD, look.colors.ink),
            (self._holds, Size.SMALL, Weight.REGULAR, look.colors.muted),
        ):
            font = look.font(size, weight)
            room = QRectF(x, y, max(1, width - x - px(8)), 1e4)
            room.setHeight(QFontMetricsF(font).boundingRect(room, _WRAP, words).height())
            texts.append((room, words, font, color))
            y = room.bottom() + 1
        return texts

    @property
    def _left(self) -> float:
        return theme.current().px(8) + cap_size("8").width()

    def hasHeightForWidth(self) -> bool:
        """Long names wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As tall as name and contents need."""
        px = theme.current().px
        return max(px(52), round(self._laid_out(width)[-1][0].bottom() + px(6)))

    def sizeHint(self) -> QSize:
        """Two lines."""
        wide = theme.current().px(240)
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        """In a narrow window they wrap; how tall it then has to be, its height for a width says."""
        return QSize(160, theme.current().px(52))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F2 renames, where lists can be renamed."""
        if event.key() == Qt.Key.Key_F2:
            self.rename_wanted.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the row."""
        colors = theme.current().colors
        painter = self.painter()
        if self._key:
            paint_cap(painter, self._left, self.height() / 2, self._key, ink=colors.muted, edge=colors.line)
        for room, words, font, color in self._laid_out(self.width()):
            painter.setFont(font)
            painter.setPen(color)
            painter.drawText(room, _WRAP, words)
        painter.end()


class _Line(QWidget):
    """A list with its acts beside it, or under it where there is no room."""

    def __init__(self) -> None:
        super().__init__()
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._across.setContentsMargins(0, 0, 0, 0)
        self._across.setSpacing(8)
        self.row, self.acts = QHBoxLayout(), QHBoxLayout()
        for part in (self.row, self.acts):
            part.setSpacing(16)
        self._across.addLayout(self.row, 1)
        self._across.addLayout(self.acts)

    def minimumSizeHint(self) -> QSize:
        """As wide as the wider of the two: they stand under each other before anything is cut."""
        row, acts = self.row.minimumSize(), self.acts.minimumSize()
        return QSize(max(row.width(), acts.width()), max(row.height(), acts.height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Beside each other where the list keeps room for its words."""
        super().resizeEvent(event)
        room = self.width() - self.acts.minimumSize().width()
        beside = not self.acts.count() or room >= theme.current().px(180)
        directions = QBoxLayout.Direction
        self._across.setDirection(directions.LeftToRight if beside else directions.TopToBottom)
        self._across.setAlignment(self.acts, Qt.AlignmentFlag(0) if beside else Qt.AlignmentFlag.AlignRight)


class StudyLists(QWidget):
    """``started`` and ``dropped`` tell the number of a list, from 0; ``renamed`` its new name too."""

    started = Signal(int)
    renamed = Signal(int, str)
    dropped = Signal(int)

    def __init__(self, *, can_drop: bool, can_rename: bool = False) -> None:
        super().__init__()
        self._can_drop, self._can_rename = can_drop, can_rename
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self.rows: list[_ListRow] = []
        self.names: list[NewName] = []
        self.renames: list[Button] = []
        self.drops: list[Button] = []
        self._lines: list[QWidget] = []

    def show_lists(self, lists: tuple[tuple[str, str], ...]) -> None:
        """Shows the lists: the name of each, and what it holds."""
        for line in self._lines:
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._lines, self.rows, self.names, self.renames, self.drops = [], [], [], [], []
        for number, (name, holds) in enumerate(lists):
            line = _Line()
            row = _ListRow(number + 1, name, holds)
            row.clicked.connect(partial(self.started.emit, number))
            line.row.addWidget(row, 1)
            self.rows.append(row)
            if self._can_rename:
                self._add_renaming(number, row, line)
            if self._can_drop:
                drop = Button(self.tr("Remove"), quiet=True, role="muted")
                drop.setAccessibleName(self.tr("Remove the list {name}").format(name=name))
                drop.clicked.connect(partial(self.dropped.emit, number))
                line.acts.addWidget(drop)
                self.drops.append(drop)
            self._lines.append(line)
            self._column.addWidget(line)

    def _add_renaming(self, number: int, row: _ListRow, line: _Line) -> None:
        from quizapp.gui.widgets.study.new_name import NewName

        field = NewName(name=self.tr("New name of {name}").format(name=row.text()))
        field.returnPressed.connect(lambda: self.renamed.emit(number, field.text()))
        field.left.connect(partial(self._stop_renaming, number))
        field.hide()
        line.row.addWidget(field, 1)
        rename = Button(self.tr("Rename"), quiet=True, role="muted")
        rename.setAccessibleName(self.tr("Rename {name}").format(name=row.text()))
        rename.setToolTip(self.tr("Give it another name (F2)"))
        for wanted in (rename.clicked, row.rename_wanted):
            wanted.connect(partial(self._rename, number))
        line.acts.addWidget(rename)
        self.names.append(field)
        self.renames.append(rename)

    def _rename(self, number: int, *_checked: object) -> None:
        """Asks for another name in the row's place; asked again, takes what was typed."""
        row, field = self.rows[number], self.names[number]
        if not field.isHidden():
            self.renamed.emit(number, field.text())
            return
        row.hide()
        field.setText(row.text())
        field.show()
        field.selectAll()
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.renames[number].setText(self.tr("Save"))

    def _stop_renaming(self, number: int) -> None:
        self.names[number].hide()
        self.renames[number].setText(self.tr("Rename"))
        self.rows[number].show()
        self.rows[number].setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_on(self, name: str) -> None:
        """Puts the focus on the list of a name."""
        for row in self.rows:
            if row.text() == name:
                row.setFocus(Qt.FocusReason.OtherFocusReason)

    def tab_stops(self) -> tuple[QWidget, ...]:
        """The controls, as one reads."""
        columns = (self.rows, self.names, self.renames, self.drops)
        lines = zip(*(column for column in columns if column), strict=True)
        return tuple(stop for line in lines for stop in line)

    def start(self, number: int) -> bool:
        """Starts a list by its number from 0, as its key does; False when there is none."""
        if not 0 <= number < len(self.rows):
            return False
        self.started.emit(number)
        return True

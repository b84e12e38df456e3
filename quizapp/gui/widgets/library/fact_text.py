"""A text of a fact that is being written: a label, the text, and beneath it what would break the fact."""

import re

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QSyntaxHighlighter, QTextCharFormat, QTextDocument
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from quizapp.gui import theme
from quizapp.gui.theme import Size, Weight
from quizapp.gui.widgets.icon import Icon
from quizapp.gui.widgets.library.field_editor import Editor
from quizapp.gui.widgets.text import Text

_GAP = re.compile(r"(\{\{\s*\d+\s*:)(.*?)(::.*?)?(\}\})")
_NUMBER = re.compile(r"\{\{\s*(\d+)\s*:")
_ENTER = frozenset((Qt.Key.Key_Return, Qt.Key.Key_Enter))


class FactTextEdit(Editor):
    """Enter goes on to the next field; Esc and Ctrl+Enter are the page's. A picture that is pasted is passed on."""

    pasted_picture = Signal(object)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on; what the page knows is left to it."""
        if event.key() in _ENTER and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.focusNextChild()
        elif event.key() == Qt.Key.Key_Escape or event.key() in _ENTER:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The cursor goes, the text stays."""
        super().focusOutEvent(event)
        cursor = self.textCursor()
        if event.reason() in {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason}:
            cursor.clearSelection()
            self.setTextCursor(cursor)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Texts, and pictures for the fact."""
        return source.hasImage() or super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """A picture goes to the fact, everything else into the text."""
        if source.hasImage() and not source.hasText():
            self.pasted_picture.emit(source)
        else:
            super().insertFromMimeData(source)


class FactText(QWidget):
    """One field. ``typed`` comes with every change that a person makes."""

    typed = Signal()
    pasted_picture = Signal(object)

    def __init__(self, label: str, *, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.editor = FactTextEdit(label)
        self.editor.setPlaceholderText(placeholder)
        self.editor.textChanged.connect(self.typed)
        self.editor.pasted_picture.connect(self.pasted_picture)
        self.label: QLabel = Text(label, size=Size.SMALL, role="muted")
        self.label.setBuddy(self.editor)
        self._error = Text(size=Size.SMALL, role="bad")
        self._mark = Icon("triangle-alert", role="bad", pixels=16)
        error = QHBoxLayout()
        error.setSpacing(6)
        error.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        error.addWidget(self._error, 1)
        self.head = QHBoxLayout()
        self.head.setSpacing(12)
        self.head.addWidget(self.label, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(self.head)
        column.addWidget(self.editor)
        column.addLayout(error)
        self.show_error("")

    @property
    def text(self) -> str:
        """What is in it."""
        return self.editor.toPlainText()

    @property
    def error(self) -> str:
        """What is wrong with it; empty when nothing is."""
        return "" if self._error.isHidden() else self._error.text()

    def set_text(self, text: str) -> None:
        """Puts a text in; nobody typed it."""
        if text != self.text:
            self.editor.blockSignals(True)  # noqa: FBT003 - Qt's signature
            self.editor.setPlainText(text)
            self.editor.blockSignals(False)  # noqa: FBT003
            self.editor.fit()

    def show_error(self, error: str) -> None:
        """Says what is wrong; nothing when it is well."""
        self._error.setText(error)
        self._error.setVisible(bool(error))
        self._mark.setVisible(bool(error))
        self.editor.setAccessibleDescription(error)


class _GapColors(QSyntaxHighlighter):
    """Braces and numbers are quiet, hidden words gold and bold, hints teal."""

    def highlightBlock(self, text: str) -> None:
        """Colours one line."""
        c = theme.current().colors
        quiet, hidden, hint = QTextCharFormat(), QTextCharFormat(), QTextCharFormat()
        quiet.setForeground(c.muted)
        hidden.setForeground(c.gold)
        hidden.setFontWeight(int(Weight.BOLD))
        hint.setForeground(c.teal)
        for match in _GAP.finditer(text):
            for group, look in ((1, quiet), (2, hidden), (3, hint), (4, quiet)):
                if match[group]:
                    self.setFormat(match.start(group), len(match[group]), look)


class GapText(FactText):
    """A text in which words can be hidden: select them and press the key. ``first`` is the number of the next gap."""

    def __init__(self, label: str, *, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(label, placeholder=placeholder, parent=parent)
        document: QTextDocument = self.editor.document()
        self._colors = _GapColors(document)

    def numbers(self) -> set[int]:
        """The numbers of the gaps in it."""
        return {int(number) for number in _NUMBER.findall(self.text)}

    def hide_selection(self, number: int) -> bool:
        """Hides the selected words (the word at the cursor) as a gap of a number; False where there are none."""
        cursor = self.editor.textCursor()
        if not cursor.hasSelection():
            cursor.select(cursor.SelectionType.WordUnderCursor)
        words = cursor.selectedText()
        bare = words.strip()
        if not bare or "{" in bare or "}" in bare:
            return False
        before, after = words[: len(words) - len(words.lstrip())], words[len(words.rstrip()) :]
        cursor.insertText(f"{before}{{{{{number}:{bare}}}}}{after}")
        self.editor.setTextCursor(cursor)
        return True

    def changeEvent(self, event: QEvent) -> None:
        """Follows the theme."""
        super().changeEvent(event)
        if event.type() in theme.CHANGE_EVENTS and hasattr(self, "_colors"):
            self.editor.blockSignals(True)  # noqa: FBT003 - colours are no typing
            self._colors.rehighlight()
            self.editor.blockSignals(False)  # noqa: FBT003

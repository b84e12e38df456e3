"""Editing the fact behind a card without leaving the card: all its texts, saved together."""

from collections.abc import Mapping
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from quizapp.gui import shortcuts
from quizapp.gui.theme import Size
from quizapp.gui.widgets.button import Button
from quizapp.gui.widgets.flow import Flow
from quizapp.gui.widgets.icon import Icon
from quizapp.gui.widgets.library.field_editor import Editor
from quizapp.gui.widgets.panel import Page, page_heading
from quizapp.gui.widgets.text import Text
from quizapp.services.library import FactField


class _Entry(QWidget):
    """A text with its label, and beneath it what is wrong."""

    def __init__(self, field: FactField) -> None:
        super().__init__()
        self.field = field
        self.editor = Editor(field.label)
        self.editor.setPlainText(field.text)
        self._error = Text(size=Size.SMALL, role="bad")
        self._mark = Icon("triangle-alert", role="bad", pixels=16)
        error = QHBoxLayout()
        error.setSpacing(6)
        error.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        error.addWidget(self._error, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(Text(field.label, size=Size.SMALL, role="muted"))
        column.addWidget(self.editor)
        column.addLayout(error)
        self.show_error("")

    @property
    def error(self) -> str:
        """What is wrong with the text, empty when nothing is."""
        return "" if self._error.isHidden() else self._error.text()

    def show_error(self, error: str) -> None:
        """Says it beside the field, to screen readers too."""
        self._error.setText(error)
        self._error.setVisible(bool(error))
        self._mark.setVisible(bool(error))
        self.editor.setAccessibleDescription(error)


class FactEditor(Page):
    """Ctrl+Enter saves, Esc leaves everything as it was. ``saved`` brings the texts that differ, by their paths."""

    saved = Signal(object)
    left = Signal()

    def __init__(self) -> None:
        super().__init__(max_width=760)
        self.entries: dict[str, _Entry] = {}
        self._place = Text(size=Size.SMALL, role="muted")
        self._note = Text(role="muted")
        self._texts = QVBoxLayout()
        self._texts.setSpacing(16)
        self.save = Button(self.tr("Save"), key=shortcuts.SAVE_EDIT.shown, primary=True)
        self.leave = Button(self.tr("Leave as it was"), key=shortcuts.END_SESSION.shown)
        self.save.clicked.connect(self._save)
        self.leave.clicked.connect(self.left)
        acts = QWidget()
        row = Flow(acts)
        row.addWidget(self.save)
        row.addWidget(self.leave)
        self.column.setSpacing(8)
        self.column.addWidget(self._place)
        self.column.addWidget(page_heading(self.tr("Edit this fact")))
        self.column.addWidget(self._note)
        self.column.addSpacing(16)
        self.column.addLayout(self._texts)
        self.column.addSpacing(16)
        self.column.addWidget(acts)
        self.column.addStretch(1)
        shortcuts.bind(self, shortcuts.SAVE_EDIT, self._save)
        shortcuts.bind(self, shortcuts.END_SESSION, self.left.emit)

    @property
    def changed(self) -> Mapping[str, str]:
        """The texts that differ from what is stored, by their paths."""
        texts = {path: entry.editor.toPlainText() for path, entry in self.entries.items()}
        return {path: text for path, text in texts.items() if text != self.entries[path].field.text}

    def show_texts(self, place: str, fields: tuple[FactField, ...], *, cards: int) -> None:
        """Shows all texts of a fact; ``cards`` is how many are made from it."""
        self._place.setText(place)
        self._note.setText(
            self.tr("Its {n} cards follow. What you remember of them stays.").format(n=cards)
            if cards > 1
            else self.tr("Its card follows. What you remember of it stays.")
        )
        for entry in self.entries.values():
            self._texts.removeWidget(entry)
            entry.hide()
            entry.deleteLater()
        self.entries = {field.path: _Entry(field) for field in fields}
        for entry in self.entries.values():
            self._texts.addWidget(entry)
        in_order = [*(entry.editor for entry in self.entries.values()), self.save, self.leave]
        for before, after in pairwise(in_order):
            self.setTabOrder(before, after)
        self.verticalScrollBar().setValue(0)

    def take_focus(self, path: str = "") -> None:
        """On a text, or on the first; the cursor behind its last letter."""
        entry = self.entries.get(path) or next(iter(self.entries.values()), None)
        if entry is not None:
            entry.editor.setFocus(Qt.FocusReason.OtherFocusReason)
            entry.editor.moveCursor(entry.editor.textCursor().MoveOperation.End)

    def show_errors(self, errors: Mapping[str, str]) -> None:
        """Says beside each text what is wrong with it; the first of them gets the focus."""
        for path, entry in self.entries.items():
            entry.show_error(errors.get(path, ""))
        first = next((path for path in self.entries if path in errors), "")
        if first:
            self.take_focus(first)
            self.ensureWidgetVisible(self.entries[first])

    def _save(self) -> None:
        self.saved.emit(self.changed)

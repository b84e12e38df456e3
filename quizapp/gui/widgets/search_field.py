"""The Library's search: what may follow is offered as one types."""

from collections.abc import Iterable

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QListView, QWidget

from quizapp.content.search import FIELD_NAMES, FLAGS, Standing
from quizapp.gui.widgets.fields import Field

_OFFERED_FROM = 2
"""Letters of a word after which names of fields are offered; after a colon values are offered at once."""


class SearchField(Field):
    """A line whose last word is completed: ``is:``, ``topic:``, ``tag:``, ``flag:`` and what may follow them."""

    def __init__(self, *, name: str, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(name=name, placeholder=placeholder)
        self._names: dict[str, tuple[str, ...]] = {
            "is": tuple(Standing),
            "flag": FLAGS,
            "view": ("choice", "recall", "reverse", "cloze", "label"),
        }
        self._model = QStringListModel(self)
        self._completer = QCompleter(self._model, self)
        self._completer.setWidget(self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.activated.connect(self._take)
        self._popup = QListView()
        self._popup.setAccessibleName(self.tr("What may follow"))
        self._completer.setPopup(self._popup)
        self.textEdited.connect(self._offer)

    def offer(self, name: str, values: Iterable[str]) -> None:
        """What may follow after a name: topics, tags."""
        self._names[name] = tuple(values)

    def offered(self) -> tuple[str, ...]:
        """What would be offered where the cursor stands."""
        word = self._word()
        name, colon, value = word.lstrip("-(").partition(":")
        if not colon:
            found = (f"{one}:" for one in FIELD_NAMES if len(name) >= _OFFERED_FROM and one.startswith(name.casefold()))
            return tuple(found)
        wanted = value.strip('"').casefold()
        fits = [
            one for one in self._names.get(name.casefold(), ()) if wanted in one.casefold() and wanted != one.casefold()
        ]
        return tuple(
            f"{name}:{_value(one)}" for one in sorted(fits, key=lambda one: not one.casefold().startswith(wanted))
        )

    def _word(self) -> str:
        before = self.text()[: self.cursorPosition()]
        inside = before.count('"') % 2
        start = before.rfind(" ", 0, before.rfind('"') if inside else len(before)) + 1
        return before[start:]

    def _offer(self) -> None:
        offered = self.offered()
        if not offered:
            self._popup.hide()
            return
        self._model.setStringList(list(offered))
        self._completer.complete()

    def _take(self, chosen: str) -> None:
        word, at = self._word(), self.cursorPosition()
        signs = word[: len(word) - len(word.lstrip("-("))]
        after = "" if chosen.endswith(":") else " "
        text = self.text()
        before = text[: at - len(word)] + signs + chosen + after
        self.setText(before + text[at:].lstrip())
        self.setCursorPosition(len(before))
        self._offer()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Esc belong to the list of offers while it is open."""
        if self._popup.isVisible() and event.key() in {
            Qt.Key.Key_Return,
            Qt.Key.Key_Enter,
            Qt.Key.Key_Escape,
            Qt.Key.Key_Tab,
        }:
            event.ignore()
            return
        super().keyPressEvent(event)


def _value(name: str) -> str:
    return f'"{name}"' if any(one.isspace() or one in "()" for one in name) else name

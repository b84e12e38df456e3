"""A line of tags, divided by commas, that completes those which the deck uses already."""

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QCompleter

from quizapp.gui.widgets.fields import Field

_COMMA = ","


class TagField(Field):
    """Completes the tag at the cursor; Enter or Tab takes what is proposed."""

    def __init__(self, *, name: str, placeholder: str) -> None:
        super().__init__(name=name, placeholder=placeholder)
        self._known = QStringListModel(self)
        self._completer = QCompleter(self._known, self)
        self._completer.setWidget(self)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self._completer.activated[str].connect(self._take)  # type: ignore[index]
        self.textEdited.connect(self._propose)

    def show_known(self, tags: Sequence[str]) -> None:
        """The tags that can be completed."""
        self._known.setStringList(list(tags))

    def show_tags(self, tags: Sequence[str]) -> None:
        """Shows the tags of a fact."""
        text = f"{_COMMA} ".join(tags)
        if self.tags != tuple(tags):
            self.setText(text)

    @property
    def tags(self) -> tuple[str, ...]:
        """The tags as they are typed."""
        return tuple(tag for one in self.text().split(_COMMA) if (tag := one.strip()))

    @property
    def proposed(self) -> tuple[str, ...]:
        """What is proposed at the cursor."""
        model = self._completer.completionModel()
        return tuple(str(model.index(row, 0).data()) for row in range(model.rowCount()))

    def _propose(self) -> None:
        begun = self.text()[: self.cursorPosition()].rpartition(_COMMA)[2].strip()
        self._completer.setCompletionPrefix(begun)
        if begun and self._completer.completionCount() and self.proposed != (begun,):
            self._completer.complete()
        else:
            self._put_away()

    def _put_away(self) -> None:
        popup = self._completer.popup()
        if popup is not None:
            popup.hide()

    def _take(self, tag: str) -> None:
        before, comma, _ = self.text()[: self.cursorPosition()].rpartition(_COMMA)
        after = self.text()[self.cursorPosition() :]
        begun = f"{before}{comma} {tag}" if comma else tag
        self.setText(begun + after)
        self.setCursorPosition(len(begun))
        self.textEdited.emit(self.text())

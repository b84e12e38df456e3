"""Highlight text: phrases of a passage that are marked where they stand."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from quizapp.content.items import HighlightText, OptionId
from quizapp.gui.theme import Size
from quizapp.gui.widgets.items.kinds.base import ItemWidget, item_of
from quizapp.gui.widgets.items.passage import Passage, Piece
from quizapp.gui.widgets.items.phrase import MarkPhrase
from quizapp.gui.widgets.items.place_reasons import PlaceReasons
from quizapp.gui.widgets.items.told import told
from quizapp.gui.widgets.items.verdict import Verdict, verdict, verdict_words
from quizapp.gui.widgets.text import Text
from quizapp.services.exam import ItemView

_ONWARD = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}


class HighlightTextWidget(ItemWidget):
    """A passage in which phrases can be marked; the arrow keys go from one to the next."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[object, ...] = ()
        self._phrases: dict[OptionId, MarkPhrase] = {}
        self._rendering = False
        self.lead = Text(self.tr("Click the phrases, or go through them with the arrow keys and press Space."))
        self.lead.set_role("muted")
        self.lead.set_size(Size.SMALL)
        self.passage = Passage()
        self.reasons = PlaceReasons()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        for part in (self.passage, self.lead, self.reasons):
            column.addWidget(part)

    @property
    def phrases(self) -> tuple[MarkPhrase, ...]:
        """The phrases in reading order."""
        return tuple(self._phrases.values())

    def show_item(self, view: ItemView) -> None:
        """Shows the passage; what is marked and not yet given in stays when the same item is shown again."""
        item = item_of(view, HighlightText)
        shown = (view.sitting, view.index, item.id)
        another, self._shown = shown != self._shown, shown
        self._rendering = True
        if another:
            self._make_phrases(item)
        options = {option.id: option for option in item.options}
        for option, phrase in self._phrases.items():
            if another or view.chosen or view.revealed or not view.tutor:
                phrase.setChecked(option in view.chosen)
            is_marked = phrase.isChecked()
            told_of = verdict(options[option], chosen=is_marked, revealed=view.revealed, several=True)
            phrase.tell(told_of, verdict_words(told_of, chosen=is_marked, several=True))
        self._rendering = False
        self.lead.setVisible(not view.revealed)
        if view.revealed:
            self.reasons.show_parts(told(item, view.chosen))
        else:
            self.reasons.expect(len(item.options))

    def _make_phrases(self, item: HighlightText) -> None:
        for phrase in self._phrases.values():
            phrase.hide()
            phrase.setParent(None)
            phrase.deleteLater()
        self._phrases = {}
        pieces: list[Piece] = []
        for segment in item.passage:
            if not segment.place:
                pieces.append(segment.text)
                continue
            phrase = MarkPhrase(segment.text)
            phrase.toggled.connect(self._toggled)
            self._phrases[OptionId(segment.place)] = phrase
            pieces.append(phrase)
        self.passage.show_pieces(pieces, "".join(segment.text for segment in item.passage))

    def _toggled(self, _on: bool) -> None:  # noqa: FBT001 - Qt's signature
        if not self._rendering:
            self.changed.emit()

    # -- the answer

    def response(self) -> tuple[OptionId, ...]:
        """The marked phrases in reading order."""
        return tuple(option for option, phrase in self._phrases.items() if phrase.isChecked())

    def missing(self) -> str:
        """Nothing is marked."""
        return self.tr("Mark at least one phrase.")

    def press(self, number: int) -> bool:
        """Marks the phrase with this number, or no longer."""
        if not 0 <= number < len(self._phrases) or self.phrases[number].verdict is not Verdict.UNTOLD:
            return False
        self.phrases[number].setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.phrases[number].toggle()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows go from phrase to phrase."""
        by = _ONWARD.get(Qt.Key(event.key()))
        here = next((number for number, phrase in enumerate(self.phrases) if phrase.hasFocus()), None)
        if by is None or here is None:
            event.ignore()
        elif 0 <= here + by < len(self._phrases):
            self.phrases[here + by].setFocus(Qt.FocusReason.TabFocusReason)

    def take_focus(self) -> None:
        """Stays where it is; otherwise the first phrase that is marked, else the first."""
        if QApplication.focusWidget() in self.tab_stops() or not self._phrases:
            return
        first = next((phrase for phrase in self.phrases if phrase.isChecked()), self.phrases[0])
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def tab_stops(self) -> tuple[QWidget, ...]:
        """The phrases, then what the rationales need."""
        return (*self.phrases, self.reasons.others)

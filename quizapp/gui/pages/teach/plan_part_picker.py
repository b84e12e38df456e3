"""Choosing one question among all that the deck still has."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from quizapp.content.facts import TopicId
from quizapp.content.items import Item, ItemId
from quizapp.gui.pages.bridges.page import Asked
from quizapp.gui.tab_order import set_tab_order
from quizapp.gui.theme import Size
from quizapp.gui.widgets.button import Button
from quizapp.gui.widgets.fields import Field
from quizapp.gui.widgets.fold import Fold
from quizapp.gui.widgets.text import Text
from quizapp.gui.widgets.trainer.rebuilt import Rebuilt
from quizapp.gui.words.blueprint import level_title
from quizapp.gui.words.kinds import kind_title
from quizapp.teaching.picking import Left, found


class ItemPicker(Fold):
    """``opened`` asks for what is left; ``picked`` carries an item, and the number of the one whose place it takes
    (−1: it comes after the others)."""

    opened = Signal()
    picked = Signal(object, int)

    def __init__(self, used: Iterable[ItemId], topics: Mapping[TopicId, str]) -> None:
        super().__init__()
        self._used, self._topics = frozenset(used), topics
        self._left: Left | None = None
        self.instead = -1
        self.line.setText(self.tr("Choose a question yourself"))
        self.place = Text(role="muted", size=Size.SMALL)
        self.words = Field(name=self.tr("Words of the question, or its fact"), placeholder=self.tr("hormone, or F12"))
        self.words.textChanged.connect(self._search)
        self.count = Text(role="muted", size=Size.SMALL)
        self.results = Rebuilt(spacing=10)
        for part in (self.place, Asked(self.tr("Words of the question, or its fact"), self.words), self.count):
            self.room.addWidget(part)
        self.room.addWidget(self.results)
        self.first = self.words
        self.line.toggled.connect(self._ask)
        self._say()

    def offer(self, left: Left) -> None:
        """Offers what is left of the deck."""
        self._left = left
        self._search()

    def take_the_place_of(self, number: int) -> None:
        """What is chosen next takes the place of a question."""
        self.instead = number
        self._say()
        self.unfold()

    def _ask(self, on: bool) -> None:  # noqa: FBT001 - Qt's signature
        if not on:
            self.instead = -1
            self._say()
        elif self._left is None:
            self.opened.emit()

    def _say(self) -> None:
        if self.instead < 0:
            self.place.setText(self.tr("It comes after the others."))
        else:
            self.place.setText(self.tr("It takes the place of question {n}.").format(n=self.instead + 1))

    def _search(self) -> None:
        if self._left is None:
            return
        some = found(self._left.items, self.words.text(), self._used)
        rows = []
        for item in some.items:
            row = _FoundRow(item, self._topics.get(item.topic, ""), clashes=item.id in self._left.clashing)
            row.take.clicked.connect(lambda _=False, item=item: self.picked.emit(item, self.instead))
            rows.append(row)
        self.results.put(rows)
        if not some.of:
            said = self.tr("No question that is not in the plan has these words.")
        elif some.of > len(some.items):
            said = self.tr("{n} of {of} questions. More words show fewer.").format(n=len(some.items), of=some.of)
        else:
            said = self.tr("1 question.") if some.of == 1 else self.tr("{n} questions.").format(n=some.of)
        self.count.setText(said)
        set_tab_order(self)


class _FoundRow(QWidget):
    def __init__(self, item: Item, topic: str, *, clashes: bool) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Text(item.stem))
        told = [kind_title(item.kind), level_title(item.level), topic]
        if clashes:
            told.append(self.tr("gives another question of the plan away"))
        words.addWidget(Text(" · ".join(one for one in told if one), role="muted", size=Size.SMALL))
        row.addLayout(words, 1)
        self.take = Button(self.tr("Put in"), quiet=True)
        self.take.setAccessibleName(self.tr("Put in {stem}").format(stem=item.stem))
        row.addWidget(self.take, 0, Qt.AlignmentFlag.AlignTop)

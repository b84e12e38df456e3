"""What can be set of a part: one editor for each kind of part."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from quizapp.content.facts import Level, TopicId
from quizapp.content.items import Item, ItemKind
from quizapp.gui import theme
from quizapp.gui.pages.bridges.page import Asked
from quizapp.gui.pages.teach.plan_part_picker import ItemPicker
from quizapp.gui.theme import Size
from quizapp.gui.widgets.button import Button
from quizapp.gui.widgets.chip import CheckChip
from quizapp.gui.widgets.fields import Field, Number
from quizapp.gui.widgets.flow import Flow
from quizapp.gui.widgets.fold import Fold
from quizapp.gui.widgets.paste_field import PasteField
from quizapp.gui.widgets.quiz.kind_choice import KindChoice
from quizapp.gui.widgets.text import Text
from quizapp.gui.words.blueprint import level_title
from quizapp.gui.words.kinds import kind_title
from quizapp.services.teach import Wanted
from quizapp.teaching.plan import Break, Part, Questions, Talk, Test, items_of_part

LONGEST_TALK = 600
LONGEST_ANSWER = 1800
LONGEST_PART = 480
MOST_DRAWN = 60
_STEM_AT_LEAST = 240


class PartEditor(QWidget):
    """``changed`` carries the part as it now is; ``drawn`` asks for other questions, ``swapped`` for another in the
    place of one, ``dropped`` for one less."""

    changed = Signal(object)
    drawn = Signal(object)
    swapped = Signal(int)
    dropped = Signal(int)

    def __init__(self, part: Part) -> None:
        super().__init__()
        self.part = part
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(32, 4, 8, 12)
        self.column.setSpacing(10)

    def _line(self, name: str, text: str) -> Field:
        field = Field(name=name)
        field.setText(text)
        self.column.addWidget(Asked(name, field))
        return field

    def _numbers(self, *asked: tuple[str, Number]) -> None:
        row = QWidget()
        flow = Flow(row, gap=24)
        for name, number in asked:
            flow.addWidget(Asked(name, number))
        self.column.addWidget(row)


class TalkEditor(PartEditor):
    """A talk, or a break."""

    def __init__(self, part: Talk | Break) -> None:
        super().__init__(part)
        self.title = self._line(self.tr("What it is called"), part.title)
        self.minutes = Number(1, LONGEST_PART, name=self.tr("Minutes"))
        self.minutes.setValue(part.minutes)
        self._numbers((self.tr("Minutes"), self.minutes))
        self.notes: PasteField | None = None
        if isinstance(part, Talk):
            self.notes = PasteField(name=self.tr("Notes, for you alone"))
            self.notes.setPlainText(part.notes)
            self.notes.setMaximumHeight(140)
            self.column.addWidget(Asked(self.tr("Notes, for you alone"), self.notes))
            self.notes.textChanged.connect(self._tell)
        self.title.textEdited.connect(self._tell)
        self.minutes.valueChanged.connect(self._tell)

    def _tell(self) -> None:
        part = self.part
        if isinstance(part, Talk):
            notes = self.notes.toPlainText() if self.notes is not None else ""
            part = replace(part, title=self.title.text(), minutes=self.minutes.value(), notes=notes)
        elif isinstance(part, Break):
            part = replace(part, title=self.title.text(), minutes=self.minutes.value())
        self.part = part
        self.changed.emit(part)


class ItemsEditor(PartEditor):
    """Questions, or a test: what is asked, and how it is drawn."""

    def __init__(
        self, part: Questions | Test, topics: Mapping[TopicId, str], kinds: tuple[ItemKind, ...],
        levels: tuple[Level, ...],
    ) -> None:  # fmt: skip
        super().__init__(part)
        self.title: Field | None = None
        if isinstance(part, Questions):
            self.title = self._line(self.tr("What it is called"), part.title)
            self.talk = Number(0, LONGEST_TALK, name=self.tr("Seconds to talk first"), suffix=" s")
            self.talk.setValue(part.talk_seconds)
            self.answer = Number(0, LONGEST_ANSWER, name=self.tr("Seconds to answer; 0 for no limit"), suffix=" s")
            self.answer.setValue(part.answer_seconds or 0)
            self._numbers((self.tr("Talk first"), self.talk), (self.tr("Then answer (0: no limit)"), self.answer))
            self.title.textEdited.connect(self._tell)
            self.talk.valueChanged.connect(self._tell)
            self.answer.valueChanged.connect(self._tell)
        else:
            self.column.addWidget(
                Text(
                    self.tr(
                        "The two tests share no question and are built alike: as many of each topic, kind and level as "
                        "the deck allows. How hard each question is has not been measured."
                    ),
                    role="muted",
                    size=Size.SMALL,
                )
            )
        self._choosing(part, topics, kinds, levels)
        self._items(part)
        self.picker: ItemPicker | None = None
        if isinstance(part, Questions):
            self.picker = ItemPicker([item.id for item in part.items], topics)
            self.column.addWidget(self.picker)

    def _choosing(
        self, part: Questions | Test, topics: Mapping[TopicId, str], kinds: tuple[ItemKind, ...],
        levels: tuple[Level, ...],
    ) -> None:  # fmt: skip
        self.which = Fold()
        self.which.line.setText(self.tr("Choose other questions"))
        used = {item.topic for item in part.items}
        self.topics: dict[TopicId, CheckChip] = {}
        self.levels: dict[Level, CheckChip] = {}
        for title, chips, named in (
            (self.tr("Topics"), self.topics, topics),
            (self.tr("Levels"), self.levels, {level: level_title(level) for level in levels}),
        ):
            room = QWidget()
            flow = Flow(room, gap=8)
            for key, words in named.items():
                chip = CheckChip(words)
                chip.setChecked(key in used if chips is self.topics else True)
                chips[key] = chip  # type: ignore[index]
                flow.addWidget(chip)
            self.which.room.addWidget(Asked(title, room))
        self.kinds = KindChoice()
        self.kinds.offer(kinds, ())
        self.which.room.addWidget(self.kinds)
        self.count = Number(1, MOST_DRAWN, name=self.tr("How many questions"))
        self.count.setValue(max(1, len(part.items)))
        self.draw = Button(self.tr("Draw these questions"), icon="shuffle")
        self.draw.clicked.connect(lambda: self.drawn.emit(self.wanted))
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.count)
        line.addWidget(self.draw)
        line.addStretch(1)
        self.which.room.addWidget(row)
        self.column.addWidget(self.which)

    def _items(self, part: Questions | Test) -> None:
        self.rows: list[QWidget] = []
        for number, item in enumerate(items_of_part(part)):
            row = _ItemRow(number, item, changes=isinstance(part, Questions), last=len(part.items) == 1)
            row.swapped.connect(self.swapped)
            row.dropped.connect(self.dropped)
            row.chosen.connect(self._choose_instead)
            self.rows.append(row)
            self.column.addWidget(row)

    def _choose_instead(self, number: int) -> None:
        if self.picker is not None:
            self.picker.take_the_place_of(number)

    @property
    def wanted(self) -> Wanted:
        """Which questions are wanted; everything ticked is all."""
        topics = tuple(key for key, chip in self.topics.items() if chip.isChecked())
        levels = tuple(key for key, chip in self.levels.items() if chip.isChecked())
        return Wanted(
            topics=() if len(topics) == len(self.topics) else topics,
            levels=() if len(levels) == len(self.levels) else levels,
            kinds=() if self.kinds.is_all else self.kinds.chosen,
            count=self.count.value(),
        )

    def _tell(self) -> None:
        if isinstance(self.part, Questions) and self.title is not None:
            self.part = replace(
                self.part, title=self.title.text(), talk_seconds=self.talk.value(),
                answer_seconds=self.answer.value() or None,
            )  # fmt: skip
            self.changed.emit(self.part)


class _ItemRow(QWidget):
    swapped = Signal(int)
    dropped = Signal(int)
    chosen = Signal(int)

    def __init__(self, number: int, item: Item, *, changes: bool, last: bool) -> None:
        super().__init__()
        self._row = row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        self._acts: QWidget | None = None
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Text(f"{number + 1}. {item.stem}"))
        words.addWidget(Text(f"{kind_title(item.kind)} · {level_title(item.level)}", role="muted", size=Size.SMALL))
        row.addLayout(words, 1)
        if changes:
            swap, drop = Button(self.tr("Another"), quiet=True), Button(self.tr("Remove"), quiet=True, role="bad")
            swap.setAccessibleName(self.tr("Another question instead of {stem}").format(stem=item.stem))
            drop.setAccessibleName(self.tr("Remove {stem}").format(stem=item.stem))
            drop.setEnabled(not last)
            swap.clicked.connect(lambda: self.swapped.emit(number))
            drop.clicked.connect(lambda: self.dropped.emit(number))
            choose = Button(self.tr("Choose…"), quiet=True)
            choose.setAccessibleName(self.tr("Choose a question instead of {stem}").format(stem=item.stem))
            choose.clicked.connect(lambda: self.chosen.emit(number))
            self._acts = QWidget()
            flow = Flow(self._acts, gap=14)
            for button in (swap, choose, drop):
                flow.addWidget(button)
            row.addWidget(self._acts)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The buttons go under the question where they would squeeze it."""
        super().resizeEvent(event)
        if self._acts is None:
            return
        wide = sum(button.sizeHint().width() + 14 for button in self._acts.findChildren(Button))
        beside = self.width() >= wide + theme.current().px(_STEM_AT_LEAST)
        way = QBoxLayout.Direction
        self._row.setDirection(way.LeftToRight if beside else way.TopToBottom)
        self._row.setSpacing(12 if beside else 2)
        self._acts.setMinimumWidth(wide if beside else 0)

"""What to study: everything is chosen sensibly already, Enter starts."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from typing import TypeVar

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from quizapp.content.facts import TopicId
from quizapp.gui import shortcuts
from quizapp.gui.choosing import LIMITS, Limit, Wanted, Which, limit_words, selection_words, which_meaning, which_words
from quizapp.gui.shortcuts import Shortcut
from quizapp.gui.theme import Size
from quizapp.gui.widgets.button import Button
from quizapp.gui.widgets.chip import CheckChip
from quizapp.gui.widgets.choices import Choices
from quizapp.gui.widgets.fields import Field, NameField
from quizapp.gui.widgets.flow import Flow
from quizapp.gui.widgets.notice import Notice
from quizapp.gui.widgets.panel import Page, Panel, page_heading, section_heading
from quizapp.gui.widgets.study.lists import StudyLists
from quizapp.gui.widgets.text import Text
from quizapp.services.lists import StudyList

_COUNT_AFTER_MS = 120
_AHEAD_DAYS = (1, 3, 7)
_Key = TypeVar("_Key")


@dataclass(frozen=True, slots=True, kw_only=True)
class ChooseView:
    """What can be chosen from: the deck's topics by id, its tags, the saved lists of the deck."""

    deck_title: str
    topics: Mapping[TopicId, str]
    tags: tuple[str, ...]
    lists: tuple[StudyList, ...]


class ChoosePage(Page):
    """``changed`` asks how many cards that is; ``started`` and ``saved`` bring what is ticked."""

    changed = Signal(object)
    started = Signal(object)
    saved = Signal(str, object)
    list_started = Signal(int)
    list_dropped = Signal(int)
    left = Signal()

    def __init__(self) -> None:
        super().__init__(max_width=960)
        self._topic_chips: dict[TopicId, CheckChip] = {}
        self._tag_chips: dict[str, CheckChip] = {}
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.setInterval(_COUNT_AFTER_MS)
        self._clock.timeout.connect(lambda: self.changed.emit(self.wanted))
        self._build_head()
        self._build_lists()
        self._build_cards()
        self._build_narrower()
        self._build_limit()
        self.column.addStretch(1)
        self._bind()

    # -- how it is made

    def _build_head(self) -> None:
        self._deck = Text(role="muted")
        self.count = Text(size=Size.LARGE, role="muted")
        self.start = Button(self.tr("Start"), icon="play", key="Enter", primary=True)
        self.save = Button(self.tr("Save as a list"), icon="save", key=shortcuts.SAVE_LIST.shown)
        self.start.clicked.connect(self._start)
        self.save.clicked.connect(self._open_naming)
        acts = QWidget()
        flow = Flow(acts, gap=16)
        flow.addWidget(self.start)
        flow.addWidget(self.save)
        self._naming = QWidget()
        naming = Flow(self._naming, gap=12)
        self.name = NameField(name=self.tr("Name of the list"), placeholder=self.tr("Name of the list"))
        self.keep = Button(self.tr("Save"), key="Enter")
        self.name.returnPressed.connect(self._save)
        self.keep.clicked.connect(self._save)
        naming.addWidget(self.name)
        naming.addWidget(self.keep)
        self._naming.hide()
        self.notice = Notice()
        words = QVBoxLayout()
        words.setSpacing(4)
        for text in (self._deck, page_heading(self.tr("What to study")), self.count):
            words.addWidget(text)
        self.column.addLayout(words)
        self.column.addWidget(acts)
        self.column.addWidget(self._naming)
        self.column.addWidget(self.notice)
        self.column.addSpacing(8)

    def _build_lists(self) -> None:
        self._lists_panel = Panel()
        self._lists_panel.column.addWidget(section_heading(self.tr("Your lists")))
        self.lists = StudyLists(can_drop=True)
        self.lists.started.connect(self.list_started)
        self.lists.dropped.connect(self.list_dropped)
        self._lists_panel.column.addWidget(self.lists)
        self.column.addWidget(self._lists_panel)

    def _build_cards(self) -> None:
        panel = Panel()
        panel.column.addWidget(section_heading(self.tr("Which cards")))
        self.which = Choices(self.tr("Which cards"))
        self.which.offer(tuple((which, which_words(which)) for which in Which), Which.DUE)
        self.which.changed.connect(self._which_changed)
        self.ahead = Choices(self.tr("How far ahead"))
        self.ahead.offer(
            tuple((n, self.tr("{n} days").format(n=n) if n > 1 else self.tr("1 day")) for n in _AHEAD_DAYS), 1
        )
        self.ahead.changed.connect(self._touched)
        self._meaning = Text(role="muted")
        for widget in (self.which, self._meaning, self.ahead):
            panel.column.addWidget(widget)
        self.column.addWidget(panel)

    def _build_narrower(self) -> None:
        panel = Panel()
        panel.column.addWidget(section_heading(self.tr("Topics")))
        self._topics = QWidget()
        self._topic_flow = Flow(self._topics, gap=8)
        panel.column.addWidget(self._topics)
        self._tags_part = QWidget()
        tags = QVBoxLayout(self._tags_part)
        tags.setContentsMargins(0, 8, 0, 0)
        tags.setSpacing(8)
        tags.addWidget(section_heading(self.tr("Tags")))
        self._tags = QWidget()
        self._tag_flow = Flow(self._tags, gap=8)
        tags.addWidget(self._tags)
        panel.column.addWidget(self._tags_part)
        panel.column.addSpacing(8)
        head = QHBoxLayout()
        head.addWidget(section_heading(self.tr("Search")), 1)
        panel.column.addLayout(head)
        self.search = Field(name=self.tr("Search"), placeholder=self.tr("Words, or tag: topic: flag: rated:7 is:new"))
        self.search.textChanged.connect(self._touched)
        self.error = Notice()
        panel.column.addWidget(self.search)
        panel.column.addWidget(self.error)
        self.column.addWidget(panel)

    def _build_limit(self) -> None:
        panel = Panel()
        panel.column.addWidget(section_heading(self.tr("How long")))
        self.limit = Choices(self.tr("How long"))
        self.limit.offer(tuple((limit, limit_words(limit)) for limit in LIMITS), LIMITS[0])
        self.limit.changed.connect(self._touched)
        panel.column.addWidget(self.limit)
        panel.column.addWidget(Text(self.tr("What is left stays due; nothing is lost by stopping."), role="muted"))
        self.column.addWidget(panel)

    def _bind(self) -> None:
        for number, key in enumerate(shortcuts.SAVED_LIST.keys):
            one = Shortcut(keys=(key,), does=shortcuts.SAVED_LIST.does)
            shortcuts.bind(self, one, partial(self.lists.start, number))
        shortcuts.bind(self, shortcuts.SEARCH_CARDS, self.search.setFocus)
        shortcuts.bind(self, shortcuts.SAVE_LIST, self._open_naming)
        shortcuts.bind(self, shortcuts.LEAVE_CHOOSING, self._leave)

    # -- what it shows

    def render(self, view: ChooseView) -> None:  # type: ignore[override]  # not QWidget's painting
        """Shows what there is; what was ticked stays ticked."""
        self._deck.setText(view.deck_title)
        self._topic_chips = _chips(self._topic_flow, self._topic_chips, view.topics, self._touched)
        self._tag_chips = _chips(self._tag_flow, self._tag_chips, {tag: tag for tag in view.tags}, self._touched)
        self._tags_part.setVisible(bool(view.tags))
        self.lists.show_lists(tuple((one.name, selection_words(one.selection, view.topics)) for one in view.lists))
        self._lists_panel.setVisible(bool(view.lists))
        self._naming.hide()
        self.notice.say("")
        self._set_tab_order()
        self._say_meaning()

    def _set_tab_order(self) -> None:
        """Chips and lists that were made anew are reached where they stand."""
        lists = self.lists.tab_stops()
        in_order = (
            *(self.start, self.save, self.name, self.keep, self.notice.action),
            *lists,
            *(*self.which.chips, *self.ahead.chips),
            *(*self._topic_chips.values(), *self._tag_chips.values()),
            *(self.search, self.error.action, *self.limit.chips),
        )
        for before, after in pairwise(in_order):
            self.setTabOrder(before, after)

    def show_count(self, words: str, *, any_card: bool) -> None:
        """Says how many cards are chosen; with none there is nothing to start."""
        self.error.say("")
        self.search.setAccessibleDescription("")
        self.count.setText(words)
        self.start.setEnabled(any_card)

    def show_error(self, error: str) -> None:
        """Says beside the search what is wrong with it."""
        self.error.say(error, icon="triangle-alert", role="bad")
        self.search.setAccessibleDescription(error)
        self.start.setEnabled(False)

    @property
    def wanted(self) -> Wanted:
        """What is ticked."""
        which, ahead, limit = self.which.chosen, self.ahead.chosen, self.limit.chosen
        return Wanted(
            which=which if isinstance(which, Which) else Which.DUE,
            ahead_days=ahead if isinstance(ahead, int) else 1,
            topics=tuple(topic for topic, chip in self._topic_chips.items() if chip.isChecked()),
            tags=tuple(tag for tag, chip in self._tag_chips.items() if chip.isChecked()),
            search=self.search.text(),
            limit=limit if isinstance(limit, Limit) else LIMITS[0],
        )

    @property
    def topics(self) -> dict[TopicId, CheckChip]:
        """The chips of the topics."""
        return self._topic_chips

    @property
    def tags(self) -> dict[str, CheckChip]:
        """The chips of the tags."""
        return self._tag_chips

    def take_focus(self) -> None:
        """On Start: Enter is all that is needed."""
        self.start.setFocus()

    # -- what is pressed

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter starts, wherever the focus is."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if not self.name.hasFocus():  # there it saves
                self._start()
        else:
            super().keyPressEvent(event)

    def _touched(self, *_what: object) -> None:
        self._clock.start()

    def _which_changed(self) -> None:
        self._say_meaning()
        self._touched()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing is counted for a page that nobody sees."""
        self._clock.stop()
        super().hideEvent(event)

    def _say_meaning(self) -> None:
        which = self.which.chosen
        self._meaning.setText(which_meaning(which) if isinstance(which, Which) else "")
        self.ahead.setVisible(which is Which.AHEAD)

    def _start(self) -> None:
        if self.start.isEnabled():
            self.started.emit(self.wanted)

    def _open_naming(self) -> None:
        self._naming.show()
        self.name.setFocus()

    def _save(self) -> None:
        self.saved.emit(self.name.text(), self.wanted)

    def _leave(self) -> None:
        if self._naming.isVisible():
            self._naming.hide()
            self.save.setFocus()
        else:
            self.left.emit()


def _chips(
    flow: Flow, old: dict[_Key, CheckChip], names: Mapping[_Key, str], touched: Callable[..., object]
) -> dict[_Key, CheckChip]:
    """Chips for names, put into a flow; those that were there before keep their ticks."""
    if list(old) == list(names) and [chip.text() for chip in old.values()] == list(names.values()):
        return old
    made: dict[_Key, CheckChip] = {}
    for key, name in names.items():
        made[key] = chip = CheckChip(name)
        chip.setChecked(key in old and old[key].isChecked())
        chip.toggled.connect(touched)
    for chip in old.values():
        flow.removeWidget(chip)
        chip.deleteLater()
    for chip in made.values():
        flow.addWidget(chip)
    return made

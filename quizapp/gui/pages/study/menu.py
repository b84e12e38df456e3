"""More: everything that can be done with a card, each with its key."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from quizapp.gui import shortcuts
from quizapp.gui.flags import FLAGS, flag_icon
from quizapp.gui.shortcuts import Shortcut
from quizapp.gui.widgets.menu import Menu


class StudyAct(StrEnum):
    """What a person may do on the Study page beside answering and flagging."""

    MARK = "mark"
    BURY = "bury"
    SUSPEND = "suspend"
    SUSPEND_FACT = "suspend fact"
    DELETE = "delete"
    EDIT = "edit"
    HINT = "hint"
    READ = "read"
    LEECH_HELP = "leech help"
    TYPE = "type"
    CUT_MINUTES = "cut minutes"
    CUT_CARDS = "cut cards"
    CHOOSE = "choose"
    SHOW_FACT = "show fact"
    END = "end"
    SHORTCUTS = "shortcuts"


@dataclass(frozen=True, slots=True, kw_only=True)
class MenuState:
    """What the lines of the menu say: the card's flag and mark, what it can offer, how the session goes."""

    flag: int = 0
    marked: bool = False
    has_hint: bool = False
    has_help: bool = False
    typing: bool = False
    minutes: int | None = None
    cards: int | None = None


KEYS: dict[StudyAct, Shortcut] = {
    StudyAct.MARK: shortcuts.MARK,
    StudyAct.EDIT: shortcuts.EDIT_HERE,
    StudyAct.BURY: shortcuts.BURY,
    StudyAct.SUSPEND: shortcuts.SUSPEND,
    StudyAct.SUSPEND_FACT: shortcuts.SUSPEND_FACT,
    StudyAct.DELETE: shortcuts.DELETE_FACT,
    StudyAct.HINT: shortcuts.HINT,
    StudyAct.READ: shortcuts.READ_ALOUD,
    StudyAct.LEECH_HELP: shortcuts.LEECH_HELP,
    StudyAct.TYPE: shortcuts.TYPE_ANSWERS,
    StudyAct.CUT_MINUTES: shortcuts.CUT_MINUTES,
    StudyAct.CUT_CARDS: shortcuts.CUT_CARDS,
    StudyAct.CHOOSE: shortcuts.CHOOSE_FROM_STUDY,
    StudyAct.SHOW_FACT: shortcuts.SHOW_FACT,
    StudyAct.SHORTCUTS: shortcuts.HELP,
    StudyAct.END: shortcuts.END_SESSION,
}
"""The acts in the order of the menu, with their keys."""

_GROUPS_END = {StudyAct.EDIT, StudyAct.DELETE, StudyAct.TYPE, StudyAct.CHOOSE}
"""After these stands a hairline."""


class StudyMenu(Menu):
    """``acted`` tells an act, ``flagged`` the number of a flag. ``state`` is asked when the menu opens, and
    ``voice_missing`` what is missing for reading aloud (empty: nothing)."""

    acted = Signal(object)
    flagged = Signal(int)

    def __init__(self, parent: QWidget, state: Callable[[], MenuState]) -> None:
        super().__init__(parent)
        self.state = state
        self.voice_missing: Callable[[], str] = str
        self.flags = Menu(self)
        self.flag_lines: list[QAction] = []
        for flag in FLAGS:
            line = self.flags.addAction("")
            line.setShortcut(QKeySequence(flag.key))
            line.triggered.connect(partial(self.flagged.emit, flag.number))
            self.flag_lines.append(line)
        self.lines: dict[StudyAct, QAction] = {}
        self._flag_line = self.addMenu(self.flags)
        for act, shortcut in KEYS.items():
            self.lines[act] = line = self.addAction("")
            line.setShortcut(QKeySequence(shortcut.keys[0]))
            line.triggered.connect(partial(self.acted.emit, act))
            if act in _GROUPS_END:
                self.addSeparator()
        for line in (*self.lines.values(), *self.flag_lines):  # shown beside the words; the page binds the keys
            line.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.aboutToShow.connect(self.refresh)

    def refresh(self) -> None:
        """Says every line as things are now."""
        state = self.state()
        self._flag_line.setText(self.tr("Flag"))
        for flag, line in zip(FLAGS, self.flag_lines, strict=True):
            on = flag.number == state.flag
            line.setText(self.tr("{colour}: take it off").format(colour=flag.name) if on else flag.name)
            line.setIcon(flag_icon(flag))
        for act, words in self._words(state).items():
            self.lines[act].setText(words)
        self.lines[StudyAct.HINT].setEnabled(state.has_hint)
        self.lines[StudyAct.READ].setVisible(not self.voice_missing())
        self.lines[StudyAct.LEECH_HELP].setEnabled(state.has_help)

    def _words(self, state: MenuState) -> dict[StudyAct, str]:
        tr = self.tr
        return {
            StudyAct.MARK: tr("Take the mark off") if state.marked else tr("Mark the fact"),
            StudyAct.EDIT: tr("Edit here"),
            StudyAct.BURY: tr("Not today (bury)"),
            StudyAct.SUSPEND: tr("Set the card aside (suspend)"),
            StudyAct.SUSPEND_FACT: tr("Set the whole fact aside"),
            StudyAct.DELETE: tr("Delete the fact"),
            StudyAct.HINT: tr("Hint") if state.has_hint else tr("Hint: this card has none"),
            StudyAct.READ: tr("Read aloud"),
            StudyAct.LEECH_HELP: tr("Help with this card")
            if state.has_help
            else tr("Help: for cards that are hard to keep"),
            StudyAct.TYPE: tr("Do not type the answers") if state.typing else tr("Type the answers"),
            StudyAct.CUT_MINUTES: tr("Do not stop after {n} minutes").format(n=state.minutes)
            if state.minutes
            else tr("Stop after 10 minutes"),
            StudyAct.CUT_CARDS: tr("Do not stop after {n} cards").format(n=state.cards)
            if state.cards
            else tr("Stop after 20 cards"),
            StudyAct.CHOOSE: tr("What to study"),
            StudyAct.SHOW_FACT: tr("Show the fact in the Library"),
            StudyAct.SHORTCUTS: tr("Shortcuts"),
            StudyAct.END: tr("End the session"),
        }

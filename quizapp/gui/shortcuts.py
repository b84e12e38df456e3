"""The one table of shortcuts: pages bind from it, F1 shows it, docs/keyboard.md is held to it by a test."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget


@dataclass(frozen=True, slots=True, kw_only=True)
class Shortcut:
    """``keys`` in Qt's portable spelling. ``native`` keys are the focused control's own: listed, bound by nobody."""

    keys: tuple[str, ...]
    does: str
    native: bool = False

    @property
    def shown(self) -> str:
        """The keys as people read them."""
        return " / ".join(" ".join(part or "+" for part in key.replace("++", "+").split("+")) for key in self.keys)

    @property
    def words(self) -> str:
        """What it does, in the person's language."""
        return QCoreApplication.translate("shortcuts", self.does)


def _key(*keys: str, does: str, native: bool = False) -> Shortcut:
    return Shortcut(keys=keys, does=does, native=native)


def QT_TRANSLATE_NOOP(_context: str, text: str) -> str:
    """Marks a text for translation, as Qt's own does, but with its type."""
    return text


_N = QT_TRANSLATE_NOOP

GO_TODAY = _key("Alt+1", does=_N("shortcuts", "Today"))
GO_STUDY = _key("Alt+2", does=_N("shortcuts", "Study"))
GO_QUIZ = _key("Alt+3", does=_N("shortcuts", "Quiz"))
GO_LIBRARY = _key("Alt+4", does=_N("shortcuts", "Library"))
GO_PROGRESS = _key("Alt+5", does=_N("shortcuts", "Progress"))
GO_TEACH = _key("Alt+6", does=_N("shortcuts", "Teach"))
GO_SETTINGS = _key("Ctrl+,", does=_N("shortcuts", "Settings"))
PEOPLE = _key("Ctrl+Shift+P", does=_N("shortcuts", "Who is learning, where several people share the computer"))
HELP = _key("F1", does=_N("shortcuts", "Show this list, or put it away"))
LARGER = _key("Ctrl++", "Ctrl+=", does=_N("shortcuts", "Larger text"))
SMALLER = _key("Ctrl+-", does=_N("shortcuts", "Smaller text"))
USUAL_SIZE = _key("Ctrl+0", does=_N("shortcuts", "Text at 100 %"))
LEAVE_HELP = _key("Esc", does=_N("shortcuts", "Put this list away"))
QUIT = _key("Ctrl+Q", does=_N("shortcuts", "Quit"))
NEXT_CONTROL = _key("Tab", does=_N("shortcuts", "Next control; with Shift the one before"), native=True)
PRESS = _key("Enter", "Space", does=_N("shortcuts", "Press the control with the gold ring"), native=True)
ZOOM = _key("Plus", "Minus", "0", does=_N("shortcuts", "On a figure: nearer, farther, all of it"), native=True)

START = _key("Enter", does=_N("shortcuts", "Start studying"), native=True)
QUICK_QUIZ = _key("Q", does=_N("shortcuts", "Quick quiz"))
STUDY_MISSED = _key("M", does=_N("shortcuts", "Study what I missed"))

REVEAL = _key(
    "Space", "Enter", does=_N("shortcuts", "Show the answer; then: the grade with the gold ring"), native=True
)
FORGOT = _key("1", does=_N("shortcuts", "Forgot"))
EFFORT = _key("2", does=_N("shortcuts", "Recalled with effort"))
RECALLED = _key("3", does=_N("shortcuts", "Recalled"))
EASILY = _key("4", does=_N("shortcuts", "Easily"))
UNDO = _key("Ctrl+Z", does=_N("shortcuts", "Take back the last answer"))
MORE = _key("Ctrl+M", does=_N("shortcuts", "More"))
SHOW_FACT = _key("Ctrl+E", does=_N("shortcuts", "Show the fact in the Library"))
END_SESSION = _key("Esc", does=_N("shortcuts", "End the session"))

CHOOSE_OPTION = _key(
    "A…Z", "1…9", does=_N("shortcuts", "Choose an option; in a table: go to a row, choose a column"), native=True
)
WALK_OPTIONS = _key("Arrows", does=_N("shortcuts", "From option to option, from cell to cell"), native=True)
TOGGLE = _key("Space", does=_N("shortcuts", "Choose what has the gold ring, or no longer"), native=True)
TRUE_FALSE = _key("T", "F", does=_N("shortcuts", "True or false, where a statement is judged"), native=True)
OPEN_CHOICES = _key(
    "Space", "Down", does=_N("shortcuts", "At a blank: open its choices; Enter too while one is empty"), native=True
)
TAKE_BACK = _key("Delete", does=_N("shortcuts", "At a blank: take the choice back"), native=True)
MOVE_STEP = _key(
    "Alt+Up",
    "Alt+Down",
    does=_N("shortcuts", "Move a step; or Space, the arrow keys, Space; or its place: 1…9"),
    native=True,
)
KINDS = _key("Alt+K", does=_N("shortcuts", "Choose kinds of question"))
ANSWER = _key("Enter", does=_N("shortcuts", "Start; answer; go to the next question"), native=True)
FLAG = _key("Alt+F", does=_N("shortcuts", "Flag the question, or no longer"))
ITEM_BEFORE = _key("PgUp", does=_N("shortcuts", "Question before"))
ITEM_AFTER = _key("PgDown", does=_N("shortcuts", "Question after"))
QUESTION_MAP = _key("Alt+M", does=_N("shortcuts", "Question map"))
LEAVE_QUIZ = _key("Esc", does=_N("shortcuts", "Leave the quiz; it waits for you"))

FIND = _key("Ctrl+F", does=_N("shortcuts", "Search"))
IMPORT_DECK = _key("Ctrl+O", does=_N("shortcuts", "Import a deck"))
EXPORT_ANKI = _key("Ctrl+Shift+E", does=_N("shortcuts", "Export to Anki"))
CHECK_DECK = _key("Ctrl+K", does=_N("shortcuts", "Check the deck"))

BRANCHES = _key("Arrows", does=_N("shortcuts", "From branch to branch; Enter studies it"), native=True)
AS_TABLE = _key("T", does=_N("shortcuts", "The tree as a table, or as a picture"))
SAVE_PICTURE = _key("Ctrl+S", does=_N("shortcuts", "Save the tree as a picture"))

TABLE: dict[str, tuple[Shortcut, ...]] = {
    _N("shortcuts", "Everywhere"): (
        GO_TODAY, GO_STUDY, GO_QUIZ, GO_LIBRARY, GO_PROGRESS, GO_TEACH, GO_SETTINGS, PEOPLE, HELP, LEAVE_HELP,
        LARGER, SMALLER, USUAL_SIZE, QUIT, NEXT_CONTROL, PRESS, ZOOM,
    ),
    _N("shortcuts", "Today"): (START, QUICK_QUIZ, STUDY_MISSED),
    _N("shortcuts", "Study"): (REVEAL, FORGOT, EFFORT, RECALLED, EASILY, UNDO, MORE, SHOW_FACT, END_SESSION),
    _N("shortcuts", "Quiz"): (
        ANSWER, KINDS, CHOOSE_OPTION, WALK_OPTIONS, TOGGLE, TRUE_FALSE, OPEN_CHOICES, TAKE_BACK, MOVE_STEP,
        FLAG, ITEM_BEFORE, ITEM_AFTER, QUESTION_MAP, LEAVE_QUIZ,
    ),
    _N("shortcuts", "Library"): (FIND, IMPORT_DECK, EXPORT_ANKI, CHECK_DECK),
    _N("shortcuts", "Progress"): (BRANCHES, AS_TABLE, SAVE_PICTURE),
}  # fmt: skip
"""Places in the order of the list, each with its shortcuts."""


def bind(widget: QWidget, shortcut: Shortcut, act: Callable[[], object]) -> QShortcut:
    """Makes a shortcut of the table work while the focus is in ``widget``; gives it so that it can be switched off."""
    bound = QShortcut(widget)
    bound.setKeys([QKeySequence(keys) for keys in shortcut.keys])
    bound.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    bound.setAutoRepeat(False)
    bound.activated.connect(act)
    return bound

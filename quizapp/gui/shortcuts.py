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
    written: str = ""
    """How the keys are written where they are a range, such as ``1…9``."""

    @property
    def shown(self) -> str:
        """The keys as people read them."""
        return self.written or " / ".join(
            " ".join(part or "+" for part in key.replace("++", "+").split("+")) for key in self.keys
        )

    @property
    def words(self) -> str:
        """What it does, in the person's language."""
        return QCoreApplication.translate("shortcuts", self.does)


def _key(*keys: str, does: str, native: bool = False, written: str = "") -> Shortcut:
    return Shortcut(keys=keys, does=does, native=native, written=written)


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
CHOOSE_STUDY = _key("W", does=_N("shortcuts", "What to study: topics, tags, a search, ahead, for ten minutes"))
EXAM_DATE = _key("D", does=_N("shortcuts", "Set the date of the exam"))
SAVED_LIST = _key(*(str(n) for n in range(1, 10)), does=_N("shortcuts", "Start a saved study list"), written="1…9")

START_CHOSEN = _key("Enter", does=_N("shortcuts", "Start"), native=True)
LEAVE_CHOOSING = _key("Esc", does=_N("shortcuts", "Back without starting"))
SAVE_LIST = _key("Ctrl+S", does=_N("shortcuts", "Save as a list with a name"))
SEARCH_CARDS = _key("Ctrl+F", does=_N("shortcuts", "To the search field"))

REVEAL = _key(
    "Space", "Enter", does=_N("shortcuts", "Show the answer; then: the grade with the gold ring"), native=True
)
FORGOT = _key("1", does=_N("shortcuts", "Forgot"))
EFFORT = _key("2", does=_N("shortcuts", "Recalled with effort"))
RECALLED = _key("3", does=_N("shortcuts", "Recalled"))
EASILY = _key("4", does=_N("shortcuts", "Easily"))
ANSWER_CHOICE = _key(
    "A…Z", does=_N("shortcuts", "On a card with choices: answer; or the arrow keys, then Enter"), native=True
)
UNDO = _key("Ctrl+Z", does=_N("shortcuts", "Take back what was done last: a grade, a flag, an edit, a deletion"))
HINT = _key("H", does=_N("shortcuts", "Hint"))
READ_ALOUD = _key("R", does=_N("shortcuts", "Read aloud"))
FLAG_CARD = _key(
    *(f"Ctrl+{n}" for n in range(1, 8)),
    does=_N("shortcuts", "Flag: red, orange, green, blue, pink, turquoise, purple; the same key again takes it off"),
    written="Ctrl 1…7",
)
MARK = _key("*", does=_N("shortcuts", "Mark the fact, or no longer"))
BURY = _key("-", does=_N("shortcuts", "Not today (bury the card)"))
SUSPEND = _key("@", does=_N("shortcuts", "Set the card aside (suspend it)"))
SUSPEND_FACT = _key("!", does=_N("shortcuts", "Set the whole fact aside"))
DELETE_FACT = _key("Ctrl+Del", does=_N("shortcuts", "Delete the fact; Ctrl Z brings it back"))
EDIT_HERE = _key("Ctrl+E", does=_N("shortcuts", "Edit the fact without leaving the card"))
SAVE_EDIT = _key(
    "Ctrl+Return", "Ctrl+Enter", does=_N("shortcuts", "While editing: save; Esc leaves"), written="Ctrl Enter"
)
LEECH_HELP = _key("Ctrl+H", does=_N("shortcuts", "Help with a card that is hard to keep"))
TYPE_ANSWERS = _key("Ctrl+T", does=_N("shortcuts", "Type the answers, or no longer"))
CUT_MINUTES = _key("Ctrl+Shift+M", does=_N("shortcuts", "Stop after 10 minutes, or no longer"))
CUT_CARDS = _key("Ctrl+Shift+C", does=_N("shortcuts", "Stop after 20 cards, or no longer"))
CHOOSE_FROM_STUDY = _key("Ctrl+L", does=_N("shortcuts", "What to study"))
MORE = _key("Ctrl+M", does=_N("shortcuts", "More: everything that can be done here, with its key"))
SHOW_FACT = _key("Ctrl+B", does=_N("shortcuts", "Show the fact in the Library"))
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
WHICH_QUESTIONS = _key("Alt+O", does=_N("shortcuts", "Only never seen, missed, flagged or uncertain questions; levels"))
CONDITIONS = _key("Alt+L", does=_N("shortcuts", "Time limit, pauses, going back, certainty"))
SHARES = _key("Alt+S", does=_N("shortcuts", "Shares of topics, kinds or levels"))
TEMPLATE = _key(*(str(n) for n in range(1, 10)), does=_N("shortcuts", "Start a template"), written="1…9")
SAVE_TEMPLATE = _key("Ctrl+S", does=_N("shortcuts", "Save what is chosen as a template with a name"))
RENAME_TEMPLATE = _key("F2", does=_N("shortcuts", "At a template: give it another name"), native=True)
ANSWER = _key("Enter", does=_N("shortcuts", "Start; answer; go to the next question"), native=True)
STRIKE = _key(
    "Shift+A…Z",
    "Delete",
    does=_N("shortcuts", "Strike an option out, or no longer; with the mouse: the other button"),
    native=True,
)
CERTAINTY = _key(
    "Ctrl+1",
    "Ctrl+2",
    "Ctrl+3",
    does=_N("shortcuts", "How sure you are: a guess, fairly sure, certain"),
    written="Ctrl 1…3",
)
HIGHLIGHT = _key(
    "Alt+H", does=_N("shortcuts", "Highlight words of the question: Left and Right walk, Space marks, Esc ends")
)
TIME = _key("Alt+T", does=_N("shortcuts", "Put the time away, or show it"))
CALCULATOR = _key("Alt+C", does=_N("shortcuts", "Calculator, where a number is asked; Esc puts it away"))
PAUSE = _key("Alt+P", does=_N("shortcuts", "Pause: the question is hidden, the clock stands"))
FLAG = _key("Alt+F", does=_N("shortcuts", "Flag the question, or no longer"))
ITEM_BEFORE = _key("PgUp", does=_N("shortcuts", "Question before"))
ITEM_AFTER = _key("PgDown", does=_N("shortcuts", "Question after"))
QUESTION_MAP = _key("Alt+M", does=_N("shortcuts", "Question map"))
SAVE_PDF = _key("Ctrl+P", does=_N("shortcuts", "Save the report as PDF"))
SAVE_REPORT_TABLE = _key("Ctrl+Shift+S", does=_N("shortcuts", "Save the report, or its chosen chart, as a table"))
REPORT_CHART = _key("Ctrl+S", does=_N("shortcuts", "Save the chosen chart as a picture"))
REPORT_AS_TABLE = _key("T", does=_N("shortcuts", "The chosen chart as a table, or as a picture"))
LEAVE_QUIZ = _key("Esc", does=_N("shortcuts", "Leave the quiz; it waits for you"))

FIND = _key("Ctrl+F", does=_N("shortcuts", "Search"))
IMPORT_DECK = _key("Ctrl+O", does=_N("shortcuts", "Import: a deck, an Anki package, a spreadsheet, pasted text"))
EXPORT = _key("Ctrl+Shift+E", does=_N("shortcuts", "Export: to Anki, a spreadsheet, a classroom …"))
PRINT = _key("Ctrl+P", does=_N("shortcuts", "Print: flashcards, study sheet, test, posters"))
DO_BRIDGE = _key(
    "Enter", does=_N("shortcuts", "While importing, exporting, printing: do it; Esc cancels or leaves"), native=True
)
CHECK_DECK = _key("Ctrl+K", does=_N("shortcuts", "Check the deck"))
NEW_FACT = _key("Ctrl+N", does=_N("shortcuts", "Write a new fact"))
EDIT_FACT = _key("Ctrl+E", does=_N("shortcuts", "Edit the chosen fact"))

SAVE_FACT = _key("Ctrl+Return", "Ctrl+Enter", does=_N("shortcuts", "Save"))
MAKE_GAP = _key("Ctrl+Shift+C", does=_N("shortcuts", "Hide the selected words: a gap"))
PASTE_PICTURE = _key("Ctrl+Shift+V", does=_N("shortcuts", "Paste a picture"))
LEAVE_EDITOR = _key("Esc", does=_N("shortcuts", "Leave; what you wrote is kept"), native=True)
NEW_PART = _key("R", "P", does=_N("shortcuts", "On a picture: a new rectangle, a new polygon"), native=True)
MOVE_PART = _key(
    "Arrows", does=_N("shortcuts", "Move the part; with Shift size it, with Alt move a corner"), native=True
)
WALK_CORNERS = _key(
    "Comma", "Period", "C", does=_N("shortcuts", "The corner before, the corner after, one corner more"), native=True
)
DELETE_PART = _key("Delete", does=_N("shortcuts", "Remove the part; Ctrl Z takes it back"), native=True)
NAME_PART = _key("Enter", does=_N("shortcuts", "Name the part; close a polygon that is being drawn"), native=True)

FACTS_OR_CARDS = _key("Ctrl+T", does=_N("shortcuts", "Facts or cards"))
OPEN_ROW = _key(
    "Enter", does=_N("shortcuts", "In the table: open the fact; in the search: go into the table"), native=True
)
CHOOSE_ROWS = _key(
    "Shift+Arrows",
    "Ctrl+A",
    does=_N("shortcuts", "Choose several rows, or all; the menu key opens what can be done"),
    native=True,
)
SUSPEND_ROWS = _key("Ctrl+J", does=_N("shortcuts", "Set the chosen cards aside"))
BURY_ROWS = _key("Ctrl+B", does=_N("shortcuts", "Put the chosen cards off until tomorrow"))
FLAG_ROWS = _key(
    *(f"Ctrl+{number}" for number in range(1, 8)),
    does=_N("shortcuts", "Flag the chosen cards: red, orange, green …"),
    written="Ctrl 1…7",
)
MARK_ROWS = _key("Ctrl+D", does=_N("shortcuts", "Mark the chosen facts"))
TAG_ROWS = _key("Ctrl+G", does=_N("shortcuts", "Tag the chosen facts"))
DELETE_ROWS = _key("Delete", does=_N("shortcuts", "Delete the chosen facts"))
UNDO_STEP = _key("Ctrl+Z", does=_N("shortcuts", "Take back what was done last"))
RENAME_TAG = _key("F2", does=_N("shortcuts", "In the filters: rename the tag, or merge it"), native=True)
REPLACE = _key("Ctrl+H", does=_N("shortcuts", "Find and replace"))
DUPLICATES = _key("Ctrl+Shift+D", does=_N("shortcuts", "Facts that say nearly the same"))

BRANCHES = _key("Arrows", does=_N("shortcuts", "From branch to branch; Enter studies it"), native=True)
AS_TABLE = _key("T", does=_N("shortcuts", "The tree or the chosen chart as a table, or as a picture"))
SAVE_PICTURE = _key("Ctrl+S", does=_N("shortcuts", "Save the tree or the chosen chart as a picture"))
SAVE_TABLE = _key("Ctrl+Shift+S", does=_N("shortcuts", "Save the chosen chart as a table for a spreadsheet"))
WALK_CHART = _key("Arrows", does=_N("shortcuts", "In a chart: from value to value; each is told"), native=True)

NEW_SESSION = _key("Ctrl+N", does=_N("shortcuts", "New session, ready to be held"))
PRESENT = _key("F5", does=_N("shortcuts", "Present; while presenting: to the projector again"))
PRINT_PACK = _key("Ctrl+P", does=_N("shortcuts", "Print the session's papers"))
MOVE_SESSION_PART = _key(
    "Alt+Up", "Alt+Down", does=_N("shortcuts", "Move a part of the session up or down"), native=True
)
REMOVE_SESSION_PART = _key("Delete", does=_N("shortcuts", "Remove a part of the session"), native=True)
STEP_ON = _key(
    "Space", "PgDown", "Right",
    does=_N("shortcuts", "Presenting: the next step (show, take answers, close, show the key, go on)"), native=True,
)  # fmt: skip
STEP_BACK = _key("PgUp", "Left", does=_N("shortcuts", "Presenting: one step back"), native=True)
BLANK = _key("B", ".", does=_N("shortcuts", "Presenting: nothing on the projector, or what was there"), native=True)
SCORES = _key("S", does=_N("shortcuts", "Presenting: the scores, or no longer"), native=True)
MORE_TIME = _key("T", does=_N("shortcuts", "Presenting: 30 seconds more"), native=True)
TEAM = _key(
    *(str(n) for n in range(1, 10)), does=_N("shortcuts", "Presenting: choose a team"), native=True, written="1…9"
)
TEAM_ANSWER = _key(
    "A…Z", does=_N("shortcuts", "The chosen team's answer; Up and Down: the row of a table; Esc: no team"), native=True
)
COUNT_HANDS = _key("H", does=_N("shortcuts", "Presenting: count hands"), native=True)
PEOPLE_HERE = _key("P", does=_N("shortcuts", "Presenting: who is here"), native=True)
DOOR = _key("D", does=_N("shortcuts", "Presenting: let phones in, or shut the door"), native=True)
TOOLS = _key("O", does=_N("shortcuts", "Presenting in one window: controls instead of the slide, or back"), native=True)
PEEK = _key(
    "K", does=_N("shortcuts", "Presenting in one window: key and notes, where the room sees them too"), native=True
)
MARK_PAPER = _key("R", "P", "W", does=_N("shortcuts", "In a test on paper: right, partly, wrong"), native=True)
LEAVE_TEACHING = _key("Esc", does=_N("shortcuts", "Back; a session goes on where it stood"), native=True)

TABLE: dict[str, tuple[Shortcut, ...]] = {
    _N("shortcuts", "Everywhere"): (
        GO_TODAY, GO_STUDY, GO_QUIZ, GO_LIBRARY, GO_PROGRESS, GO_TEACH, GO_SETTINGS, PEOPLE, HELP, LEAVE_HELP,
        LARGER, SMALLER, USUAL_SIZE, QUIT, NEXT_CONTROL, PRESS, ZOOM,
    ),
    _N("shortcuts", "Today"): (START, QUICK_QUIZ, STUDY_MISSED, CHOOSE_STUDY, SAVED_LIST, EXAM_DATE),
    _N("shortcuts", "What to study"): (START_CHOSEN, SAVED_LIST, SEARCH_CARDS, SAVE_LIST, LEAVE_CHOOSING),
    _N("shortcuts", "Study"): (
        REVEAL, FORGOT, EFFORT, RECALLED, EASILY, ANSWER_CHOICE, UNDO, HINT, READ_ALOUD, FLAG_CARD, MARK, BURY,
        SUSPEND, SUSPEND_FACT, EDIT_HERE, SAVE_EDIT, DELETE_FACT, LEECH_HELP, TYPE_ANSWERS, CUT_MINUTES, CUT_CARDS,
        CHOOSE_FROM_STUDY, SHOW_FACT, MORE, END_SESSION,
    ),
    _N("shortcuts", "Quiz"): (
        ANSWER, KINDS, WHICH_QUESTIONS, CONDITIONS, SHARES, TEMPLATE, SAVE_TEMPLATE, RENAME_TEMPLATE,
        CHOOSE_OPTION, WALK_OPTIONS, TOGGLE, TRUE_FALSE, OPEN_CHOICES, TAKE_BACK, MOVE_STEP, STRIKE, CERTAINTY,
        HIGHLIGHT, CALCULATOR, FLAG, ITEM_BEFORE, ITEM_AFTER, QUESTION_MAP, TIME, PAUSE, LEAVE_QUIZ,
    ),
    _N("shortcuts", "Report of a quiz"): (SAVE_PDF, SAVE_REPORT_TABLE, REPORT_AS_TABLE, REPORT_CHART, WALK_CHART),
    _N("shortcuts", "Library"): (
        FIND, OPEN_ROW, FACTS_OR_CARDS, CHOOSE_ROWS, SUSPEND_ROWS, BURY_ROWS, FLAG_ROWS, MARK_ROWS, TAG_ROWS,
        DELETE_ROWS, RENAME_TAG, UNDO_STEP, REPLACE, DUPLICATES, NEW_FACT, EDIT_FACT, IMPORT_DECK, EXPORT,
        PRINT, DO_BRIDGE, CHECK_DECK,
    ),
    _N("shortcuts", "Writing a fact"): (
        SAVE_FACT, MAKE_GAP, PASTE_PICTURE, NEW_PART, MOVE_PART, WALK_CORNERS, DELETE_PART, NAME_PART, LEAVE_EDITOR,
    ),
    _N("shortcuts", "Progress"): (BRANCHES, WALK_CHART, AS_TABLE, SAVE_PICTURE, SAVE_TABLE),
    _N("shortcuts", "Teach"): (
        NEW_SESSION, PRESENT, PRINT_PACK, MOVE_SESSION_PART, REMOVE_SESSION_PART, STEP_ON, STEP_BACK, BLANK, SCORES,
        MORE_TIME, TEAM, TEAM_ANSWER, COUNT_HANDS, PEOPLE_HERE, DOOR, TOOLS, PEEK, MARK_PAPER, LEAVE_TEACHING,
    ),
}  # fmt: skip
"""Places in the order of the list, each with its shortcuts."""


def flag_rows(number: int) -> Shortcut:
    """The key of one flag, of those that ``FLAG_ROWS`` tells together."""
    return _key(FLAG_ROWS.keys[number - 1], does=FLAG_ROWS.does)


def certainty(level: int) -> Shortcut:
    """The key of one certainty, of those that ``CERTAINTY`` tells together."""
    return _key(CERTAINTY.keys[level - 1], does=CERTAINTY.does)


def bind(widget: QWidget, shortcut: Shortcut, act: Callable[[], object]) -> QShortcut:
    """Makes a shortcut of the table work while the focus is in ``widget``; gives it so that it can be switched off."""
    bound = QShortcut(widget)
    bound.setKeys([QKeySequence(keys) for keys in shortcut.keys])
    bound.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    bound.setAutoRepeat(False)
    bound.activated.connect(act)
    return bound

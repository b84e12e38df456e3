"""The keys of Today, What to study and Study."""

from quizapp.content.cards import View
from quizapp.gui import shortcuts as s
from quizapp.gui.pages.study.page import StudyPage
from quizapp.scheduling.memory import Grade
from quizapp.scheduling.selection import Selection, Timing
from tests.looks import demo, pages
from tests.looks.key_tries import Begin, focus, on_page, said, tries


def study(view: View = View.RECALL, **settings: object) -> Begin:
    """Begins at a card of a view."""
    return lambda room: pages.asking(room, view, **settings)


def card(room: pages.Room) -> StudyPage:
    """The Study page."""
    return pages.study_page(room)


def with_list(room: pages.Room) -> None:
    """A saved list is there, and eight more."""
    for number in range(1, 10):
        room.services.lists.save(f"Bus {number}", Selection(deck=demo.DECK, cards=number))


def today(room: pages.Room) -> None:
    """Begins on Today, with lists."""
    with_list(room)
    room.window.go_today()


def choosing(room: pages.Room) -> None:
    """Begins at What to study, with lists."""
    with_list(room)
    room.window.choose_study()


def revealed(room: pages.Room) -> bool:
    """Whether the answer is shown."""
    return card(room).card.is_revealed


def graded(grade: Grade) -> object:
    """Whether the last answer that was stored had this grade."""
    sql = "SELECT grade FROM reviews ORDER BY id DESC LIMIT 1"
    return lambda room: (
        room.services._opened.database.value(sql) == grade and (card(room).summary.isVisible() or not revealed(room))
    )


def hard(room: pages.Room) -> None:
    """Begins at a card that is hard to keep."""
    row = room.services._opened.database.row("SELECT id, fact FROM cards WHERE view = 'recall' AND reviews > 0 LIMIT 1")
    room.services._opened.database.run("UPDATE cards SET leech = 1, lapses = 8 WHERE id = ?", (row["id"],))
    room.services._opened.changed()
    facts = Selection(deck=demo.DECK, search=f"fact:{row['fact']} is:leech", timing=Timing.CRAM)
    room.window.study_selection(facts)


def lists_cards(number: int) -> object:
    """Whether the session is the one of a list."""
    return lambda room: room.window.page_name == "study" and card(room).card.selection.cards == number


def read_or_told(room: pages.Room) -> bool:
    """Whether the card is read aloud or, without a voice, that is said."""
    speech = room.window.controller("study").speech
    return bool(speech.last) or room.window.notice.text == speech.missing() != ""


STUDY = (
    *tries(
        "Today",
        (s.START, today, "Return", on_page("study")),
        (s.QUICK_QUIZ, today, "q", on_page("quiz")),
        (s.STUDY_MISSED, today, "m", on_page("study")),
        (s.CHOOSE_STUDY, today, "w", on_page("choose")),
        (s.EXAM_DATE, today, "d Return", said("New cards are planned for")),
        *(((str(n),), today, str(n), lists_cards(n)) for n in range(1, 4)),
        *(((str(n),), today, str(n), on_page("study")) for n in range(4, 10)),
    ),
    *tries(
        "What to study",
        (s.START_CHOSEN, choosing, "Return", on_page("study")),
        *(((str(n),), choosing, str(n), lists_cards(n)) for n in range(1, 10)),
        (s.LEAVE_CHOOSING, choosing, "Escape", on_page("today")),
        (s.SEARCH_CARDS, choosing, "ctrl+f", lambda r: r.window.controller("choose").page.search.hasFocus()),
        (s.SAVE_LIST, choosing, "ctrl+s", lambda r: r.window.controller("choose").page.name.hasFocus()),
        (
            s.SAVE_LIST,
            choosing,
            "ctrl+s 'Ward Return",
            lambda r: "Ward" in {one.name for one in r.services.lists.all()},
        ),
    ),
    *tries(
        "Study",
        (("Space",), study(), "space", revealed),
        (("Enter",), study(), "Return", revealed),
        (("Enter",), study(), "space Return", graded(Grade.GOOD)),
        (s.FORGOT, study(), "space 1", graded(Grade.AGAIN)),
        (s.EFFORT, study(), "space 2", graded(Grade.HARD)),
        (s.RECALLED, study(), "space 3", graded(Grade.GOOD)),
        (s.EASILY, study(), "space 4", graded(Grade.EASY)),
        (s.ANSWER_CHOICE, study(View.CHOICE), "b", revealed),
        (s.ANSWER_CHOICE, study(View.CHOICE), "Down Return", revealed),
        (s.HINT, study(), "h", lambda r: card(r).card.sheet.hint.isVisible()),
        (s.READ_ALOUD, study(), "r", read_or_told),
        *(((f"Ctrl+{n}",), study(), f"ctrl+{n}", lambda r, n=n: card(r).card.face.flag == n) for n in range(1, 8)),
        (("Ctrl+3",), study(), "ctrl+3 ctrl+3", lambda r: card(r).card.face.flag == 0),
        (s.UNDO, study(), "ctrl+3 ctrl+z", said("Taken back: flag green")),
        (s.UNDO, study(), "space 3 ctrl+z", lambda r: card(r).is_asking and card(r).card.face.card.view is View.RECALL),
        (s.MARK, study(), "asterisk", said("Fact marked")),
        (s.BURY, study(), "minus", said("Not today")),
        (s.SUSPEND, study(), "at", said("Set aside")),
        (s.SUSPEND_FACT, study(), "exclam", said("The whole fact is set aside")),
        (s.DELETE_FACT, study(), "ctrl+Delete", lambda r: "deleted" in r.window.notice.text),
        (s.DELETE_FACT, study(), "ctrl+Delete ctrl+z", said("Taken back")),
        (s.EDIT_HERE, study(), "ctrl+e", lambda r: card(r).is_editing),
        (s.EDIT_HERE, study(), "ctrl+e Escape", lambda r: card(r).is_asking),
        (("Ctrl+Return",), study(), "ctrl+e x ctrl+Return", said("Saved")),
        (("Ctrl+Enter",), study(), "ctrl+e x ctrl+KP_Enter", said("Saved")),
        (s.LEECH_HELP, hard, "ctrl+h", lambda r: card(r).card.sheet.help.isVisible()),
        (s.LEECH_HELP, study(), "ctrl+h", said("Help comes")),
        (s.TYPE_ANSWERS, study(), "ctrl+t", said("Short answers are typed")),
        (s.REVEAL, study(View.CLOZE, type_answers=True), "'milk Return", revealed),
        (s.CUT_MINUTES, study(), "ctrl+shift+m", said("This session ends after 10 minutes")),
        (s.CUT_CARDS, study(), "ctrl+shift+c", said("This session ends after 20 cards")),
        (s.CHOOSE_FROM_STUDY, study(), "ctrl+l", on_page("choose")),
        (s.SHOW_FACT, study(), "ctrl+b", on_page("library")),
        (s.MORE, study(), "ctrl+m", lambda r: card(r).card.menu.isVisible()),
        (s.MORE, study(), "ctrl+m Down Down Return", lambda r: "marked" in r.window.notice.text or focus() is not None),
        (s.END_SESSION, study(), "Escape", on_page("today")),
        (s.END_SESSION, study(), "space 3 Escape", lambda r: card(r).summary.isVisible()),
    ),
)

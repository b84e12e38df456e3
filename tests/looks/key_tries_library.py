"""The keys of the Library and of writing a fact."""

from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from quizapp.content.facts import FactId
from quizapp.content.occlusion import Box, Polygon
from quizapp.gui import shortcuts as s
from quizapp.gui.controllers.library.bridges import BridgesController
from quizapp.gui.controllers.library.fact_editor import FactEditorController
from quizapp.gui.pages.library.page import LibraryPage
from quizapp.gui.pictures import picture_from
from quizapp.gui.widgets.occlusion.canvas import OcclusionCanvas
from quizapp.services.browse import Listing
from tests.looks import demo, pages
from tests.looks.key_tries import dialog, focus, go, tries

library = go("library")


def page(room: pages.Room) -> LibraryPage:
    """The Library."""
    found = room.window.controller("library").page
    assert isinstance(found, LibraryPage)
    return found


def found(search: str, count: int | None = None) -> object:
    """Whether a search finds facts: some, or so many."""

    def holds(room: pages.Room) -> bool:
        numbers = room.services.browse.find(demo.DECK, search, Listing.FACTS).numbers
        return bool(numbers) if count is None else len(numbers) == count

    return holds


def searching(room: pages.Room) -> None:
    """The focus is in the search field."""
    room.window.go("library")
    page(room).search.setFocus()


def tagged(room: pages.Room) -> None:
    """A tag has the focus, in the filters."""
    room.services.marks.add_tags(demo.DECK, (FactId("F01"),), ("ward",))
    room.window.go("library")
    table = page(room).table
    if not table.filters.isVisible():
        table.filter_button.click()
    tree = table.filters
    items = [tree.topLevelItem(n) for n in range(tree.topLevelItemCount())]
    every = [*items, *(item.child(n) for item in items for n in range(item.childCount()))]
    tree.setCurrentItem(next(item for item in every if item.text(0).startswith("ward")))
    tree.setFocus()


def menu(_room: pages.Room) -> bool:
    """Whether a menu is open."""
    return isinstance(QApplication.activePopupWidget(), QMenu)


def bridges(room: pages.Room) -> BridgesController:
    """The ways in and out."""
    found = room.window.controller("library").bridges
    assert isinstance(found, BridgesController)
    return found


def facts(room: pages.Room) -> int:
    """How many facts the deck has."""
    return page(room).model.rowCount()


LIBRARY_ITSELF = tries(
    "Library",
    (s.FIND, library, "ctrl+f", lambda r: page(r).search.hasFocus()),
    (s.OPEN_ROW, library, "Return", lambda r: page(r).fact.isAncestorOf(focus())),
    (s.OPEN_ROW, searching, "'milk ~ Return", lambda r: page(r).list.hasFocus() and 0 < facts(r) < 85),
    (s.FACTS_OR_CARDS, library, "ctrl+t", lambda r: facts(r) > 300),
    (("Shift+Arrows",), library, "shift+Down shift+Down", lambda r: page(r).list.chosen_count == 3),
    (("Ctrl+A",), library, "ctrl+a", lambda r: page(r).list.chosen_count == 85),
    (s.CHOOSE_ROWS, library, "shift+Down Menu", menu),
    (s.SUSPEND_ROWS, library, "shift+Down ctrl+j", found("is:suspended", 2)),
    (s.BURY_ROWS, library, "shift+Down ctrl+b", found("is:buried", 2)),
    *(((f"Ctrl+{n}",), library, f"ctrl+{n}", found(f"flag:{n}", 1)) for n in range(1, 8)),
    (s.MARK_ROWS, library, "shift+Down ctrl+d", found("is:marked", 2)),
    (s.TAG_ROWS, library, "ctrl+g 'ward Return", found("tag:ward", 1)),
    (s.DELETE_ROWS, library, "Delete", lambda r: facts(r) == 84),
    (s.UNDO_STEP, library, "Delete ~ ctrl+z", lambda r: facts(r) == 85 and "Taken back" in r.window.notice.text),
    (s.RENAME_TAG, tagged, "F2 ctrl+a 'clinic Return", found("tag:clinic", 1)),
    (s.REPLACE, library, "ctrl+h", lambda r: page(r).replacing.sought.hasFocus()),
    (s.DUPLICATES, library, "ctrl+shift+d ~ ~", lambda r: page(r).duplicates.isVisible()),
    (s.NEW_FACT, library, "ctrl+n", lambda r: r.window.controller("library")._editor.is_open),
    (s.EDIT_FACT, library, "ctrl+e", lambda r: r.window.controller("library")._editor.is_open),
    (s.IMPORT_DECK, library, "ctrl+o", lambda r: bridges(r).importing.page.isVisible()),
    (s.EXPORT, library, "ctrl+shift+e", lambda r: bridges(r).exporting.page.isVisible()),
    (s.PRINT, library, "ctrl+p", lambda r: bridges(r).printing.page.isVisible()),
    *((s.DO_BRIDGE, library, f"{keys} ~ Return ~", dialog) for keys in ("ctrl+o", "ctrl+shift+e", "ctrl+p")),
    *((s.DO_BRIDGE, library, f"{keys} ~ Escape", lambda r: page(r).list.isVisible()) for keys in ("ctrl+o", "ctrl+p")),
    (s.CHECK_DECK, library, "ctrl+k", lambda r: page(r).findings.isVisible()),
)


def editor(room: pages.Room) -> FactEditorController:
    """The editor."""
    one = room.window.controller("library")._editor
    assert isinstance(one, FactEditorController)
    return one


def writing(room: pages.Room) -> None:
    """Begins with a new fact that could be saved; all of its statement is selected."""
    room.window.go("library")
    room.window.controller("library").write()
    form = editor(room).page.form
    form.asks[0].question.editor.setPlainText("Who purrs?")
    form.asks[0].answer.editor.setPlainText("the cat")
    form.statement.editor.setPlainText("cats")
    form.statement.editor.setFocus()
    form.statement.editor.selectAll()


def picture() -> QImage:
    """A picture."""
    drawn = QImage(400, 300, QImage.Format.Format_RGB32)
    drawn.fill(QColor("#ddeeff"))
    return drawn


def copied(room: pages.Room) -> None:
    """A picture was copied elsewhere."""
    writing(room)
    QGuiApplication.clipboard().setImage(picture())
    QTest.qWait(100)


def pictured(room: pages.Room) -> None:
    """A picture stands in the editor and has the focus."""
    writing(room)
    editor(room)._take_picture(picture_from(picture()))
    QTest.qWait(100)
    canvas(room).setFocus()


def canvas(room: pages.Room) -> OcclusionCanvas:
    """The picture's canvas."""
    one = editor(room).page.form.picture.canvas
    assert isinstance(one, OcclusionCanvas)
    return one


def part(room: pages.Room, number: int = 0) -> Box | Polygon:
    """The outline of a part."""
    return canvas(room).parts[number].outline


def parts(count: int, kind: type = object) -> object:
    """Whether there are so many parts, the last of a kind."""
    return lambda r: len(canvas(r).parts) == count and (not count or isinstance(part(r, count - 1), kind))


def corners(count: int) -> object:
    """Whether the polygon has so many corners."""
    return lambda r: len(canvas(r).parts) == 1 and len(part(r).corners) == count


_BEFORE: list[Box | Polygon] = []


def boxed(room: pages.Room) -> None:
    """A rectangle stands on the picture."""
    pictured(room)
    QTest.keyClicks(canvas(room), "r")
    _BEFORE[:] = [part(room)]


def angled(room: pages.Room) -> None:
    """A polygon stands on the picture."""
    pictured(room)
    QTest.keyClicks(canvas(room), "p")
    _BEFORE[:] = [part(room)]


def before(_room: pages.Room) -> Box | Polygon:
    """The part as it stood before the keys."""
    return _BEFORE[0]


def place(room: pages.Room) -> tuple[float, float]:
    """Where the rectangle stands now."""
    return part(room).x, part(room).y


def both(room: pages.Room) -> list[tuple[object, object]]:
    """The corners of the polygon before and now."""
    return list(zip(before(room).corners, part(room).corners, strict=True))


WRITING = tries(
    "Writing a fact",
    (("Ctrl+Return",), writing, "ctrl+Return", lambda r: not editor(r).is_open),
    (("Ctrl+Enter",), writing, "ctrl+KP_Enter", lambda r: not editor(r).is_open),
    (s.MAKE_GAP, writing, "ctrl+shift+c", lambda r: editor(r).page.form.statement.text == "{{1:cats}}"),
    (s.PASTE_PICTURE, copied, "ctrl+shift+v ~", lambda r: editor(r).page.form.picture.pictured is not None),
    (("R",), pictured, "r", parts(1, Box)),
    (("P",), pictured, "p", parts(1, Polygon)),
    (s.MOVE_PART, boxed, "Left Up", lambda r: place(r) == (before(r).x - 4, before(r).y - 4)),
    (s.MOVE_PART, boxed, "shift+Right", lambda r: part(r).width == before(r).width + 4),
    (s.MOVE_PART, angled, "alt+Down", lambda r: sum(a != b for a, b in both(r)) == 1),
    (("C",), pictured, "p c", corners(5)),
    (("Period",), pictured, "p period c", corners(5)),
    (("Comma",), pictured, "p comma c", corners(5)),
    (s.DELETE_PART, pictured, "r Delete", parts(0)),
    (s.DELETE_PART, pictured, "r Delete ctrl+z", parts(1, Box)),
    (s.NAME_PART, pictured, "r Return 'Ear", lambda r: editor(r).page.form.picture.names[0].text == "Ear"),
    (s.LEAVE_EDITOR, writing, "Escape", lambda r: not editor(r).is_open and "kept" in r.window.notice.text),
)

LIBRARY = (*LIBRARY_ITSELF, *WRITING)

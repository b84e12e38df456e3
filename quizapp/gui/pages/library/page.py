"""The Library: facts or cards of a deck as a table, searched as one types, and the chosen fact beside them."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from quizapp.content.facts import DeckId, FactId
from quizapp.gui import shortcuts, theme
from quizapp.gui.pages.checked import CheckedPage, CheckedView
from quizapp.gui.pages.library.detail import DetailView, FactPage
from quizapp.gui.pages.library.parts import TWO_COLUMNS, LibraryView, counts
from quizapp.gui.pages.library.table import TablePanel
from quizapp.gui.pages.library.tidying import DuplicatesPage, ReplacePage
from quizapp.gui.tasks import TaskLine
from quizapp.gui.widgets.button import Button
from quizapp.gui.widgets.library.findings import Findings
from quizapp.gui.widgets.menu import Menu
from quizapp.gui.widgets.panel import page_heading
from quizapp.gui.widgets.text import Text
from quizapp.services.library import DeckSummary


class LibraryPage(QWidget):
    """A table and what is chosen in it; in a narrow window one of the two."""

    deck_chosen = Signal(str)
    fact_chosen = Signal(str)
    new_wanted = Signal()
    edit_wanted = Signal(str)
    import_wanted = Signal()
    export_wanted = Signal()
    write_wanted = Signal()
    print_wanted = Signal()
    check_wanted = Signal()
    method_wanted = Signal()
    duplicates_wanted = Signal()
    fact_wanted = Signal(str)
    """A fact that is to be shown even if a search hides it."""

    undo_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._decks: tuple[DeckSummary, ...] = ()
        self._deck = DeckId("")
        self._reading = False
        self._editor: QWidget | None = None
        self.table = TablePanel()
        self.list, self.model, self.search, self.found = (
            self.table.list, self.table.model, self.table.search, self.table.found,
        )  # fmt: skip
        self.table.fact_chosen.connect(self._fact_chosen)
        self.table.opened.connect(self._opened)
        self.list.clicked.connect(self._clicked)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(16)
        self._column.addLayout(self._build_head())
        self.task, self.deck_line = TaskLine(), TaskLine()
        self._column.addWidget(self.task)
        self._column.addWidget(self.deck_line)
        body = QHBoxLayout()
        body.setSpacing(24)
        body.addWidget(self.table, 6)
        body.addWidget(self._build_side(), 5)
        self._column.addLayout(body, 1)
        shortcuts.bind(self, shortcuts.FIND, self._find)
        shortcuts.bind(self, shortcuts.NEW_FACT, self.new_wanted.emit)
        shortcuts.bind(self, shortcuts.EDIT_FACT, lambda: self.edit_wanted.emit(str(self.chosen or "")))
        shortcuts.bind(self, shortcuts.IMPORT_DECK, self.import_wanted.emit)
        shortcuts.bind(self, shortcuts.EXPORT, self.export_wanted.emit)
        shortcuts.bind(self, shortcuts.PRINT, self.print_wanted.emit)
        shortcuts.bind(self, shortcuts.CHECK_DECK, self.check_wanted.emit)
        shortcuts.bind(self, shortcuts.REPLACE, self.show_replacing)
        shortcuts.bind(self, shortcuts.DUPLICATES, self.duplicates_wanted.emit)
        shortcuts.bind(self.table, shortcuts.UNDO_STEP, self.undo_wanted.emit)  # a text has an undo of its own

    # -- how it is made

    def _build_head(self) -> QVBoxLayout:
        self.heading = page_heading("")
        self.counts = Text(role="muted")
        self.other = Button(self.tr("Other deck"), icon="chevron-down", quiet=True)
        self.other.clicked.connect(self._open_decks)
        self.new_fact = Button(self.tr("New fact"), icon="plus", key="Ctrl N")
        self.new_fact.clicked.connect(self.new_wanted)
        self.import_deck = Button(self.tr("Import…"), icon="folder-open")
        self.import_deck.clicked.connect(self.import_wanted)
        self.export = Button(self.tr("Export…"), icon="upload")
        self.export.clicked.connect(self.export_wanted)
        self.print = Button(self.tr("Print…"), icon="printer")
        self.print.clicked.connect(self.print_wanted)
        self.check = Button(self.tr("Check"), icon="list-checks")
        self.check.clicked.connect(self.check_wanted)
        self.more = Button(self.tr("More"), icon="ellipsis")
        self.more.clicked.connect(self._open_more)
        title = QHBoxLayout()
        title.setSpacing(24)
        title.addWidget(self.heading)
        title.addWidget(self.other, 0, Qt.AlignmentFlag.AlignVCenter)
        title.addStretch(1)
        head = self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        head.setSpacing(12)
        head.addLayout(title, 1)
        for button in (self.new_fact, self.import_deck, self.export, self.print, self.check, self.more):
            head.addWidget(button, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        whole = QVBoxLayout()
        whole.setSpacing(2)
        whole.addLayout(head)
        whole.addWidget(self.counts)
        return whole

    def _build_side(self) -> QWidget:
        self.fact = FactPage()
        self.fact.back_wanted.connect(self._back)
        self.fact.edit_wanted.connect(self.edit_wanted)
        self.findings = Findings()
        self.findings.closed.connect(self._close_findings)
        self.findings.fact_chosen.connect(self.fact_wanted)
        self.findings.method_wanted.connect(self.method_wanted)
        self.checked = CheckedPage()
        self.checked.closed.connect(self.show_findings)
        self._side = QStackedWidget()
        self._side.addWidget(self.fact)
        self._side.addWidget(self.findings)
        self._side.addWidget(self.checked)
        self.replacing = ReplacePage()
        self.replacing.closed.connect(self._close_findings)
        self.replacing.fact_chosen.connect(self.fact_wanted)
        self._side.addWidget(self.replacing)
        self.duplicates = DuplicatesPage()
        self.duplicates.closed.connect(self._close_findings)
        self.duplicates.fact_chosen.connect(self.fact_wanted)
        self._side.addWidget(self.duplicates)
        return self._side

    # -- what it shows

    def render(self, view: LibraryView) -> None:  # type: ignore[override]  # not QWidget's painting
        """Shows what was found in a deck; what was chosen and searched stays."""
        self._decks, self._deck = view.decks, view.deck
        summary = next((deck for deck in view.decks if deck.id == view.deck), None)
        self.heading.setText(summary.title if summary else self.tr("Library"))
        self.other.setVisible(len(view.decks) > 1)
        if summary is None:
            self.counts.setText(self.tr("No deck yet. Import one: a folder with a deck.toml in it."))
        else:
            self.counts.setText("  ·  ".join(counts(summary)))
        self.export.setEnabled(summary is not None)
        self.print.setEnabled(summary is not None)
        self.check.setEnabled(summary is not None)
        self.table.setEnabled(summary is not None)
        self._arrange()
        if view.filters is not None:
            self.table.show_filters(view.filters, view.lists)
        if view.table is not None:
            self.table.show_found(view.table)

    @property
    def chosen(self) -> FactId | None:
        """The fact that is chosen in the table."""
        return self.table.chosen

    def open_place(self, place: int) -> None:
        """Chooses a row and shows its fact."""
        self.list.choose_place(place)
        self._reading = True
        self._side.setCurrentWidget(self.fact)
        self._arrange()
        self.take_focus()

    def show_detail(self, view: DetailView) -> None:
        """Shows the chosen fact."""
        self.fact.render(view)

    def show_editor(self, editor: QWidget) -> None:
        """A fact is being written, or a deck carried out or in: that has the page to itself."""
        if self._side.indexOf(editor) < 0:
            self._side.addWidget(editor)
        self._editor = editor
        self._side.setCurrentWidget(editor)
        self._arrange()

    def close_editor(self) -> None:
        """Back to the table and the chosen fact."""
        self._editor = None
        self._side.setCurrentWidget(self.fact)
        self._arrange()
        self.take_focus()

    def show_findings(self) -> None:
        """Brings the list of problems to the front."""
        self._reading = True
        self._side.setCurrentWidget(self.findings)
        self._arrange()

    def show_checked(self, view: CheckedView) -> None:
        """Tells how the questions were checked; from there it goes back to the list of problems."""
        self._side.setCurrentWidget(self.checked)
        self.checked.render(view)

    def take_focus(self) -> None:
        """On the list, or on the chosen fact where only that is seen."""
        if self.table.isHidden():
            self.fact.back.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_replacing(self) -> None:
        """Brings finding and replacing to the front, unless a fact is being written."""
        if self._editor is not None:
            return
        self._reading = True
        self._side.setCurrentWidget(self.replacing)
        self._arrange()
        self.replacing.take_focus()

    def show_duplicates(self) -> None:
        """Brings the facts that say nearly the same to the front, unless a fact is being written."""
        if self._editor is not None:
            return
        self._reading = True
        self._side.setCurrentWidget(self.duplicates)
        self._arrange()

    # -- searching and choosing

    def _find(self) -> None:
        self._reading = False
        self._arrange()
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _fact_chosen(self, fact: str) -> None:
        self._side.setCurrentWidget(self.fact)
        self.fact_chosen.emit(fact)

    def _clicked(self) -> None:
        """Where only one of the two is seen, a click opens the fact, but none that chooses several rows."""
        if not self._is_wide() and self.list.chosen_count == 1:
            self._opened()

    def _opened(self) -> None:
        self._side.setCurrentWidget(self.fact)
        if not self._is_wide():
            self._reading = True
            self._arrange()
        self.fact.take_focus()

    def _back(self) -> None:
        self._reading = False
        self._arrange()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close_findings(self) -> None:
        self._side.setCurrentWidget(self.fact)
        self._back()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc cancels what goes on; else it goes back to the table where only the fact is seen."""
        busy = next((line for line in (self.task, self.deck_line) if line.is_busy), None)
        if event.key() == Qt.Key.Key_Escape and busy is not None:
            busy.stop()
        elif event.key() == Qt.Key.Key_Escape and not self._is_wide():
            self._back()
        else:
            super().keyPressEvent(event)

    # -- menus

    def _open_decks(self) -> None:
        menu = Menu(self)
        for deck in self._decks:
            action = menu.addAction(f"{deck.title}  ({', '.join(counts(deck))})")
            action.setCheckable(True)
            action.setChecked(deck.id == self._deck)
            action.triggered.connect(lambda _=False, chosen=deck.id: self.deck_chosen.emit(str(chosen)))
        self._pop_up(menu, self.other)

    def _open_more(self) -> None:
        menu = Menu(self)
        acts = (self.new_fact, self.import_deck, self.export, self.print, self.check)
        for button in (one for one in acts if one.isHidden()):
            action = menu.addAction(button.text())
            action.setEnabled(button.isEnabled())
            action.triggered.connect(button.clicked)
        menu.addAction(self.tr("Find and replace…")).triggered.connect(self.show_replacing)
        menu.addAction(self.tr("Facts that say nearly the same")).triggered.connect(self.duplicates_wanted)
        write = menu.addAction(self.tr("Write the deck as files…"))
        write.setEnabled(bool(self._deck))
        write.triggered.connect(self.write_wanted)
        menu.addAction(self.tr("Take back what was done last")).triggered.connect(self.undo_wanted)
        self._pop_up(menu, self.more)

    def _pop_up(self, menu: QMenu, button: Button) -> None:
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    # -- room

    def _is_wide(self) -> bool:
        return self.width() >= theme.current().px(TWO_COLUMNS)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One column or two."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        writing = self._editor is not None
        wide = self._is_wide()
        side, top = (24, 24) if self.width() < theme.current().px(720) else (56, 40)
        if writing and self.width() < theme.current().px(380):
            side = top = 8
        self._column.setContentsMargins(side, top, side - 24 if wide else side, 16)
        room = self.width() - 2 * side + 24 - self.heading.sizeHint().width() - self.more.sizeHint().width() - 12
        if len(self._decks) > 1:
            room -= self.other.sizeHint().width() + 24
        for button in (self.new_fact, self.import_deck, self.export, self.print, self.check):
            room -= button.sizeHint().width() + 12  # the heading keeps its line: what has no room is found under More
            button.setVisible(wide and not writing and room >= 0)
        for widget in (self.heading, self.counts, self.more):
            widget.setVisible(not writing)
        self.other.setVisible(len(self._decks) > 1 and not writing)
        tight = self.width() < theme.current().px(380)
        self._head.setDirection(QBoxLayout.Direction.TopToBottom if tight else QBoxLayout.Direction.LeftToRight)
        self.fact.back.setVisible(not wide)
        self.table.setVisible((wide or not self._reading) and not writing)
        self._side.setVisible(wide or self._reading or writing)

"""The Library: decks, their facts searched as one types, and the chosen fact beside them."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QListView, QMenu, QStackedWidget, QVBoxLayout, QWidget

from quizapp.content.facts import DeckId, FactId
from quizapp.gui import shortcuts, theme, words
from quizapp.gui.delegates.fact_row import FactRowDelegate
from quizapp.gui.models.facts import FactList
from quizapp.gui.pages.checked import CheckedPage, CheckedView
from quizapp.gui.pages.library_detail import DetailView, FactPage
from quizapp.gui.pages.library_parts import TWO_COLUMNS, FactsView, LibraryView, counts
from quizapp.gui.tasks import TaskLine
from quizapp.gui.theme import Size
from quizapp.gui.widgets.button import Button
from quizapp.gui.widgets.fields import Field
from quizapp.gui.widgets.findings import Findings
from quizapp.gui.widgets.panel import page_heading
from quizapp.gui.widgets.scroll_bar import slim
from quizapp.gui.widgets.text import Text
from quizapp.services.library import DeckSummary


class LibraryPage(QWidget):
    """A list and what is chosen in it; in a narrow window one of the two."""

    deck_chosen = Signal(str)
    fact_chosen = Signal(str)
    new_wanted = Signal()
    edit_wanted = Signal(str)
    import_wanted = Signal()
    export_wanted = Signal()
    check_wanted = Signal()
    method_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._decks: tuple[DeckSummary, ...] = ()
        self._deck = DeckId("")
        self._reading = False
        self._editor: QWidget | None = None
        self.model = FactList()
        self._column = QVBoxLayout(self)
        self._column.setSpacing(16)
        self._column.addLayout(self._build_head())
        self.task = TaskLine()
        self._column.addWidget(self.task)
        body = QHBoxLayout()
        body.setSpacing(24)
        body.addWidget(self._build_list())
        body.addWidget(self._build_side(), 1)
        self._column.addLayout(body, 1)
        shortcuts.bind(self, shortcuts.FIND, self._find)
        shortcuts.bind(self, shortcuts.NEW_FACT, self.new_wanted.emit)
        shortcuts.bind(self, shortcuts.EDIT_FACT, lambda: self.edit_wanted.emit(str(self.chosen or "")))
        shortcuts.bind(self, shortcuts.IMPORT_DECK, self.import_wanted.emit)
        shortcuts.bind(self, shortcuts.EXPORT_ANKI, self.export_wanted.emit)
        shortcuts.bind(self, shortcuts.CHECK_DECK, self.check_wanted.emit)

    # -- how it is made

    def _build_head(self) -> QBoxLayout:
        self.heading = page_heading("")
        self.counts = Text(role="muted")
        self.other = Button(self.tr("Other deck"), icon="chevron-down", quiet=True)
        self.other.clicked.connect(self._open_decks)
        self.new_fact = Button(self.tr("New fact"), icon="plus", key="Ctrl N")
        self.new_fact.clicked.connect(self.new_wanted)
        self.import_deck = Button(self.tr("Import deck…"), icon="folder-open")
        self.import_deck.clicked.connect(self.import_wanted)
        self.export = Button(self.tr("Export to Anki…"), icon="upload")
        self.export.clicked.connect(self.export_wanted)
        self.check = Button(self.tr("Check"), icon="list-checks")
        self.check.clicked.connect(self.check_wanted)
        self.more = Button(self.tr("More"), icon="ellipsis")
        self.more.clicked.connect(self._open_more)
        text = QVBoxLayout()
        text.setSpacing(2)
        title = QHBoxLayout()
        title.setSpacing(24)
        title.addWidget(self.heading)
        title.addWidget(self.other, 0, Qt.AlignmentFlag.AlignVCenter)
        title.addStretch(1)
        text.addLayout(title)
        text.addWidget(self.counts)
        head = self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        head.setSpacing(12)
        head.addLayout(text, 1)
        for button in (self.new_fact, self.import_deck, self.export, self.check, self.more):
            head.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return head

    def _build_list(self) -> QWidget:
        self.search = Field(name=self.tr("Search"), placeholder=self.tr("Search facts, topics, questions"))
        self.search.textChanged.connect(self._searched)
        self.found = Text(role="muted", size=Size.SMALL)
        self.list = FactsView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(FactRowDelegate(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setMouseTracking(True)
        self.list.viewport().setAutoFillBackground(False)
        slim(self.list)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(self.tr("Facts"))
        self.list.selectionModel().currentChanged.connect(self._current_changed)
        self.list.activated.connect(self._activated)
        self.list.clicked.connect(self._activated)
        self._left = QWidget()
        column = QVBoxLayout(self._left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.search)
        column.addWidget(self.found)
        column.addWidget(self.list, 1)
        return self._left

    def _build_side(self) -> QWidget:
        self.fact = FactPage()
        self.fact.back_wanted.connect(self._back)
        self.fact.edit_wanted.connect(self.edit_wanted)
        self.findings = Findings()
        self.findings.closed.connect(self._close_findings)
        self.findings.fact_chosen.connect(self._show_found)
        self.findings.method_wanted.connect(self.method_wanted)
        self.checked = CheckedPage()
        self.checked.closed.connect(self.show_findings)
        self._side = QStackedWidget()
        self._side.addWidget(self.fact)
        self._side.addWidget(self.findings)
        self._side.addWidget(self.checked)
        return self._side

    # -- what it shows

    def render(self, view: LibraryView) -> None:  # type: ignore[override]  # not QWidget's painting
        """Shows a deck's facts; what was chosen and searched stays."""
        chosen = self.chosen
        self._decks, self._deck = view.decks, view.deck
        summary = next((deck for deck in view.decks if deck.id == view.deck), None)
        self.heading.setText(summary.title if summary else self.tr("Library"))
        self.other.setVisible(len(view.decks) > 1)
        if summary is None:
            self.counts.setText(self.tr("No deck yet. Import one: a folder with a deck.toml in it."))
        else:
            self.counts.setText("  ·  ".join(counts(summary)))
        self.export.setEnabled(summary is not None)
        self.check.setEnabled(summary is not None)
        self.model.show_rows(view.rows, view.texts)
        self._say_found()
        if not (chosen and self.choose(chosen)) and view.rows:
            self.list.setCurrentIndex(self.model.index(0))

    @property
    def chosen(self) -> FactId | None:
        """The fact that is chosen in the list."""
        index = self.list.currentIndex()
        return self.model.fact(index).id if index.isValid() else None

    def choose(self, fact: FactId) -> bool:
        """Chooses a fact; False when the search hides it or there is none such."""
        index = self.model.index_of(fact)
        if index.isValid():
            self.list.setCurrentIndex(index)
            self.list.scrollTo(index)
        return index.isValid()

    def open_fact(self, fact: FactId) -> None:
        """Chooses a fact even if a search would hide it, and shows it."""
        if not self.choose(fact):
            self.search.clear()
            self.choose(fact)
        self._reading = True
        self._side.setCurrentWidget(self.fact)
        self._arrange()
        self.take_focus()

    def show_detail(self, view: DetailView) -> None:
        """Shows the chosen fact."""
        self.fact.render(view)

    def show_editor(self, editor: QWidget) -> None:
        """A fact is being written: the editor has the page to itself."""
        if self._side.indexOf(editor) < 0:
            self._side.addWidget(editor)
        self._editor = editor
        self._side.setCurrentWidget(editor)
        self._arrange()

    def close_editor(self) -> None:
        """Back to the list and the chosen fact."""
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
        if self._left.isHidden():
            self.fact.back.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- searching and choosing

    def _searched(self, text: str) -> None:
        chosen = self.chosen
        self.model.find(text)
        self._say_found()
        if not (chosen and self.choose(chosen)) and self.model.rowCount():
            self.list.setCurrentIndex(self.model.index(0))

    def _say_found(self) -> None:
        wanted, count = self.search.text().strip(), self.model.rowCount()
        self.found.setVisible(bool(wanted))
        if wanted and count:
            self.found.setText(self.tr("{n} of {all}").format(n=count, all=words.facts(self.model.total)))
        elif wanted:
            self.found.setText(self.tr("Nothing holds “{wanted}”. Try fewer or shorter words.").format(wanted=wanted))

    def _find(self) -> None:
        self._reading = False
        self._arrange()
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _current_changed(self, current: QModelIndex, _before: QModelIndex) -> None:
        if current.isValid():
            self._side.setCurrentWidget(self.fact)
            self.fact_chosen.emit(str(self.model.fact(current).id))

    def _activated(self, index: QModelIndex) -> None:
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

    def _show_found(self, fact: str) -> None:
        self.open_fact(FactId(fact))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """From the search, Down goes into the list; Esc empties the search."""
        if self.search.hasFocus() and event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.list.setFocus(Qt.FocusReason.TabFocusReason)
        elif self.search.hasFocus() and event.key() == Qt.Key.Key_Escape:
            self.search.clear()
        elif event.key() == Qt.Key.Key_Escape and not self._is_wide():
            self._back()
        else:
            super().keyPressEvent(event)

    # -- menus

    def _open_decks(self) -> None:
        menu = QMenu(self)
        for deck in self._decks:
            action = menu.addAction(f"{deck.title}  ({', '.join(counts(deck))})")
            action.setCheckable(True)
            action.setChecked(deck.id == self._deck)
            action.triggered.connect(lambda _=False, chosen=deck.id: self.deck_chosen.emit(str(chosen)))
        self._pop_up(menu, self.other)

    def _open_more(self) -> None:
        menu = QMenu(self)
        for button in (self.new_fact, self.import_deck, self.export, self.check):
            action = menu.addAction(button.text())
            action.setEnabled(button.isEnabled())
            action.triggered.connect(button.clicked)
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
        for button in (self.new_fact, self.import_deck, self.export, self.check):
            button.setVisible(wide and not writing)
        self.more.setVisible(not wide and not writing)
        for widget in (self.heading, self.counts):
            widget.setVisible(not writing)
        self.other.setVisible(len(self._decks) > 1 and not writing)
        tight = self.width() < theme.current().px(380)
        self._head.setDirection(QBoxLayout.Direction.TopToBottom if tight else QBoxLayout.Direction.LeftToRight)
        self.fact.back.setVisible(not wide)
        self._left.setVisible((wide or not self._reading) and not writing)
        self._side.setVisible(wide or self._reading or writing)
        self._left.setMinimumWidth(theme.current().px(320) if wide else 0)
        self._left.setMaximumWidth(theme.current().px(340) if wide else 16_777_215)

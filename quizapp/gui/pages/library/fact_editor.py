"""The editor of a fact: what is known about it at the left, what it makes at the right."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from quizapp.content.drafts import Draft
from quizapp.content.previewing import Preview
from quizapp.gui import shortcuts, theme
from quizapp.gui.pages.library.fact_form import EditorView, FactForm
from quizapp.gui.pages.library.fact_preview import FactPreview
from quizapp.gui.theme import Size, Weight
from quizapp.gui.widgets.button import Button
from quizapp.gui.widgets.panel import Page
from quizapp.gui.widgets.text import Text

_PREVIEW_AFTER_MS = 150


class FactEditor(Page):
    """``typed`` comes a moment after a person stopped typing, ``draft`` is then what stands in the fields."""

    typed = Signal()
    save_wanted = Signal()
    left = Signal()
    hidden = Signal()
    discard_wanted = Signal()
    file_wanted = Signal()
    paste_wanted = Signal()
    dropped = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.setInterval(_PREVIEW_AFTER_MS)
        self._clock.timeout.connect(self.typed)
        self.column.setSpacing(16)
        self._build_head()
        self.preview = FactPreview()
        self._pair = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._pair.setSpacing(24)
        self.form = FactForm()
        self.form.typed.connect(self._clock.start)
        self.form.file_wanted.connect(self.file_wanted)
        self.form.paste_wanted.connect(self.paste_wanted)
        self.form.dropped.connect(self.dropped)
        self._pair.addWidget(self.form, 11)
        self._pair.addWidget(self.preview, 9)
        self.column.addLayout(self._pair)
        self.column.addStretch(1)
        shortcuts.bind(self, shortcuts.SAVE_FACT, self.save_wanted.emit)
        shortcuts.bind(self, shortcuts.MAKE_GAP, self.form.hide_words)
        shortcuts.bind(self, shortcuts.PASTE_PICTURE, self.paste_wanted.emit)

    # -- how it is made

    def _build_head(self) -> None:
        self.back = Button(self.tr("Back"), icon="chevron-left", quiet=True)
        self.back.clicked.connect(self.left)
        self.heading = Text(size=Size.TITLE, weight=Weight.BOLD)
        self.resumed = Text(self.tr("You left this half written; it is as you left it."), role="muted")
        self.discard = Button(self.tr("Throw away what I wrote"), icon="trash-2", quiet=True)
        self.discard.clicked.connect(self.discard_wanted)
        self.save = Button(self.tr("Save"), icon="check", key="Ctrl Enter", primary=True)
        self.save.clicked.connect(self.save_wanted)
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        words.addWidget(self.heading)
        words.addWidget(self.resumed)
        words.addWidget(self.discard, 0, Qt.AlignmentFlag.AlignLeft)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.setSpacing(16)
        self._head.addLayout(words, 1)
        self._head.addWidget(self.save, 0, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft)
        self.column.addLayout(self._head)

    # -- what it shows

    def render(self, view: EditorView) -> None:  # type: ignore[override]  # not QWidget's painting
        """Shows a draft, the cursor in its first field."""
        fact = view.draft.fact
        self.heading.setText(self.tr("A new fact") if fact is None else self.tr("Fact {id}").format(id=fact))
        self.show_resumed(resumed=view.resumed)
        self.form.show_view(view)
        self.verticalScrollBar().setValue(0)
        self._order()
        self.form.statement.editor.setFocus()

    def show_resumed(self, *, resumed: bool) -> None:
        """Says that there is something half written, which can be thrown away."""
        self.resumed.setVisible(resumed)
        self.discard.setVisible(resumed)

    def show_preview(self, preview: Preview) -> None:
        """Shows what the draft would make, and at each field what would break the fact."""
        self.preview.show_preview(preview)
        self.form.show_problems(preview.problems)

    def show_tried(self) -> None:
        """Somebody wants to save, and something is wrong: puts the cursor there."""
        first = self.form.show_tried()
        if first is not None:
            first.editor.setFocus()
            self.ensureWidgetVisible(first)

    @property
    def draft(self) -> Draft:
        """What stands in the fields."""
        return self.form.draft

    def flush(self) -> None:
        """Nothing waits to be told any more."""
        self._clock.stop()

    # -- what can be done

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves; what was written is kept."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Another page is opened, or the window closed: what was written is to be kept."""
        super().hideEvent(event)
        self.hidden.emit()

    # -- room

    def _order(self) -> None:
        beside = self.viewport().width() >= theme.current().px(620)
        way = QBoxLayout.Direction
        self._pair.setDirection(way.LeftToRight if beside else way.TopToBottom)
        self._head.setDirection(way.LeftToRight if beside else way.TopToBottom)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The preview beside the fields, or under them."""
        super().resizeEvent(event)
        self._order()

    def _set_margins(self) -> None:
        """The Library's own margins are around it; very large type in a narrow window needs every px."""
        cramped = self.viewport().width() < theme.current().px(300)
        self.column.setContentsMargins(4 if cramped else 8, 4, 8 if cramped else 16, 24)
        if hasattr(self, "form"):
            padding = 8 if cramped else 20
            self.form.column.setContentsMargins(padding, padding, padding, padding)

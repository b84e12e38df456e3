"""A fact in the Library: its texts to be edited, its cards drawn beside them, its questions with all rationales."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from quizapp.content.facts import FactId
from quizapp.content.items import Item
from quizapp.gui import theme
from quizapp.gui.tab_order import set_tab_order
from quizapp.gui.theme import Size, Weight
from quizapp.gui.widgets.button import Button
from quizapp.gui.widgets.flow import Flow
from quizapp.gui.widgets.items.result import ToldParts
from quizapp.gui.widgets.library.card_preview import CardPreview
from quizapp.gui.widgets.library.field_editor import FieldEditor
from quizapp.gui.widgets.panel import Page, Panel, section_heading
from quizapp.gui.widgets.text import Text
from quizapp.gui.words.kinds import kind_name
from quizapp.services.library import FactDetail


@dataclass(frozen=True, slots=True, kw_only=True)
class DetailView:
    """A fact with the study day (as an ordinal) from which due days are counted."""

    detail: FactDetail
    today: int


class FactPage(Page):
    """Fields are kept while their fact stays, so that neither focus nor cursor is lost when something is stored."""

    previewed = Signal(str, str)
    committed = Signal(str, str)
    restored = Signal(str)
    study_wanted = Signal(str)
    edit_wanted = Signal(str)
    back_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fact: FactId | None = None
        self._fields: dict[str, FieldEditor] = {}
        self._cards: list[CardPreview] = []
        self._questions: list[QWidget] = []
        self.column.setSpacing(16)
        self._build_head()
        self._fields_panel = Panel()
        self._fields_panel.column.setSpacing(16)
        self._fields_panel.column.addWidget(section_heading(self.tr("Texts")))
        self._fields_column = QVBoxLayout()
        self._fields_column.setSpacing(16)
        self._fields_panel.column.addLayout(self._fields_column)
        self._fields_panel.column.addStretch(1)
        cards = QWidget()
        self._cards_column = QVBoxLayout(cards)
        self._cards_column.setContentsMargins(0, 0, 0, 0)
        self._cards_column.setSpacing(12)
        self._cards_column.addStretch(1)
        self._pair = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._pair.setSpacing(16)
        self._pair.addWidget(self._fields_panel, 1)
        self._pair.addWidget(cards, 1)
        self.column.addLayout(self._pair)
        self._questions_panel = Panel()
        self._questions_panel.column.addWidget(section_heading(self.tr("Quiz questions from this fact")))
        self._no_questions = Text(self.tr("No question is made from this fact."), role="muted")
        self._questions_panel.column.addWidget(self._no_questions)
        self.column.addWidget(self._questions_panel)
        self.column.addStretch(1)

    def _build_head(self) -> None:
        self.back = Button(self.tr("All facts"), icon="chevron-left", quiet=True)
        self.back.clicked.connect(self.back_wanted)
        self._place = Text(role="muted", size=Size.SMALL)
        self.statement = Text(size=Size.TITLE, weight=Weight.BOLD)
        self._source = Text(role="teal", size=Size.SMALL)
        self.edit = Button(self.tr("Open the editor"), icon="pencil", key="Ctrl E", quiet=True)
        self.edit.clicked.connect(lambda: self.edit_wanted.emit(str(self._fact or "")))
        self.study = Button(self.tr("Study this fact"), icon="layers", quiet=True)
        self.study.clicked.connect(lambda: self.study_wanted.emit(str(self._fact or "")))
        acts = QWidget()
        flow = Flow(acts, gap=24)
        flow.addWidget(self.back)
        flow.addWidget(self.edit)
        flow.addWidget(self.study)
        text = QVBoxLayout()
        text.setSpacing(4)
        for widget in (self._place, self.statement, self._source, acts):
            text.addWidget(widget)
        self.column.addLayout(text)

    # -- what it shows

    def render(self, view: DetailView) -> None:  # type: ignore[override]  # not QWidget's painting
        """Shows a fact as it is stored."""
        detail = view.detail
        paths = [field.path for field in detail.fields]
        if detail.row.id != self._fact or paths != list(self._fields):
            self._fact = detail.row.id
            self._make_fields(detail)
            self.verticalScrollBar().setValue(0)
        for field in detail.fields:
            self._fields[field.path].show_field(field)
            self._fields[field.path].show_error("")
        self.show_preview(view)
        self._show_questions(detail.items)
        set_tab_order(self.body)

    def show_preview(self, view: DetailView) -> None:
        """Shows statement and cards as they would be after an edit."""
        detail = view.detail
        self._place.setText(f"{detail.row.topic_title}  ·  {detail.row.id}")
        self.statement.setText(detail.row.statement)
        self._source.setText(self.tr("Source: {place}").format(place=detail.source))
        while len(self._cards) < len(detail.cards):
            self._cards.append(CardPreview())
            self._cards_column.insertWidget(self._cards_column.count() - 1, self._cards[-1])
        for number, preview in enumerate(self._cards):
            preview.setVisible(number < len(detail.cards))
        for preview, line in zip(self._cards, detail.cards, strict=False):
            preview.show_card(line, view.today)

    def show_error(self, path: str, error: str) -> None:
        """Says under a field what is wrong with it."""
        if path in self._fields:
            self._fields[path].show_error(error)

    @property
    def fields(self) -> dict[str, FieldEditor]:
        """The editors by the path of their text."""
        return dict(self._fields)

    @property
    def cards(self) -> tuple[CardPreview, ...]:
        """The cards that are shown."""
        return tuple(card for card in self._cards if not card.isHidden())

    def _make_fields(self, detail: FactDetail) -> None:
        for old in self._fields.values():
            old.editor.blockSignals(True)  # noqa: FBT003 - its focus goes with it, and that is no wish to store
            self._fields_column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._fields = {}
        for field in detail.fields:
            editor = FieldEditor(field)
            editor.previewed.connect(self.previewed)
            editor.committed.connect(self.committed)
            editor.restored.connect(self.restored)
            self._fields[field.path] = editor
            self._fields_column.addWidget(editor)

    def _show_questions(self, items: tuple[Item, ...]) -> None:
        for old in self._questions:
            self._questions_panel.column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._questions = []
        self._no_questions.setVisible(not items)
        for item in items:
            stem = Text(item.stem, weight=Weight.BOLD)
            stem.setContentsMargins(0, 8, 0, 0)
            kind = Text(kind_name(item), role="muted", size=Size.SMALL)
            self._questions += [stem, kind, ToldParts(item, None)]
        for widget in self._questions:
            self._questions_panel.column.addWidget(widget)

    def take_focus(self) -> None:
        """On the first text."""
        if self._fields:
            next(iter(self._fields.values())).editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cards beside the texts, or under them."""
        super().resizeEvent(event)
        beside = self.viewport().width() >= theme.current().px(500)
        self._pair.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)

    def _set_margins(self) -> None:
        self.column.setContentsMargins(8, 4, 16, 24)  # the Library's own margins are around it

"""The fields of a fact that is being written, from its statement to its tags."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from quizapp.content.drafts import FIRST_ADDED, Draft, DraftAsk
from quizapp.content.facts import Topic
from quizapp.gui.tab_order import set_tab_order
from quizapp.gui.widgets.button import Button
from quizapp.gui.widgets.flow import Flow
from quizapp.gui.widgets.library.ask_editor import AskEditor
from quizapp.gui.widgets.library.fact_place import FactPlace
from quizapp.gui.widgets.library.fact_text import FactText, GapText
from quizapp.gui.widgets.occlusion.panel import OcclusionPanel
from quizapp.gui.widgets.panel import Panel, section_heading


@dataclass(frozen=True, slots=True, kw_only=True)
class EditorView:
    """A draft in the editor. ``topics`` and ``tags`` are those of its deck; ``next_gap`` is the number from which new
    gaps count; ``resumed`` says that it was left half written."""

    draft: Draft
    topics: tuple[Topic, ...]
    tags: tuple[str, ...]
    next_gap: int
    resumed: bool


class FactForm(Panel):
    """``typed`` comes with every change that a person makes; ``draft`` is what stands in the fields."""

    typed = Signal()
    file_wanted = Signal()
    paste_wanted = Signal()
    dropped = Signal(object)

    def __init__(self) -> None:
        super().__init__(padding=20)
        self._view: EditorView | None = None
        self._problems: dict[str, str] = {}
        self._tried = False
        self.asks: list[AskEditor] = []
        self.gaps: list[GapText] = []
        self.column.setSpacing(16)
        self._build()

    def _build(self) -> None:
        self.statement = GapText(self.tr("The fact, in your own words"))
        self.why = FactText(self.tr("Why it matters"))
        self.make_gap = Button(self.tr("Hide the selected words"), key="Ctrl Shift C", quiet=True)
        self.make_gap.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the selection where it is
        self.make_gap.clicked.connect(self.hide_words)
        self._gaps = QVBoxLayout()
        self._gaps.setSpacing(12)
        self._asks = QVBoxLayout()
        self._asks.setSpacing(20)
        self.add_ask = Button(self.tr("Question and answer"), icon="plus", quiet=True)
        self.add_ask.clicked.connect(self._new_ask)
        self.add_gap = Button(self.tr("Sentence with gaps"), icon="plus", quiet=True)
        self.add_gap.clicked.connect(self._new_gap)
        more = QWidget()
        flow = Flow(more, gap=24)
        flow.addWidget(self.add_ask)
        flow.addWidget(self.add_gap)
        self.picture = OcclusionPanel()
        for field in (self.statement, self.why):
            self._listen(field)
        self.picture.changed.connect(self.typed)
        self.picture.grown.connect(lambda: set_tab_order(self))
        self.picture.file_wanted.connect(self.file_wanted)
        self.picture.paste_wanted.connect(self.paste_wanted)
        self.picture.dropped.connect(self.dropped)
        for part in (self.statement, self.make_gap, self.why):
            self.column.addWidget(part)
        self.column.addLayout(self._gaps)
        self.column.addLayout(self._asks)
        self.column.addWidget(more)
        self.column.addWidget(section_heading(self.tr("Picture")))
        self.column.addWidget(self.picture)
        self.place = FactPlace()
        self.place.changed.connect(self.typed)
        self.column.addWidget(self.place)
        self.column.addStretch(1)

    def _listen(self, field: FactText) -> None:
        field.typed.connect(self.typed)
        field.pasted_picture.connect(self.dropped)

    # -- what it shows

    def show_view(self, view: EditorView) -> None:
        """Shows a draft."""
        draft, self._view, self._tried, self._problems = view.draft, view, False, {}
        self.statement.set_text(draft.statement)
        self.why.set_text(draft.why)
        self._clear()
        for ask in draft.asks or ((DraftAsk(),) if draft.fact is None else ()):
            self._add_ask(ask)
        for gap in draft.gaps:
            self._add_gap(gap)
        self.picture.show_drawing(draft.figure if draft.pictured is None else "")
        self.picture.show_picture(draft.pictured, draft.hide)
        self.picture.show_error("")
        self.place.show_place(draft, view.topics, view.tags)
        set_tab_order(self)
        self._show_problems()

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Says at each field what would break the fact."""
        self._problems = dict(problems)
        self._show_problems()

    def show_tried(self) -> FactText | None:
        """Somebody wants to save: says all that is wrong; gives the first field at which something is."""
        self._tried = True
        self._show_problems()
        return next((field for name, field in self._fields() if name in self._problems), None)

    def take_picture(self, draft: Draft) -> None:
        """Shows a picture that has been brought in."""
        self.picture.show_error("")
        self.picture.show_drawing("")
        self.picture.show_picture(draft.pictured, draft.hide)
        self.picture.canvas.setFocus()
        self.typed.emit()

    @property
    def draft(self) -> Draft:
        """What stands in the fields."""
        if self._view is None:
            raise AssertionError("an editor is asked for its draft once it has one")
        pictured = self.picture.pictured
        base = self._view.draft
        return replace(
            base,
            statement=self.statement.text,
            why=self.why.text,
            asks=tuple(one.ask for one in self.asks if one.ask.number or not one.ask.is_empty),
            gaps=tuple(one.text for one in self.gaps if one.text.strip()),
            tags=self.place.tags.tags,
            topic=self.place.topic,
            new_topic=self.place.new_topic,
            pictured=pictured,
            hide=self.picture.hide_mode,
            figure=base.figure if pictured is not None or base.pictured is None else "",
        )

    def _fields(self) -> list[tuple[str, FactText]]:
        """Every field by the name under which its problems go, in the order in which they are read."""
        found: list[tuple[str, FactText]] = [("statement", self.statement), ("why", self.why)]
        found += [(f"gap-{number}", gap) for number, gap in enumerate(self._filled_gaps())]
        for number, one in enumerate(self._filled_asks()):
            found += [(f"ask-{number}.question", one.question), (f"ask-{number}.answer", one.answer)]
            found += [(f"ask-{number}.reverse", one.reverse_text), (f"ask-{number}.hint", one.hint)]
            found += [(f"ask-{number}.wrong-{place}", field) for place, field in enumerate(one.reasons())]
        return [*found, *((f"part-{number}", field) for number, field in enumerate(self.picture.names))]

    def _filled_asks(self) -> list[AskEditor]:
        return [one for one in self.asks if one.ask.number or not one.ask.is_empty]

    def _filled_gaps(self) -> list[GapText]:
        return [one for one in self.gaps if one.text.strip()]

    def _show_problems(self) -> None:
        """What is missing is said when somebody wants to save; what cannot stand there, at once."""
        for name, field in self._fields():
            missing = not field.text.strip()
            field.show_error(self._problems.get(name, "") if self._tried or not missing else "")
        self.place.show_error(self._problems.get("tags", ""))

    # -- what can be done

    def _clear(self) -> None:
        for old in (*self.asks, *self.gaps):
            old.hide()
            old.setParent(None)
            old.deleteLater()
        self.asks.clear()
        self.gaps.clear()

    def _add_ask(self, ask: DraftAsk) -> AskEditor:
        own = self._view is None or self._view.draft.own or ask.number >= FIRST_ADDED
        editor = AskEditor(ask, own=own)
        editor.typed.connect(self.typed)
        editor.pasted_picture.connect(self.dropped)
        editor.removed.connect(lambda: self._remove_ask(editor))
        self.asks.append(editor)
        self._asks.addWidget(editor)
        editor.grown.connect(lambda: set_tab_order(self))
        set_tab_order(self)
        return editor

    def _remove_ask(self, editor: AskEditor) -> None:
        self.asks.remove(editor)
        editor.hide()
        editor.setParent(None)
        editor.deleteLater()
        self.add_ask.setFocus()
        self.typed.emit()

    def _new_ask(self) -> None:
        self._add_ask(DraftAsk()).question.editor.setFocus()

    def _add_gap(self, text: str) -> GapText:
        gap = GapText(self.tr("Sentence with gaps"))
        gap.set_text(text)
        self._listen(gap)
        self.gaps.append(gap)
        self._gaps.addWidget(gap)
        set_tab_order(self)
        return gap

    def _new_gap(self) -> None:
        self._add_gap("").editor.setFocus()

    def hide_words(self) -> None:
        """Hides the selected words of the text with the cursor."""
        texts = [self.statement, *self.gaps]
        chosen = next((one for one in texts if one.editor.hasFocus()), self.statement)
        used = {number for one in texts for number in one.numbers()}
        least = self._view.next_gap if self._view else 1
        number = next(one for one in range(least, least + len(used) + 1) if one not in used)
        if not chosen.hide_selection(number):
            chosen.show_error(self.tr("Select the words to hide first."))

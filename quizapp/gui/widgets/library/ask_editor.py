"""A question with its answer while it is written: the other way round, a hint, wrong answers with their reasons."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from quizapp.content.drafts import DraftAsk
from quizapp.content.facts import WrittenDistractor
from quizapp.gui.widgets.button import Button
from quizapp.gui.widgets.fields import Switch
from quizapp.gui.widgets.flow import Flow
from quizapp.gui.widgets.library.fact_text import FactText
from quizapp.gui.widgets.panel import Line
from quizapp.gui.widgets.text import Text


class _WrongEditor(QWidget):
    """A wrong answer and why it is wrong."""

    typed = Signal()
    removed = Signal()

    def __init__(self, wrong: WrittenDistractor) -> None:
        super().__init__()
        self.answer = FactText(self.tr("Wrong answer"))
        self.because = FactText(self.tr("Why it is wrong"))
        self.answer.set_text(wrong.text)
        self.because.set_text(wrong.because)
        remove = Button(self.tr("Remove this wrong answer"), icon="trash-2", quiet=True)
        remove.clicked.connect(self.removed)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 0, 0, 0)
        column.setSpacing(8)
        for field in (self.answer, self.because):
            field.typed.connect(self.typed)
            column.addWidget(field)
        column.addWidget(remove)

    @property
    def wrong(self) -> WrittenDistractor:
        """As it is typed."""
        return WrittenDistractor(text=self.answer.text, because=self.because.text)


class AskEditor(QWidget):
    """One question. ``typed`` comes with every change, ``removed`` when it is to go, ``grown`` with a new field."""

    typed = Signal()
    removed = Signal()
    grown = Signal()
    pasted_picture = Signal(object)

    def __init__(self, ask: DraftAsk, *, own: bool) -> None:
        super().__init__()
        self._ask = ask
        self._wrong: list[_WrongEditor] = []
        self.question = FactText(self.tr("Question"))
        self.answer = FactText(self.tr("Answer"), placeholder=self.tr("From the deck's facts") if ask.claimed else "")
        self.reverse = Switch(name=self.tr("Ask it the other way round too"))
        self.reverse_text = FactText(
            self.tr("The question the other way round"),
            placeholder="" if ask.claimed else self.tr("The answer itself"),
        )
        self.hint = FactText(self.tr("Hint"))
        self.add_hint = Button(self.tr("Hint"), icon="plus", quiet=True)
        self.add_wrong = Button(self.tr("Wrong answer"), icon="plus", quiet=True)
        self.remove = Button(self.tr("Remove this question"), icon="trash-2", quiet=True)
        self._build()
        self.remove.setVisible(own or not ask.number)  # in its place by now: alone it would open as a window
        self._show(ask)
        self._connect()

    def _build(self) -> None:
        switch = QHBoxLayout()
        switch.setSpacing(12)
        switch.addWidget(self.reverse)
        switch.addWidget(Text(self.tr("Ask it the other way round too")), 1)
        self._wrongs = QVBoxLayout()
        self._wrongs.setSpacing(16)
        acts = QWidget()
        flow = Flow(acts, gap=24)
        for button in (self.add_wrong, self.add_hint, self.remove):
            flow.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(Line())
        column.addWidget(self.question)
        column.addWidget(self.answer)
        column.addLayout(switch)
        column.addWidget(self.reverse_text)
        column.addWidget(self.hint)
        column.addLayout(self._wrongs)
        column.addWidget(acts)

    def _show(self, ask: DraftAsk) -> None:
        self.question.set_text(ask.question)
        self.answer.set_text(ask.answer)
        self.reverse.setChecked(ask.reverse)
        self.reverse_text.set_text(ask.reverse_text)
        self.reverse_text.setVisible(ask.reverse)
        self.hint.set_text(ask.hint)
        self.hint.setVisible(bool(ask.hint))
        self.add_hint.setVisible(not ask.hint)
        for wrong in ask.wrong:
            self._add(wrong)

    def _connect(self) -> None:
        for field in (self.question, self.answer, self.reverse_text, self.hint):
            field.typed.connect(self.typed)
            field.pasted_picture.connect(self.pasted_picture)
        self.reverse.toggled.connect(self.reverse_text.setVisible)
        self.reverse.toggled.connect(self.typed)
        self.add_hint.clicked.connect(self._unfold_hint)
        self.add_wrong.clicked.connect(self._add_wrong)
        self.remove.clicked.connect(self.removed)

    @property
    def ask(self) -> DraftAsk:
        """As it is typed."""
        return DraftAsk(
            number=self._ask.number,
            claimed=self._ask.claimed,
            question=self.question.text,
            answer=self.answer.text,
            reverse=self.reverse.isChecked(),
            reverse_text=self.reverse_text.text,
            hint=self.hint.text,
            wrong=tuple(one.wrong for one in self._wrong),
        )

    @property
    def wrongs(self) -> tuple[FactText, ...]:
        """The fields of the wrong answers."""
        return tuple(one.answer for one in self._wrong)

    def reasons(self) -> tuple[FactText, ...]:
        """The fields of their reasons."""
        return tuple(one.because for one in self._wrong)

    def show_errors(self, errors: dict[str, str]) -> None:
        """Says at each field what is wrong: ``question``, ``answer``, ``reverse``, ``hint``, ``wrong-0``."""
        for name, field in (
            ("question", self.question),
            ("answer", self.answer),
            ("reverse", self.reverse_text),
            ("hint", self.hint),
        ):
            field.show_error(errors.get(name, ""))
        for number, one in enumerate(self._wrong):
            one.because.show_error(errors.get(f"wrong-{number}", ""))

    def _unfold_hint(self) -> None:
        self.hint.show()
        self.add_hint.hide()
        self.hint.editor.setFocus()

    def _add_wrong(self) -> None:
        self._add(WrittenDistractor(text="", because="")).answer.editor.setFocus()

    def _add(self, wrong: WrittenDistractor) -> _WrongEditor:
        editor = _WrongEditor(wrong)
        editor.typed.connect(self.typed)
        editor.removed.connect(lambda: self._remove(editor))
        self._wrong.append(editor)
        self._wrongs.addWidget(editor)
        self.grown.emit()
        return editor

    def _remove(self, editor: _WrongEditor) -> None:
        self._wrong.remove(editor)
        self._wrongs.removeWidget(editor)
        editor.hide()
        editor.deleteLater()
        self.add_wrong.setFocus()
        self.typed.emit()

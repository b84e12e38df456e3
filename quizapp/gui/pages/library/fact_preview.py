"""What a fact would make, beside it while it is written: its cards, its questions, and what the review says."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from quizapp.content.items import Item
from quizapp.content.labels import LabelFace
from quizapp.content.previewing import Preview, PreviewCard
from quizapp.content.review.findings import Finding, Severity
from quizapp.gui.theme import Size, Weight
from quizapp.gui.widgets.icon import Icon
from quizapp.gui.widgets.items.result import ToldParts
from quizapp.gui.widgets.library.card_preview import CardPreview
from quizapp.gui.widgets.panel import Panel, section_heading
from quizapp.gui.widgets.text import Text
from quizapp.gui.words.kinds import kind_name
from quizapp.scheduling.memory import State
from quizapp.services.library import CardLine


class FactPreview(QWidget):
    """Cards are kept and filled anew, questions and findings made anew only when they change: typing never waits."""

    def __init__(self) -> None:
        super().__init__()
        self._cards: list[CardPreview] = []
        self._items: tuple[Item, ...] = ()
        self._findings: tuple[Finding, ...] = ()
        self._questions: list[QWidget] = []
        self._rows: list[QWidget] = []
        self._none = Text(self.tr("The cards that this fact makes will stand here while you write."), role="muted")
        self._cards_column = QVBoxLayout()
        self._cards_column.setSpacing(12)
        self._review = Panel(padding=20)
        self._review.column.addWidget(section_heading(self.tr("What the review says")))
        self._asked = Panel(padding=20)
        self._asked.column.addWidget(section_heading(self.tr("Quiz questions")))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(section_heading(self.tr("Cards")))
        column.addWidget(self._none)
        column.addLayout(self._cards_column)
        column.addWidget(self._asked)
        column.addWidget(self._review)
        column.addStretch(1)
        self._asked.hide()
        self._review.hide()

    def show_reading(self, *, stopped: bool) -> None:
        """Shows nothing yet: the deck is still being read, or the person did not want to wait for that."""
        self._show_cards(())
        if stopped:
            self._none.setText(self.tr("Nothing is shown here, for the deck was not read. You can write and save."))
        else:
            self._none.setText(self.tr("The deck is being read. Write on: the cards will stand here."))

    def show_preview(self, preview: Preview) -> None:
        """Shows what a draft would make."""
        self._none.setText(self.tr("The cards that this fact makes will stand here while you write."))
        self._show_cards(preview.cards)
        if preview.items != self._items:
            self._items = preview.items
            self._show_items()
        if preview.findings != self._findings:
            self._findings = preview.findings
            self._show_findings()

    @property
    def cards(self) -> tuple[CardPreview, ...]:
        """The cards that are shown."""
        return tuple(card for card in self._cards if not card.isHidden())

    @property
    def stems(self) -> tuple[str, ...]:
        """What the questions ask that are shown."""
        return tuple(item.stem for item in self._items)

    @property
    def findings(self) -> tuple[str, ...]:
        """What the review says, in words."""
        return tuple(text.text() for row in self._rows for text in row.findChildren(Text))

    def _show_cards(self, cards: tuple[PreviewCard, ...]) -> None:
        while len(self._cards) < len(cards):
            self._cards.append(CardPreview())
            self._cards_column.addWidget(self._cards[-1])
        for number, widget in enumerate(self._cards):
            widget.setVisible(number < len(cards))
        for widget, one in zip(self._cards, cards, strict=False):
            widget.show_card(_line(one), today=0)
            widget.standing.hide()
        self._none.setVisible(not cards)

    def _show_items(self) -> None:
        self._empty(self._questions)
        for item in self._items:
            stem = Text(item.stem, weight=Weight.BOLD)
            stem.setContentsMargins(0, 8, 0, 0)
            self._questions += [stem, Text(kind_name(item), role="muted", size=Size.SMALL), ToldParts(item, None)]
        for widget in self._questions:
            self._asked.column.addWidget(widget)
        self._asked.setVisible(bool(self._items))

    def _show_findings(self) -> None:
        self._empty(self._rows)
        for finding in self._findings:
            row = self._row(finding)
            self._rows.append(row)
            self._review.column.addWidget(row)
        self._review.setVisible(bool(self._findings))

    def _empty(self, widgets: list[QWidget]) -> None:
        for old in widgets:
            old.hide()
            old.setParent(None)
            old.deleteLater()
        widgets.clear()

    def _place(self, finding: Finding) -> str:
        """At which part of the fact: ``Question 1``; empty for the fact itself."""
        part = finding.place.split("/")[2:]
        if not part:
            return ""
        name, _, number = part[0].rpartition("-")
        if name == "label":
            return self.tr("Part {n} of the picture").format(n=number)
        if name:  # the id of a question: single_best_answer-1
            return self.tr("Question {n}").format(n=number)
        return self.tr("Question {n}").format(n=part[0]) if part[0].isdigit() else self.tr("Gaps")

    def _row(self, finding: Finding) -> QWidget:
        marks = {
            Severity.ERROR: ("circle-x", "bad", self.tr("To put right")),
            Severity.WARNING: ("triangle-alert", "warn", self.tr("Could be better")),
            Severity.NOTE: ("info", "muted", self.tr("Worth a look")),
        }
        mark, role, kind = marks[finding.severity]
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 4, 0, 4)
        line.setSpacing(12)
        line.addWidget(Icon(mark, role=role))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Text("  ·  ".join(filter(None, (kind, self._place(finding)))), size=Size.SMALL, role="muted"))
        words.addWidget(Text(finding.message))
        line.addLayout(words, 1)
        return row


def _line(one: PreviewCard) -> CardLine:
    shown = one.picture or one.answer_picture  # a line has room for one: that of the question, if there is one
    picture = LabelFace(front=shown, back=shown, front_words="", back_words="") if shown else None
    return CardLine(card=one.card, state=State.NEW, due_day=None, reviews=0, lapses=0, figure=one.figure or picture)

"""After a session: who was there, what they gained, how the questions did, what to teach again; and its papers."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from quizapp.gui.tasks import TaskLine
from quizapp.gui.theme import Size, Weight
from quizapp.gui.widgets.bars import Bar, Bars
from quizapp.gui.widgets.button import Button
from quizapp.gui.widgets.fields import Switch
from quizapp.gui.widgets.flow import Flow
from quizapp.gui.widgets.panel import Page, Panel, section_heading
from quizapp.gui.widgets.text import Text
from quizapp.gui.widgets.trainer.rebuilt import Rebuilt
from quizapp.gui.words import counts as words
from quizapp.gui.words.session import again_words, gain_sentences, item_words, person_words, report_lead
from quizapp.teaching.report import SessionReport


class _Section(Panel):
    """A heading, a sentence, bars, lines; hidden while there is nothing to say."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.column.addWidget(section_heading(title))
        self.lead = Text(role="muted")
        self.bars = Bars(title)
        self.lines = Rebuilt(spacing=10)
        for part in (self.lead, self.bars, self.lines):
            self.column.addWidget(part)

    def show_all(self, lead: str, bars: Sequence[Bar], lines: Sequence[tuple[str, str]]) -> None:
        """Shows what there is; of each line a head and what stands under it."""
        self.lead.setText(lead)
        self.lead.setVisible(bool(lead))
        self.bars.show_bars(tuple(bars))
        self.bars.setVisible(bool(bars))
        self.lines.put([_line(*line) for line in lines])
        self.setVisible(bool(lead or bars or lines))


def _line(head: str, under: str) -> QWidget:
    both = Rebuilt(spacing=0)
    both.put([Text(head), *([Text(under, role="muted", size=Size.SMALL)] if under else [])])
    return both


class TeachReportPage(Page):
    """``wanted`` carries the name of a paper or an act: ``pdf``, ``csv``, ``xlsx``, ``certificates``, ``archive``,
    ``anonymise``."""

    wanted = Signal(str)
    named = Signal(bool)
    left = Signal()

    def __init__(self) -> None:
        super().__init__(max_width=880)
        self.back = Button(self.tr("Sessions"), icon="chevron-left", quiet=True)
        self.back.clicked.connect(self.left)
        self.heading = Text(size=Size.TITLE, weight=Weight.BOLD)
        self.lead = Text(role="muted")
        self.column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self.heading)
        self.column.addWidget(self.lead)
        acts = QWidget()
        row = Flow(acts, gap=14)
        self.acts: dict[str, Button] = {}
        for name, button in (
            ("certificates", Button(self.tr("Certificates…"), icon="graduation-cap", primary=True)),
            ("pdf", Button(self.tr("PDF…"), icon="file-text")),
            ("csv", Button(self.tr("CSV…"), icon="table")),
            ("xlsx", Button(self.tr("XLSX…"), icon="table")),
            ("archive", Button(self.tr("Archive…"), icon="archive", quiet=True)),
            ("anonymise", Button(self.tr("Take the names out…"), icon="eye-off", quiet=True)),
        ):
            button.clicked.connect(lambda _=False, name=name: self.wanted.emit(name))
            self.acts[name] = button
            row.addWidget(button)
        self.column.addWidget(acts)
        self.task = TaskLine()
        self.column.addWidget(self.task)
        self.names = Switch(name=self.tr("Show names"))
        self.names.setChecked(True)
        self.names.toggled.connect(self.named)
        line = QHBoxLayout()
        line.addWidget(self.names)
        line.addWidget(Text(self.tr("Names in this report and its files")), 1)
        self.column.addLayout(line)
        self.again = _Section(self.tr("Teach again"))
        self.gain = _Section(self.tr("What was gained"))
        self.topics = _Section(self.tr("By topic"))
        self.teams = _Section(self.tr("Teams"))
        self.people = _Section(self.tr("People"))
        self.items = _Section(self.tr("The questions"))
        for section in (self.again, self.gain, self.topics, self.teams, self.people, self.items):
            self.column.addWidget(section)
        self.column.addStretch(1)

    def show_report(self, report: SessionReport) -> None:
        """Shows a session."""
        self.heading.setText(report.heading.title)
        self.lead.setText(" ".join([report_lead(report), *report.notes]))
        self.again.show_all(*again_words(report))
        self.gain.show_all(gain_sentences(report.gain), (), ())
        self.topics.show_all(
            "",
            [
                Bar(name=one.title, share=one.share, figure=words.percent(one.share))
                for one in report.topics
                if one.share is not None
            ],
            [
                (one.title, gain_sentences(one.gain))
                for one in report.topics
                if one.gain is not None
            ],
        )  # fmt: skip
        most = max([1, *(one.points for one in report.teams)])
        self.teams.show_all(
            "",
            [
                Bar(name=f"{one.place}. {one.name}", share=max(0, one.points) / most, figure=str(one.points))
                for one in report.teams
            ],
            (),
        )  # fmt: skip
        self.people.show_all("", (), [person_words(one) for one in report.people])
        self.items.show_all("", (), [item_words(one) for one in report.items])
        self.verticalScrollBar().setValue(0)

    @property
    def shows_names(self) -> bool:
        """Whether names are wanted."""
        return self.names.isChecked()

    def set_anonymous(self) -> None:
        """The names are gone for good."""
        self.names.setChecked(False)
        self.names.setEnabled(False)
        self.acts["anonymise"].setEnabled(False)

    def set_named(self) -> None:
        """Another session, with its names."""
        self.names.setEnabled(True)
        self.acts["anonymise"].setEnabled(True)

    def take_focus(self) -> None:
        """On the first act."""
        self.acts["certificates"].setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

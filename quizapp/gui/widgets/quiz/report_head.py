"""The head of a report: when and how long, the points, what certainty made of them, and the acts."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from quizapp.exams.blueprint import Mode
from quizapp.exams.report import Report
from quizapp.gui import shortcuts
from quizapp.gui.widgets.button import Button
from quizapp.gui.widgets.flow import Flow
from quizapp.gui.widgets.panel import page_heading
from quizapp.gui.widgets.text import Text
from quizapp.gui.words import counts as words
from quizapp.gui.words.points import points

_AROUND = 2 * 28
"""Around the words of a button, in px."""


class ReportHead(QWidget):
    """The words over the acts; the act that helps most is the main one."""

    def __init__(self) -> None:
        super().__init__()
        self._missed = 0
        self.when = Text(role="muted")
        self.heading = page_heading("")
        self.certainty = Text(role="muted")
        self.missed = Button("", primary=True)
        self.again = Button(self.tr("Again with other questions"))
        self.again.setToolTip(self.tr("The same facts, asked otherwise"))
        self.another = Button(self.tr("Another quiz"))
        self.pdf = Button(self.tr("Save as PDF"), icon="file-text", key=shortcuts.SAVE_PDF.shown, quiet=True)
        self.table = Button(self.tr("Save as a table"), icon="table", quiet=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for text in (self.when, self.heading, self.certainty):
            column.addWidget(text)
        column.addSpacing(14)
        for buttons, gap in (((self.missed, self.again, self.another), 16), ((self.pdf, self.table), 24)):
            row = QWidget()
            flow = Flow(row, gap=gap)
            for button in buttons:
                flow.addWidget(button)
            column.addWidget(row)
            column.addSpacing(8)

    def show_report(self, report: Report) -> None:
        """Shows how it went."""
        took = report.used_ms / 60_000 or (report.finished_at - report.started_at).total_seconds() / 60
        kind = self.tr("Exam finished, {time}") if report.mode is Mode.EXAM else self.tr("Quiz finished, {time}")
        said = [kind.format(time=words.minutes(round(took)))]
        if report.ended_early:
            said.append(self.tr("{n} of {total} questions asked").format(n=len(report.items), total=report.drawn))
        if report.by_time:
            said.append(self.tr("the time was up"))
        if report.breaks:
            often = words.counted(report.breaks, "interrupted once", "interrupted {n} times")
            said.append(self.tr("{often} (the clock stood meanwhile)").format(often=often))
        self.when.setText(", ".join(said))
        score = self.tr("{earned} of {possible} points")
        self.heading.setText(score.format(earned=points(report.score.earned), possible=points(report.score.possible)))
        sure = report.certainty_points
        self.certainty.setVisible(sure is not None)
        if sure is not None:
            told = self.tr(
                "By how sure you were: {earned} of {possible} points (right earns 1, 2, 3; wrong costs 0, 2, 6)."
            )
            self.certainty.setText(told.format(earned=sure[0], possible=sure[1]))
        self._missed = n = len(report.missed)
        self._name_missed()
        self.missed.setVisible(n > 0)
        self.again.set_primary(n == 0)

    def _name_missed(self) -> None:
        """The whole sentence where there is room for it; very large type in a narrow window has two words."""
        self.missed.setText(self.tr("Study what I missed ({n})").format(n=self._missed))
        if self.missed.word_width + _AROUND > self.width():
            self.missed.setText(self.tr("Study missed ({n})").format(n=self._missed))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width has room for other words."""
        super().resizeEvent(event)
        self._name_missed()

    @property
    def main_act(self) -> Button:
        """The act that helps most."""
        return self.missed if not self.missed.isHidden() else self.again
